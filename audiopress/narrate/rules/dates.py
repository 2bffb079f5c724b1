"""Rules for days and months in all their written forms; here those in figures, and which are ambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import decades, eras
from audiopress.narrate.rules.calendars import DAY, TO, day_first, english_date, joined, month_name, year_words
from audiopress.narrate.rules.clock import of_day, zone
from audiopress.narrate.rules.foreign_dates import DAYS, foreign_dates
from audiopress.narrate.rules.months import lone_months
from audiopress.narrate.rules.named_dates import named_dates
from audiopress.patterns import late

_FIGURES: Final = "0123456789"
_ISO: Final = late(
    rf"(?<![\w.,/:+-])(?P<year>[12]\d{{3}})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sign)(?P<day>{DAY})"
    r"(?:[T ](?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?P<zone>Z|[+−-]\d\d(?::?\d\d)?)?)?"
    r"(?![\w/-]|[.,:]\d)"
)
_FIGURED: Final = late(
    rf"(?<![\w.,/:+-])(?P<one>{DAY})(?P<sign>[-/.])(?P<two>{DAY})(?P=sign)(?P<year>[12]\d{{3}}|(?<=/)\d\d)"
    r"(?![\w/:%-]|[.,]\d)"
)
_GERMAN_FIGURED: Final = late(
    rf"(?<![\w.,/:+-])(?P<one>{DAY})\.\s?(?P<two>1[0-2]|0?[1-9])\.(?:\s?(?P<year>[12]\d{{3}}|\d\d)(?![\w/:%-]|[.,]\d))?"
    r"(?![\w/:%])"
)
_GERMAN_LEAD: Final = late(r"\b(?i:am|vom|zum|dem|den|der|ab|bis|seit)\s+$")
_VERSION: Final = late(r"\b(?:v|ver|version|versions|release|firmware|build|ip)\.?\s$", re.IGNORECASE)
# A day without its year, where a word says that it is one: on 12/25.
_SHORT_DAY: Final = late(
    r"\b(?:(?P<may>[Uu]ntil|[Bb]y|[Ss]ince)|[Oo]n|[Dd]ue|[Dd]ated|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)\s"
    rf"(?P<one>{DAY})/(?P<two>{DAY})(?P<year>)(?![\w/%:-]|[.,]\d|\s(?:of|an?|the|inch|acre|mile|cup|hour|speed|time|"
    r"basis|vision|scale|rating|odds|chance|[a-z]{3,16}s)\b)"
)
_PORTIONS: Final = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "9/11", "50/50", "20/20"))
_DENOMINATORS: Final = frozenset((*range(2, 13), 16))
_ELEVENTH: Final = late(r"(?<![\w/.,$£€-])9/11(?![\w/%]|[.,-]\d)")
_AT: Final = {"en": "at", "de": "um", "fr": "à", "es": "a las"}


def dates(passage: Passage) -> Iterator[Change]:
    """Days in words or figures; 3/4/2014 is read as the article's region writes it, or as in the United States."""
    yield from named_dates(passage)
    yield from joined(passage.text, _figured(passage), "to")
    for found in _SHORT_DAY.finditer(passage.text):
        one, two = found["one"], found["two"]
        first = (day_first(passage.region) or int(one) > 12) and int(two) <= 12
        day, month = (one, two) if first else (two, one)
        portion = f"{one}/{two}" in _PORTIONS or (found["may"] and int(two) in _DENOMINATORS)  # cut by 1/5
        if not portion and int(month) <= 12:
            yield Change(found.start("one"), found.end("two"), _said(passage, found, day, month, first=first))
    for found in _ELEVENTH.finditer(passage.text):
        yield Change(found.start(), found.end(), "nine eleven")


def dates_elsewhere(passage: Passage) -> Iterator[Change]:
    """Days in words or figures, the day before the month."""
    yield from foreign_dates(passage)
    yield from joined(passage.text, _figured(passage), TO[passage.language])
    if passage.language == "de":
        for found in _GERMAN_FIGURED.finditer(passage.text):
            lead = _GERMAN_LEAD.search(passage.text, max(0, found.start() - 8), found.start())
            if found["year"] or lead:
                said = _said(passage, found, found["one"], found["two"], first=True)
                yield Change(found.start(), found.end() - (not found["year"] and not passage.text[found.end() :]), said)


