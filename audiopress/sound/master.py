"""Timeline + fragments -> the bytes of an MP3 file, in order, never more than one clip at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audiopress.model import Timeline
from audiopress.sound.mpeg import Layout, info_frame, silence


def master(tag: bytes, timeline: Timeline, layout: Layout, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
    """Tag, Info frame, then every piece of the timeline; `fragment(key)` gives a clip's frames."""
    count = sum(piece.frames for piece in timeline.pieces)
    size = sum(piece.size if piece.clip else len(silence(piece.frames, layout)) for piece in timeline.pieces)
    yield tag
    yield info_frame(layout, count=count, size=size, samples=timeline.samples)
    for piece in timeline.pieces:
        yield fragment(piece.clip) if piece.clip else silence(piece.frames, layout)
