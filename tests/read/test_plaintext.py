"""Plain text as people paste it: what is a heading, a paragraph, a list, a quotation, a picture's caption."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.model import Article
from audiopress.read import read_article

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

TITLE = "The Orchard Behind the Station"
HEADINGS = (
    "What the Trees Remember",
    "A Ladder and Two Baskets",
    "How We Share: Rules for a Small Harvest",
    "Going Home",
)
BODIES = (
    (
        "The orchard lies behind the station, where the goods line used to run. Nobody planted it; the apples "
        "came from cores that were thrown out of the trains, and each tree is a kind of its own. We have counted "
        "forty-one of them so far."
    ),
    (
        "In the first year there was one ladder for all of us. Somebody painted it green—so that it would not be "
        "taken for the railway's—and it has hung on the north wall ever since, well-oiled and never locked away."
    ),
    (
        "We meet on the last Sunday of September. Whoever comes takes what they can carry; what is left is "
        "pressed, and the juice goes to the school kitchen. It has worked for nine years without a single written "
        "rule."
    ),
    (
        "It is not a large thing. But it has taught me, slowly, that a place belongs to those who look after it, "
        "and that one can inherit a tree from a stranger on a train."
    ),
)


def essay(between: str = "\n\n", fold: Callable[[str], str] = str, head: Callable[[str], str] = str) -> str:
    parts = [head(TITLE)]
    for heading, body in zip(HEADINGS, BODIES, strict=True):
        parts += [head(heading), fold(body), fold(body)]
    return between.join(parts)


def sentence_case(line: str) -> str:
    return line[0] + line[1:].lower()


def wrapped(width: int) -> Callable[[str], str]:
    return lambda body: textwrap.fill(body, width)


def dashed(line: str) -> str:
    return f"{line}\n{'-' * len(line)}"


LAYOUTS = {
    "blank lines": (essay(), str),
    "three blank lines": (essay("\n\n\n\n"), str),
    "no blank lines": (essay("\n"), str),
    "wrapped at 72": (essay(fold=wrapped(72)), str),
    "wrapped at 50": (essay(fold=wrapped(50)), str),
    "wrapped at 100": (essay(fold=wrapped(100)), str),
    "sentence case": (essay(head=sentence_case), sentence_case),
    "capitals": (essay(head=str.upper), str.upper),
    "underlined": (essay(head=dashed), str),
    "carriage returns": (essay().replace("\n", "\r\n"), str),
    "indented paragraphs": (essay(fold=lambda body: f"    {body}"), str),
    "wrapped, first lines indented": (essay(fold=lambda body: textwrap.fill(body, 72, initial_indent="   ")), str),
    "signs of Markdown": (essay(head=lambda line: f"# {line}" if line == TITLE else f"## {line}"), str),
    "all indented": (textwrap.indent(essay(), "    "), str),
}


@pytest.mark.parametrize(("text", "case"), LAYOUTS.values(), ids=LAYOUTS)
def test_headings_and_paragraphs_in_every_layout(read: Read, text: str, case: Callable[[str], str]) -> None:
    """However an essay is laid out, its title, its headings in order and its paragraphs whole are found."""
    article = read(text, "a.txt")

    assert case(TITLE) == article.title
    assert [case(heading) for heading in HEADINGS] == [section.title for section in article.walk()]
    assert [body for body in BODIES for _ in range(2)] == [b.text for b in article.blocks() if b.kind == "paragraph"]
    assert () == article.findings


def test_a_heading_without_a_body_stays_a_heading(read: Read) -> None:
    """An empty section shifts no other: it is there, without blocks, and a note says so."""
    article = read(essay().replace(f"{BODIES[1]}\n\n", ""), "a.txt")

    assert list(HEADINGS) == [section.title for section in article.walk()]
    assert [2, 0, 2, 2] == [len(section.blocks) for section in article.walk()]
    assert ["A-008"] == [found.code for found in article.findings]


@pytest.mark.parametrize("case", [str, sentence_case, str.upper])
@pytest.mark.parametrize("caption", ["Two people pick apples from a green ladder", "Photo of an orchard at dawn"])
def test_a_pasted_alternative_text_is_a_picture(read: Read, case: Callable[[str], str], caption: str) -> None:
    """A picture's description between the title and the first heading is a figure, not a heading."""
    lines = essay(head=case).split("\n\n")
    article = read("\n\n".join([lines[0], caption, *lines[1:]]), "a.txt")

    assert [case(heading) for heading in HEADINGS] == [section.title for section in article.walk() if section.heading]
    assert [caption] == [block.attribute("alt") for block in article.blocks() if block.kind == "figure"]


