"""An MPEG-4 file -> its QuickTime chapters: those of the text track that the sound names as its chapters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audiopress.errors import EncodeError

if TYPE_CHECKING:
    from av import Packet
    from av.stream import Stream

_CHAPTERS_OFF = {"ignore_chapters": "1"}  # libavformat then reads their track as any other


def quicktime_chapters(path: Path) -> tuple[tuple[int, str], ...] | None:
    """Start in milliseconds and title of each; None where no track is named as the chapters' (QTFF, `tref` `chap`).

    Nero's list (`chpl`) is passed over: Apple's players do not read it. EncodeError where the file cannot be read.
    """
    import av  # noqa: PLC0415  (a tenth of a second, for those only who check MPEG-4)

    try:
        with av.open(str(path), metadata_errors="replace") as whole:
            # libavformat hands over a track of chapters as data, and any other track of text as subtitles
            named = [stream.index for stream in whole.streams if stream.type == "data"]
        with av.open(str(path), options=_CHAPTERS_OFF, metadata_errors="replace") as plain:
            tracks = [one for one in plain.streams if one.type == "subtitle" and one.index in named]
            found = [packet for packet in plain.demux(*tracks[:1]) if packet.pts is not None] if tracks else None
            return None if found is None else tuple((_start(one), _title(bytes(one))) for one in found)
    except av.FFmpegError as problem:
        raise EncodeError(f"this file cannot be read: {problem.strerror}") from problem


def _start(packet: Packet[Stream]) -> int:
    return round(1000 * (packet.pts or 0) * (packet.time_base or 0))


def _title(sample: bytes) -> str:
    """A sample of text is its length in two bytes, its text, and what is to be said of that (QTFF, “Text sample”)."""
    return sample[2 : 2 + int.from_bytes(sample[:2], "big")].decode(errors="replace")
