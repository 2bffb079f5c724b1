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


DATES = (
    *("3 May 2025", "May 3, 2025", "3rd May 2025", "May 3rd, 2025", "3 May 2025.", "the 3rd of May 2025", "2025-05-03"),
    *("2025/05/03", "03.05.2025", "3. Mai 2025", "le 3 mai 2025", "3 de mayo de 2025", "Saturday, 3 May 2025"),
    *("Sat, 3 May 2025", "3 May 2025 at 10:15 AM", "published 3 May 2025", "on May 3, 2025", "3 May 2025, 6 min read"),
    *("3 May 2025 | 6 min read", "3 May 2025 (6 min read)"),
)
PEOPLE = {
    "Mary Jones": ("Mary Jones",),
    "Mary Q. Jones": ("Mary Q. Jones",),
    "J. K. van der Berg": ("J. K. van der Berg",),
    "Ann-Marie O'Neil": ("Ann-Marie O'Neil",),
    "Mary Jones and John Q. Roe": ("Mary Jones", "John Q. Roe"),
    "Mary Jones, John Roe, and Ann de la Tour": ("Mary Jones", "John Roe", "Ann de la Tour"),
    "Mary Jones, PhD": ("Mary Jones",),
    "June Carter": ("June Carter",),
    "Madonna": ("Madonna",),
}


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("by", ["By", "by", "Written by"])
def test_names_with_a_date(by: str, people: str, date: str) -> None:
    """Behind a comma or a bar, however it is written, the date is the date, and the names are whole."""
    for between in (", ", " | ", " — ", " · "):
        read = parse_byline(f"{by} {people}{between}{date}")

        assert read is not None
        assert (PEOPLE[people], "2025-05-03") == (read.authors, f"{read.published:%Y-%m-%d}")


@pytest.mark.parametrize(
    "line",
    [
        "By Mary Jones, 3 May 2025, updated 4 June 2025",
        "By Mary Jones, 3 May 2025 (updated 4 June 2025)",
        "By Mary Jones | Published 3 May 2025 | Updated 4 June 2025",
        "By Mary Jones. Published 3 May 2025, updated June 4, 2025",
    ],
)
def test_published_and_updated(line: str) -> None:
    """Two dates in a line are told apart by the word before them."""
    read = parse_byline(line)

    assert read is not None
    assert (("Mary Jones",), 3, 4) == (read.authors, read.published and read.published.day, read.updated.day)


@pytest.mark.parametrize("line", ["By Mary Jones, May 2025", "By Mary Jones, 05/03/2025"])
def test_a_date_that_names_no_day(line: str) -> None:
    """A month, or numbers that two countries read differently, are no name and give no date."""
    read = parse_byline(line)

    assert read is not None
    assert (("Mary Jones",), None) == (read.authors, read.published)


@pytest.mark.parametrize(
    "line", ["*By Mary Jones, 3 May 2025*", "_by Mary Jones, 3 May 2025_", "By Mary Jones, 3 May 2025"]
)
def test_a_byline_in_markdown(read: Read, line: str) -> None:
    """Emphasis around a byline changes nothing about it."""
    article = read(f"# {TITLE}\n\n{line}\n\n{TEXT}")

    assert (("Mary Jones",), "2025-05-03") == (article.authors, f"{article.published:%Y-%m-%d}")


@pytest.mark.parametrize(
    "line",
    ["Byron Smith", "DeAnna Smith", "Di Stefano", "By Monday", "By Friday, 3 May 2025", "By 3 May 2025, all slept"],
)
def test_words_that_begin_like_a_byline(line: str) -> None:
    """Names that begin with “by” or “de”, and days, are no authors."""
    assert parse_byline(line) is None
