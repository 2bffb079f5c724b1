"""Rows of figures -> one SVG of horizontal bars with their spread, readable by day, by night and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.figures import Spread

WIDTH, LABEL, RIGHT = 840, 270, 90  # px: of the picture, left of the bars, right of them
ROW, BAR, HEAD, FOOT = 34, 11, 58, 26  # px: a row, one of its bars, above and below a panel's rows
STYLE = """
svg{--ground:#fff;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;
--our-1:#1f6feb;--our-2:#8ab4f4;--other-1:#7b8696;--other-2:#c0c7d1}
@media (prefers-color-scheme:dark){svg{--ground:#12161c;--ink:#e8ecf2;--soft:#a3adbb;--line:#2c343f;
--our-1:#4c94ff;--our-2:#28548f;--other-1:#98a2b1;--other-2:#4d5663}}
text{fill:var(--ink);font:13px system-ui,sans-serif}.head{font-size:16px;font-weight:600}
.soft{fill:var(--soft);font-size:12px}.grid{stroke:var(--line)}.spread{stroke:var(--ink);stroke-width:1.2}
.ground{fill:var(--ground)}.our-1{fill:var(--our-1)}.our-2{fill:var(--our-2)}
.other-1{fill:var(--other-1)}.other-2{fill:var(--other-2)}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One command: a bar for each of the panel's figures; `ours` are told apart from baselines by colour."""

    label: str
    values: tuple[Spread, ...]
    ours: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A scale of its own."""

    title: str
    unit: str
    series: tuple[str, ...]  # what the first, the second bar of a row is
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.rows) + FOOT

    @property
    def top(self) -> float:
        """The end of the scale, a round number.

        >>> Panel("", "s", (), (Row("", (Spread(7, 6, 8.2),), True),)).top
        10.0
        """
        highest = max(value.high for row in self.rows for value in row.values)
        return next(step for step in _STEPS if step >= highest)


_STEPS = [base * 10.0**power for power in range(-3, 9) for base in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8)]


def chart(title: str, description: str, panels: Sequence[Panel]) -> str:
    """The whole picture; panels stand one below the other."""
    shown = [panel for panel in panels if panel.rows]
    height = sum(panel.height for panel in shown) + FOOT
    body, offset = [], 0
    for panel in shown:
        body.append(f'<g transform="translate(0 {offset})">\n{_panel(panel)}\n</g>')
        offset += panel.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(description)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _panel(panel: Panel) -> str:
    legend = "" if len(panel.series) == 1 else " (upper bar), ".join(panel.series) + " (lower bar), "
    spread = "; the line is the spread" if any(v.high > v.low for row in panel.rows for v in row.values) else ""
    parts = [
        f'<text class="head" x="20" y="28">{escape(panel.title)}</text>',
        f'<text class="soft" x="20" y="46">{escape(legend)}{escape(panel.unit)}{spread}</text>',
    ]
    end = HEAD + ROW * len(panel.rows)
    for part in range(5):
        value = panel.top * part / 4
        x = _place(value, panel)
        parts.append(f'<path class="grid" d="M{x:.0f} {HEAD - 4}V{end}"/>')
        parts.append(f'<text class="soft" x="{x:.0f}" y="{end + 15}" text-anchor="middle">{value:g}</text>')
    for number, row in enumerate(panel.rows):
        parts += _row(row, panel, HEAD + ROW * number)
    return "\n".join(parts)


def _row(row: Row, panel: Panel, top: int) -> list[str]:
    side = "our" if row.ours else "other"
    parts = [f'<text x="{LABEL - 12}" y="{top + 18}" text-anchor="end">{escape(row.label)}</text>']
    first = top + (ROW - 4 - BAR * len(row.values)) / 2
    for number, value in enumerate(row.values):
        y, end = first + BAR * number, _place(value.median, panel)
        parts.append(
            f'<rect class="{side}-{number + 1}" x="{LABEL}" y="{y:g}" width="{end - LABEL:.1f}" height="{BAR - 1}"/>'
        )
        middle, low, high = y + (BAR - 1) / 2, _place(value.low, panel), _place(value.high, panel)
        if high - low > 1:
            parts.append(f'<path class="spread" d="M{low:.1f} {middle:g}H{high:.1f}"/>')
    after = max(_place(value.high, panel) for value in row.values) + 8
    shown = " · ".join(_number(value.median) for value in row.values)
    return [*parts, f'<text class="soft" x="{after:.0f}" y="{top + 18}">{shown}</text>']


def _place(value: float, panel: Panel) -> float:
    return LABEL + value / panel.top * (WIDTH - LABEL - RIGHT)


def _number(value: float) -> str:
    """
    >>> _number(0.1234), _number(12.34), _number(123.4)
    ('0.12', '12.3', '123')
    """
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"
