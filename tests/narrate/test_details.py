"""Three levels of detail, of one script: what each says, and that none of them loses a word."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiopress.model import DETAILS, Article, Block, Detail, Narration, Notes, Run, Show
from audiopress.narrate import narrate, unaccounted
from tests.narrate.made import SHOW, article, articles, block, heard_in, p, script_of, section, voice_for

some_articles = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
_subsets = [wanted for size in (1, 2, 3) for wanted in combinations(DETAILS, size)]
_PLACES = st.sampled_from(("sentence", "paragraph", "end", "skip"))


def detailed(*details: Detail, notes: Notes = "paragraph") -> Show:
    return replace(SHOW, narration=Narration(details[0], details[1:], notes))


@some_articles
@given(articles(), st.sampled_from(_subsets), _PLACES)
def test_no_edition_loses_a_word_or_says_it_twice(any_: Article, wanted: tuple[Detail, ...], notes: Notes) -> None:
    """In each edition that is asked for, every word is in one utterance or in one omission."""
    script = narrate(any_, detailed(*wanted, notes=notes), voice_for)

    for detail in wanted:
        assert unaccounted(any_, script.edition(detail)) == ()


@some_articles
@given(articles())
def test_an_edition_is_the_same_alone_and_among_others(any_: Article) -> None:
    """What one walk makes for all editions is what each would have been by itself, but for the ids."""
    together = narrate(any_, SHOW, voice_for, DETAILS)

    for detail in DETAILS:
        alone, among = narrate(any_, SHOW, voice_for, (detail,)), together.edition(detail)
        assert [replace(u, id="", details=()) for u in alone.utterances] == [
            replace(u, id="", details=()) for u in among.utterances
        ]
        assert sorted((o.block, o.text, o.reason, o.rule) for o in alone.omissions) == sorted(
            (o.block, o.text, o.reason, o.rule) for o in among.omissions
        )


@some_articles
@given(articles(), st.sampled_from(_subsets))
def test_ids_count_and_are_shared_by_variants_only(any_: Article, wanted: tuple[Detail, ...]) -> None:
    """Ids count without gaps over all editions; in one edition no id comes twice; every edition has its own words."""
    script = narrate(any_, SHOW, voice_for, wanted)

    assert list(dict.fromkeys(u.id for u in script.utterances)) == [
        f"s{n}" for n in range(1, len({u.id for u in script.utterances}) + 1)
    ]
    for detail in wanted:
        ids = [utterance.id for utterance in script.edition(detail).utterances]
        assert len(ids) == len(set(ids))
    assert all(u.details and set(u.details) <= set(wanted) for u in script.utterances)
    assert all(o.details and set(o.details) <= set(wanted) for o in script.omissions)


@some_articles
@given(articles())
def test_what_announces_an_omission_is_heard_in_its_edition(any_: Article) -> None:
    """An omission names only utterances of the editions in which it is missing."""
    script = narrate(any_, SHOW, voice_for, DETAILS)

    for detail in DETAILS:
        edition = script.edition(detail)
        ids = {utterance.id for utterance in edition.utterances}
        assert {o.announced for o in edition.omissions if o.announced} <= ids
        assert {o.utterance for o in edition.omissions if o.utterance} <= ids


def test_a_show_says_which_editions_are_wanted() -> None:
    """Without a list of details, the show's are narrated, the one in the feed first."""
    script = script_of(p("So."), show=detailed("brief", "full"))

    assert {u.details for u in script.utterances} == {("brief", "full")}


def test_sentences_that_editions_say_alike_are_one_utterance() -> None:
    """Only what differs is there twice, under one id; its pauses too may differ."""
    script = narrate(
        article(p("It is so (Ada, 2014). Then."), block("list", *[block("item", "x y")] * 5)), SHOW, voice_for, DETAILS
    )
    cited, then = [u for u in script.utterances if u.block == "b1" and u.details != ("full",)]

    assert cited.spoken == "It is so."
    assert cited.details == ("brief", "standard")
    assert [u.spoken for u in script.utterances if u.id == cited.id and u.details == ("full",)] != [cited.spoken]
    assert then.details == DETAILS


