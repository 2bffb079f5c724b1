"""Plain text -> its lines in chunks, and how their author's program broke them: at a width, or between paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NARROWEST: Final = 40  # characters; narrower columns are verse
_WIDEST: Final = 120
_STOPS: Final = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `apart` if a blank line comes before it inside a list."""

    text: str
    indent: int  # columns
    number: int  # in the source, from 1
    apart: bool = False


Chunk = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of one text were made; `width` is None where lines end only where paragraphs do."""

    width: int | None
    indents_paragraphs: bool

    def forced(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word had no room left on this one."""
        first_word = following.text.split(maxsplit=1)[0]
        return self.width is not None and line.indent + len(line.text) + 1 + len(first_word) > self.width

    def joins(self, lines: Chunk, at: int) -> bool:
        """Whether lines[at] goes on with the paragraph that begins at lines[0]."""
        above, line = lines[at - 1], lines[at]
        if line.indent > above.indent + 1:
            return at == 1 and self._hangs(lines)
        if self.forced(above, line):
            return not self._stands_alone(lines, at)
        return line.text[:1].islower() and not ends_sentence(above.text) and not above.text.endswith(":")

    def sets_apart(self, chunk: Chunk) -> bool:
        """Whether a chunk is indented as a whole, in a text that does not indent every paragraph."""
        if self.indents_paragraphs or min(line.indent for line in chunk) < 2:
            return False
        return len(chunk) > 1 or ends_sentence(chunk[0].text) or len(chunk[0].text) > 60

    def _hangs(self, lines: Chunk) -> bool:
        """A hanging indent: only the first line of an entry begins at the margin."""
        return len({line.indent for line in lines[1:]}) == 1 and not self.indents_paragraphs

    def _stands_alone(self, lines: Chunk, at: int) -> bool:
        """A full line that ends a sentence may end a paragraph, if a heading stands below it and breaks off short."""
        line = lines[at]
        breaks_off = at + 1 < len(lines) and not self.forced(line, lines[at + 1])
        capitals = sum(word[:1].isupper() for word in line.text.split())
        heading = not re.search(r"[.,;:]", line.text) and capitals >= 0.6 * len(line.text.split())
        return ends_sentence(lines[at - 1].text) and breaks_off and heading


def ends_sentence(text: str) -> bool:
    """Whether a full stop, or its like in another script, ends the line; quotes and brackets may follow it."""
    return bool(_STOPS.search(text.rstrip()))


def chunks_of(text: str) -> tuple[Chunk, ...]:
    """The lines between blank ones; an indentation that all lines share is none."""
    lines = [(line.expandtabs(4), number) for number, line in enumerate(text.split("\n"), 1)]
    margin = min((len(line) - len(line.lstrip()) for line, _ in lines if line.strip()), default=0)
    chunks: list[list[Line]] = [[]]
    for line, number in lines:
        words = line.strip()
        if words:
            chunks[-1].append(Line(words, len(line) - len(line.lstrip()) - margin, number))
        elif chunks[-1]:
            chunks.append([])
    return tuple(tuple(chunk) for chunk in chunks if chunk)


def layout_of(chunks: tuple[Chunk, ...]) -> Layout:
    """Wrapped at a width, if most line breaks inside chunks were forced by it and hardly a line is longer."""
    begins = [chunk[0].indent > min(line.indent for line in chunk[1:]) for chunk in chunks if len(chunk) > 1]
    lone = [chunk[0].indent >= 2 for chunk in chunks if len(chunk) == 1 and len(chunk[0].text) > 60]
    signs = begins + lone
    indents = bool(signs) and sum(signs) > 0.4 * len(signs)
    return Layout(_width(chunks), indents)


def _width(chunks: tuple[Chunk, ...]) -> int | None:
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    lengths = sorted(line.indent + len(line.text) for line, _ in breaks)
    total = sum(len(line.text) for chunk in chunks for line in chunk)
    over = sum(len(line.text) for chunk in chunks for line in chunk if len(line.text) > _WIDEST)
    if not lengths or over > 0.2 * total:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    layout = Layout(width, indents_paragraphs=False)
    forced = sum(layout.forced(line, following) for line, following in breaks)
    return width if _NARROWEST <= width <= _WIDEST and forced >= 0.55 * len(breaks) else None
