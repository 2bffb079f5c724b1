"""Each kind of block as it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiopress.model import Pronunciation, Run, Utterance, Voice
from audiopress.model.phonemes import pronounced
from audiopress.narrate import narrate
from tests.narrate.made import SHOW, article, block, heard, left_out, p, script_of, section, voice_for


def items(*texts: str, **attributes: str) -> object:
    return block("list", *(block("item", text) for text in texts), **attributes)


def roles(utterances: tuple[Utterance, ...]) -> list[str]:
    return [utterance.role for utterance in utterances]


def test_title_byline_and_end() -> None:
    """An edition begins with its title, who wrote it, when, and that the voice is synthetic; and says that it ends."""
    script = script_of(p("Words."), title="On Ears", authors=("Ada", "Ben", "Cy"))
    title, byline, _, closing = script.utterances

    assert (title.id, title.block, title.display, title.spoken) == ("s1", "b0", "On Ears", "On Ears.")
    assert byline.spoken.startswith("By Ada, Ben and Cy. ")
    assert byline.spoken.endswith(" twenty twenty six. Audio edition, synthetic voice.")
    assert closing.spoken == "End of On Ears."
    assert roles(script.utterances) == ["title", "byline", "paragraph", "closing"]
    assert [u.span for u in script.utterances] == [(0, 7), None, (0, 6), None]


def test_an_article_without_author_date_or_words_still_says_what_it_is() -> None:
    """Nothing but a title makes a script of three utterances."""
    script = script_of(authors=(), published=None)

    assert [u.spoken for u in script.utterances] == ["A Title.", "Audio edition, synthetic voice.", "End of A Title."]


@pytest.mark.parametrize(
    ("title", "spoken", "end"),
    [
        ("Why?", "Why?", "End of Why."),
        ("<b> & “co”", "<b> and “co”.", "End of <b> and “co”."),
        ("* * *", "", "End of the article."),
        ("Word " * 100, ("Word " * 100).strip() + ".", "End of the article."),
    ],
)
def test_any_title(title: str, spoken: str, end: str) -> None:
    """A title of any kind is said, or recorded as left out; a very long one is not repeated."""
    script = script_of(p("Words."), title=title)

    assert ("".join(u.spoken for u in script.utterances if u.role == "title")) == spoken
    assert script.utterances[-1].spoken == end


def test_headings_are_whole_and_fall() -> None:
    """A heading is one utterance with a stop; one without a body is still said."""
    said = script_of(section("A. Why now? And how", p("So."), sections=(section("Empty", level=3),))).utterances[2:-1]

    assert [(u.role, u.spoken, u.section) for u in said] == [
        ("heading", "A. Why now? And how.", "sec-0"),
        ("paragraph", "So.", "sec-0"),
        ("heading", "Empty.", "sec-0.1"),
    ]


def test_a_quote_is_announced_once() -> None:
    """One announcement for all its paragraphs; the attribution comes after the end, introduced once."""
    quote = block("quote", p("One. Two."), p("Three."), p("— Ada", role="attribution"))

    assert heard(quote) == ["Quote.", "One.", "Two.", "Three.", "End of quote.", "By Ada."]


def test_a_second_voice_needs_no_announcement() -> None:
    """A show with a voice for quotes uses it for all that is quoted, and for nothing else."""
    show = replace(SHOW, voices=(("quote", "en+f3"),))
    quote = block("quote", p("One."), block("list", block("item", "Two.")), p("— Ada", role="attribution"))
    said = narrate(article(quote), show, voice_for).utterances[2:-1]

    assert [(u.spoken, u.voice) for u in said] == [
        *(("One.", "quote:en"), ("Two.", "quote:en"), ("By Ada.", "paragraph:en"))
    ]


def test_lists_speak_their_numbers_only() -> None:
    """An ordered list's numbers are spoken, not shown; bullets are silent; an item's own number is not doubled."""
    said = script_of(items("Wash", "Dry", ordered="true", start="3")).utterances[2:-1]

    assert [(u.display, u.spoken) for u in said] == [("Wash", "Three. Wash."), ("Dry", "Four. Dry.")]
    assert heard(items("• One", "- Two")) == ["One.", "Two."]
    assert heard(items("a. One", "b) Two", ordered="true")) == ["a. One.", "b) Two."]
    assert heard(items("c", "b", ordered="true", reversed="true")) == ["Two. c.", "One. b."]


def test_an_items_number_is_said_before_whatever_it_begins_with() -> None:
    """Also where an item holds paragraphs or code; an item that says nothing leaves no number behind."""
    listing = block(
        "list",
        block("item", p("One."), p("More.")),
        block("item", block("code", "x")),
        block("item", "—"),
        ordered="true",
    )

    assert heard(listing, p("End.")) == ["One. One.", "More.", "Two. Code example, one line, on the page.", "End."]


def test_long_lists_are_counted_and_can_be_left() -> None:
    """From five items a list is announced and is an escapable group; a list inside it is named, not grouped again."""
    inner = block("item", "Five", block("list", block("item", "In"), block("item", "Side")))
    listing = block("list", *(block("item", text) for text in ("One", "Two", "Three", "Four")), inner)
    said = script_of(listing, p("After.")).utterances[2:-1]

    assert [u.spoken for u in said] == [
        *("List of five items.", "One.", "Two.", "Three.", "Four.", "Five.", "Sub-list.", "In.", "Side.", "After.")
    ]
    assert [bool(u.group) for u in said] == [True] * 9 + [False]
    assert {(u.group.kind, u.group.role, u.group.id) for u in said if u.group} == {("escapable", "list", "g-b1")}


def test_definitions_follow_their_terms() -> None:
    """A definition list is read as it stands."""
    listing = block(
        "list", block("term", "Cue"), block("definition", "A pair of moments"), also=(("kind", "definition"),)
    )

    assert heard(listing) == ["Cue.", "A pair of moments."]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("python", "a = 1\n\nb = 2\n", "Code example, in Python, two lines, on the page."),
        ("", "a", "Code example, one line, on the page."),
        ("txt", "a", "Code example, one line, on the page."),
        ("x-42", "a", "Code example, one line, on the page."),
    ],
)
def test_code_is_described(language: str, text: str, said: str) -> None:
    """Code is announced with its language and length, and recorded."""
    assert heard(block("code", text, also=(("language", language),))) == [said]
    assert left_out(block("code", text)) == [(text, "code described")]


def test_formulas_are_announced() -> None:
    """A displayed formula that is too much for the ear is on the page."""
    assert heard(block("math", r"\begin{x}")) == ["Equation, on the page."]
    assert left_out(block("math", r"\begin{x}")) == [(r"\begin{x}", "equation")]


def test_figures() -> None:
    """Alternative text, then caption, not the same twice; ornaments are silent; no description is said to be none."""
    assert heard(block("figure", "By the sea.", alt="Two people", src="a.png")) == [
        "Image. Two people.",
        "Caption. By the sea.",
    ]
    assert heard(block("figure", "Two people.", alt="two people", src="a.png")) == ["Image. Two people."]
    assert heard(block("figure", "By the sea.", alt="", src="a.png")) == ["Caption. By the sea."]
    assert heard(block("figure", alt="", src="a.png")) == []
    assert heard(block("figure", src="a.png", decorative="true")) == []
    assert heard(block("figure", src="a.png")) == ["Image without description."]
    assert heard(block("figure", "Two people")) == ["Image. Two people."]


def test_a_figure_of_several_pictures_has_one_caption() -> None:
    """Each picture is described, then what stands under all of them."""
    both = block(
        "figure", block("figure", alt="A", src="a"), block("figure", alt="B", src="b"), p("AB.", role="caption")
    )
    said = script_of(both).utterances[2:-1]

    assert [u.spoken for u in said] == ["Image. A.", "Image. B.", "Caption. AB."]
    assert {u.group.id for u in said if u.group} == {"g-b1"}
    assert [u.display for u in said] == ["A", "B", "AB."]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    """Once, in a skippable group; a note that nothing refers to comes at the end."""
    refers = p("So", Run("1", ("sup",), note="n1"), ". Again", Run("1", ("sup",), note="n1"), ".")
    notes = (block("note", "Told.", name="n1"), block("note", p("Lonely."), name="n2"))
    said = script_of(refers, p("Next."), *notes).utterances[2:-1]

    assert [u.spoken for u in said] == [
        *("So.", "Again.", "Note.", "Told.", "End of note.", "Next.", "Note.", "Lonely.", "End of note.")
    ]
    assert [u.group.kind if u.group else "" for u in said] == ["", "", *["skippable"] * 3, "", *["skippable"] * 3]


def test_notes_by_their_name_and_in_a_ring() -> None:
    """A note may be referred to by the name the source gave it; notes that refer to each other are told once."""
    first = block("note", "One", Run("2", note="b"), ref="a")
    second = block("note", "Two", Run("1", note="a"), ref="b")

    assert heard(p("So", Run("1", note="a"), "."), first, second) == [
        *("So.", "Note.", "One.", "End of note.", "Note.", "Two.", "End of note.")
    ]


def test_asides_have_their_label() -> None:
    """“Side note.”, or the label; a short heading at the top is the label."""
    assert heard(block("aside", p("So."))) == ["Side note.", "So.", "End of side note."]
    assert heard(block("aside", p("So."), label="Disclaimer:")) == ["Disclaimer.", "So.", "End of disclaimer."]
    assert heard(block("aside", block("heading", "On Speed"), p("So."))) == ["On Speed.", "So.", "End of on speed."]


def test_labels_of_asides_are_said_by_the_rules() -> None:
    """A label, and a heading that is said again at the end, have no digits and no signs; their phonemes stay."""
    assert heard(block("aside", p("So."), label="Box 3 & 4")) == [
        *("Box three and four.", "So.", "End of box three and four.")
    ]
    assert heard(block("aside", block("heading", "Step 2"), p("So.")))[::2] == ["Step two.", "End of step two."]
    assert heard(block("aside", p("So."), label="See [12]"))[0] == "See reference twelve."
    own = (Pronunciation("Siobhan", phonemes="ʃɪˈvɔːn"),)
    said = pronounced("Siobhan", "ʃɪˈvɔːn")
    assert heard(block("aside", p("So."), label="On Siobhan"), lexicon=own)[::2] == [
        f"On {said}.",
        f"End of on {said}.",
    ]


def test_poems_are_read_by_line_and_announced_once() -> None:
    """Stanzas that follow each other are one poem; each line has its silence."""
    said = script_of(block("poem", "A line\nand another"), block("poem", "The last.")).utterances[2:-1]

    assert [u.spoken for u in said] == ["Poem.", "A line.", "and another.", "The last.", "End of poem."]
    assert all(u.pause > 0 for u in said)


def test_references_and_boilerplate_are_counted() -> None:
    """Neither is read; the one is announced in place, both in the closing line."""
    listing = block("references", p("Ada (2014). A book."), p("Ben (2015). A book."))
    things = "One citation, two references and one part of the page around it"
    script = script_of(p("So (Ada, 2014)."), section("References", listing, block("boilerplate", p("Share this!"))))

    assert [u.spoken for u in script.utterances[2:]] == [
        "So.",
        "References.",
        "Two references are listed on the page.",
        f"End of A Title. {things} are on the page.",
    ]
    assert [o.reason for o in script.omissions] == ["citation", "reference list", "reference list", "boilerplate"]
    assert all(o.announced for o in script.omissions)


def test_a_break_is_a_silence() -> None:
    """A line of stars is not spoken: the pause before it grows, and it is recorded."""
    said = script_of(p("So."), block("break", "* * *"), p("Then.")).utterances

    assert said[2].pause > said[3].pause
    assert left_out(block("break", "* * *"), p("—")) == [("* * *", "punctuation only"), ("—", "punctuation only")]


def test_nothing_is_announced_of_nothing() -> None:
    """A quote, list, aside, poem or note without words is silent."""
    empty = [block(kind, p("—")) for kind in ("quote", "list", "aside", "poem", "note")]

    assert heard(*empty) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Citation.", "Oui.", "Fin de citation."]),
        ("de-AT", ["Zitat.", "Oui.", "Ende des Zitats."]),
        ("es", ["Cita.", "Oui.", "Fin de la cita."]),
        ("ja", ["Quote.", "Oui。", "End of quote."]),
    ],
)
def test_the_narrator_speaks_the_articles_language(language: str, said: list[str]) -> None:
    """Announcements come in the article's language, else in English and by an English voice."""
    assert heard(block("quote", p("Oui")), language=language) == said
    announced = script_of(block("quote", p("Oui")), language=language).utterances[2]

    assert announced.voice == f"announcement:{'en' if language == 'ja' else language}"


