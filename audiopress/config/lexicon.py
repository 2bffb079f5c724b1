"""lexicon.txt and lexicon.pls -> entries: how an author wants words to be said, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from audiopress.config.ipa import foreign_symbol, has_sound, tidy
from audiopress.config.pls import pls_entries
from audiopress.errors import ConfigError, PressError
from audiopress.model import Pronunciation
from audiopress.model.phonemes import JOINER, RAW

NAMES: Final = ("lexicon.txt", "lexicon.pls")
LARGEST: Final = 8_000_000  # bytes: 200,000 entries

_HEADER: Final = re.compile(r"\[([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|\*)\]")
_HINT: Final = "a line is `written = spoken`, or `written = /IPA/`"


def load_lexicon(folder: Path, names: Iterable[str] = NAMES, place: str = "") -> tuple[Pronunciation, ...]:
    """The entries of a folder's lexicons, if it has any; `place` is the folder as errors name it.

    Raises ConfigError with path:line for what is no lexicon, and for two entries that contradict each other.
    """
    found: list[Pronunciation] = []
    for name in names:
        path = folder / name
        if path.is_file():
            found += read_lexicon(path, f"{place}/{name}" if place else name)
    return agreeing(found, ConfigError)


def read_lexicon(path: Path, place: str) -> tuple[Pronunciation, ...]:
    """The entries of one file; its suffix says which kind it is."""
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigError("the lexicon is larger than 8 MB", "part it by article", place)
        data = path.read_bytes()
    except OSError as problem:
        why = (problem.strerror or "it cannot be opened").lower()
        raise ConfigError(f"the lexicon cannot be read: {why}", "look at its permissions", place) from None
    if path.suffix == ".pls":
        return agreeing(pls_entries(data, place), ConfigError)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ConfigError("the file is not UTF-8", "save it as UTF-8", f"{place}:{line}") from None
    return agreeing(_lines(text, place), ConfigError)


def _lines(text: str, place: str) -> Iterator[Pronunciation]:
    language = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if header := _HEADER.fullmatch(words):
            language = header[1].replace("*", "")
            continue
        where = f"{place}:{number}"
        written, sign, spoken = _parted(words)
        if not sign and words.startswith("["):
            raise ConfigError(f"{words[:60]} names no language", "write its tag, such as [fr] or [en-GB]", where)
        if not sign:
            raise ConfigError(f"“{words[:60]}” does not say how it is spoken", _HINT, where)
        yield entry(written, spoken, where, language=language)


def _parted(line: str) -> tuple[str, str, str]:
    """At the tab or arrow, else at the sign that stands between spaces, else at the first one."""
    for sign in (r"\s*[\t→]\s*", r"\s+=\s+", r"\s*=\s*"):
        if found := re.search(sign, line):
            return line[: found.start()], found[0], line[found.end() :]
    return line, "", ""


def entry(
    written: str, spoken: str, place: str, *, language: str = "", error: type[PressError] = ConfigError
) -> Pronunciation:
    """One entry as the plain form has it: `~` before a word means any case, slashes around IPA mean phonemes.

    >>> entry("~gif", "jif", "lexicon.txt:1").cased, entry("Siobhan", "/ʃɪˈvɔːn/", "lexicon.txt:2").phonemes
    (False, 'ʃɪˈvɔːn')
    """
    spoken = spoken.replace(JOINER, "").strip()
    cased = not written.strip().startswith("~")
    words = " ".join(written.strip().removeprefix("~").split())
    if not words:
        raise error("there is no word to be spoken otherwise", _HINT, place)
    phonemes = ""
    if spoken.startswith("/") != spoken.endswith("/") or spoken == "/":
        raise error(f"the phonemes {spoken} stand between no two slashes", "write them as in /ʃɪˈvɔːn/", place)
    if spoken.startswith("/"):
        phonemes, spoken = checked_ipa(spoken[1:-1], place, error), ""
    elif not any(map(str.isalnum, spoken)):
        raise error(f"“{words}” is spoken as nothing", "write how it is said; to leave it out, see `silent`", place)
    return Pronunciation(words, " ".join(spoken.split()), phonemes, language, cased, place)


def checked_ipa(ipa: str, place: str, error: type[PressError] = ConfigError) -> str:
    """IPA in one spelling; an error that names the first symbol that is none."""
    phonemes = tidy(ipa)
    if symbol := foreign_symbol(phonemes):
        hint = "copy the phonemes from a dictionary that writes IPA, such as Wiktionary"
        raise error(f"“{symbol}” in /{ipa}/ is no symbol of the phonetic alphabet (IPA)", hint, place)
    if not has_sound(phonemes):
        raise error(f"there is no sound in /{ipa}/", "write IPA between the slashes, such as /ʃɪˈvɔːn/", place)
    return phonemes


def agreeing(entries: Iterable[Pronunciation], error: type[PressError]) -> tuple[Pronunciation, ...]:
    """The entries, each once; an error that names both places where two of them contradict each other."""
    kept: dict[tuple[str, str, bool], Pronunciation] = {}
    for one in entries:
        key = (one.written if one.cased else one.written.casefold(), one.language.lower(), one.cased)
        other = kept.setdefault(key, one)
        if (other.spoken, other.phonemes) != (one.spoken, one.phonemes):
            first, second = (_shown(e) for e in (other, one))
            raise error(
                f"“{one.written}” is spoken as {second} here and as {first} at {other.place}", "delete one", one.place
            )
    return tuple(kept.values())


def _shown(one: Pronunciation) -> str:
    return f"“{one.spoken}”" if one.spoken else f"/{one.phonemes.removeprefix(RAW)}/"
