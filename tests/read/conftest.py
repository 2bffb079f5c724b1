"""A reader for texts that exist only in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.model import Article, Block
from audiopress.read import read_article

Read = Callable[..., Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a text below content/ of a workspace, and read it."""
    (tmp_path / "content").mkdir()

    def reader(text: str | bytes, name: str = "piece.md", language: str = "en", author: str = "The Show") -> Article:
        path = tmp_path / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_article(path, language=language, author=author, root=tmp_path)

    return reader


@pytest.fixture
def kinds() -> Callable[[Article], list[tuple[str, str]]]:
    """(kind, words) of the blocks right below the sections, containers with the words of all that is in them."""

    def words(block: Block) -> str:
        return " ".join(" ".join(part.text or part.attribute("alt") for part in block.walk()).split())

    return lambda article: [(block.kind, words(block)) for section in article.walk() for block in section.blocks]
