"""A feedgen extension that writes any namespaced tag: what feedgen lacks (podcast:, psc:) or gets wrong (itunes:)."""

from __future__ import annotations

from dataclasses import dataclass

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from audiopress.write.plain import legal

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """An element to be: `name` with its prefix, as in itunes:author."""

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Tag, ...] = ()


def tag(name: str, text: str = "", /, *children: Tag, **attributes: str) -> Tag:
    """A Tag; attributes without a value are left out."""
    return Tag(name, text, tuple((key, value) for key, value in attributes.items() if value), children)


def _append(parent: etree._Element, tag: Tag) -> None:
    prefix, _, name = tag.name.partition(":")
    element = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}")
    for key, value in tag.attributes:
        element.set(key, legal(value))
    if tag.text:
        element.text = legal(tag.text)
    for child in tag.children:
        _append(element, child)


class ShowTags(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Tags of the channel; all namespaces are declared here, on the root, where every reader looks for them."""

    tags: tuple[Tag, ...] = ()
    dated = True

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        for tag in self.tags:
            _append(feed[0], tag)
        if not self.dated:  # feedgen would say “now”, and two builds of the same sources would differ
            for date in feed[0].findall("lastBuildDate"):
                feed[0].remove(date)
        return feed


class EpisodeTags(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Tags of an item."""

    tags: tuple[Tag, ...] = ()

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        for tag in self.tags:
            _append(entry, tag)
        return entry
