"""Tables as they are told."""

from __future__ import annotations

from audiopress.model import Block
from tests.narrate.made import block, heard, heard_in, p, script_of


def row(*cells: str | Block, header: bool = False) -> Block:
    also = (("header", "true"),) if header else ()
    return block("row", *(cell if isinstance(cell, Block) else block("cell", cell, also=also) for cell in cells))


def td(text: str, **attributes: str) -> Block:
    return block("cell", text, **attributes)


def test_small_tables_are_read_by_row() -> None:
    """Caption, size, the names of the columns once, and then each cell with its column's name before it."""
    table = block(
        "table", p("Costs", role="caption"), row("Name", "Age", "City", header=True),
        row("Ada", "old", "Rome"), row("Ben", "young", ""),
    )  # fmt: skip
    said = script_of(table).utterances[2:-1]

    assert [u.spoken for u in said] == [
        *("Table: Costs.", "Two rows, three columns.", "Columns: Name;", "Age;", "City."),
        *("Ada:", "Age, old;", "City, Rome.", "Ben:", "Age, young.", "End of table."),
    ]
    assert [u.display for u in said if u.span] == ["Costs", "Name", "Age", "City", "Ada", "old", "Rome", "Ben", "young"]
    assert {(u.group.kind, u.group.role) for u in said if u.group} == {("escapable", "table")}
    assert len({u.group for u in said}) == 1


def test_the_rests_of_a_table_follow_its_rows() -> None:
    """Between cells a breath, after a row more."""
    table = block("table", row("a", "b", header=True), row("c", "d"), row("e", "f"))
    pauses = {u.display: u.pause for u in script_of(table).utterances if u.span}

    assert pauses["c"] < pauses["d"]


def test_a_cell_with_more_than_a_line_is_led_once() -> None:
    """The column's name comes before the first sentence, or before whatever the cell holds."""
    listing = block("cell", block("list", block("item", "One"), block("item", "Two")))
    table = block("table", row("Who", "What", header=True), row("Ada", "Came. Saw."), row("Ben", listing))

    assert heard(table)[3:-1] == ["Ada:", "What, Came.", "Saw.", "Ben:", "What, One.", "Two."]


def test_cells_over_several_columns_and_rows_push_others_aside() -> None:
    """Headers are found by where a cell stands; a row under a tall header cell is led by it again."""
    table = block(
        "table",
        row("Who", "Year", "Sum", header=True),
        row(td("Ada", header="true", scope="row", rowspan="2"), "first", "ten"),
        row("second", "twenty"),
        row("Both", td("thirty", colspan="2")),
        row("All", td("forty", colspan="3")),
    )

    assert heard(table)[4:-1] == [
        *("Ada:", "Year, first;", "Sum, ten.", "Ada: Year, second;", "Sum, twenty."),
        *("Both:", "Year, Sum, thirty.", "All:", "forty."),
    ]


def test_two_rows_of_headers_are_both_said() -> None:
    """A wide header stands above its columns' own."""
    wide = td("Costs", header="true", colspan="2")
    table = block(
        "table", row(td("", header="true"), wide), row("Who", "net", "gross", header=True), row("Ada", "a b", "c d")
    )

    assert heard(table)[1:-1] == [
        *("Columns: Costs.", "Columns: Who;", "net;", "gross.", "Ada:", "Costs, net, a b;", "Costs, gross, c d.")
    ]


def test_a_table_without_headers_is_read_cell_by_cell() -> None:
    """There is nothing to say before a cell."""
    assert heard(block("table", row("a b", "c d"), row("e f", "g h"))) == [
        *("Table. Two rows, two columns.", "a b;", "c d.", "e f;", "g h.", "End of table.")
    ]


def test_larger_tables_are_described_and_counted() -> None:
    """Caption and size are said; what is in the cells is on the page, and full editions read it."""
    rows = [row("x y", "z y") for _ in range(9)]
    table = block("table", p("Costs", role="caption"), row("A", "B", header=True), *rows)
    script = script_of(table)
    caption, size = script.utterances[2:-1]

    assert (caption.spoken, caption.display, caption.role) == ("Table: Costs.", "Costs", "table")
    assert size.spoken == "Nine rows, two columns. The table is on the page."
    assert {(o.reason, o.announced) for o in script.omissions} == {("table described", size.id)}
    assert script.utterances[-1].spoken == "End of A Title. One table is on the page."
    assert len(heard_in("full", table)) == 2 + 2 + 18 + 1
    assert heard(block("table", *rows)) == ["Table. Nine rows, two columns. The table is on the page."]


def test_wide_and_wordy_tables_are_described() -> None:
    """Seven columns, or cells like paragraphs, cannot be followed by ear."""
    wide = block("table", row(*"ABCDEFG", header=True), row(*"abcdefg"))
    wordy = block("table", row("A", "B", header=True), row("word " * 150, "word " * 150))

    assert heard(wide) == ["Table. One row, seven columns. The table is on the page."]
    assert heard(wordy) == ["Table. One row, two columns. The table is on the page."]


def test_a_table_in_german() -> None:
    """The narrator speaks the article's language, numbers too."""
    table = block("table", row("Wer", "Wo", header=True), row("Ada", "Rom"))

    assert heard(table, language="de") == [
        *("Tabelle. Eine Zeile, zwei Spalten.", "Spalten: Wer;", "Wo.", "Ada:", "Wo, Rom.", "Ende der Tabelle.")
    ]
