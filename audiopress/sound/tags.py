"""An episode's facts -> an ID3v2.3 tag whose chapters every player finds, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TENC,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    USLT,
    WOAF,
    WXXX,
    CTOCFlags,
    Frame,
    ID3v1SaveOptions,
    PictureType,
)
from mutagen.id3._tags import save_frame

from audiopress.addresses import section_url
from audiopress.model import Chapter, Timeline
from audiopress.sound.languages import iso639_2

_UTF16 = 1  # ID3v2.3 § 4.2 knows no UTF-8
_IGNORED = 0xFFFFFFFF  # ID3v2 chapter addendum § 3.1: byte offsets not given, times count
_CHILDREN = 255  # a CTOC counts its children in one byte; more chapters take a second level
_FIRST = ("TIT2", "TPE1", "TALB")
_LAST = ("CTOC", "CHAP", "USLT", "APIC")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the tag says besides the chapters. `page` is the URL of the article's page; `picture` a JPEG or PNG.

    `plates` are the pictures of chapters: a Chapter's `image` -> a small JPEG; ID3 alone has a place for them.
    """

    title: str
    authors: tuple[str, ...]
    show: str
    language: str  # BCP 47
    published: datetime
    description: str
    lyrics: str  # the whole text as heard
    page: str
    narrator: str
    picture: bytes = b""
    plates: Mapping[str, bytes] = field(default_factory=dict)


def tag(facts: Facts, timeline: Timeline) -> bytes:
    """The tag as bytes, to stand before the first MPEG frame. Times in ms, from the timeline's samples.

    Version 2.3, not 2.4: ffmpeg and Apple Podcasts lose v2.4 chapters with a sub-frame of 128 bytes or more.
    """
    tags = _OrderedID3()
    for frame in (*_text_frames(facts, timeline), *_chapter_frames(facts, timeline)):
        tags.add(frame)
    if facts.picture:
        kind = "image/png" if facts.picture.startswith(b"\x89PNG") else "image/jpeg"
        tags.add(APIC(encoding=0, mime=kind, type=PictureType.COVER_FRONT, desc="", data=facts.picture))
    tags.update_to_v23()
    file = BytesIO()
    tags.save(file, v1=ID3v1SaveOptions.REMOVE, v2_version=3, padding=lambda info: 0)
    return file.getvalue()


class _OrderedID3(ID3):
    """mutagen writes frames sorted by their length, so chapters land shuffled, and ffmpeg lists them as they lie.

    `_write` is mutagen's own hook (private: a test reads the order back). Chapters by time, the bulky frames last.
    """

    def _write(self, config: object) -> bytearray:
        def rank(frame: Frame) -> tuple[int, int, str]:
            name = frame.FrameID
            group = _FIRST.index(name) if name in _FIRST else 3 + (_LAST.index(name) + 1 if name in _LAST else 0)
            return group, getattr(frame, "start_time", 0), frame.HashKey

        return bytearray().join(save_frame(frame, config=config) for frame in sorted(self.values(), key=rank))


def _text_frames(facts: Facts, timeline: Timeline) -> Iterator[Frame]:
    language = iso639_2(facts.language)
    yield TIT2(encoding=_UTF16, text=[facts.title])
    yield TPE1(encoding=_UTF16, text=[", ".join(facts.authors) or facts.show])
    yield TALB(encoding=_UTF16, text=[facts.show])
    yield TCON(encoding=_UTF16, text=["Podcast"])
    yield TLAN(encoding=_UTF16, text=[language])
    yield TLEN(encoding=_UTF16, text=[str(timeline.milliseconds(timeline.samples))])
    yield TDRC(encoding=_UTF16, text=[facts.published.strftime("%Y-%m-%dT%H:%M:%S")])  # v2.3: TYER, TDAT, TIME
    yield TENC(encoding=_UTF16, text=[facts.narrator])
    yield COMM(encoding=_UTF16, lang=language, desc="", text=[facts.description])
    yield USLT(encoding=_UTF16, lang=language, desc="", text=facts.lyrics)
    yield WOAF(url=facts.page)


def _chapter_frames(facts: Facts, timeline: Timeline) -> Iterator[Frame]:
    ids = []
    for number, chapter in enumerate(timeline.chapters):
        ids.append(f"ch{number}")
        yield CHAP(
            element_id=ids[-1],
            start_time=timeline.milliseconds(chapter.start),
            end_time=timeline.milliseconds(chapter.end),
            start_offset=_IGNORED,
            end_offset=_IGNORED,
            sub_frames=list(_embedded(facts, chapter)),
        )
    yield from _contents(facts.title, ids)


def _embedded(facts: Facts, chapter: Chapter) -> Iterator[Frame]:
    """What a chapter has of its own (chapter addendum § 3.1): its title, its address, its picture with words for it."""
    yield TIT2(encoding=_UTF16, text=[chapter.title])
    yield WXXX(encoding=_UTF16, desc="chapter url", url=section_url(facts.page, chapter.section))
    if plate := facts.plates.get(chapter.image):
        # v2.3 § 4.15 gives a description 64 characters, v2.4 any number; no reader has been found that stumbles
        yield APIC(encoding=_UTF16, mime="image/jpeg", type=PictureType.COVER_FRONT, desc=chapter.alt, data=plate)


def _contents(title: str, ids: list[str]) -> Iterator[Frame]:
    """The table of contents, top level and ordered; above 255 chapters it has parts.

    Then none is marked as top level (addendum § 3.2 has at most one so): a reader that looks for that mark takes the
    parts for chapters, and finds none (music-metadata); without it, it lists all chapters by time.
    """
    parts = [ids[start : start + _CHILDREN] for start in range(0, len(ids), _CHILDREN)]
    if len(parts) == 1:
        yield _ctoc("toc", parts[0], title, CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED)
        return
    names = [f"toc{number}" for number in range(1, len(parts) + 1)]
    yield _ctoc("toc", names, title, CTOCFlags.ORDERED)
    for name, part in zip(names, parts, strict=True):
        yield _ctoc(name, part, title, CTOCFlags.ORDERED)


def _ctoc(name: str, children: list[str], title: str, flags: int) -> CTOC:
    # without a title sub-frame, Apple Podcasts shows no chapters at all
    return CTOC(
        element_id=name, flags=flags, child_element_ids=children, sub_frames=[TIT2(encoding=_UTF16, text=[title])]
    )
