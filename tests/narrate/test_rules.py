"""Written -> spoken: the cases beside each rule, and what must hold for any text."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import DETAILS, Detail, Run, Show
from audiopress.narrate.passage import Passage, Rule, Stretch
from audiopress.narrate.rules import RULES, active
from audiopress.narrate.spoken import say
from tests.narrate.made import SHOW, block, heard, left_out, p, section

_CASES = [(rule, written, spoken) for rule in RULES for written, spoken in rule.cases]


def spoken(
    written: str, *marked: tuple[str, str], language: str = "en", role: str = "paragraph", detail: Detail = "standard"
) -> str:
    """What is said of a passage; `marked` are (words, mark) in it."""
    stretches = tuple(
        Stretch(written.index(words), written.index(words) + len(words), Run(words, (mark,)))  # type: ignore[arg-type]  # marks as words
        for words, mark in marked
    )
    return say(Passage(written, language, role, stretches), active(SHOW, detail)).spoken  # type: ignore[arg-type]  # roles as words


@pytest.mark.parametrize(("rule", "written", "said"), _CASES, ids=[f"{rule.code} {w}" for rule, w, _ in _CASES])
def test_the_cases_beside_a_rule(rule: Rule, written: str, said: str) -> None:
    """Each rule does to its cases what its row says."""
    assert spoken(written, language=(rule.languages or ("en",))[0], detail=rule.details[-1]) == said


def test_codes_are_unique_and_every_rule_can_be_switched_off() -> None:
    """A code names one rule; a show that switches all names off has no rules left."""
    off = Show(*("s", "t", "a", "d", "en", "http://localhost/"), rules=tuple((rule.name, False) for rule in RULES))

    assert len({rule.code for rule in RULES}) == len(RULES)
    assert active(off) == ()
    assert {rule for detail in DETAILS for rule in active(SHOW, detail)} == set(RULES)


@given(st.text(max_size=200), st.sampled_from(("en", "de", "fr", "es", "ja")))
def test_a_map_tiles_any_text(text: str, language: str) -> None:
    """The map covers the display text and the spoken text, in order, without a gap."""
    said = say(Passage(text, language), RULES)
    reached = (0, 0)
    for part in said.map:
        assert (part.start, part.spoken_start) == reached
        reached = (part.end, part.spoken_end)

    assert reached == (len(text), len(said.spoken))


@given(st.text(alphabet="ab 12.,;:()[]&%$£–—-'’“”\n\t\u00a0\u200b🙂¹/*_#", max_size=80))
def test_what_no_rule_touches_is_spoken_as_written(text: str) -> None:
    """Wherever the map has equal lengths, letters and digits are the same on both sides or a rule has changed them."""
    said = say(Passage(text, "en"), ())
    words = "".join(text.replace("\u200b", "").split())

    assert "".join(said.spoken.split()) == words
    assert "  " not in said.spoken


@pytest.mark.parametrize(
    "kept",
    [
        *(
            "(which I doubt)",
            "(see the photograph)",
            "(in 2005 we moved)",
            "(Revised ed.)",
            "(RP)",
            "(ATR-BC)",
            "(1756)",
        ),
        *("(see below)", "(May 2005)", "(version 2005)", "(a)", "(the war, in 2005, was over)", "(5)", "(PM)", "(p)"),
        *(
            "(Figure 3)",
            "(see Chapter 4)",
            "(Smith said so)",
            "(S.C.)",
            "(I)",
            "(at 5)",
            "[sic]",
            "[…]",
            "[T]he",
            "[a]",
        ),
    ],
)
def test_words_that_belong_to_the_sentence_stay(kept: str) -> None:
    """Only what has the shape of a citation is left out."""
    assert left_out(p(f"It was {kept} so.")) == []


@pytest.mark.parametrize(
    "citation",
    [
        *(
            "(Macy & Brown, 2014, p. xxiv)",
            "(p. 38)",
            "(pp. 3–5)",
            "(pp. 3-5, 9)",
            "(as cited in Brown, 2017, p. 4)",
            "[12]",
        ),
        *("(Abara, as cited in Lowe & Finch, 2020, p. 307)", "[1, 3–5]", "(Smith et al., 2014a, 2015b)"),
        *(
            "(World Health Organization [WHO], 2014)",
            "(see Smith, 2014; Jones, 2015)",
            "(van der Berg & O’Neill, 1999)",
        ),
        *(
            "(Smith, n.d.)",
            "(Smith, in press)",
            "(Smith 2014: 33)",
            "(Smith, 2014, para. 4)",
            "(Smith, 2014, emphasis added)",
        ),
        *(
            "(cf. García Márquez, 1967/1970)",
            "(“Climate change,” 2014)",
            "(e.g., Smith, 2014)",
            "(J. Smith & A. Jones, 2014)",
        ),
        *(
            "(Müller u. a., 2014, S. 5)",
            "(vgl. Müller, 2014)",
            "(Smith, personal communication, May 3, 2014)",
            "(S. 5)",
        ),
        *(
            "(Smith, 2014, Chapter 3)",
            "(Smith and Jones 2014, 33–35)",
            "(de Beauvoir, 1949)",
            "(May & Smith, 2014)",
            "(¶ 4)",
        ),
    ],
)
def test_a_citation_is_left_out_whole_and_alone(citation: str) -> None:
    """A citation goes, its words are recorded, and the sentence closes over the gap."""
    assert heard(p(f"It was so {citation}. Then it rained.")) == ["It was so.", "Then it rained."]
    assert left_out(p(f"It was so {citation}. Then it rained.")) == [(citation, "citation")]


@pytest.mark.parametrize(
    ("before", "cited"),
    [
        *(("Macy & Brown", True), ("as Ruth Ellen Cardew", True), ("Brown’s", True), ("Smith et al.", True)),
        *(("the treaty", False), ("in the Olympics", False), ("In March", False), ("the first World War", False)),
        ("War and Peace", False),
    ],
)
def test_a_year_is_a_citation_after_a_name_only(before: str, cited: bool) -> None:
    """“Brown (2014)” cites; “the treaty (2014)” dates."""
    assert left_out(p(f"{before} (2014) is so.")) == ([("(2014)", "citation")] if cited else [])


def test_marks_of_notes_are_left_out_but_not_powers() -> None:
    """Raised digits after a word go; those of a unit, a letter or a number stay."""
    runs = ("A claim", Run("12", ("sup",)), ", 5 m", Run("2", ("sup",)), " and x", Run("2", ("sup",)), ".")

    assert heard(p(*runs)) == ["A claim, five square meters and x squared."]
    assert left_out(p(*runs)) == [("12", "note mark")]


def test_inline_code_is_said_as_words() -> None:
    """Underscores, dots, camel case and brackets of a name are not spoken; long code is on the page."""
    assert spoken("Call get_userName.find() now", ("get_userName.find()", "code")) == "Call get user Name find now"
    assert heard(p("Run ", Run("a|b|" * 30, ("code",)), " now.")) == ["Run code, on the page now."]


@given(
    st.text("abC x0129" + string.punctuation + "→½×", min_size=1, max_size=14),
    st.sampled_from(("en", "de", "fr", "es")),
    st.sampled_from(DETAILS),
)
def test_no_digit_and_no_sign_of_inline_code_reaches_the_voice(written: str, language: str, detail: Detail) -> None:
    """Whatever code is made of: stops, brackets and quotation marks, at which a voice only pauses, are no signs."""
    passage = Passage(f"Put {written}", language, stretches=(Stretch(4, 4 + len(written), Run(written, ("code",))),))
    said = say(passage, active(SHOW, detail)).spoken

    assert re.findall(r"[^\w\s.,!?…—–’'“”\"():;-]|[\d_]", said) == []


def test_inline_formulas_too_long_to_say_are_on_the_page() -> None:
    """A letter, a number or a fraction is said; what nobody can follow by ear is announced and recorded."""
    matrix = r"\begin{matrix} a & b \\ c & d \end{matrix}"

    assert spoken("Let x be 5", ("x", "math")) == "Let x be five"
    assert heard(p("So ", Run(matrix, ("math",)), " holds.")) == ["So equation, on the page holds."]
    assert left_out(p("So ", Run(matrix, ("math",)), " holds.")) == [(matrix, "equation")]


def test_a_picture_in_a_sentence_is_announced() -> None:
    """An inline picture's alternative text is not taken for the author's words."""
    assert heard(p("Press ", Run("the green button", image="a.png"), ".")) == ["Press image: the green button."]


def test_emoji_are_left_out_of_a_sentence_and_recorded() -> None:
    """Emoji inside a sentence go with the space before them; alone they are an omission of their own."""
    assert heard(p("Well done 👍🏽! Yes.")) == ["Well done!", "Yes."]
    assert left_out(p("Well done 👍🏽! Yes."), p("🙂 🙂")) == [("👍🏽", "emoji"), ("🙂 🙂", "emoji")]


def test_a_heading_in_capitals_is_said_as_words() -> None:
    """Words are lowered, acronyms stay, and a stop makes the voice fall."""
    assert heard(section("THE WORK OF NASA AND THE BBC")) == ["the work of NASA and the BBC."]
    assert heard(section("What NASA Did")) == ["What NASA Did."]


def test_a_rule_that_is_off_does_nothing() -> None:
    """The switch of [rules] is the rule's name."""
    off = Show(*("s", "t", "a", "d", "en", "http://localhost/"), rules=(("citation", False), ("ampersand", False)))

    assert heard(p("So (Brown & Ray, 2014)."), show=off) == ["So (Brown & Ray, twenty fourteen)."]


