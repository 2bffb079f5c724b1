"""Built EPUBs beside episode.json and narration*.json -> overlays out of step with the audio, and words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from audiopress.check.built import Built, Reading
from audiopress.check.codes import finding
from audiopress.check.reading import told
from audiopress.model import Finding
from audiopress.write.plain import legal

_CLIP = re.compile(r"(\d+):([0-5]\d):([0-5]\d)\.(\d{3})")  # SMIL 3.0, full clock value, as the press writes it


def books(built: Built) -> Iterator[Finding]:
    """Clips begin and end where something begins or ends in the audio, and every sentence heard stands in the book."""
    for edition, reading, passages in told(built):
        for asset in edition.episode.assets:
            path = PurePosixPath(asset.path)
            if path.suffix != ".epub" or path.stem != reading.stem or not built.has(asset.path):
                continue  # B-030 misses what is not there
            fault = _fault(built.folder / asset.path, reading, [display for display, _ in passages])
            if fault:
                yield finding("B-093", built.path(asset.path), fault)


def _fault(path: Path, reading: Reading, shown: list[str]) -> str:
    try:
        with ZipFile(path) as book:
            names = [name for name in book.namelist() if name.endswith((".smil", ".xhtml"))]
            held = {name: etree.fromstring(book.read(name)) for name in names}
    except (BadZipFile, etree.XMLSyntaxError, EOFError):
        return "the book is damaged"
    return _untimely(held, reading) or _unsaid(held, shown)


def _untimely(held: Mapping[str, etree._Element], reading: Reading) -> str:
    known = {0, reading.duration_ms, *reading.moments, *(start for start, _ in reading.marks)}
    for name in (name for name in held if name.endswith(".smil")):
        for one in held[name].iter("{*}audio"):
            for time in (one.get("clipBegin", ""), one.get("clipEnd", "")):
                found = _CLIP.fullmatch(time)
                hours, minutes, seconds, ms = map(int, found.groups()) if found else (0, 0, 0, -5)
                at = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
                if known.isdisjoint({at - 1, at, at + 1}):
                    return f"nothing begins or ends at “{time}”, as {name} has it"
    return ""


def _unsaid(held: Mapping[str, etree._Element], shown: list[str]) -> str:
    """A sentence that is heard, and that the book has not; however its markup divides it."""
    pages = [page for name, page in held.items() if name.endswith(".xhtml")]
    texts = ["".join("".join(map(str, page.itertext())).split()) for page in pages]
    texts += ["".join(str(one.get("alt", "")).split()) for page in pages for one in page.iter("{*}img", "{*}math")]
    odd = next((one for one in shown if not any("".join(legal(one).split()) in text for text in texts)), "")
    return f"“{odd[:60]}” is heard, and is not in the book" if odd else ""
