"""Texts -> samples through pyttsx3's espeak binding, synchronously; to be used once in the life of a process."""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from audiopress.errors import EngineError
from audiopress.model import Pcm, Spoken, Voice, VoiceInfo, WordMark
from audiopress.model.phonemes import Offsets, pieces
from audiopress.speak.ipa import mnemonics
from audiopress.speak.surroundings import announce

_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: without it, missing data ends the whole process
_PHONEMES = 0x100  # espeakPHONEMES: what stands between [[ and ]] is phonemes
_IPA = 2  # phonememode of espeak_TextToPhonemes
_CLOSE = ".,;:!?…"  # signs that may follow phonemes at once
_TOKEN = re.compile(r"(?:\[\[[^\[\]|]*\|\u2060[^\]]*\]\]|\S)+")
# speak_lib.h: what the data folder keeps for every language; a voice adds its dictionary and its own file.
_SHARED_DATA = ("phondata", "phonindex", "phontab", "intonations")


def identity(library: str, voice: Voice) -> str:
    """The library's version and a digest of the data that this voice is made of."""
    espeak, _ = _initialized(library)
    where = ctypes.c_char_p()
    espeak.dll.espeak_Info.restype = ctypes.c_char_p
    release = espeak.dll.espeak_Info(ctypes.byref(where)).decode()
    folder = Path((where.value or b"").decode())
    _set_voice(espeak, voice)
    spoken = espeak.GetCurrentVoice().contents
    base, _, variant = spoken.identifier.decode().partition("+")
    # A voice file may name another language's dictionary, so all of them count (they are 9 MB, read in 10 ms).
    names = [*(folder / name for name in _SHARED_DATA), *sorted(folder.glob("*_dict"))]
    names += [folder / "lang" / base, folder / "voices" / base, folder / "voices" / "!v" / (variant or base)]
    digest = hashlib.sha256()
    for name in names:
        if name.is_file():
            digest.update(name.name.encode() + b"\0" + name.read_bytes())
    return f"espeak-ng {release} {digest.hexdigest()[:16]}"


def voices(library: str) -> tuple[VoiceInfo, ...]:
    """Every voice of the data folder, by its identifier ("gmw/en-US"), with its language tags."""
    espeak, _ = _initialized(library)
    genders = {1: "male", 2: "female"}
    found = [
        VoiceInfo(voice.identifier.decode(), tuple(_languages(voice)), genders.get(voice.gender, ""))
        for voice in espeak.ListVoices()
    ]
    return tuple(sorted(found, key=lambda info: info.name))


def has_voice(library: str, name: str) -> bool:
    """Whether espeak takes `name`: an identifier, a language tag, or either with a variant ("en-us+f3")."""
    espeak, _ = _initialized(library)
    accepted: bool = espeak.SetVoiceByName(name.encode()) == espeak.EE_OK
    return accepted


