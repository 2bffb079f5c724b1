"""Built audio, as it is stored -> pages of Ogg that are damaged, and chapters of MPEG-4 that Apple does not find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mutagen import MutagenError
from mutagen.ogg import OggPage

from audiopress.check.built import Built, Marks
from audiopress.check.codes import finding
from audiopress.errors import EncodeError
from audiopress.model import Finding
from audiopress.sound.quicktime import quicktime_chapters
from audiopress.write.plain import clip

_TITLE = 200  # bytes of a title that are compared: Nero's form, of which QuickTime's is made, has room for 255


def streams(built: Built) -> Iterator[Finding]:
    """An Opus file is whole pages, one after the other, each with its checksum (RFC 3533 § 6)."""
    for name in (name for edition in built.editions for name in edition.sounds if name.endswith(".opus")):
        if built.has(name) and (fault := _torn(built.folder / name)):  # else B-030 says so
            yield finding("B-036", built.path(name), fault)


def quicktime(built: Built) -> Iterator[Finding]:
    """QuickTime's chapters, which Apple's players show, are those of episode.json, at the same times."""
    for name, reading in ((name, one) for edition in built.editions for name, one in edition.sounds.items()):
        if not name.endswith((".m4a", ".m4b")) or not built.has(name) or not reading.marks:
            continue
        try:
            found = quicktime_chapters(built.folder / name)
        except EncodeError as problem:
            yield finding("B-040", built.path(name), problem.message)
            continue
        if found is None:
            yield finding("B-042", built.path(name), "no track is named as that of the chapters: Apple shows none")
        elif not _alike(reading.marks, found):
            yield finding("B-042", built.path(name), _difference(reading.marks, found))


def _torn(path: Path) -> str:
    """What is wrong with the first page that is none, or not the next."""
    with path.open("rb") as file:
        size, expected, page = path.stat().st_size, 0, None
        while (start := file.tell()) < size:
            try:
                page = OggPage(file)
            except (MutagenError, EOFError):
                return f"at byte {start} begins no page of Ogg: the file is damaged or cut off"
            end = file.tell()
            file.seek(start)
            if file.read(end - start) != page.write():
                return f"the page of Ogg at byte {start} has another checksum than its bytes: the file is damaged"
            if page.sequence != expected:
                return f"a page of Ogg is missing before byte {start}"
            expected += 1
    return "" if page is not None and page.last else "the last page of Ogg is missing: the file is cut off"


def _alike(own: Marks, found: Marks) -> bool:
    pairs = zip(own, found, strict=False)
    return len(own) == len(found) and all(
        abs(a - b) <= 1 and x.encode().startswith(clip(y).encode()[:_TITLE]) for (a, x), (b, y) in pairs
    )


def _difference(own: Marks, found: Marks) -> str:
    if len(own) != len(found):
        return f"QuickTime's track has {len(found)} chapters, and episode.json {len(own)}"
    pairs = zip(found, own, strict=True)
    here, there = next(pair for pair in pairs if not _alike(pair[1:], pair[:1]))
    return f"QuickTime's track has “{here[1]}” at {here[0]} ms, and episode.json “{there[1]}” at {there[0]} ms"
