"""What each item must say, and what two items may not both say (RSS 2.0, PSP-1, Apple; what AntennaPod makes of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from audiopress.check.rss.document import Document, below, children, text_of, title_of, value_of
from audiopress.check.rss.files import ARTWORK, MEDIA, PLAYED, ending, plain_type
from audiopress.check.rss.moments import moment, short_year
from audiopress.check.rss.structure import insecure
from audiopress.check.rss.values import parts_of, url
from audiopress.model import Finding

_SMALL = 16_384  # bytes: AntennaPod takes a smaller length for an unknown one
_WANTED = ("description", "pubDate", "itunes:duration", "link")
_NUMBERED = re.compile(r"\bS\d+\s?[.:-]?\s?E\d+\b|\b(episode|season)\s+\d+\b", re.IGNORECASE)


def presence(document: Document) -> Iterator[Finding]:
    """RSS 2.0 and PSP-1: what an item is nothing without, and what listeners miss."""
    for item in document.items:
        there = {name for name, _ in children(item)}
        if "title" not in there:
            yield document.said("F-201", item, "an item has no <title>")
        for name in _WANTED:
            if name not in there:
                yield document.said("F-207", item, f"“{title_of(item)}” has no <{name}>")


def enclosures(document: Document) -> Iterator[Finding]:
    """One for each item, at an address of its own, of a length and a type."""
    seen: set[tuple[str, str, str]] = set()
    for item in document.items:
        found = below(item, "enclosure")
        if len(found) != 1:
            at = found[1] if found else item
            yield document.said("F-202", at, f"“{title_of(item)}” has {len(found) or 'no'} enclosures")
        for one in found[:1]:
            address = one.get("url", "")
            yield from _address(document, one, address)
            if address and parts_of(address) in seen:
                yield document.said("F-203", one, f"the address “{address}” is that of another item")
            seen.add(parts_of(address))
            yield from _length(document, one)
            yield from _type(document, one, ending(address))


def _address(document: Document, one: etree._Element, address: str) -> Iterator[Finding]:
    if fault := url(address):
        yield document.said("F-203", one, f"the address of <enclosure> is “{address[:80]}”, and must be {fault}")
    elif insecure(address):
        yield document.said("F-113", one, f"the address of <enclosure> is “{address[:80]}”, which is not https")


def _length(document: Document, one: etree._Element) -> Iterator[Finding]:
    length = one.get("length", "")
    if not re.fullmatch(r"[0-9]{1,18}", length) or not int(length):
        yield document.said("F-204", one, f"the length of <enclosure> is “{length}”, and must be its bytes")
    elif int(length) < _SMALL:
        yield document.said("F-210", one, f"the length of <enclosure> is {length} bytes: AntennaPod ignores it")


def _type(document: Document, one: etree._Element, end: str) -> Iterator[Finding]:
    kind = plain_type(one.get("type", ""))
    if not kind:
        yield document.said("F-205", one, "<enclosure> has no type")
    elif end in MEDIA and kind not in MEDIA[end]:
        yield document.said("F-205", one, f"the type of a file “{end}” is said to be “{kind}”, not “{MEDIA[end][0]}”")
    elif end not in PLAYED or not kind.startswith(("audio/", "video/", "application/pdf")):
        yield document.said("F-216", one, f"few apps play “{end or kind}” from an <enclosure>")


def guids(document: Document) -> Iterator[Finding]:
    """RSS 2.0 <guid>: unique, and an address unless it says that it is none."""
    seen: set[str] = set()
    for item in document.items:
        found = below(item, "guid")
        guid = text_of(found[0]).strip() if found else ""
        if not found:
            yield document.said("F-206", item, f"“{title_of(item)}” has no <guid>")
        elif guid and guid in seen:
            yield document.said("F-206", found[0], f"“{title_of(item)}” has the guid “{guid}” of another item")
        elif guid and found[0].get("isPermaLink", "true") == "true" and url(guid):
            message = f"the guid “{guid}” is said to be an address, and is none"
            yield document.said("F-206", found[0], message, hint='write isPermaLink="false"')
        seen.add(guid)


def dates(document: Document, now: datetime) -> Iterator[Finding]:
    """AntennaPod forgets a date that lies in the future; a reader that goes by the feed's would look again then."""
    limit = now + timedelta(days=1)  # a day: some clocks are wrong, and some zones ahead
    late = False
    for item in document.items:
        date = moment(value_of(item, "pubDate") or "")
        if date and date > limit:
            late = True
            yield document.said("F-217", below(item, "pubDate")[0], f"“{title_of(item)}” is of the future")
    for one in below(document.channel, "lastBuildDate") if document.channel is not None else ():
        date = moment(text_of(one).strip())
        if date and date > limit and not late:  # such an item makes such a feed
            yield document.said("F-118", one, f"the feed changed last on {date.date().isoformat()}, by its own account")


def years(document: Document) -> Iterator[Finding]:
    """RSS 2.0: “the year may be expressed with two characters or four characters (four preferred)”."""
    for holder in document.holders:
        for one in (one for name in ("pubDate", "lastBuildDate") for one in below(holder, name)):
            if short_year(text_of(one)):
                yield document.said("F-208", one, f"the year of “{text_of(one).strip()}” has two digits")


def artwork(document: Document) -> Iterator[Finding]:
    """Apple: JPEG or PNG, and a name that says so."""
    for holder in document.holders:
        for image in below(holder, "itunes:image"):
            end = ending(image.get("href", ""))
            if end and end not in ARTWORK:
                yield document.said("F-133", image, f"the picture is “{end}”, and must be .jpg or .png")


def numbers(document: Document) -> Iterator[Finding]:
    """Seasons and episodes: as both namespaces say them, not twice, not in titles; a serial's are all there."""
    serial = any((value_of(one, "itunes:type") or "").lower() == "serial" for one in document.holders[:1])
    seen: set[tuple[str | None, str]] = set()
    for item in document.items:
        kind = (value_of(item, "itunes:episodeType") or "full").lower()
        season, episode = value_of(item, "itunes:season"), value_of(item, "itunes:episode")
        if kind == "full" and serial and episode is None:
            yield document.said("F-215", item, f"“{title_of(item)}” of a serial has no <itunes:episode>")
        if kind == "full" and episode and (season, episode) in seen:
            yield document.said("F-218", item, f"“{title_of(item)}” has the number {episode} of another item")
        if kind == "full" and episode:
            seen.add((season, episode))
        if (season or episode) and _NUMBERED.search(value_of(item, "title") or ""):
            yield document.said("F-225", item, f"the title “{title_of(item)}” holds the number of the episode")
        for code, name, plain in (("F-330", "season", season), ("F-331", "episode", episode)):
            other = value_of(item, f"podcast:{name}")
            if plain and other and plain.lstrip("0") != other.lstrip("0"):
                yield document.said(code, item, f"the {name} is {plain} to Apple, and {other} to the podcast namespace")


def titles(document: Document) -> Iterator[Finding]:
    """AntennaPod reads titles as HTML; what was escaped twice is seen by everybody."""
    for holder in document.holders:
        for one in below(holder, "title"):
            text = text_of(one)
            if re.search(r"</?[A-Za-z][^<>]*>", text):
                yield document.said("F-116", one, f"the title “{text[:80]}” holds a tag, which some apps drop")
            elif found := re.search(r"&(#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});", text):
                yield document.said("F-116", one, f"the title “{text[:80]}” shows “{found[0]}”: it was escaped twice")


ITEM_CHECKS = (presence, enclosures, guids, years, artwork, numbers, titles)
