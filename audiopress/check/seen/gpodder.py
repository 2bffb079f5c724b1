"""gPodder 3.11: what podcastparser 0.6.11 makes of a feed (measured; PyPI, ISC)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from audiopress.check.rss.document import LEGACY, Document, below, children
from audiopress.check.seen.sight import (
    NEWEST_FIRST,
    Drop,
    Seen,
    Shown,
    attribute,
    channel_image,
    channel_value,
    drop,
    duration,
    first,
    kind,
    moment,
    podlove,
    published,
    size,
    squashed,
    whole,
)

_LEGACY_ONLY = {"podcast:transcript", "podcast:chapters", "podcast:person", "podcast:funding", "podcast:locked"}
_OLD_NAME = "it knows the namespace by its former name (…/1.0.md) only"
_UNKNOWN = "it does not know the element"
_HTML = re.compile(r"<[a-z][a-z0-9]*(?:\s.*?>|/?>)", re.IGNORECASE | re.DOTALL)  # podcastparser.is_html


def see(document: Document, now: datetime) -> Seen:
    """An item without a guid has its link's or its only enclosure's address as one (validate_episode)."""
    episodes: list[tuple[float, Shown]] = []
    dropped = [*_unread(document)]
    seen: set[str] = set()
    for item in document.items:
        identity, title = _identity(item), squashed(first(item, "title")) or _name_of_file(item)
        if not identity or not title:
            dropped.append(drop(item, "item", "it has no guid and no link, or no title, and not one enclosure"))
            continue
        if identity in seen:
            dropped.append(drop(item, "item", f"its guid “{identity}” is another episode's: it keeps one of them"))
            continue
        seen.add(identity)
        when = moment(first(item, "pubDate"))
        episodes.append((when.timestamp() if when else 0, _shown(item, title)))
    serial = channel_value(document, "itunes:type") == "serial"
    episodes.sort(key=lambda pair: pair[0], reverse=not serial)
    order = "oldest first, by their dates" if serial else NEWEST_FIRST
    about = channel_value(document, "description", "itunes:summary")
    shown = tuple(episode for _, episode in episodes)
    title = channel_value(document, "title")
    return Seen("gpodder", title, about, channel_image(document), shown, tuple(dropped), order)


def _identity(item: etree._Element) -> str:
    addresses = {one.get("url", "") for one in below(item, "enclosure")}
    return first(item, "guid", "link") or (addresses.pop() if len(addresses) == 1 else "")


def _name_of_file(item: etree._Element) -> str:
    enclosures = below(item, "enclosure")
    if len(enclosures) != 1:
        return ""
    return posixpath.splitext(posixpath.basename(urlsplit(enclosures[0].get("url", "")).path))[0]


def _shown(item: etree._Element, title: str) -> Shown:
    chapters = podlove(item, whole=True)  # parse_time leaves fractions off
    transcript = [one for one in below(item, "podcast:transcript") if _is_former(one)]
    full, short = first(item, "content:encoded"), first(item, "description")
    return Shown(
        title=title,
        published=published(item),
        duration_s=duration(item) or 0,
        audio=attribute(item, "enclosure", "url"),
        size=size(item),
        description=full or short,
        image=attribute(item, "itunes:image", "href"),
        chapters=chapters,
        chapters_from="psc:chapters" if chapters else "",
        transcript=transcript[-1].get("url", "") if transcript else "",  # each one takes the place of the last
        kind=kind(item),
        season=whole(item, "itunes:season"),
        number=whole(item, "itunes:episode"),
    )


def _is_former(element: etree._Element) -> bool:
    return (etree.QName(element).namespace or "").lower() == LEGACY.lower()


def _unread(document: Document) -> Iterator[Drop]:
    for owner in (*([] if document.channel is None else [document.channel]), *document.items):
        for name, element in children(owner):
            if not name.startswith("podcast:"):
                continue
            if name not in _LEGACY_ONLY:
                yield drop(element, name, _UNKNOWN)
            elif not _is_former(element):
                yield drop(element, name, _OLD_NAME)
    for item in document.items:
        for chapter in (one for listed in below(item, "psc:chapters") for one in below(listed, "psc:chapter")):
            if "." in chapter.get("start", "") and chapter.get("start", "").rpartition(".")[2].strip("0"):
                yield drop(chapter, "psc:chapter", "the fraction of a second is left off")
