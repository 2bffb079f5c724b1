"""The environment as this process found it, whatever engines have set in it since."""

from __future__ import annotations

import os
from collections.abc import Mapping

_ours: dict[str, tuple[str | None, str]] = {}  # name -> what it was before, and what an engine set


def announce(name: str, value: str) -> None:
    """Set a variable for a library that reads it."""
    before = _ours.get(name, (os.environ.get(name), ""))[0]
    _ours[name] = before, value
    os.environ[name] = value


def found() -> Mapping[str, str]:
    """The environment without what was announced in it."""
    values = dict(os.environ)
    for name, (before, announced) in _ours.items():
        if values.get(name) == announced:
            del values[name]
            values |= {name: before} if before is not None else {}
    return values
