"""Pictures of a show that are made once and kept: its cover, and the small ones inside audio files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version

from audiopress.model import Show
from audiopress.speak import Cache
from audiopress.speak.cache import digest

PLATES = 1 << 20  # bytes of all chapters' pictures in one audio file
_SIDES = (600, 300, 150, 100)  # pixels: how large they may be, tried in turn


def artwork(show: Show, cache: Cache) -> bytes:
    """The author's picture, else a generated one."""
    if show.artwork:
        from audiopress.write.artwork import judged, read_artwork  # noqa: PLC0415  (Pillow is slow to load)

        return judged(published(read_artwork(show.artwork), cache), show.artwork)

    def drawn() -> bytes:
        from audiopress.write.cover import cover  # noqa: PLC0415  (so is Pillow again, and a cover is drawn once)

        return cover(show.title, show.author)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["cover", *made_by, show.title, show.author], drawn)


def published(picture: bytes, cache: Cache) -> bytes:
    """An author's cover as it is published: in RGB, whatever it was in."""
    from audiopress.write.artwork import presentable  # noqa: PLC0415  (Pillow again)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["published", *made_by, hashlib.sha256(picture).hexdigest()], lambda: presentable(picture))


def small(picture: bytes, cache: Cache) -> bytes:
    """The picture as audio files carry it."""

    def reduced() -> bytes:
        from audiopress.write.artwork import thumbnail  # noqa: PLC0415  (Pillow again)

        return thumbnail(picture)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["thumbnail", *made_by, hashlib.sha256(picture).hexdigest()], reduced)


def plates(uses: Mapping[str, int], read: Callable[[str], bytes], cache: Cache) -> dict[str, bytes]:
    """Pictures of chapters as an audio file carries them: as large as lets them all fit into 1 MiB, up to 600 pixels.

    `uses` are their names, and how many chapters show each: the file then holds it as often. What Pillow cannot read
    is left out. At 100 pixels they may still be too many for the file: `fitting` then picks the first ones.
    """
    made: dict[str, bytes] = {}
    for side in _SIDES:
        found = {name: _plate(read(name), side, cache) for name in uses}
        made = {name: data for name, data in found.items() if data}
        if sum(len(data) * uses[name] for name, data in made.items()) <= PLATES:
            break
    return made


def fitting(uses: Mapping[str, int], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The first pictures of chapters that together fit into an audio file."""
    kept, size = {}, 0
    for name, data in pictures.items():
        size += len(data) * uses[name]
        if size > PLATES:
            break
        kept[name] = data
    return kept


def _plate(picture: bytes, side: int, cache: Cache) -> bytes:
    def reduced() -> bytes:
        from audiopress.write.artwork import plate  # noqa: PLC0415  (Pillow again)

        return plate(picture, side)

    made_by = [version(name) for name in ("audiopress", "pillow")]
    return _kept(cache, ["plate", *made_by, str(side), hashlib.sha256(picture).hexdigest()], reduced)


def _kept(cache: Cache, about: list[str], make: Callable[[], bytes]) -> bytes:
    key = digest(about)
    kept = cache.read(key)
    if kept is None:
        kept = make()
        cache.write(key, kept)
    return kept