def ambiguous_dates(text: str, region: str) -> Iterator[tuple[int, int]]:
    """Where a date in figures could be two different days, and the region does not say which.

    >>> list(ambiguous_dates("On 3/4/2014, 3/25/2014 and 5/5/2014.", ""))
    [(3, 11)]
    >>> list(ambiguous_dates("On 3/4/2014.", "GB"))
    []
    """
    if region not in ("", "CA"):
        return
    for found in _FIGURED.finditer(text):
        one, two = int(found["one"]), int(found["two"])
        if one != two and one <= 12 and two <= 12 and not _numbered(text, found.start()):
            yield found.start(), found.end()


def _figured(passage: Passage) -> Iterator[Change]:
    for found in _ISO.finditer(passage.text):
        if not _numbered(passage.text, found.start()):
            yield Change(found.start(), found.end(), _iso(passage, found))
    for found in _FIGURED.finditer(passage.text):
        one, two = found["one"], found["two"]
        first = (day_first(passage.region) or passage.language != "en" or int(one) > 12) and int(two) <= 12
        day, month = (one, two) if first else (two, one)
        if int(month) <= 12 and not _numbered(passage.text, found.start()):
            yield Change(found.start(), found.end(), _said(passage, found, day, month, first=first))


def _numbered(text: str, start: int) -> bool:
    """Whether the figures number a version: “version 1.2.2014”."""
    return _VERSION.search(text, max(0, start - 10), start) is not None


def _iso(passage: Passage, found: re.Match[str]) -> str:
    """ISO 8601: a day, or a moment of it."""
    said = _said(passage, found, found["day"], found["month"], first=day_first(passage.region))
    if not found["hour"]:
        return said
    language = passage.language
    said += f" {_AT[language]} {of_day(found['hour'], found['minute'], language)}"
    return f"{said} {zone(found['zone'])}" if found["zone"] else said


def _said(passage: Passage, found: re.Match[str], day: str, month: str, *, first: bool) -> str:
    language = passage.language
    name, year = month_name(int(month), language), found["year"] or ""
    if language == "en":
        before = passage.text[max(0, found.start() - 4) : found.start()].lower()
        return english_date(day, name, year, first=first, the="" if before.endswith("the ") else "the ")
    said = DAYS[language](passage.text, found.start(), day)
    of = " de" if language == "es" else ""
    said += f"{of} {name}"
    return f"{said}{of} {year_words(year, language)}" if year else said


RULES: Final = (
    *eras.RULES,
    *decades.RULES,
    Rule(
        *("N-065", "date", dates, _FIGURES),
        languages=("en",),
        cases=(
            (
                "On 25 July 2012, not July 25, 2012.",
                "On the twenty fifth of July twenty twelve, not July twenty fifth twenty twelve.",
            ),
            (
                "Mon 3 May; the 3rd of May; 3–5 May",
                "Monday the third of May; the third of May; the third to fifth of May",
            ),
            ("From 28 Feb.–2 Mar. 2014.", "From the twenty eighth of February to the second of March twenty fourteen."),
            ("Due 2014-03-04 or 3/4/2014.", "Due March fourth twenty fourteen or March fourth twenty fourteen."),
            ("On 12/25 we met.", "On December twenty fifth we met."),
            ("Since 15.01.2020 and 9/11", "Since the fifteenth of January twenty twenty and nine eleven"),
        ),
    ),
    Rule(
        *("N-066", "date", dates_elsewhere, _FIGURES),
        languages=("de", "fr", "es"),
        cases=(
            (
                "Am 3. März 2014 oder 03.04.1999.",
                "Am dritten März zweitausendvierzehn oder dritter April neunzehnhundertneunundneunzig.",
            ),
            ("vom 3. bis 5. Mai", "vom dritten bis fünften Mai"),
        ),
    ),
    Rule(
        *("N-067", "month", lone_months, ".–‒-&,JFMASOND"),
        languages=("en", "de", "fr", "es"),
        cases=(
            ("In Sept. and Dec. it rained.", "In September and December it rained."),
            ("Mon–Fri, May–June, Sat & Sun", "Monday to Friday, May to June, Saturday and Sunday"),
            ("The sun sat. She may march.", "The sun sat. She may march."),
        ),
    ),
)
