"""Dates with the month as a word in German, French and Spanish: one row per language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal
from audiopress.narrate.passage import Change, Passage
from audiopress.narrate.rules.calendars import DAY, TO, joined, month, months, stopped, weekday, weekdays, year_words
from audiopress.patterns import late

_START: Final = r"(?<![\w$€/:])(?<!\d[.,-])"
_PATTERNS: Final = {
    "de": late(
        rf"{_START}(?:(?P<weekday>{weekdays('de')}),?\s)?(?P<day>{DAY})\."
        rf"(?:(?P<and>\s?[–‒-]\s?|\s(?:bis|und|oder)\s(?:zum\s)?)(?P<last>{DAY})\.)?"
        rf"\s?(?P<month>{months('de')})(?:\s(?P<year>\d{{3,4}})(?![\d.:]\d))?"
    ),
    "fr": late(
        rf"{_START}(?P<day>1er|{DAY})(?:(?P<and>\s?[–‒-]\s?|\s(?:au|et|ou)\s(?:le\s)?)(?P<last>{DAY}))?"
        rf"\s(?P<month>{months('fr')})(?:\s(?P<year>\d{{3,4}})(?![\d,:]\d))?",
        re.IGNORECASE,
    ),
    "es": late(
        rf"{_START}(?P<day>{DAY})(?:\.?º)?(?:(?P<and>\s?[–‒-]\s?|\s(?:al|a|y|o)\s)(?P<last>{DAY}))?"
        rf"\s(?:de\s)?(?P<month>{months('es')})(?:\s(?P<of>del?)\s(?P<year>\d{{3,4}})(?![\d,:]\d))?",
        re.IGNORECASE,
    ),
}
# German days follow the case of the word before them.
_GERMAN_WEAK: Final = late(
    r"\b(?i:am|vom|zum|dem|den|des|beim|ab|bis|seit|nach|vor|diesem|diesen|jedem|jeden|nächsten|letzten)\s+"
    rf"(?:{weekdays('de')},?\s+(?:de[mn]\s+)?)?$"
)
_GERMAN_ARTICLE: Final = late(r"\b(?i:der|die|das|ins)\s+$")


def foreign_dates(passage: Passage) -> Iterator[Change]:
    """Days with the month as a word; German ones in the case that the word before them asks for."""
    return joined(passage.text, _dates(passage.text, passage.language), TO[passage.language])


def _dates(text: str, language: str) -> Iterator[Change]:
    of = " de" if language == "es" else ""
    for found in _PATTERNS[language].finditer(text):
        said = DAYS[language](text, found.start(), found["day"])
        if found["last"]:
            link = found["and"].strip()
            link = TO[language] if link in "–‒-" else link
            said += f" {link} {DAYS[language](text, found.start(), found['last'])}"
        said += f"{of} {month(found['month'], language)}"
        if found["year"]:
            said += f" {found['of']} " if language == "es" else " "
            said += year_words(found["year"], language)
        if language == "de" and found["weekday"]:
            said = f"{weekday(found['weekday'], 'de')}, {said}"
        yield Change(found.start(), found.end() - stopped(text, found.end()), said)


def ending(text: str, start: int) -> str:
    """The ending of a German ordinal at this place: “-ten” after am, vom, den; “-te” after der; else “-ter”."""
    if _GERMAN_WEAK.search(text, max(0, start - 32), start):
        return "n"
    return "" if _GERMAN_ARTICLE.search(text, max(0, start - 6), start) else "r"


def _german_day(text: str, start: int, day: str) -> str:
    return ordinal(int(day), "de") + ending(text, start)


def _cardinal_day(language: str, day: str) -> str:
    number = int("".join(filter(str.isdecimal, day)))
    if number == 1:
        return {"fr": "premier", "es": "primero"}[language]
    return cardinal(number, language)


def _french_day(_: str, __: int, day: str) -> str:
    return _cardinal_day("fr", day)


def _spanish_day(_: str, __: int, day: str) -> str:
    return _cardinal_day("es", day)


# Language -> the day of the month, as it is said at a place in a text.
DAYS: Final[dict[str, Callable[[str, int, str], str]]] = {"de": _german_day, "fr": _french_day, "es": _spanish_day}
