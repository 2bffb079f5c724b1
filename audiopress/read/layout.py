"""Plain text -> its lines in chunks, and how their author's program broke them: at a width, or between paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NARROWEST: Final = 40  # characters; narrower columns are verse
_WIDEST: Final = 120
_MANY: Final = 30  # lines; no paragraph has more
_ENTRY: Final = re.compile(r"[^\W\d_][\w'’-]+, (?:[^\W\d_]\.[ ,]?)+.*\(\d{4}")  # Surname, I. (2001)
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
    dense: bool  # no blank lines between paragraphs: only their wording tells where a heading stands

    def forced(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word had no room left on this one."""
        first_word = following.text.split(maxsplit=1)[0]
        return self.width is not None and line.indent + len(line.text) + 1 + len(first_word) > self.width

    def joins(self, lines: Chunk, at: int) -> bool:
        """Whether lines[at] goes on with the paragraph that begins at lines[0]."""
        above, line = lines[at - 1], lines[at]
        if line.indent > above.indent + 1:
            return at == 1 and self._hangs(lines)
        if self.dense and at == 1 and _is_titled(above.text) and _is_prose(line.text):
            return False
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
        """A full line that ends a sentence ends a paragraph too, if below it stands a heading or an entry of a list."""
        line = lines[at]
        if not self.dense or not ends_sentence(lines[at - 1].text):
            return False
        breaks_off = at + 1 < len(lines) and not self.forced(line, lines[at + 1])
        followed = at + 1 < len(lines) and _is_prose(lines[at + 1].text)
        heading = not re.search(r"[.;]", line.text) and _is_titled(line.text) and (breaks_off or followed)
        return heading or _ENTRY.match(line.text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a full stop, or its like in another script, ends the line; quotes and brackets may follow it."""
    return bool(_STOPS.search(text.rstrip()))


def _capitals(text: str) -> float:
    """The share of words with a capital, short ones not counted."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _is_titled(text: str) -> bool:
    """Whether a line alone is capitalised like a heading and ends like one."""
    return len(text.split()) >= 4 and _capitals(text) >= 0.7 and not re.search(r"[.,;:…]$", text)


def _is_prose(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= 5 and _capitals(text) <= 0.35


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
    total = sum(map(len, chunks))
    dense = sum(len(chunk) for chunk in chunks if len(chunk) > _MANY) > 0.6 * total
    return Layout(_width(chunks), indents, dense)


def _width(chunks: tuple[Chunk, ...]) -> int | None:
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    lengths = sorted(line.indent + len(line.text) for line, _ in breaks)
    total = sum(len(line.text) for chunk in chunks for line in chunk)
    over = sum(len(line.text) for chunk in chunks for line in chunk if len(line.text) > _WIDEST)
    if not lengths or over > 0.2 * total:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    layout = Layout(width, indents_paragraphs=False, dense=False)
    forced = sum(layout.forced(line, following) for line, following in breaks)
    return width if _NARROWEST <= width <= _WIDEST and forced >= 0.55 * len(breaks) else None