def test_rules_of_a_language_stay_in_it() -> None:
    """A German abbreviation is said in a German passage, and an English one is left alone there."""
    assert heard(block("paragraph", "Obst, z. B. Äpfel, e.g. vs.", language="de")) == [
        "Obst, zum Beispiel Äpfel, e.g. vs."
    ]


def test_known_losses_of_other_tools() -> None:
    """“MP3” keeps its number and one-word sentences are spoken."""
    assert heard(p("Play the MP3. Now. Stop.")) == ["Play the MP three.", "Now.", "Stop."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("In [7], Ann errs, but [6] argues so.", "In reference seven, Ann errs, but reference six argues so."),
        ("As in [5] and [6], so.", "As in reference five and reference six, so."),
        ("As shown in [12, Fig. 3], it falls.", "As shown in reference twelve, Figure three, it falls."),
        ("The work of Smith et al. [14] is faster.", "The work of Smith and others is faster."),
        ("Some hold [3]–[5] that it is so [8] and [9].", "Some hold that it is so."),
        ("He calls it “the banality of evil” (Arendt 252).", "He calls it “the banality of evil”."),
        ("“Come,” said “the Lord” (Psalm 23).", "“Come,” said “the Lord” (Psalm twenty three)."),
        ("We saw it (Room 101).", "We saw it (Room one oh one)."),
        ("“We do” (Durant 1926, 76; emphasis added).", "“We do”."),
        ("Rawls (1971, §§ 3–4) agrees.", "Rawls agrees."),
        ("Deci and Ryan (2000) developed it.", "Deci and Ryan developed it."),
        ("Pride and Prejudice (1813) is hers.", "Pride and Prejudice (eighteen thirteen) is hers."),
        ("Ann Lee (b. 1950) left.", "Ann Lee (born nineteen fifty) left."),
        ("Ann Lee (d. 2001) left.", "Ann Lee (died two thousand one) left."),
        ("King Henry (r. 1509–47) reigned.", "King Henry (reigned fifteen oh nine to forty seven) reigned."),
        ("The law (Equality Act 2010) is clear.", "The law (Equality Act twenty ten) is clear."),
        ("The duo (Ash and Oak, 1960–1970) split.", "The duo (Ash and Oak, nineteen sixty to nineteen seventy) split."),
        ("Weil (Smith said so in 2014) was ill.", "Weil (Smith said so in twenty fourteen) was ill."),
        ("Growth fell (see Smith, 2014, for a review).", "Growth fell (see Smith, twenty fourteen, for a review)."),
    ],
)  # fmt: skip
def test_only_what_is_shaped_like_a_citation_goes(written: str, expected: str) -> None:
    """References in several styles go; what the sentence needs, years of life and titles stay."""
    assert heard(p(written)) == [expected]


def test_a_place_is_a_reference_where_somebody_of_that_name_is_cited() -> None:
    """“(London, 1903)” dates a fair, unless the article cites London elsewhere."""
    written = "It snowed (London, 1903)."

    assert spoken(written) == "It snowed (London, nineteen oh three)."
    assert say(Passage(written, "en", cited=frozenset(("London",))), active(SHOW)).spoken == "It snowed."


def test_no_english_words_in_a_language_without_tables() -> None:
    """An address is its bare host there; an emoji has its name in that language, or none."""
    assert spoken("Ga naar https://example.com/a nu", language="nl") == "Ga naar example.com nu"
    assert spoken("Dit 🙂 is mooi", language="nl") == "Dit is mooi"
    assert spoken("Ecco 🙂 qui", language="it") == "Ecco faccina con sorriso accennato qui"
