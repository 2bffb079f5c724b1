"""What the channel as a whole must say (PSP-1; Apple, “Podcast RSS feed requirements”; RSS 2.0; RFC 5005)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from audiopress.check.rss.document import Document, below, children, text_of, value_of
from audiopress.check.rss.moments import moment
from audiopress.check.rss.values import url
from audiopress.config.fits import nearest
from audiopress.config.terms import CATEGORIES
from audiopress.model import Finding

_REQUIRED = (
    *("title", "link", "description", "language"),
    *("itunes:image", "itunes:category", "itunes:explicit"),
)
_WANTED = ("itunes:author", "podcast:guid", "podcast:locked")
_RELATIONS = (  # IANA, “Link Relations”, and those that feeds use
    *("self", "hub", "alternate", "first", "next", "previous", "last", "current", "prev-archive", "next-archive"),
    *("payment", "license", "related", "via", "replies", "enclosure", "search", "icon", "author", "help", "up"),
    *(
        "describedby",
        "canonical",
        "edit",
        "start",
        "http://podlove.org/deep-link",
        "http://podlove.org/simple-chapters",
    ),
)
_ONCE = ("self", "first", "next", "previous", "last", "current", "prev-archive", "next-archive")


def presence(document: Document) -> Iterator[Finding]:
    """What directories refuse a feed without, and what they miss."""
    channel = document.channel
    if channel is None:
        return
    there = {name for name, _ in children(channel)}
    for name in _REQUIRED:
        if name not in there:
            yield document.said("F-103", channel, f"the channel has no <{name}>")
    for name in _WANTED:
        if name not in there:
            yield document.said("F-104", channel, f"the channel has no <{name}>")


def encoding(document: Document) -> Iterator[Finding]:
    """PSP-1: UTF-8, and nothing that a reader would have to look up elsewhere."""
    info = document.root.getroottree().docinfo
    if (info.encoding or "UTF-8").upper().replace("_", "-") not in {"UTF-8", "UTF8", "US-ASCII", "ASCII"}:
        yield document.said("F-110", document.root, f"the feed is in {info.encoding}, not in UTF-8")
    if info.internalDTD is not None:
        yield document.said("F-110", document.root, "the feed has a document type, which many readers refuse")


def categories(document: Document) -> Iterator[Finding]:
    """Apple's list, in which upper and lower case count."""
    for top in [] if document.channel is None else below(document.channel, "itunes:category"):
        name = top.get("text", "")
        yield from _category(document, top, name, tuple(CATEGORIES))
        for sub in below(top, "itunes:category"):
            if name in CATEGORIES:
                yield from _category(document, sub, sub.get("text", ""), CATEGORIES[name])
            for deep in below(sub, "itunes:category"):
                yield document.said("F-132", deep, "a subcategory has no subcategories")


def _category(document: Document, element: etree._Element, name: str, known: tuple[str, ...]) -> Iterator[Finding]:
    if name and name not in known:  # one without a name is said elsewhere
        meant = nearest(name, known)
        hint = f"did you mean “{meant}”?" if meant else "podcasters.apple.com/support/1691 lists them"
        yield document.said("F-132", element, f"Apple has no such category: “{name}”", hint=hint)


def owner(document: Document) -> Iterator[Finding]:
    """Directories write to the owner."""
    for one in [] if document.channel is None else below(document.channel, "itunes:owner"):
        for name in ("itunes:name", "itunes:email"):
            if not below(one, name):
                yield document.said("F-136", one, f"<itunes:owner> has no <{name}>")


def links(document: Document) -> Iterator[Finding]:
    """Atom's links: the feed's own address, its hubs, its pages (RFC 4287 § 4.2.7, RFC 5005)."""
    channel = document.channel
    if channel is None:
        return
    found = below(channel, "atom:link")
    counts = Counter(link.get("rel", "alternate") for link in found)
    if not counts["self"]:
        yield document.said("F-140", channel, 'the feed does not say its own address: <atom:link rel="self">')
    for link in found:
        relation = link.get("rel", "alternate")
        if relation in {"self", "hub", *_ONCE} and url(link.get("href", "")):
            yield document.said("F-140", link, f"“{link.get('href', '')}” cannot be asked for as “{relation}”")
        if relation == "self" and link.get("type", "application/rss+xml") != "application/rss+xml":
            yield document.said("F-140", link, f"the feed is said to be “{link.get('type')}”, not application/rss+xml")
        if relation not in _RELATIONS:
            meant = "previous" if relation == "prev" else nearest(relation, _RELATIONS)
            hint = f"did you mean “{meant}”?" if meant else ""
            yield document.said("F-141", link, f"no reader knows a link “{relation}”", hint=hint)
    yield from _pages(document, found, counts)


def _pages(document: Document, found: list[etree._Element], counts: Counter[str]) -> Iterator[Finding]:
    own = {link.get("href") for link in found if link.get("rel") == "self"}
    for link in found:
        relation = link.get("rel", "alternate")
        if relation in _ONCE and counts[relation] > 1:
            yield document.said("F-142", link, f"{counts[relation]} links lead to “{relation}”")
            counts[relation] = 1
        if relation in {"next", "previous", "prev-archive", "next-archive"} and link.get("href") in own:
            yield document.said(
                "F-142", link, f"the page “{relation}” is this one: a reader would never come to an end"
            )


def dates(document: Document) -> Iterator[Finding]:
    """lastBuildDate: when the content of the channel last changed."""
    channel = document.channel
    if channel is None:
        return
    built = below(channel, "lastBuildDate")
    last = moment(text_of(built[0]).strip()) if built else None
    newest = max(filter(None, (moment(value_of(item, "pubDate") or "") for item in document.items)), default=None)
    if last and newest and newest > last:
        yield document.said("F-117", built[0], "an item was published after the feed is said to have changed last")


CHANNEL_CHECKS = (presence, encoding, categories, owner, links, dates)
