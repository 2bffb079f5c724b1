"""A block's text -> the parts in which it is said: where each stands, what is marked in it, the silence after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from audiopress.model import Aligned, Block
from audiopress.narrate.passage import Stretch
from audiopress.narrate.sentences import Span, breaths, sentences
from audiopress.narrate.spoken import Said

Cut = Literal["sentences", "lines", "whole"]

_CLOSERS: Final = "”’\"')]}»›*_ "
_STOPS: Final = frozenset(".!?…:;,—–-。！？、，；：।؟۔")
_FULL_STOPS: Final = {"ja": "。", "zh": "。"}


@dataclass(frozen=True, slots=True)
class Part:
    """What is said in one utterance: text, where it stands in its block, what is marked in it, and the pause after."""

    text: str = ""
    span: Span | None = None
    stretches: tuple[Stretch, ...] = ()
    after: str = "sentence"  # a name in PAUSES


def parts(block: Block, language: str, cut: Cut) -> Iterator[Part]:
    """The block's own text, part by part; together they hold all its words."""
    text, stretches = block.text, stretches_of(block)
    for start, end, after in _spans(text, language, stretches, cut):
        yield Part(text[start:end], (start, end), tuple(_clipped(stretches, start, end)), after)


def loose_parts(text: str) -> Iterator[Part]:
    """The parts of words that stand nowhere on the page, such as a picture's alternative text."""
    for start, end in breaths(text, 0, len(text)):
        yield Part(text[start:end], after="clause" if end < len(text) else "sentence")


def stanzas_joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with poems that follow each other as one: they are its stanzas, announced once."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        found = tuple(group)
        if kind == "poem" and len(found) > 1:
            stanzas = tuple(replace(block, kind="paragraph") for block in found)
            yield Block(found[0].id, "poem", (), stanzas, (), None, found[0].line)
        else:
            yield from found


def main_language(part: Part, language: str) -> str:
    """The language in which more than half of the text is written."""
    lengths: dict[str, int] = {}
    for stretch in part.stretches:
        if stretch.run.language:
            lengths[stretch.run.language] = lengths.get(stretch.run.language, 0) + stretch.end - stretch.start
    return next((tongue for tongue, length in lengths.items() if 2 * length > len(part.text)), language)


def stopped(said: Said, length: int, tongue: str, stop: str) -> Said:
    """With a stop at the end, so that the voice falls: a heading has none. `length` is that of the display text."""
    if said.spoken.rstrip(_CLOSERS)[-1:] in _STOPS:
        return said
    mark = _FULL_STOPS.get(tongue, stop) if stop == "." else stop
    end = len(said.spoken)
    return replace(said, spoken=said.spoken + mark, map=(*said.map, Aligned(length, length, end, end + 1)))


def _spans(text: str, language: str, stretches: tuple[Stretch, ...], cut: Cut) -> Iterator[tuple[int, int, str]]:
    """The spans of a text that are said in one breath, and the name of the silence after each."""
    for start, end in _CUTS[cut](text, language, stretches):
        pieces = list(breaths(text, start, end))
        for index, (first, last) in enumerate(pieces):
            yield first, last, "clause" if index + 1 < len(pieces) else "line" if cut == "lines" else "sentence"


def _sentences(text: str, language: str, stretches: tuple[Stretch, ...]) -> Iterator[Span]:
    marks = [(s.start, s.end) for s in stretches if s.run.note or "sup" in s.run.marks or "citation" in s.run.marks]
    wholes = [(s.start, s.end) for s in stretches if s.run.image or s.run.spoken or {"code", "math"} & {*s.run.marks}]
    return sentences(text, language, marks, wholes)


def _lines(text: str, _: str, __: tuple[Stretch, ...]) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _whole(text: str, _: str, __: tuple[Stretch, ...]) -> Iterator[Span]:
    yield 0, len(text)


_CUTS: Final[dict[Cut, Callable[[str, str, tuple[Stretch, ...]], Iterator[Span]]]] = {
    "sentences": _sentences,
    "lines": _lines,
    "whole": _whole,
}


def stretches_of(block: Block) -> tuple[Stretch, ...]:
    """The runs of a block that are more than plain text."""
    found, position = [], 0
    for run in block.runs:
        end = position + len(run.text)
        if run.marks or run.note or run.image or run.language or run.href or run.spoken is not None:
            found.append(Stretch(position, end, run))
        position = end
    return tuple(found)


def _clipped(stretches: tuple[Stretch, ...], start: int, end: int) -> Iterator[Stretch]:
    """What of them lies in [start, end), counted from `start`."""
    first = bisect_right(stretches, start, key=lambda stretch: stretch.end)
    for index in range(first, len(stretches)):
        stretch = stretches[index]
        if stretch.start >= end:
            break
        if stretch.start < stretch.end:
            yield Stretch(max(stretch.start, start) - start, min(stretch.end, end) - start, stretch.run)
