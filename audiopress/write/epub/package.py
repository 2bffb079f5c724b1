"""Episode + Book -> its package document (EPUB 3.3 § 5): what it is, what is in it, in which order it is read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from lxml import etree

from audiopress.model import Episode, Show
from audiopress.write.chapters import page_url
from audiopress.write.epub.access import Access, schema
from audiopress.write.epub.clips import Clip
from audiopress.write.epub.documents import STYLE, Book, Leaf
from audiopress.write.epub.navigation import FILE as NAVIGATION
from audiopress.write.epub.pictures import Picture
from audiopress.write.labels import direction
from audiopress.write.plain import plain
from audiopress.write.times import stamp

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
COVER = "cover.jpg"
# Classes of style.css; the names are those that EPUB 3.3 § 9.4 gives as its example.
ACTIVE, PLAYING = "-epub-media-overlay-active", "-epub-media-overlay-playing"
_SPACES: Any = {None: OPF, "dc": DC}  # lxml's stubs know no default namespace


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a package is made of."""

    episode: Episode  # read as the edition in hand, with no other beside it
    show: Show
    identifier: uuid.UUID
    book: Book
    clips: Mapping[int, tuple[Clip, ...]]  # by the number of their leaf; a leaf of which nothing is read has none
    pictures: tuple[Picture, ...]
    audio: tuple[str, str]  # name in the book, media type
    access: Access


def package(parts: Parts) -> bytes:
    """The package document as a file."""
    language = parts.episode.article.language
    root = etree.Element(f"{{{OPF}}}package", {"version": "3.0", "unique-identifier": "id"}, nsmap=_SPACES)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.set("dir", direction(language))
    metadata = etree.SubElement(root, f"{{{OPF}}}metadata")
    for name, value, attributes in _metadata(parts):
        element = etree.SubElement(metadata, name, attributes)
        element.text = value
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    for item in _items(parts):
        etree.SubElement(manifest, f"{{{OPF}}}item", item)
    spine = etree.SubElement(root, f"{{{OPF}}}spine", {"page-progression-direction": direction(language)})
    for leaf in parts.book.leaves:
        etree.SubElement(spine, f"{{{OPF}}}itemref", {"idref": leaf.name})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


Fact = tuple[str, str, dict[str, str]]  # element, what it says, its attributes


def _metadata(parts: Parts) -> Iterator[Fact]:
    episode, show, article = parts.episode, parts.show, parts.episode.article
    yield f"{{{DC}}}identifier", f"urn:uuid:{parts.identifier}", {"id": "id"}
    yield f"{{{DC}}}title", plain(article.title), {}
    yield f"{{{DC}}}language", article.language, {}
    for author in filter(None, map(plain, article.authors or (show.author,))):
        yield f"{{{DC}}}creator", author, {}
    yield f"{{{DC}}}date", episode.published.date().isoformat(), {}
    yield f"{{{DC}}}source", page_url(show, article.slug), {}
    for name, value in (("publisher", show.author), ("rights", show.copyright), ("description", article.summary)):
        if plain(value):
            yield f"{{{DC}}}{name}", plain(value), {}
    for word in filter(None, map(plain, article.tags)):
        yield f"{{{DC}}}subject", word, {}
    yield _meta("dcterms:modified", episode.updated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield f"{{{OPF}}}meta", plain(show.title), {"property": "belongs-to-collection", "id": "show"}
    yield _meta("collection-type", "series", "#show")
    yield from (_meta(name, value) for name, value in schema(episode, parts.access))
    if "pageBreakMarkers" in parts.access.features:
        yield _meta("pageBreakSource", page_url(show, article.slug))
    yield from _played(parts)


def _played(parts: Parts) -> Iterator[Fact]:
    """Length and manner of the overlays (EPUB 3.3 § 9.3.2)."""
    for number, clips in parts.clips.items():
        yield _meta("media:duration", stamp(_length(clips)), f"#{parts.book.leaves[number].name}-overlay")
    if parts.clips:
        yield _meta("media:duration", stamp(sum(map(_length, parts.clips.values()))))
        yield _meta("media:narrator", plain(f"synthetic voice ({parts.show.engine})"))
        yield _meta("media:active-class", ACTIVE)
        yield _meta("media:playback-active-class", PLAYING)


def _length(clips: Iterable[Clip]) -> int:
    return sum(clip.end_ms - clip.start_ms for clip in clips)


def _meta(name: str, value: str, refines: str = "") -> Fact:
    return f"{{{OPF}}}meta", value, {"property": name} | ({"refines": refines} if refines else {})


def _items(parts: Parts) -> Iterator[dict[str, str]]:
    yield {"id": "nav", "href": NAVIGATION, "media-type": "application/xhtml+xml", "properties": "nav"}
    yield {"id": "style", "href": STYLE, "media-type": "text/css"}
    yield {"id": "cover", "href": COVER, "media-type": "image/jpeg", "properties": "cover-image"}
    yield {"id": "audio", "href": parts.audio[0], "media-type": parts.audio[1]}
    for number, leaf in enumerate(parts.book.leaves):
        yield from _document(leaf, voiced=number in parts.clips)
    for number, picture in enumerate(parts.pictures, 1):
        yield {"id": f"picture-{number}", "href": picture.name, "media-type": picture.type}


def _document(leaf: Leaf, *, voiced: bool) -> Iterator[dict[str, str]]:
    item = {"id": leaf.name, "href": leaf.file, "media-type": "application/xhtml+xml"}
    item |= {"properties": "mathml"} if leaf.has_formulas else {}
    yield item | ({"media-overlay": f"{leaf.name}-overlay"} if voiced else {})
    if voiced:
        yield {"id": f"{leaf.name}-overlay", "href": f"{leaf.name}.smil", "media-type": "application/smil+xml"}
