"""Findings on a live feed -> one for each cause: what a host does to every file is told once, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from audiopress.model import Finding

_OF_ONE_ITEM = re.compile(r"“[^”]*”|[0-9][0-9,]*")  # titles, addresses, lengths


@dataclass(frozen=True, slots=True)
class Sighting(Finding):
    """A finding that is one of many; `cause` is what it has in common with its like, beside code and host."""

    cause: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong, as it was first found, and every finding of it, the first among them."""

    first: Finding
    every: tuple[Finding, ...]

    @property
    def more(self) -> int:
        """How many more there are like the first."""
        return len(self.every) - 1


def causes(found: Iterable[Finding]) -> tuple[Cause, ...]:
    """Findings by their causes, in the order in which each was first found; none is lost.

    What names no cause stands alone: two episodes that are gone, or two files of a wrong length, are two faults. Of the
    feed's text (F-) one sentence on several items is one: the same hand wrote them all.
    """
    grouped: dict[tuple[str, str, str, int], list[Finding]] = {}
    for number, one in enumerate(found):
        named = _named(one)
        grouped.setdefault((one.code, _host(one.path), named, -1 if named else number), []).append(one)
    return tuple(Cause(group[0], tuple(group)) for group in grouped.values())


def _named(one: Finding) -> str:
    if isinstance(one, Sighting):
        return one.cause
    return _OF_ONE_ITEM.sub("", one.message) if one.code.startswith("F-") else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # an address that is none: RFC 3986 § 3.2.2
        return ""
