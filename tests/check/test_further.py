"""Further feeds that would be published without an episode."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from audiopress.cli import main

SETTINGS = """\
title = "Long Reads"

[voice]
engine = "tone"

[feeds.other]
title = "The other feed"
{keys}
"""
ARTICLE = """---
title: One
date: 2026-01-02
tags: [{tags}]
---

A sentence.
"""


def show(folder: Path, keys: str, *, tags: str = "Money, prices", place: str = "1998/spring") -> Path:
    """A workspace of one article, and a further feed with these keys."""
    (folder / "content" / place).mkdir(parents=True)
    (folder / "content" / place / "one.md").write_text(ARTICLE.format(tags=tags), encoding="utf-8")
    (folder / "audiopress.toml").write_text(SETTINGS.format(keys=keys), encoding="utf-8")
    return folder


def told(folder: Path) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, ["-C", str(folder), "check", "--select", "S-010", "--json"])
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("keys", "line", "why", "hint"),
    [
        ('tags = ["mony"]', 8, "no article has the tag “mony”", "did you mean “Money”?"),
        ('tags = ["mony", "art"]', 8, "no article has any of the tags “mony”, “art”", "did you mean “Money”?"),
        ('tags = ["gardens"]', 8, "no article has the tag “gardens”", "correct its `tags` or its `folder`"),
        ('folder = "1989"', 8, "no article lies in the folder “1989”", "did you mean “1998”?"),
        ('folder = "content/1998"', 8, "no article lies in the folder “content/1998”", "did you mean “1998”?"),
        ('folder = "1998"\ntags = ["price"]', 9, "no article in the folder “1998” has the tag", "“prices”?"),
    ],
)
def test_a_feed_of_nothing(tmp_path: Path, keys: str, line: int, why: str, hint: str) -> None:
    """It is told with the line of the key that fits nothing, and with what was probably meant."""
    (found,) = told(show(tmp_path, keys))

    assert ("S-010", "warning", "audiopress.toml", line) == tuple(
        found[key] for key in ("code", "severity", "path", "line")
    )
    assert f"[feeds.other] has no episode: {why}" in str(found["message"])
    assert hint in str(found["hint"])


@pytest.mark.parametrize("keys", ['tags = ["MONEY", "gardens"]', 'folder = "1998"', 'folder = "1998/spring"', ""])
def test_a_feed_of_something(tmp_path: Path, keys: str) -> None:
    """One article is enough, one of several tags, and a folder above it."""
    assert told(show(tmp_path, keys)) == []


def test_a_show_of_nothing_yet(tmp_path: Path) -> None:
    """Where there is no article at all, that is said, and nothing of each feed."""
    folder = show(tmp_path, 'tags = ["mony"]')
    (folder / "content" / "1998" / "spring" / "one.md").unlink()

    assert told(folder) == []


def test_a_build_says_it_each_time(tmp_path: Path) -> None:
    """The warning outlives a build that remembers its articles."""
    folder = show(tmp_path, 'tags = ["mony"]')
    first, second = (CliRunner().invoke(main, ["-C", str(folder), "build"]) for _ in range(2))
    (folder / "content" / "two.md").write_text("---\ntitle: Two\n---\n\nMore.\n", encoding="utf-8")
    third = CliRunner().invoke(main, ["-C", str(folder), "build"])

    assert [0, 0, 0] == [one.exit_code for one in (first, second, third)]
    assert all("[S-010]" in one.stderr and "did you mean “Money”?" in one.stderr for one in (first, second, third))


def test_a_tag_that_is_added(tmp_path: Path) -> None:
    """An article that stands as it was built still has its tags."""
    folder = show(tmp_path, 'tags = ["money"]')
    first = CliRunner().invoke(main, ["-C", str(folder), "build"])
    (folder / "content" / "two.md").write_text("---\ntitle: Two\n---\n\nMore.\n", encoding="utf-8")
    second = CliRunner().invoke(main, ["-C", str(folder), "build"])

    assert "S-010" not in first.stderr + second.stderr
