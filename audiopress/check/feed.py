"""Built feeds -> where they differ from the files and the ledger they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from audiopress.check.built import FEED, Built
from audiopress.check.codes import finding
from audiopress.check.rss.document import Document, below, name_of, text_of, title_of, value_of
from audiopress.check.rss.files import MEDIA, ending, plain_type
from audiopress.check.rss.notes import Notes
from audiopress.check.rss.timing import milliseconds
from audiopress.model import Finding
from audiopress.write import media_type, show_url


def channel(built: Built) -> Iterator[Finding]:
    """The show's guid and each feed's own address (PSP-1; podcast namespace, guid.md)."""
    for document in built.documents:
        if document.channel is None:
            continue
        guids, guid = below(document.channel, "podcast:guid"), value_of(document.channel, "podcast:guid") or ""
        pinned = built.guid_of(document)
        if pinned is not None and guid.lower() != pinned:
            message = f"the feed's guid is “{guid}” here, and “{pinned}” in the ledger"
            yield document.said("B-003", guids[0] if guids else document.channel, message)
        name = document.place.removeprefix(built.path())
        links = [link for link in below(document.channel, "atom:link") if link.get("rel") == "self"]
        if {built.local(link.get("href", "")) for link in links} != {name}:
            message = f"the feed does not say that its address is “{show_url(built.show, name)}”"
            yield document.said("B-004", links[0] if links else document.channel, message)


def enclosures(built: Built) -> Iterator[Finding]:
    """RSS 2.0 <enclosure>: one for each item, at an address of its own, with the length and type of its file."""
    for document in built.documents:
        seen: set[str] = set()
        for item in document.items:
            found = below(item, "enclosure")
            if len(found) != 1:
                yield document.said("B-010", item, f"“{title_of(item)}” has {len(found)} enclosures")
                continue
            url = found[0].get("url", "")
            name = built.local(url)
            if name is None or url in seen:
                why = "is that of another item" if url in seen else f"is not below “{built.show.base_url}”"
                yield document.said("B-011", found[0], f"the address “{url}” {why}")
            elif not built.has(name):
                yield document.said("B-012", found[0], f"the file “{name}” is not there")
            else:
                yield from _enclosed(built, document, found[0], name)
            seen.add(url)


def _enclosed(built: Built, document: Document, enclosure: etree._Element, name: str) -> Iterator[Finding]:
    size, length = (built.folder / name).stat().st_size, enclosure.get("length", "")
    if length.lstrip("0") != str(size):
        yield document.said("B-013", enclosure, f"“{name}” has {size} bytes, and the feed says “{length}”")
    kind = enclosure.get("type", "")
    if plain_type(kind) not in (*MEDIA.get(ending(name), ()), media_type(name)):
        yield document.said("B-014", enclosure, f"“{name}” is {media_type(name)}, and the feed says “{kind}”")


def durations(built: Built) -> Iterator[Finding]:
    """itunes:duration: the audio's own, to the second, however it is written."""
    for document in built.documents:
        for item in document.items:
            url = _url(item)
            edition = built.edition(url)
            said = value_of(item, "itunes:duration") or ""
            at, told = (*below(item, "itunes:duration"), item)[0], milliseconds(said)
            if edition is None:
                continue
            real = edition.sounds[built.local(url) or ""].duration_ms
            if told is None or abs(told - real) > 1000:
                message = f"“{title_of(item)}” lasts {real / 1000:.1f} s, and the feed says “{said}”"
                yield document.said("B-015", at, message)


def guids(built: Built) -> Iterator[Finding]:
    """One guid for each item, no guid twice, and each the one that the ledger gave."""
    seen: set[str] = set()
    for document, item in ((page, item) for page in built.pages for item in page.items):
        guid, at = value_of(item, "guid") or "", (*below(item, "guid"), item)[0]
        if not guid or guid in seen:
            problem = f"has the guid “{guid}” of another item" if guid else "has no guid"
            yield document.said("B-016", at, f"“{title_of(item)}” {problem}")
        seen.add(guid)
        edition = built.edition(_url(item))
        if edition is None:
            yield document.said("B-019", item, f"the ledger knows no published episode “{title_of(item)}”")
        elif guid and guid != edition.entry.guid:
            message = f"“{title_of(item)}” has the guid “{guid}”, not “{edition.entry.guid}”"
            yield document.said("B-017", at, message)


def completeness(built: Built) -> Iterator[Finding]:
    """Every published episode is in the feed, or on a page of its archive."""
    if built.feed is None:
        return
    present = {built.local(_url(item)) for document in built.pages for item in document.items}
    for edition in built.editions:
        if edition.episode.audio.path not in present:
            yield finding("B-018", built.path(FEED), f"“{edition.episode.title}” is not in the feed")


_NAMING = {
    *("link", "comments", "source", "url", "guid", "itunes:image", "atom:link", "psc:chapter", "podcast:chapters"),
    *("podcast:transcript", "podcast:image", "podcast:trailer", "podcast:contentLink", "podcast:source"),
}


def references(built: Built) -> Iterator[Finding]:
    """Chapters, transcripts, pictures, pages and further feeds of the show that a feed names are there."""
    for document in built.documents:
        for element in document.root.iter(etree.Element):
            name = name_of(element)
            if name in {"description", "content:encoded", "itunes:summary"}:
                yield from _lost(built, document, element, Notes(text_of(element)).addresses)
            elif name in _NAMING:  # an enclosure has B-012
                said = (*map(element.get, ("url", "href", "uri", "img", "image")), element.text)
                yield from _lost(built, document, element, [one for one in said if one])


def _lost(built: Built, document: Document, element: etree._Element, urls: list[str]) -> Iterator[Finding]:
    for url in urls:
        name = built.local(url) if ":" in url else None
        if name is not None and not built.has(name):
            yield document.said("B-020", element, f"“{name}” is not there")


def _url(item: etree._Element) -> str:
    found = below(item, "enclosure")
    return found[0].get("url", "") if found else ""
