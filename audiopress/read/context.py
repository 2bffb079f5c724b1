"""Where the walk stands: a builder that also knows the document's language, its notes and what its links point to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from audiopress.read.builder import Builder, Close
from audiopress.read.inline import Picture, Piece, Style


class Skip(Exception):  # noqa: N818  # not an error: how an opener says that nothing inside its element is text
    """What is inside the element is not to be walked."""


class Context(Builder):
    """The state that the openers of elements read and change."""

    def __init__(self, language: str, notes: frozenset[str], linked: frozenset[str]) -> None:
        super().__init__()
        self.language = language
        self.notes = notes
        self.linked = linked
        self.pictures: list[Picture] = []

    @property
    def style(self) -> Style:
        """The style of the innermost element that is open."""
        return self.styles[-1]

    @style.setter
    def style(self, style: Style) -> None:
        self.styles[-1] = style

    def picture(self, src: str, alt: str | None, *, decorative: bool) -> None:
        self.pictures.append(Picture(src, alt, decorative, self.line))
        style = replace(self.style, image=src)
        self.piece(Piece(" ".join((alt or "").split()), style, verbatim=True, picture=self.pictures[-1]))


def same_language(one: str, other: str) -> bool:
    """Whether one tag is the other or only more exact: en is not foreign in en-GB (RFC 4647 § 3.3.1, basic filtering).

    >>> same_language("en", "en-GB"), same_language("de", "en"), same_language("en-US", "en-GB")
    (True, False, False)
    """
    short, long = sorted((one.lower().replace("_", "-"), other.lower().replace("_", "-")), key=len)
    return long == short or long.startswith(f"{short}-")


Opener = Callable[[Context, etree._Element], Close | None]
