"""Rules for signs before a number, and for whatever numbers no other rule has taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule

_MINUS: Final = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos"}
_NUMBER: Final = {"en": "number", "de": "Nummer", "fr": "numéro", "es": "número"}
_MINUSES: Final = re.compile(r"(?:(?<=\s)|^|(?<=[(\[“]))[−-](?=[$£€]?\d)|−(?=[$£€]?\d)")
_HASH: Final = re.compile(r"(?<![\w&#])#\s?(?=\d)")


def minus(passage: Passage) -> Iterator[Change]:
    """The sign before a number, which espeak calls a dash."""
    for found in _MINUSES.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_MINUS.get(passage.language, 'minus')} ")


def number_sign(passage: Passage) -> Iterator[Change]:
    """#5, which espeak calls hash five."""
    for found in _HASH.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_NUMBER.get(passage.language, 'number')} ")


RULES: Final = (
    Rule(
        *("N-034", "minus", minus, "−-"),
        cases=(("It was -5 or −7, not 3-5.", "It was minus 5 or minus 7, not 3-5."), ("-£5", "minus 5 pounds")),
    ),
    Rule(*("N-035", "number-sign", number_sign, "#"), cases=(("We are #1 of C# 5", "We are number 1 of C# 5"),)),
)
