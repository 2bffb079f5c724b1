"""Findings on a live feed -> one for each cause: what a host does to every file is told once, with its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from audiopress.model import Finding


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

    What names no cause stands alone: two episodes that are gone, or two files of a wrong length, are two faults.
    """
    grouped: dict[tuple[str, str, str, int], list[Finding]] = {}
    for number, one in enumerate(found):
        named = one.cause if isinstance(one, Sighting) else ""
        grouped.setdefault((one.code, _host(one.path), named, -1 if named else number), []).append(one)
    return tuple(Cause(group[0], tuple(group)) for group in grouped.values())


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # an address that is none: RFC 3986 § 3.2.2
        return ""