def speak(library: str, texts: Sequence[str], voice: Voice) -> Pcm:
    """The texts one after the other: each is one call, so its first and last sample are known exactly."""
    espeak, rate = _initialized(library)
    data = bytearray()
    events: list[tuple[int, int]] = []

    def hear(wave: Any, count: int, event: Any) -> int:
        index = 0
        while event[index].type != espeak.EVENT_LIST_TERMINATED:
            if event[index].type == espeak.EVENT_WORD:
                events.append((event[index].text_position - 1, event[index].sample))
            index += 1
        if count > 0:
            data.extend(ctypes.string_at(wave, 2 * count))
        return 0

    espeak.SetSynthCallback(hear)
    _set_voice(espeak, voice)
    language = _language(espeak)
    spoken = []
    for text in texts:
        start = len(data) // 2
        events.clear()
        words, place, flag = _for_espeak(text, language)
        encoded = words.encode()
        # cSynth, not Synth: pyttsx3's wrapper tells espeak that the text is ten times as long as it is
        espeak.cSynth(
            *(encoded, len(encoded) + 1, 0, espeak.POS_CHARACTER, 0),
            *(espeak.ENDPAUSE | espeak.CHARS_UTF8 | flag, None, None),
        )
        heard = [(place(position), sample) for position, sample in events] if flag else events
        spoken.append(Spoken(start, len(data) // 2, _words(text, heard, start)))
    return Pcm(rate, bytes(data), tuple(spoken))


def sounds(library: str, texts: Sequence[str], voice: Voice) -> tuple[str, ...]:
    """What espeak makes of each text, in IPA."""
    espeak, _ = _initialized(library)
    espeak.SetSynthCallback(lambda *_: 0)
    _set_voice(espeak, voice)
    language = _language(espeak)
    ask = espeak.dll.espeak_TextToPhonemes
    ask.restype = ctypes.c_char_p
    found = []
    for text in texts:
        words, _, flag = _for_espeak(text, language)
        # espeak_TextToPhonemes takes no flags of its own, but those of the text that was spoken last.
        espeak.cSynth(b".", 2, 0, espeak.POS_CHARACTER, 0, espeak.CHARS_UTF8 | flag, None, None)
        rest = ctypes.c_char_p(words.encode())
        clauses = []
        while rest.value is not None:
            clauses.append((ask(ctypes.byref(rest), espeak.CHARS_UTF8, _IPA) or b"").decode())
        found.append(" ".join(" ".join(clauses).split()))
    return tuple(found)


def _for_espeak(text: str, language: str) -> tuple[str, Offsets, int]:
    """The text with espeak's own phonemes in it, where its places lie in `text`, and the flag that has them read.

    Phonemes are heard only between spaces, and not right behind a quotation mark. An author's own "[[" is
    none; where the flag is set, other brackets stand for it.
    """
    parts: list[str] = []
    rows = []
    length = 0
    found = pieces(text)
    if not any(piece.phonemes for piece in found):
        return text, Offsets([]), 0
    for piece in found:
        part = piece.words.replace("[[", "((")
        if piece.phonemes:
            part = f" [[{mnemonics(piece.phonemes, language)}]]" + (
                "" if text[piece.end : piece.end + 1] in _CLOSE else " "
            )
        rows.append((length, piece))
        parts.append(part)
        length += len(part)
    return "".join(parts), Offsets(rows), _PHONEMES


def _language(espeak: ModuleType) -> str:
    """The language whose phonemes the voice has: the first of its tags."""
    return next(iter(_languages(espeak.GetCurrentVoice().contents)), "")


def _words(text: str, events: Sequence[tuple[int, int]], offset: int) -> tuple[WordMark, ...]:
    """One mark for each word that espeak announced: the first event inside it; later and backward ones are its parts.

    espeak repeats positions within numbers, gives words that its dictionary merges ("of the") one event, and may
    point one character off; so events choose among the words of the text, and never make words of their own.
    """
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    marks: list[WordMark] = []
    index = 0
    for position, sample in events:
        while index < len(tokens) and tokens[index][1] <= position:
            index += 1
        if index == len(tokens):
            break
        start, end = tokens[index]
        if position < start:  # a part of a word already marked
            continue
        marks.append(WordMark(start, end, offset + max(sample, 0)))
        index += 1
    return tuple(marks)


@cache
def load(library: str) -> ModuleType:
    """pyttsx3's binding with its library loaded, and nothing of it set up.

    EngineError where the process has it with another library: it would go on speaking with that one.
    """
    _preload(library)
    if load.cache_info().currsize:
        raise EngineError(
            f"this show speaks with {f'the library “{library}”' if library else 'the packaged library'}, "
            "and another one was built just before",
            "build each show whose `library` in [voice] is another by itself, with `audiopress build --show SLUG`",
        )
    from pyttsx3.drivers import _espeak  # noqa: PLC0415  (importing it loads the library, so the preload comes first)

    binding: ModuleType = _espeak
    return binding


def _initialized(library: str) -> tuple[ModuleType, int]:
    """pyttsx3's binding and the sample rate, ready to speak without playing; EngineError when there is no espeak."""
    _espeak = load(library)
    rate = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, 1000, None, _DONT_EXIT)
    if rate <= 0:
        raise EngineError(
            "espeak-ng finds no voice data",
            "python -m pip install --upgrade espeakng-loader, or correct `library` in [voice] of audiopress.toml",
        )
    return _espeak, rate


def _preload(library: str) -> None:
    """Load the configured library, else the packaged one: dlopen then gives pyttsx3 the library already loaded."""
    if library:
        try:
            ctypes.CDLL(library)
        except OSError as problem:
            raise EngineError(
                f"the speech library “{library}” cannot be loaded: {problem}",
                "correct `library` in [voice] of audiopress.toml, or remove it to use the packaged one",
            ) from problem
        return
    try:
        import espeakng_loader  # noqa: PLC0415  (not on every platform)
    except ImportError:
        return  # a system library will do; pyttsx3 says so if there is none
    ctypes.CDLL(espeakng_loader.get_library_path())
    announce("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())


def _set_voice(espeak: ModuleType, voice: Voice) -> None:
    if espeak.SetVoiceByName(voice.name.encode()) != espeak.EE_OK:
        raise EngineError(f"there is no voice called “{voice.name}”", "`audiopress voices` lists them")
    for parameter, value in (
        (espeak.RATE, voice.rate),
        (espeak.PITCH, voice.pitch),
        (espeak.VOLUME, voice.volume),
    ):
        espeak.SetParameter(parameter, value, 0)


def _languages(voice: Any) -> list[str]:
    """A voice's language tags, best first: a priority byte, a NUL-ended tag, and so on (speak_lib.h, espeak_VOICE).

    The binding declares them a C string, which ends at the first NUL; so they are read where they lie.
    """
    address = ctypes.c_void_p.from_buffer(voice, type(voice).languages.offset).value
    tags: list[tuple[int, str]] = []
    while address and (entry := ctypes.string_at(address)):
        tags.append((entry[0], entry[1:].decode()))
        address += len(entry) + 1
    return [tag for _, tag in sorted(tags, key=lambda pair: pair[0])]
