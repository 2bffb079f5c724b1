"""Rules for numbers that espeak says wrongly: ranges, money, years, decades, signs; the rest is left to the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.wordlist import wordlist

_TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a"}
_MINUS: Final = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos"}
_NUMBER: Final = {"en": "number", "de": "Nummer", "fr": "numéro", "es": "número"}

_RANGE: Final = re.compile(
    r"(?<=[\d%°])\s?[–‒]\s?(?=[$£€]?\d)"
    r"|(?<=\bpp\.\s\d)-(?=\d)|(?<=\bpp\.\s\d\d)-(?=\d)|(?<=\bpp\.\s\d\d\d)-(?=\d)"
    r"|(?<=\b1[0-9]\d\d)-(?=(?:1\d|20)\d\d\b)|(?<=\b20\d\d)-(?=20\d\d\b)"
    r"|(?<=\b[ivxlc])[–‒](?=[ivxlc]+\b)|(?<=[ivxlc][ivxlc])[–‒](?=[ivxlc]+\b)|(?<=\b[A-Z])[–‒](?=[A-Z]\b)"
)
_DAYS: Final = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun|January|February|"
    "March|April|May|June|July|August|September|October|November|December"
)
_DAY_RANGE: Final = re.compile(rf"\b(?:{_DAYS})(?P<dash>\s?[–‒]\s?)(?=(?:{_DAYS})\b)")
_CURRENCIES: Final = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("US dollar", "US dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
}
_SCALES: Final = {
    **dict.fromkeys(("k", "K", "thousand"), "thousand"),
    **dict.fromkeys(("m", "M", "mn", "mln", "million"), "million"),
    **dict.fromkeys(("b", "B", "bn", "Bn", "billion"), "billion"),
    **dict.fromkeys(("t", "T", "tn", "trn", "trillion"), "trillion"),
}
_WORDS: Final = "thousand|million|billion|trillion"
_SCALE: Final = rf"(?:[\s-]?(?:{_WORDS})\b|\s?(?:bn|Bn|mn|mln|tn|trn)\b|[kKmMbBtT](?![\w]))"
_AMOUNT: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SIGN: Final = r"(?:US|A|C|CA|NZ|HK)?\$|[£€¥₹₩]"
_MONEY: Final = re.compile(
    rf"(?<![\w$£€])(?P<sign>{_SIGN})\s?(?P<low>{_AMOUNT})(?P<scale>{_SCALE})?"
    rf"(?:\s?[–‒-]\s?(?:{_SIGN})?(?P<high>{_AMOUNT})(?P<upper>{_SCALE})?)?(?![\d])"
)
_YEAR: Final = re.compile(
    r"(?<![\w.,$£€¥₹#/:+])(?<!\d[-])(?P<century>1[1-9]|20)(?P<rest>\d\d)(?P<s>[’']?s)?"
    r"(?![\w%°€£]|[.,:/]\d|-\d\d-|\s?(?:km|m|kg|g|mm|cm|ml|l|mg|Hz|kHz|MHz|GB|MB|kB|W|kW|V|°|%|€)\b)"
)
_SHORT_DECADE: Final = re.compile(r"(?<![\w.,])[’'‘]?(?P<tens>[2-9])0[’']?s\b")
_NOT_BEFORE_YEARS: Final = re.compile(
    r"(?:\b(?:pages?|pp?|numbers?|nos?|rooms?|lines?|rfc|iso|flight|section|channel|port|version|v|bus|model|route|"
    r"about|nearly|almost|over|under|than|exactly|roughly|approximately|least|most|some|these|those|all)\.?\s|[§#~≈<>]\s?)$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s(?!(?:was|is|has|as|does|this|its|his|plus|us|across|thus|towards|besides|sees|saw|always|perhaps|brings|marks|"
    r"makes|shows|remains|sometimes|versus|unless)\b)(?:[a-z]+s|people|men|women|children|feet|percent|per cent|"
    r"million|billion|thousand|hundred)\b"
)
_ONES: Final = wordlist(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MINUSES: Final = re.compile(r"(?:(?<=\s)|^|(?<=[(\[“]))[−-](?=[$£€]?\d)|−(?=[$£€]?\d)")
_HASH: Final = re.compile(r"(?<![\w&#])#\s?(?=\d)")


def ranges(passage: Passage) -> Iterator[Change]:
    """The dash between two numbers, months or days."""
    word = f" {_TO.get(passage.language, 'to')} "
    if passage.language in _TO:
        for found in _RANGE.finditer(passage.text):
            yield Change(found.start(), found.end(), word)
        for found in _DAY_RANGE.finditer(passage.text):
            yield Change(found.start("dash"), found.end("dash"), word)


def money(passage: Passage) -> Iterator[Change]:
    """Amounts with their currency after them, scales in words, minor units apart."""
    for found in _MONEY.finditer(passage.text):
        one, many, cent, cents = _CURRENCIES[found["sign"]]
        low, high = found["low"], found["high"]
        scale, upper = _scale(found["scale"]), _scale(found["upper"])
        if high:
            said = f"{low}{scale} to {high}{upper} {many}"
        elif scale:
            said = f"{low}{scale} {many}"
        else:
            said = _coins(low, one, many, cent, cents)
        yield Change(found.start(), found.end(), said)


def _scale(written: str | None) -> str:
    return f" {_SCALES[written.strip(' -')]}" if written else ""


def _coins(amount: str, one: str, many: str, cent: str, cents: str) -> str:
    whole, _, part = amount.partition(".")
    unit = one if whole == "1" else many
    if len(part) != 2:
        return f"{amount} {many if part else unit}"
    minor = f"{int(part)} {cent if int(part) == 1 else cents}"
    if not whole.strip("0,"):
        return minor
    return f"{whole} {unit} and {minor}" if int(part) else f"{whole} {unit}"


def years(passage: Passage) -> Iterator[Change]:
    """Years and decades in pairs of digits; what counts things ("1250 villages") stays a number."""
    for found in _YEAR.finditer(passage.text):
        before = passage.text[max(0, found.start() - 16) : found.start()]
        if found["s"]:
            yield Change(found.start(), found.end(), _decade(int(found["century"]), int(found["rest"])))
        elif not _NOT_BEFORE_YEARS.search(before) and not _COUNTED.match(passage.text, found.end()):
            said = _year(int(found["century"]), int(found["rest"]))
            if said:
                yield Change(found.start(), found.end(), said)


def short_decades(passage: Passage) -> Iterator[Change]:
    """The ’90s."""
    for found in _SHORT_DECADE.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_TENS[int(found['tens'])][:-1]}ies")


def _year(century: int, rest: int) -> str:
    """Two thousand to two thousand nine are said like any number."""
    if century == 20 and rest < 10:
        return ""
    if rest == 0:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {'oh ' if rest < 10 else ''}{_below_hundred(rest)}"


def _decade(century: int, rest: int) -> str:
    if rest == 0:
        return "two thousands" if century == 20 else f"{_below_hundred(century)} hundreds"
    said = _year(century, rest) or f"two thousand {_below_hundred(rest)}"
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]} {_ONES[ones]}" if ones else _TENS[tens]


def minus(passage: Passage) -> Iterator[Change]:
    """The sign before a number, which espeak calls a dash."""
    for found in _MINUSES.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_MINUS.get(passage.language, 'minus')} ")


def number_sign(passage: Passage) -> Iterator[Change]:
    """#5, which espeak calls hash five."""
    for found in _HASH.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_NUMBER.get(passage.language, 'number')} ")


