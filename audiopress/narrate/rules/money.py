"""Rules for amounts of money: the currency after the amount, scales in words, minor units apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.amounts import (
    DIGITS,
    LEAD,
    LEADS,
    NUMBER,
    TO,
    attributive,
    is_one,
    parts,
    say_number,
)
from audiopress.narrate.rules.calendars import stopped
from audiopress.narrate.rules.currencies import COINS, SIGNS, Coin, coin
from audiopress.narrate.rules.portions import say_mixed
from audiopress.narrate.rules.scales import LETTERS, SCALES, say_scaled, scales
from audiopress.narrate.rules.sums import round_sums
from audiopress.narrate.rules.units import one_of
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_LANGUAGES: Final = ("en", "de", "fr", "es")
# Codes that are words or names as well: taken for money only with a scale, thousands or a minor unit.
_DOUBTFUL: Final = frozenset(("PHP", "COP", "PEN", "TRY", "ARS", "SAR", "MAD", "RM", "Ft", "fr.", "Fr.", "RON", "GEL"))
_AFTER_ONLY: Final = frozenset(("元", "円", "fr.", "лв", "руб.", "руб"))
_VIDEO: Final = frozenset(("144", "240", "360", "480", "540", "576", "720", "1080"))
_AND_MINOR: Final = {"de": "", "fr": "", "es": "con "}
_CONTINENTAL: Final = r"[0-9]{1,3}(?:\.[0-9]{3}){0,3},[0-9]{1,2}(?![0-9,]|[.][0-9])"  # €1.234,56 in an English text
_PENCE: Final = late(
    rf"(?<![\w$£€.,/:-])(?P<low>{NUMBER['en']})(?:[p¢]?\s?[–-]\s?(?P<high>[0-9]{{1,3}}))?(?P<sign>p(?![\w’'/.-]*\w)|\s?¢(?!\w))"
)
# What a scale of one letter may count: “5m people”, but “the 100m hurdles”.
_SCALED: Final = late(
    rf"(?<![\w$£€.,/:-])(?P<number>{NUMBER['en']})(?:\s?(?P<scale>bn|mn|mln|tn|trn)(?![\w/])"
    r"|(?P<letter>[kKmMbBtT])(?=\s(?:[a-z]+\s){0,2}?"
    r"(?P<what>[a-z]{3,}s|people|men|women|children|yuan|yen|won|rand|baht|kroner)\b))"
)
_METRES: Final = frozenset(
    wordlist(
        "hurdles relays races finals sprints heats swims waves seas walls dashes runs depths intervals repeats is was "
        "has swimmers runners sprinters across steps stairs lanes towers this his its plus less towards tours events "
        "us as"
    )
)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds an amount with its currency before it, and after it."""
    number, words, letters = NUMBER[language], scales(language), LETTERS[language]
    spaced = rf"(?:[1-9](?:[ ][0-9]{{3}}){{1,3}}(?![0-9])|{number})"  # 1 200 Kč, whatever the language
    if language == "en":
        number = rf"(?:{number}|{_CONTINENTAL})"
    known = [sign for sign in (*SIGNS, *COINS[language]) if coin(sign, language)]
    before = "|".join(re.escape(s) for s in sorted(known, key=len, reverse=True) if s not in _AFTER_ONLY)
    after = "|".join(re.escape(s) for s in sorted(known, key=len, reverse=True) if s not in ("RM", "Rs", "Rs.", "Fr."))
    scale = rf"(?:[\s\u00a0\u202f-]?(?:{words})(?!\w)|\s?[{letters}](?![\w’'&]))"
    dash = r"\s?[–‒-]\s?"
    word = r"(?P<word>[\s-](?:dollars?|euros?|pounds?|yen|rupees?)\b)?" if language == "en" else ""
    start = r"(?<![\w$£€¥])(?<![0-9][.,])(?<![A-Z][/-])"
    prefixed = (
        rf"(?P<lead>{LEAD})?{start}(?P<sign>{before})[\s\u00a0\u202f]?(?P<minus>[−-](?=[0-9.]))?(?P<low>{number})"
        rf"(?:[,.][–—-]{{1,2}})?(?P<scale>{scale})?"
        rf"(?:(?P<dash>{dash}|\s(?:to|and|or)\s(?=[^\s\w]))(?P<second>(?P=sign)[\s\u00a0]?)?(?P<high>{number})(?P<upper>{scale})?)?{word}"
    )
    suffixed = (
        rf"(?P<lead>{LEAD})?{start}(?P<low>{spaced})(?P<scale>{scale})?(?:,[–—-]{{1,2}})?"
        rf"(?:(?P<dash>[\s\u00a0]?(?:(?:{after})\s?)?{dash})(?P<high>{number})(?P<upper>{scale})?)?"
        rf"[\s\u00a0\u202f-]?(?P<sign>{after})(?![\w$£€]|\s?[0-9]|’s|'s)"
    )
    return re.compile(prefixed), re.compile(suffixed)


