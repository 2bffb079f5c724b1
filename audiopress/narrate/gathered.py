"""Omissions -> what a reader is shown of them: the cells of one table are one thing that is not read, not forty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audiopress.model import Article, Omission


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out for one reason: a phrase, a block, or several blocks of one whole."""

    text: str  # the parts in the order of the article, a dot between them
    words: int
    parts: int
    first: Omission


def gathered(article: Article, omissions: Iterable[Omission]) -> Iterator[Left]:
    """Omissions in their order; blocks left out for one reason, in one table, menu or the like, are together.

    Every entry of a list of references stays by itself: a reader looks for one of them.
    """
    wholes = _wholes(article)
    groups: dict[tuple[object, ...], list[Omission]] = {}
    for number, omission in enumerate(omissions):
        whole = wholes.get(omission.block) if omission.span is None and omission.utterance is None else None
        groups.setdefault((omission.reason, whole) if whole else (number,), []).append(omission)
    for group in groups.values():
        texts = [" ".join(omission.text.split()) for omission in group]
        yield Left(" · ".join(texts), sum(len(text.split()) for text in texts), len(texts), group[0])


def _wholes(article: Article) -> dict[str, str]:
    """Block id -> id of the outermost block that it is a part of, where that is one thing to a reader."""
    return {
        inner.id: block.id
        for section in article.walk()
        for block in section.blocks
        if block.children and block.kind != "references"
        for inner in block.walk()
    }
