"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.narrate.sentences import LIMIT, breaths, sentences

_TEXTS = st.text(alphabet="aB1 .?!…\n\t\u2028\u00a0\u0085()[]“”\"'’«»。—,;:é😀\ud800", max_size=120)


def parted(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["He said vs. the rest.", "No. 5 is good.", "No.", "Yes."]),
        ("en", ["1. One item.", "Dr. Smith left.", "J. R. R. Tolkien wrote.", "See Fig. 3, p. 5 and Vol. 2."]),
        ("en", ["“Really?” she asked.", '"No!" he cried.', "“Yes.”", "Fine."]),
        ("en", ["It is so (Smith, p. 4. Also Jones).", "Then."]),
        ("en", ["“Small is all.” (Brown, 2017, p. 41).", "Next."]),
        ("en", ["By J.\u00a0R. Smith.", "She\u00a0left."]),
        ("de", ["Das ist z. B. so.", "Am 3. März kam er.", "Siehe Nr. 5 und S. 4."]),
        ("fr", ["M. Dupont est là.", "« Oui ! » dit-il.", "Voir p. 5."]),
        ("es", ["¿Qué?", "El Sr. Ruiz, p. ej. hoy.", "Véase pág. 5."]),
        ("en", ["“No…”", "He stayed.", "Wait…", "Then he left.", "He said…", "“I know.”"]),
        ("en", ["It was so.", "(It was not.)", "They slept.", "[He left.]", "They stayed."]),
        ("en", ["“Well…” I said.", "“He left… Then he came back,” she said.", "Fine."]),
        ("en", ["It’s 5 a.m.", "I’m tired.", "It was 5 p.m. EST on Friday.", "At 6 p.m. we left."]),
        ("en", ["The figs. were ripe.", "The 2nd ed. appeared.", "The avg. price fell.", "Then."]),
        ("en", ["i was sad.", "then i left."]),
        ("en", ["ASP.NET is old.", "Run ./run.sh now."]),
        ("en", ["Plato, ed. G. R. F. Ferrari, trans. Tom Griffith.", "See J. Biol. Chem., vol. 12."]),
        ("en", ["Fed. R. Civ. P. 12 applies.", "See 1 Cor. 13 and Matt. 5.", "Lt.-Col. Lee met the Revd. Dr. Shaw."]),
        (
            "en",
            ["The work of Smith et al. [14] is new.", "Smith et al. (2014) agree.", "It was Smith et al.", "He left."],
        ),
        ("en", ["He is in the U.S.", "The next day he left.", "The U.S. Senate met.", "She has a Ph.D. thesis."]),
        (
            "en",
            ["Acme Inc. said so.", "On Jan. 5 we saw Mt. Fuji.", "Approx. five, e.g. this, vs. him.", "See eq. (3)."],
        ),
        ("en", ["He met Samuel L. Jackson.", "It was Malcolm X.", "He spoke."]),
        ("en", ["Q. Who are you?", "A. Nobody.", "Is it (or not?) so?"]),
        ("en", ["Gov. Newsom, Ald. Lee and Thos. Hardy.", "Natl. Assn. of Realtors."]),
        ("de", ["Obst usw.", "Danach kam er.", "Die 2. Aufl. ist da.", "Die Fa. Meier kam.", "Er kam…", "Dann nicht."]),
        ("fr", ["Des pommes, etc.", "Puis il partit.", "L’O.N.U. est là.", "La S.N.C.F. et M. Lang."]),
        ("es", ["En EE. UU.", "Después fueron, etc.", "Luego salió.", "La Dña. Ana y el n.º 5.", "El n.° 6."]),
        ("ja", ["今日は。", "元気です。"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language: str, expected: list[str]) -> None:
    """Abbreviations, numbers, quotations and citations do not part a sentence."""
    assert parted(("" if language == "ja" else " ").join(expected), language) == expected


def test_a_quotation_of_many_sentences_is_taken_apart() -> None:
    """A quotation longer than a breath is spoken sentence by sentence, its marks with its first and last words."""
    inner = ["“This is the first of them.", *["This is one more of them."] * 14, "This is the last.”"]

    assert parted("She spoke. " + " ".join(inner) + " Then she left.") == ["She spoke.", *inner, "Then she left."]


def test_marks_of_notes_do_not_hide_the_end_of_a_sentence() -> None:
    """“so.[3] Then” is two sentences; so is “so.1 Then” where the 1 is raised."""
    assert parted("It is so.[3][4] Then it rained.¹² And so on.") == [
        "It is so.[3][4]",
        "Then it rained.¹²",
        "And so on.",
    ]
    assert list(sentences("So. It is.1 Then.", "en", marks=[(10, 11)])) == [(0, 3), (4, 11), (12, 17)]


def test_stops_in_code_end_no_sentence() -> None:
    """A stretch that is one thing stays in one sentence."""
    text = "Run a. B c. D now. Stop."

    assert list(sentences(text, "en", wholes=[(4, 13)])) == [(0, 18), (19, 24)]


@given(_TEXTS, st.sampled_from(("en", "fr", "de", "es", "ja", "hi", "", "tlh")))
def test_no_character_is_lost(text: str, language: str) -> None:
    """Sentences are in order and apart, and between them is nothing but white space."""
    reached = 0
    for start, end in sentences(text, language):
        assert start >= reached
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        reached = end

    assert not text[reached:].strip()


@given(
    st.lists(st.sampled_from(("word ", "x" * 700, "; ", ". A", "(", ") ", "今日", "“", "\n", "é\u0301")), max_size=400)
)
def test_no_breath_is_too_long(parts: list[str]) -> None:
    """A sentence is parted into pieces of at most LIMIT characters that hold all of its words."""
    text = "".join(parts)
    pieces = list(breaths(text, 0, len(text)))

    assert all(0 < end - start <= LIMIT for start, end in pieces)
    assert "".join("".join(text[start:end].split()) for start, end in pieces) == "".join(text.split())


def test_a_long_sentence_is_parted_at_its_clauses() -> None:
    """Clause marks are preferred to spaces, and a bracket is not torn."""
    clause = "and so it went on and on for a very long time (as Smith, who knew, had said; see her book), "
    text = clause * 30
    first, *_ = breaths(text, 0, len(text))

    assert text[: first[1]].endswith("),")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["See eq. (3) for this.", "Eqs. (4) and (5) too.", "Approx. 5 came."]),
        ("en", ["The U.S. Senate voted on Jan. 5 at 9 a.m. on a Monday.", "On Tues. he left."]),
        ("en", ["Smith et al. (2014) agree.", "He lives in the U.S.", "He likes it."]),
        ("de", ["Der 1. FC Köln siegte.", "Im 19. Jahrhundert war es so.", "Das waren 5.", "Dann ging er."]),
        ("fr", ["J.-P. Sartre écrit.", "Il vint av. J.-C. à Rome."]),
        ("es", ["Murió en 44 a. C. en Roma.", "Nació en 20 d. C. allí."]),
    ],
)
def test_stops_within_a_sentence(language: str, expected: list[str]) -> None:
    """Stops of abbreviations, initials and ordinals are not its end."""
    assert parted(" ".join(expected), language) == expected
