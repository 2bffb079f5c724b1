"""What a speech engine is, and how one is found by name: entry points of the group `audiopress.engines`."""

from __future__ import annotations

import difflib
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from audiopress.errors import EngineError
from audiopress.model import Pcm, Voice, VoiceInfo

GROUP = "audiopress.engines"


class Engine(Protocol):
    """A speech engine. It is made in the main process, pickled, and asked to speak in a fresh process for each clip."""

    def __init__(self, library: str = "") -> None:
        """`library` is the path of a speech library to use instead of the engine's own, or ""."""

    def identity(self, voice: Voice) -> str:
        """Everything besides text and `voice` that decides the samples: versions and a digest of the voice's data."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices on offer, sorted by name."""

    def voice_for(self, language: str) -> str:
        """The name of the voice for a BCP 47 language, or "" when there is none."""

    def has_voice(self, name: str) -> bool:
        """Whether `name` can be spoken with (an engine may know more names than it lists)."""

    def speak(self, texts: tuple[str, ...], voice: Voice) -> Pcm:
        """The texts (utterances of one block) one after the other; `Pcm.spoken` has one entry for each.

        Called once in the life of a process, so that no state of an earlier clip can be heard in this one.
        """


@runtime_checkable
class Phonetic(Protocol):
    """What an engine may know of phonemes, besides; one that does not has words only, and no `sounds`."""

    takes_phonemes: bool  # whether texts may hold words with their phonemes (model.phonemes); else they are plain

    def sounds(self, texts: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
        """How each text would be said, in IPA; "" where the engine cannot tell."""


@runtime_checkable
class Preparing(Protocol):
    """What an engine may load before processes are forked to speak; nothing that would be heard in a clip."""

    def ready(self) -> None: ...


def takes_phonemes(engine: Engine) -> bool:
    return isinstance(engine, Phonetic) and engine.takes_phonemes


def engine_names() -> tuple[str, ...]:
    """The engines that are installed, built-in and third-party alike."""
    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))


def load_engine(name: str, library: str = "") -> Engine:
    """The engine called `name`; EngineError when none is, or when its package cannot be imported."""
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            try:
                engine: Engine = entry.load()(library)
            except ImportError as problem:
                raise EngineError(
                    f"the engine “{name}” cannot be loaded: {problem}", "`audiopress doctor` says what is missing"
                ) from problem
            return engine
    known = ", ".join(engine_names())
    raise EngineError(f"there is no speech engine called “{name}”", f"the engines installed here are: {known}")


def resolve_voice(engine: Engine, name: str, language: str, place: str = "") -> str:
    """`name` if the engine has it, the language's voice if `name` is ""; else EngineError with the nearest names."""
    if name and engine.has_voice(name):
        return name
    voices = engine.voices()
    if not name:
        found = engine.voice_for(language)
        if found:
            return found
        raise EngineError(
            f"no voice speaks “{language}”",
            "`audiopress voices` lists them; set one in [voice] of audiopress.toml",
            place,
        )
    if any(name.lower() == tag.lower() for info in voices for tag in info.languages):
        return engine.voice_for(name) or name  # a language's name in the place of a voice's: the best it has for it
    names = sorted({candidate for info in voices for candidate in (info.name, *info.languages)})
    lower = {candidate.lower(): candidate for candidate in names}
    near = [lower[match] for match in difflib.get_close_matches(name.lower(), lower, n=3, cutoff=0.4)]
    hint = f"the nearest names are: {', '.join(near)}" if near else "`audiopress voices` lists them"
    raise EngineError(f"there is no voice called “{name}”", hint, place)