def test_a_foreign_passage_has_a_voice_of_its_language() -> None:
    """A block, or a sentence most of which is in another language, is spoken in it."""
    said = script_of(
        block("paragraph", "Oui.", language="fr"),
        p(Run("Ja, das ist so.", language="de"), " Yes."),
        p("A ", Run("mot", language="fr"), " only."),
    ).utterances[2:-1]

    assert [(u.language, u.voice) for u in said] == [
        *(("fr", "paragraph:fr"), ("de", "paragraph:de"), ("en", "paragraph:en"), ("en", "paragraph:en"))
    ]


def test_other_scripts_are_spoken_as_they_are() -> None:
    """Right-to-left and unspaced text reach the voice unchanged."""
    assert heard(p("שלום עולם."), p("今日は。元気です。"), p("مرحبا؟")) == [
        "שלום עולם.",
        "今日は。",
        "元気です。",
        "مرحبا؟",
    ]


def test_pauses_follow_role_rate_and_show() -> None:
    """A faster voice pauses less; a show's own pause is taken as it is; a paragraph rests longer than a sentence."""
    slow, end = script_of(p("A? B.")).utterances[2:4]
    fast, _ = script_of(p("A? B."), show=replace(SHOW, voice=Voice("", rate=350))).utterances[2:4]
    _, own = script_of(p("A? B."), show=replace(SHOW, pauses=(("paragraph", 2.5),))).utterances[2:4]

    assert end.pause > slow.pause == 2 * fast.pause
    assert own.pause == 2.5


