"""Where notes are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiopress.model import Block, Narration, Notes, Run, Show
from tests.narrate.made import SHOW, block, heard, p, script_of, section

_NOTE = ["Note.", "Not quite.", "End of note."]
_OTHER = ["Note.", "Also.", "End of note."]


def placed(where: Notes) -> Show:
    return replace(SHOW, narration=Narration(notes=where))


def text() -> tuple[Block, ...]:
    return (
        p("So.", Run("1", note="n1"), " Then.", Run("2", note="n2"), " End."),
        p("More."),
        block("note", "Not quite.", ref="n1", name="n1"),
        block("note", "Also.", ref="n2", name="n2"),
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("sentence", ["So.", *_NOTE, "Then.", *_OTHER, "End.", "More."]),
        ("paragraph", ["So.", "Then.", "End.", *_NOTE, *_OTHER, "More."]),
        ("end", ["So.", "Then.", "End.", "More.", "Notes.", *_NOTE, *_OTHER]),
        ("skip", ["So.", "Then.", "End.", "More."]),
    ],
)
def test_notes_are_told_where_the_show_wants_them(where: Notes, said: list[str]) -> None:
    """After the sentence, after the paragraph, at the end, or not at all."""
    assert heard(*text(), show=placed(where)) == said


def test_skipped_notes_are_counted() -> None:
    """The closing line says how many there are on the page."""
    script = script_of(*text(), show=placed("skip"))

    assert script.utterances[-1].spoken == "End of A Title. Two notes are on the page."
    assert [(o.reason, o.announced) for o in script.omissions if o.reason == "note"] == [
        ("note", script.utterances[-1].id)
    ] * 2


def test_a_part_of_notes_is_where_those_at_the_end_are_told() -> None:
    """An article that has a heading for its notes needs no other."""
    first, more, *notes = text()

    assert heard(first, more, section("Endnotes", *notes), show=placed("end"))[4:] == ["Endnotes.", *_NOTE, *_OTHER]


def test_notes_that_refer_to_each_other_are_told_in_turn() -> None:
    """Never one inside another, and each once, also when they refer to themselves."""
    loop = block("note", p("One ", Run("2", note="n2"), "here."), p("And."), ref="n1", name="n1")
    other = block("note", "Two.", Run("1", note="n1"), Run("2", note="n2"), ref="n2", name="n2")

    for where in ("sentence", "paragraph", "end"):
        said = heard(p("So.", Run("1", note="n1")), loop, other, show=placed(where))  # type: ignore[arg-type]  # a name
        assert [line for line in said if line != "Notes."] == [
            *("So.", "Note.", "One here.", "And.", "End of note.", "Note.", "Two.", "End of note.")
        ]


def test_a_note_after_a_sentence_is_a_group_of_its_own() -> None:
    """A listener who has notes skipped goes on with the next sentence."""
    said = script_of(*text(), show=placed("sentence")).utterances[2:-1]

    assert [u.group.kind if u.group else "" for u in said][:5] == ["", "skippable", "skippable", "skippable", ""]


def test_a_mark_in_what_is_not_heard_still_refers() -> None:
    """A note that only struck-out words refer to is told in its place."""
    assert heard(
        p("So. ", Run("Gone", ("del",)), Run("1", note="n1")),
        block("note", "Not quite.", ref="n1", name="n1"),
        p("End."),
    ) == ["So.", *_NOTE, "End."]
