"""The clip cache as its owner sees it: what lies in it, what can go, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audiopress.speak import Cache, cache_place

_WRITING = timedelta(hours=1)  # nobody writes one entry for so long: what is older was left by a killed process


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds: entries, their bytes, and when the first and the last of them were used (None: unknown)."""

    place: str
    entries: int
    bytes: int
    oldest: datetime | None
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Freed:
    """What pruning took away, and what it left."""

    place: str
    entries: int
    bytes: int
    left_entries: int
    left_bytes: int


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries were read, and how many of them did not hold what was kept; those are gone now."""

    place: str
    entries: int
    bytes: int
    damaged: int


def contents() -> Contents:
    """The cache that AUDIOPRESS_CACHE names, summed up; PublishError where it cannot be read."""
    cache = Cache(cache_place())
    entries = cache.entries()
    used = sorted(entry.used for entry in entries if entry.used is not None)
    oldest, newest = (datetime.fromtimestamp(used[end], UTC) if used else None for end in (0, -1))
    return Contents(cache.where, len(entries), sum(entry.size for entry in entries), oldest, newest)


def prune(now: datetime, older_than: timedelta | None = None, most: int | None = None) -> Freed:
    """Take away what was last used longer ago than `older_than`, then, least recently used first, all above `most`
    bytes; and whatever killed processes left half-written. A running build makes again what it misses.
    """
    cache = Cache(cache_place())
    gone = [one for one in cache.leftovers() if _age(one.used, now) > _WRITING]
    left = sorted(cache.entries(), key=lambda entry: (entry.used or 0.0, entry.name))
    total = sum(entry.size for entry in left)
    keep = []
    for entry in left:
        old = older_than is not None and _age(entry.used, now) > older_than
        if old or (most is not None and total > most):
            gone.append(entry)
            total -= entry.size
        else:
            keep.append(entry)
    for one in gone:
        cache.sweep(one)
    return Freed(cache.where, len(gone), sum(one.size for one in gone), len(keep), total)


def _age(used: float | None, now: datetime) -> timedelta:
    """How long ago that was; nothing for what does not tell."""
    return now - datetime.fromtimestamp(used, UTC) if used is not None else timedelta()


def verify() -> Verified:
    """Read every entry, and take away those that do not hold what was kept: the next build makes them again."""
    cache = Cache(cache_place())
    entries = cache.entries()
    damaged = [entry for entry in entries if not cache.whole(entry)]
    for entry in damaged:
        cache.sweep(entry)
    return Verified(cache.where, len(entries), sum(entry.size for entry in entries), len(damaged))
