"""An element -> how it opens: the table of every HTML element that is more than a stretch of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from audiopress.read import comments, descriptions, flow, footnotes, formulas, overrides, phrasing, pullquotes
from audiopress.read.context import Opener
from audiopress.read.tree import CHROME, classes, name, roles

Element = etree._Element

# What no reader of a page reads. The second table's rows leave a remark: they hold something, but it is no text.
DROPPED: Final = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "noframes", "link", "meta", "base", "param"),
        *("select", "option", "datalist", "textarea", "button", "input", "progress", "meter", "map", "area"),
        *("dialog", "rp", "rt", "iframe", "video", "audio", "object", "canvas", "applet"),
    )
)
EMBEDDED: Final = {"iframe": "frame", "video": "video", "audio": "audio player", "object": "object"}
_BLOCKS: Final = frozenset(
    (
        *(
            "html",
            "body",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "address",
            "center",
            "hgroup",
        ),
        *("form", "fieldset", "legend", "label", "search", "tbody", "thead", "tfoot", "colgroup", "col"),
    )
)
_ASIDE: Final = frozenset({"admonition", "callout", "infobox", "sidebar", "markdown-alert"})


def opener(element: Element) -> Opener:
    """How this very element opens: by what it is for before what it is."""
    for test, special in _SPECIAL:
        if test(element):
            return special
    tag = name(element)
    if tag in phrasing.MARKS:
        return phrasing.open_mark
    return flow.open_block if tag in _BLOCKS else _OPENERS.get(tag, phrasing.open_inline)


def _in(names: frozenset[str]) -> Callable[[Element], bool]:
    return lambda element: name(element) in {"div", "section"} and bool(classes(element) & names)


# What an element is for, asked before its name.
_SPECIAL: Final[tuple[tuple[Callable[[Element], bool], Opener], ...]] = (
    (lambda element: element.get(CHROME) is not None, flow.frame_opener("boilerplate")),
    (lambda element: bool(roles(element) & {"doc-pagebreak", "pagebreak"}), flow.open_page_mark),
    (pullquotes.is_pullquote, flow.open_pullquote),
    (lambda element: name(element) == "blockquote" and pullquotes.is_inside(element), flow.open_block),
    (footnotes.is_note, flow.open_note),
    (formulas.is_tex, phrasing.open_formula),
    (_in(_ASIDE), flow.open_aside),
    (lambda element: "heading" in roles(element), flow.open_heading),
)
_OPENERS: Final[dict[str, Opener]] = {
    "p": flow.open_paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), flow.open_heading),
    "summary": flow.open_summary,
    **dict.fromkeys(("figcaption", "caption"), flow.open_caption),
    "blockquote": flow.frame_opener("quote"),
    "figure": flow.frame_opener("figure"),
    **dict.fromkeys(("aside", "details"), flow.open_aside),
    **dict.fromkeys(("ul", "ol", "dl", "menu", "dir"), flow.open_list),
    "li": flow.open_item,
    "dt": flow.described_opener("term"),
    "dd": flow.described_opener("definition"),
    "table": flow.open_table,
    "tr": flow.open_row,
    **dict.fromkeys(("td", "th"), flow.open_cell),
    **dict.fromkeys(("pre", "listing", "xmp"), flow.open_code),
    "hr": flow.open_rule,
    "br": phrasing.open_line_break,
    "wbr": phrasing.pass_over,
    "a": phrasing.open_link,
    **dict.fromkeys(("abbr", "acronym"), phrasing.open_abbreviation),
    "img": phrasing.open_picture,
    "svg": phrasing.open_drawing,
    "math": phrasing.open_formula,
    descriptions.DESCRIPTION: flow.open_description,
    comments.SAY: overrides.open_say,
    comments.END: overrides.open_end,
}
