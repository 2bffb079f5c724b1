"""Built pictures that feeds name -> where they are not what directories take, or not what their tag says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from PIL import Image, UnidentifiedImageError

from audiopress.check.built import Built
from audiopress.check.rss.document import Document, below, name_of
from audiopress.check.rss.files import ending, plain_type
from audiopress.errors import ConfigError
from audiopress.model import Finding
from audiopress.write.artwork import checked_artwork

Drawn = tuple[str, int, int]  # a picture's kind, and its sides in pixels

_KINDS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "GIF": (".gif",), "WEBP": (".webp",), "AVIF": (".avif",)}


def pictures(built: Built) -> Iterator[Finding]:
    """The show's artwork as Apple wants it; every other picture readable, and of the kind and size that is said."""
    seen: dict[str, Drawn | None] = {}
    for document in built.documents:
        for holder in document.holders:
            for one in (*below(holder, "itunes:image"), *below(holder, "podcast:image")):
                file = built.local(one.get("href", ""))
                if file is None or not built.has(file) or ending(file) == ".svg":
                    continue  # elsewhere; or B-020 says so
                if file not in seen:
                    seen[file] = _drawn(built.folder / file)
                    if holder is document.channel and name_of(one) == "itunes:image":
                        yield from _artwork(built, document, one, file)
                yield from _pictured(document, one, file, seen[file])


def _artwork(built: Built, document: Document, one: etree._Element, file: str) -> Iterator[Finding]:
    try:
        checked_artwork(built.folder / file)
    except ConfigError as problem:
        yield document.said("B-026", one, f"“{file}”: {problem.message}")


def _drawn(path: Path) -> Drawn | None:
    """The kind, width and height of a picture; None where it cannot be drawn to its end."""
    try:
        with Image.open(path) as image:
            image.load()  # what was cut off is found by nobody who does not draw it
            return image.format or "", *image.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None


def _pictured(document: Document, one: etree._Element, file: str, drawn: Drawn | None) -> Iterator[Finding]:
    if drawn is None:
        yield document.said("B-027", one, f"“{file}” is no picture that can be read")
        return
    kind, width, height = drawn
    if ending(file) not in _KINDS.get(kind, (ending(file),)):
        yield document.said("B-027", one, f"“{file}” is {kind}")
    said = plain_type(one.get("type", ""))
    if said.startswith("image/") and said != f"image/{kind.lower()}":
        yield document.said("B-027", one, f"“{file}” is {kind}, and the feed says “{said}”")
    for name, real in (("width", width), ("height", height)):
        told = one.get(name, "")
        if told.isdecimal() and told != str(real):
            yield document.said("B-027", one, f"the {name} of “{file}” is {real} pixels, and the feed says {told}")
