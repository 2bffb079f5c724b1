"""What a reader is given, and what it gives back: the two values between a source format and the one walker."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from audiopress.read.fields import Fields


@dataclass(frozen=True, slots=True)
class Source:
    """Clean text, its front matter blanked out so that lines keep their numbers; `place` is its path for errors."""

    text: str
    place: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Document:
    """A tree whose elements know their source line (`data-line`), and what the document says about itself."""

    tree: HtmlElement
    about: Fields
    base: str = ""  # absolute address that relative links count from
