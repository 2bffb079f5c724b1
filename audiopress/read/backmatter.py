"""Flat blocks -> the same, with reference lists and disclaimers told apart from the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from audiopress.model import Block
from audiopress.patterns import late
from audiopress.read.entries import is_entry
from audiopress.read.inline import split_lines
from audiopress.read.names import Matter, matter
from audiopress.read.shapes import block

_LABEL: Final = late(
    r"(disclaimer|disclosure|(?:editor|author|publisher|translator)(?:['’]?s)? note|content (?:note|warning)"
    r"|trigger warning|corrections?|erratum|haftungsausschluss|anmerkung der redaktion|avertissement|aviso(?: legal)?)"
    r"\s*[:—–]\s",
    re.IGNORECASE,
)


def settle(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Each kind of back matter as its own block; no word is moved out of its order, and none is lost."""
    return _merged(_asides(_references(blocks)))


def level_of(heading: Block) -> int:
    """1 to 6."""
    level = heading.attribute("level")
    return min(6, max(1, int(level))) if level.isdigit() else 2


def words_of(item: Block) -> str:
    return " ".join("\n".join(part.text for part in item.walk()).split())


# --- works the article cites


def _references(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    out: list[Block] = []
    at, inherited = 0, (7, "")
    while at < len(blocks):
        first = blocks[at]
        out.append(first)
        at += 1
        if first.kind != "heading":
            continue
        kind: Matter | str = matter(first.text)
        if not kind and level_of(first) > inherited[0]:
            kind = inherited[1]  # "Primary sources" under "References"
        elif "references" not in kind:
            inherited = (7, "")
        if "references" not in kind:
            continue
        entries, end = _entries(blocks, at, trusted=kind == "references")
        if entries:
            out.append(block("references", entries, (), entries[0].line))
            at = end
        inherited = (level_of(first), kind) if kind == matter(first.text) else inherited
    return tuple(out)


def _entries(blocks: tuple[Block, ...], at: int, *, trusted: bool) -> tuple[list[Block], int]:
    """The entries from there on, and where they end: at the first block that is none."""
    entries: list[Block] = []
    while at < len(blocks):
        found = _entries_in(blocks[at], trusted=trusted)
        if not found:
            break
        entries += found
        at += 1
    return entries, at


def _entries_in(item: Block, *, trusted: bool) -> list[Block]:
    if item.kind == "paragraph":
        return [replace(item, kind="item")] if is_entry(item.text, trusted=trusted) else []
    if item.kind == "poem":  # short entries on lines of their own look like verse
        lines = [replace(item, kind="item", runs=runs) for runs in split_lines(item.runs)]
        return lines if all(is_entry(line.text, trusted=trusted) for line in lines) else []
    if item.kind == "list" and item.attribute("kind") != "definition":
        good = sum(is_entry(words_of(child)) for child in item.children)
        return list(item.children) if trusted or good > 0.5 * len(item.children) else []
    return []


# --- what is said beside the text


def _asides(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    out: list[Block] = []
    for item in blocks:
        found = _LABEL.match(item.text) if item.kind == "paragraph" else None
        if found:
            label = found[1][0].upper() + found[1][1:].lower()
            out.append(block("aside", (item,), (("label", label),), item.line))
        else:
            out.append(item)
    return tuple(out)


def _merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Boilerplate that follows boilerplate is one."""
    out: list[Block] = []
    for item in blocks:
        if out and item.kind == out[-1].kind == "boilerplate" and not (item.attributes or out[-1].attributes):
            children = (*_parts(out[-1]), *_parts(item))
            out[-1] = block("boilerplate", children, (), out[-1].line)
        else:
            out.append(item)
    return tuple(out)


def _parts(item: Block) -> tuple[Block, ...]:
    return item.children or (replace(item, kind="paragraph"),)
