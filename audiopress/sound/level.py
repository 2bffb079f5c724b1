"""Samples -> samples at the show's loudness: one gain for a voice, measured once, and a soft limit above the knee."""

from __future__ import annotations

import math
import sys
import warnings
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from io import BytesIO

from audiopress.errors import EncodeError
from audiopress.model import Pcm
from audiopress.sound.loudness import METER, measured, measured_file

__all__ = ["IDENTITY", "MEASURE", "Segment", "gain", "levelled"]

with warnings.catch_warnings():
    # pydub warns where there is no ffmpeg (we need none here), and about audioop, which it and we get from audioop-lts
    warnings.simplefilter("ignore")
    import audioop

    from pydub import AudioSegment as Segment

CEILING = 10 ** (-1.5 / 20)  # of full scale: leaves the encoders' overshoot below −1 dBTP
_KNEE = 0.8 * CEILING
_WINDOWS = (2048, 128)  # bytes: a window, then the parts of one that is too loud, are limited or not as a whole

_NEAR = 0.05  # LU: nearer to the target than this is there
_PASSES = 6  # two or three reach any target that the limiter lets a voice reach
_MOST = 40.0  # dB: a voice that needs more says nothing

IDENTITY = (CEILING, _KNEE, version("pydub"), version("audioop-lts") if sys.version_info >= (3, 13) else "")
"""Everything here that decides the samples, for keys of caches."""
MEASURE = (METER, IDENTITY, _NEAR, _PASSES, _MOST)
"""Everything here that decides a gain, besides the speech and the encoder."""


def gain(speech: Pcm, target: float, coded: Callable[[bytes], bytes]) -> float:
    """The factor that brings a voice to `target` LUFS as a listener gets it: limited, encoded and decoded again.

    `speech` is half a minute of the voice at the show's sample rate; `coded(data)` makes samples of that rate a file
    of the show's format, with the very encoder and settings of a clip. What a limiter and a codec take away is no
    constant (0.1 LU to 0.6, by voice and format), so it is measured: raise, limit, encode, decode, measure, and again.
    The factor is a whole number of hundredths of a decibel. EncodeError when the voice cannot get there.
    """
    decibels = _step(target, measured([speech.data], speech.rate, peak=False).integrated)
    for _ in range(_PASSES):
        file = coded(levelled(speech.data, _factor(decibels)))
        step = _step(target, measured_file(BytesIO(file), peak=False).integrated)
        if abs(step) < _NEAR:
            break
        decibels = round(decibels + step, 2)
    else:
        raise _unreachable(target)
    return _factor(decibels)


def _step(target: float, level: float) -> float:
    """How many decibels are missing, to a hundredth; EncodeError where that makes no sense."""
    if abs(target - level) > _MOST:
        raise _unreachable(target)
    return round(target - level, 2)


def _unreachable(target: float) -> EncodeError:
    return EncodeError(
        f"this voice cannot be brought to {target:g} LUFS without distortion",
        "set loudness in [audio] of audiopress.toml to −16, or choose another voice",
    )


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def levelled(data: bytes, gain: float) -> bytes:
    """Signed 16 bit samples times `gain`, bent softly below the ceiling where they would go over the knee.

    What stays under the knee is multiplied in C; the few samples around a peak go through a table, which gives the
    same below the knee, so no window's edge can be heard.
    """
    limit = 32767 * _KNEE / gain
    return b"".join(_bent_where_loud(data, gain, limit, _WINDOWS))


def _bent_where_loud(data: bytes, gain: float, limit: float, windows: tuple[int, ...]) -> Iterator[bytes]:
    size, *smaller = windows
    for start in range(0, len(data), size):
        window = data[start : start + size]
        if audioop.max(window, 2) <= limit:
            yield audioop.mul(window, 2, gain)
        elif smaller:
            yield from _bent_where_loud(window, gain, limit, tuple(smaller))
        else:
            yield array("h", map(_curve(gain).__getitem__, array("h", window))).tobytes()


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
