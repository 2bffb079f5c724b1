"""Text -> tones of a length that arithmetic gives: for tests, and for timing a layout without a voice."""

from __future__ import annotations

import math
import re
from array import array

from audiopress.model import Pcm, Spoken, Voice, VoiceInfo, WordMark

RATE = 22050  # Hz
_PERIOD = 50  # samples: 441 Hz, so that a word is whole periods and joins are at zero
_WORD_PERIODS = 20  # 45 ms for a word, and
_LETTER_PERIODS = 15  # 34 ms for each of its characters, and
_GAP_PERIODS = 25  # 57 ms after it: about 175 words a minute of English
_SINE = array("h", (round(6000 * math.sin(2 * math.pi * i / _PERIOD)) for i in range(_PERIOD))).tobytes()
_REST = bytes(2 * _PERIOD)


class ToneEngine:
    """A word is a tone of (20 + 15 × characters) × 175 / rate periods of 50 samples, then a gap of 25 × 175 / rate."""

    def __init__(self, library: str = "") -> None:
        self.library = library

    def identity(self, voice: Voice) -> str:
        return "tone 1"

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("tone", ("mul",)),)

    def voice_for(self, language: str) -> str:
        return "tone"

    def has_voice(self, name: str) -> bool:
        return name == "tone"

    def speak(self, texts: tuple[str, ...], voice: Voice) -> Pcm:
        data = bytearray()
        spoken = []
        for text in texts:
            start = len(data) // 2
            words = []
            for word in re.finditer(r"\S+", text):
                words.append(WordMark(word.start(), word.end(), len(data) // 2))
                data += _SINE * _scaled(_WORD_PERIODS + _LETTER_PERIODS * len(word.group()), voice)
                data += _REST * _scaled(_GAP_PERIODS, voice)
            spoken.append(Spoken(start, len(data) // 2, tuple(words)))
        return Pcm(RATE, bytes(data), tuple(spoken))


def tone_samples(text: str, rate: int = 175) -> int:
    """How many samples `text` takes at `rate` words a minute.

    >>> tone_samples("one two")
    9000
    """
    voice = Voice("tone", rate)
    return _PERIOD * sum(
        _scaled(_WORD_PERIODS + _LETTER_PERIODS * len(word), voice) + _scaled(_GAP_PERIODS, voice)
        for word in text.split()
    )


def _scaled(periods: int, voice: Voice) -> int:
    return max(1, periods * 175 // voice.rate)
