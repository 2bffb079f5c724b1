"""No word lost, none said twice, none said that is recorded as left out: for any article whatever."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from audiopress.model import Article, Omission, Script
from audiopress.narrate import narrate, script_json, script_text, unaccounted
from audiopress.narrate.sentences import LIMIT
from tests.narrate.made import SHOW, article, articles, p, voice_for

_slow = list(HealthCheck)  # an arbitrary article takes longer to make than to narrate
many_articles = settings(max_examples=200, deadline=None, suppress_health_check=_slow)
some_articles = settings(max_examples=60, deadline=None, suppress_health_check=_slow)


@many_articles
@given(articles())
def test_every_word_is_in_the_script_once(any_: Article) -> None:
    """Utterances and omissions together hold every word of an article exactly once."""
    assert unaccounted(any_, narrate(any_, SHOW, voice_for)) == ()


@some_articles
@given(articles())
def test_every_utterance_can_be_spoken(any_: Article) -> None:
    """What is spoken has a letter or a digit, no control character, no line break and no double space."""
    for utterance in narrate(any_, SHOW, voice_for).utterances:
        spoken = utterance.spoken

        assert any(map(str.isalnum, spoken))
        assert not [c for c in spoken if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
        assert " ".join(spoken.split(" ")).strip() == spoken
        assert "  " not in spoken
        assert len(utterance.display) <= LIMIT


@some_articles
@given(articles())
def test_ids_count_and_maps_tile(any_: Article) -> None:
    """Ids are s1, s2 …; a map covers what is shown and, after any lead, all that is spoken, without a gap."""
    for number, utterance in enumerate(narrate(any_, SHOW, voice_for).utterances, 1):
        assert utterance.id == f"s{number}"
        reached = (0, utterance.map[0].spoken_start if utterance.map else 0)
        for part in utterance.map:
            assert (part.start, part.spoken_start) == reached
            reached = (part.end, part.spoken_end)
        if utterance.map:
            assert reached == (len(utterance.display), len(utterance.spoken))


@some_articles
@given(articles())
def test_a_script_can_always_be_shown(any_: Article) -> None:
    """Every omission and utterance of a script is in both of its listings."""
    script = narrate(any_, SHOW, voice_for)
    values = script_json(script, any_)

    assert len(values["utterances"]) == len(script.utterances)
    assert len(values["omissions"]) == len(script.omissions)
    assert all(f"{utterance.id:>6}  " in script_text(script, any_) for utterance in script.utterances)


@some_articles
@given(articles())
def test_groups_do_not_nest(any_: Article) -> None:
    """A group, once left for another, is only come back to after a note (EPUB 3.3 § 7)."""
    script = narrate(any_, SHOW, voice_for)
    ids = [utterance.group.id for utterance in script.utterances if utterance.group]
    runs = [name for index, name in enumerate(ids) if index == 0 or ids[index - 1] != name]

    assert len(runs) == len(set(runs))


def test_a_lost_word_is_found() -> None:
    """`unaccounted` names words that no utterance and no omission holds."""
    given_ = article(p("One sentence. Another one."))
    script = narrate(given_, SHOW, voice_for)
    kept = tuple(u for u in script.utterances if u.display != "Another one.")
    strays = unaccounted(given_, Script(kept, ()))

    assert [(stray.text.strip(), stray.how) for stray in strays] == [("Another one.", "lost")]


def test_a_word_said_twice_is_found() -> None:
    """`unaccounted` names words that two utterances hold."""
    given_ = article(p("One sentence."), title="")
    script = narrate(given_, SHOW, voice_for)
    strays = unaccounted(given_, replace(script, utterances=script.utterances * 2))

    assert [(stray.text, stray.how) for stray in strays] == [("One sentence.", "twice")]


def test_a_word_left_out_but_said_is_found() -> None:
    """`unaccounted` names words that are recorded as left out and yet heard."""
    given_ = article(p("One sentence."))
    script = narrate(given_, SHOW, voice_for)
    said = next(u for u in script.utterances if u.block == "b1")
    claim = Omission("One", "citation", "b1", (0, 3), said.id)

    assert [stray.how for stray in unaccounted(given_, replace(script, omissions=(claim,)))] == ["said"]


def test_words_from_elsewhere_are_found() -> None:
    """`unaccounted` names an utterance that shows other words than the page has at its place."""
    given_ = article(p("One sentence."))
    script = narrate(given_, SHOW, voice_for)
    wrong = tuple(replace(u, display="No sentence.") if u.block == "b1" else u for u in script.utterances)

    assert [stray.how for stray in unaccounted(given_, replace(script, utterances=wrong))] == ["elsewhere"]
