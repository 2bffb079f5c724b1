"""The feed's own address -> how it is answered: redirects, certificate, headers, validators (RFC 9110, RFC 9111)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from audiopress.check.codes import finding
from audiopress.check.live.served import Served, links, text
from audiopress.check.live.web import MEGABYTE, Answer, Hop, joined
from audiopress.check.rss.values import parts_of
from audiopress.config.terms import OWN_HOSTS
from audiopress.model import Finding

LARGEST = 64 * MEGABYTE  # nothing beyond it is read
MANY_READERS = 5 * MEGABYTE  # the W3C's validator takes no more
WORTH_PACKING = 20_000  # bytes
A_DAY = 86_400  # seconds; apps look for something new at least as often

_OTHER = {"If-None-Match": '"another"', "If-Modified-Since": "Thu, 01 Jan 1970 00:00:01 GMT"}  # that nobody was given
_KEPT = re.compile(r"(?:^|,)\s*max-age=\"?([0-9]{1,18})", re.IGNORECASE)

_FEEDS = frozenset({"application/rss+xml", "application/xml", "text/xml"})
_NO_ENTRY = frozenset({401, 403, 407})
_FOR_GOOD = frozenset({301, 308})  # RFC 9110 §§ 15.4.2, 15.4.9
_TROUBLE = {"address": "L-001", "host": "L-001", "connection": "L-001", "certificate": "L-004", "redirects": "L-005"}


def parsed(data: bytes) -> tuple[etree._Element | None, str]:
    """The root of an RSS feed, or why it is none."""
    # lxml follows no reference and asks no other host: a feed is text, whoever wrote it
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        return None, f"it is not XML: {problem.msg}"
    if root.tag != "rss" or root.find("channel") is None:
        return None, f"it is XML, and no RSS: its root is <{etree.QName(root).localname}>"
    return root, ""


def unlike(url: str, answer: Answer, why: str) -> Finding:
    """What is served is no feed; a page may name the one that was meant (RSS autodiscovery)."""
    named = _named(answer.body) if answer.media_type == "text/html" else []
    hint = f"this is a page; its feed is “{joined(answer.url, named[0])}”" if named else ""
    return finding("L-017", url, f"what is served is no feed: {why}", hint=hint)


def _named(page: bytes) -> list[str]:
    """The feeds that a page of HTML links to."""
    try:
        root: etree._Element | None = etree.fromstring(page, etree.HTMLParser(no_network=True))
    except etree.XMLSyntaxError:  # there is no element in it at all
        return []
    found = () if root is None else root.iter("link")
    return [link.get("href", "") for link in found if link.get("type") == "application/rss+xml" and link.get("href")]


def unreached(url: str, answer: Answer) -> Iterator[Finding]:
    """Why there is nothing to look at, if there is nothing."""
    if answer.trouble:
        hint = "write all of it, such as https://example.org/show/feed.xml" if answer.trouble == "address" else ""
        yield finding(_TROUBLE[answer.trouble], answer.url, f"“{answer.url}” {answer.reason}", hint=hint)
    elif answer.status in _NO_ENTRY:
        yield finding("L-002", url, f"the feed is answered with {answer.status}: it asks who is there")
    elif answer.status != 200:
        yield finding("L-003", url, f"the feed is answered with {answer.status}")


def hops(url: str, answer: Answer) -> Iterator[Finding]:
    """What the redirects on the way say of the feed's address."""
    for hop in answer.hops:
        code = "L-006" if hop.status in _FOR_GOOD else "L-007"
        yield finding(code, url, f"“{hop.origin}” is redirected with {hop.status} to “{hop.target}”")
        if downgrade(hop):
            yield finding("L-008", url, f"“{hop.origin}” leads to “{hop.target}”, without https")
    if not answer.trouble and urlsplit(answer.url).scheme == "http" and urlsplit(answer.url).hostname not in OWN_HOSTS:
        yield finding("L-009", url, "the feed is served over http")


def downgrade(hop: Hop) -> bool:
    return hop.origin.lower().startswith("https:") and hop.target.lower().startswith("http:")


def headers(served: Served) -> Iterator[Finding]:
    """Type, encoding, packing and size of what is served."""
    answer = served.answer
    if answer.media_type not in _FEEDS and served.root is not None:  # what is no feed is no feed's wrong type
        yield served.said("L-010", f"the feed is served as “{answer.media_type or 'nothing in particular'}”")
    if (declared := _charset(answer)) and served.root is not None:
        own = served.root.getroottree().docinfo.encoding or "UTF-8"
        if not _same_encoding(declared, own):
            yield served.said("L-011", f"the headers say “{declared}”, and the feed itself says “{own}”")
    if not answer.header("content-encoding") and answer.size > WORTH_PACKING:
        yield served.said("L-015", f"{answer.size:,} bytes are served without gzip, though it was asked for")
    if answer.size > MANY_READERS:
        more = "more than " if answer.cut else ""
        yield served.said("L-016", f"the feed has {more}{min(answer.size, LARGEST):,} bytes")


def _charset(answer: Answer) -> str:
    for parameter in answer.header("content-type").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def _same_encoding(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one) == codecs.lookup(other)
    except LookupError:
        return one.lower() == other.lower()


def validators(served: Served) -> Iterator[Finding]:
    """RFC 9110 § 13: who has the feed already gets 304 and no byte of it."""
    answer = served.answer
    etag, modified = answer.header("etag"), answer.header("last-modified")
    if not etag and not modified:
        yield served.said("L-012", "every app has to load the whole feed each time it looks for something new")
    for code, name, value in (("L-013", "If-None-Match", etag), ("L-014", "If-Modified-Since", modified)):
        if not value:
            continue
        again = served.web.known(answer.url, name, value)
        if again.status != 304:
            what = "ETag" if value is etag else "date"
            yield served.said(code, f"the feed's own {what}, {value}, {again.said}")
        elif served.web.known(answer.url, name, _OTHER[name]).status == 304:
            yield served.said("L-019", f"{name}: {_OTHER[name]}, which nobody was given, is answered with 304")


def freshness(served: Served) -> Iterator[Finding]:
    """RFC 9111 § 5.2.2, RFC 8246: for how long an app, or a cache on the way, need not ask for the feed again."""
    told = served.answer.header("cache-control")
    words = {word.strip().lower() for word in told.split(",")}
    kept = _KEPT.search(told)
    if words & {"no-cache", "no-store"}:
        return
    if "immutable" in words or (kept and int(kept[1]) > A_DAY):
        yield served.said("L-045", f"the feed is served with “Cache-Control: {told}”")


def own_address(served: Served) -> Iterator[Finding]:
    """PSP-1: atom:link rel=self is the feed's address; and one that has moved is redirected (Apple)."""
    if served.root is None:
        return
    reached = {parts_of(served.url), parts_of(served.answer.url)}  # capitals of a host, :443: one address
    own = links(served.root, "self")
    if own and not reached & set(map(parts_of, own)):
        yield served.said("L-018", f"it was asked for at “{served.url}”, and says that it lies at “{own[0]}”")
    channel = served.root.find("channel")
    moved = "" if channel is None else text(channel, "itunes:new-feed-url")
    if moved and parts_of(moved) not in reached:
        yield served.said("L-060", f"its new address is “{moved}”, and the old one answers as if nothing were")
