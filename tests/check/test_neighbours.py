"""What several shows of one workspace have in common, and must not have."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiopress import pipeline
from audiopress.model import Finding
from audiopress.places import shows_around

SETTINGS = """\
title = "The show {name}"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles."
base_url = "https://example.org/{name}/"
slug = "{name}"
categories = ["Education"]

[voice]
engine = "tone"
"""


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("neighbours")
    for name in ("aa", "bb"):
        folder = root / "content" / name
        folder.mkdir(parents=True)
        (folder / "audiopress.toml").write_text(SETTINGS.format(name=name), encoding="utf-8")
        (folder / f"{name}-one.md").write_text("---\ntitle: One\ndate: 2026-01-01\n---\n\nWords.\n", encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    for place in shows_around(root):
        pipeline.build(place, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


@pytest.fixture
def neighbours(built_once: Path, tmp_path: Path) -> Path:
    """A workspace of two shows, as it was built."""
    return Path(shutil.copytree(built_once, tmp_path / "copy"))


def found(root: Path) -> list[Finding]:
    return [one for place in shows_around(root) for one in pipeline.check(place) if one.code.startswith("I-")]


def test_two_shows_are_clean(neighbours: Path) -> None:
    """Each with guids of its own."""
    assert found(neighbours) == []


@pytest.mark.parametrize("of", ["show", "episode"])
def test_a_guid_of_two_shows(neighbours: Path, of: str) -> None:
    """Each of the two says so, in its ledger: directories take them for one."""
    paths = [neighbours / "content" / name / "audiopress.lock" for name in ("aa", "bb")]
    first, second = (json.loads(path.read_bytes()) for path in paths)
    if of == "show":
        second["show"]["guid"] = first["show"]["guid"]
    else:
        second["episodes"]["bb-one"]["guid"] = first["episodes"]["aa-one"]["guid"]
    paths[1].write_text(json.dumps(second), encoding="utf-8")
    twins = [one for one in found(neighbours) if one.code == "I-005"]

    assert ["content/aa/audiopress.lock", "content/bb/audiopress.lock"] == [one.path for one in twins]
    assert ["error", "error"] == [one.severity for one in twins]
    assert "content/bb/audiopress.lock" in twins[0].message


def test_a_feed_whose_show_is_gone(neighbours: Path) -> None:
    """A note, once: its folder may be published from elsewhere."""
    shutil.rmtree(neighbours / "content" / "bb")

    assert [("I-006", "note", "feeds/bb/feed.xml")] == [(one.code, one.severity, one.path) for one in found(neighbours)]


def test_a_show_that_cannot_be_read_is_no_reason_to_suspect_its_feed(neighbours: Path) -> None:
    """What is wrong with it is told when it is looked at."""
    (neighbours / "content" / "bb" / "audiopress.toml").write_text("title = 7", encoding="utf-8")

    assert [one for one in pipeline.check(shows_around(neighbours)[0]) if one.code.startswith("I-")] == []