def money(passage: Passage) -> Iterator[Change]:
    """Amounts with their currency after them, scales in words, minor units apart, whichever way they are written."""
    if passage.language == "en":
        yield from round_sums(passage.text)
    for pattern in _patterns(passage.language):
        for found in pattern.finditer(passage.text):
            names = coin(_local(found["sign"], passage), passage.language)
            if names and not _doubtful(found):
                said = _amounts(passage, found, names)
                yield from _with_tail(passage, found, said)


_SWEDISH: Final = late(
    r"\b(?:Swed(?:en|ish|e|es)|Stockholm|Gothenburg|Göteborg|Malmö|Uppsala|Schwed\w{1,6}|suédois\w{0,2}|Suède)\b"
)


def _local(sign: str, passage: Passage) -> str:
    """“kr” is a krona where the sentence is about Sweden."""
    return "SEK" if sign in ("kr", "kr.") and _SWEDISH.search(passage.text) else sign


def _doubtful(found: re.Match[str]) -> bool:
    return found["sign"] in _DOUBTFUL and not (found["scale"] or re.search(r"[.,][0-9]{2}", found["low"]))


def _amounts(passage: Passage, found: re.Match[str], names: Coin) -> str:
    """One amount or a range, with what stands before it: about, minus."""
    language = passage.language
    single = language == "en" and attributive(passage.text, found.start(), found.end())
    group = found.groupdict()
    lead = f"{LEADS[language][group['lead'].strip()]} " if group["lead"] else ""
    lead += f"{LEADS[language]['-']} " if group.get("minus") else ""
    if not group["high"]:
        return lead + _amount(group["low"], group["scale"], names, language, single=single or _worded(group))
    dash = group["dash"].strip()
    second = bool(group.get("second")) or dash not in "–‒-"
    low, upper = group["low"], group["upper"]
    shared = upper and not group["scale"] and len(parts(low, language)[0]) < 4
    if dash in ("to", "or", "and") and not (shared and (dash != "and" or _between(passage.text, found.start()))):
        shared, second = None, True
    elif dash in ("to", "or", "and"):
        second = False
    coins = any(len(parts(each, language)[1]) == 2 for each in (low, group["high"])) and not (group["scale"] or upper)
    high = _amount(group["high"], upper, names, language, single=single)
    if (second and not shared) or coins:
        first = _amount(low, group["scale"], names, language, single=single)
    else:
        first = _bare(low, group["scale"], language)
    return f"{lead}{first} {dash if dash.isalpha() else TO[language]} {high}"