_LISTS = block("list", *(block("item", f"Item {word}") for word in ("one", "two", "three", "four", "five")))
_TABLE = block(
    "table",
    block("row", block("cell", "Name", header="true"), block("cell", "Age", header="true")),
    block("row", block("cell", "Ada"), block("cell", "Old")),
)
_REFERENCES = block("references", block("item", "Ada. A book."), block("item", "Ben. A book."))
_READ = ["Table. One row, two columns.", "Columns: Name;", "Age.", "Ada:", "Age, Old.", "End of table."]
_ITEMS = [f"Item {word}." for word in ("one", "two", "three", "four", "five")]
_DESCRIBED = [
    *("Image. A map.", "Image description.", "North is up.", "End of image description.", "Caption. A caption."),
]
_LEVELS = {
    "counts of lists": ((_LISTS,), _ITEMS, *[["List of five items.", *_ITEMS]] * 2),
    "pictures without description": ((block("figure", src="a.png"),), [], *[["Image without description."]] * 2),
    "long descriptions": (
        (
            block(
                "figure", "A caption.", block("aside", p("North is up."), role="description"), alt="A map", src="a.png"
            ),
        ),
        ["Image. A map.", "Caption. A caption."],
        *[_DESCRIBED] * 2,
    ),
    "small tables": (
        (_TABLE,),
        ["Table. One row, two columns. The table is on the page."],
        *(_READ, _READ),
    ),
    "code": (
        (block("code", "alpha\nbeta"),),
        *[["Code example, two lines, on the page."]] * 2,
        ["Code.", "alpha.", "beta.", "End of code."],
    ),
    "a command": (
        (block("code", "make all"),),
        ["Code example, one line, on the page."],
        ["Code. make all."],
        ["Code.", "make all.", "End of code."],
    ),
    "lists of references": (
        (_REFERENCES,),
        [],
        ["Two references are listed on the page."],
        ["References, two entries.", "Ada.", "A book.", "Ben.", "A book."],
    ),
    "struck-out words": (
        (p("We ", Run("trust", ("del",)), " doubt."),),
        *[["We doubt."]] * 2,
        ["We deleted: trust, doubt."],
    ),
    "marks of notes": (
        (p("So it is.[12] Then."),),
        *[["So it is.", "Then."]] * 2,
        ["So it is. Note twelve.", "Then."],
    ),
    "marks within a sentence": (
        (p("The word [3, 4] is so."),),
        *[["The word is so."]] * 2,
        ["The word, note three, four, is so."],
    ),
    "pull quotes": (
        (block("boilerplate", p("So it is."), role="pullquote"),),
        *([], []),
        ["Pull quote.", "So it is.", "End of pull quote."],
    ),
    "page numbers": ((block("break", "12", role="pagebreak"),), [], [], ["Page twelve."]),
    "asides": ((block("aside", p("So.")),), *[["Side note.", "So.", "End of side note."]] * 3),
    "the page around": ((block("boilerplate", p("Share!")),), [], [], []),
}


@pytest.mark.parametrize(("blocks", "brief", "standard", "full"), list(_LEVELS.values()), ids=list(_LEVELS))
def test_levels(blocks: tuple[Block, ...], brief: list[str], standard: list[str], full: list[str]) -> None:
    """What each level of detail says of a construct."""
    assert [heard_in(detail, *blocks) for detail in DETAILS] == [brief, standard, full]


def test_notes_are_skipped_and_counted_in_a_brief_edition() -> None:
    """Its closing line speaks of them; a standard one has told them."""
    blocks = (p("So.", Run("1", note="n1")), block("note", "Not quite.", ref="n1", name="n1"))
    script = narrate(article(*blocks), SHOW, voice_for, ("brief", "standard"))

    assert [u.spoken for u in script.edition("brief").utterances[2:]] == [
        "So.",
        "End of A Title. One note is on the page.",
    ]
    assert "Not quite." in [u.spoken for u in script.edition("standard").utterances]
    assert [o.announced for o in script.edition("brief").omissions if o.reason == "note"] == [script.utterances[-1].id]


def test_the_closing_line_counts_by_edition() -> None:
    """Each says what is left out of it, in one utterance of one id."""
    things = (p("So (Ada, 2014)."), block("code", "a(b)\nc"), section("References", _REFERENCES))
    script = narrate(article(*things), SHOW, voice_for, DETAILS)
    ends = [script.edition(detail).utterances[-1] for detail in DETAILS]

    assert [u.spoken for u in ends] == [
        *["End of A Title. One citation, two references and one code example are on the page."] * 2,
        "End of A Title.",
    ]
    assert len({u.id for u in ends}) == 1


def test_a_heading_above_nothing_is_not_told() -> None:
    """“References.” and then the end would leave a listener waiting; so would “Notes.” above notes told elsewhere."""
    references = section("References", _REFERENCES)
    notes = section("Notes", block("note", "Not quite.", ref="n1", name="n1"))
    cited = p("So.", Run("1", note="n1"))

    assert "References." not in heard_in("brief", cited, references)
    assert "References." in heard_in("standard", cited, references)
    assert "Notes." not in heard_in("standard", cited, notes)
    assert heard_in("standard", p("So."), notes)[-4:] == ["Notes.", "Note.", "Not quite.", "End of note."]


def test_an_announcement_leaves_editions_that_hear_nothing_of_it() -> None:
    """A quotation of nothing but a picture without description is silent in a brief edition, and so is its frame."""
    quote = block("quote", block("figure", src="a.png"))

    assert heard_in("brief", quote, p("So.")) == ["So."]
    assert heard_in("standard", quote)[0] == "Quote."
    script = narrate(article(block("list", block("item", quote), ordered="true"), p("So.")), SHOW, voice_for, DETAILS)
    assert [u.spoken for u in script.edition("standard").utterances][2] == "One. Quote."
    assert [u.spoken for u in script.edition("brief").utterances][2] == "So."


@pytest.mark.parametrize("detail", DETAILS)
def test_a_full_edition_leaves_out_nothing_but_what_surrounds_the_article(detail: Detail) -> None:
    """Complete in the sense of EPUB Accessibility: all text, and all that stands for pictures."""
    things = (
        p("So (Ada, 2014).¹ Then ", Run("gone", ("del",)), "."), _TABLE, _LISTS, block("code", "a(b)\nc"), _REFERENCES,
        block("boilerplate", p("Share!")), block("break", "12", role="pagebreak"),
    )  # fmt: skip
    omissions = narrate(article(*things), SHOW, voice_for, (detail,)).omissions

    assert ({o.reason for o in omissions} == {"boilerplate"}) is (detail == "full")