def test_a_chapter_begins_after_a_longer_silence() -> None:
    """What stands before a heading of a chapter rests longer than before another paragraph."""
    before, _, after, *_ = script_of(p("A?"), section("H", p("B?"), p("C."))).utterances[2:]

    assert before.pause > after.pause


def test_thousand_deep_nesting_is_told() -> None:
    """Structure is given up far down, words are not."""
    deep = p("Down here.")
    for _ in range(300):
        deep = block("quote", deep)

    assert "Down here." in heard(deep)


def test_what_is_struck_out_is_not_said() -> None:
    """The page shows it struck out; saying it would say the opposite of what the author means."""
    script = script_of(p("We ", Run("trust", ("del",)), " doubt it."))

    assert [u.spoken for u in script.utterances[2:-1]] == ["We doubt it."]
    assert [(o.text, o.reason, o.utterance) for o in script.omissions] == [("trust", "struck out", "s3")]


@pytest.mark.parametrize(
    ("code", "spoken"),
    [("readme.md", "readme dot md"), ("a/b_c.toml", "a b c dot toml"), ("user.name()", "user name")],
)
def test_the_dot_of_a_file_name_is_said(code: str, spoken: str) -> None:
    """A listener has to be able to type it; elsewhere in code a dot only joins."""
    assert heard(p("See ", Run(code, ("code",)), " first.")) == [f"See {spoken} first."]


