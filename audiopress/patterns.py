"""Regular expressions that are compiled when they are first used: of a thousand, one article needs a third."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern; the first question compiles it, and later ones find its methods in place."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = (source, flags)

    def __getattr__(self, name: str) -> Any:
        answer = getattr(re.compile(*self._written), name)  # `re` keeps no pattern for long, so its methods do
        self.__dict__[name] = answer
        return answer


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """As re.compile, but later; what is wrong with a pattern shows when it is used, so a test uses each.

    >>> late("b+").sub("c", "abba")
    'aca'
    """
    return cast(re.Pattern[str], _Late(source, flags))
