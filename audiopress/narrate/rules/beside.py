"""A text -> whether any of its numbers stands beside one of many signs: a large pattern is not made to find nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from audiopress.narrate.rules.amounts import DIGITS
from audiopress.narrate.rules.portions import VULGAR
from audiopress.narrate.rules.powers import SUPERSCRIPTS
from audiopress.narrate.rules.scales import scales
from audiopress.patterns import late

_FIGURES: Final = f"{DIGITS}{''.join(VULGAR)}{SUPERSCRIPTS}"
_SPACE: Final = r"[\s\u00a0\u2009\u202f-]?"
_WORD: Final = rf"[^\W_{_FIGURES}]+|[^\w\s]"  # letters in a row, or one sign
_FIRST: Final = late(_WORD)


@cache
def _after(language: str) -> re.Pattern[str]:
    """What stands after a number: right after it, and after the scale that may follow it."""
    return re.compile(
        rf"(?<=[{_FIGURES})}}])(?={_SPACE}(?P<next>{_WORD}))(?:\s(?:{scales(language)}))?{_SPACE}(?P<then>{_WORD})"
    )


def heads(signs: Iterable[str]) -> frozenset[str]:
    """The first word of each sign, for `counts`.

    >>> sorted(heads(("km/h", "sq ft", "°C", "m²")))
    ['km', 'm', 'sq', '°']
    """
    return frozenset(found[0] for sign in signs if (found := _FIRST.match(sign)))


def counts(text: str, language: str, known: frozenset[str]) -> bool:
    """Whether one of these first words follows a number, with or without a scale (million) between them.

    >>> counts("a 10-km run", "en", heads(("km",))), counts("5 million km", "en", heads(("km",)))
    (True, True)
    >>> counts("kilometers of chapter 4, in km", "en", heads(("km",)))
    False
    """
    found = _after(language).finditer(text)
    return any(one["next"] in known or one["then"] in known for one in found)
