"""A feed's bytes -> a document whose every element knows its canonical name and its line; no disk, no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from audiopress.check.codes import finding
from audiopress.model import Finding

LEGACY = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"  # 1.0.md: identical for clients
PREFIXES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
    LEGACY: "podcast",
    "http://podlove.org/simple-chapters": "psc",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/syndication/history/1.0": "fh",  # RFC 5005
}


@dataclass(frozen=True, slots=True)
class Document:
    """A feed wherever it comes from; `place` is how findings name it: a path, or an address."""

    place: str
    root: etree._Element

    @property
    def channel(self) -> etree._Element | None:
        return self.root.find("channel")

    @property
    def items(self) -> list[etree._Element]:
        return [] if self.channel is None else self.channel.findall("item")

    @property
    def holders(self) -> list[etree._Element]:
        """The channel, then its items."""
        return [] if self.channel is None else [self.channel, *self.items]

    def said(self, code: str, element: etree._Element, message: str, *, hint: str = "") -> Finding:
        """A finding at that element's line."""
        return finding(code, self.place, message, line=cast("int | None", element.sourceline), hint=hint)


def read_document(place: str, data: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """The feed, or None and why it is none; lxml follows no reference and asks no other host."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return Document(place, etree.fromstring(data, parser)), ()
    except etree.XMLSyntaxError as problem:
        return None, (finding("F-100", place, f"this is not XML: {problem.msg}", line=problem.lineno),)


def name_of(element: etree._Element) -> str:
    """`itunes:author` whatever prefix the document uses; {namespace}name of a namespace that is not ours.

    >>> name_of(etree.fromstring('<i:author xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"/>'))
    'itunes:author'
    """
    name = etree.QName(element)
    prefix = PREFIXES.get(name.namespace or "")
    return name.localname if not name.namespace else f"{prefix}:{name.localname}" if prefix else element.tag


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements directly below, with their names; comments and processing instructions are none."""
    return ((name_of(child), child) for child in element.iterchildren(etree.Element))


def below(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements directly below that have this name."""
    return [child for known, child in children(element) if known == name]


def text_of(element: etree._Element) -> str:
    """All its text, whether escaped or in CDATA, comments left out."""
    return "".join((element.text or "", *(child.tail or "" for child in element)))


def value_of(element: etree._Element, name: str) -> str | None:
    """The trimmed text of the first element of that name below; None where there is none."""
    found = below(element, name)
    return text_of(found[0]).strip() if found else None


def title_of(item: etree._Element) -> str:
    """What a finding calls an item."""
    return value_of(item, "title") or value_of(item, "guid") or "an item without a title"
