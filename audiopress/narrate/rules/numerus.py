"""A Roman numeral -> its value, and the shape by which rules find one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from audiopress.patterns import late

_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STRICT: Final = late(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=4096)
def value(numeral: str) -> int:
    """What a numeral counts, 0 if it is none: “IIX” and “” count nothing.

    >>> value("XIV"), value("xxiv"), value("IIX"), value("MIX"), value("")
    (14, 24, 0, 1009, 0)
    """
    letters = numeral.upper()
    if not _STRICT.fullmatch(letters):
        return 0
    total = 0
    for letter, after in zip(letters, f"{letters[1:]}I"[: len(letters)], strict=True):
        here, there = _VALUES[letter], _VALUES[after]
        total += -here if here < there else here
    return total
