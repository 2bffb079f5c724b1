"""Checks of what a listener finds the way by: headings, tables, lists and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from audiopress.model import Block
from audiopress.narrate.lint.page import Found, Page
from audiopress.narrate.spoken import audible
from audiopress.narrate.tongue import base
from audiopress.patterns import late

MANY: Final = 20  # items of a list that can still be told apart
DEEP: Final = 3  # lists in lists
# Link texts that say nothing of where they lead; a colon, stop or arrow after them, or capitals, make no difference.
_EMPTY: Final[dict[str, frozenset[str]]] = {
    "en": frozenset((
        *("click here", "here", "click", "click this", "click this link", "this link", "link", "this", "this page"),
        *("more", "read more", "learn more", "see more", "find out more", "more info", "more information", "details"),
        *("read on", "continue", "continue reading", "go", "see here", "read here", "this article", "this post"),
        *("click for more", "click to read more", "website", "this website", "this site", "download", "source"),
    )),
    "de": frozenset(("hier", "hier klicken", "klicken sie hier", "link", "mehr", "mehr lesen", "weiterlesen", "weiter",
                     "mehr erfahren", "dieser link", "diese seite", "mehr dazu", "details")),
    "fr": frozenset(("ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "plus", "lire plus", "lire la suite",
                     "en savoir plus", "voir plus", "cette page", "suite")),
    "es": frozenset(("aquí", "haz clic aquí", "haga clic aquí", "clic aquí", "enlace", "este enlace", "más", "leer más",
                     "ver más", "más información", "seguir leyendo", "esta página")),
}  # fmt: skip
_EDGES: Final = " \t\n\u00a0.,:;!?…»«›‹→>[]()“”\"'"
_ADDRESS: Final = late(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def empty_headings(page: Page) -> Iterator[Found]:
    for told in page.told:
        if told.block.kind == "heading" and not audible(told.block.text) and not told.block.children:
            yield Found("N-911", told.line)


def tables_without_headers(page: Page) -> Iterator[Found]:
    """A table of one row or one column needs none: it is a list."""
    for told in page.told:
        rows = [child for child in told.block.children if child.kind == "row"]
        wide = any(len(row.children) > 1 for row in rows)
        if told.block.kind == "table" and wide and len(rows) > 1 and not any(map(_is_header, _cells(rows))):
            yield Found("N-909", told.line)


def _cells(rows: list[Block]) -> Iterator[Block]:
    for row in rows:
        yield from row.children


def _is_header(cell: Block) -> bool:
    named = cell.attribute("header") == "true" or bool(cell.attribute("scope"))
    return named and any(audible(inner.text) for inner in cell.walk())


def long_lists(page: Page) -> Iterator[Found]:
    for told in page.told:
        if told.block.kind == "list":
            items = sum(child.kind in ("item", "term") for child in told.block.children)
            if items > MANY:
                yield Found("N-918", told.line, {"items": items})


def deep_lists(page: Page) -> Iterator[Found]:
    """Where a third level begins; once for each list on the page, however deep it goes."""
    depth = 0
    found: Found | None = None
    for told in page.told:
        if not told.inside and found:
            yield found
            found = None
        level = told.inside.count("list") + 1
        if told.block.kind == "list" and level >= DEEP and (not found or level > depth):
            found, depth = Found("N-920", found.line if found else told.line, {"levels": level}), level
    if found:
        yield found


def links_that_say_nothing(page: Page) -> Iterator[Found]:
    """One remark for each such text, with the number of the others."""
    found: dict[str, list[Found]] = {}
    for told in page.told:
        empty = _EMPTY.get(base(told.language), frozenset())
        for address, text in _links(told.block):
            said = " ".join(text.split()).strip(_EDGES).casefold()
            bare = _ADDRESS.fullmatch(text.strip()) is not None and not address.startswith("mailto:")
            if said in empty or bare:
                shown = text.strip()[:60]
                found.setdefault("address" if bare else said, []).append(Found("N-910", told.line, {"text": shown}))
    for same in found.values():
        yield same[0]._replace(more=len(same) - 1)


def _links(block: Block) -> Iterator[tuple[str, str]]:
    """Address and whole text of each link; a link that changes its look on the way is several runs."""
    address, text = "", ""
    for run in block.runs:
        here = run.href or ""
        if here != address and address:
            yield address, text
        text = text + run.text if here == address else run.text
        address = "" if run.note else here
    if address:
        yield address, text


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    *(empty_headings, tables_without_headers, long_lists, deep_lists, links_that_say_nothing),
)
