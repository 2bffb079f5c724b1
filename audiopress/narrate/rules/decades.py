"""Rules for decades: the 1990s, the ’90s, mid-80s, 1960s–80s; die 1990er Jahre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.calendars import year_words
from audiopress.patterns import late

_LONG: Final = late(r"(?<![\w.,$£€¥₹#/:+@&=])(?<!\d-)(?P<year>1\d\d\d|2[01]\d\d)(?:s|(?<=0)[’']s)(?![\w%])")
_SHORT: Final = late(
    r"(?<![\w.,$£€:/])(?<![A-Z]-)(?<!\d[–-])(?P<mark>[’'‘]?)(?P<tens>[2-9]0|(?<=[’'‘])[01]0)[’']?s(?!\w)"
)
# “In 20s” and “for 30s” are seconds, “’70s” never.
_SECONDS: Final = late(r"\b(?:for|in|took|takes|after|within|every|under|over|than|by|of)\s$", re.IGNORECASE)
_EARLY: Final = late(r"\b(?:[Tt]he|[Ee]arly|[Ll]ate|[Mm]id)[ -](?P<year>[1-9]\d0)s(?![\w%])")
_MANY: Final = late(r"(?<![\w.,$£€¥-])(?P<number>10|100|1000)s(?=\sof\b)")
_PLENTY: Final = {"10": "tens", "100": "hundreds", "1000": "thousands"}
_TO: Final = late(r"(?<=\d0s)\s?[–‒-]\s?[’'‘]?(?P<last>(?:1\d|20)?\d0)[’']?s(?!\w)")
_GERMAN: Final = late(
    r"(?<![\w.,/:])(?<!\d-)(?P<year>(?:1[1-9]|20)\d0|[1-9]0)(?P<ending>er[ns]?)(?!\w)(?!\s?(?:Pack|Satz)\b)"
)


def decades(passage: Passage) -> Iterator[Change]:
    """Decades with or without their century, and ranges of them."""
    for found in _TO.finditer(passage.text):
        last = found["last"]
        yield Change(found.start(), found.end(), f" to {_decade(last)}")
    for found in _MANY.finditer(passage.text):
        yield Change(found.start(), found.end(), _PLENTY[found["number"]])
    for found in _LONG.finditer(passage.text):
        yield Change(found.start(), found.end(), _decade(found["year"]))
    for found in _EARLY.finditer(passage.text):
        yield Change(found.start("year"), found.end(), _early(found["year"]))
    for found in _SHORT.finditer(passage.text):
        if found["mark"] or not _SECONDS.search(passage.text, max(0, found.start() - 8), found.start()):
            yield Change(found.start(), found.end(), _decade(found["tens"]))


def _early(written: str) -> str:
    """
    >>> _early("380"), _early("900")
    ('three eighties', 'nine hundreds')
    """
    century = cardinal(int(written[0]))
    return f"{century} hundreds" if written.endswith("00") else f"{century} {_decade(written[1:])}"


def _decade(written: str) -> str:
    """
    >>> [_decade(year) for year in ("1980", "2000", "1900", "2010", "80", "00")]
    ['nineteen eighties', 'two thousands', 'nineteen hundreds', 'twenty tens', 'eighties', 'noughties']
    """
    words = "noughty" if written == "00" else cardinal(int(written)) if len(written) == 2 else year_words(written)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def german_decades(passage: Passage) -> Iterator[Change]:
    """German decades, with the ending that their noun asks for."""
    for found in _GERMAN.finditer(passage.text):
        yield Change(found.start(), found.end(), year_words(found["year"], "de") + found["ending"])


RULES: Final = (
    Rule(
        *("N-063", "decade", decades, "0123456789"),
        languages=("en",),
        cases=(
            ("The 1990s and 2010s", "The nineteen nineties and twenty tens"),
            ("in the 380s, the early 900s", "in the three eighties, the early nine hundreds"),
            ("the ’90s, mid-80s and 1960s–80s", "the nineties, mid-eighties and nineteen sixties to eighties"),
        ),
    ),
    Rule(
        *("N-064", "decade", german_decades, "e"),
        languages=("de",),
        cases=(("In den 1990er Jahren, die 80er", "In den neunzehnhundertneunziger Jahren, die achtziger"),),
    ),
)
