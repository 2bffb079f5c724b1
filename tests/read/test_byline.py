"""Lines under a title that say who wrote it and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article
from audiopress.read.byline import parse_byline

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

TITLE = "The Orchard"
TEXT = "Nobody planted it; the apples came from cores that were thrown out of the trains, one after the other."
ESSAY = f"{TITLE}\n\nOne\n\n{TEXT}\n\nTwo\n\n{TEXT}"

HEADS = [
    "By Ann Lee\n\nMarch 4, 2026\n\n5 min read",
    "by Ann Lee\nMarch 4, 2026\n5 min read",
    "By Ann Lee | 4 March 2026 · 5 minute read",
    "Ann Lee\n\nPublished on March 4, 2026",
    "By Ann Lee, 4 March 2026",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bylines(read: Read, head: str, gap: str) -> None:
    """Who, when and how long, right under the title, are no text of the article; who and when are taken from them."""
    article = read(ESSAY.replace(TITLE, f"{TITLE}{gap}{head}", 1), "a.txt")
    opening = article.sections[0]

    assert (("Ann Lee",), "2026-03-04", TITLE) == (article.authors, f"{article.published:%Y-%m-%d}", article.title)
    assert {"boilerplate"} == {block.kind for block in opening.blocks}
    assert ["One", "Two"] == [section.title for section in article.walk() if section.heading]


@pytest.mark.parametrize(("name", "sign"), [("a.txt", ""), ("a.md", "# ")])
def test_a_byline_below_a_subtitle(read: Read, kinds: Kinds, name: str, sign: str) -> None:
    """A subtitle may stand between title and byline: it is text, the byline is not."""
    article = read(
        f"{sign}{TITLE}\n\nOn apples, and what they owe to trains\n\nBy Ann Lee, 4 March 2026\n\n{TEXT}\n\n{TEXT}", name
    )

    assert ("Ann Lee",) == article.authors
    assert "boilerplate" in [kind for kind, words in kinds(article) if words.startswith("By Ann Lee")]
    assert "On apples, and what they owe to trains" in [
        block.text for section in article.walk() for block in (section.heading, *section.blocks) if block
    ]


def test_front_matter_wins_over_a_byline(read: Read) -> None:
    """Front matter's author and date are the article's."""
    article = read(f"---\nauthor: Jo\ndate: 2020-01-02\n---\n{TITLE}\n\nBy Ann Lee\n\nMarch 4, 2026\n\nText.", "a.txt")

    assert (("Jo",), 2020) == (article.authors, article.published.year if article.published else 0)


def test_a_sentence_that_begins_with_by_is_no_byline(read: Read, kinds: Kinds) -> None:
    """“By now ...” is prose."""
    assert ("paragraph", "By now, all were asleep.") in kinds(read("T\n\nBy now, all were asleep.\n\nMore.", "a.txt"))


NAMES = [
    ("By Jane Doe", ("Jane Doe",)),
    ("by Jane Doe and John O'Roe", ("Jane Doe", "John O'Roe")),
    ("Von Anna Müller", ("Anna Müller",)),
    ("Written by J. K. Poe, Ann-Marie Lee & Bo", ("J. K. Poe", "Ann-Marie Lee", "Bo")),
    ("Par Marie de la Tour", ("Marie de la Tour",)),
    ("By 山田 太郎", ("山田 太郎",)),
]


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_names(line: str, names: tuple[str, ...]) -> None:
    """Names are found in several languages and numbers."""
    read = parse_byline(line)

    assert read is not None
    assert names == read.authors


@pytest.mark.parametrize(
    "line", ["By the river", "By June 2026", "By and large, it works", "Update", "Five minutes", "2026", ""]
)
def test_no_bylines(line: str) -> None:
    """Words that only begin like one are text."""
    assert parse_byline(line) is None
