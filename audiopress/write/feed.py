"""Show + published episodes -> feed.xml, an RSS feed as Apple, the Podcast Standards Project and Podcasting 2.0 ask."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from audiopress import __version__
from audiopress.model import Show
from audiopress.write import podcasting
from audiopress.write.chapters import page_url, show_url
from audiopress.write.labels import labels
from audiopress.write.notes import LIMIT, description, full_notes
from audiopress.write.paging import FEED, Leaf
from audiopress.write.plain import clip, clip_bytes, plain, unbracketed
from audiopress.write.record import PublishedEpisode, newest_first
from audiopress.write.tags import EpisodeTags, ShowTags, Tag, tag

_RSS = "application/rss+xml"
_WHOLE = Leaf()
_WORDS = (
    b"title|copyright|category|itunes:title|itunes:author|itunes:name|podcast:contentLink|podcast:funding|podcast:license"
    b"|podcast:location|podcast:person|podcast:soundbite|podcast:trailer|podcast:txt|podcast:updateFrequency"
)
_NUMERAL = rb"[-+]?(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_NO_WORDS = re.compile(rb"(<(%b)(?: [^<>]*)?>)(%b|true|false)(?=</\2>)" % (_WORDS, _NUMERAL))
_PODCAST = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # podcast namespace, docs/tags/guid.md


def show_guid(feed_url: str) -> str:
    """The podcast:guid of a feed first published at that address: kept for ever, even where the feed moves.

    >>> show_guid("https://mp3s.nashownotes.com/pc20rss.xml")
    '917393e3-1b1e-5cef-ace4-edaa54e1f810'
    """
    return str(uuid.uuid5(_PODCAST, feed_url.partition("://")[2].rstrip("/") if "://" in feed_url else feed_url))


def feed_url(show: Show) -> str:
    """Where the show's feed is published."""
    return document_url(show, FEED)


def document_url(show: Show, name: str) -> str:
    """Where a document of a feed is published, by its name without suffix."""
    return show_url(show, f"{name}.xml")


def feed_xml(
    show: Show, episodes: Sequence[PublishedEpisode], *, guid: str, artwork: str = "cover.jpg", leaf: Leaf = _WHOLE
) -> bytes:
    """A feed, or a page of it; the same bytes for the same episodes, in whatever order and whatever the clock says.

    `guid` is the podcast:guid that the ledger keeps; `artwork`, the name of the cover in the show's folder; `leaf` says
    what the document is called and which others it names.
    """
    ordered = newest_first(episodes)
    feed = FeedGenerator()
    feed.register_extension("p20", ShowTags, EpisodeTags, atom=False)
    feed.title(_title(show.title))
    feed.description(_about(show))
    feed.language(show.language.lower())
    feed.generator(f"audiopress {__version__}")
    if show.copyright:
        feed.copyright(clip(show.copyright))
    feed.lastBuildDate(max((episode.updated for episode in ordered), default=datetime.fromtimestamp(0, UTC)))
    feed.link(href=document_url(show, leaf.name), rel="self", type=_RSS)
    feed.link(href=plain(show.link) or show_url(show), rel="alternate")  # feedgen's <link> is the last one given
    feed.p20.dated = bool(ordered)
    feed.p20.tags = (*_links(show, leaf), *_itunes(show, artwork), *podcasting.channel(show, guid, ordered, artwork))
    for episode in ordered:
        _item(feed.add_entry(order="append"), show, episode, artwork)
    return _worded(feed.rss_str(pretty=True))


def _worded(xml: bytes) -> bytes:
    """The same document, in which no words look like a number or a truth value, as the title “1984” does.

    fast-xml-parser, with which the Podcast Index and others read feeds, makes a value of such an element; then there is
    no title. It does not where the first character is written as a reference, which is the same to every XML parser.
    """
    return _NO_WORDS.sub(lambda found: b"%b&#%d;%b" % (found[1], found[3][0], found[3][1:]), xml)


def _links(show: Show, leaf: Leaf) -> Iterator[Tag]:
    """WebSub's hubs, and the other documents (RFC 5005); feedgen writes no link but the one to itself."""
    yield from (tag("atom:link", rel="hub", href=hub) for hub in show.feed.hubs)
    for relation, name in leaf.links:
        yield tag("atom:link", rel=relation, href=document_url(show, name), type=_RSS)
    if leaf.closed:
        yield tag("fh:archive")


def _title(title: str) -> str:
    return clip(unbracketed(title))


def _about(show: Show) -> str:
    """The author's description, then what Apple wants every show to disclose of its voice."""
    told = labels(show.language).synthetic_show
    return f"{clip_bytes(unbracketed(show.description), LIMIT - len(told.encode()) - 1)} {told}".strip()


def _itunes(show: Show, artwork: str) -> Iterator[Tag]:
    """Channel tags of Apple's “Podcast RSS feed requirements”."""
    yield tag("itunes:author", clip(show.author))
    if show.email:
        yield tag("itunes:owner", "", tag("itunes:name", clip(show.author)), tag("itunes:email", plain(show.email)))
    yield tag("itunes:image", href=show_url(show, artwork))
    for category, subcategory in show.categories:
        inner = (Tag("itunes:category", "", (("text", subcategory),)),) if subcategory else ()
        yield Tag("itunes:category", "", (("text", category),), inner)
    yield tag("itunes:explicit", _truth(show.explicit))
    yield tag("itunes:type", show.feed.type)
    if show.feed.complete:
        yield tag("itunes:complete", "Yes")
    if show.feed.block:
        yield tag("itunes:block", "Yes")
    if show.feed.new_url:
        yield tag("itunes:new-feed-url", show.feed.new_url)


def _truth(value: bool) -> str:
    return "true" if value else "false"  # feedgen still knows only yes, no and clean


def _item(entry: FeedEntry, show: Show, episode: PublishedEpisode, artwork: str) -> None:
    page = page_url(show, episode.slug)
    entry.title(_title(episode.title))
    entry.link(href=page)
    entry.guid(plain(episode.guid), permalink=False)
    entry.pubDate(episode.published)
    entry.description(description(episode, page))
    entry.content(full_notes(episode, page), type="CDATA")
    entry.enclosure(show_url(show, episode.audio.path), str(episode.audio.size), episode.audio.type)
    if episode.tags:
        entry.category([{"term": clip(name)} for name in episode.tags])
    entry.p20.tags = (*_itunes_item(show, episode, artwork), *podcasting.item(show, episode))


def _itunes_item(show: Show, episode: PublishedEpisode, artwork: str) -> Iterator[Tag]:
    if _title(episode.title) != episode.title:  # Apple shows this one, and shows it as it is
        yield tag("itunes:title", clip(episode.title))
    yield tag("itunes:author", clip(", ".join(episode.authors) or show.author))
    yield tag("itunes:duration", str(max(1, (episode.duration_ms + 500) // 1000)))  # whole seconds
    own = episode.particulars
    yield tag("itunes:explicit", _truth(show.explicit if own.explicit is None else own.explicit))
    yield tag("itunes:episodeType", own.kind)
    if own.season is not None:
        yield tag("itunes:season", str(own.season))
    if own.number is not None:
        yield tag("itunes:episode", str(own.number))
    if own.block:
        yield tag("itunes:block", "Yes")
    yield tag("itunes:image", href=show_url(show, episode.cover.path if episode.cover else artwork))
