"""Texts -> samples through pyttsx3's own loop (macOS: nsss, Windows: sapi5), a file for each utterance; no word times.

Every text is saved by an engine of its own, and its file is waited for: the loops return before it is whole.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyttsx3

from audiopress.errors import EngineError
from audiopress.model import Pcm, Spoken, Voice, VoiceInfo

_DRIVER: str | None = None  # pyttsx3's choice for the platform
_SUFFIX = ".aiff" if sys.platform == "darwin" else ".wav"  # nsss writes AIFF whatever the name says
_STEP_S = 0.02
_PATIENCE_S = 30.0  # for a file, and a second more for 20 characters


def identity(library: str, voice: Voice) -> str:
    """The system and its release: its voices carry no version of their own."""
    return platform.platform()


def voices(library: str) -> tuple[VoiceInfo, ...]:
    """The system's voices, by their ids."""
    found = [
        VoiceInfo(str(voice.id), tuple(_tag(language) for language in voice.languages or ()), str(voice.gender or ""))
        for voice in _engine().getProperty("voices")
    ]
    return tuple(sorted(found, key=lambda info: info.name))


def has_voice(library: str, name: str) -> bool:
    return any(info.name == name for info in voices(library))


def speak(library: str, texts: Sequence[str], voice: Voice) -> Pcm:
    """The texts one after the other; EngineError when a file does not come."""
    data = bytearray()
    spoken = []
    rate = 0
    with tempfile.TemporaryDirectory() as folder:
        for index, text in enumerate(texts):
            path = Path(folder) / f"{index}{_SUFFIX}"
            _save(text, path, voice)
            rate, samples = _read(_settled(path, timeout_s=_PATIENCE_S + len(text) / 20))
            spoken.append(Spoken(len(data) // 2, (len(data) + len(samples)) // 2))
            data += samples
    return Pcm(rate, bytes(data), tuple(spoken))


def _save(text: str, path: Path, voice: Voice) -> None:
    """In an engine of its own: pyttsx3's second loop in one engine often has no end (its issues 126 and 194)."""
    engine = _engine()
    engine.setProperty("voice", voice.name)
    engine.setProperty("rate", voice.rate)
    engine.setProperty("volume", voice.volume / 100)
    engine.save_to_file(text, str(path))
    engine.runAndWait()


def _engine() -> Any:
    return pyttsx3.init(_DRIVER)


def _settled(path: Path, timeout_s: float) -> Path:
    """The path once its size stands still; the caller's process is killed from outside should this never end."""
    waited, size = 0.0, -1
    while waited < timeout_s:
        now = path.stat().st_size if path.exists() else -1
        if now > 0 and now == size:
            return path
        size = now
        time.sleep(_STEP_S)
        waited += _STEP_S
    raise EngineError("pyttsx3 wrote no audio file")


def _read(path: Path) -> tuple[int, bytes]:
    """Sample rate and mono 16 bit samples of a WAV file, or of an AIFF file through libsndfile."""
    if path.suffix == ".wav":
        with wave.open(str(path)) as file:
            if (file.getsampwidth(), file.getnchannels()) != (2, 1):
                raise EngineError(
                    f"pyttsx3 wrote {8 * file.getsampwidth()} bit audio in {file.getnchannels()} channels"
                )
            return file.getframerate(), file.readframes(file.getnframes())
    import soundfile  # noqa: PLC0415  (installed on macOS only)

    samples, rate = soundfile.read(path, dtype="int16")
    return int(rate), samples.tobytes()


def _tag(language: object) -> str:
    text = language.decode(errors="replace") if isinstance(language, bytes) else str(language)
    return text.lstrip("\x05").replace("_", "-").lower()
