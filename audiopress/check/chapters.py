"""Built chapters, in each of their forms -> where they disagree with episode.json, or lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import etree
from mutagen import MutagenError

from audiopress import strict
from audiopress.check.built import Built, Edition, Marks, Reading
from audiopress.check.codes import finding
from audiopress.check.media import opened
from audiopress.check.rss.document import Document, below
from audiopress.check.rss.timing import milliseconds
from audiopress.check.sidecars import chapters_file
from audiopress.model import Finding
from audiopress.write.plain import clip

_NERO = 255  # chapters of an MPEG-4 file that its short form holds, and bytes of a title


def chapters(built: Built) -> Iterator[Finding]:
    """The audio's own, JSON and Podlove say the same chapters as episode.json: as many, at the same times."""
    for edition in built.editions:
        title = edition.episode.title
        for name, reading in edition.sounds.items():
            yield from _sounding(built, name, reading, title)
            for document, item in built.enclosing.get(name, ()):
                yield from _podlove(document, item, reading, title)
        for reading in edition.readings:
            yield from _beside(built, edition, reading)


def _sounding(built: Built, name: str, reading: Reading, title: str) -> Iterator[Finding]:
    """The audio's own chapters."""
    marks = _inside(built, name)
    if marks is None or _same(name, reading.marks, marks):
        return
    if _same(name, reading.marks, tuple(sorted(marks, key=itemgetter(0)))):
        message = f"the chapters of “{title}” lie in another order than they are heard, and are listed so"
        yield finding("B-043", built.path(name), message)
    else:
        yield finding("B-042", built.path(name), _difference(title, reading.marks, marks))


def _podlove(document: Document, item: etree._Element, reading: Reading, title: str) -> Iterator[Finding]:
    """The chapters in an item, which encloses that edition."""
    held = [one for found in below(item, "psc:chapters") for one in below(found, "psc:chapter")]
    marks = tuple((_start(one), clip(one.get("title", ""))) for one in held)
    if marks != reading.marks:
        yield document.said("B-042", held[0] if held else item, _difference(title, reading.marks, marks))


def order(built: Built) -> Iterator[Finding]:
    """Chapters follow each other from the audio's beginning to its end, each from a whole second."""
    for edition in built.editions:
        path, marks = built.path(f"{edition.episode.slug}/episode.json"), edition.episode.chapters
        ends = [mark.start_ms for mark in marks[1:]] + [edition.episode.duration_ms]
        for mark, end in zip(marks, ends, strict=False):  # none has no end
            if not 0 <= mark.start_ms < mark.end_ms <= end:
                yield finding("B-043", path, f"the chapter “{mark.title}” lies at {mark.start_ms} to {mark.end_ms} ms")
            # AntennaPod, gPodder and others read whole seconds only
            elif mark.start_ms % 1000:
                yield finding("B-044", path, f"the chapter “{mark.title}” starts at {mark.start_ms} ms")


def places(built: Built) -> Iterator[Finding]:
    """Every chapter leads to a place of the page that is there."""
    for edition in built.editions:
        page = f"{edition.episode.slug}/index.html"
        known = _ids(built, page)
        for document, item in built.items(edition):
            for one in (one for found in below(item, "psc:chapters") for one in below(found, "psc:chapter")):
                if _lost(built, one.get("href", ""), page, known):
                    yield document.said("B-058", one, f"there is no “{one.get('href', '')}”")
        for reading in edition.readings:
            name = f"{edition.episode.slug}/chapters{reading.suffix}.json"
            listed = _listed(built, name) or ()
            for url in (str(one.get(key, "")) for one in listed for key in ("url", "img")):
                if _lost(built, url, page, known):
                    yield finding("B-058", built.path(name), f"there is no “{url}”")


