"""An open element and the blocks inside it -> the block it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from audiopress.model import Block, Kind, Run
from audiopress.patterns import late
from audiopress.read.inline import BREAK, split_lines

_ATTRIBUTION: Final = late(r"\s*(?:[—–―]|--)\s?\S.{0,160}", re.DOTALL)


@dataclass(slots=True)
class Frame:
    """A container whose end tag has not come yet."""

    kind: Kind
    line: int | None = None
    attributes: list[tuple[str, str]] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)


def block(
    kind: Kind, children: Iterable[Block] = (), attributes: Iterable[tuple[str, str]] = (), line: int | None = None
) -> Block:
    """A container without an id: ids are given when the whole article stands."""
    return Block("", kind, (), tuple(children), tuple(attributes), None, line)


def shape(frame: Frame) -> tuple[Block, ...]:
    """What the frame becomes: one block, nothing if it held nothing, its children where it only arranged them."""
    return _SHAPES.get(frame.kind, _container)(frame)


def is_attribution(text: str) -> bool:
    """Whether a line names who said what stands above it.

    >>> is_attribution("— Ursula K. Le Guin"), is_attribution("-- a friend"), is_attribution("-ish")
    (True, True, False)
    """
    return bool(_ATTRIBUTION.fullmatch(text)) and not text.rstrip().endswith(("?", "!", ":"))


def role(paragraph: Block, name: str) -> Block:
    return replace(paragraph, attributes=(*(a for a in paragraph.attributes if a[0] != "role"), ("role", name)))


def _container(frame: Frame) -> tuple[Block, ...]:
    return (block(frame.kind, frame.children, frame.attributes, frame.line),) if frame.children else ()


def _folding(frame: Frame) -> tuple[Block, ...]:
    """An item of one plain paragraph is a leaf: the paragraph's runs are its own."""
    if len(frame.children) == 1 and _is_plain(only := frame.children[0]):
        anchors = [a for a in only.attributes if a[0] == "anchor"]
        attributes = (*frame.attributes, *anchors)
        return (replace(only, kind=frame.kind, attributes=attributes, line=frame.line or only.line),)
    return _container(frame)


def _is_plain(child: Block) -> bool:
    return child.kind == "paragraph" and all(name == "anchor" for name, _ in child.attributes)


def _cell(frame: Frame) -> tuple[Block, ...]:
    """Empty cells stay: without them the columns shift."""
    return _folding(frame) or (block("cell", (), frame.attributes, frame.line),)


def _list(frame: Frame) -> tuple[Block, ...]:
    """Whatever stands between the items becomes an item."""
    children = tuple(_within(child, "item", {"item", "term", "definition"}) for child in frame.children)
    return _container(replace(frame, children=list(children)))


def _table(frame: Frame) -> tuple[Block, ...]:
    """Captions first; a table of one cell only arranged a page."""
    captions = [role(child, "caption") for child in frame.children if child.attribute("role") == "caption"]
    rows = [
        _within(_within(child, "cell", {"row", "cell"}), "row", {"row"})
        for child in frame.children
        if child.attribute("role") != "caption"
    ]
    cells = [cell for row in rows for cell in row.children]
    if len(cells) == 1:
        cell = cells[0]
        return (*captions, *(cell.children or ((replace(cell, kind="paragraph", attributes=()),) if cell.runs else ())))
    if not any(cell.runs or cell.children for cell in cells):
        return tuple(captions)
    return (block("table", (*captions, *rows), frame.attributes, frame.line),)


def _within(child: Block, kind: Kind, allowed: set[str]) -> Block:
    if child.kind in allowed:
        return child
    if kind in {"item", "cell"} and _is_plain(child):
        return replace(child, kind=kind)
    return block(kind, (child,), (), child.line)


def _figure(frame: Frame) -> tuple[Block, ...]:
    """One picture, its description and its caption are one block; anything else keeps its own kind beside them."""
    captions = [child for child in frame.children if child.attribute("role") == "caption"]
    told = [child for child in frame.children if child.attribute("role") == "description"]
    others = [child for child in frame.children if child not in captions and child not in told]
    pictures = [child for child in others if child.kind == "figure"]
    if len(others) == 1 and pictures:
        first = pictures[0]
        whole = (*first.children, *told)
        return (replace(first, runs=_lines_of(captions), children=whole, line=frame.line or first.line),)
    if pictures and len(pictures) == len(others):
        return (block("figure", (*others, *told, *captions), frame.attributes, frame.line),)
    if len(others) == 1 and others[0].kind == "table":
        return (replace(others[0], children=(*captions, *others[0].children)), *told)
    if len(others) == 1 and others[0].kind == "quote" and captions:
        said_by = tuple(role(caption, "attribution") for caption in captions)
        return (replace(others[0], children=(*others[0].children, *said_by)), *told)
    return (*others, *told, *captions)


def _lines_of(paragraphs: list[Block]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run(BREAK)] if runs else []
        runs += paragraph.runs
    return tuple(runs)


def _quote(frame: Frame) -> tuple[Block, ...]:
    """The last line of a quotation may say whose it is: a paragraph of its own, with that role."""
    children = list(frame.children)
    if children and children[-1].kind in {"paragraph", "poem"} and not children[-1].attribute("role"):
        last = children.pop()
        lines = split_lines(last.runs)
        said_by = lines[-1] if lines else ()
        if (len(lines) > 1 or children) and is_attribution("".join(run.text for run in said_by)):
            kept = _before_last_line(last)
            children += [kept] if kept.runs else []
            children.append(role(replace(last, kind="paragraph", runs=said_by), "attribution"))
        else:
            children.append(last)
    return _container(replace(frame, children=children))


def _before_last_line(paragraph: Block) -> Block:
    lines = split_lines(paragraph.runs)[:-1]
    runs: list[Run] = []
    for line in lines:
        runs += [Run(BREAK)] if runs else []
        runs += line
    return replace(paragraph, runs=tuple(runs))


_SHAPES: Final[dict[str, Callable[[Frame], tuple[Block, ...]]]] = {
    "item": _folding,
    "term": _folding,
    "definition": _folding,
    "note": _folding,
    "boilerplate": _folding,
    "cell": _cell,
    "list": _list,
    "table": _table,
    "figure": _figure,
    "quote": _quote,
}