def test_a_byline_that_the_narrator_says_is_not_missed() -> None:
    """The line on the page is recorded as said at the beginning, and the closing line does not count it."""
    script = script_of(block("boilerplate", "By Ada, 4 March 2026", role="byline"), p("Words."))

    assert [(o.reason, o.announced) for o in script.omissions] == [("byline", "s2")]
    assert script.utterances[-1].spoken == "End of A Title."


def test_a_german_date_has_no_stop_in_it() -> None:
    """“4. März” makes a synthetic voice end the sentence after the four."""
    assert "4." not in script_of(p("Wörter."), language="de").utterances[1].spoken


def test_an_attribution_that_introduces_itself_needs_no_by() -> None:
    """“From a letter” is not by a letter."""
    quote = block("quote", p("One."), p("— from a letter", role="attribution"))

    assert heard(quote)[-1] == "from a letter."


def test_tasks_say_whether_they_are_done() -> None:
    """The state of a box is spoken before its item, after the item's number."""
    listing = block(
        "list", block("item", "Wash", checked="true"), block("item", "Dry", checked="false"), ordered="true"
    )

    assert heard(listing) == ["One. Done: Wash.", "Two. To do: Dry."]


def test_a_definition_follows_its_term_sooner_than_the_next_term() -> None:
    """The silences tell what belongs together."""
    listing = block("list", *(block(kind, kind) for kind in ("term", "definition", "term", "definition")))
    term, definition, *_ = script_of(listing).utterances[2:]

    assert term.pause < definition.pause