@pytest.mark.parametrize(
    "caption", ["Image: the green ladder", "Photo by Ann Lee", "A woman on a ladder reaching for an apple"]
)
def test_a_caption_in_the_middle(read: Read, kinds: Kinds, caption: str) -> None:
    """A line that says itself that it shows a picture is one, wherever it stands apart from its section's text."""
    article = read(essay().replace(HEADINGS[2], f"{caption}\n\n{HEADINGS[2]}"), "a.txt")

    assert list(HEADINGS) == [section.title for section in article.walk()]
    assert ("figure", caption) in kinds(article)


@pytest.mark.parametrize(
    "line",
    [
        "Chapter IV",
        "IV.",
        "2. Methods and Materials",
        "Part Two: The River",
        "WHAT CAME NEXT",
        "Kapitel 3",
        "“Home” as a Practice",
        "Introduction",
        "Why Trees?",
        "C'est la vie",
        "2.1 Soil",
    ],
)
def test_lines_that_are_headings(read: Read, line: str) -> None:
    """Numbered, labelled, capitalised or simply short and without a stop: set apart, they are headings."""
    article = read(essay().replace(HEADINGS[1], line), "a.txt")

    assert [HEADINGS[0], line, *HEADINGS[2:]] == [section.title for section in _flat(article)]


@pytest.mark.parametrize(
    "line",
    [
        "And then it rained.",
        "Nothing.",
        "But why?",
        "“All of it is shared”",
        "We had three things:",
        "it went on like this",
        "see https://orchard.example/map",
        "1984 was a good year.",
        "— Ann Lee",
        "Yes!",
        "write to ann@orchard.example",
    ],
)
def test_lines_that_are_prose(read: Read, line: str) -> None:
    """A short line that ends a sentence, quotes, introduces or goes on is text, though it stands alone."""
    article = read(essay().replace(HEADINGS[1], f"{HEADINGS[1]}\n\n{line}"), "a.txt")

    assert list(HEADINGS) == [section.title for section in _flat(article)]
    assert line in " ".join(block.text for block in article.blocks())


def _flat(article: Article) -> list:  # type: ignore[type-arg]  # tests are not type-checked
    return [section for section in article.walk() if section.heading]


def test_a_question_may_be_a_heading(read: Read) -> None:
    """Between paragraphs, and where headings are not capitalised otherwise, a question is a heading."""
    article = read(f"On beginnings\n\n{BODIES[0]}\n\nHow do we begin?\n\n{BODIES[1]}", "a.txt")

    assert ["How do we begin?"] == [section.title for section in _flat(article)]


def test_levels_come_from_numbers(read: Read) -> None:
    """2.1 stands below 2."""
    article = read(f"T\n\n1. One\n\n{BODIES[0]}\n\n1.1 Two\n\n{BODIES[1]}\n\n2. Three\n\n{BODIES[2]}", "a.txt")

    assert [("1. One", ["1.1 Two"]), ("2. Three", [])] == [
        (s.title, [t.title for t in s.sections]) for s in article.sections
    ]


PIECES = [
    ("- a\n- b\n\n- c", [("list", "a b c")]),
    ("• a\n• b", [("list", "a b")]),
    ("1. a\n2. b\n3. c", [("list", "a b c")]),
    ("1) a that goes\n   on here\n2) b", [("list", "a that goes on here b")]),
    ("> q one\n> q two\n\nText.", [("quote", "q one q two"), ("paragraph", "Text.")]),
    ("> q\n\n— Ann", [("quote", "q — Ann")]),
    ("“All of it.”\n— Ann", [("quote", "“All of it.” — Ann")]),
    (
        "One.\n\n    A quotation, set in.\n    Two lines.\n\nTwo.",
        [("paragraph", "One."), ("quote", "A quotation, set in. Two lines."), ("paragraph", "Two.")],
    ),
    ("One road led\nup to the hill\nand none came down", [("poem", "One road led up to the hill and none came down")]),
    ("One.\n\n* * *\n\nTwo.", [("paragraph", "One."), ("break", ""), ("paragraph", "Two.")]),
    ("...\n\n?!", [("paragraph", "..."), ("paragraph", "?!")]),
    ("Tags <b> & [links](x) *stay*.", [("paragraph", "Tags <b> & [links](x) *stay*.")]),
]


