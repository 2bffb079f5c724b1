"""Plain text as people paste it -> HTML whose elements know their source lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Final

from audiopress.patterns import late
from audiopress.read.fields import Fields
from audiopress.read.layout import Line, ends_cited
from audiopress.read.listing import list_html
from audiopress.read.shapes import is_attribution
from audiopress.read.source import Document, Source
from audiopress.read.structure import Part, parts_of
from audiopress.read.tree import LINE, parse
from audiopress.read.units import join, units_of

_LINE_OF: Final = late(rf' {LINE}="\d+"')
_DEEPEST: Final = 16  # quotations inside one another


def read(source: Source) -> Document:
    """Every line becomes part of one element; nothing in it is markup."""
    parts = tuple(_settled(part) for part in parts_of(units_of(source.text), source.fields.title))
    return Document(parse(f"<html><body>{_html(parts)}</body></html>", source.place), Fields())


def _settled(part: Part) -> Part:
    """A short sentence that ends in a citation stands and looks like a heading, but is none."""
    sentence = part.name == "heading" and part.unit.kind == "text" and ends_cited(part.unit.text)
    return replace(part, name="text", level=0) if sentence else part


def _html(parts: tuple[Part, ...], quoted: int = 0) -> str:
    out: list[str] = []
    for part in parts:
        text = part.unit.text
        if part.name == "text" and out and out[-1].endswith("</blockquote>") and is_attribution(text):
            out[-1] = f"{out[-1].removesuffix('</blockquote>')}{_paragraph(part)}</blockquote>"
        elif part.name == "text" and out and is_attribution(text) and _is_quoted(out[-1]):
            out[-1] = f"<blockquote{_LINE_OF.findall(out[-1])[0]}>{out[-1]}{_paragraph(part)}</blockquote>"
        elif part.name == "quote":
            out.append(_quote(part, quoted))
        else:
            out.append(_WRITE[part.name](part))
    return "\n".join(out)


def _is_quoted(html: str) -> bool:
    """Whether the paragraph is one long quotation."""
    return bool(re.match(r"<p[^>]*>[\"“„«]", html) and re.search(r"[\"”“»]</p>$", html))


def _quote(part: Part, quoted: int) -> str:
    lines = tuple(
        line.text.removeprefix(">").removeprefix(" ") if line.text[0] == ">" else line.text for line in part.unit.lines
    )
    if quoted >= _DEEPEST:
        return f"<p>{escape(' '.join(line.lstrip('> ') for line in lines), quote=False)}</p>"
    # Blank lines in front, so that the lines inside keep their numbers in the whole.
    inner = "\n" * (part.unit.lines[0].number - 1) + "\n".join(lines)
    units = units_of(inner)
    parts = tuple(Part("text" if unit.kind == "heading" else unit.kind, unit) for unit in units)
    return f"<blockquote{_line(part)}>{_html(parts, quoted + 1)}</blockquote>"


def _line(part: Part) -> str:
    return f' {LINE}="{part.unit.lines[0].number}"'


def _paragraph(part: Part) -> str:
    lines = part.unit.lines
    said_by = len(lines) > 1 and is_attribution(lines[-1].text)
    words = _words(lines[:-1]) + f"<br>{_words(lines[-1:])}" if said_by else _words(lines)
    return f"<p{_line(part)}>{words}</p>"


def _words(lines: tuple[Line, ...]) -> str:
    return escape(join(lines), quote=False)


def _heading(level: int) -> Callable[[Part], str]:
    def write(part: Part) -> str:
        rank = level or part.level
        return f"<h{rank}{_line(part)}>{escape(part.unit.text, quote=False)}</h{rank}>"

    return write


def _figure(part: Part) -> str:
    return f'<figure{_line(part)}><img src="" alt="{escape(part.unit.text)}"></figure>'


def _poem(part: Part) -> str:
    lines = "<br>".join(escape(line.text, quote=False) for line in part.unit.lines)
    return f'<p class="poem"{_line(part)}>{lines}</p>'


_WRITE: Final[dict[str, Callable[[Part], str]]] = {
    "title": _heading(1),
    "heading": _heading(0),
    "figure": _figure,
    "text": _paragraph,
    "list": lambda part: list_html(part.unit.lines),
    "poem": _poem,
    "rule": lambda part: f"<hr{_line(part)}>",
}
