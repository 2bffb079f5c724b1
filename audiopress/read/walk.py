"""An HTML tree -> flat blocks in reading order, whatever format the HTML was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from audiopress.model import Block, Run
from audiopress.patterns import late
from audiopress.read import footnotes
from audiopress.read.builder import Close, Remarked
from audiopress.read.clean import polish
from audiopress.read.context import Context, Skip, same_language
from audiopress.read.descriptions import gather
from audiopress.read.inline import Picture, Style
from audiopress.read.openers import DROPPED, EMBEDDED, opener
from audiopress.read.overrides import unclosed
from audiopress.read.tree import LINE, attribute, classes, hidden, name, text_of

_WORD: Final = late(r"[^\W\d_]{2}")
_NOTABLE: Final = 200  # characters: more is a part of the page, not words of a sentence
_DOUBLES: Final = frozenset(
    ("katex-html", "mjx-chtml", "MathJax", "MathJax_Preview", "anchor", "icon")
)  # of what is read
_LANGUAGES: Final = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")


@dataclass(frozen=True, slots=True)
class Walked:
    """What one pass over a tree gives."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remarked, ...]
    pictures: tuple[Picture, ...]  # each with a line of its own, also inside a paragraph


def walk(tree: etree._Element, language: str) -> Walked:
    """The blocks of a tree; headings among them carry their level, and only containers are nested.

    Elements whose text no reader sees (scripts, forms, hidden parts) give none; words of all others stand in one block.
    """
    gather(tree)
    at = Context(language, footnotes.note_ids(tree), footnotes.targets(tree))
    closers: list[Close | None] = []
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "start":
            at.styles.append(_styled(at, element))
            closer, enter = _start(at, element)
            closers.append(closer)
            if enter:
                at.text(element.text)
            else:
                events.skip_subtree()
            continue
        if closer := closers.pop():
            closer()
        at.styles.pop()
        at.text(element.tail if element is not tree else None)
    at.flush()
    unclosed(at)
    return Walked(at.blocks, tuple(at.remarks), tuple(at.pictures))


def _start(at: Context, element: etree._Element) -> tuple[Close | None, bool]:
    """How to close the element, and whether its inside is to be walked."""
    own = attribute(element, LINE)
    at.line = int(own) if own.isdigit() else at.line
    at.targets += [i for key in ("id", "name") if (i := attribute(element, key)) in at.linked and i not in at.notes]
    if hidden(element):
        _unheard(at, element)
        return None, False
    if name(element) in DROPPED and not attribute(element, "type").startswith("math/"):
        if name(element) in EMBEDDED:
            _embedded(at, element)
        return None, False
    try:
        return opener(element)(at, element), True
    except Skip:
        return None, False


def _unheard(at: Context, element: etree._Element) -> None:
    """Words that are seen but kept from screen readers are neither read nor shown here: the author is told."""
    words = text_of(element) if attribute(element, "aria-hidden") == "true" else ""
    if _WORD.search(words) and len(words) <= _NOTABLE and not classes(element) & _DOUBLES:
        at.remark("A-015", at.line, ("words", words))


def _embedded(at: Context, element: etree._Element) -> None:
    """Something that is no text is left out; what it is called, or shows where it fails, is kept."""
    at.remark("A-010", at.line, ("what", EMBEDDED[name(element)]))
    words = attribute(element, "title") or attribute(element, "aria-label") or text_of(element)
    if words:
        role = (("role", "embedded"),)
        at.put_below(Block("", "boilerplate", (Run(polish(" ".join(words.split()))),), (), role, None, at.line))


def _styled(at: Context, element: etree._Element) -> Style:
    """The style inside an element, as far as its language goes."""
    code = next((c for key in _LANGUAGES if (c := attribute(element, key))), "")
    if not code:
        return at.style
    return replace(at.style, language=None if same_language(code, at.language) else code.replace("_", "-"))