def test_an_expansion_is_said_by_the_rules() -> None:
    """Words of the page that stand in no text: “Area 51 & co.” has no digits and no signs either."""
    short = Run("QRZ", ("abbr",), title="Quiet Reading Zone 4 & 5")

    assert heard(p("The ", short, " opened.")) == ["The Quiet Reading Zone four and five, QRZ, opened."]


def test_an_abbreviation_is_expanded_once() -> None:
    """Its first use says what it stands for, the later ones are its letters; “Dr.” is always a doctor."""
    short = Run("WHO", ("abbr",), title="World Health Organization")
    doctor = Run("Dr", ("abbr",), title="Doctor")

    assert heard(p("The ", short, " met. The ", short, " left."), p(doctor, " Who and ", doctor, " No.")) == [
        *("The World Health Organization, W.H.O., met.", "The W.H.O. left.", "Doctor Who and Doctor No.")
    ]


def test_links_are_their_text() -> None:
    """Where a link leads is in the show notes, not in the ear."""
    assert heard(p("See ", Run("the book", href="https://example.com/a"), ".")) == ["See the book."]


def test_inline_quotations_are_not_announced() -> None:
    """Their words are those of the sentence."""
    assert heard(p("She said “so it is” and left.")) == ["She said “so it is” and left."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("As Brown (2014) argues, so.", "As Brown argues, so."),
        ("Brown’s (2014) book is so.", "Brown’s book is so."),
        ("Lisbon (1755) shook.", "Lisbon (seventeen fifty five) shook."),
        ("We saw Metropolis (1927).", "We saw Metropolis (nineteen twenty seven)."),
    ],
)
def test_a_year_after_a_name_is_a_citation_if_somebody_says_something(text: str, said: str) -> None:
    """A plain year stays: a city, a film and a fire have one too."""
    assert heard(p(text)) == [said]


def test_a_name_that_is_cited_elsewhere_is_an_author() -> None:
    """The list of references, or another citation, says who is."""
    listing = block("references", block("item", "Cardew, R. W. (2013). A book."))

    assert heard(p("Robin Cardew (2013) is so."), listing)[0] == "Robin Cardew is so."
    assert heard(p("It is so (Brown, 2017)."), p("Here Brown (2019) is kind."))[1] == "Here Brown is kind."
    assert heard(p("Robin Cardew (2013) is so."))[0] != "Robin Cardew is so."


def test_the_closing_line_says_where_the_page_is() -> None:
    """The host of a published show; nothing for one that only this machine can reach."""
    public = replace(SHOW, base_url="https://www.example.org/reads/")

    closing = script_of(p("So it is (Macy & Brown, 2014)."), show=public).utterances[-1].spoken
    other = replace(SHOW, base_url="https://show24-7.example.org/")
    numbered = script_of(p("So it is (Macy & Brown, 2014)."), show=other).utterances[-1].spoken
    at_home = script_of(p("So it is (Macy & Brown, 2014).")).utterances[-1].spoken

    assert closing.endswith("One citation is on the page at example dot org.")
    assert numbered.endswith("One citation is on the page at show two four dash seven dot example dot org.")
    assert at_home.endswith("One citation is on the page.")
