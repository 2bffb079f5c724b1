"""A feed -> what an app would show of it, and what it drops: measured in its own parser, or as its maker documents it.

The sources of every claim stand in the module of its app; `tests/check/test_seen.py` asks the parsers themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from audiopress.check.rss import Document
from audiopress.check.seen import antennapod, apple, gpodder, podcast_index, spotify
from audiopress.check.seen.sight import Drop, Seen, Shown

__all__ = ["APPS", "Drop", "Seen", "Shown", "seen_by"]

APPS: Mapping[str, Callable[[Document, datetime], Seen]] = {
    "apple": apple.see,
    "spotify": spotify.see,
    "antennapod": antennapod.see,
    "gpodder": gpodder.see,
    "podcast-index": podcast_index.see,
}


def seen_by(app: str, document: Document, *, now: datetime | None = None) -> tuple[Seen, ...]:
    """What one app of `APPS`, or `all` of them, make of a feed; `now` decides what lies in the future."""
    names = tuple(APPS) if app == "all" else (app,)
    return tuple(APPS[name](document, now or datetime.now(UTC)) for name in names)
