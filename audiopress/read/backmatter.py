"""Flat blocks -> the same, with reference lists, disclaimers and a page's own machinery told apart from the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from audiopress.model import Block
from audiopress.read.entries import is_entry
from audiopress.read.inline import split_lines
from audiopress.read.names import Matter, matter
from audiopress.read.shapes import block

_PROSE: Final = 300  # characters: teasers of other articles are shorter, paragraphs of this one longer
_COMMENTS: Final = re.compile(r"comment|repl(?:y|ies)|response|discussion|conversation|kommentar", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(disclaimer|disclosure|(?:editor|author|publisher|translator)(?:['’]?s)? note|content (?:note|warning)"
    r"|trigger warning|corrections?|erratum|haftungsausschluss|anmerkung der redaktion|avertissement|aviso(?: legal)?)"
    r"\s*[:—–]\s",
    re.IGNORECASE,
)


def settle(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Each kind of back matter as its own block; no word is moved out of its order, and none is lost."""
    return _merged(_asides(_references(_boilerplate(blocks))))


def level_of(heading: Block) -> int:
    """1 to 6."""
    level = heading.attribute("level")
    return min(6, max(1, int(level))) if level.isdigit() else 2


def words_of(item: Block) -> str:
    return " ".join("\n".join(part.text for part in item.walk()).split())


# --- what belongs to the page, not to the article


def _boilerplate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _end_of_boilerplate(blocks, at)
        taken = blocks[at:end]
        if taken:
            out.append(block("boilerplate", [b for b in taken if b.kind != "note"], (), taken[0].line))
            out += [b for b in taken if b.kind == "note"]
        else:
            out.append(blocks[at])
        at = max(end, at + 1)
    return tuple(out)


def _end_of_boilerplate(blocks: tuple[Block, ...], at: int) -> int:
    """Where what begins here ends; `at` itself if it is no boilerplate."""
    first = blocks[at]
    text = first.text
    kind = matter(text) if first.kind == "heading" or _is_sign(first) else ""
    if kind == "boilerplate" and first.kind == "heading" and _COMMENTS.search(text):
        return next((i for i in range(at + 1, len(blocks)) if _is_references(blocks[i])), len(blocks))
    if kind == "boilerplate" and first.kind == "heading":
        return _end_of_teasers(blocks, at)
    if kind == "boilerplate":
        return _end_of_short(blocks, at)
    if kind == "perhaps boilerplate" and first.kind == "heading":
        end = _end_of_teasers(blocks, at)
        below = blocks[at + 1 : end]
        prose = sum(len(words_of(b)) for b in below if b.kind == "paragraph" and words_of(b).endswith((".", "!", "?")))
        stops_at_text = end < len(blocks) and blocks[end].kind != "heading"
        return at if prose > 80 or stops_at_text or not (below or end == len(blocks)) else end
    return at


def _is_sign(item: Block) -> bool:
    """A paragraph that is only a name, like the label of a row of buttons."""
    return item.kind == "paragraph" and len(item.text) <= 60 and not item.text.rstrip().endswith((".", "!", "?"))


def _is_references(item: Block) -> bool:
    return item.kind == "heading" and "references" in matter(item.text)


def _end_of_teasers(blocks: tuple[Block, ...], at: int) -> int:
    """Titles and teasers, up to the next paragraph or section of the article itself."""
    level = level_of(blocks[at])
    for i in range(at + 1, len(blocks)):
        item = blocks[i]
        if _is_references(item) or _is_prose(item) or item.kind in {"references", "code", "math", "table"}:
            return i
        if item.kind == "heading" and level_of(item) <= level and not matter(item.text) and _has_prose(blocks, i):
            return i
    return len(blocks)


def _end_of_short(blocks: tuple[Block, ...], at: int) -> int:
    """The buttons themselves: lists and words without a sentence."""
    end = at + 1
    while end < len(blocks) and (_is_sign(blocks[end]) or (blocks[end].kind == "list" and _is_linked(blocks[end]))):
        end += 1
    return end


def _has_prose(blocks: tuple[Block, ...], heading: int) -> bool:
    for item in blocks[heading + 1 :]:
        if item.kind == "heading":
            return False
        if _is_prose(item):
            return True
    return False


def _is_prose(item: Block) -> bool:
    return item.kind in {"paragraph", "quote"} and len(words_of(item)) >= _PROSE and not _is_linked(item)


def _is_linked(item: Block) -> bool:
    """Whether most of its words are links."""
    runs = [run for part in item.walk() for run in part.runs]
    linked = sum(len(run.text) for run in runs if run.href)
    return linked > 0.5 * max(1, sum(len(run.text) for run in runs))


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