@pytest.mark.parametrize(("source", "expected"), PIECES)
def test_blocks(read: Read, kinds: Kinds, source: str, expected: list[tuple[str, str]]) -> None:
    """Lists, quotations with who said them, verse and rules are told apart; nothing in a plain text is markup."""
    assert expected == kinds(read(f"A Title Here\n\nThe first paragraph.\n\n{source}\n\nLast one.", "a.txt"))[1:-1]


def test_nested_lists(read: Read) -> None:
    """Deeper indentation is a list inside the item above."""
    (block,) = [b for b in read("T\n\nText.\n\n1. a\n   - b\n   - c\n2. d", "a.txt").blocks() if b.attribute("ordered")]
    first, second = block.children

    assert (["paragraph", "list"], ["b", "c"], "d") == (
        [child.kind for child in first.children],
        [item.text for item in first.children[1].children],
        second.text,
    )


def test_verse_keeps_its_lines(read: Read) -> None:
    """A poem's lines end where they end."""
    poem = "One road led\nup to the hill\nand none came down"

    assert poem in [block.text for block in read(f"T\n\n{poem}\n\nText.", "a.txt").blocks()]


@pytest.mark.parametrize("given", [TITLE, TITLE.upper()])
def test_a_title_given_twice_is_said_once(read: Read, given: str) -> None:
    """A first line that repeats front matter's title is the title."""
    article = read(f"---\ntitle: {given}\n---\n\n{essay()}", "a.txt")

    assert (given, list(HEADINGS)) == (article.title, [section.title for section in article.walk()])


def test_another_title_in_front_matter_loses_no_line(read: Read) -> None:
    """A first line that front matter's title differs from stays, as a heading."""
    article = read(f"---\ntitle: Other\n---\n{essay()}", "a.txt")

    assert ("Other", [TITLE, *HEADINGS]) == (article.title, [section.title for section in article.walk()])


def test_a_text_without_a_title(read: Read) -> None:
    """A text that begins with a paragraph is called like its file, and a finding asks for a title."""
    article = read(f"{BODIES[0]}\n\n{BODIES[1]}", "the-old_orchard.txt")

    assert ("The old orchard", ["A-005"]) == (article.title, [found.code for found in article.findings])
    assert list(BODIES[:2]) == [block.text for block in article.blocks()]


SAMPLE = Path(__file__).parents[2] / "../shared/articles/hope-in-action.txt"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the essay is not part of this repository")
@pytest.mark.parametrize("width", [0, 72])
def test_a_real_essay(tmp_path: Path, width: int) -> None:
    """Of a real essay every heading is found, none invented, and its end told apart, wrapped or not."""
    source = SAMPLE.read_text(encoding="utf-8")
    paragraphs = source.split("\n\n")
    short = [line.strip() for line in paragraphs if len(line) < 110 and not line.strip().endswith(".")]
    title, alternative, *headings, related = short
    path = tmp_path / "essay.txt"
    path.write_text("\n\n".join(textwrap.fill(p, width) for p in paragraphs) if width else source, encoding="utf-8")
    article = read_article(path, language="en", author="", root=tmp_path)
    *_, last = article.walk()

    assert (title, headings) == (article.title, [section.title for section in _flat(article)])
    assert [("figure", alternative)] == [(b.kind, b.attribute("alt")) for b in article.sections[0].blocks]
    assert ["references", "aside", "paragraph", "boilerplate"] == [block.kind for block in last.blocks]
    assert (7, related) == (len(last.blocks[0].children), last.blocks[-1].children[0].text)
    assert () == article.findings
