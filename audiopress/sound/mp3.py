"""MP3: a clip as constant bit rate frames, and a file that is a tag, an Info frame and frames, joined byte by byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import ClassVar

import lameenc

from audiopress.model import Timeline
from audiopress.sound.mpeg import DELAY, Layout, frames, info_frame, silence, silence_bytes
from audiopress.sound.tags import Facts, tag

_QUALITY = 7  # LAME's: 96 kb/s at 7 is nearer to the source than 64 kb/s at 5, at half the time
_AT_ONCE = 65536  # bytes: LAME sets aside six times as much as it is given


@dataclass(frozen=True, slots=True)
class Mp3:
    """MPEG Layer III at constant bit rate: the format that every podcast app plays."""

    rate: int  # Hz
    bit_rate: int  # kb/s

    name: ClassVar[str] = "mp3"

    @property
    def layout(self) -> Layout:
        return Layout(self.rate, self.bit_rate)

    @property
    def step(self) -> int:
        return self.layout.frame_samples

    def identity(self) -> object:
        return [self.name, version("lameenc"), _QUALITY, self.bit_rate, self.rate, DELAY]

    def fits(self, sample: int) -> bool:
        return sample % self.layout.frame_samples == 0

    def encode(self, pcm: bytes) -> bytes:
        """Enough frames to hold the last sample and the decoder's delay."""
        encoder = lameenc.Encoder()
        encoder.silence()
        encoder.set_channels(1)
        encoder.set_quality(_QUALITY)
        encoder.set_bit_rate(self.bit_rate)
        encoder.set_in_sample_rate(self.rate)
        encoder.set_out_sample_rate(self.rate)
        parts = (pcm[start : start + _AT_ONCE] for start in range(0, len(pcm), _AT_ONCE))
        # LAME's flush may stop a frame short of the decoder's delay; a frame of silence more is taken out of the pause
        return b"".join([*map(encoder.encode, parts), encoder.encode(bytes(2 * DELAY)), encoder.flush()])

    def samples(self, fragment: bytes) -> int:
        return self.layout.frame_samples * sum(1 for _ in frames(fragment, self.layout))

    def file(self, facts: Facts, timeline: Timeline, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
        """Tag, Info frame, then each clip behind the silence before it."""
        layout = self.layout
        sizes = (one.as_(self.name).size for one in timeline.laid)
        rests = tuple(self._rests(timeline))
        yield tag(facts, timeline)
        yield info_frame(
            layout,
            count=-(-(timeline.samples + DELAY) // layout.frame_samples),
            size=sum(sizes) + sum(silence_bytes(count, layout) for count in rests),
            samples=timeline.samples,
        )
        for one, count in zip(timeline.laid, rests, strict=False):
            yield silence(count, layout)
            yield fragment(one.clip)
        yield silence(rests[-1], layout)

    def _rests(self, timeline: Timeline) -> Iterator[int]:
        """Silent frames before each clip, and after the last."""
        length, frame = self.layout.frame_samples, 0
        for one in timeline.laid:
            yield one.start // length - frame
            frame = (one.start + one.as_(self.name).samples) // length
        yield -(-(timeline.samples + DELAY) // length) - frame
