"""Rules for the dash between two numbers, letters, months or days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a"}
_AND: Final = {"en": "and", "de": "und", "fr": "et", "es": "y"}
_BETWEEN: Final = late(r"\b(?:between|zwischen|entre)(?:\s(?:the|ages|den|les|los|las))?\s[$£€]?$", re.IGNORECASE)
_NUMBER: Final = r"(?:[0-9]{1,3}(?:[.,'’\u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,12})(?:[.,][0-9]{1,6})?"
_UNIT: Final = r"(?:\s?(?:%|°[CF]?|º)|[a-zµ]{1,3}[²³]?|[kMGT]?(?:W|Hz|B|V)|[kmMKG]|\s(?:million|billion|percent|am|pm))"
_RANGE: Final = late(
    rf"(?<![\w,/:–‒-])(?<![0-9]\.)(?P<low>{_NUMBER})(?P<unit>{_UNIT})?(?P<dash>\s?[–‒]\s?|-|\s-\s)"
    rf"(?P<sign>[$£€¥]?)(?P<high>{_NUMBER})(?P<rest>[a-z%°]{{0,3}})(?![\w]|[–‒-][0-9]|[/:][0-9])"
)
_PAGES: Final = late(
    r"\b(?:pp?\.|pages?|nos?\.|numbers|chapters|verses|lines|sections|figs\.|figures|tables|vols\.|volumes|ages?|aged|"
    r"S\.|Seiten?|Kapitel|págs\.|páginas|chapitres|capítulos)\s?$",
    re.IGNORECASE,
)
_WORKDAY: Final = late(r"[\s-](?:job|work|workday|schedule|grind|routine|office)", re.IGNORECASE)
# Numbers with a hyphen that name a thing and span nothing.
_NAMES: Final = frozenset(((9, 11), (7, 11), (20, 20), (50, 50), (24, 7)))
_PUNCH: Final = late(r"\s(?:punch|combination|combo|formation|series|vote|win|lead|loss|defeat|victory)\b")
_LETTERS: Final = late(r"(?<![\w&.-])(?:(?P<first>[A-Z])[–‒][A-Z]|A-Z|a-z|[a-y][–‒][b-z])(?![\w&-])")
_DAYS: Final = {
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun|January|"
    "February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    "Oct|Nov|Dec",
    "de": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So|Januar|Februar|März|April|"
    "Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|"
    "septembre|octobre|novembre|décembre",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    "septiembre|octubre|noviembre|diciembre",
}
_DAY_RANGES: Final = {
    language: late(rf"(?<![\w-])(?:{days})\.?(?P<dash>\s?[–‒]\s?|-)(?=(?:{days})(?![\w-]))", re.IGNORECASE)
    for language, days in _DAYS.items()
}

_FREE_CALLS: Final = ("1-800", "1-888", "1-877", "1-900")
_NOON: Final = late(
    r"\b(?:noon|midnight)(?P<one>\s?[–‒]\s?|-)(?=[0-9])|(?<=[0-9m.])(?P<two>\s?[–‒]\s?)(?=(?:noon|midnight)\b)"
)
_PART: Final = late(r"[.,]([0-9]{1,2}|[0-9]{4,})$")


def ranges(passage: Passage) -> Iterator[Change]:
    """The dash between two numbers is “to”; so is a hyphen before a higher number, if no name is meant."""
    for found in _RANGE.finditer(passage.text):
        before = passage.text[max(0, found.start() - 16) : found.start()]
        if _spans(found, before):
            word = (_AND if _BETWEEN.search(before) else _TO)[passage.language]
            yield Change(*found.span("dash"), f" {word} ")


def rows(passage: Passage) -> Iterator[Change]:
    """The dash between two days, months or letters."""
    word = f" {_TO[passage.language]} "
    for found in _DAY_RANGES[passage.language].finditer(passage.text):
        yield Change(*found.span("dash"), word)
    for found in _NOON.finditer(passage.text) if passage.language == "en" else ():
        yield Change(*found.span(found.lastgroup or 0), word)
    for found in _LETTERS.finditer(passage.text):
        yield Change(found.start() + 1, found.end() - 1, word)


def _spans(found: re.Match[str], before: str) -> bool:
    """Whether from the one number to the other is meant."""
    low, high, unit = _value(found["low"]), _value(found["high"]), (found["unit"] or "").strip()
    text, end = found.string, found.end()
    if found["dash"].strip() != "-":
        return True
    if found[0] in _FREE_CALLS:
        return False
    if (low, high) in _NAMES or _PUNCH.match(text, end):
        return (low, high) not in _NAMES and low < high and bool(_PAGES.search(before))
    if _PAGES.search(before) or (unit and unit == found["rest"]):
        return True
    if (low, high) == (9, 5):
        return bool(_WORKDAY.match(text, end))
    if len(found["low"]) == 4 and len(found["high"]) == 2:  # 1939-45
        return 1100 <= low < 2100 and high > low % 100
    if found["dash"] == " - " and not (1100 <= low < high < 2100 or re.match(r"\s[a-z]{3,}", text[end : end + 5])):
        return False
    if found["high"][0] == "0" and found["high"][1:2].isdigit():
        return False
    return low < high < 1000 * max(low, 1) and (unit in ("", "s") or unit == found["rest"])


def _value(written: str) -> float:
    """Good enough to compare the two ends of a range: the last mark is a point unless three digits follow it."""
    part = _PART.search(written)
    whole = written[: part.start()] if part else written
    return float(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{part[1] if part else '0'}")


RULES: Final = (
    Rule(
        *("N-108", "range", ranges, "–‒-"),
        languages=LANGUAGES,
        cases=(
            ("5–10, pp. 3–5, 10 – 20 %", "five to ten, pages three to five, ten to twenty percent"),
            ("between 18–24, 3-5 years, 8-0", "between eighteen and twenty four, three to five years, eight-zero"),
        ),
    ),
    Rule(
        *("N-109", "range-of-names", rows, "–‒-"),
        languages=LANGUAGES,
        cases=(("Monday–Friday, A–Z, London–Paris", "Monday to Friday, A to Z, London–Paris"),),
    ),
)
