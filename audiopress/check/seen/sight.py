"""What an app shows of a feed as a value, and the readings of a feed's elements that apps have in common."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast

from lxml import etree

from audiopress.check.rss.document import Document, below, children, text_of, value_of

Chapters = tuple[tuple[float, str], ...]  # (seconds, title)
AS_WRITTEN = "in the order of the feed"
NEWEST_FIRST = "newest first, by their dates"


@dataclass(frozen=True, slots=True)
class Drop:
    """An element, or a part of one, that an app does not take, and why."""

    element: str
    why: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An episode in an app; `published` is ISO 8601 or "", `duration_s` and `size` (bytes) None: not known."""

    title: str
    published: str = ""
    duration_s: int | None = None
    audio: str = ""
    size: int | None = None
    description: str = ""
    image: str = ""
    chapters: Chapters = ()
    chapters_from: str = ""  # the element they are taken from; "" with none
    transcript: str = ""  # address of the one that is chosen
    kind: str = "full"  # or "trailer", "bonus"
    season: int | None = None
    number: int | None = None  # of the episode, within its season


@dataclass(frozen=True, slots=True)
class Seen:
    """A show in an app; `order` is that of its `episodes`, in words that complete “they stand …”."""

    app: str
    title: str
    description: str
    image: str
    episodes: tuple[Shown, ...]
    dropped: tuple[Drop, ...]
    order: str = AS_WRITTEN


def drop(element: etree._Element, name: str, why: str) -> Drop:
    return Drop(name, why, cast("int | None", element.sourceline))


def unread(document: Document, why: Mapping[str, str], rest: str = "") -> Iterator[Drop]:
    """The elements of channel and items that an app does not read.

    `why` has its reasons by names; `rest`, if not empty, is the reason for any other of podcast: and psc:.
    """
    for owner in (*([] if document.channel is None else [document.channel]), *document.items):
        for name, element in children(owner):
            reason = why.get(name, rest if name.startswith(("podcast:", "psc:")) else "")
            if reason:
                yield drop(element, name, reason)


def first(element: etree._Element, *names: str) -> str:
    """The text of the first of these elements that has any."""
    return next((text for name in names if (text := value_of(element, name))), "")


def attribute(element: etree._Element, name: str, key: str) -> str:
    """An attribute of the first element of that name, trimmed."""
    found = below(element, name)
    return found[0].get(key, "").strip() if found else ""


def squashed(text: str) -> str:
    return " ".join(text.split())


def moment(text: str) -> datetime | None:
    """RFC 2822, as it is written in pubDate; a time without a zone counts as UTC."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def published(item: etree._Element) -> str:
    found = moment(first(item, "pubDate"))
    return found.isoformat() if found else ""


def newest_first(episodes: Iterable[Shown]) -> tuple[Shown, ...]:
    """By their dates; those without one come last, and those of one date as the feed has them."""
    return tuple(sorted(episodes, key=when, reverse=True))


def when(episode: Shown) -> float:
    """The moment of an episode, for putting them in order; 0 where it has none."""
    return datetime.fromisoformat(episode.published).timestamp() if episode.published else 0


def whole(item: etree._Element, name: str) -> int | None:
    """A number such as itunes:season or itunes:episode, which count from 1."""
    text = first(item, name)
    return int(text) or None if re.fullmatch(r"[0-9]{1,9}", text) else None


def kind(item: etree._Element) -> str:
    """itunes:episodeType: "full", "trailer" or "bonus"; another word counts as "full"."""
    word = first(item, "itunes:episodeType").lower()
    return word if word in {"trailer", "bonus"} else "full"


def seconds(text: str) -> float | None:
    """`90`, `1:30` or `00:01:30.500` (RFC 2326 § 3.6, normal play time).

    >>> seconds("00:01:30.500"), seconds("1:30"), seconds("90"), seconds("30s")
    (90.5, 90.0, 90.0, None)
    """
    if not re.fullmatch(r"\s*(\d{1,18}:){0,2}\d{1,18}(\.\d+)?\s*", text, re.ASCII):
        return None
    total = 0.0
    for part in text.split(":"):
        total = 60 * total + float(part)
    return total


def duration(item: etree._Element) -> int | None:
    found = seconds(first(item, "itunes:duration"))
    return None if found is None else int(found)


def size(item: etree._Element) -> int | None:
    length = attribute(item, "enclosure", "length")
    return int(length) or None if re.fullmatch(r"[0-9]{1,18}", length) else None


def podlove(item: etree._Element, *, whole: bool) -> Chapters:
    """psc:chapters, in seconds or in whole ones; a chapter without start or title is none."""
    found = []
    for listed in below(item, "psc:chapters"):
        for chapter in below(listed, "psc:chapter"):
            start = seconds(chapter.get("start") or "")
            if start is not None and chapter.get("title") is not None:
                found.append((float(int(start)) if whole else start, chapter.get("title", "")))
    return tuple(found)


_STAMP = re.compile(r"\(?((?:\d{1,2}:)?\d{1,2}:\d{2})\)?[ \t–—:-]+(\S.*)")
_LINE_ENDS = re.compile(r"(?i)<(?:br|/p|/li|/div)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def stamped(item: etree._Element) -> Chapters:
    """Chapters that a description names, as Apple and Spotify read them: from 0:00 on, three or more, in order."""
    text = html.unescape(_TAG.sub("", _LINE_ENDS.sub("\n", first(item, "description", "content:encoded"))))
    lines = (_STAMP.fullmatch(line.strip()) for line in text.splitlines())
    found = tuple((seconds(line[1]) or 0.0, line[2].strip()) for line in lines if line)
    starts = [start for start, _ in found]
    good = len(found) >= 3 and starts[0] == 0 and starts == sorted(set(starts))
    return found if good else ()


def transcripts(item: etree._Element) -> list[tuple[str, str, etree._Element]]:
    """(type, address, element), those without an address left out."""
    found = below(item, "podcast:transcript")
    return [(one.get("type", "").lower(), one.get("url", ""), one) for one in found if one.get("url")]


def chosen(item: etree._Element, order: Iterable[str]) -> tuple[str, list[etree._Element]]:
    """The transcript of the first type in `order` that there is, and the elements that are left aside."""
    found = transcripts(item)
    best = next((one for kind in order for one in found if one[0] == kind), None)
    return (best[1] if best else ""), [element for _, _, element in found if not best or element is not best[2]]


def channel_value(document: Document, *names: str) -> str:
    return "" if document.channel is None else squashed(first(document.channel, *names))


def channel_image(document: Document) -> str:
    """itunes:image, else the image of RSS 2.0."""
    if document.channel is None:
        return ""
    pictures = below(document.channel, "image")
    return attribute(document.channel, "itunes:image", "href") or (first(pictures[0], "url") if pictures else "")


def all_text(element: etree._Element) -> str:
    return text_of(element).strip()
