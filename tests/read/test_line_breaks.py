"""Line breaks in plain text: which of them end something, and which only had no more room."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from audiopress.model import Article

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

RAGGED = (
    "There are two roads to the village. One of them is short, and\n"
    "nobody who lives there takes it. The other goes round by the\n"
    "mill, along a hedge that nobody has cut for thirty\n"
    "years, and everyone takes it."
)
SHORT = "The mill has not turned since 1958. People say it when\nthey mean the corner and the bench."
HEAD = "The long way\nBy Ellen Marsh\n12 March 2021"
ESSAY = f"{HEAD}\n\n{RAGGED}\n\nWhy mills matter\n\n{SHORT}\n"


def flat(text: str) -> str:
    return " ".join(text.split())


def headings(article: Article) -> list[str]:
    return [section.title for section in article.walk() if section.heading]


def test_ragged_prose_is_no_poem(read: Read, kinds: Kinds) -> None:
    """Lines broken by hand, not all of them full, are still paragraphs of prose under their headings."""
    article = read(ESSAY, "a.txt")

    assert ("The long way", ("Ellen Marsh",), ["Why mills matter"]) == (
        article.title,
        article.authors,
        headings(article),
    )
    assert [flat(RAGGED), flat(SHORT)] == [words for kind, words in kinds(article) if kind == "paragraph"]
    assert "poem" not in [block.kind for block in article.blocks()]


def test_a_capital_at_the_start_of_a_line_begins_no_paragraph(read: Read, kinds: Kinds) -> None:
    """A name that the wrapping put first on its line goes on with the sentence above."""
    text = SHORT.replace("when\nthey", "by\nMary's bench, when they")

    assert ("paragraph", flat(text)) in kinds(read(ESSAY.replace(SHORT, text), "a.txt"))


SENTENCES = (
    "The mill stands where the river bends. Nobody remembers who built it. Its wheel was taken down in the year of "
    "the flood. People walked for miles to see it lying there in the grass. They still talk about that summer. "
    "Mary's mother kept a photograph of it above the stove. It showed eleven children sitting on the rim. "
    "None of them is alive now. The grass has grown over the place where it lay."
)


@pytest.mark.parametrize("width", [40, 45, 50, 60, 66, 72, 80, 90, 100, 110, 120, 130, 140, 160, 200])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_at_any_width(read: Read, kinds: Kinds, width: int, newline: str) -> None:
    """With blank lines between paragraphs no line break inside them parts them, though a sentence may end there."""
    bodies = [SENTENCES, " ".join([SENTENCES] * 2), SENTENCES.replace("mill", "old windmill")]
    source = "\n\n".join(["The mill", *(textwrap.fill(body, width) for body in bodies)])

    assert [("paragraph", body) for body in bodies] == kinds(read(source.replace("\n", newline), "a.txt"))


def test_long_lines_are_paragraphs(read: Read, kinds: Kinds) -> None:
    """Lines of very different length that all end sentences are paragraphs without blank lines between them."""
    lines = [SENTENCES[:37], f"{SENTENCES} {SENTENCES}", SENTENCES, SENTENCES[37:110] + "the flood.", SENTENCES]

    assert [("paragraph", line) for line in lines[1:]] == kinds(read("The mill\n\n" + "\n".join(lines), "a.txt"))[-4:]


@pytest.mark.parametrize(
    "block",
    [
        "Share this article\nFacebook | Twitter | LinkedIn\nRelated articles\n© 2021 The Way. All rights reserved.",
        "Share this article\nFacebook\nTwitter\nLinkedIn\nRelated articles",
    ],
)
def test_buttons_are_no_poem(read: Read, kinds: Kinds, block: str) -> None:
    """What a page has at its end, one button to a line, is the page's, and no verse."""
    article = read(f"{ESSAY}\n{block}\n", "a.txt")

    assert ["paragraph", "boilerplate"] == [kind for kind, _ in kinds(article)][-2:]
    assert ["Why mills matter"] == headings(article)
    assert "poem" not in [part.kind for block in article.blocks() for part in block.walk()]


STANZA = "One road led\nup to the hill\nand none came down"


