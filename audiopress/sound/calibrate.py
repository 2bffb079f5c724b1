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
from audiopress.speak.isolate import isolated

_PATIENCE_S = 120.0  # for half a minute of speech, encoded a few times in every format


def gains(voice: Voice, engine: Engine, audio: Audio, rest: float, cache: Cache) -> tuple[Gain, ...]:
    """The voice's level for each codec; `rest` are the seconds of silence between its sentences."""
    made_by = codecs(audio)
    encoders = [codec.identity() for codec in made_by]
    spoken = [engine.identity(voice), voice.name, voice.rate, voice.pitch, voice.volume, rest]
    key = digest(["level", 1, MEASURE, PASSAGES, encoders, audio.sample_rate, audio.loudness, spoken])
    kept = cache.read(key)
    if kept is None:
        texts = passage(voice.name, engine.voices())
        kept = json.dumps(isolated(_measured, engine, voice, texts, rest, audio, timeout_s=_PATIENCE_S)).encode()
        cache.write(key, kept)
    return tuple((voice, codec.name, Level(*level)) for codec, level in zip(made_by, json.loads(kept), strict=True))


def _measured(engine: Engine, voice: Voice, texts: tuple[str, ...], rest: float, audio: Audio) -> tuple[Level, ...]:
    pcm = with_pauses(resampled(engine.speak(texts, voice), audio.sample_rate), (rest,) * (len(texts) - 1))
    return tuple(measured_level(pcm, audio.loudness, codec) for codec in codecs(audio))
