"""Pictures inside built audio files, and episodes' covers -> where they are damaged, or another's."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.flac import Picture
from mutagen.id3 import PictureType
from PIL import Image, ImageChops

from audiopress.check.built import Built
from audiopress.check.chapter_links import Heard, frames_of, heard, tags_in
from audiopress.check.codes import finding
from audiopress.errors import ConfigError
from audiopress.model import Finding
from audiopress.write.artwork import checked_artwork, plate

_SIDE = 96  # pixels to which a picture is reduced before it is looked at in
_FIELDS = (8, 8)
_UNLIKE = (
    40  # of 255, between two fields: JPEGs of 100 to 1,400 pixels were up to 19 off their PNG, others 120 and more
)


@dataclass(frozen=True, slots=True)
class _Looks:
    """Pictures reduced to fields of colour, each drawn once: by the digest of its bytes; None: cannot be drawn."""

    known: dict[bytes, Image.Image | None] = field(default_factory=dict)

    def of(self, picture: bytes) -> Image.Image | None:
        key = hashlib.sha256(picture).digest()
        if key not in self.known:
            self.known[key] = _look(picture)
        return self.known[key]

    def fault(self, held: bytes, wanted: bytes) -> str:
        """What is wrong with a picture that should show what another shows; "" where that cannot be drawn itself."""
        here, there = self.of(held), self.of(wanted)
        if there is None:
            return ""
        if here is None:
            return "is damaged"
        return "is another picture" if max(ImageChops.difference(here, there).tobytes()) > _UNLIKE else ""


def _look(picture: bytes) -> Image.Image | None:
    small = plate(picture, _SIDE)
    if not small:
        return None
    with Image.open(io.BytesIO(small)) as drawn:
        return drawn.resize(_FIELDS, Image.Resampling.BOX)


def covers(built: Built) -> Iterator[Finding]:
    """An episode's own cover is as directories want it: they show the show's in its place, or none."""
    for episode in (edition.episode for edition in built.editions):
        if episode.cover and built.has(episode.cover.path):  # else B-030 says so
            try:
                checked_artwork(built.folder / episode.cover.path)
            except ConfigError as problem:
                yield finding("B-090", built.path(episode.cover.path), problem.message)


def plates(built: Built) -> Iterator[Finding]:
    """The cover in an audio file is the episode's or else the show's, and the pictures of ID3's chapters are theirs."""
    looks = _Looks()
    for one in heard(built):
        cover = _cover(built, one)
        for name in (name for name, reading in one.edition.sounds.items() if reading == one.reading):
            tags = tags_in(built, name)
            for held in _covers(name, tags) if tags and cover else ():
                if fault := looks.fault(held, cover):
                    yield finding("B-084", built.path(name), f"the cover in the file {fault}")
            if tags and name.endswith(".mp3") and (fault := _of_chapters(built, one, tags, looks)):
                yield finding("B-081", built.path(name), fault)


def _of_chapters(built: Built, one: Heard, tags: Any, looks: _Looks) -> str:
    """A file has room for 1 MiB of them: the last ones may be missing, the first is not."""
    shown = [frame.sub_frames.getall("APIC") for frame in frames_of(tags)]
    for mark, pictures in zip(one.marks, shown, strict=False):
        if pictures and not mark.image:
            return f"the chapter “{mark.title}” shows a picture, and there is none in its text"
        wanted = _bytes(built, f"{one.edition.episode.slug}/{mark.image}") if mark.image else b""
        for picture in pictures:
            if fault := looks.fault(picture.data, wanted):
                return f"the picture of the chapter “{mark.title}” {fault}"
            if picture.desc.split() != mark.alt.split():
                return f"the picture of the chapter “{mark.title}” is “{picture.desc}”, and in its text “{mark.alt}”"
    if any(mark.image for mark in one.marks) and not any(shown):
        return "no chapter shows a picture"
    return ""


def _cover(built: Built, one: Heard) -> bytes:
    """The episode's own, or else the show's."""
    own = one.edition.episode.cover
    names = (own.path,) if own else ("cover.jpg", "cover.png")
    return next((found for name in names if (found := _bytes(built, name))), b"")


def _bytes(built: Built, name: str) -> bytes:
    return (built.folder / name).read_bytes() if built.has(name) else b""


def _covers(name: str, tags: Any) -> Iterator[bytes]:
    """The cover of the whole file: its picture of type 3, or else its first; B-039 says where there is none."""
    suffix = Path(name).suffix
    if suffix in {".m4a", ".m4b"}:
        yield from map(bytes, tags.get("covr", ())[:1])
        return
    held = tags.getall("APIC") if suffix == ".mp3" else list(map(_block, tags.get("metadata_block_picture", ())))
    fronts = [one for one in held if one.type == PictureType.COVER_FRONT]
    yield from (bytes(one.data) for one in (fronts or held)[:1])


def _block(said: str) -> Picture:
    """The picture in a FLAC block in base64; one without bytes where it is none."""
    try:
        return Picture(base64.b64decode(said))
    except (ValueError, MutagenError, struct.error):
        return Picture()
