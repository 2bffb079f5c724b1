"""feedparser 6.0.14: of tags that may stand several times it keeps the last, and of one with attributes no text.

`itunes:explicit` is true or nothing known: “false” is not understood until PR #567 is released (feeds.md § 2), and
neither is “true”.
"""

from __future__ import annotations

from datetime import timedelta

from tests.write.readers import CHANNEL, ITEM, Row, markup, parts_of, rows, seconds


def _nothing(value: str) -> None:
    """What it makes of itunes:explicit, whatever that says."""


def _lasting(value: str) -> timedelta:
    return timedelta(seconds=seconds(value))


def _date(value: object) -> tuple[int, ...]:
    return tuple(value)[:6]


def _last(name: str, *attributes: str) -> dict[str, str | Row]:
    """Rows for the last one of a tag that has attributes."""
    return {f"podcast_{name.lower()}.{one.lower()}": f"podcast:{name}[last()]/@{one}" for one in attributes}


_BOTH: dict[str, str | Row] = {
    "title": "title/text()",
    "title_detail.value": "title/text()",
    "link": "link/text()",
    "authors[].name": "itunes:author > text()",
    "author_detail.name": "itunes:author/text()",
    "itunes_explicit": Row("itunes:explicit/text()", _nothing),
    "itunes_block": Row("itunes:block/text()", lambda value: int(value == "Yes")),
    "image.href": "itunes:image/@href",
    **_last("person", "role", "group"),
    **_last("location", "rel"),
    **_last("funding", "url"),
    **_last("image", "href", "alt", "aspect-ratio", "type", "purpose"),
    **_last("txt", "purpose"),
    **_last("license", "url"),
}
_CHANNEL: dict[str, str | Row] = {
    "podcast_license": "podcast:license[not(@url)]/text()",
    "links[].href": "link | atom:link > (text() | @href)[1]",
    "links[].rel": Row("link | atom:link > string(@rel)", lambda value: value or "alternate"),
    "links[].type": Row("link | atom:link > string(@type)", lambda value: value or "text/html"),
    "subtitle": "description/text()",
    "subtitle_detail.value": "description/text()",
    "rights": "copyright/text()",
    "rights_detail.value": "copyright/text()",
    "docs": "docs/text()",
    "generator": "generator/text()",
    "generator_detail.name": "generator/text()",
    "language": "language/text()",
    "updated": "lastBuildDate/text()",
    "updated_parsed": Row("lastBuildDate/text()", parts_of, _date),
    "authors[].email": "itunes:author > ../itunes:owner/itunes:email/text()",
    "author_detail.email": "itunes:owner/itunes:email/text()",
    "publisher_detail.name": "itunes:owner/itunes:name/text()",
    "publisher_detail.email": "itunes:owner/itunes:email/text()",
    "tags[].term": "descendant::itunes:category > @text",
    "itunes_type": "itunes:type/text()",
    "itunes_complete": "itunes:complete/text()",
    "itunes_new-feed-url": "itunes:new-feed-url/text()",
    "podcast_guid": "podcast:guid/text()",
    "podcast_medium": "podcast:medium/text()",
    "podcast_locked": "podcast:locked[not(@owner)]/text()",
    "podcast_block": "podcast:block/text()",
    **_last("locked", "owner"),
    **_last("podping", "usesPodping"),
    **_last("updateFrequency", "complete", "dtstart", "rrule"),
    **_last("trailer", "pubdate", "url", "length", "type"),
    "podcast_remoteitem.feedguid": "podcast:podroll/podcast:remoteItem[last()]/@feedGuid",
}
_ITEM: dict[str, str | Row] = {
    "links[].href": "link | enclosure > (text() | @url)[1]",
    "links[].rel": Row("link | enclosure > name()", {"link": "alternate", "enclosure": "enclosure"}.__getitem__),
    "links[].type": Row("link | enclosure > string(@type)", lambda value: value or "text/html"),
    "links[].length": "link | enclosure > @length",
    "summary": Row("description/text()", markup, markup),
    "summary_detail.value": Row("description/text()", markup, markup),
    "content[].value": Row("content:encoded > text()", markup, markup),
    "id": "guid/text()",
    "guidislink": Row("guid/@isPermaLink", lambda value: value == "true"),
    "tags[].term": "category > text()",
    "published": "pubDate/text()",
    "published_parsed": Row("pubDate/text()", parts_of, _date),
    "author": "itunes:author/text()",
    "itunes_title": "itunes:title/text()",
    "itunes_duration": "itunes:duration/text()",
    "itunes_episodetype": "itunes:episodeType/text()",
    "itunes_season": "itunes:season/text()",
    "itunes_episode": "itunes:episode/text()",
    "podcast_season": "podcast:season[not(@name)]/text()",
    "podcast_episode": "podcast:episode[not(@display)]/text()",
    **_last("season", "name"),
    **_last("episode", "display"),
    **_last("chapters", "url", "type"),
    **_last("transcript", "url", "type", "language"),
    **_last("person", "href", "img"),
    **_last("location", "geo", "osm", "country"),
    **_last("alternateEnclosure", "type", "length", "bitrate", "codecs", "lang", "title", "rel", "default"),
    "podcast_source.uri": "podcast:alternateEnclosure[last()]/podcast:source/@uri",
    "podcast_integrity.type": "podcast:alternateEnclosure[last()]/podcast:integrity/@type",
    "podcast_integrity.value": "podcast:alternateEnclosure[last()]/podcast:integrity/@value",
    **_last("soundbite", "startTime", "duration"),
    **_last("contentLink", "href"),
    **_last("socialInteract", "uri"),
    "psc_chapters.version": "psc:chapters/@version",
    "psc_chapters.chapters[].start": "psc:chapters/psc:chapter > @start",
    "psc_chapters.chapters[].start_parsed": Row("psc:chapters/psc:chapter > @start", _lasting),
    "psc_chapters.chapters[].title": "psc:chapters/psc:chapter > @title",
    "psc_chapters.chapters[].href": "psc:chapters/psc:chapter > @href",
    "psc_chapters.chapters[].image": "psc:chapters/psc:chapter > @image",
}
ROWS = {
    **rows("feed.", CHANNEL, {**_BOTH, **_CHANNEL}),
    **rows("entries[].", ITEM, {**_BOTH, **_ITEM}),
}
_TEXTS = ("feed.title", "feed.subtitle", "feed.rights", "entries[].title", "entries[].summary")
DERIVED = {
    "bozo": "that nothing is wrong; test_feed.py looks at it",
    "encoding": "of the document",
    "version": "RSS 2.0",
    **{
        f"namespaces.{prefix}": "as the root declares them"
        for prefix in ("itunes", "podcast", "psc", "", "content", "fh")
    },
    **{f"{name}_detail.{key}": "what it takes a text to be" for name in _TEXTS for key in ("type", "language", "base")},
    **{f"entries[].content[].{key}": "the same" for key in ("type", "language", "base")},
    **{f"{name}.tags[].{key}": "the same" for name in ("feed", "entries[]") for key in ("scheme", "label")},
    "feed.author": "name and address in one",
    "feed.podcast_podroll": "the blanks between the podroll's children",
    "feed.fh_archive": "empty",
}
