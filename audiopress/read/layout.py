"""Plain text -> its lines in chunks, and how their author's program broke them: at a width, or between paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from audiopress.patterns import late
from audiopress.read.names import matter

_NARROWEST: Final = 40  # characters; narrower columns are verse
_WIDEST: Final = 250
_USUAL: Final = 120  # wider lines are wrapped only if they break off in the middle of sentences
_MANY: Final = 30  # lines, and
_MUCH: Final = 2000  # characters; no paragraph has more of both
_ENTRY: Final = late(r"[^\W\d_][\w'’-]+, (?:[^\W\d_]\.[ ,]?)+.*\(\d{4}")  # Surname, I. (2001)
_MARK: Final = (  # [1] | [12, p. 4] | (Pollard et al., 1974) | (3) | ¹ | *
    r"\s?(?:\[[^\[\]]{1,60}\]|\((?:\d{1,3}|[^()]{2,80}\d{4}[a-z]?[^()]{0,20})\)|[¹²³⁰-⁹*†‡§])"
)
_ITEM: Final = late(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_STOPS: Final = late(rf"[.!?…。！？؟।][\"'”’»)\]*_]*(?:{_MARK})*\.?$")
_CITED: Final = late(
    rf"(?P<stop>[.…。][\"'”’»)]*)(?:{_MARK})+\.?$|\s\([^\W\d_][^()]{{1,80}},? \d{{4}}[a-z]?[^()]{{0,20}}\)$"
)
_MIDWAY: Final = late(r"(?:[^\W\d_]{2}|\d{3})[.!?…][\"'”’»)]*\s+[\"'“‘«(]*[^\W\d_]")


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
    spaced: bool = False  # blank lines between all paragraphs: no line break alone parts any

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
        if line.text[:1].islower() and not ends_sentence(above.text) and not above.text.endswith(":"):
            return True
        return self.spaced and not self.dense and _flows(lines, at)

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
        if ends_sentence(lines[at - 1].text) and matter(line.text) in {"references", "boilerplate"}:
            return True
        if not self.dense or not ends_sentence(lines[at - 1].text):
            return False
        breaks_off = at + 1 < len(lines) and not self.forced(line, lines[at + 1])
        followed = at + 1 < len(lines) and _is_prose(lines[at + 1].text)
        heading = not re.search(r"[.;]", line.text) and _is_titled(line.text) and (breaks_off or followed)
        return heading or _ENTRY.match(line.text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a full stop, or its like in another script, ends the line; quotes and brackets may follow it."""
    return bool(_STOPS.search(text.rstrip()))


def ends_cited(text: str) -> bool:
    """Whether a line is a sentence with a source or the sign of a note behind it: its stop need not be the last sign.

    >>> ends_cited("It rained.[1]"), ends_cited("It rained all day (Lee, 1974)"), ends_cited("The War Years (1939)")
    (True, True, False)
    """
    if found := _CITED.search(text):
        return found["stop"] is not None or _capitals(text[: found.start()]) < 0.5
    return False


def _capitals(text: str) -> float:
    """The share of words with a capital, short ones not counted."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _is_titled(text: str) -> bool:
    """Whether a line alone is capitalised like a heading and ends like one."""
    return len(text.split()) >= 4 and _capitals(text) >= 0.7 and not re.search(r"[.,;:…]$", text)


def _is_prose(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= 5 and _capitals(text) <= 0.35


def breaks_off(line: str) -> bool:
    """Whether a sentence ends inside the line and another begins there."""
    return bool(_MIDWAY.search(line))


def _flows(lines: Chunk, at: int) -> bool:
    """Whether the line above is nearly as long as any here, and sentences run over the ends of most such lines."""
    above, line = lines[at - 1].text, lines[at].text
    longest = max(len(other.text) for other in lines)
    if not 0.8 * _NARROWEST <= longest <= _WIDEST or len(above) < 0.6 * longest or _ITEM.match(line):
        return False
    full = [other.text for other in lines[:-1] if len(other.text) >= 0.6 * longest]
    if sum(ends_sentence(text) for text in full) > 0.5 * len(full):
        return False
    if not any(other.text[:1].islower() for other in lines[1:]) and not any(map(breaks_off, full)):
        return False
    room = longest - len(above) - len(line.split(maxsplit=1)[0])
    return at > 1 or room < 0.15 * longest or bool(re.search(r"[.,;!?]\s", above))


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
    large = [chunk for chunk in chunks if len(chunk) > _MANY and sum(len(line.text) for line in chunk) > _MUCH]
    dense = sum(map(len, large)) > 0.6 * total
    width = _width(chunks)
    return Layout(width, indents, dense, _is_spaced(chunks, width))


def _is_spaced(chunks: tuple[Chunk, ...], width: int | None) -> bool:
    """Whether hardly a chunk goes on below a short line that ends a sentence, as paragraphs' last lines do."""
    several = [chunk for chunk in chunks if len(chunk) > 1]

    def parted(chunk: Chunk) -> bool:
        longest = width or max(len(line.text) for line in chunk)
        return any(ends_sentence(line.text) and len(line.text) < 0.6 * longest for line in chunk[:-1])

    return len(chunks) >= 3 and sum(map(parted, several)) <= 0.25 * len(several)


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
    stopped = sum(ends_sentence(line.text) for line, _ in breaks)
    unwrapped = width > _USUAL and stopped > 0.6 * len(breaks)
    return width if _NARROWEST <= width <= _WIDEST and forced >= 0.55 * len(breaks) and not unwrapped else None
