"""The engine `pyttsx3`: its espeak binding where that is the platform's voice (Linux), its native drivers elsewhere."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from typing import Any

from audiopress.errors import EngineError
from audiopress.model import Pcm, Voice, VoiceInfo
from audiopress.speak.isolate import isolated

_ASKING_S = 30.0  # listing voices takes milliseconds; a driver that takes longer hangs


class Pyttsx3Engine:
    """pyttsx3 2.99 as its README uses it loses audio on Linux (it returns before it has spoken), so there we drive the
    binding that it ships, `pyttsx3.drivers._espeak`, synchronously; macOS and Windows keep pyttsx3's own loop.

    Every question is asked in a fresh process: espeak keeps state that cannot be reset, and may exit its process.
    """

    def __init__(self, library: str = "") -> None:
        self.library = library

    @property
    def takes_phonemes(self) -> bool:
        return platform.system() == "Linux"  # espeak's; the other systems' drivers have words only

    def sounds(self, texts: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
        if not self.takes_phonemes:
            return ("",) * len(texts)
        found: tuple[str, ...] = _asked("sounds", self.library, texts, voice)
        return found

    def identity(self, voice: Voice) -> str:
        return f"pyttsx3 {version('pyttsx3')} {_asked('identity', self.library, voice)}"

    def voices(self) -> tuple[VoiceInfo, ...]:
        found: tuple[VoiceInfo, ...] = _asked("voices", self.library)
        return found

    def voice_for(self, language: str) -> str:
        """The voice that lists `language`, else its base language, else the shortest tag below it."""
        wanted = language.lower().replace("_", "-")
        table: dict[str, str] = {}
        for info in self.voices():
            for tag in info.languages:
                table.setdefault(tag.lower(), info.name)
        base = wanted.split("-")[0]
        below = sorted((tag for tag in table if tag.split("-")[0] == base), key=lambda tag: (len(tag), tag))
        chosen = next((tag for tag in (wanted, base, *below) if tag in table), "")
        return table.get(chosen, "")

    def has_voice(self, name: str) -> bool:
        return bool(_asked("has_voice", self.library, name))

    def ready(self) -> None:
        """Load the driver and its library, which takes longer than to speak a sentence; each clip sets it up anew."""
        if self.takes_phonemes:  # the others' drivers have nothing to load
            _driver().load(self.library)

    def speak(self, texts: tuple[str, ...], voice: Voice) -> Pcm:
        pcm: Pcm = _driver().speak(self.library, texts, voice)
        return pcm


@cache
def _asked(question: str, library: str, *args: object) -> Any:
    """The driver's answer, from a fresh process; asked once, since no answer changes while a build runs."""
    return isolated(_answer, question, library, args, timeout_s=_ASKING_S)


def _answer(question: str, library: str, args: tuple[object, ...]) -> object:
    return getattr(_driver(), question)(library, *args)


def _driver() -> Any:
    """The module that knows this platform; imported late, because importing espeak's loads its library."""
    try:
        if platform.system() == "Linux":
            from audiopress.speak import espeak_driver  # noqa: PLC0415  (see above)

            return espeak_driver
        from audiopress.speak import native_driver  # noqa: PLC0415  (each driver on its own platform only)

        return native_driver
    except (ImportError, OSError) as problem:
        raise EngineError(
            f"pyttsx3 cannot be loaded: {problem}", "python -m pip install --upgrade pyttsx3 espeakng-loader"
        ) from problem
