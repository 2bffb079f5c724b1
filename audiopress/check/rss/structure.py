"""A feed beside the tables of tags -> what stands in it that should not, or says what no reader understands."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from audiopress.check.rss.common_tags import ITUNES, OTHERS, RSS
from audiopress.check.rss.document import PREFIXES, Document, children, name_of, text_of
from audiopress.check.rss.podcast_tags import PODCAST
from audiopress.check.rss.schema import CHANNEL, ITEM, Tag
from audiopress.check.rss.values import Fit, anything, loopback, uri, url
from audiopress.model import Finding

_ROWS = (*RSS, *ITUNES, *PODCAST, *OTHERS)
_ROW = {(row.name, parent): row for row in _ROWS for parent in row.parents}
_KNOWN = {row.name for row in _ROWS} | {"channel", "rss"}
_PROSE = {"description", "itunes:summary", "content:encoded"}  # HTML, in which blanks at an end mean nothing
_BLANKS = string.whitespace + "\x85\xa0\u200b\u2028\u2029\u2060\u3000\ufeff"
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # scripts in which such a sign parts words
# What goes wrong with any tag, by whose it is: the podcast namespace's, or RSS's and Apple's.
_UNKNOWN, _MISPLACED, _ATTRIBUTE, _REPEATED = (
    {False: f"F-10{plain}", True: f"F-30{podcast}"} for plain, podcast in ((6, 1), (7, 2), (8, 3), (5, 4))
)


def structure(document: Document) -> Iterator[Finding]:
    """RSS 2.0: one channel in <rss version="2.0">; every tag in it known, in its place, and as its row says."""
    root = document.root
    if name_of(root) != "rss" or root.get("version") != "2.0":
        yield document.said("F-101", root, f"the document is <{name_of(root)}>, not <rss> of version 2.0")
    if (version := root.getroottree().docinfo.xml_version) != "1.0":
        yield document.said("F-101", root, f"the document is XML {version}, and RSS 2.0 is XML 1.0")
    channels = root.findall("channel")
    if len(channels) != 1:
        yield document.said("F-101", root, f"the feed has {len(channels) or 'no'} channel{'s' * (len(channels) > 1)}")
    for name, child in children(root):
        if name in _KNOWN and name != "channel":
            yield _misplaced(document, name, child, "rss")
    for channel in channels:
        yield from _inside(document, channel, CHANNEL)


def namespaces(document: Document) -> Iterator[Finding]:
    """Readers compare a namespace's address letter by letter."""
    near = {_bare(known): known for known in PREFIXES}
    prefixes = {prefix: known for known, prefix in reversed(PREFIXES.items())}
    seen = set()
    for element in document.root.iter(etree.Element):
        for prefix, address in element.nsmap.items():
            meant = near.get(_bare(address)) or prefixes.get(prefix or "")
            if meant and address not in PREFIXES and address not in seen:
                seen.add(address)
                yield document.said("F-102", element, f"the namespace “{address}” must be “{meant}”")


def _bare(address: str) -> str:
    return address.lower().partition("://")[2].removeprefix("www.").rstrip("/")


def _inside(document: Document, element: etree._Element, parent: str) -> Iterator[Finding]:
    """Findings on what stands below an element."""
    names: set[str] = set()
    twins: set[tuple[object, ...]] = set()
    for name, child in children(element):
        row = _ROW.get((name, parent))
        if row is None:
            yield from _stranger(document, name, child, parent)
            continue
        twin = (name, text_of(child).strip(), *sorted(child.attrib.items()))
        if (name in names and not row.many) or (twin in twins and not len(child)):
            yield document.said(_REPEATED[_podcast(name)], child, f"<{name}> stands in this <{parent}> twice")
        names.add(name)
        twins.add(twin)
        yield from _told(document, row, child)
        yield from _attributes(document, row, child)
        yield from _inside(document, child, ITEM if name == "podcast:liveItem" else name)


