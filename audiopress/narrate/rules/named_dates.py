"""English dates with the month as a word: 25 July 2012, July 25th, 3–5 May, Mon 3 May, Jan-15-2020, Sept. 2014."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import ordinal
from audiopress.narrate.passage import Change, Passage
from audiopress.narrate.rules.calendars import (
    DAY,
    VERBS,
    english_date,
    joined,
    month,
    months,
    stopped,
    weekday,
    weekdays,
    year_words,
)
from audiopress.patterns import late

_MONTH: Final = months("en")
_SUFFIX: Final = r"(?P<suffix>st|nd|rd|th)?"
_LAST: Final = rf"(?P<last>{DAY})(?:st|nd|rd|th)?"
_LEAD: Final = rf"(?<![\w$£€#/:])(?<!\d[.,-])(?:(?P<weekday>{weekdays('en')})(?P<comma>,?)\s)?"
_YEAR: Final = r"(?:,?\s(?P<year>[12]\d{3}|[’'‘]\d\d)(?![\w%]|[.,:/]\d))?"
_DAY_MONTH: Final = late(
    rf"{_LEAD}(?P<the>the\s)?(?P<day>{DAY}){_SUFFIX}"
    rf"(?:(?P<and>\s?[–‒-]\s?|\s(?:to|and|or|through)\s|\s?[&/]\s?){_LAST})?"
    rf"\s(?P<of>(?:day\s)?of\s)?(?P<month>{_MONTH}){_YEAR}(?!\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Hares?|Day)\b)",
    re.IGNORECASE,
)
_MONTH_DAY: Final = late(
    rf"{_LEAD}(?P<month>{_MONTH}),?\s(?P<the>the\s)?(?P<day>{DAY}){_SUFFIX}(?![\d])"
    rf"(?:(?P<and>\s?[–‒-]\s?|\s(?:to|through)\s|\s(?:and|or)\s(?={DAY}(?:[,.;)]|st|nd|rd|th|$)))"
    rf"{_LAST}(?!\s(?:of\s)?{_MONTH})(?!\s?[ap]\.?m\b))?{_YEAR}(?![\w%°]|[.,:/]\d|-\d)"
    r"(?!\s(?:miles|km|people|men|women|times|percent|per\scent|years|days|hours|minutes|million|billion|thousand)\b)",
    re.IGNORECASE,
)
_HYPHENED: Final = late(
    rf"(?<![\w-])(?:(?P<first>{DAY})-(?P<month>{_MONTH})|(?P<name>{_MONTH})-(?P<day>{DAY}))"
    r"(?:-(?P<year>[12]\d{3}|\d\d))?(?![\w-])",
    re.IGNORECASE,
)
_MONTH_YEAR: Final = late(
    rf"(?<![\w’'-])(?:(?P<low>{_MONTH})\s?[–‒-]\s?)?(?P<month>{_MONTH}),?\s"
    r"(?P<year>[12]\d{3}|[’'‘]\d\d)(?![\w%]|-\d|[.,:/]\d)",
    re.IGNORECASE,
)
_DETERMINED: Final = late(
    r"(?:\b(?:the|a|an|this|that|each|every|its|his|her|their|our|my|your|last|next|previous)|[’']s)\s+$",
    re.IGNORECASE,
)
_AFTER_MONTH: Final = late(rf"(?<!\w){_MONTH},?\s$", re.IGNORECASE)
# After these a number is no day: “Figure 3 May be”, “Only 3 May”.
_LABELLED: Final = late(
    r"\b(?:chapters?|ch|figures?|fig|tables?|pages?|pp?|part|act|scene|section|volume|vol|nos?|only)\.?\s$",
    re.IGNORECASE,
)
_WORDS: Final = {"–": "to", "‒": "to", "-": "to", "&": "and", "/": "and"}


def named_dates(passage: Passage) -> Iterator[Change]:
    """Days with the month as a word, in either order, with or without a weekday and a year; ranges of them."""
    text = passage.text
    found = [
        *(_change(text, date, first=True) for date in _DAY_MONTH.finditer(text) if _dated(text, date)),
        *(_change(text, date, first=False) for date in _MONTH_DAY.finditer(text) if _named(date)),
        *map(_hyphened, _HYPHENED.finditer(text)),
        *(_month_year(date) for date in _MONTH_YEAR.finditer(text) if date["month"] != "may" and date["low"] != "may"),
    ]
    return joined(text, found, "to")


def _dated(text: str, date: re.Match[str]) -> bool:
    """Whether a number and a month are a day: “25 may” is none without a year, “Figure 3 May” never."""
    sure = date["year"] or date["of"] or date["suffix"]
    name = date["month"].rstrip(".")
    return bool(sure or name not in VERBS) and not _LABELLED.search(text, max(0, date.start() - 12), date.start())


def _named(date: re.Match[str]) -> bool:
    """Whether a month and a number are a day: “may 3” and “march 5” are none, “may 3, 2014” is."""
    return bool(date["year"] or date["suffix"] or date["month"].rstrip(".") not in VERBS)


def _change(text: str, date: re.Match[str], *, first: bool) -> Change:
    begin, end = date.start(), date.end() - stopped(text, date.end())
    days = [ordinal(int(day)) for day in (date["day"], date["last"]) if day]
    if first and date["last"] and _AFTER_MONTH.search(text, max(0, begin - 12), begin):
        begin, days = date.start("last"), days[1:]  # “May 3 – 4 June”, “Jul. 25 or 25 Jul.”
    link = (date["and"] or "").strip()
    said = f" {_WORDS.get(link, link)} ".join(days)
    lead = f"{weekday(date['weekday'])}{date['comma']} " if date["weekday"] else ""
    name = month(date["month"])
    if not first:
        return Change(begin, end, f"{lead}{name} {date['the'] or ''}{said}{_year(date)}")
    determined = _DETERMINED.search(text, max(0, begin - 12), begin)
    the = date["the"] or ("" if determined else "the ")
    return Change(begin, end, f"{lead}{the}{said} {date['of'] or 'of '}{name}{_year(date)}")


def _year(date: re.Match[str]) -> str:
    return f" {year_words(date['year'])}" if date["year"] else ""


def _hyphened(date: re.Match[str]) -> Change:
    """15-Jan-2020 and Jan-15-2020."""
    name = month(date["month"] or date["name"])
    day, first = date["first"] or date["day"], bool(date["first"])
    return Change(date.start(), date.end(), english_date(day, name, date["year"] or "", first=first))


def _month_year(date: re.Match[str]) -> Change:
    low = f"{month(date['low'])} to " if date["low"] else ""
    return Change(date.start(), date.end(), f"{low}{month(date['month'])}{_year(date)}")
