"""A clip's samples -> AAC frames that can be joined to any others, and the silent frame that goes between.

AAC-LC, one channel, 1,024 samples a frame (ISO/IEC 14496-3 § 4.5.2.1); the encoder is FFmpeg's, through PyAV.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import av
from av.audio.codeccontext import AudioCodecContext
from av.codec.context import Flags

from audiopress.sound import resample

FRAME = 1024  # samples
PRIMING = 1024  # samples the encoder puts before the first one it was given: one frame, which overlaps what lies before
_FORMAT = "fltp"  # the encoder's own
_OPTIONS = {
    "aac_coder": "fast",  # a third of the default's time, and nearer to the source below 100 kb/s
    "aac_tns": "0",  # without it 0.7 dB nearer to the source at the same size: speech at this rate has no use for it
}
IDENTITY = ("aac", av.__version__, *_OPTIONS.items(), *resample.IDENTITY)
"""Everything here that decides the frames, for keys of caches."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to encode: the sample rate of the clips in Hz, the bit rate aimed at in kb/s."""

    rate: int
    bit_rate: int

    @property
    def scale(self) -> int:
        """AAC samples for each of the clip's: phones and cars know 44,100 and 48,000 Hz best, so half rates double."""
        return 2 if self.rate < 32000 else 1

    @property
    def own_rate(self) -> int:
        """Hz of the AAC."""
        return self.rate * self.scale


def frames(pcm: bytes, settings: Settings) -> list[bytes]:
    """Mono 16 bit samples as raw frames: the priming one, then as many as hold the last sample.

    The last frame is followed by silence inside the encoder, so whatever comes next overlaps silence.
    """
    context = av.CodecContext.create("aac", "w")
    set_up(context, settings)
    given = (*resample.frames(pcm, settings.rate, settings.own_rate, _FORMAT), None)
    return [bytes(packet) for frame in given for packet in context.encode(frame)]


@cache
def silent_frame(settings: Settings) -> bytes:
    """What the encoder makes of silence, once it has heard some: it decodes to zeros wherever it lies."""
    return frames(bytes(2 * 4 * FRAME), settings)[-1]


def set_up(context: AudioCodecContext, settings: Settings) -> None:
    """Give an encoder these settings, and nothing that would tell one machine from another."""
    context.sample_rate = settings.own_rate
    context.layout = "mono"
    context.format = _FORMAT
    context.bit_rate = settings.bit_rate * 1000
    context.time_base = Fraction(1, settings.own_rate)
    context.flags |= Flags.bitexact  # else the first frame names the library's version
    context.options = dict(_OPTIONS)
