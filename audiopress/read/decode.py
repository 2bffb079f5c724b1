"""Bytes -> text, and a refusal with its line where the bytes are no text."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from audiopress.errors import SourceError
from audiopress.model import Finding
from audiopress.read.codes import finding

LARGEST: Final = 8 * 2**20  # bytes
_UTF8_HINT: Final = "save the file as UTF-8 text"

_MAGIC: Final[Mapping[bytes, str]] = MappingProxyType(
    {
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"GIF8": "a GIF picture",
        b"%PDF-": "a PDF document",
        b"PK\x03\x04": "a zip archive (DOCX, EPUB and ODT are such)",
        b"\x1f\x8b": "a gzip archive",
        b"\x7fELF": "a program",
        b"MZ\x90": "a program",
        b"ID3": "an MP3 file",
        b"OggS": "an Ogg file",
        b"fLaC": "a FLAC file",
        b"\xd0\xcf\x11\xe0": "an old Office document",
    }
)
# UTF-32 stands before UTF-16: its little-endian mark begins with the other's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = (
    re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)"""),
    re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE),
)
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONE: Final = frozenset("àáâèéêìíòóôöùúåæøýyïëü")  # letters that are words of their own somewhere in western Europe


def decode(data: bytes, place: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a source file with plain line ends, and a finding if its encoding had to be guessed.

    Raises SourceError for an empty file, one above 8 MiB, one that is no text, and a byte that breaks UTF-8.
    """
    _refuse(data, place)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(_strict(data[len(mark) :], encoding, place)), ()
    if wide := _wide(data):
        return _lines(_strict(data, wide, place)), ()
    if b"\0" in data:
        raise SourceError(
            "a NUL byte: this is a binary file, not text", _UTF8_HINT, _at(place, data, data.index(b"\0"))
        )
    declared = _declared(data)
    if declared == "iso2022_jp":  # the one declared encoding in use whose bytes are all ASCII
        return _lines(_strict(data, declared, place)), ()
    try:
        return _lines(data.decode()), ()
    except UnicodeDecodeError as error:
        return _legacy(data, declared, error.start, place)


def refuse_size(size: int, place: str) -> None:
    """Raises SourceError for a file that is too large to be one article; `size` is in bytes."""
    if size > LARGEST:
        raise SourceError(
            f"{size / 2**20:.1f} MiB is a book, not an article (the limit is {LARGEST // 2**20} MiB)",
            "split it into one file for each chapter",
            place,
        )


def _refuse(data: bytes, place: str) -> None:
    refuse_size(len(data), place)
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not text", "give it its own file name, and put only text here", place)
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise SourceError("the file is empty", "write the article, or delete the file", place)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte of what is mostly western text."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < 0.35 * len(sample) or min(even, odd) > 0.02 * len(sample):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(data: bytes) -> str:
    for pattern in _DECLARED:
        if found := pattern.search(data[:4096]):
            try:
                name = codecs.lookup(found[1].decode()).name
            except LookupError:
                return ""
            return "cp1252" if name in {"iso8859-1", "ascii"} else name  # WHATWG Encoding § 4.2: the label means this
    return ""


def _legacy(data: bytes, declared: str, bad: int, place: str) -> tuple[str, tuple[Finding, ...]]:
    """A file in an older encoding; but a few bad bytes in UTF-8 are damage, and a guess would only hide it."""
    if declared and declared != "utf-8":
        return _lines(_strict(data, declared, place)), ()
    if _MULTIBYTE.search(data) is None:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to load, and nearly every file is UTF-8)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            best = from_bytes(data, cp_exclusion=["utf_7"]).best()
        for encoding in ("cp1252", best.encoding if best else ""):
            text = _try(data, encoding)
            if text and _plausible(text, encoding):
                return _lines(text), (finding("A-007", place, None, encoding=encoding.replace("cp", "windows-")),)
    raise SourceError(f"the byte 0x{data[bad]:02X} is not valid UTF-8", _UTF8_HINT, _at(place, data, bad))


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding) if encoding else ""
    except UnicodeDecodeError:
        return ""


def _plausible(text: str, encoding: str) -> bool:
    """Whether every foreign letter stands where a letter stands: inside a word that has others, and more than once."""
    foreign = [c for c in text if c > "\x7f"]
    if len(foreign) < 2 or any(c < "\xa0" for c in foreign):
        return False
    words = [w for w in _WORD.findall(text) if not w.isascii()]
    if encoding != "cp1252":
        return len(words) >= 3
    good = [w for w in words if w.casefold() in _LONE or any(c.isascii() for c in w)]
    capitals = [w for w in words if any(a.islower() and b.isupper() for a, b in pairwise(w))]
    return len(good) == len(words) and not capitals


def _strict(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = _at(place, data, error.start)
        raise SourceError(f"the byte 0x{data[error.start]:02X} is not valid {encoding}", _UTF8_HINT, where) from error


def _at(place: str, data: bytes, offset: int) -> str:
    return f"{place}:{_lines(data[:offset].decode('latin-1')).count(chr(10)) + 1}"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
