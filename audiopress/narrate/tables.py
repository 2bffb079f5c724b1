"""A table -> its caption and size, and its rows: small ones are read, each cell after its column's header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from audiopress.model import DETAILS, Block, Detail
from audiopress.narrate.draft import Draft, Place
from audiopress.narrate.phrases import count
from audiopress.narrate.spoken import audible
from audiopress.patterns import late

WIDEST: Final = 6  # columns of a table that is read in a standard edition
LONGEST: Final = 8  # its rows below the header
_WORDIEST: Final = 200  # its words: more would be heard as text
_SPAN: Final = late(r"[1-9]\d{0,2}", re.ASCII)
_WIDEST_SPAN: Final = 50  # columns or rows: what one cell may claim
_NAMED: Final = 2  # columns under one wide cell that are called by their names


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, the columns it fills, and the headers of its row that stand in rows above it."""

    block: Block
    columns: range
    heads_row: bool
    inherited: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells: those that only name columns, and the others; `names` are those of each column."""

    head: tuple[tuple[Block, tuple[Cell, ...]], ...]
    body: tuple[tuple[Block, tuple[Cell, ...]], ...]
    width: int
    names: Mapping[int, tuple[Block, ...]]

    def headers(self, columns: range) -> tuple[Block, ...]:
        """The cells that name the columns; none if there are too many of them."""
        if len(columns) > _NAMED:
            return ()
        return tuple(dict.fromkeys(name for column in columns for name in self.names.get(column, ())))


def grid(block: Block) -> Grid:
    """Where every cell stands, as browsers reckon it (HTML § 4.9.12): colspan and rowspan push others aside."""
    rows: list[tuple[Block, tuple[Cell, ...]]] = []
    taken: dict[int, tuple[int, Block | None]] = {}  # column -> (rows it is still filled from above, its row header)
    for row in (child for child in block.children if child.kind == "row"):
        cells: list[Cell] = []
        inherited = tuple(dict.fromkeys(name for _, name in taken.values() if name))
        following = {column: (left - 1, name) for column, (left, name) in taken.items() if left > 1}
        column = 0
        for inner in row.children:
            while column in taken:
                column += 1
            columns = range(column, column + _span(inner, "colspan"))
            heads = inner.attribute("header") == "true" and inner.attribute("scope") not in ("col", "colgroup")
            cells.append(Cell(inner, columns, heads, inherited))
            left = _span(inner, "rowspan") - 1
            if left:
                name = inner if heads or not columns.start else None
                following.update(dict.fromkeys(columns, (left, name)))
            column = columns.stop
        rows.append((row, tuple(cells)))
        taken = following
    return _parted(rows)


def _span(cell: Block, name: str) -> int:
    written = cell.attribute(name)
    return min(int(written), _WIDEST_SPAN) if _SPAN.fullmatch(written) else 1


def _parted(rows: list[tuple[Block, tuple[Cell, ...]]]) -> Grid:
    """The rows at the top that hold nothing but headers, and the rest, in which the first cell heads its row."""
    first = 0
    while first < len(rows) and rows[first][1] and all(c.block.attribute("header") for c in rows[first][1]):
        first += 1
    if first == len(rows):
        first = 0
    body = tuple((row, _headed(cells, named=first > 0)) for row, cells in rows[first:])
    width = max((cells[-1].columns.stop for _, cells in rows if cells), default=0)
    names: dict[int, tuple[Block, ...]] = {}
    for cell in (cell for _, cells in rows[:first] for cell in cells if audible(cell.block.text)):
        for column in cell.columns:
            names[column] = (*names.get(column, ()), cell.block)
    return Grid(tuple(rows[:first]), body, width, names)


def _headed(cells: tuple[Cell, ...], *, named: bool) -> tuple[Cell, ...]:
    """Where no cell is marked as its row's header, the first one is, if the columns have names."""
    if any(cell.heads_row for cell in cells) or not named or len(cells) < 2 or cells[0].columns.start:
        return cells
    return (replace(cells[0], heads_row=True), *cells[1:])


def table(draft: Draft, block: Block, place: Place) -> None:
    """Its caption and size; then its rows, or that they are on the page."""
    inside = place.inside(block, "table").grouped(block, "escapable", "table")
    bare = _without_caption(draft, block, inside)
    cells = grid(block)
    if not cells.body:
        return
    with draft.only(bare):
        draft.lead(draft.phrase(inside, "table alone") + " ")
    small = cells.width <= WIDEST and len(cells.body) <= LONGEST and _words(cells) <= _WORDIEST
    read: tuple[Detail, ...] = ("standard", "full") if small else ("full",)
    with draft.only(read) as wanted:
        if wanted:
            _read(draft, block, inside, cells)
    with draft.only(set(DETAILS).difference(read)) as wanted:
        if wanted:
            _describe(draft, block, inside, cells)


