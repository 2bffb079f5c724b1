"""Plain text -> units: paragraphs put together again from their lines, lists, quotations, verse, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final, Literal

from audiopress.patterns import late
from audiopress.read.entries import begins_entry, goes_on, is_entry
from audiopress.read.layout import Layout, Line, chunks_of, ends_sentence, layout_of
from audiopress.read.names import matter
from audiopress.read.verse import is_couplet, is_verse

UnitKind = Literal["text", "list", "quote", "poem", "rule", "heading"]

_RULE: Final = late(r"(?:[-*_=~•·⁂#]\s*){3,}|⁂|[❦❧☙]")
_SIGNED: Final = late(r"(#{1,6})\s+(\S.*?)(?:\s+#+)?")  # as in Markdown: people paste that into plain text too
_UNDERLINE: Final = late(r"={3,}|-{3,}|~{3,}")
_BULLET: Final = late(r"([-*+•·‣◦▪●○–])\s+(?=\S)")
_NUMBER: Final = late(r"\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
_HYPHENATED: Final = late(r"[^\W\d_]-$")
_OPEN_END: Final = late(r"(?:[,;:&–-]|\b(?:and|und|et|y|in|of|the|de))$", re.IGNORECASE)
_YEAR_LAST: Final = late(r"\d{4}[a-z]?[)\]]\.$")  # the title has still to come
_HOUSE: Final = late(r"(?:\S+\s){0,4}(?:press|books|verlag|publish\w+|editions|éditions)\b", re.IGNORECASE)

Marker = tuple[str, int, int]  # sign, ordinal (0 of a bullet), length


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of lines that is one thing, and whether blank lines set it apart from what stands around it."""

    kind: UnitKind
    lines: tuple[Line, ...]
    before: bool
    after: bool
    level: int = 0  # of a heading that its signs show to be one

    @property
    def text(self) -> str:
        """All its words on one line; a heading's without the signs that make it one."""
        if self.kind != "heading":
            return join(self.lines)
        signed = _SIGNED.fullmatch(self.lines[0].text)
        return signed[2] if signed else self.lines[0].text


