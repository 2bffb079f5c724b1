"""The narration ledger: for every word of an article exactly one of spoken, reworded, described, moved, omitted."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from audiopress.model import Article, Block, Run, Section
from audiopress.narrate import account, narrate, totals
from audiopress.narrate.account import KINDS, Fate
from audiopress.narrate.ledger import texts_of
from tests.narrate.made import SHOW, article, articles, block, p, script_of, voice_for


def fates(*blocks: Block | Section) -> list[tuple[str, str, str]]:
    """(words, kind, by) of everything but the title, with the words as they are written."""
    given_ = article(*blocks)
    texts = texts_of(given_)
    found = account(given_, script_of(*blocks).edition("standard"))
    return [(texts[fate.block][fate.start : fate.end], fate.kind, fate.by) for fate in found if fate.block != "b0"]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_every_word_has_one_fate(any_: Article) -> None:
    """In 200 arbitrary articles, every letter and digit lies in exactly one fate, in reading order."""
    script = narrate(any_, SHOW, voice_for).edition("standard")
    texts = texts_of(any_)
    found: dict[str, list[Fate]] = {}
    for fate in account(any_, script):
        assert fate.kind in KINDS
        assert fate.words > 0
        assert bool(fate.by) == (fate.kind != "spoken")
        found.setdefault(fate.block, []).append(fate)
    for name, text in texts.items():
        reached = 0
        for fate in found.get(name, ()):
            assert not any(map(str.isalnum, text[reached : fate.start]))
            assert reached <= fate.start < fate.end
            reached = fate.end
        assert not any(map(str.isalnum, text[reached:]))


def test_words_as_written_and_reworded() -> None:
    """What a rule changes is reworded by that rule's code; the words around it are spoken as written."""
    (first, second, third) = fates(p("It cost $5m in all."))

    assert ("It cost", "spoken", "") == first
    assert ("$5m", "reworded") == second[:2]
    assert second[2].startswith("N-")
    assert ("in all.", "spoken", "") == third


def test_a_citation_is_omitted() -> None:
    """Words that are left out are omitted, with the reason; the stop after them is no word."""
    assert fates(p("So it is (Macy & Brown, 2014).")) == [
        ("So it is", "spoken", ""),
        ("(Macy & Brown, 2014)", "omitted", "citation"),
    ]


def test_a_mark_at_a_word_is_parted_from_it() -> None:
    """A note's mark glued to a word is left out; the word is spoken."""
    assert fates(p("A claim", Run("12", ("sup",)), " stands.")) == [
        ("A claim", "spoken", ""),
        ("12", "omitted", "note mark"),
        ("stands.", "spoken", ""),
    ]


def test_code_is_described() -> None:
    """A block of code that is announced is described."""
    assert fates(block("code", "x = 1\ny = 2\nz = 3", language="python")) == [
        ("x = 1\ny = 2\nz = 3", "described", "code described")
    ]


def test_a_note_is_moved() -> None:
    """A note that stands at the end and is told after what refers to it has moved."""
    note = block("note", p("A note."), ref="n1")

    assert ("A note.", "moved", "note") in fates(p("One", Run("1", note="n1"), " two."), p("Three four."), note)


def test_totals_count_words() -> None:
    """Totals are words by kind and by what decided."""
    given_ = article(p("So it is (Macy & Brown, 2014)."), title="A Title")
    found = totals(account(given_, narrate(given_, SHOW, voice_for).edition("standard")))

    assert found == {("spoken", ""): 5, ("omitted", "citation"): 3}