def _without_caption(draft: Draft, block: Block, place: Place) -> list[Detail]:
    """Tell what stands in the table but in none of its rows, first its caption; the editions that heard none of it."""
    leads, told = draft.leads.copy(), draft.told.copy()
    draft.lead(draft.phrase(place, "table lead"))
    draft.say(block, place)
    for child in block.children:
        if child.kind != "row":
            draft.tell(child, place)
    silent = [detail for detail in draft.scope if draft.told[detail] == told[detail]]
    draft.leads.update({detail: leads[detail] for detail in silent})
    return silent


def _words(cells: Grid) -> int:
    return sum(
        len(part.text.split()) for row, _ in (*cells.head, *cells.body) for cell in row.children for part in cell.walk()
    )


def _size(cells: Grid, place: Place) -> dict[str, str]:
    rows = count(place.language, "row", len(cells.body))
    return {"rows": rows[:1].upper() + rows[1:], "columns": count(place.language, "column", cells.width)}


def _describe(draft: Draft, block: Block, place: Place, cells: Grid) -> None:
    words = draft.phrase(place, "table", **_size(cells, place))
    told = draft.announce(block.id, place, words, "table")
    draft.miss("table described")
    for row, _ in (*cells.head, *cells.body):
        draft.omit(row, "table described", told)


def _read(draft: Draft, block: Block, place: Place, cells: Grid) -> None:
    """Row by row; the names of the columns once, and then before each cell."""
    size = draft.phrase(place, "table read", **_size(cells, place))

    def rows() -> None:
        for row, heads in cells.head:
            draft.lead(draft.phrase(place, "columns"))
            _row(draft, row, place, ((replace(cell, heads_row=False), "") for cell in heads))
            draft.lead_nothing()
        for row, found in cells.body:
            _row(draft, row, place, _led(draft, place, cells, found))

    draft.framed(block, place, (size, draft.phrase(place, "table end")), rows)


def _led(draft: Draft, place: Place, cells: Grid, found: tuple[Cell, ...]) -> Iterator[tuple[Cell, str]]:
    """Each cell with what is said before it: the row's header from above, its column's name."""
    first = True
    for cell in found:
        above = _again(draft, place, cell.inherited) if first else ()
        words = [draft.phrase(place, "row header", name=name) for name in above]
        names = () if cell.heads_row else _again(draft, place, cells.headers(cell.columns))
        if names:
            words.append(draft.phrase(place, "column header", name=", ".join(names)))
        first = first and not _has_words(cell.block)
        yield cell, "".join(words)


def _again(draft: Draft, place: Place, headers: Iterable[Block]) -> tuple[str, ...]:
    """What the headers are called when they are said again, each name once."""
    marked = (draft.formulas.marked(header, place.language) for header in headers)
    said = (draft.sayings.again(header, place.language, place.role) for header in marked)
    return tuple(dict.fromkeys(filter(audible, said)))


def _row(draft: Draft, row: Block, place: Place, cells: Iterable[tuple[Cell, str]]) -> None:
    """The cells of a row, with short silences; a cell without words is passed over."""
    draft.say(row, place)
    found = list(cells)
    worded = [cell for cell, _ in found if _has_words(cell.block)]
    for cell, lead in found:
        told = draft.told.copy()
        _cell(draft, cell, place.inside(row).inside(cell.block), lead, "." if cell in worded[-1:] else ";")
        with draft.only(detail for detail in draft.scope if draft.told[detail] != told[detail]):
            draft.rest("row" if cell in worded[-1:] else "cell")  # an edition that heard nothing is silent as before


def _cell(draft: Draft, cell: Cell, place: Place, lead: str, stop: str) -> None:
    if cell.block.kind != "cell":
        draft.tell(cell.block, place)
        return
    if cell.block.text.strip() or not cell.block.children:
        draft.say(cell.block, place, stop=":" if cell.heads_row and stop == ";" else stop, lead=lead)
    else:
        draft.lead(lead if _has_words(cell.block) else "")
    draft.tell_all(cell.block.children, place)


def _has_words(block: Block) -> bool:
    return any(audible(part.text) for part in block.walk())
