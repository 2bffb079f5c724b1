"""Text with its style, piece by piece -> runs, white space collapsed as HTML collapses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from audiopress.model import Mark, Run
from audiopress.patterns import late
from audiopress.read.clean import polish

_SPACE: Final = late(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for a stretch of text: everything of a Run but its text."""

    marks: tuple[Mark, ...] = ()
    language: str | None = None
    href: str | None = None
    title: str | None = None
    note: str | None = None
    image: str | None = None
    spoken: str | None = None

    def marked(self, mark: Mark) -> Style:
        return self if mark in self.marks else replace(self, marks=(*self.marks, mark))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as the source has it; `alt` is None where the author wrote none at all."""

    src: str
    alt: str | None
    decorative: bool
    line: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source text; verbatim pieces keep their white space (line breaks, code, mathematics)."""

    text: str
    style: Style
    verbatim: bool = False
    picture: Picture | None = None


BREAK: Final = "\n"


def runs_of(pieces: list[Piece]) -> tuple[Run, ...]:
    """One run for each stretch of one style, neither beginning nor ending with white space.

    >>> plain, strong = Style(), Style(marks=("strong",))
    >>> [r.text for r in runs_of([Piece(" So\\n ", plain), Piece(" it ", strong), Piece(" goes. ", plain)])]
    ['So ', 'it ', 'goes.']
    """
    merged: list[tuple[list[str], Style]] = []
    last = BREAK  # the last character that came out: a space follows neither a space nor a line's beginning
    for piece in pieces:
        text = piece.text if piece.verbatim else _SPACE.sub(" ", piece.text)
        if not piece.verbatim and text.startswith(" ") and last in " \n":
            text = text[1:]
        if not text and piece.style.image is None:
            continue
        last = text[-1] if text else "x"
        if merged and merged[-1][1] == piece.style and piece.style.image is None and piece.style.note is None:
            merged[-1][0].append(text)
        else:
            merged.append(([text], piece.style))
    runs = [_run(polish("".join(texts)), style) for texts, style in merged]
    return _trim(runs)


def without_spaces_before_breaks(text: str) -> str:
    return re.sub(r" +\n", "\n", text)


def is_blank(pieces: list[Piece]) -> bool:
    return all(piece.style.image is None and not piece.text.strip() for piece in pieces)


def split_lines(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], ...]:
    """The runs of each line of a text with line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(BREAK)
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=other)] for other in others)
    return tuple(_trim([run for run in line if run.text or run.image is not None]) for line in lines)


def strip_start(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """The runs without their first `count` characters."""
    kept: list[Run] = []
    for run in runs:
        kept.append(replace(run, text=run.text[count:]))
        count = max(0, count - len(run.text))
    return _trim([run for run in kept if run.text or run.image is not None])


def _run(text: str, style: Style) -> Run:
    return Run(
        without_spaces_before_breaks(text),
        style.marks,
        style.language,
        style.href,
        style.title,
        style.note,
        style.image,
        style.spoken,
    )


def _trim(runs: list[Run]) -> tuple[Run, ...]:
    """No white space at either end, nor before a line break that the next run begins with."""
    trimmed = list(runs)
    for i in range(len(trimmed) - 1):
        if trimmed[i + 1].text.startswith(BREAK):
            trimmed[i] = replace(trimmed[i], text=trimmed[i].text.rstrip(" "))
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while trimmed:
            text = strip(trimmed[end].text, " \n\t\r\f")
            if text == trimmed[end].text and (text or trimmed[end].image is not None):
                break
            if text or trimmed[end].image is not None:
                trimmed[end] = replace(trimmed[end], text=text)
                break
            del trimmed[end]
    return tuple(run for run in trimmed if run.text or run.image is not None)
