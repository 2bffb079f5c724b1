"""Built pictures that feeds name -> where they are not what directories take, or not what their tag says."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from PIL import Image, UnidentifiedImageError

from audiopress.check.built import Built
from audiopress.check.rss.document import Document, below
from audiopress.check.rss.files import ending, plain_type
from audiopress.errors import ConfigError
from audiopress.model import Finding
from audiopress.write.artwork import checked_artwork

_KINDS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "GIF": (".gif",), "WEBP": (".webp",), "AVIF": (".avif",)}


def pictures(built: Built) -> Iterator[Finding]:
    """The show's artwork as Apple wants it; every other picture readable, and of the kind and size that is said."""
    seen: set[str] = set()
    for document in built.documents:
        for holder in document.holders:
            show = holder is document.channel
            for name in ("itunes:image", "podcast:image"):
                for one in below(holder, name):
                    file = built.local(one.get("href", ""))
                    if file is None or not built.has(file):
                        continue  # elsewhere; or B-020 says so
                    if show and name == "itunes:image" and file not in seen:
                        seen.add(file)
                        yield from _artwork(built, document, one, file)
                    yield from _pictured(built, document, one, file)


def _artwork(built: Built, document: Document, one: etree._Element, file: str) -> Iterator[Finding]:
    try:
        checked_artwork(built.folder / file)
    except ConfigError as problem:
        yield document.said("B-026", one, f"“{file}”: {problem.message}")


def _pictured(built: Built, document: Document, one: etree._Element, file: str) -> Iterator[Finding]:
    if ending(file) == ".svg":
        return
    try:
        with Image.open(built.folder / file) as image:
            kind, (width, height) = image.format or "", image.size
            image.load()  # what was cut off is found by nobody who does not draw it
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        yield document.said("B-027", one, f"“{file}” is no picture that can be read")
        return
    if ending(file) not in _KINDS.get(kind, (ending(file),)):
        yield document.said("B-027", one, f"“{file}” is {kind}")
    said = plain_type(one.get("type", ""))
    if said and said != f"image/{kind.lower()}" and said.startswith("image/"):
        yield document.said("B-027", one, f"“{file}” is {kind}, and the feed says “{said}”")
    sides = {"width": width, "height": height}
    for name, real in sides.items():
        if one.get(name, "").isdecimal() and int(one.get(name, "")) != real:
            yield document.said(
                "B-027", one, f"the {name} of “{file}” is {real} pixels, and the feed says {one.get(name)}"
            )
