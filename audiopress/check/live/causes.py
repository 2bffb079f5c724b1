"""Findings on a live feed -> one for each cause: what a host does to every file is told once, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from audiopress.model import Finding

_OF_ONE_FILE = re.compile(r"“[^”]*”|[0-9][0-9,]*")  # titles, addresses, lengths


@dataclass(frozen=True, slots=True)
class Sighting(Finding):
    """A finding of a host's; `cause` is what it has in common with its like, beside code and host."""

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
    """Findings by their causes, in the order in which each was first found; none is lost."""
    grouped: dict[tuple[str, str, str], list[Finding]] = {}
    for one in found:
        grouped.setdefault(_cause(one), []).append(one)
    return tuple(Cause(group[0], tuple(group)) for group in grouped.values())


def _cause(one: Finding) -> tuple[str, str, str]:
    """Code, host and cause; of a finding that names no cause, its sentence without what is of one file alone."""
    named = one.cause if isinstance(one, Sighting) else ""
    return one.code, _host(one.path), named or _OF_ONE_FILE.sub("", one.message)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # an address that is none: RFC 3986 § 3.2.2
        return ""
