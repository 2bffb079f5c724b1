"""Built audio and what tells its times -> where they disagree with episode.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from audiopress.check.built import NAMESPACES, Built, Edition
from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.write.plain import clip

Marks = tuple[tuple[int, str], ...]  # (start in ms, title)

_LENGTH_MS = 2  # what rounding may make of a length that is counted in samples on both sides


def audio(built: Built) -> Iterator[Finding]:
    """The audio is as long as the episode says, and its tag is one that every app reads."""
    for name, duration_ms in _audio_files(built):
        if not built.has(name):
            continue  # B-030 says so
        try:
            file: Any = MP3(built.folder / name)  # mutagen leaves the types of tags and info open
        except MutagenError as problem:
            yield finding("B-040", built.path(name), f"this is no MP3 file: {problem}")
            continue
        if file.tags is None or file.tags.version[:2] != (2, 3):
            version = "no tag" if file.tags is None else f"ID3v{'.'.join(map(str, file.tags.version))}"
            yield finding("B-041", built.path(name), f"the file has {version}")
        length = round(1000 * file.info.length)
        if abs(length - duration_ms) > _LENGTH_MS:
            message = f"the audio lasts {length} ms, and the episode {duration_ms} ms"
            yield finding("B-045", built.path(name), message)


def _audio_files(built: Built) -> Iterator[tuple[str, int]]:
    """Every audio file, of the editions beside the one in the feed, too, with the milliseconds it should last."""
    for edition in built.editions:
        yield edition.episode.audio.path, edition.episode.duration_ms
        yield from ((one.audio, one.duration_ms) for one in edition.episode.editions)


def chapters(built: Built) -> Iterator[Finding]:
    """ID3, JSON and Podlove say the same chapters as episode.json: as many, with the same starts and titles."""
    for edition in built.editions:
        own = tuple((mark.start_ms, clip(mark.title)) for mark in edition.episode.chapters)
        forms = (
            (edition.episode.audio.path, _id3(built, edition)),
            (f"{edition.episode.slug}/chapters.json", _json(built, edition)),
            ("feed.xml", _podlove(built, edition)),
        )
        for name, marks in forms:
            if marks is not None and marks != own:
                yield finding("B-042", built.path(name), _difference(edition.episode.title, own, marks))


def chapter_order(built: Built) -> Iterator[Finding]:
    """Chapters follow each other from the audio's beginning to its end, each from a whole second."""
    for edition in built.editions:
        path, marks = built.path(f"{edition.episode.slug}/episode.json"), edition.episode.chapters
        ends = [mark.start_ms for mark in marks[1:]] + [edition.episode.duration_ms]
        for mark, end in zip(marks, ends, strict=True):
            if not 0 <= mark.start_ms < mark.end_ms <= end:
                yield finding("B-043", path, f"the chapter “{mark.title}” lies at {mark.start_ms} to {mark.end_ms} ms")
            # AntennaPod, gPodder and others read whole seconds only
            elif mark.start_ms % 1000:
                yield finding("B-044", path, f"the chapter “{mark.title}” starts at {mark.start_ms} ms")


def _difference(title: str, own: Marks, other: Marks) -> str:
    if len(own) != len(other):
        return f"“{title}” has {len(other)} chapters here, and {len(own)} in episode.json"
    here, there = next(pair for pair in zip(other, own, strict=True) if pair[0] != pair[1])
    return f"a chapter is “{here[1]}” at {here[0]} ms here, and “{there[1]}” at {there[0]} ms in episode.json"


def _id3(built: Built, edition: Edition) -> Marks | None:
    """CHAP frames in the order in which they lie in the file, which is how ffmpeg lists them."""
    try:
        tags = ID3(built.folder / edition.episode.audio.path)
    except MutagenError:
        return None  # B-030 or B-040 says so
    return tuple((frame.start_time, clip(str(frame.sub_frames.get("TIT2", "")))) for frame in tags.getall("CHAP"))


def _json(built: Built, edition: Edition) -> Marks | None:
    """JSON chapters 1.2: startTime in seconds."""
    try:
        document: Any = json.loads((built.folder / edition.episode.slug / "chapters.json").read_bytes())
        return tuple((round(1000 * one["startTime"]), clip(one["title"])) for one in document["chapters"])
    except FileNotFoundError:
        return None  # B-030 says so
    except (ValueError, KeyError, TypeError):
        return ()


def _podlove(built: Built, edition: Edition) -> Marks | None:
    """psc:chapter: start as normal play time, HH:MM:SS.mmm."""
    for item in built.items():
        enclosure = item.find("enclosure")
        if enclosure is not None and built.edition(enclosure.get("url", "")) is edition:
            found = item.iterfind("psc:chapters/psc:chapter", NAMESPACES)
            return tuple((_milliseconds(one.get("start", "")), clip(one.get("title", ""))) for one in found)
    return None  # B-018 says so


def _milliseconds(stamp: str) -> int:
    """HH:MM:SS.mmm in milliseconds; -1 for anything else.

    >>> _milliseconds("01:00:02.5"), _milliseconds("soon")
    (3602500, -1)
    """
    parts = stamp.split(":")
    try:
        return round(sum(float(part) * 1000 * 60.0**power for power, part in enumerate(reversed(parts))))
    except ValueError:
        return -1
