"""Flat blocks -> sections inside sections, by the levels of the headings among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from audiopress.model import Block, Finding, Section
from audiopress.read.backmatter import level_of
from audiopress.read.codes import finding
from audiopress.read.names import announces_notes
from audiopress.read.opening import title_of
from audiopress.read.slugs import Anchors


@dataclass(slots=True)
class _Open:
    """A section whose end has not come yet."""

    heading: Block | None
    level: int
    name: str
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)

    def closed(self) -> Section:
        inner = tuple(section.closed() for section in self.sections)
        return Section(self.name, self.level, self.heading, tuple(self.blocks), inner)

    def walk(self) -> Iterator[_Open]:
        yield self
        for section in self.sections:
            yield from section.walk()


def outline(blocks: tuple[Block, ...], place: str) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """The sections, each with a readable id of its own, and a finding for every level that a heading skips."""
    opening = _Open(None, 0, "opening")
    path, names = [opening], Anchors()
    names.take(opening.name)
    findings: list[Finding] = []
    for block in blocks:
        if block.kind != "heading":
            path[-1].blocks.append(block)
            continue
        level = level_of(block)
        while path[-1].level >= level:
            path.pop()
        above = max(1, path[-1].level)  # the title stands for level 1
        if level > above + 1:
            words = {"heading": title_of(block), "before": above, "after": level}
            findings.append(finding("A-004", place, block.line, **words))
        section = _Open(block, level, names.take(title_of(block)))
        path[-1].sections.append(section)
        path.append(section)
    _place_notes(opening)
    own = opening.sections if not opening.blocks else [replace(opening, sections=[]), *opening.sections]
    return tuple(section.closed() for section in own), tuple(findings)


def bare_headings(sections: tuple[Section, ...], place: str) -> tuple[Finding, ...]:
    """A note for every heading that has neither text nor headings under it."""
    return tuple(
        finding("A-008", place, section.heading.line, heading=section.title)
        for top in sections
        for section in top.walk()
        if section.heading and not section.blocks and not section.sections
    )


def _place_notes(opening: _Open) -> None:
    """Notes stand at the end of the section that first refers to them, unless a heading of their own gathers them."""
    sections = list(opening.walk())
    homes: dict[str, _Open] = {}
    for section in sections:
        heading = (section.heading,) if section.heading else ()
        for run in (run for block in (*heading, *section.blocks) for part in block.walk() for run in part.runs):
            if run.note:
                homes.setdefault(run.note, section)
    moved: list[tuple[_Open, Block]] = []
    for section in sections:
        if section.heading and announces_notes(section.heading.text):
            continue
        staying: list[Block] = []
        for block in section.blocks:
            if block.kind == "note":
                moved.append((homes.get(block.attribute("ref"), section), block))
            else:
                staying.append(block)
        section.blocks = staying
    for home, note in moved:
        home.blocks.append(note)
