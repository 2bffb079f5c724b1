"""The lines of a plain text's list -> nested HTML lists."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from audiopress.read.layout import Line
from audiopress.read.tree import LINE
from audiopress.read.units import marker


@dataclass(slots=True)
class _Level:
    indent: int
    tag: str
    ordinal: int


def list_html(lines: tuple[Line, ...]) -> str:
    """Items nest by their indentation; lines without a sign go on with the item above them."""
    out: list[str] = []
    levels: list[_Level] = []
    for line in lines:
        if (mark := marker(line)) is None:
            words = escape(line.text, quote=False)
            out.append(f"<p>{words}</p>" if line.apart else f" {words}")
            continue
        _, ordinal, length = mark
        while len(levels) > 1 and line.indent < levels[-1].indent:
            out.append(f"</li></{levels.pop().tag}>")
        tag = "ol" if ordinal else "ul"
        if not levels or line.indent > levels[-1].indent + 1:
            _open(out, levels, _Level(line.indent, tag, ordinal), line.number)
        elif levels[-1].tag != tag:
            out.append(f"</li></{levels.pop().tag}>")
            _open(out, levels, _Level(line.indent, tag, ordinal), line.number)
        else:
            out.append("</li>")
        value = f' value="{ordinal}"' if ordinal != levels[-1].ordinal else ""
        levels[-1].ordinal = ordinal + 1 if ordinal else 0
        out.append(f'<li {LINE}="{line.number}"{value}>{escape(line.text[length:], quote=False)}')
    out += [f"</li></{level.tag}>" for level in reversed(levels)]
    return "".join(out)


def _open(out: list[str], levels: list[_Level], level: _Level, number: int) -> None:
    start = f' start="{level.ordinal}"' if level.ordinal > 1 else ""
    out.append(f'<{level.tag} {LINE}="{number}"{start}>')
    levels.append(level)
