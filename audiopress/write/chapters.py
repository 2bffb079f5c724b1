"""Timeline -> the one list of chapters from which every form of them is made: in the audio file and beside it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import quote

from audiopress.addresses import section_url
from audiopress.model import Article, Block, Episode, Script, Show, Timeline
from audiopress.write.plain import clip, plain, unbracketed
from audiopress.write.times import clock, number

# What Pillow reads and apps show; of the pictures a page may hold, SVG and AVIF are not for every app.
PLATES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp"))
_LEAST = 3  # chapters: Apple makes none of a shorter list
_BRIEF = 39  # characters of a title in the list where whole ones do not fit: Spotify advises fewer than 40
_PICTURED = re.compile("[\u2190-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter as it is published: its section's id, its title, and [start_ms, end_ms) in the audio.

    `image` is its picture's name in the episode's folder, `alt` what that shows; "" where there is none.
    """

    section: str
    title: str
    start_ms: int
    end_ms: int
    image: str = ""
    alt: str = ""


def chapter_marks(episode: Episode) -> tuple[ChapterMark, ...]:
    """The episode's chapters in order of time."""
    time = episode.timeline.milliseconds
    return tuple(
        ChapterMark(one.section, title(one.title, place), time(one.start), time(one.end), one.image, one.alt)
        for place, one in enumerate(sorted(episode.timeline.chapters, key=lambda chapter: chapter.start), 1)
    )


def title(heading: str, place: int) -> str:
    """A heading as every form of a chapter has it: one line that no app takes for a tag, at most 255 characters.

    One without anything to be seen becomes the chapter's place, counted from 1: readers drop nameless chapters.

    >>> title(" The\\t<b>\\x07 tag ", 2), title("\u200b", 3)
    ('The ‹b› tag', '3')
    """
    line = clip(unbracketed(heading))
    return line if any(unicodedata.category(char)[0] not in "CZ" for char in line) else str(place)


def illustrated(line: Timeline, article: Article, script: Script, names: Mapping[str, str]) -> Timeline:
    """The timeline with its chapters' titles as they are published, and with their pictures.

    A chapter's picture is the first figure of what is read in it that is neither decoration nor elsewhere. `names`
    are the article's pictures: source -> name in the episode's folder.
    """
    found: dict[str, tuple[str, str]] = {}
    opened, heard = {one.section for one in line.chapters}, {one.section for one in script.utterances}
    current = ""
    for section in article.walk():
        current = section.id if section.id in opened else current
        for figure in (block for top in section.blocks for block in top.walk() if section.id in heard):
            if name := _shown(figure, names):
                found.setdefault(current, (name, plain(figure.attribute("alt") or _caption(figure))))
    chapters = (
        replace(one, title=title(one.title, place), image=image, alt=alt)
        for place, one in enumerate(line.chapters, 1)
        for image, alt in [found.get(one.section, ("", ""))]
    )
    return replace(line, chapters=tuple(chapters))


def _shown(block: Block, names: Mapping[str, str]) -> str:
    """The name of the picture that a figure shows, if an app can show it, too."""
    name = names.get(block.attribute("src"), "")
    fits = block.kind == "figure" and block.attribute("decorative") != "true"
    return name if fits and PurePosixPath(name).suffix in PLATES else ""


def _caption(figure: Block) -> str:
    return plain(" ".join([figure.text, *(child.text for child in figure.children if child.kind == "paragraph")]))


def page_url(show: Show, slug: str) -> str:
    """Where an episode's page is published."""
    return show_url(show, f"{slug}/")


def show_url(show: Show, path: str = "") -> str:
    """The address of a file of the show, by its path within the show's folder."""
    return show.base_url.rstrip("/") + "/" + quote(path)


def chapters_json(episode: Episode, show: Show) -> bytes:
    """JSON chapters 1.2 (podcast namespace, docs/examples/chapters).

    That has no place for what a picture shows: `imgAlt` is a key of our own, which readers pass over.
    """
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
                "url": section_url(page, mark.section),
                "toc": True,
                **({"img": image_url(page, mark)} if mark.image else {}),
                **({"imgAlt": mark.alt} if mark.alt else {}),
            }
            for mark in chapter_marks(episode)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def image_url(page: str, mark: ChapterMark) -> str:
    """The address of a chapter's picture; "" where it has none."""
    return mark.image and page + quote(mark.image)


def time_list(marks: Sequence[ChapterMark], limit: int = 255) -> tuple[str, ...]:
    """Lines “HH:MM:SS title” that Apple, Spotify and YouTube make chapters of: from zero on, and three at the least.

    Apple wants no emoji in them; a title of nothing else becomes its place. `limit` is that of a title's characters.
    """
    if len(marks) < _LEAST or marks[0].start_ms != 0:
        return ()
    return tuple(
        f"{clock(mark.start_ms)} {clip(title(worded(mark.title), place), limit)}" for place, mark in enumerate(marks, 1)
    )


def time_lists(marks: Sequence[ChapterMark]) -> Iterator[tuple[str, ...]]:
    """The list with whole titles, then with brief ones."""
    yield time_list(marks)
    yield time_list(marks, _BRIEF)


def worded(text: str) -> str:
    """The text without emoji; signs that have stood in print for long, such as ©, stay.

    >>> worded("20 °C ☀️ 🏳️‍🌈 © 1️⃣!")
    '20 °C © !'
    """
    if not _PICTURED.search(text):
        return text
    import emoji  # noqa: PLC0415  (a table of 4,000 emoji, for the first title that holds one)

    kept = emoji.replace_emoji(text, lambda found, _: found if len(found) == 1 and found < "\u2190" else "")
    return " ".join("".join(char for char in kept if char < "\U0001f000" or unicodedata.category(char) != "So").split())
