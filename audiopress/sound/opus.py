"""Opus: clips as packets of 20 ms, silence as packets of 2.5 to 20 ms, in an Ogg file with chapters (RFC 6716, 7845).

The encoder is libopus and the muxer libavformat, through PyAV.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, cast

import av
from av.audio.codeccontext import AudioCodecContext
from av.container.core import Flags

from audiopress.errors import EncodeError
from audiopress.model import Timeline
from audiopress.sound import resample
from audiopress.sound.packets import packed, unpacked
from audiopress.sound.tags import Facts
from audiopress.sound.vorbis import comments

_RATE = 48_000  # Hz: Opus counts in it whatever goes in (RFC 7845 § 4)
_PACKET = 960  # samples: 20 ms
_GRID = 120  # samples: 2.5 ms, the shortest packet; a clip begins on a multiple of it
_TOLERANCE = 29  # samples, 0.6 ms: how far from its place in the timeline a clip may begin
_FORMAT = "flt"  # of the two libopus takes, the one that is not rounded again
_OPTIONS = {
    # transform coding only: against the speech modes that "audio" and "voip" take at these rates it is 2 dB nearer to
    # the source in 40 % of the time, and no packet leans on the ones before it for its pitch
    "application": "lowdelay",
    # no reservoir of bits: what a packet gets depends on its sound alone, so an encoder that has heard nothing does as
    # well as one that has (constrained, a clip's first seconds lose half a dB)
    "vbr": "on",
    "frame_duration": "20",
}
_ASKED = Fraction(4, 7)  # of the bit rate wanted: libopus gives speech 1.75 times what it is asked for (24 to 96 kb/s)
# RFC 6716 § 3.1: full band transform coding, one channel, one frame; its first symbol says that there is silence.
_SILENCE = {960: b"\xf8\xff\xfe", 480: b"\xf0\xff\xfe", 240: b"\xe8\xff\xfe", 120: b"\xe0\xff\xfe"}


@dataclass(frozen=True, slots=True)
class Opus:
    """Opus in Ogg: half the bytes of an MP3, for every browser; Apple Podcasts does not play it."""

    rate: int  # Hz, of the timeline
    bit_rate: int  # kb/s, of speech; steady music takes up to a fourth more, pauses next to nothing

    name: ClassVar[str] = "opus"

    @property
    def step(self) -> int:
        return 1  # 2.5 ms are no whole number of samples at most rates

    def identity(self) -> object:
        return ["opus", 2, av.__version__, *_OPTIONS.items(), str(_ASKED), *resample.IDENTITY, self.bit_rate, self.rate]

    def fits(self, sample: int) -> bool:
        beyond = sample * _RATE % (_GRID * self.rate)
        return min(beyond, _GRID * self.rate - beyond) <= _TOLERANCE * self.rate

    def encode(self, pcm: bytes) -> bytes:
        """As many packets as hold the last sample and the encoder's delay, and one of silence behind them.

        A decoder lets the pitch filter of a packet run on into the next (RFC 6716 § 4.3.7.1). Were that one of the
        file's own silence, nothing would be there to cancel it: an echo of the last vowel, 3 ms long, up to −18 dBFS.
        """
        context = av.CodecContext.create("libopus", "w")
        _set_up(context, self.bit_rate)
        rest = bytes(2 * -(-_PACKET * self.rate // _RATE))
        given = (*resample.frames(pcm + rest, self.rate, _RATE, _FORMAT), None)
        return packed(bytes(packet) for frame in given for packet in context.encode(frame))

    def samples(self, fragment: bytes) -> int:
        # a clip may lie 0.6 ms early and the next one 0.6 ms late; that is less than a packet, so counting is enough
        return -(-_PACKET * self.rate // _RATE) * sum(1 for _ in unpacked(fragment))

    def file(self, facts: Facts, timeline: Timeline, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
        """Ogg pages as they are filled; the last one's granule position cuts the end off (RFC 7845 § 4.4)."""
        pages = _Pages()
        # a fixed serial number (opusinfo warns of 0) and no library's name, so that the same packets make the same file
        with av.open(pages, "w", format="opus", options={"serial_offset": "1"}) as container:
            container.flags |= cast(int, Flags.bitexact.value)
            stream = container.add_stream("libopus", rate=_RATE)
            _set_up(stream.codec_context, self.bit_rate)
            stream.metadata.update(comments(facts, timeline))
            container.start_encoding()
            position = -_delay(bytes(stream.codec_context.extradata or b""))
            end = _nearest(timeline.samples, timeline.rate, 1)
            for data, length in self._packets(timeline, fragment, end - position):
                packet = av.Packet(data)
                packet.stream = stream
                packet.time_base = cast(Fraction, stream.time_base)
                packet.pts = packet.dts = position
                packet.duration = min(length, end - position)
                container.mux_one(packet)
                position += length
                yield from pages.taken()
        yield from pages.taken()

    def _packets(self, timeline: Timeline, fragment: Callable[[str], bytes], end: int) -> Iterator[tuple[bytes, int]]:
        """Every packet of the file and its length: each clip behind the silence before it, and silence to the end."""
        position = 0
        for one in timeline.laid:
            yield from _rest(_nearest(one.start, timeline.rate, _GRID) - position)
            position = _nearest(one.start, timeline.rate, _GRID)
            for packet in unpacked(fragment(one.clip)):
                yield packet, _PACKET
                position += _PACKET
        yield from _rest(-(-(end - position) // _GRID) * _GRID)


class _Pages:
    """Where the muxer writes: what has come since it was last asked."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        return len(data)

    def taken(self) -> list[bytes]:
        held, self._held = self._held, []
        return held


def _set_up(context: AudioCodecContext, bit_rate: int) -> None:
    context.sample_rate = _RATE
    context.layout = "mono"
    context.format = _FORMAT
    context.bit_rate = round(bit_rate * 1000 * _ASKED)
    context.time_base = Fraction(1, _RATE)
    context.options = dict(_OPTIONS)


def _delay(head: bytes) -> int:
    """The pre-skip of an identification header (RFC 7845 § 5.1): what players drop before the first sample."""
    if not head.startswith(b"OpusHead"):
        raise EncodeError("libopus gave no identification header")
    return int.from_bytes(head[10:12], "little")


def _nearest(sample: int, rate: int, grid: int) -> int:
    """Where a sample at `rate` lies at 48 kHz: the nearest multiple of `grid`, halves up, in integers."""
    return (2 * sample * _RATE + grid * rate) // (2 * grid * rate) * grid


def _rest(length: int) -> Iterator[tuple[bytes, int]]:
    """Silence of `length` samples, a multiple of 120: the longest packets first."""
    for size, packet in _SILENCE.items():
        for _ in range(length // size):
            yield packet, size
        length %= size
