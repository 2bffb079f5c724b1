"""Samples -> samples at the show's loudness: one gain for a voice, measured once, and a soft limit above the knee."""

from __future__ import annotations

import math
import sys
import warnings
from array import array
from functools import cache
from importlib.metadata import version

from audiopress.model import Pcm

__all__ = ["ENCODER_LOSS", "IDENTITY", "MEASURE", "Segment", "levelled", "loudness"]

with warnings.catch_warnings():
    # pydub warns where there is no ffmpeg (we need none here), and about audioop, which it and we get from audioop-lts
    warnings.simplefilter("ignore")
    import audioop

    from pydub import AudioSegment as Segment

CEILING = 10 ** (-1.5 / 20)  # of full scale: leaves MP3's overshoot below −1 dBTP
_KNEE = 0.8 * CEILING
_DUAL_MONO = 3.01  # LU: one channel heard from two loudspeakers (ITU BS.1770-4)
_K_WEIGHTING = 0.12  # LU: loudness over RMS of espeak's speech, standard deviation 0.03
ENCODER_LOSS = 0.4  # LU: what speech loses in LAME's low-pass, measured with ffmpeg's EBU R128 meter
_WINDOW = 2048  # bytes: limited or not as a whole


IDENTITY = (CEILING, _KNEE, _WINDOW, version("pydub"), version("audioop-lts") if sys.version_info >= (3, 13) else "")
"""Everything here that decides the samples, for keys of caches."""
MEASURE = (_DUAL_MONO, _K_WEIGHTING, version("pydub"))
"""Everything here that decides a measured loudness."""


def loudness(pcm: Pcm) -> float:
    """LUFS of speech without long pauses, heard as dual mono; from its RMS, within 0.3 LU for espeak's voices."""
    segment = Segment(pcm.data, sample_width=2, frame_rate=pcm.rate, channels=1)
    return float(segment.dBFS) + _K_WEIGHTING + _DUAL_MONO


def levelled(data: bytes, gain: float) -> bytes:
    """Signed 16 bit samples times `gain`, bent softly below the ceiling where they would go over the knee.

    Nearly all windows stay under the knee and are multiplied in C; the few others go through a table.
    """
    limit = 32767 * _KNEE / gain
    out = bytearray()
    for start in range(0, len(data), _WINDOW):
        window = data[start : start + _WINDOW]
        if audioop.max(window, 2) <= limit:
            out += audioop.mul(window, 2, gain)
        else:
            out += array("h", map(_curve(gain).__getitem__, array("h", window))).tobytes()
    return bytes(out)


@cache
def _curve(gain: float) -> tuple[int, ...]:
    """What becomes of each sample, indexed by the sample (Python counts −1 from the end, as the table needs)."""
    return tuple(_bent(sample if sample < 32768 else sample - 65536, gain) for sample in range(65536))


def _bent(sample: int, gain: float) -> int:
    level = abs(sample) * gain / 32767
    if level > _KNEE:
        room = CEILING - _KNEE
        level = _KNEE + room * math.tanh((level - _KNEE) / room)
        return int(math.copysign(math.floor(level * 32767), sample))
    return math.floor(sample * gain)  # as audioop.mul rounds
