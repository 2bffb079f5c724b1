"""Sums in the plural, without a number of them: thousands of dollars, a roll of twenties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change
from audiopress.narrate.rules.amounts import say_number
from audiopress.narrate.rules.currencies import coin
from audiopress.patterns import late

# Many of them: $1,000s, $100s of dollars, a roll of $20s.
_SEVERAL: Final = late(
    r"(?<![\w$£€¥])(?P<sign>[$£€¥])(?P<number>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}|[1-9][0-9]{0,6})s(?!\w)"
    r"(?P<of>\sof\s(?:dollars|pounds|euros|yen)\b)?"
)
_ROUND: Final = {
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
    "1000000": "millions",
}


def round_sums(text: str) -> Iterator[Change]:
    """Round sums without a number of them, and notes by what they are worth: “thousands of dollars”, “twenties”."""
    for found in _SEVERAL.finditer(text):
        number = found["number"].replace(",", "")
        names = coin(found["sign"], "en")
        words = say_number(number)
        many = f"{words[:-1]}ies" if words.endswith("y") else f"{words}{'es' if words.endswith('x') else 's'}"
        of = f" of {names.many}" if names else ""
        yield Change(found.start(), found.end(), f"{_ROUND[number]}{of}" if number in _ROUND else many)
