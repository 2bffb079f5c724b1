"""Rules for what something costs by the piece where no amount is named: a column “Price (£/kg)”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.currencies import coin
from audiopress.narrate.rules.units import PER, one_of
from audiopress.patterns import late

_RATE: Final = late(r"(?<![\w$€£¥₩₹/])(?P<sign>[$€£¥₩₹])\s?/\s?(?P<unit>[A-Za-z]{1,15}[²³23]?)(?![\w/])")
_SHORTEST: Final = 3  # letters of what is a word, if it is no unit


def rates(passage: Passage) -> Iterator[Change]:
    """A currency for each of something, without an amount: £/kg."""
    language = passage.language
    for found in _RATE.finditer(passage.text):
        names = coin(found["sign"], language)
        unit = one_of(found["unit"], language) or (
            found["unit"] if len(found["unit"]) >= _SHORTEST and found["unit"].isalpha() else ""
        )
        if names and unit:
            yield Change(found.start(), found.end(), f"{names.many} {PER[language]} {unit}")


RULES: Final = (
    Rule(
        *("N-136", "money", rates, "$€£¥₩₹"),
        languages=LANGUAGES,
        needs="/",
        cases=(("Price (£/kg), $/month", "Price (pounds per kilogram), dollars per month"),),
    ),
)
