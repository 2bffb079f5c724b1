"""Front matter in both notations and all formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from audiopress.errors import SourceError
from audiopress.model import Article
from audiopress.read.dates import parse_date
from audiopress.read.slugs import slugify

Read = Callable[..., Article]
PNG = b"\x89PNG\r\n\x1a\n"
DAY = datetime(2026, 3, 4, tzinfo=UTC)

YAML = """---
title: "On Listening"
slug: listening
date: 2026-03-04
updated: 2026-03-05T10:30:00+02:00
author: [Jane Doe, John Roe]
language: en_gb
summary: |
  What we
  hear.
cover: cover.png
voice: anna
draft: yes
tags: [ears, 7]
---
"""
TOML = """+++
title = "On Listening"
slug = "listening"
date = 2026-03-04
updated = 2026-03-05T10:30:00+02:00
author = ["Jane Doe", "John Roe"]
language = "en-GB"
summary = "What we hear."
cover = "cover.png"
voice = "anna"
draft = true
tags = ["ears", "7"]
+++
"""


@pytest.mark.parametrize("head", [YAML, TOML, "\n" + YAML, "\ufeff" + TOML, YAML.replace("\n", "\r\n")])
@pytest.mark.parametrize(("name", "body"), [("a.md", "Text."), ("a.html", "<p>Text.</p>"), ("a.txt", "Text.")])
def test_every_key_in_every_format(read: Read, tmp_path: Path, head: str, name: str, body: str) -> None:
    """All keys reach the article, whatever the notation and the format below it."""
    (tmp_path / "content/cover.png").write_bytes(PNG)
    article = read(head + body, name)

    assert ("listening", "On Listening", "en-GB") == (article.slug, article.title, article.language)
    assert (("Jane Doe", "John Roe"), ("ears", "7")) == (article.authors, article.tags)
    assert (DAY, datetime(2026, 3, 5, 10, 30, tzinfo=timezone(timedelta(hours=2)))) == (
        article.published,
        article.updated,
    )
    assert ("What we hear.", "anna", True) == (article.summary, article.voice, article.draft)
    assert tmp_path / "content/cover.png" == article.cover
    assert ["Text."] == [block.text for block in article.blocks()]
    assert () == article.findings


DATES = """
2026-03-04 | 2026-3-4 | 20260304 | 4 March 2026 | March 4, 2026 | 4th of March 2026 | Wednesday, 4 Mar. 2026
2026-03-04T00:00:00Z | 2026-03-04 01:00:00 +01:00 | Wed, 04 Mar 2026 00:00:00 GMT
4. März 2026 | 4 mars 2026 | 4 de marzo de 2026 | 4 marzo 2026
"""


@pytest.mark.parametrize("written", re.split(r" \| |\n", DATES.strip()))
def test_dates(written: str) -> None:
    """A date is found however it is written; without a zone it is UTC."""

    assert DAY == parse_date(written)


@pytest.mark.parametrize("written", ["soon", "2026", "12", "30 February 2026", "2026-02-30", "March 2026", "", "5 min"])
def test_no_dates(written: str) -> None:
    """What names no day is no date."""
    assert parse_date(written) is None


def test_a_number_can_be_a_title(read: Read) -> None:
    """YAML reads 1984 as a number and 2001-01-01 as a date; as titles they are text, as written."""
    assert ["1984", "2001-01-01", "007"] == [
        read(f"---\ntitle: {title}\n---\nx").title for title in ("1984", "2001-01-01", "007")
    ]


def test_missing_and_empty_values_are_the_shows(read: Read) -> None:
    """Without front matter, or with keys left empty, language and author are the show's and nothing else is set."""
    article = read("---\ntitle:\nsummary:\nauthor:\n---\n# Real title\n\nText.", language="de", author="Die Redaktion")

    assert ("Real title", "de", ("Die Redaktion",)) == (article.title, article.language, article.authors)
    assert (None, None, "", None, None, False, ()) == (
        article.published,
        article.updated,
        article.summary,
        article.cover,
        article.voice,
        article.draft,
        article.tags,
    )


