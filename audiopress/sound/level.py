"""Samples -> samples at the show's loudness: one level for a voice, measured once, and a soft limit above the knee."""

from __future__ import annotations

import math
import re
import sys
import warnings
from array import array
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from io import BytesIO
from itertools import count
from typing import NamedTuple

from audiopress.errors import EncodeError
from audiopress.model import Chapter, Encoded, Laid, Pcm, Timeline
from audiopress.sound.codec import Codec
from audiopress.sound.loudness import METER, Loudness, measured, measured_file
from audiopress.sound.tags import Facts

__all__ = ["IDENTITY", "MEASURE", "Level", "audioop", "curve", "levelled", "measured_level"]

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it leaves the standard library with Python 3.13; from there on it is audioop-lts
    import audioop

_PEAK = -1.0  # dBTP: what Apple Podcasts and EBU R 128 s2 allow
_SPREAD = 1.0  # dB: how far the highest peak of hours may lie above that of the half minute a voice is measured on
_CEILING = -1.5  # dBFS: enough for codecs that add little
_LOWEST = -6.0  # dBFS: to keep under −1 dBTP what adds more than this (Opus at 24 kb/s) would cost more than it saves
_KNEE = 0.8  # of the ceiling: where bending begins
_WINDOW = 2048  # bytes that are looked at together for something above the knee

_LOSS = 0.3  # dB: what limiter and codec usually take away (AAC 0.1, Opus 0.3, MP3 0.5)
_SURE = 0.3  # LU: a last step as small as this misses by a tenth of itself, and needs no proof
_LITTLE = 1.0  # dB: lowering the ceiling by this much takes less than 0.05 LU away
_PASSES = 6  # one or two reach any target that the limiter lets a voice reach
_MOST = 40.0  # dB: a voice that needs more says nothing


class Level(NamedTuple):
    """How a voice is levelled for a format: a factor, then a soft limit at a ceiling in dBFS."""

    gain: float
    ceiling: float = _CEILING


IDENTITY = (_KNEE, version("audioop-lts") if sys.version_info >= (3, 13) else "")
"""Everything here that decides the samples besides the level, for keys of caches."""
MEASURE = (METER, IDENTITY, _PEAK, _SPREAD, _CEILING, _LOWEST, _LOSS, _SURE, _LITTLE, _PASSES)
"""Everything here that decides a level besides the speech, the target and the encoder, for keys of caches."""


def measured_level(speech: Pcm, target: float, codec: Codec) -> Level:
    """What brings a voice to `target` LUFS, and no peak over −1 dBTP, as a listener gets it: encoded and decoded.

    `speech` is half a minute of the voice at the codec's sample rate. What limiter and codec take from the loudness
    and add to the peaks is no constant (0.1 to 0.6 LU; 0 to 3 dB, the more the fewer bits), so it is measured: raise,
    limit, encode, decode, measure, correct. Gain and ceiling are whole hundredths of a decibel, the same on every run.
    EncodeError when the voice cannot get there; peaks that stay too high are for `check` to tell.
    """
    decibels = _step(target, measured([speech.data], speech.rate, peak=False).integrated) + _LOSS
    ceiling = _CEILING
    for _ in range(_PASSES):
        data = levelled(speech.data, Level(_factor(decibels), ceiling))
        heard = measured_file(BytesIO(_file(data, speech.rate, codec)))
        step, over = _step(target, heard.integrated), _over(heard)
        decibels, ceiling = round(decibels + step, 2), round(max(ceiling - over, _LOWEST), 2)
        if abs(step) <= _SURE and (over <= _LITTLE or ceiling == _LOWEST):
            return Level(_factor(decibels), ceiling)
    raise _unreachable(target)


def _file(data: bytes, rate: int, codec: Codec) -> bytes:
    """A file of the format with one clip in it, made as an episode is."""
    fragment = codec.encode(data)
    start = next(sample for sample in count(rate // 4) if codec.fits(sample))
    laid = Laid(start, "", (Encoded(codec.name, codec.samples(fragment), len(fragment)),))
    length = start + len(data) // 2
    timeline = Timeline(rate, length, (), (Chapter("", "", 0, length),), (laid,))
    facts = Facts("", (), "", "en", datetime.fromtimestamp(0, UTC), "", "", "", "")
    return b"".join(codec.file(facts, timeline, lambda _: fragment))


def _over(heard: Loudness) -> float:
    """Decibels by which the peaks are too high, to a hundredth; 0 where they are not."""
    return max(0.0, round((heard.peak or 0) + _SPREAD - _PEAK, 2))


def _step(target: float, loudness: float) -> float:
    """How many decibels are missing, to a hundredth; EncodeError where nothing is to be heard at all."""
    if abs(target - loudness) > _MOST:
        raise _unreachable(target)
    return round(target - loudness, 2)


def _unreachable(target: float) -> EncodeError:
    return EncodeError(
        f"this voice cannot be brought to {target:g} LUFS without distortion",
        "set loudness in [audio] of audiopress.toml to −16, or choose another voice or a higher bit_rate",
    )


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def levelled(data: bytes, level: Level) -> bytes:
    """Signed 16 bit samples times the gain, bent softly below the ceiling where they would go over the knee.

    All of them are multiplied in C; the few above the knee are then found by their high byte, and replaced from a
    table, which says the same below the knee: no edge of what is looked at together can be heard.
    """
    limit = 32767 * _KNEE * _factor(level.ceiling) / level.gain
    table, high = curve(level), _high(math.floor(limit))
    louder = bytearray(audioop.mul(data, 2, level.gain))
    before, after = memoryview(data).cast("h"), memoryview(louder).cast("h")
    for start in range(0, len(data), _WINDOW):
        window = data[start : start + _WINDOW]
        if audioop.max(window, 2) > limit:
            for loud in high.finditer(window[1::2]):
                place = start // 2 + loud.start()
                after[place] = table[before[place]]
    return bytes(louder)


@cache
def _high(limit: int) -> re.Pattern[bytes]:
    """Finds high bytes (little-endian) of samples that may be above the limit, or below its negative."""
    lowest = min(limit >> 8, 0x7F)
    return re.compile(b"[\\x%02x-\\x%02x]" % (lowest, 0xFF - lowest))


@cache
def curve(level: Level) -> array[int]:
    """What becomes of each sample, indexed by the sample (Python counts −1 from the end, as the table needs).

    Multiplied in C, and reckoned one by one above the knee only. A process that forks others for its clips asks for it
    before, so that they have it.
    """
    ceiling = _factor(level.ceiling)
    knee = _KNEE * ceiling
    room = ceiling - knee
    ramp = array("h", [*range(32768), *range(-32768, 0)])
    table = array("h", audioop.mul(ramp.tobytes(), 2, level.gain))
    for sample in range(math.floor(knee * 32767 / level.gain), 32769):
        loud = sample * level.gain / 32767
        if loud > knee:
            bent = math.floor((knee + room * math.tanh((loud - knee) / room)) * 32767)
            table[-sample] = -bent
            if sample < 32768:
                table[sample] = bent
    return table
