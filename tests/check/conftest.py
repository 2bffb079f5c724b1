"""A workspace that was built once, and copies of it to damage."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from audiopress import pipeline
from audiopress.speak import Cache

SHOW = """\
title = "Sound checks"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles."
base_url = "https://example.org/checks/"
slug = "checks"
categories = ["Education"]

[voice]
engine = "tone"
"""

ARTICLE = """\
---
title: The {name} article
date: 2026-01-0{day}
---

An opening sentence. And another one, with [a link](#the-end).

# The middle

A paragraph in the middle.

# The end

The last paragraph of the {name} article.
"""


def two_articles(root: Path, settings: str) -> Path:
    """A show with these settings, built in an empty folder."""
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(settings, encoding="utf-8")
    for day, name in enumerate(("first", "second"), start=1):
        (root / "content" / f"{name}.md").write_text(ARTICLE.format(name=name, day=day), encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace as it was built."""
    return two_articles(tmp_path_factory.mktemp("pristine"), SHOW)


@pytest.fixture
def workspace(pristine: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(pristine, tmp_path / "copy"))


RICH_SHOW = """\
title = "Sound checks"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles."
base_url = "https://example.org/checks/"
slug = "checks"
language = "en-GB"
categories = ["Education > Courses", "Kids & Family > Stories for Kids"]
medium = "newsletter"
copyright = "Ada Example"
link = "https://example.org/about"

[feed]
type = "serial"
complete = true
new_url = "https://example.org/checks/feed.xml"
hubs = ["https://hub.example.org/"]
podping = true
people = ["Ada Jones", { name = "Ben", role = "Editor", href = "https://b.example/", img = "https://b.example/b.png" }]
funding = { url = "https://example.org/give", text = "Support us" }
license = "CC-BY-4.0"
locations = [{ name = "Porto", rel = "creator", geo = "geo:41.15,-8.61", osm = "R3459013", country = "pt" }, "Lisbon"]
schedule = { text = "On Mondays", rrule = "freq=weekly;byday=MO;count=4", start = "2026-01-05" }
podroll = [{ guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", title = "Podcasting 2.0" }]
texts = [{ text = "abc", purpose = "verify" }]

[voice]
engine = "tone"

[audio]
formats = ["mp3", "m4b", "opus"]

[narration]
editions = ["brief"]
"""

RICH_ARTICLE = """\
---
title: The {name} & <other> article
author: Ada Example
date: 2026-01-0{day}
cover: cover.png
tags: [Checks, Sound]
podcast:
  season: 2
  season_name: Winter
  episode: {day}
  episode_shown: Ch. {day}
  type: {kind}
  explicit: true
  people: [{{name: Cy Third, role: guest}}]
  soundbites: [A paragraph in the middle., {{start: 2.5, duration: 4, title: The beginning}}]
  links: {{url: "https://video.example/1", text: Watch it}}
  discussions: "https://social.example/@ada/1"
  license: {{name: our-terms, url: "https://example.org/terms"}}
  locations: Lisbon
  funding: {{url: "https://example.org/give", text: For this one}}
  texts: {{text: own, purpose: release}}
---

An opening sentence. And another one: it has "quotes" & a < sign, with [a link](#the-end).

# The middle

A paragraph in the middle. Warning: the time is 10:30.

# The end

The last paragraph of the {name} article.
"""


@pytest.fixture(scope="session")
def rich_pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show that uses every tag, in three formats and two editions, as it was built."""
    root = tmp_path_factory.mktemp("rich")
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(RICH_SHOW, encoding="utf-8")
    Image.new("RGB", (1500, 1500), "navy").save(root / "content" / "cover.png")
    kinds = {"first": "full", "second": "full", "trailer": "trailer"}
    for day, (name, kind) in enumerate(kinds.items(), start=1):
        text = RICH_ARTICLE.format(name=name, day=day, kind=kind)
        (root / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


@pytest.fixture
def rich(rich_pristine: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(rich_pristine, tmp_path / "copy"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Where the loudness of untouched files is kept: nothing here changes what they sound like."""
    return Cache(str(tmp_path_factory.mktemp("cache")))
