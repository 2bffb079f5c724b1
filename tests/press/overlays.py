"""An EPUB as a reader of overlays takes it, and what is wrong with its clips: no judge looks into the audio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from tests.judges import media

_SPACES = {
    "opf": "http://www.idpf.org/2007/opf",
    "smil": "http://www.w3.org/ns/SMIL",
    "x": "http://www.w3.org/1999/xhtml",
}
_TYPE = "{http://www.idpf.org/2007/ops}type"
_TEXTREF = "{http://www.idpf.org/2007/ops}textref"
_ESCAPABLE = {"table", "list", "figure", "aside"}
_GROUPS = {"note": "footnote", "bibliography": "bibliography"}


@dataclass(frozen=True, slots=True)
class Lit:
    """A clip of an overlay: what it lights up, when, and the kinds of structure around it."""

    document: str
    element: str
    start_ms: int
    end_ms: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """An EPUB, read: documents in the order of the spine, overlays and their stated lengths by document."""

    folder: str
    audio: str
    documents: dict[str, etree._Element]
    clips: dict[str, list[Lit]]
    textrefs: dict[str, list[str]]
    lengths: dict[str, int]
    length: int

    def element(self, document: str, name: str) -> etree._Element | None:
        return next(iter(self.documents[document].xpath("//*[@id=$name]", name=name)), None)


def read(path: Path) -> Book:
    with ZipFile(path) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        items = {item.get("id"): item for item in package.iterfind(".//opf:item", _SPACES)}
        spine = [items[ref.get("idref")] for ref in package.iterfind(".//opf:itemref", _SPACES)]
        overlays = {item.get("href"): items[item.get("media-overlay")] for item in spine if item.get("media-overlay")}
        documents = {item.get("href"): etree.fromstring(archive.read(f"EPUB/{item.get('href')}")) for item in spine}
        smils = {name: etree.fromstring(archive.read(f"EPUB/{item.get('href')}")) for name, item in overlays.items()}
        stated = {
            (meta.get("refines") or "").removeprefix("#"): milliseconds(meta.text or "")
            for meta in package.iterfind(".//opf:meta[@property='media:duration']", _SPACES)
        }
        audio = next(item.get("href") for item in items.values() if item.get("media-type").startswith("audio/"))
    return Book(
        folder=path.stem,
        audio=audio,
        documents=documents,
        clips={name: list(_lit(smil)) for name, smil in smils.items()},
        textrefs={
            name: [one.get(_TEXTREF, "") for one in smil.iterfind(".//smil:seq", _SPACES)]
            for name, smil in smils.items()
        },
        lengths={name: stated.get(item.get("id"), -1) for name, item in overlays.items()},
        length=stated.get("", -1),
    )


def milliseconds(clock: str) -> int:
    """A full clock value of SMIL 3.0."""
    hours, minutes, seconds, thousandths = map(int, re.fullmatch(r"(\d+):(\d\d):(\d\d)\.(\d{3})", clock).groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _lit(smil: etree._Element) -> Iterator[Lit]:
    for par in smil.iterfind(".//smil:par", _SPACES):
        text, audio = par.find("smil:text", _SPACES), par.find("smil:audio", _SPACES)
        document, _, element = text.get("src").partition("#")
        times = milliseconds(audio.get("clipBegin")), milliseconds(audio.get("clipEnd"))
        kinds = (one.get(_TYPE, "") for one in (*reversed(list(par.iterancestors())), par))
        yield Lit(document, element, *times, tuple(filter(None, kinds)))


def faults(path: Path, folder: Path, edition: dict[str, Any], said: list[dict[str, Any]]) -> list[str]:
    """What is wrong with an EPUB; `edition` is its part of episode.json, `said` the utterances of its narration.

    `folder` has room for its audio, which ffprobe measures.
    """
    book = read(path)
    return [*_zipped(path), *_placed(book), *_timed(book, path, folder, edition), *_worded(book, edition, said)]


def _zipped(path: Path) -> Iterator[str]:
    with ZipFile(path) as archive:
        entries = archive.infolist()
        if archive.testzip() or entries[0].filename != "mimetype" or entries[0].extra:
            yield "the container is damaged, or does not begin with its type"
        yield from (f"{one.filename} is compressed" for one in entries if one.compress_type != ZIP_STORED)
        yield from (f"{one.filename} has a time" for one in entries if one.date_time != (1980, 1, 1, 0, 0, 0))


def _placed(book: Book) -> Iterator[str]:
    """Every reference leads to an element of the overlay's own document; nothing that can be left lies in another."""
    for name, clips in book.clips.items():
        refs = [f"{clip.document}#{clip.element}" for clip in clips] + book.textrefs[name]
        for ref in refs:
            document, _, element = ref.partition("#")
            if document != name or book.element(name, element) is None:
                yield f"{name}: nothing is at {ref}"
        for clip in clips:
            if sum(kind in _ESCAPABLE for kind in clip.kinds) > 1:
                yield f"{name}: {clip.kinds} lie inside one another"


