"""Apple Podcasts: what Apple documents.

A: “Podcast RSS feed requirements” (podcasters.apple.com/support/823): the first category counts, enclosures of one
address count once, MP3 and MPEG-4 are played. AG: “A Podcaster's Guide to RSS”: itunes:title, itunes:block. AC:
“Chapters” (/support/5482): podcast:chapters, or times in a description, from iOS 26.2 on. AT: “Transcripts”
(/support/5316): WebVTT and SubRip. AO: “How to set the order of podcast episodes” (/support/3143), and AG: itunes:type,
itunes:season, itunes:episodeType; AO parts what has no seasons by years, AG does not, and no more is claimed here. Of
other elements Apple documents nothing, so nothing is claimed to be shown.
"""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from audiopress.check.rss.document import Document, below
from audiopress.check.seen.sight import (
    NEWEST_FIRST,
    Drop,
    Seen,
    Shown,
    all_text,
    attribute,
    channel_image,
    channel_value,
    chosen,
    drop,
    duration,
    first,
    kind,
    newest_first,
    published,
    size,
    squashed,
    stamped,
    unread,
    when,
    whole,
)

_TYPES = (
    "audio/mpeg",
    "audio/mp3",
    "audio/m4a",
    "audio/x-m4a",
    "audio/mp4",
    "video/mp4",
    "video/x-m4v",
    "application/pdf",
)
_TRANSCRIPTS = ("text/vtt", "application/x-subrip", "application/srt", "text/srt")
_UNNUMBERED = 10**9  # after every number
_SILENT = "Apple documents no use of it"
_READ = dict.fromkeys(("podcast:chapters", "podcast:transcript", "podcast:txt", "podcast:locked"), "")


def see(document: Document, now: datetime) -> Seen:
    dropped = [*unread(document, _READ, _SILENT), *_categories(document)]
    episodes, audio = list[Shown](), set[str]()
    for item in document.items:
        if why := _refused(item, audio):
            dropped.append(drop(item, "item", why))
            continue
        audio.add(attribute(item, "enclosure", "url"))
        dropped += _transcripts(item)
        episodes.append(_shown(item))
    title, about = channel_value(document, "title"), channel_value(document, "description", "itunes:summary")
    shown, order = _ordered(episodes, serial=channel_value(document, "itunes:type").lower() == "serial")
    return Seen("apple", title, about, channel_image(document), shown, tuple(dropped), order)


def _ordered(episodes: list[Shown], *, serial: bool) -> tuple[tuple[Shown, ...], str]:
    """AO, AG: a serial from its first episode on, the newest season before the others; else the newest first.

    Trailers have a place of their own above the list.
    """
    trailers = [one for one in episodes if one.kind == "trailer"]
    others = [one for one in episodes if one.kind != "trailer"]
    above = "trailers above the others, which stand " if trailers else ""
    if not serial:
        return (*newest_first(trailers), *newest_first(others)), f"{above}{NEWEST_FIRST}"
    others.sort(key=lambda one: (-(one.season or 0), one.number if one.number is not None else _UNNUMBERED, when(one)))
    seasons = "by seasons, the newest before the others, each " if any(one.season for one in others) else ""
    return (*newest_first(trailers), *others), f"{above}{seasons}from its first episode on"


def _refused(item: etree._Element, audio: set[str]) -> str:
    url, medium = attribute(item, "enclosure", "url"), attribute(item, "enclosure", "type").lower()
    if not url:
        return "it has no enclosure"
    if url in audio:
        return "its enclosure is another episode's"
    if medium and medium not in _TYPES:
        return f"it plays no {medium}"
    return "itunes:block hides it" if first(item, "itunes:block").lower() == "yes" else ""


def _categories(document: Document) -> list[Drop]:
    listed = [] if document.channel is None else below(document.channel, "itunes:category")
    further = [*listed[1:], *(inner for one in listed[:1] for inner in below(one, "itunes:category")[1:])]
    return [drop(one, "itunes:category", "only the first category and its first subcategory count") for one in further]


def _transcripts(item: etree._Element) -> list[Drop]:
    _, others = chosen(item, _TRANSCRIPTS)
    return [drop(one, "podcast:transcript", "one is taken: WebVTT, else SubRip") for one in others]


def _shown(item: etree._Element) -> Shown:
    listed, chapters = attribute(item, "podcast:chapters", "url"), stamped(item)
    return Shown(
        title=squashed(first(item, "itunes:title", "title")),
        published=published(item),
        duration_s=duration(item),
        audio=attribute(item, "enclosure", "url"),
        size=size(item),
        description=next((all_text(one) for one in below(item, "description")), ""),
        image=attribute(item, "itunes:image", "href"),
        chapters=() if listed else chapters,
        chapters_from="podcast:chapters" if listed else "description" if chapters else "",
        transcript=chosen(item, _TRANSCRIPTS)[0],
        kind=kind(item),
        season=whole(item, "itunes:season"),
        number=whole(item, "itunes:episode"),
    )
