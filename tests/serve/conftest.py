"""A workspace that is built, and a server that shows it, for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.running import Running, audiopress, serving, write_article, write_show


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One show with two episodes and a draft."""
    root = tmp_path_factory.mktemp("built")
    write_show(root, "Heard & <seen>", "heard")
    write_article(root / "content", 1, "The first")
    write_article(root / "content", 2, "The second")
    write_article(root / "content", 3, "The hidden third", draft=True)
    (root / "secret.txt").write_text("A SECRET", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOPRESS_CACHE", str(tmp_path_factory.mktemp("cache")))
        done = audiopress("build", "--draft", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Running]:
    with serving(built) as running:
        yield running
