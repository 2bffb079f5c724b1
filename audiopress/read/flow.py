"""Flow content (HTML § 3.2.5.2.2) -> blocks: how paragraphs, headings, lists, tables and the like open."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from audiopress.model import Block, Kind, Run
from audiopress.patterns import late
from audiopress.read import footnotes, pullquotes
from audiopress.read.builder import Close, Leaf
from audiopress.read.context import Context, Opener, Skip
from audiopress.read.tree import attribute, classes, name, roles, text_of

Element = etree._Element

VERSE: Final = frozenset({"poem", "verse", "stanza", "lyrics", "poetry", "wp-block-verse"})
_PAGE: Final = late(r"^(?:page|seite|página|p\.|s\.)\s+", re.IGNORECASE)
_LANGUAGE: Final = late(r"(?:language|lang|highlight-source|brush:?)-?(\S+)")


def open_block(at: Context, element: Element) -> Close | None:
    if name(element) == "footer" and at.within("quote"):
        return at.open_leaf(Leaf("paragraph", (("role", "attribution"),)))
    at.boundary()
    if not classes(element) & VERSE:
        return at.boundary
    outer, at.verse = at.verse, True

    def close() -> None:
        at.boundary()
        at.verse = outer

    return close


def open_paragraph(at: Context, element: Element) -> Close | None:
    if classes(element) & VERSE:
        return at.open_leaf(Leaf("poem"))
    if "admonition-title" in classes(element) or "markdown-alert-title" in classes(element):
        return at.open_leaf(Leaf("heading"))
    return at.open_leaf(Leaf())


def open_heading(at: Context, element: Element) -> Close | None:
    level = name(element)[1:] if re.fullmatch(r"h[1-6]", name(element)) else attribute(element, "aria-level") or "2"
    return at.open_leaf(Leaf("heading", (("level", level),)))


def open_summary(at: Context, _: Element) -> Close | None:
    return at.open_leaf(Leaf("heading"))


def open_caption(at: Context, _: Element) -> Close | None:
    return at.open_leaf(Leaf("paragraph", (("role", "caption"),)))


def frame_opener(kind: Kind) -> Opener:
    return lambda at, _: at.open_frame(kind)


def open_pullquote(at: Context, _: Element) -> Close | None:
    return at.open_frame("quote", ("role", pullquotes.ROLE))


def open_list(at: Context, element: Element) -> Close | None:
    if footnotes.is_list_of_notes(element):
        return open_block(at, element)
    if name(element) == "ol":
        start = attribute(element, "start")
        downwards = element.get("reversed") is not None
        first = str(len(element.findall("li"))) if downwards else "1"  # HTML § 4.4.5: starting value
        order = (("ordered", "true"), ("start", start if re.fullmatch(r"-?\d+", start) else first))
        return at.open_frame("list", *order, *((("reversed", "true"),) if downwards else ()))
    return at.open_frame("list", *((("kind", "definition"),) if name(element) == "dl" else ()))


def open_item(at: Context, element: Element) -> Close | None:
    """An item; a check box that it begins with is its attribute, not a word."""
    if not at.within("list"):
        return open_block(at, element)
    box = next((e for e in element.iterdescendants("input", "li") if name(e) == "input"), None)
    checked = () if box is None or attribute(box, "type") != "checkbox" else (_checked(box),)
    value = attribute(element, "value")
    return at.open_frame("item", *checked, *((("value", value),) if value.lstrip("-").isdigit() else ()))


def _checked(box: Element) -> tuple[str, str]:
    return ("checked", "false" if box.get("checked") is None else "true")


def described_opener(kind: Kind) -> Opener:
    """A term or a definition, where there is a list of them."""
    return lambda at, element: at.open_frame(kind) if at.within("list") else open_block(at, element)


def open_table(at: Context, element: Element) -> Close | None:
    arranges = roles(element) & {"presentation", "none"} or element.find(".//table") is not None
    return open_block(at, element) if arranges else at.open_frame("table")


def open_row(at: Context, element: Element) -> Close | None:
    return at.open_frame("row") if at.within("table") else open_block(at, element)


def open_cell(at: Context, element: Element) -> Close | None:
    if not (at.within("row") or at.within("table")):
        return open_block(at, element)
    in_head = next(element.iterancestors("thead", "table"), element)
    header = (("header", "true"),) if name(element) == "th" or name(in_head) == "thead" else ()
    spans = tuple((key, attribute(element, key)) for key in ("scope", "colspan", "rowspan") if attribute(element, key))
    return at.open_frame("cell", *header, *spans)


def open_code(at: Context, element: Element) -> Close | None:
    """Preformatted text: a poem where its class says so, else code in the language that its class names."""
    kind: Kind = "poem" if classes(element) & VERSE else "code"
    named = [found for e in (*element.iter("code"), element) if (found := _LANGUAGE.match(attribute(e, "class")))]
    language = named[0][1] if named else attribute(element, "data-lang")
    outer, at.verbatim = at.verbatim, True
    close_leaf = at.open_leaf(Leaf(kind, (("language", language),) if language and kind == "code" else ()))

    def close() -> None:
        close_leaf()
        at.verbatim = outer

    return close


def open_rule(at: Context, element: Element) -> Close | None:
    at.boundary()
    if not footnotes.is_separator(element):
        at.append(Block("", "break", line=at.line))
    raise Skip


def open_note(at: Context, element: Element) -> Close | None:
    return at.open_frame("note", ("ref", footnotes.note_id(element)))


def open_aside(at: Context, element: Element) -> Close | None:
    label = attribute(element, "data-label")
    return at.open_frame("aside", *((("label", label),) if label else ()))


def open_description(at: Context, _: Element) -> Close | None:
    return at.open_frame("aside", ("role", "description"))


def open_page_mark(at: Context, element: Element) -> Close | None:
    """Where a page of the printed edition begins: no word of the sentence around it."""
    words = attribute(element, "aria-label") or attribute(element, "title") or text_of(element)
    number = _PAGE.sub("", " ".join(words.split()))
    if number:
        at.put_below(Block("", "break", (Run(number),), (), (("role", "pagebreak"),), None, at.line))
    raise Skip
