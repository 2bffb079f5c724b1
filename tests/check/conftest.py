"""A workspace that was built once, and copies of it to damage."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiopress import pipeline

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


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace as it was built."""
    root = tmp_path_factory.mktemp("pristine")
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(SHOW, encoding="utf-8")
    for day, name in enumerate(("first", "second"), start=1):
        (root / "content" / f"{name}.md").write_text(ARTICLE.format(name=name, day=day), encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


@pytest.fixture
def workspace(pristine: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(pristine, tmp_path / "copy"))