def _timed(book: Book, path: Path, folder: Path, edition: dict[str, Any]) -> Iterator[str]:
    """From 0 to the end, without gaps, chapter by chapter, inside the audio, and as long as it is said to be."""
    clips = [clip for name in book.documents for clip in book.clips.get(name, ())]
    starts, ends = [clip.start_ms for clip in clips], [clip.end_ms for clip in clips]
    if [*starts, edition["duration"]["ms"]] != [0, *ends]:
        yield "the clips are not the whole audio, each after the other"
    yield from (f"a clip ends before it begins: {clip}" for clip in clips if clip.end_ms <= clip.start_ms)
    spans: list[tuple[int, int]] = []
    for own in book.clips.values():
        last_words = all(clip.element.startswith("said") for clip in own)  # below a list that is not read, say
        begin = spans.pop()[0] if spans and last_words else own[0].start_ms
        spans.append((begin, own[-1].end_ms))
    marks = [one["start_ms"] for one in edition["chapters"]]
    roots = {document.find("x:body/*", _SPACES).get("id") for document in book.documents.values()}
    tops = [one["start_ms"] for place, one in enumerate(edition["chapters"]) if not place or one["section"] in roots]
    if spans != list(pairwise([*tops, edition["duration"]["ms"]])) or not set(marks) <= set(starts):
        yield f"documents last {spans}, and not as the chapters do"
    for name, own in book.clips.items():
        if (length := sum(clip.end_ms - clip.start_ms for clip in own)) != book.lengths[name]:
            yield f"{name} lasts {length} ms, and says {book.lengths[name]}"
    if abs(sum(book.lengths.values()) - book.length) > 1000:
        yield f"the parts last {sum(book.lengths.values())} ms, the whole {book.length}"
    with ZipFile(path) as archive:
        audio = Path(archive.extract(f"EPUB/{book.audio}", folder))
    if max(ends) > float(media.ffprobe(audio)["format"]["duration"]) * 1000 + 1:
        yield f"a clip ends at {max(ends)} ms, after the audio"


def _worded(book: Book, edition: dict[str, Any], said: list[dict[str, Any]]) -> Iterator[str]:
    """While an utterance is heard, what is lit shows it; and every sentence that is shown is lit at some time."""
    clips = [clip for own in book.clips.values() for clip in own]
    cues = {cue["utterance"]: cue for cue in edition["cues"]}
    for utterance in said:
        cue = cues[utterance["id"]]
        clip = next((one for one in clips if one.start_ms <= cue["start_ms"] and cue["end_ms"] <= one.end_ms), None)
        element = book.element(clip.document, clip.element) if clip else None
        if element is None:
            yield f"nothing is lit for “{utterance['spoken']}”"
        elif utterance["role"] != "math" and _bare(utterance["display"]) not in _bare(_shown(element)):
            yield f"“{_shown(element)}” is lit for “{utterance['display']}”"
        elif utterance["group"] and not _grouped(clip.kinds, utterance["group"]["role"]):
            yield f"“{utterance['spoken']}” is in {clip.kinds}, and belongs to a {utterance['group']['role']}"
    lit = {(clip.document, clip.element) for clip in clips}
    ids = {utterance["id"] for utterance in said}
    for name, document in book.documents.items():
        shown = (one.get("id") for one in document.iterfind(".//x:span[@id]", _SPACES))
        yield from (f"{one} is shown in {name} and never lit" for one in shown if one in ids and (name, one) not in lit)


def _grouped(kinds: tuple[str, ...], role: str) -> bool:
    return _GROUPS.get(role, role) in kinds or bool(_ESCAPABLE & set(kinds) and role in _ESCAPABLE)


def _shown(element: etree._Element) -> str:
    """Its words, and those of pictures in their places."""
    inner = (_shown(child) + (child.tail or "") for child in element)
    return "".join([element.get("alt", ""), element.text or "", *inner])


def _bare(text: str) -> str:
    """Letters and digits: pictures in a sentence are words of it, and white space is as it comes."""
    return "".join(char for char in text if char.isalnum())


def rewritten(path: Path, target: Path, name: str, old: str, new: str) -> None:
    """A copy of an EPUB in which one entry says something else, once."""
    with ZipFile(path) as archive, ZipFile(target, "w", ZIP_STORED) as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            if PurePosixPath(entry.filename).name == name:
                text = content.decode()
                assert re.search(old, text), f"{name} holds no {old}"
                content = re.sub(old, new, text, count=1).encode()
            copy.writestr(entry, content)
