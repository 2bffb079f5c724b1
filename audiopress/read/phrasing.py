"""Phrasing content (HTML § 3.2.5.2.5) -> styled text: how links, marks, pictures and formulas open."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lxml import etree

from audiopress.model import Block, Mark, Run
from audiopress.read import footnotes, formulas
from audiopress.read.builder import Close, Leaf
from audiopress.read.context import Context, Skip
from audiopress.read.inline import Piece
from audiopress.read.links import safe_link
from audiopress.read.tree import attribute, classes, name, roles, text_of

Element = etree._Element

MARKS: Final[dict[str, Mark]] = {
    "em": "em",
    "i": "em",
    "dfn": "em",
    "var": "em",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "del",
    "s": "del",
    "strike": "del",
    "ins": "ins",
    "sup": "sup",
    "sub": "sub",
    "q": "q",
    "cite": "cite",
    "mark": "mark",
}


def open_inline(at: Context, element: Element) -> Close | None:
    """Any other element is a stretch of text; what it says of citations is kept."""
    if "biblioref" in roles(element) or classes(element) & {"citation", "reference"}:
        at.style = at.style.marked("citation")
    return None


def open_mark(at: Context, element: Element) -> Close | None:
    tag = name(element)
    if tag == "cite" and at.within("quote") and not at.begun():
        return at.open_leaf(Leaf("paragraph", (("role", "attribution"),)))
    if at.leaf.kind != "code":
        at.style = at.style.marked(MARKS[tag])
    return open_inline(at, element)


def open_line_break(at: Context, _: Element) -> Close | None:
    at.line_break()
    raise Skip


def pass_over(_: Context, __: Element) -> Close | None:
    raise Skip


def open_link(at: Context, element: Element) -> Close | None:
    href = attribute(element, "href")
    words = text_of(element)
    if footnotes.is_way_back(element, words, within_note=at.inside("note")):
        raise Skip
    if footnotes.is_reference(element, at.notes):
        at.piece(Piece(footnotes.label(words), replace(at.style, note=href[1:])))
        raise Skip
    at.style = replace(at.style, href=safe_link(href))
    return open_inline(at, element)


def open_abbreviation(at: Context, element: Element) -> Close | None:
    at.style = replace(at.style, title=attribute(element, "title") or None).marked("abbr")
    return None


def open_picture(at: Context, element: Element) -> Close | None:
    """An image; one of a single pixel only counts visitors."""
    lazy = ("data-src", "data-lazy-src", "data-original")
    src = attribute(element, "src")
    if not src or src.startswith("data:"):
        src = next((attribute(element, key) for key in lazy if attribute(element, key)), src)
    if {attribute(element, "width"), attribute(element, "height")} & {"0", "1"}:
        raise Skip
    decorative = _is_decoration(element)
    alt = "" if decorative else element.get("alt")
    at.picture(src, None if alt is None else str(alt), decorative=decorative)
    raise Skip


def _is_decoration(element: Element) -> bool:
    """HTML § 4.8.4.4.6: an empty alt attribute, written as such, says that a picture only adorns."""
    alt = element.get("alt")
    return (alt is not None and not str(alt).strip()) or bool(roles(element) & {"presentation", "none"})


def open_drawing(at: Context, element: Element) -> Close | None:
    """An inline SVG is a picture if it has a name, else an ornament."""
    title = element.find("{*}title")
    alt = attribute(element, "aria-label") or (text_of(title) if title is not None else "")
    if alt:
        at.picture("", alt, decorative=False)
    raise Skip


def open_formula(at: Context, element: Element) -> Close | None:
    source = formulas.tex(element)
    if not formulas.is_display(element):
        at.piece(
            Piece(
                source or formulas.as_tex(element) or formulas.visible(element), at.style.marked("math"), verbatim=True
            )
        )
        raise Skip
    at.boundary()
    notation, text = ("tex", source) if source else ("mathml", formulas.mathml(element))
    if text:
        at.append(Block("", "math", (Run(text),), (), (("notation", notation),), None, at.line))
    raise Skip