def test_keys_that_are_nearly_ours(read: Read) -> None:
    """A mistyped key is a warning with its line and the nearest name; other tools' keys are left in peace."""
    findings = read("---\nlayout: post\ntilte: A\ncategories: [b]\nauther: [c]\n---\n# T\n\nText.").findings

    assert [("A-006", 3, "did you mean “title”?"), ("A-006", 5, "did you mean “author”?")] == [
        (found.code, found.line, found.hint) for found in findings
    ]


@pytest.mark.parametrize(
    "top", ["---\n\nText.\n\n---\n\nMore.", "***\n\nText.\n\nMore.", "---\nText.\n\nMore: yes\n\n---"]
)
def test_a_rule_at_the_top_is_no_front_matter(read: Read, top: str) -> None:
    """A thematic break is not mistaken for front matter when no key follows it."""
    kinds = [block.kind for block in read(top).blocks()]

    assert "break" == kinds[0]


def test_lines_count_from_the_top_of_the_file(read: Read) -> None:
    """Blocks below front matter know their line in the file."""
    article = read("---\ntitle: T\n---\n\nOne.\n\n- two\n- three\n")

    assert [("paragraph", 5), ("list", 7), ("item", 7), ("item", 8)] == [(b.kind, b.line) for b in article.blocks()]


SLUGS = (
    ("Hello World.md", "hello-world"),
    ("Über Straßen.txt", "uber-strassen"),
    ("2026_03-04--x.html", "2026-03-04-x"),
    ("talk/index.md", "talk"),
    ("talk/index.html", "talk"),
    ("L'été.md", "lete"),
)


@pytest.mark.parametrize(("name", "slug"), SLUGS)
def test_slugs_come_from_file_names(read: Read, name: str, slug: str) -> None:
    """The stem, or the folder of an index file, in ASCII letters, digits and hyphens."""
    assert slug == read("<p>Text.</p>", name).slug


def test_a_name_without_latin_letters_has_a_stable_slug(read: Read) -> None:
    """Names that have no ASCII form get a hash of themselves, always the same and not each other's."""
    assert read("Text.", "標題.md").slug == slugify("標題")
    assert slugify("標題") != slugify("題名")


def test_a_slug_that_is_given_is_made_safe(read: Read) -> None:
    """No slug leads out of the output folder."""
    assert ["my-nice-slug", "etc-passwd"] == [
        read(f"---\nslug: {slug}\n---\nx").slug for slug in ("My Nice Slug!", "../../etc/passwd")
    ]


@pytest.mark.parametrize(
    "written", ["0999-01-01", "0001-01-01T00:00:00+05:00", "9999-12-31T23:00:00-05:00", "1 May 1066"]
)
def test_a_year_no_feed_can_carry_is_refused(read: Read, written: str) -> None:
    """RFC 5322 begins with 1900, and the ledger must be able to read what it has written."""
    with pytest.raises(SourceError, match="is no date") as caught:
        read(f"---\ntitle: A\ndate: {written}\n---\n\nText.\n")

    assert caught.value.place.endswith(":3")


def test_other_tools_names_for_our_keys(read: Read) -> None:
    """They mean ours, without a finding; where both are given, ours counts."""
    head = "authors: [Ann, Bo]\nlang: de\ndescription: On it.\nlastmod: 2026-03-04"
    article = read(f"---\ntitle: T\n{head}\n---\nText.")
    both = read("---\ntitle: T\nlanguage: fr\nlang: de\nmodified: 2026-03-04\n---\nText.")

    assert (("Ann", "Bo"), "de", "On it.", DAY) == (article.authors, article.language, article.summary, article.updated)
    assert (("fr", DAY), ()) == ((both.language, both.updated), (*article.findings, *both.findings))
