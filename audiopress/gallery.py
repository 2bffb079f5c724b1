"""Pictures of a show that are made once and kept: its cover, and the small ones inside audio files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from audiopress.model import Show
from audiopress.speak import Cache
from audiopress.speak.cache import digest


def artwork(show: Show, cache: Cache) -> bytes:
    """The author's picture, else a generated one."""
    if show.artwork:
        from audiopress.write.artwork import checked_artwork  # noqa: PLC0415  (Pillow is slow to load)

        return checked_artwork(show.artwork)

    def drawn() -> bytes:
        from audiopress.write.cover import cover  # noqa: PLC0415  (so is Pillow again, and a cover is drawn once)

        return cover(show.title, show.author)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["cover", *made_by, show.title, show.author], drawn)


def small(picture: bytes, cache: Cache) -> bytes:
    """The picture as audio files carry it."""

    def reduced() -> bytes:
        from audiopress.write.artwork import thumbnail  # noqa: PLC0415  (Pillow again)

        return thumbnail(picture)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["thumbnail", *made_by, hashlib.sha256(picture).hexdigest()], reduced)


def _kept(cache: Cache, about: list[str], make: Callable[[], bytes]) -> bytes:
    key = digest(about)
    kept = cache.read(key)
    if kept is None:
        kept = make()
        cache.write(key, kept)
    return kept
