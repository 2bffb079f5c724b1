"""Passages -> the clips of an EPUB's overlays: stretches of the audio without gaps, each with the element it shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from audiopress.model import Episode
from audiopress.write.along import Passage
from audiopress.write.chapters import chapter_marks
from audiopress.write.epub.documents import Book, spoken_line


@dataclass(frozen=True, slots=True)
class Clip:
    """[start_ms, end_ms) of the audio, and what is lit meanwhile: an element, by its id in a leaf by its number."""

    leaf: int
    element: str
    start_ms: int
    end_ms: int


def clips(episode: Episode, heard: Sequence[Passage], book: Book) -> tuple[Clip, ...]:
    """From the audio's first moment to its last; what two passages light up without a break is one clip.

    A silence belongs to what was heard before it, so that no reading system has to jump; but a chapter begins where
    its mark is, in music before its heading too.
    """
    total = episode.timeline.milliseconds(episode.timeline.samples)
    if not heard:
        return ()
    starts = list(_starts(episode, heard))
    ends = [*starts[1:], max(total, starts[-1] + 1)]
    merged: list[Clip] = []
    for (leaf, element), start, end in zip(_elements(heard, book), starts, ends, strict=True):
        if merged and (merged[-1].leaf, merged[-1].element) == (leaf, element):
            merged[-1] = replace(merged[-1], end_ms=end)
        else:
            merged.append(Clip(leaf, element, start, end))
    return tuple(merged)


def _starts(episode: Episode, heard: Sequence[Passage]) -> Iterator[int]:
    marks = [mark.start_ms for mark in chapter_marks(episode)]
    yield 0
    for before, passage in pairwise(heard):
        mark = marks[place - 1] if (place := bisect_right(marks, passage.start_ms)) else 0
        yield mark if mark >= before.end_ms else passage.start_ms


def _elements(heard: Sequence[Passage], book: Book) -> Iterator[tuple[int, str]]:
    """Leaf and element of each passage: its own, else its block; else that of the one before it, or the leaf's root.

    A leaf once left is not gone back to: what stands in another than the one being heard is not shown there.
    """
    reached, last = 0, book.leaves[0].root.get("id", "")
    for passage in heard:
        section = book.place(passage.section)
        now = max(reached, section[0] if section else reached)
        names = (passage.anchor, passage.block, spoken_line(passage.utterance))
        places = [place for name in names if (place := book.place(name)) and place[0] in (now, reached)]
        if places:
            reached, last = places[0]
        elif now != reached:
            reached, last = now, book.leaves[now].root.get("id", "")
        yield reached, last