def _stranger(document: Document, name: str, element: etree._Element, parent: str) -> Iterator[Finding]:
    """A tag without a row here; tags of other namespaces, and Atom's own, are nobody's business."""
    if name.startswith("{") or (name.startswith("atom:") and name != "atom:link"):
        return
    if name in _KNOWN:
        yield _misplaced(document, name, element, parent)
        return
    close = difflib.get_close_matches(name.lower(), {known.lower(): known for known in _KNOWN}, n=1, cutoff=0.75)
    meant = next((known for known in _KNOWN if close and known.lower() == close[0]), "")
    hint = f"did you mean <{meant}>?" if meant else ""
    yield document.said(_UNKNOWN[_podcast(name)], element, f"nobody knows a tag <{name}>", hint=hint)


def _misplaced(document: Document, name: str, element: etree._Element, parent: str) -> Finding:
    places = " or ".join(f"<{place}>" for row in _ROWS if row.name == name for place in row.parents)
    hint = f"it belongs in {places or '<rss>'}"
    return document.said(_MISPLACED[_podcast(name)], element, f"<{name}> stands in <{parent}>", hint=hint)


def _told(document: Document, row: Tag, element: etree._Element) -> Iterator[Finding]:
    """What an element says as text."""
    text = text_of(element)
    bare = text.strip(_BLANKS)
    if row.text is None:
        if bare:
            yield document.said(row.code, element, f"<{row.name}> holds the text “{bare[:60]}”, and must hold none")
        elif not (row.empty or len(element)):
            yield document.said(row.code, element, f"<{row.name}> is empty")
        return
    if not bare:
        if not (row.empty or len(element)):
            yield document.said(row.code, element, f"<{row.name}> is empty")
        return
    yield from _value(document, row, element, _Part(f"<{row.name}>", bare, row.text, row.limit))
    if text != bare and row.name not in _PROSE:
        yield document.said("F-111", element, f"blanks stand before or after what <{row.name}> says")


def _attributes(document: Document, row: Tag, element: etree._Element) -> Iterator[Finding]:
    known = {attribute.name: attribute for attribute in row.attributes}
    for attribute in row.attributes:
        if attribute.need and not element.get(attribute.name, "").strip():
            yield document.said(row.code, element, f"<{row.name}> has no “{attribute.name}”")
    for key, value in element.attrib.items():
        name = str(key)
        if name.startswith("{") or row.open:
            continue
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean “{close[0]}”?" if close else ""
            message = f"<{row.name}> has an attribute “{name}” that nobody reads"
            yield document.said(_ATTRIBUTE[_podcast(row.name)], element, message, hint=hint)
        elif value.strip() or not known[name].need:
            part = _Part(f"“{name}” of <{row.name}>", str(value), known[name].fit, known[name].limit)
            yield from _value(document, row, element, part)


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that a tag says: where, what, what it must be, and for how many characters there is room."""

    at: str
    said: str
    fit: Fit
    limit: int


def _value(document: Document, row: Tag, element: etree._Element, part: _Part) -> Iterator[Finding]:
    value = part.said
    if fault := part.fit(value):
        yield document.said(row.code, element, f"{part.at} is “{value[:80]}”, and must be {fault}")
    elif part.fit is anything and value != value.strip(_BLANKS):
        yield document.said("F-111", element, f"blanks stand before or after what {part.at} says")
    elif part.fit is anything and row.name not in _PROSE and _UNSEEN.search(value) and not _UNSPACED.search(value):
        yield document.said("F-111", element, f"{part.at} holds a sign that nobody sees, and no search finds")
    elif part.fit in {url, uri} and insecure(value) and row.name != "docs":
        yield document.said("F-113", element, f"{part.at} is “{value[:80]}”, which is not https")
    if part.limit and len(value) > part.limit:
        message = f"{part.at} has {len(value)} characters, and apps have room for {part.limit}"
        yield document.said("F-112", element, message)


def insecure(value: str) -> bool:
    """Whether an address of the web can be listened to by others: not https, and not of this machine."""
    return value.lower().startswith("http:") and not loopback(value) and ".onion" not in value


def _podcast(name: str) -> bool:
    return name.startswith("podcast:")