def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text, in order; every line of it that is not blank is in exactly one."""
    chunks = chunks_of(text)
    layout = layout_of(chunks)
    groups: list[list[Unit]] = []
    cited = False
    for chunk in chunks:
        groups.append(list(_units(chunk, layout, cited=cited)))
        for unit in groups[-1]:
            cited = _announces(unit, cited)
    units: list[Unit] = []
    for found in _with_couplets(groups):
        found[0] = replace(found[0], before=True)
        found[-1] = replace(found[-1], after=True)
        units += found
    return tuple(_settle(list(_merged(units))))


def join(lines: tuple[Line, ...]) -> str:
    """The lines of a paragraph as one; a hyphen at a line's end stays, for the word may well be written with it.

    >>> join((Line("self-", 0, 1), Line("reliance is", 0, 2), Line("good", 0, 3)))
    'self-reliance is good'
    """
    parts = [lines[0].text]
    for above, line in pairwise(lines):
        glued = _HYPHENATED.search(above.text[-2:]) and line.text[:1].islower()
        parts += ["" if glued else " ", line.text]
    return "".join(parts)


def marker(line: Line) -> Marker | None:
    """How a list item begins, if the line begins one."""
    if found := _BULLET.match(line.text):
        return found[1], 0, found.end()
    if found := _NUMBER.match(line.text):
        sign = found[0].replace(found[1], "1", 1).strip()
        return (sign, int(found[1]), found.end()) if found[1].isdigit() else _letter(found)
    return None


def _letter(found: re.Match[str]) -> Marker | None:
    """`a)` counts; `a.` does not, for sentences and initials look like it."""
    return ("a)", ord(found[1]) - 96, found.end()) if ")" in found[0] else None


def _units(chunk: tuple[Line, ...], layout: Layout, *, cited: bool) -> Iterator[Unit]:
    """`cited` if the chunk stands under a heading that says that works follow."""
    if layout.sets_apart(chunk) and not marker(chunk[0]):
        yield Unit("poem" if _is_verse(chunk, layout) else "quote", chunk, False, False)
        return
    works = "references" in matter(chunk[0].text) or (cited and _is_entries(chunk))
    if not works and _is_verse(chunk, layout):
        yield Unit("poem", chunk, False, False)
        return
    lone = sum(begins_entry(line.text) for line in chunk) <= 1 and not layout.dense
    at = 0
    while at < len(chunk):
        rest = chunk[at:]
        unit = _entry(rest, layout, lone=lone) if cited and _is_entries(rest) else _next(rest, layout)
        yield unit
        cited = _announces(unit, cited)
        at += len(unit.lines)


def _next(lines: tuple[Line, ...], layout: Layout) -> Unit:
    """The unit that the first of the lines begins."""
    first = lines[0]
    if signed := _SIGNED.fullmatch(first.text):
        return Unit("heading", lines[:1], False, False, level=len(signed[1]))
    if _RULE.fullmatch(first.text):
        return Unit("rule", lines[:1], False, False)
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1].text) and len(lines[1].text) >= min(3, len(first.text)):
        return Unit("heading", lines[:2], False, False, level=2 if lines[1].text[0] == "=" else 3)
    if first.text.startswith(">"):
        return Unit("quote", tuple(takewhile(lambda line: line.text.startswith(">"), lines)), False, False)
    if marker(first) and not (first.text.startswith("–") and len(lines) > 1 and not marker(lines[1])):
        return Unit("list", _item(lines, layout), False, False)
    end = 1
    while end < len(lines) and not _begins(lines[end:]) and layout.joins(lines, end):
        end += 1
    return Unit("text", lines[:end], False, False)


# --- works cited, whose lines end where an address or a publisher begins


def _announces(unit: Unit, cited: bool) -> bool:
    """Whether works follow below this unit."""
    kind = matter(unit.text) if unit.kind in {"heading", "text"} and len(unit.text) <= 80 else ""
    return "references" in kind or (cited and not kind and unit.kind != "heading")


def _is_entries(lines: tuple[Line, ...]) -> bool:
    """Whether an entry begins here, or all of the few lines are one."""
    if marker(lines[0]) or _begins(lines):
        return False
    if begins_entry(lines[0].text):
        return True
    alone = any(is_entry(line.text) or begins_entry(line.text) or marker(line) for line in lines)
    return 2 <= len(lines) <= 4 and not alone and is_entry(join(lines))


def _entry(lines: tuple[Line, ...], layout: Layout, *, lone: bool) -> Unit:
    """One entry with the lines that go on with it; `lone` if blank lines set it apart from others."""
    end = 1
    while end < len(lines) and not _begins(lines[end:]) and not _is_next_entry(lines, end, layout, lone=lone):
        end += 1
    return Unit("text", lines[:end], False, False)


def _is_next_entry(lines: tuple[Line, ...], at: int, layout: Layout, *, lone: bool) -> bool:
    above, line = lines[at - 1], lines[at]
    if line.indent > lines[0].indent or _OPEN_END.search(above.text):
        return False
    forced, ended = layout.forced(above, line), ends_sentence(above.text)
    if matter(line.text) or begins_entry(line.text):
        return ended or not forced
    if not ended or forced or _YEAR_LAST.search(above.text):
        return False
    whole = is_entry(line.text) and line.text[0].isupper() and not _HOUSE.match(line.text)
    if lone:
        return whole and len(line.text) >= 50
    full = at + 1 < len(lines) and layout.forced(line, lines[at + 1])  # a paragraph's line rather than an address
    return (whole and len(line.text) >= 50) or full or not goes_on(line.text)


def _begins(lines: tuple[Line, ...]) -> bool:
    """Whether something other than running text begins here, whatever the line before it."""
    first = lines[0].text
    underlined = len(lines) > 1 and bool(_UNDERLINE.fullmatch(lines[1].text)) and not _RULE.fullmatch(first)
    bullet = bool(re.match(r"[-*•‣◦▪●○]\s+\S", first))
    signed = _SIGNED.fullmatch(first) is not None
    return signed or underlined or bullet or first.startswith(">") or bool(_RULE.fullmatch(first))


def _item(lines: tuple[Line, ...], layout: Layout) -> tuple[Line, ...]:
    """One item with its continuation lines."""
    end = 1
    while end < len(lines) and not marker(lines[end]) and not _begins(lines[end:]):
        deeper = lines[end].indent > lines[0].indent
        if not deeper and not layout.joins(lines, end):
            break
        end += 1
    return lines[:end]


def _is_verse(chunk: tuple[Line, ...], layout: Layout) -> bool:
    """Lines that read as verse, that nothing forced to end where they end, and that begin nothing else."""
    if _has_signs(chunk) or sum(layout.forced(a, b) for a, b in pairwise(chunk)) > 0.34 * (len(chunk) - 1):
        return False
    return is_verse(tuple(line.text for line in chunk))


def _has_signs(chunk: tuple[Line, ...]) -> bool:
    """Whether a line begins a list, a quotation or anything else that is no verse."""
    return any(marker(line) or _begins((line,)) or _UNDERLINE.fullmatch(line.text) for line in chunk)


def _with_couplets(groups: list[list[Unit]]) -> list[list[Unit]]:
    """Two lines alone are no poem, but beside a stanza they are one more of it."""
    out = list(groups)
    for i in (*range(1, len(out)), *reversed(range(1, len(out) - 1))):
        lines = tuple(line for unit in out[i] for line in unit.lines)
        words = tuple(line.text for line in lines)
        beside = [unit for near in out[i - 1 : i] + out[i + 1 : i + 2] for unit in near if unit.kind == "poem"]
        fits = any(is_couplet(words, tuple(line.text for line in unit.lines)) for unit in beside)
        if fits and {unit.kind for unit in out[i]} == {"text"} and not _has_signs(lines):
            out[i] = [Unit("poem", lines, False, False)]
    return out


# --- lists whose items stand in paragraphs of their own


def _merged(units: list[Unit]) -> Iterator[Unit]:
    """Items that follow one another are one list; an indented paragraph between them belongs to the item above it."""
    first: Unit | None = None  # of the list that is open; `lines` are all of that list's
    lines: list[Line] = []
    top = after = None
    for unit in units:
        if first and top and (_continues(first, top, unit) or _belongs(first, unit)):
            lines += [replace(unit.lines[0], apart=unit.before), *unit.lines[1:]]
            if unit.kind == "list" and unit.lines[0].indent <= first.lines[0].indent:
                top = marker(unit.lines[0])
            after = unit.after
            continue
        if first:
            yield replace(first, lines=tuple(lines), after=bool(after))
        first, lines, after = (unit, list(unit.lines), unit.after) if unit.kind == "list" else (None, [], None)
        top = marker(unit.lines[0]) if first else None
        if not first:
            yield unit
    if first:
        yield replace(first, lines=tuple(lines), after=bool(after))


def _continues(first: Unit, top: Marker, unit: Unit) -> bool:
    """Whether a list's next item follows the last one at the margin, or stands deeper."""
    here = marker(unit.lines[0]) if unit.kind == "list" else None
    if here is None:
        return False
    deeper = unit.lines[0].indent > first.lines[0].indent
    return deeper or (top[0] == here[0] and here[1] in {0, top[1] + 1})


def _belongs(first: Unit, unit: Unit) -> bool:
    return unit.kind in {"quote", "text"} and unit.lines[0].indent > first.lines[0].indent and unit.before


def _settle(units: list[Unit]) -> Iterator[Unit]:
    """A numbered line alone is no list: it is a heading or a sentence that begins with its number."""
    for unit in units:
        first = marker(unit.lines[0]) if unit.kind == "list" else None
        marks = [m for line in unit.lines if line.indent <= unit.lines[0].indent and (m := marker(line))]
        alone = first is not None and first[1] > 0 and sum(mark[1] > 0 for mark in marks) < 2
        yield replace(unit, kind="text") if alone else unit
