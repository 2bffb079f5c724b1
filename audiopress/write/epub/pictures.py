"""Pictures of an article -> those an EPUB may hold: core media types by their bytes, drawings without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from audiopress.model import Article
from audiopress.write.pictures import picture_names

# EPUB 3.3 § 3.2, core media types, by the bytes such a file begins with: its name may be mistaken.
_SIGNS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", ".png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", ".jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp", ".webp"),
)
_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_FORBIDDEN = frozenset(("script", "foreignObject", "iframe", "audio", "video", "handler"))
_AFAR = re.compile(r"""@import[^;]*;?|url\(\s*["']?\s*(?![#"'\s])[^)]*\)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the book: its name there, its media type, and its bytes or where they lie."""

    name: str
    type: str
    content: bytes | Path

    @property
    def moves(self) -> bool:
        """Whether it may be a moving one, whose flashes nobody has counted."""
        return self.type in ("image/gif", "image/webp", "image/svg+xml")


def embedded(article: Article, folder: Path) -> dict[str, Picture]:
    """By their names in the episode's folder, the article's pictures that every reading system shows."""
    names = dict.fromkeys(picture_names(article).values())
    found = ((name, _picture(name, folder / article.slug / name)) for name in names)
    return {name: picture for name, picture in found if picture}


def _picture(name: str, path: Path) -> Picture | None:
    stem = PurePosixPath(name).stem
    if PurePosixPath(name).suffix == ".svg":
        drawing = harmless(path.read_bytes())
        return Picture(f"images/{stem}.svg", "image/svg+xml", drawing) if drawing else None
    with path.open("rb") as file:
        head = file.read(16)
    kinds = ((kind, suffix) for sign, kind, suffix in _SIGNS if sign.match(head))
    return next((Picture(f"images/{stem}{suffix}", kind, path) for kind, suffix in kinds), None)


def harmless(source: bytes) -> bytes:
    """A drawing without script and without anything that lies elsewhere; b"" where the source is none.

    >>> harmless(b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>y()</script><path d="M0 0"/></svg>')
    b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        return b""
    if root.tag != f"{{{_SVG}}}svg":
        return b""
    for element in list(_unwelcome(root)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(etree.Element):
        _quieted(element)
    return etree.tostring(root)  # of the root alone: a document type may name no file elsewhere (EPUB 3.3 § 3.9)


def _unwelcome(root: etree._Element) -> Iterator[etree._Element]:
    """Script, other documents, and entities that stand for what was not read."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _FORBIDDEN or element.tag is etree.Entity:
            yield element


def _quieted(element: etree._Element) -> None:
    for name, value in list(element.items()):
        key, written = str(name), str(value)
        event = key.lower().startswith("on")
        afar = key in ("href", _HREF) and not written.startswith(("#", "data:image/"))
        if event or afar or key == "{http://www.w3.org/XML/1998/namespace}base":
            del element.attrib[key]
        elif "url(" in written.lower():
            element.set(key, _AFAR.sub("none", written))
    if element.tag == f"{{{_SVG}}}style" and element.text:
        element.text = _AFAR.sub("", str(element.text))
