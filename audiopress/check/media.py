"""Built audio -> where it is not as long as the episode says, cannot be read, or is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mutagen
from mutagen import MutagenError
from mutagen.mp3 import MP3

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.errors import EncodeError
from audiopress.model import Finding
from audiopress.sound import mpeg

_LENGTH_MS = 2  # what rounding may make of a length that is counted in samples on both sides
_PRIMED_MS = 120  # MPEG-4's index counts the encoder's delay, and the last frame as a whole


def audio(built: Built) -> Iterator[Finding]:
    """Every audio file is as long as the episode says, and an MP3's tag is one that every app reads."""
    for name, reading in ((name, one) for edition in built.editions for name, one in edition.sounds.items()):
        if not built.has(name):
            continue  # B-030 says so
        try:
            file: Any = opened(built.folder / name)
        except MutagenError as problem:
            yield finding("B-040", built.path(name), f"this audio file cannot be read: {problem}")
            continue
        mp3 = name.endswith(".mp3")
        if mp3 and (file.tags is None or file.tags.version[:2] != (2, 3)):
            version = "no tag" if file.tags is None else f"ID3v{'.'.join(map(str, file.tags.version))}"
            yield finding("B-041", built.path(name), f"the file has {version}")
        length = round(1000 * file.info.length)
        if abs(length - reading.duration_ms) > (_LENGTH_MS if mp3 else _PRIMED_MS):
            message = f"the audio lasts {length} ms, and the episode {reading.duration_ms} ms"
            yield finding("B-045", built.path(name), message)


def opened(path: Path) -> Any:
    """The file as mutagen reads it, which leaves the types of tags and info open; MutagenError where it is none."""
    file = MP3(path) if path.suffix == ".mp3" else mutagen.File(path)
    if file is None:
        raise MutagenError("its bytes are of no known kind")
    return file


def frames(built: Built) -> Iterator[Finding]:
    """An MP3 file is whole frames from its tag to its end, as many as its first one says (ISO 11172-3 § 2.4.1)."""
    for name in (name for edition in built.editions for name in edition.sounds if name.endswith(".mp3")):
        if not built.has(name):
            continue  # B-030 says so
        try:
            file: Any = MP3(built.folder / name)
        except MutagenError:
            continue  # B-040 says so
        if fault := _stream(built.folder / name, file):
            yield finding("B-036", built.path(name), fault)


def _stream(path: Path, file: Any) -> str:
    data = path.read_bytes()[file.tags.size if file.tags else 0 :]
    try:
        there = sum(1 for _ in mpeg.frames(data, mpeg.layout_of(data[:4]))) - 1
    except EncodeError:
        return "a piece of the audio is no MPEG frame: the file is damaged or cut off"
    place = data.find(b"Info", 0, 200)
    said = int.from_bytes(data[place + 8 : place + 12], "big")
    return "" if place > 0 and said == there else f"the file has {there} frames, and says that it has {said}"
