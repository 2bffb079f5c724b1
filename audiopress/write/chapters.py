"""Timeline -> the one list of chapters from which every written form of them is made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from audiopress.model import Episode, Show
from audiopress.write.links import fragment
from audiopress.write.plain import clip
from audiopress.write.times import clock, number


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter as it is published: its section's id, its title, and [start_ms, end_ms) in the audio."""

    section: str
    title: str
    start_ms: int
    end_ms: int


def chapter_marks(episode: Episode) -> tuple[ChapterMark, ...]:
    """The episode's chapters in order of time."""
    time = episode.timeline.milliseconds
    return tuple(
        ChapterMark(chapter.section, clip(chapter.title), time(chapter.start), time(chapter.end))
        for chapter in sorted(episode.timeline.chapters, key=lambda chapter: chapter.start)
    )


def page_url(show: Show, slug: str) -> str:
    """Where an episode's page is published."""
    return show_url(show, f"{slug}/")


def show_url(show: Show, path: str = "") -> str:
    """The address of a file of the show, by its path within the show's folder."""
    return show.base_url.rstrip("/") + "/" + quote(path)


def chapters_json(episode: Episode, show: Show) -> bytes:
    """JSON chapters 1.2 (podcast namespace, docs/examples/chapters)."""
    page = page_url(show, episode.article.slug)
    document = {
        "version": "1.2.0",
        "title": clip(episode.article.title),
        "podcastName": clip(show.title),
        "author": clip(", ".join(episode.article.authors) or show.author),
        "chapters": [
            {
                "startTime": number(mark.start_ms),
                "endTime": number(mark.end_ms),
                "title": mark.title,
                "url": page + fragment(mark.section),
                "toc": True,
            }
            for mark in chapter_marks(episode)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def time_list(marks: Sequence[ChapterMark]) -> tuple[str, ...]:
    """Lines “HH:MM:SS title” that Apple, Spotify and YouTube make chapters of: from zero on, and three at the least."""
    if len(marks) < 3 or marks[0].start_ms != 0:
        return ()
    return tuple(f"{clock(mark.start_ms)} {mark.title}" for mark in marks)