@pytest.mark.parametrize(
    "poem",
    [
        STANZA,
        "An old silent pond...\nA frog jumps into the pond,\nsplash! Silence again.",
        "The mill is a house for the rain,\nThe wheel is a road to nowhere,\nAnd I am the grain,\nAnd I go.",
        "床前明月光\n疑是地上霜\n舉頭望明月",
    ],
)
def test_verse(read: Read, kinds: Kinds, poem: str) -> None:
    """Short lines that end where nothing forced them to are verse, with capitals or without."""
    assert ("poem", flat(poem)) in kinds(read(f"T\n\n{SENTENCES}\n\n{poem}\n\n{SENTENCES}", "a.txt"))


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 1), (1, 1, 0)])
def test_a_stanza_of_two_lines(read: Read, kinds: Kinds, order: tuple[int, ...]) -> None:
    """Two lines beside a stanza are one more stanza, above it or below, and so are the next two."""
    stanzas = [(STANZA, "and so it went\nand so it goes")[i] for i in order]
    article = read("\n\n".join(["T", SENTENCES, *stanzas, SENTENCES]), "a.txt")

    assert [("poem", flat(stanza)) for stanza in stanzas] == kinds(article)[1:-1]


@pytest.mark.parametrize("two", ["By Ann Lee\n4 March 2026", f"{SENTENCES[:64]}\n{SENTENCES[65:99]}"])
def test_two_lines_that_are_no_stanza(read: Read, kinds: Kinds, two: str) -> None:
    """A byline or a longer paragraph in two lines stays what it is beside a poem."""
    assert ("poem", flat(two)) not in kinds(read(f"T\n\n{SENTENCES}\n\n{STANZA}\n\n{two}\n\n{SENTENCES}", "a.txt"))


ENTRIES = (
    "Pollard, E. (1974) Hedges.\nLondon: Collins.",
    "Rackham, O. (1986) The History of the\nCountryside. London: Dent.",
    "Lee, A., Roe, J. and\nPoe, B. (2001) Mills. Leeds:\nMill Press. Available at:\nhttps://mills.example/a",
    "Roe, J. (Ed.). (2020).\nAll we can save: what mills\nteach us. Mill Press.",
    "World Mill Trust. (2019). Annual report.\nRetrieved from https://mills.example/b",
)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("below", ["\n\n", "\n"])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_wrapped_references(read: Read, between: str, below: str, count: int) -> None:
    """An entry's lines are one entry, with blank lines between entries or without."""
    entries = ENTRIES[:count]
    article = read(f"{ESSAY}\nReferences{below}{between.join(entries)}\n", "a.txt")
    *_, last = article.walk()

    assert (["references"], "References") == ([block.kind for block in last.blocks], last.title)
    assert [flat(entry) for entry in entries] == [item.text for item in last.blocks[0].children]


@pytest.mark.parametrize("width", [0, 50, 72])
def test_what_follows_references_is_no_entry(read: Read, kinds: Kinds, width: int) -> None:
    """A paragraph right below the last entry, wrapped or not, does not become a part of it."""
    entries = [flat(entry) for entry in ENTRIES[:2]]
    note = "Disclaimer: what you have read here is no advice, and nobody should build a mill because of it."
    lines = [textwrap.fill(text, width) if width else text for text in (*entries, note)]
    article = read(f"{ESSAY}\nReferences\n" + "\n".join(lines), "a.txt")

    assert [("references", " ".join(entries)), ("aside", note)] == kinds(article)[-2:]


@pytest.mark.parametrize(
    "line",
    [
        "There are two roads to the village.[1]",
        "There are two roads to the village.[1][2]",
        "There are two roads to the village. [12, p. 4]",
        "There are two roads to the village.¹",
        "There are two roads to the village (Pollard et al., 1974).",
        "There are two roads to the village (Pollard et al., 1974)",
        "There are two roads to the village. (Pollard & Lee, 1974a)",
        "“There are two roads to the village.”[3]",
        "There are two roads to the village.*",
    ],
)
def test_a_sentence_with_its_source_is_no_heading(read: Read, kinds: Kinds, line: str) -> None:
    """A citation or the sign of a note behind a sentence's stop does not make the sentence a heading."""
    article = read(ESSAY.replace("Why mills", f"{line}\n\nWhy mills"), "a.txt")

    assert ["Why mills matter"] == headings(article)
    assert ("paragraph", line) in kinds(article)


@pytest.mark.parametrize("line", ["The Road to the Mill", "Why Mills Stop[1]", "The Mill and Its People (Part 2)"])
def test_headings_in_brackets(read: Read, line: str) -> None:
    """Years and signs of notes behind words that are no sentence leave a heading what it is."""
    assert [line] == headings(read(ESSAY.replace("Why mills matter", line), "a.txt"))


def test_a_row_of_stars_is_read_at_once(read: Read) -> None:
    """Signs of notes in any number cost no more time than other signs."""
    line = f"The end.{'*' * 4000}¹{'†' * 4000}x"

    assert line in [block.text for block in read(f"T\n\n{SHORT}\n\n{line}", "a.txt").blocks()]
