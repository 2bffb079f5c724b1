"""Rules for the dash between two numbers, months or days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule

_TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a"}
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


def ranges(passage: Passage) -> Iterator[Change]:
    """The dash between two numbers, months or days."""
    word = f" {_TO.get(passage.language, 'to')} "
    if passage.language in _TO:
        for found in _RANGE.finditer(passage.text):
            yield Change(found.start(), found.end(), word)
        for found in _DAY_RANGE.finditer(passage.text):
            yield Change(found.start("dash"), found.end("dash"), word)


RULES: Final = (
    Rule(
        *("N-033", "range", ranges, "–‒-"),
        cases=(
            ("5–10, pp. 3–5, 10 – 20 %", "5 to 10, pages 3 to 5, 10 to 20 %"),
            ("Monday–Friday, A–Z", "Monday to Friday, A to Z"),
        ),
    ),
)
