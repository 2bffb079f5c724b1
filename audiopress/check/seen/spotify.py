"""Spotify: what Spotify documents.

“Creating and managing chapters” (support.spotify.com): Podlove Simple Chapters, or times in a description, three or
more from 00:00 on. Its delivery specification, section 5.17, by a mail of its support (podlatch-publisher#33): an
enclosure has url, type and length in bytes. Of other elements Spotify documents nothing.
"""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from audiopress.check.rss.document import Document
from audiopress.check.seen.sight import (
    Seen,
    Shown,
    attribute,
    channel_image,
    channel_value,
    drop,
    duration,
    first,
    podlove,
    published,
    size,
    squashed,
    stamped,
    unread,
)

_SILENT = "Spotify documents no use of it"


def see(document: Document, now: datetime) -> Seen:
    dropped = [*unread(document, {"psc:chapters": ""}, _SILENT)]
    episodes = []
    for item in document.items:
        lacking = [name for name in ("url", "type", "length") if not attribute(item, "enclosure", name)]
        if lacking:
            dropped.append(drop(item, "item", f"its enclosure has no {', '.join(lacking)}"))
        else:
            episodes.append(_shown(item))
    title, about = channel_value(document, "title"), channel_value(document, "description", "itunes:summary")
    return Seen("spotify", title, about, channel_image(document), tuple(episodes), tuple(dropped))


def _shown(item: etree._Element) -> Shown:
    listed, told = podlove(item, whole=False), stamped(item)
    return Shown(
        title=squashed(first(item, "title")),
        published=published(item),
        duration_s=duration(item),
        audio=attribute(item, "enclosure", "url"),
        size=size(item),
        description=first(item, "description"),
        image=attribute(item, "itunes:image", "href"),
        chapters=listed or told,
        chapters_from="psc:chapters" if listed else "description" if told else "",
    )
