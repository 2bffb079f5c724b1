"""Flat blocks -> the article's title, what the lines under it say, and the blocks without them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from audiopress.model import Block
from audiopress.read.backmatter import level_of
from audiopress.read.byline import Byline, read_byline
from audiopress.read.layout import ends_sentence

_BYLINES: Final = 6  # blocks below the title among which bylines are looked for


@dataclass(frozen=True, slots=True)
class Opening:
    """`title` is "" where neither the author nor the document gives one."""

    title: str
    byline: Byline
    blocks: tuple[Block, ...]
    headed: bool  # whether a heading of the document was the title


def open_article(blocks: tuple[Block, ...], given: str, suggested: str, known: tuple[str, ...] = ()) -> Opening:
    """`given` is front matter's title, `suggested` the one in a page's head; `known` are the authors named elsewhere.

    A heading that is the title is no section of its own: it is taken out. One that differs from the given title stays.
    """
    at = _title_at(blocks, given, suggested)
    title = given or (title_of(blocks[at]) if at is not None else suggested)
    rest = blocks if at is None else (*blocks[:at], *blocks[at + 1 :])
    byline, rest = _bylines(rest, at or 0, known)
    return Opening(title, byline, rest, at is not None)


def title_of(heading: Block) -> str:
    """A heading's words on one line, the signs of notes left out."""
    return " ".join("".join(run.text for run in heading.runs if not run.note).split())


def _title_at(blocks: tuple[Block, ...], given: str, suggested: str) -> int | None:
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading" and title_of(block)]
    if not headings:
        return None
    first = headings[0]
    top = next((i for i in headings if level_of(blocks[i]) == 1), None)
    if given:
        return next((i for i in (top, first) if i is not None and _same(title_of(blocks[i]), given)), None)
    if top is not None:
        return top
    if suggested and _same(title_of(blocks[first]), suggested):
        return first
    opens = all(block.kind in {"boilerplate", "figure"} for block in blocks[:first])
    highest = all(level_of(blocks[i]) > level_of(blocks[first]) for i in headings[1:])
    return first if opens and highest and not suggested else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _is_subtitle(block: Block) -> bool:
    """A line between title and byline that is no sentence."""
    return block.kind == "paragraph" and len(block.text) <= 160 and not ends_sentence(block.text)


def _capitalised(text: str, known: tuple[str, ...]) -> str:
    """The line with the known authors' names as names are written, however these authors write theirs."""
    for name in known:
        text = text.replace(name, name.title())
    return text


def _bylines(blocks: tuple[Block, ...], start: int, known: tuple[str, ...]) -> tuple[Byline, tuple[Block, ...]]:
    """Who and when, from the lines under the title; they stay as boilerplate, for a page's head repeats them."""
    out = list(blocks)
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    for i in range(start, min(len(out), start + _BYLINES)):
        if out[i].kind == "figure":
            continue
        below = out[i + 1].text if i + 1 < len(out) else ""
        line = _capitalised(out[i].text, known)
        read = read_byline(line, below) if out[i].kind in {"paragraph", "boilerplate"} else None
        if read is None:
            if out[i].kind == "boilerplate" or (i == start and _is_subtitle(out[i])):
                continue
            break
        authors, published, updated = authors or read.authors, published or read.published, updated or read.updated
        out[i] = replace(out[i], kind="boilerplate", attributes=(*out[i].attributes, ("role", "byline")))
    return Byline(authors, published, updated), tuple(out)
