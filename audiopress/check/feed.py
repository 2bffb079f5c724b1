"""A built feed -> where it differs from the files and the ledger it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from audiopress.check.built import NAMESPACES, Built
from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.write import feed_url, media_type

_FEED = "feed.xml"


def channel(built: Built) -> Iterator[Finding]:
    """The show's guid and the feed's own address (PSP-1; podcast namespace, guid.md)."""
    if built.feed is None:
        return
    path = built.path(_FEED)
    guid = built.feed.findtext("channel/podcast:guid", "", NAMESPACES)
    if guid != built.ledger.guid:
        yield finding("B-003", path, f"the show's guid is “{guid}” here, and “{built.ledger.guid}” in the ledger")
    own = {
        link.get("href") for link in built.feed.iterfind("channel/atom:link", NAMESPACES) if link.get("rel") == "self"
    }
    if own != {feed_url(built.show)}:
        yield finding("B-004", path, f"the feed does not say that its address is “{feed_url(built.show)}”")


def enclosures(built: Built) -> Iterator[Finding]:
    """RSS 2.0 <enclosure>: one for each item, at an address of its own, with the length and type of its file."""
    seen: set[str] = set()
    for item in built.items():
        found = item.findall("enclosure")
        if len(found) != 1:
            yield _said(built, "B-010", item, f"“{_title(item)}” has {len(found)} enclosures")
            continue
        url = found[0].get("url", "")
        name = built.local(url)
        if name is None or url in seen:
            why = "is that of another item" if url in seen else f"is not below “{built.show.base_url}”"
            yield _said(built, "B-011", found[0], f"the address “{url}” {why}")
        elif not built.has(name):
            yield _said(built, "B-012", found[0], f"the file “{name}” is not there")
        else:
            yield from _enclosed(built, found[0], name)
        seen.add(url)


def _enclosed(built: Built, enclosure: etree._Element, name: str) -> Iterator[Finding]:
    size, length = (built.folder / name).stat().st_size, enclosure.get("length", "")
    if length != str(size):
        yield _said(built, "B-013", enclosure, f"“{name}” has {size} bytes, and the feed says “{length}”")
    kind = enclosure.get("type", "")
    if kind != media_type(name):
        yield _said(built, "B-014", enclosure, f"“{name}” is {media_type(name)}, and the feed says “{kind}”")


def durations(built: Built) -> Iterator[Finding]:
    """itunes:duration: whole seconds, the audio's own, rounded."""
    for item in built.items():
        edition = built.edition(_url(item))
        said = item.findtext("itunes:duration", "", NAMESPACES)
        if edition and (not said.isdecimal() or abs(1000 * int(said) - edition.episode.duration_ms) > 1000):
            seconds = edition.episode.duration_ms / 1000
            yield _said(built, "B-015", item, f"“{_title(item)}” lasts {seconds:.1f} s, and the feed says “{said}”")


def guids(built: Built) -> Iterator[Finding]:
    """One guid for each item, no guid twice, and each the one that the ledger gave."""
    seen: set[str] = set()
    for item in built.items():
        guid = (item.findtext("guid") or "").strip()
        if not guid or guid in seen:
            problem = f"has the guid “{guid}” of another item" if guid else "has no guid"
            yield _said(built, "B-016", item, f"“{_title(item)}” {problem}")
        seen.add(guid)
        edition = built.edition(_url(item))
        if edition is None:
            yield _said(built, "B-019", item, f"the ledger knows no published episode “{_title(item)}”")
        elif guid and guid != edition.entry.guid:
            yield _said(built, "B-017", item, f"“{_title(item)}” has the guid “{guid}”, not “{edition.entry.guid}”")


def completeness(built: Built) -> Iterator[Finding]:
    """Every published episode is in the feed."""
    if built.feed is None:
        return
    present = {built.local(_url(item)) for item in built.items()}
    for edition in built.editions:
        if edition.episode.audio.path not in present:
            yield finding("B-018", built.path(_FEED), f"“{edition.episode.title}” is not in the feed")


def references(built: Built) -> Iterator[Finding]:
    """Chapters, transcripts, pictures and pages of the show that the feed names are there."""
    if built.feed is None:
        return
    for element in built.feed.iter("{*}chapters", "{*}transcript", "{*}image", "link", "{*}link"):
        url = element.get("url") or element.get("href") or (element.text or "").strip()
        name = built.local(url)
        if name is not None and not built.has(name):
            yield _said(built, "B-020", element, f"“{name}” is not there")


def _said(built: Built, code: str, element: etree._Element, message: str) -> Finding:
    return finding(code, built.path(_FEED), message, line=cast("int | None", element.sourceline))


def _title(item: etree._Element) -> str:
    return item.findtext("title") or ""


def _url(item: etree._Element) -> str:
    enclosure = item.find("enclosure")
    return "" if enclosure is None else enclosure.get("url", "")
