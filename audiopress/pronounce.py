"""Words -> how they will sound: those of articles that a voice may get wrong, and any words in one short clip."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audiopress.errors import ConfigError, PressError
from audiopress.model import Article, Pcm, Show, Voice
from audiopress.model.phonemes import legible, plain
from audiopress.narrate.risk import Risk, spoken_form, words_at_risk
from audiopress.places import Place, is_show, where
from audiopress.scan import articles_of, show_of, voices_for
from audiopress.sound.encode import resampled, with_pauses
from audiopress.sound.level import Level, levelled
from audiopress.sound.mp3 import Mp3
from audiopress.speak import Engine, load_engine, resolve_voice
from audiopress.speak.engine import Phonetic, takes_phonemes
from audiopress.speak.isolate import isolated
from audiopress.write import atomic

DEFAULT: Final = "say.wav"
_PAUSE_S: Final = 0.7  # between two words
_PATIENCE_S: Final = 60.0
_SUFFIXES: Final = (".wav", ".mp3")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word at risk in an article; `place` is where it first stands, `ipa` how it sounds ("": unknown)."""

    word: str
    count: int
    place: str
    why: str
    spoken: str
    ipa: str
    language: str
    in_lexicon: bool


@dataclass(frozen=True, slots=True)
class Said:
    """How one word is said."""

    written: str
    spoken: str
    ipa: str


def doubts(workspace: Path | Place, asked: tuple[Path, ...]) -> tuple[Doubt, ...]:
    """The words at risk in the articles asked for, else in all; each article's most frequent first.

    Reading them examines every lexicon on the way: ConfigError or SourceError with the line of what is wrong.
    """
    place = where(workspace)
    with place.naming():
        show = show_of(place)
        engine = load_engine(show.engine, show.library)
        return tuple(doubt for article in articles_of(place, show, asked) for doubt in _doubts(article, show, engine))


def _doubts(article: Article, show: Show, engine: Engine) -> Iterator[Doubt]:
    risks = words_at_risk(article, show)
    voice_for = voices_for(engine, show, article)
    names = [voice_for("paragraph", risk.language) for risk in risks]
    heard = _ipa(
        engine, [(risk.spoken, replace(show.voice, name=name)) for risk, name in zip(risks, names, strict=True)]
    )
    return (_doubt(article.place, risk, ipa) for risk, ipa in zip(risks, heard, strict=True))


def _doubt(place: str, risk: Risk, ipa: str) -> Doubt:
    where = f"{place}:{risk.line}" if risk.line else place
    return Doubt(risk.word, risk.count, where, risk.why, legible(risk.spoken), ipa, risk.language, risk.listed)


def _ipa(engine: Engine, asked: Iterable[tuple[str, Voice]]) -> list[str]:
    """How each text sounds in its voice; all texts of one voice are asked for at once."""
    pairs = list(asked)
    if not isinstance(engine, Phonetic):
        return [""] * len(pairs)
    by_voice: dict[Voice, dict[str, str]] = {}
    for text, voice in pairs:
        by_voice.setdefault(voice, {})[text] = ""
    for voice, texts in by_voice.items():
        texts.update(zip(texts, engine.sounds(tuple(texts), voice), strict=True))
    return [by_voice[voice][text] for text, voice in pairs]


def say_words(
    workspace: Path | Place, words: tuple[str, ...], output: Path | None, *, voice: str = "", language: str = ""
) -> tuple[Path, tuple[Said, ...]]:
    """Speak the words one after the other into `output`, else into say.wav here; how each was said.

    They pass through the show's lexicon and rules, if there is a show. Only say.wav is ever written over.
    """
    path = output or Path(DEFAULT)
    _refuse(path, output)
    place = where(workspace)
    with place.naming():
        show = show_of(place) if is_show(place.folder) else _NO_SHOW
    language = language or show.language
    engine = load_engine(show.engine, show.library)
    own = show.voice.name if language.partition("-")[0] == show.language.partition("-")[0] else ""
    chosen = replace(show.voice, name=resolve_voice(engine, voice or own, language))
    spoken = tuple(spoken_form(word, show, language) for word in words)
    given = spoken if takes_phonemes(engine) else tuple(map(plain, spoken))
    pcm: Pcm = isolated(engine.speak, given, chosen, timeout_s=_PATIENCE_S)
    atomic(path, _encoded(with_pauses(pcm, (_PAUSE_S,) * (len(words) - 1)), path.suffix.lower(), show))
    heard = _ipa(engine, [(text, chosen) for text in spoken])
    return path, tuple(map(Said, words, map(legible, spoken), heard))


_NO_SHOW: Final = Show("say", "", "", "", "en", "")


def _refuse(path: Path, output: Path | None) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise ConfigError(f"“{path.name}” is neither a .wav nor a .mp3 file", "end its name in .wav or .mp3")
    if output is not None and path.name != DEFAULT and path.exists():
        raise PressError("this file is there already", "give the clip another name with -o", path.as_posix())


def _encoded(pcm: Pcm, suffix: str, show: Show) -> bytes:
    if suffix == ".mp3":
        codec = Mp3(show.audio.sample_rate, show.audio.bit_rate)
        return codec.encode(levelled(resampled(pcm, codec.rate).data, Level(1.0)))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(pcm.rate)
        out.writeframes(pcm.data)
    return file.getvalue()
