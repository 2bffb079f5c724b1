"""Built chapters, in each of their forms -> where they lead to another text than their own, or go on into the next."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree
from mutagen import MutagenError

from audiopress.addresses import section_url
from audiopress.check.built import Built, Edition, Reading
from audiopress.check.codes import finding
from audiopress.check.media import opened
from audiopress.check.objects import object_in, rows_of
from audiopress.check.rss.document import Document, below
from audiopress.model import Finding
from audiopress.write import page_url
from audiopress.write.chapters import ChapterMark, image_url
from audiopress.write.plain import clip

Place = tuple[str, str]  # (a file of the show, or else the address itself; a place in it)


@dataclass(frozen=True, slots=True)
class Heard:
    """An edition, and its chapters as episode.json has them; `page` is the address of the episode's page."""

    edition: Edition
    reading: Reading
    marks: tuple[ChapterMark, ...]
    page: str


def heard(built: Built) -> Iterator[Heard]:
    """Every edition of every episode."""
    for edition in built.editions:
        episode, page = edition.episode, page_url(built.show, edition.episode.slug)
        marks = (episode.chapters, *(one.chapters for one in episode.editions))
        for reading, own in zip(edition.readings, marks, strict=True):
            yield Heard(edition, reading, own, page)


def beside(built: Built) -> Iterator[Finding]:
    """JSON chapters 1.2: each leads to its section, shows its picture, and ends before the next begins."""
    for one in heard(built):
        name = f"{one.edition.episode.slug}/chapters{one.reading.suffix}.json"
        document = object_in(built, name)
        if document is None:
            continue  # B-030 or F-410 says so
        listed = [row for row in rows_of(document, "chapters") if row.get("toc") is not False]
        pairs = list(zip(one.marks, listed, strict=False))  # B-042 says where they are not as many
        path = built.path(name)
        faults = (
            ("B-080", _misled(built, one.page, [(mark, (row.get("url", ""),)) for mark, row in pairs])),
            ("B-081", _pictured(built, one.page, [(mark, row.get("img", "")) for mark, row in pairs])),
            ("B-081", _described(pairs)),
            ("B-082", _named(built, one, document)),
            ("B-083", _overlap(pairs)),
        )
        yield from (finding(code, path, fault) for code, fault in faults if fault)


def inside(built: Built) -> Iterator[Finding]:
    """ID3 and Vorbis comments: a chapter leads to its section, and one of ID3 ends before the next begins."""
    for one in heard(built):
        for name in (name for name, reading in one.edition.sounds.items() if reading == one.reading):
            if not name.endswith((".mp3", ".opus")) or not (tags := tags_in(built, name)):
                continue  # MPEG-4 has no links
            addresses = _of_frames(tags) if name.endswith(".mp3") else _of_comments(tags)
            if fault := _misled(built, one.page, list(zip(one.marks, addresses, strict=False))):
                yield finding("B-080", built.path(name), fault)
            for frame, following in itertools.pairwise(frames_of(tags) if name.endswith(".mp3") else ()):
                if frame.end_time > following.start_time:
                    message = f"a chapter ends at {frame.end_time} ms, and the next begins at {following.start_time} ms"
                    yield finding("B-083", built.path(name), message)
                    break


def podlove(built: Built) -> Iterator[Finding]:
    """Podlove chapters in the feeds: each leads to its section, and shows its picture."""
    known = {path: one for one in heard(built) for path, told in one.edition.sounds.items() if told == one.reading}
    for document, item in ((held, item) for held in built.documents for item in held.items):
        enclosed = below(item, "enclosure")
        one = known.get(built.local(enclosed[0].get("url", "")) or "") if enclosed else None
        if one is not None:
            yield from _in_the_feed(built, document, item, one)


def _in_the_feed(built: Built, document: Document, item: etree._Element, one: Heard) -> Iterator[Finding]:
    held = [chapter for found in below(item, "psc:chapters") for chapter in below(found, "psc:chapter")]
    pairs = list(zip(one.marks, held, strict=False))
    if fault := _misled(built, one.page, [(mark, (chapter.get("href", ""),)) for mark, chapter in pairs]):
        yield document.said("B-080", held[0], fault)
    if fault := _pictured(built, one.page, [(mark, chapter.get("image", "")) for mark, chapter in pairs]):
        yield document.said("B-081", held[0], fault)


def _misled(built: Built, page: str, pairs: list[tuple[ChapterMark, tuple[object, ...]]]) -> str:
    """One of a chapter's links leads to its text; which one an app opens is not for the file to say."""
    for mark, links in pairs:
        wanted = section_url(page, mark.section)
        if _place(built, wanted) not in (_place(built, link) for link in links):
            return f"the chapter “{mark.title}” leads to “{next(iter(links), '')}”, and its text is at “{wanted}”"
    return ""


def _pictured(built: Built, page: str, pairs: list[tuple[ChapterMark, object]]) -> str:
    for mark, said in pairs:
        wanted = image_url(page, mark)
        if not wanted and said and built.local(str(said)) is None:
            continue  # somebody's own, from elsewhere
        if _place(built, said) != _place(built, wanted):
            return f"the chapter “{mark.title}” shows “{said}”, and in its text is “{wanted}”"
    return ""


def _described(pairs: list[tuple[ChapterMark, dict[str, Any]]]) -> str:
    for mark, row in pairs:
        if (said := str(row.get("imgAlt", ""))).split() != mark.alt.split():
            return f"the picture of the chapter “{mark.title}” is “{said}” here, and “{mark.alt}” in episode.json"
    return ""


def _named(built: Built, one: Heard, document: dict[str, Any]) -> str:
    """What the file says of the whole; it need not say anything."""
    episode, show = one.edition.episode, built.show
    wanted = {
        "title": clip(episode.title),
        "podcastName": clip(show.title),
        "author": clip(", ".join(episode.authors) or show.author),
    }
    for key, value in wanted.items():
        if key in document and str(document[key]).split() != value.split():
            return f"“{key}” is “{str(document[key])[:80]}”, and should be “{value[:80]}”"
    return ""


def _overlap(pairs: list[tuple[ChapterMark, dict[str, Any]]]) -> str:
    for (mark, row), (following, _) in itertools.pairwise(pairs):
        end = row.get("endTime")
        if isinstance(end, int | float) and 1000 * end > following.start_ms + 1:  # a millisecond is rounding
            return f"the chapter “{mark.title}” ends at {end!r} s, and the next begins at {following.start_ms} ms"
    return ""


def _place(built: Built, url: object) -> Place:
    bare, _, fragment = str(url).partition("#")
    return built.local(bare) or bare, unquote(fragment)


def tags_in(built: Built, name: str) -> Any:
    """The tags of an audio file; None where there are none, which B-030, B-040 or B-041 says."""
    try:
        return opened(built.folder / name).tags
    except (MutagenError, OSError):
        return None


def frames_of(tags: Any) -> list[Any]:
    """ID3's chapters in order of time."""
    return sorted(tags.getall("CHAP"), key=lambda frame: int(frame.start_time))


def _of_frames(tags: Any) -> list[tuple[str, ...]]:
    return [tuple(link.url for link in frame.sub_frames.getall("WXXX")) for frame in frames_of(tags)]


def _of_comments(tags: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    said = {key.lower(): value for key, value in tags.items()}
    keys = sorted(key for key in said if key.startswith("chapter") and key[7:].isdigit())
    return [tuple(said.get(f"{key}url", ())) for key in keys]