_DIGITS: Final = "0123456789"

RULES: Final = (
    Rule(
        *("N-030", "money", money, "$£€¥₹₩"),
        languages=("en",),
        cases=(
            ("It cost $5m.", "It cost 5 million dollars."),
            ("£3.2bn and €1.5 billion", "3.2 billion pounds and 1.5 billion euros"),
            ("$1,250.50, $1.00, $0.01 and $1", "1,250 dollars and 50 cents, 1 dollar, 1 cent and 1 dollar"),
            ("$5–10 or $5m–$10m or $3-a-day", "5 to 10 dollars or 5 million to 10 million dollars or 3 dollars-a-day"),
            ("US$40k, £5 m long", "40 thousand US dollars, 5 pounds m long"),
        ),
    ),
    Rule(
        *("N-031", "year", years, _DIGITS),
        languages=("en",),
        cases=(
            ("In 2014 and since 1905.", "In twenty fourteen and since nineteen oh five."),
            ("By 1900 and in 2005.", "By nineteen hundred and in 2005."),
            ("The 1990s and 2010s", "The nineteen nineties and twenty tens"),
            ("2014–16 and 1939–45", "twenty fourteen to 16 and nineteen thirty nine to 45"),
            ("1250 villages, 1,250, 1250.5, £1250, p. 1250", "1250 villages, 1,250, 1250.5, 1250 pounds, page 1250"),
            ("2014-03-04 and 3/4/2014", "2014-03-04 and 3/4/2014"),
        ),
    ),
    Rule(
        *("N-032", "decade", short_decades, _DIGITS),
        languages=("en",),
        cases=(("the ’90s and 80s", "the nineties and eighties"),),
    ),
    Rule(
        *("N-033", "range", ranges, "–‒-"),
        cases=(
            ("5–10, pp. 3–5, 10 – 20 %", "5 to 10, pages 3 to 5, 10 to 20 %"),
            ("Monday–Friday, A–Z", "Monday to Friday, A to Z"),
        ),
    ),
    Rule(
        *("N-034", "minus", minus, "−-"),
        cases=(("It was -5 or −7, not 3-5.", "It was minus 5 or minus 7, not 3-5."), ("-£5", "minus 5 pounds")),
    ),
    Rule(*("N-035", "number-sign", number_sign, "#"), cases=(("We are #1 of C# 5", "We are number 1 of C# 5"),)),
)
