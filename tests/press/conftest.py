"""Workspaces to build in: real files, real engine, real encoder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.press.made import CONFIG, FIRST, SECOND


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A show with two articles, one Markdown and one plain text."""
    root = tmp_path / "show"
    (root / "content").mkdir(parents=True)
    (root / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content" / "first-crossing.md").write_text(FIRST, encoding="utf-8")
    (root / "content" / "second.txt").write_text(SECOND, encoding="utf-8")
    return root


Command = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*words: str | Path, cwd: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line, as a process of its own, its clock stopped at one day."""
    done = subprocess.run(
        [sys.executable, "-m", "audiopress", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000", **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture
def audiopress() -> Command:
    return run
