"""Episode -> what the page's script has to know of an edition: which element is heard when, word by word.

As JSON that stands in the page itself, so that it is there without another request, and from disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from audiopress.model import DETAILS, Detail, Episode, Show
from audiopress.write.along import Passage, passages
from audiopress.write.chapters import chapter_marks, page_url
from audiopress.write.controls import WORDS, scripted
from audiopress.write.labels import labels
from audiopress.write.plain import plain

# Of templates/, in this order: each uses what those before it declare.
SCRIPTS = tuple(
    f"reader/{name}.js"
    for name in (
        *("timeline", "ranges", "highlight", "memory", "player", "follow", "places", "session", "controls", "start"),
    )
)
SPEEDS = ("0.5", "0.6", "0.7", "0.8", "0.9", "1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.75", "2", "2.25", "2.5", "3")
TIMERS = (5, 10, 15, 30, 45, 60)  # minutes

# What ECMA-262 § 22.2.2.9 means by \s, which is not quite what Python does.
_BLANK = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]")


def reading(episode: Episode) -> dict[str, Any]:
    """The edition that `episode` is read as; times in milliseconds, rows as short as they can be.

    `passages`: [start, end, id of an element or "", 1 if that shows these very words, index in `groups` or -1, words].
    `words` is flat: how many characters the passage has, then three numbers for each word: characters since the last
    one ended, its own, and milliseconds since the last one began (the first: since the passage did). Characters are
    UTF-16 units other than white space, so that they are counted alike however a page breaks its lines.
    `groups`: [skippable or escapable, role], in order. `chapters`: [start, title, id of the section].
    """
    line = passages(episode)
    groups = {one.group.id: one.group for one in line if one.group}
    places = {name: place for place, name in enumerate(groups)}
    return {
        "detail": episode.detail,
        "audio": quote(PurePosixPath(episode.audio.path).name),
        "ms": episode.timeline.milliseconds(episode.timeline.samples),
        "passages": [_row(one, places) for one in line],
        "groups": [[group.kind, group.role] for group in groups.values()],
        "chapters": [[mark.start_ms, mark.title, mark.section] for mark in chapter_marks(episode)],
    }


def about(episode: Episode, show: Show) -> dict[str, Any]:
    """What the script has to know of the page, whatever the edition.

    `chapters` are the sections in the page's list; `address` tells one article from another in the reader's browser.
    """
    slug, label = episode.article.slug, labels(episode.article.language)
    cover = next((one.path for one in episode.assets if one.path.startswith(f"{slug}/cover.")), "")
    drawn = "cover.png" if show.artwork and show.artwork.suffix.lower() == ".png" else "cover.jpg"
    return {
        "address": page_url(show, slug),
        "detail": episode.detail,
        "title": plain(episode.article.title),
        "by": ", ".join(plain(author) for author in episode.article.authors),
        "show": plain(show.title),
        "artwork": quote(PurePosixPath(cover).name) if cover else f"../{drawn}",
        "chapters": [mark.section for mark in chapter_marks(episode)],
        "words": scripted(WORDS[label.language]),
    }


def readings(episode: Episode) -> Iterator[tuple[Detail, str, Markup]]:
    """Every edition, from the briefest: its level of detail, its name, and what the script has to know of it."""
    names = dict(zip(DETAILS, labels(episode.article.language).details, strict=True))
    every = [episode, *(episode.read_as(edition) for edition in episode.editions)]
    for one in sorted(every, key=lambda read: DETAILS.index(read.detail)):
        yield one.detail, names[one.detail], embedded(reading(one))


def embedded(value: object) -> Markup:
    """A value as JSON that can stand in a script element: nothing in it ends that (HTML § 4.12.1.3).

    >>> embedded(["</script>"])
    Markup('["\\\\u003c/script>"]')
    """
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _row(one: Passage, places: dict[str, int]) -> list[Any]:
    group = places[one.group.id] if one.group else -1
    return [one.start_ms, one.end_ms, one.anchor, int(one.own), group, list(_words(one)) if one.words else []]


def _words(one: Passage) -> Iterator[int]:
    """See `reading`."""
    places = _dense(one.display)
    yield places[-1]
    ended, begun = 0, one.start_ms
    for start, end, ms in one.words:
        yield from (places[start] - ended, places[end] - places[start], ms - begun)
        ended, begun = places[end], ms


def _dense(text: str) -> list[int]:
    """For every place in a text, how many UTF-16 units other than white space lie before it.

    >>> _dense("a 𝄞b")
    [0, 1, 1, 3, 4]
    """
    places = [0]
    for char in text:
        places.append(places[-1] + (0 if _BLANK.match(char) else 1 + (char > "\uffff")))
    return places
