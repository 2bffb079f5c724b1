"""Short months and weekdays that stand without a day, and the dash between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage
from audiopress.narrate.rules.calendars import TO, month, months, stopped, weekday
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

# What is surely a month by itself: “Jan.” and “Mar.” may be people, “Jun.” a son, “Dec” one of two comedians.
_ALONE: Final = {
    "en": late(
        r"\b(?:Febr?|Aug|Sept?|Oct|Nov|Dec)\.(?!\w)|\b(?:Jan|Apr|Mar)\.(?=\s[a-z]|[,;)])"
        r"|(?<=\b(?:in|by|of|to|or)\s)(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b(?![.’'-])"
        r"|(?<=\b(?:last|next|late|this|from|till|mid-)\s)(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b(?![.’'-])"
    ),
    "de": late(r"\b(?:Febr?|Aug|Sept?|Okt|Nov|Dez)\.(?!\w)|(?<=\bim\s)(?:Jän|Jan|Apr|Jun|Jul)\."),
    "fr": late(r"\b(?:janv|févr|avr|juil|sept|déc)\.(?!\w)"),
    "es": late(r"(?:(?<=\b(?:de|en)\s)|(?<=\b[yoa]\s))(?:ene|feb|abr|ago|sept?|oct|nov|dic)\.(?!\w)"),
}
_RANGES: Final = {
    language: late(rf"(?<![\w-])(?P<low>{months(language)})\s?[–‒-]\s?(?P<high>{months(language)})(?![\w-])")
    for language in TO
}
_DAYS: Final = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_WEEKDAYS: Final = late(
    rf"(?<![\w-])(?:(?P<low>{_DAYS})(?!\w)\.?(?P<dash>\s?[–‒-]\s?)(?P<high>{_DAYS})(?!\w)\.?"
    rf"|(?P<day>{_DAYS}(?=\.?,?\s(?:at\s)?\d|\.?,?\s&\s|,\s{_DAYS}\b)|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri)(?=\.)|(?:Sat|Sun)(?=\.\s[a-z]))\.?(?!\w)"
    rf"|(?<=\s&\s)(?P<after>{_DAYS})(?!\w))"
)
_ENGLISH: Final = wordlist(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun"
)  # a quick look
_GERMAN_WEEKDAYS: Final = late(r"\b(Mo|Di|Mi|Do|Fr|Sa)\.?\s?[–‒-]\s?(Di|Mi|Do|Fr|Sa|So)\b")


def lone_months(passage: Passage) -> Iterator[Change]:
    """Short months and weekdays as words; the dash between two of them."""
    text, language = passage.text, passage.language
    if language == "en" and not any(name in text for name in _ENGLISH):
        return
    for found in _RANGES[language].finditer(text):
        said = f"{month(found['low'], language)} {TO[language]} {month(found['high'], language)}"
        yield Change(found.start(), found.end() - stopped(text, found.end()), said)
    for found in _ALONE[language].finditer(text):
        yield Change(found.start(), found.end() - stopped(text, found.end()), month(found[0], language))
    if language == "en":
        yield from _weekdays(text)
    if language == "de":
        for found in _GERMAN_WEEKDAYS.finditer(text):
            yield Change(found.start(), found.end(), f"{weekday(found[1], 'de')} bis {weekday(found[2], 'de')}")


def _weekdays(text: str) -> Iterator[Change]:
    for found in _WEEKDAYS.finditer(text):
        end = found.end() - stopped(text, found.end())
        alone = found["day"] or found["after"]
        said = weekday(alone) if alone else f"{weekday(found['low'])} to {weekday(found['high'])}"
        yield Change(found.start(), end, said)
