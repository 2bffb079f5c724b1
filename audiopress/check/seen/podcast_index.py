"""Podcast Index: what podcast-partytime 5.0.0 keeps, the parser of its aggregator (measured; npm, MIT)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from lxml import etree

from audiopress.check.rss.document import Document, below, children
from audiopress.check.seen.sight import (
    Drop,
    Seen,
    Shown,
    all_text,
    attribute,
    channel_image,
    channel_value,
    drop,
    duration,
    first,
    kind,
    published,
    squashed,
    transcripts,
    unread,
    whole,
)

# phase-4.js, Phase4Medium: the list as it was in 5.0.0
_MEDIA = frozenset(
    {"podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed"}
)
_LISTS = frozenset(
    {"podcastl", "musicl", "videol", "filml", "audiobookl", "newsletterl", "blogl", "publisherl", "coursel"}
)
_NOT_STORED = "its parser does not know the element"
_UNREAD = dict.fromkeys(
    (
        *("podcast:image", "podcast:updateFrequency", "podcast:podping", "podcast:contentLink"),
        *("podcast:follow", "podcast:detail", "psc:chapters"),
    ),
    _NOT_STORED,
)


def see(document: Document, now: datetime) -> Seen:
    """An item without a guid or an enclosure is skipped (item.js, isValidItem); tags need parts (phase-*.js)."""
    episodes, dropped = [], [*unread(document, _UNREAD)]
    for item in document.items:
        if why := _skipped(item):
            dropped.append(drop(item, "item", why))
        else:
            episodes.append(_shown(item))
    for owner in (*([] if document.channel is None else [document.channel]), *document.items):
        dropped += _partly(owner)
    title, about = channel_value(document, "title"), channel_value(document, "description", "itunes:summary")
    return Seen("podcast-index", title, about, channel_image(document), tuple(episodes), tuple(dropped))


def _skipped(item: etree._Element) -> str:
    if not attribute(item, "enclosure", "url"):
        return "it has no enclosure, and is skipped"
    if not first(item, "guid"):
        return "it has no guid, and is skipped"
    named = first(item, "title", "itunes:title", "description", "content:encoded", "itunes:summary")
    return "" if named else "it has neither a title nor a description, and is skipped"


def _shown(item: etree._Element) -> Shown:
    length = attribute(item, "enclosure", "length")
    texts = transcripts(item)
    captions = next(
        (url for medium, url, _ in texts if medium in {"text/vtt", "application/x-subrip", "application/srt"}), ""
    )
    return Shown(
        title=squashed(first(item, "title", "itunes:title")),
        published=published(item),
        duration_s=duration(item),
        audio=attribute(item, "enclosure", "url"),
        size=int(length) if re.fullmatch(r"[0-9]{1,18}", length) else None,
        description=first(item, "description", "content:encoded", "itunes:summary"),
        image=attribute(item, "itunes:image", "href"),
        chapters_from="podcast:chapters" if attribute(item, "podcast:chapters", "url") else "",
        transcript=captions or (texts[0][1] if texts else ""),
        kind=kind(item),
        season=whole(item, "itunes:season"),
        number=whole(item, "itunes:episode"),
    )


def _partly(owner: etree._Element) -> Iterator[Drop]:
    for name, element in children(owner):
        why = _NEEDS[name](element) if name in _NEEDS else ""
        if why:
            yield drop(element, name, why)


def _medium(element: etree._Element) -> str:
    word = all_text(element).lower()
    return "" if word in _MEDIA | _LISTS else f"“{all_text(element)}” is not in its list of media"


def _alternate(element: etree._Element) -> str:
    if not element.get("length") or not element.get("type"):
        return "without length and type it is not kept"
    named = any(source.get("uri", "").strip() for source in below(element, "podcast:source"))
    return "" if named else "without a source it is not kept"


def _soundbite(element: etree._Element) -> str:
    """parseFloat makes 0 of a start at 0, and 0 is taken for a start that is missing."""
    start, length = (_number(element.get(name, "")) for name in ("startTime", "duration"))
    return "" if start and length else "one that starts at 0, or has no duration, is not kept"


def _number(text: str) -> float:
    found = re.match(r"\s*[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII)
    number = float(found.group()) if found else 0.0
    return number if math.isfinite(number) else 0.0


def _license(element: etree._Element) -> str:
    custom = not re.fullmatch(r"[A-Za-z0-9.+-]+", all_text(element))  # SPDX: no identifier has a blank
    return "a licence of one's own is kept only with an url" if custom and not element.get("url") else ""


def _named(element: etree._Element) -> str:
    return "" if all_text(element) else "it has no name"


def _addressed(element: etree._Element) -> str:
    return "" if element.get("url") else "it has no url"


def _transcript(element: etree._Element) -> str:
    return "" if element.get("url") else "it has no url"


_NEEDS: Mapping[str, Callable[[etree._Element], str]] = {
    "podcast:medium": _medium,
    "podcast:alternateEnclosure": _alternate,
    "podcast:soundbite": _soundbite,
    "podcast:license": _license,
    "podcast:person": _named,
    "podcast:funding": _addressed,
    "podcast:transcript": _transcript,
    "podcast:chapters": _addressed,
}
