"""Tables as they are told."""

from __future__ import annotations

import pytest

from audiopress.model import DETAILS, Block, Pronunciation, Run
from audiopress.model.phonemes import pronounced
from audiopress.narrate import narrate
from audiopress.narrate.pauses import PAUSES
from tests.narrate.made import SHOW, article, block, heard, heard_in, p, script_of, voice_for


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


def _ruled(*header: str | Block) -> Block:
    """A table of two columns with these headers."""
    head = block("row", *(cell if isinstance(cell, Block) else td(cell, header="true") for cell in header))
    return block("table", head, row("Aloud", "nine minutes"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Time for 2,000 words", "Time for two thousand words, nine minutes."),
        ("Price (£/kg)", "Price (pounds per kilogram), nine minutes."),
        ("Time [12]", "Time, nine minutes."),
        ("—", "nine minutes."),
    ],
)
def test_a_column_said_again_is_said_by_the_rules(written: str, said: str) -> None:
    """As it is in its own row, but without the marks of notes, in every edition."""
    for detail in ("standard", "full"):
        assert heard_in(detail, _ruled("Way", written))[-2] == said


def test_what_is_marked_in_a_header_stays_marked_when_it_is_said_again() -> None:
    """Code, the author's own words, and an abbreviation that has been expanded by then."""
    code = block("cell", Run("#t=83", ("code",)), header="true")
    own = block("cell", Run("qt.", spoken="quantity"), header="true")
    short = block("cell", Run("QRZ", ("abbr",), title="Quiet Reading Zone 4"), header="true")

    assert heard(_ruled("Way", code))[-2] == "hash t eighty three, nine minutes."
    assert heard(_ruled("Way", own))[-2] == "quantity, nine minutes."
    assert heard(_ruled("Way", short))[2:] == [
        *("Quiet Reading Zone four, QRZ.", "Aloud:", "QRZ, nine minutes.", "End of table.")
    ]


def test_a_header_from_a_row_above_is_said_by_the_rules() -> None:
    """“Group 2:” leads the second row of its group, too."""
    table = block(
        "table", row("Who", "What", header=True), row(td("Group 2", header="true", scope="row", rowspan="2"), "a"),
        row("b"),
    )  # fmt: skip

    assert heard(table)[3:-1] == ["Group two:", "What, a.", "Group two: What, b."]


def test_names_of_columns_use_the_lexicon() -> None:
    """An author's phonemes are heard before every cell."""
    said = heard(_ruled("Way", "Siobhan"), lexicon=(Pronunciation("Siobhan", phonemes="ʃɪˈvɔːn"),))

    assert said[-2] == f"{pronounced('Siobhan', 'ʃɪˈvɔːn')}, nine minutes."


def test_an_edition_that_hears_nothing_of_a_row_keeps_its_silence() -> None:
    """What stands in a row and is heard in a full edition only (a note's mark) is no cell's end in a standard one."""
    table = block("table", block("row", "A plain sentence.", p(Run("0", note="b9"))))
    together = narrate(article(table), SHOW, voice_for, DETAILS)

    for detail in DETAILS:
        alone = narrate(article(table), SHOW, voice_for, (detail,))
        assert [(u.spoken, u.pause) for u in together.edition(detail).utterances] == [
            (u.spoken, u.pause) for u in alone.utterances
        ]
    pauses = {d: [u.pause for u in together.edition(d).utterances if u.display == "A plain sentence."] for d in DETAILS}
    assert pauses["standard"] == [PAUSES["table"]]
