"""Rules for signs that are no words: &, stars, dashes, slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import phrase

_AND: Final = re.compile(r"\s?&\s?")
_STARRED: Final = re.compile(r"(?<=[^\W\d])\*+(?![\w*])|(?<!\S)\*+(?=[^\W\d])|(?<=[.,;:!?”])\*+(?!\S)")
_DASH: Final = re.compile(r"(?<=\S)\s[–‒]\s(?=\S)|(?<=[^\s-])\s?--\s?(?=[^\s-])")
_AND_OR: Final = re.compile(
    r"\band/or\b|\b(?:he|she|his|her|him|they)/(?=(?:he|she|his|her|him|they|hers)\b)", re.IGNORECASE
)


def ampersands(passage: Passage) -> Iterator[Change]:
    """Said as the language's word, with its spaces."""
    for found in _AND.finditer(passage.text):
        yield Change(found.start(), found.end(), f" {phrase(passage.language, 'and')} ")


def stars(passage: Passage) -> Iterator[Change]:
    """The star of “trans*” and of footnotes."""
    for found in _STARRED.finditer(passage.text):
        yield Change(found.start(), found.end(), "")


def dashes(passage: Passage) -> Iterator[Change]:
    """A dash between words, which espeak passes over in silence unless it is long."""
    for found in _DASH.finditer(passage.text):
        yield Change(found.start(), found.end(), " — ")


def alternatives(passage: Passage) -> Iterator[Change]:
    """and/or, he/she."""
    for found in _AND_OR.finditer(passage.text):
        slash = passage.text.index("/", found.start())
        yield Change(slash, slash + 1, " " if found[0].lower() == "and/or" else " or ")


RULES: Final = (
    Rule(
        *("N-040", "ampersand", ampersands, "&"),
        cases=(("Macy & Brown, R&D", "Macy and Brown, R and D"),),
    ),
    Rule(*("N-041", "star", stars, "*"), cases=(("For trans* people, 5 * 6", "For trans people, 5 * 6"),)),
    Rule(
        *("N-042", "dash", dashes, "–‒-"),
        cases=(("It is – so – or not", "It is — so — or not"), ("It is -- so", "It is — so")),
    ),
    Rule(
        *("N-043", "alternative", alternatives, "/"),
        languages=("en",),
        cases=(("and/or he/she", "and or he or she"), ("km/h", "km/h")),
    ),
)
