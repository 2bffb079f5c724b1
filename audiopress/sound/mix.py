"""Music under speech: it begins before the first word, is quieter while somebody speaks, and fades after the last."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator

from audiopress.model import Pcm
from audiopress.sound.level import Level, levelled

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pydub warns where there is no ffmpeg (we need none here), and about audioop
    from pydub import AudioSegment as Segment

_BEFORE_S = 1.5  # of music before the first word
_AFTER_S = 1.5  # after the last word, fading
_IN_MS = 400
_DUCK_DB = -6.0
_DOWN_MS = 300  # it has gone down when the word begins
_UP_MS = 600
_HOLD_S = 2.5  # it stays down in a pause shorter than this: coming up in every breath is heard as pumping
_DOUBLE_DB = 20 * math.log10(2)
_SEAM_MS = 250  # where a bed shorter than the speech begins again

IDENTITY = ("bed", 1, _BEFORE_S, _AFTER_S, _IN_MS, _DUCK_DB, _DOWN_MS, _UP_MS, _HOLD_S, _SEAM_MS)
"""Everything here that decides the samples, for keys of caches."""


def before(rate: int) -> int:
    """Samples of a bed before the first word."""
    return round(_BEFORE_S * rate)


def ground(bed: bytes, speech: Pcm) -> bytes:
    """The bed as it lies under that speech: `before` samples longer at its start, and fading out behind its end."""
    rate = speech.rate
    length = before(rate) + speech.samples + round(_AFTER_S * rate)
    music = _cut(_long(segment(bed, rate), length), length).fade_in(_IN_MS)
    for start, end in _talks(speech):
        music = music.fade(to_gain=_DUCK_DB, start=max(0, start - _DOWN_MS), duration=_DOWN_MS)
        if end is not None:
            music = music.fade(to_gain=-_DUCK_DB, start=end, duration=_UP_MS)
    last = 1000 * (before(rate) + speech.samples) // rate
    return bytes(_cut(music.fade(to_gain=-120, start=last, end=len(music)), length).raw_data)


def over(ground: bytes, speech: Pcm, level: Level) -> bytes:
    """The speech, levelled, over the ground as it is, limited together.

    They are added at half their height, which leaves room for the sum of any two samples, and raised again.
    """
    data = bytes(2 * before(speech.rate)) + speech.data
    voice = segment(data + bytes(len(ground) - len(data)), speech.rate).apply_gain(-_DOUBLE_DB)
    music = segment(ground, speech.rate).apply_gain(-_DOUBLE_DB - 20 * math.log10(level.gain))
    return levelled(bytes(voice.overlay(music).raw_data), level._replace(gain=2 * level.gain))


def _talks(speech: Pcm) -> Iterator[tuple[int, int | None]]:
    """Where somebody speaks, in ms of the ground, pauses too short for music included; the last has no end."""
    offset = before(speech.rate)
    spans = [(1000 * (s.start + offset) // speech.rate, 1000 * (s.end + offset) // speech.rate) for s in speech.spoken]
    start, end = spans[0]
    for following, until in spans[1:]:
        if following - end > 1000 * _HOLD_S:
            yield start, end
            start = following
        end = until
    yield start, None


def _long(music: Segment, length: int) -> Segment:
    """The music, again and again until it is that long; each time it fades into its own beginning."""
    piece, seam = music, min(_SEAM_MS, len(music) // 3)
    while music.frame_count() < length:
        music = music.append(piece, crossfade=seam)
    return music


def _cut(music: Segment, length: int) -> Segment:
    """Exactly `length` samples: pydub counts milliseconds."""
    data = music.raw_data[: 2 * length]
    return music._spawn(data + bytes(2 * length - len(data)))


def segment(data: bytes, rate: int) -> Segment:
    """Mono 16 bit samples as pydub has them."""
    return Segment(data, sample_width=2, frame_rate=rate, channels=1)
