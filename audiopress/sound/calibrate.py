"""A voice -> how it is levelled in each format of a show: measured once and kept, so that no edit can move it."""

from __future__ import annotations

import json

from audiopress.model import Audio, Voice
from audiopress.sound.encode import Gain, resampled, with_pauses
from audiopress.sound.formats import codecs
from audiopress.sound.level import MEASURE, Level, measured_level
from audiopress.sound.passages import PASSAGES, passage
from audiopress.speak import Cache, Engine
from audiopress.speak.cache import digest
from audiopress.speak.isolate import Isolated

_PATIENCE_S = 120.0  # for half a minute of speech, encoded a few times in every format


def gains(voice: Voice, engine: Engine, audio: Audio, rest: float, cache: Cache) -> tuple[Gain, ...]:
    """The voice's level for each codec; `rest` are the seconds of silence between its sentences."""
    return Measuring(voice, engine, audio, rest, cache).gains()


class Measuring:
    """The same, begun: unless the cache holds it, another process measures while this one does something else."""

    def __init__(self, voice: Voice, engine: Engine, audio: Audio, rest: float, cache: Cache) -> None:
        self._voice, self._codecs, self._cache = voice, codecs(audio), cache
        encoders = [codec.identity() for codec in self._codecs]
        spoken = [engine.identity(voice), voice.name, voice.rate, voice.pitch, voice.volume, rest]
        self._key = digest(["level", 1, MEASURE, PASSAGES, encoders, audio.sample_rate, audio.loudness, spoken])
        self._kept = cache.read(self._key) or b""
        self._asked: Isolated[tuple[Level, ...]] | None = None
        if not self._kept:
            texts = passage(voice.name, engine.voices())
            self._asked = Isolated(_measured, engine, voice, texts, rest, audio)

    def gains(self) -> tuple[Gain, ...]:
        """Waits for the levels, and keeps them; EncodeError or EngineError when there are none."""
        if self._asked is not None and not self._kept:
            self._kept = json.dumps(self._asked.result(_PATIENCE_S)).encode()
            self._cache.write(self._key, self._kept)
        levels = zip(self._codecs, json.loads(self._kept), strict=True)
        return tuple((self._voice, codec.name, Level(*level)) for codec, level in levels)

    def drop(self) -> None:
        """Nobody wants to know any more."""
        if self._asked is not None:
            self._asked.drop()


def _measured(engine: Engine, voice: Voice, texts: tuple[str, ...], rest: float, audio: Audio) -> tuple[Level, ...]:
    pcm = with_pauses(resampled(engine.speak(texts, voice), audio.sample_rate), (rest,) * (len(texts) - 1))
    return tuple(measured_level(pcm, audio.loudness, codec) for codec in codecs(audio))