def _beside(built: Built, edition: Edition, reading: Reading) -> Iterator[Finding]:
    """JSON chapters 1.2; those that are silent (`toc: false`) are no chapters to most readers."""
    name = f"{edition.episode.slug}/chapters{reading.suffix}.json"
    if not built.has(name):
        return  # B-030 says so
    yield from chapters_file(built.path(name), (built.folder / name).read_bytes())
    found = [one for one in _listed(built, name) or () if one.get("toc") is not False]
    marks = tuple((_seconds(one.get("startTime")), clip(str(one.get("title", "")))) for one in found)
    if marks != reading.marks:
        yield finding("B-042", built.path(name), _difference(edition.episode.title, reading.marks, marks))
    ends = (_seconds(one.get("endTime")) for one in found)
    if any(end > reading.duration_ms + 1000 for end in ends):
        yield finding(
            "B-043", built.path(name), f"a chapter ends after the audio, which lasts {reading.duration_ms} ms"
        )


def _listed(built: Built, name: str) -> list[dict[str, Any]] | None:
    try:
        found = strict.loads((built.folder / name).read_bytes() if built.has(name) else b"")["chapters"]
        return [one for one in found if isinstance(one, dict)]
    except (strict.NotJsonError, KeyError, TypeError):
        return None  # B-030 or F-410 says so


def _seconds(value: object) -> int:
    return round(1000 * value) if isinstance(value, int | float) else -1


def _start(chapter: etree._Element) -> int:
    start = milliseconds(chapter.get("start", ""))
    return -1 if start is None else start


def _same(name: str, own: Marks, other: Marks) -> bool:
    if name.endswith((".m4a", ".m4b")):  # titles are cut to what Nero's form holds
        pairs = zip(own[:_NERO], other, strict=False)
        alike = all(abs(a - b) <= 1 and x.encode().startswith(y.encode()[:200]) for (a, x), (b, y) in pairs)
        return alike and len(other) == min(len(own), _NERO)
    return own == other


def _difference(title: str, own: Marks, other: Marks) -> str:
    if len(own) != len(other):
        return f"“{title}” has {len(other)} chapters here, and {len(own)} in episode.json"
    here, there = next(pair for pair in zip(other, own, strict=True) if pair[0] != pair[1])
    return f"a chapter is “{here[1]}” at {here[0]} ms here, and “{there[1]}” at {there[0]} ms in episode.json"


def _inside(built: Built, name: str) -> Marks | None:
    """What the audio file says itself: CHAP frames as they lie, which is how ffmpeg lists them; `chpl`; comments."""
    try:
        file = opened(built.folder / name)
    except (MutagenError, OSError):
        return None  # B-030 or B-040 says so
    if name.endswith(".mp3"):
        found = file.tags.getall("CHAP") if file.tags else []
        return tuple((one.start_time, clip(str(one.sub_frames.get("TIT2", "")))) for one in found)
    if name.endswith(".opus"):
        return _comments({key.lower(): value for key, value in file.tags.items()} if file.tags else {})
    return tuple((round(1000 * one.start), clip(one.title)) for one in file.chapters or ())


def _comments(tags: dict[str, list[str]]) -> Marks:
    """CHAPTER000=HH:MM:SS.mmm and CHAPTER000NAME."""
    keys = sorted(key for key in tags if key.startswith("chapter") and key[7:].isdigit())
    times = ((milliseconds(tags[key][0]), clip(tags.get(f"{key}name", [""])[0])) for key in keys)
    return tuple((-1 if start is None else start, title) for start, title in times)


def _ids(built: Built, page: str) -> frozenset[str]:
    tree = built.page(page)
    return frozenset() if tree is None else frozenset(one.get("id", "") for one in tree.iter(etree.Element))


def _lost(built: Built, url: str, page: str, known: frozenset[str]) -> bool:
    bare, fragment = urldefrag(url)
    name = built.local(bare)
    if name is None:
        return bool(not bare and fragment)
    return not built.has(name) or (name == page and bool(fragment) and unquote(fragment) not in known)
