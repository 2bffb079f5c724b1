"""AntennaPod: what its parsers make of a feed (source at b7ee12c, 2026-07-21, run outside this repository).

Titles pass through HTML (SyndHandler); the longest text is the description (FeedItem.setDescriptionIfLonger); a date
in the future is none (DateUtils); lengths below 16,384 bytes are taken for unknown (Rss20, MIN_SIZE); of transcripts
it takes JSON, then WebVTT, then SubRip (PodcastIndexTranscriptUtils); of equally many chapters it merges the forms.
A list is in the order of dates, the newest first, until its reader chooses another (SortOrder); a serial is as well.
"""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from audiopress.check.rss.document import Document, below
from audiopress.check.seen.sight import (
    NEWEST_FIRST,
    Drop,
    Seen,
    Shown,
    attribute,
    channel_image,
    channel_value,
    chosen,
    drop,
    duration,
    first,
    moment,
    newest_first,
    podlove,
    published,
    size,
    squashed,
    unread,
)

_TAG = re.compile(r"<[^>]*>")
_SMALLEST = 16_384  # bytes
_ORDER = ("application/json", "text/vtt", "application/x-subrip", "application/srt", "text/srt")
_IGNORED = "it has no use for the element"
_UNREAD = dict.fromkeys(
    (
        *("itunes:type", "itunes:explicit", "itunes:season", "itunes:episode", "itunes:episodeType", "podcast:guid"),
        *("podcast:medium", "podcast:license", "podcast:locked", "podcast:person", "podcast:alternateEnclosure"),
        *("podcast:soundbite", "podcast:txt", "podcast:image", "podcast:updateFrequency", "podcast:podping"),
        *("podcast:contentLink", "podcast:season", "podcast:episode", "podcast:location", "podcast:trailer"),
    ),
    _IGNORED,
)


def see(document: Document, now: datetime) -> Seen:
    dropped = [*unread(document, _UNREAD)]
    episodes = []
    for item in document.items:
        dropped += _lost(item, now)
        episodes.append(_shown(item, now))
    title, about = channel_value(document, "title"), channel_value(document, "description", "itunes:summary")
    shown = newest_first(episodes)
    return Seen("antennapod", _bare(title), about, channel_image(document), shown, tuple(dropped), NEWEST_FIRST)


def _bare(title: str) -> str:
    return squashed(_TAG.sub("", title))


def _lost(item: etree._Element, now: datetime) -> list[Drop]:
    found = []
    title = squashed(first(item, "title"))
    if _bare(title) != title:
        found.append(drop(item, "title", f"what stands in < > is taken for a tag: “{_bare(title)}” is shown"))
    when = moment(first(item, "pubDate"))
    if when and when > now:
        found.append(drop(item, "pubDate", "a date in the future is taken for none"))
    if below(item, "enclosure") and not _size(item):
        found.append(drop(item, "enclosure", f"a length below {_SMALLEST:,} bytes is taken for unknown"))
    for name in ("description", "content:encoded", "itunes:summary"):
        text = first(item, name)
        if text and text != _longest(item):
            found.append(drop(item, name, "of all descriptions the longest is shown"))
    _, others = chosen(item, _ORDER)
    found += [
        drop(one, "podcast:transcript", "of transcripts JSON, WebVTT, SubRip the first is taken") for one in others
    ]
    return found


def _size(item: etree._Element) -> int | None:
    length = size(item)
    return length if length and length >= _SMALLEST else None


def _longest(item: etree._Element) -> str:
    return max((first(item, name) for name in ("description", "content:encoded", "itunes:summary")), key=len)


def _shown(item: etree._Element, now: datetime) -> Shown:
    when = moment(first(item, "pubDate"))
    chapters = podlove(item, whole=False)
    listed = "podcast:chapters" if attribute(item, "podcast:chapters", "url") else ""
    return Shown(
        title=_bare(first(item, "title")),
        published=published(item) if when and when <= now else "",
        duration_s=duration(item),
        audio=attribute(item, "enclosure", "url"),
        size=_size(item),
        description=_longest(item),
        image=attribute(item, "itunes:image", "href"),
        chapters=chapters,
        chapters_from="psc:chapters" if chapters else listed,
        transcript=chosen(item, _ORDER)[0],
    )