def _between(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower().endswith("between ")


def _worded(group: dict[str, str | None]) -> bool:
    """“$3.5 trillion-dollar” says the currency a second time, as an attribute."""
    return bool(group.get("word")) and str(group["word"]).startswith("-") and not str(group["word"]).endswith("s")


def _bare(written: str, scale: str | None, language: str) -> str:
    return say_scaled(written, scale.strip("- \u00a0\u202f"), language) if scale else say_number(written, language)


def _amount(written: str, scale: str | None, names: Coin, language: str, *, single: bool = False) -> str:
    """The amount and its currency; `single`: as an attribute, “a five dollar bill”."""
    if scale:
        return _of_many(_bare(written, scale, language), names.one if single else names.many, language)
    if language == "en" and re.fullmatch(_CONTINENTAL, written):
        written = written.translate(_SWAPPED)
    whole, part = parts(written, language)
    part = part.rstrip("0")
    unit = names.one if single or is_one(whole or "0", language) else names.many
    count = say_number(whole or "0", language, names.gender)
    if not part:
        return _of_many(count, unit, language)
    if len(part) > 2 or not names.cents:
        return (
            f"{say_number(f'{whole}.{part}', 'en') if language == 'en' else say_number(written, language)} {names.many}"
        )
    minor = int(part.ljust(2, "0"))
    cents = say_number(str(minor), language, "m")
    if not whole.strip("0"):
        return f"{cents} {names.cent if minor == 1 or single else names.cents}"
    if language != "en":
        return f"{count} {unit} {_AND_MINOR[language]}{say_number(str(minor), language)}"
    return (
        f"{count} {unit} {cents}" if single else f"{count} {unit} {cents} {names.cent if minor == 1 else names.cents}"
    )


_SWAPPED: Final = str.maketrans(",.", ".,")
_MILLIONS: Final = late(r"(?:million|milliard|billion)s?$|(?:mill[oó]n|millones)$")


def _of_many(count: str, unit: str, language: str) -> str:
    """“Un million d’euros”, “un millón de euros”; other counts have the unit next to them."""
    if language in ("fr", "es") and _MILLIONS.search(count):
        count += " de"
    if language == "fr" and count.endswith(" de") and unit[0] in "aeiouhé":
        return f"{count[:-1]}’{unit}"
    return f"{count} {unit}"


_TAIL: Final = late(
    r"(?P<plus>(?:\+|-plus)(?![\w-]))|(?P<each>-an?-(?=[a-z]))|\s?/\s?(?P<per>[A-Za-z²³]+[23]?)(?:\.(?=\s[a-z]))?(?![\w/])"
)
_PER: Final = {"en": "per", "de": "pro", "fr": "par", "es": "por"}


def _with_tail(passage: Passage, found: re.Match[str], said: str) -> Iterator[Change]:
    """The amount, and what is written on to it: “-plus”, “-a-day”, “/month”."""
    tail = _TAIL.match(passage.text, found.end())
    end = found.end()
    if found["sign"].endswith(".") and found.end("sign") == end:
        end -= stopped(passage.text, end)
    if tail is None or (passage.language != "en" and not tail["per"]):
        yield Change(found.start(), end, said)
    elif tail["plus"]:
        yield Change(found.start(), tail.end(), f"{said} plus")
    elif tail["each"]:
        yield Change(found.start(), tail.end(), f"{said} {tail['each'].strip('-')} ")
    else:
        unit = one_of(tail["per"], passage.language) or (tail["per"] if len(tail["per"]) > 2 else "")
        end = tail.end() if unit else found.end()
        yield Change(found.start(), end, f"{said} {_PER[passage.language]} {unit}" if unit else said)


def minor_units(passage: Passage) -> Iterator[Change]:
    """Amounts in pence or cents alone: 99p, 50¢."""
    for found in _PENCE.finditer(passage.text):
        pence = found["sign"] == "p"
        whole, part = parts(found["low"], "en")
        before = passage.text[max(0, found.start() - 12) : found.start()]
        if pence and (found["low"] in _VIDEO or len(whole) > 3 or "chromosome" in before):
            continue
        one, many = ("penny", "pence") if pence else ("cent", "cents")
        high = f" to {say_number(found['high'])}" if found["high"] else ""
        single = not high and whole == "1" and not part
        single = single or (not pence and attributive(passage.text, found.start(), found.end()))
        said = f"{say_number(found['low'])}{high} {one if single else many}"
        yield from _with_tail(passage, found, said)
    for found in _SHILLINGS.finditer(passage.text):
        yield Change(found.start(), found.end(), _shillings(found))


# £5 6s. 8d.: pounds, shillings and pence, before 1971.
_SHILLINGS: Final = late(
    r"(?<=[0-9]\s)(?P<s>[0-9]{1,2})s\.?(?:\s?(?P<d>[0-9]{1,2})(?P<half>[½¼¾])?d(?:\.(?=\s[a-z(]|[,;)]))?(?!\w))"
    r"|(?<![\w.,])(?P<alone>[0-9]{1,2})s\.\s?(?P<pence>[0-9]{1,2})d(?:\.(?=\s[a-z(]|[,;)]))?(?!\w)"
)


def _shillings(found: re.Match[str]) -> str:
    shillings, pence = found["s"] or found["alone"], found["d"] or found["pence"]
    half = f" {say_mixed(found['half'])}" if found["half"] else ""
    first = f"{say_number(shillings)} {'shilling' if shillings == '1' else 'shillings'}"
    return f"{first} {say_number(pence)}{' and' * bool(half)}{half} {'penny' if pence == '1' and not half else 'pence'}"


_GERMAN_SCALED: Final = late(rf"(?<![\w$£€.,/:-])(?P<number>{NUMBER['de']})\s?(?P<scale>Mio|Mrd|Tsd|Bio)(?:\.|(?!\w))")


def scaled(passage: Passage) -> Iterator[Change]:
    """Scales by a letter after a number that counts something: 5m people, 10k views, 3bn; German 5 Mio."""
    if passage.language == "de":
        for found in _GERMAN_SCALED.finditer(passage.text):
            scale = found["scale"] if found["scale"] != "Bio" else "Bio."
            yield Change(found.start(), found.end(), say_scaled(found["number"], scale, "de"))
        return
    for found in _SCALED.finditer(passage.text):
        letter = found["letter"]
        if letter and (found["what"] in _METRES or (letter in "tT" and "." not in found["number"])):
            continue
        yield Change(
            found.start(), found.end(), f"{say_number(found['number'])} {SCALES['en'][letter or found['scale']]}"
        )


RULES: Final = (
    Rule(
        *("N-070", "money", money, DIGITS),
        languages=_LANGUAGES,
        cases=(
            ("It cost $5m.", "It cost five million dollars."),
            ("$1,000s, a roll of $20s", "thousands of dollars, a roll of twenties"),
            ("£3.2bn and €1.5 billion", "three point two billion pounds and one point five billion euros"),
            ("$20.50, £2.01 and $1", "twenty dollars fifty cents, two pounds one penny and one dollar"),
            ("$5–10 or $3-a-day", "five to ten dollars or three dollars a day"),
            ("USD 40k or 300 kr", "forty thousand US dollars or three hundred kroner"),
            ("a $5 bill, -$5, $20/month", "a five dollar bill, minus five dollars, twenty dollars per month"),
        ),
    ),
    Rule(
        *("N-071", "minor-unit", minor_units, DIGITS),
        languages=("en",),
        cases=(("99p or 50¢", "ninety nine pence or fifty cents"),),
    ),
    Rule(
        *("N-072", "scaled", scaled, DIGITS),
        languages=("en", "de"),
        cases=(("5m people", "five million people"), ("3bn of them", "three billion of them")),
    ),
)
