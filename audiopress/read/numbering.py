"""Sections without ids inside -> the same, every block numbered in reading order, links among them kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from audiopress.model import Block, Run, Section


@dataclass(slots=True)
class _Places:
    """Where notes and link targets ended up, learnt while numbering."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))  # b0 is the title
    notes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)  # note -> its sign, the block that refers to it
    targets: dict[str, str] = field(default_factory=dict)


def number(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Ids b1, b2 ...; notes know their sign (`label`) and the block that refers to them (`ref`)."""
    places = _Places()
    numbered = tuple(_numbered(section, places) for section in sections)
    return tuple(_linked(section, places) for section in numbered)


def _numbered(section: Section, places: _Places) -> Section:
    heading = None
    if section.heading:
        heading = _block(section.heading, places)
        for target in section.heading.attribute("anchor").split():
            places.targets[target] = section.id
    places.targets.setdefault(section.id, section.id)
    blocks = tuple(_block(block, places) for block in section.blocks)
    inner = tuple(_numbered(inside, places) for inside in section.sections)
    return replace(section, heading=heading, blocks=blocks, sections=inner)


def _block(block: Block, places: _Places) -> Block:
    name = f"b{next(places.numbers)}"
    if block.kind == "note":
        places.notes.setdefault(block.attribute("ref"), name)
    for target in block.attribute("anchor").split():
        places.targets.setdefault(target, name)
    for run in block.runs:
        if run.note:
            places.labels.setdefault(run.note, (run.text, name))
    return replace(block, id=name, children=tuple(_block(child, places) for child in block.children))


def _linked(section: Section, places: _Places) -> Section:
    return replace(
        section,
        heading=_with_links(section.heading, places) if section.heading else None,
        blocks=tuple(_with_links(block, places) for block in section.blocks),
        sections=tuple(_linked(inside, places) for inside in section.sections),
    )


def _with_links(block: Block, places: _Places) -> Block:
    attributes = tuple((name, value) for name, value in block.attributes if name not in {"anchor", "ref"})
    if block.kind == "note" and (found := places.labels.get(block.attribute("ref"))):
        attributes = (*attributes, ("label", found[0]), ("ref", found[1]))
    runs = tuple(_run(run, places) for run in block.runs)
    return replace(
        block, runs=runs, attributes=attributes, children=tuple(_with_links(child, places) for child in block.children)
    )


def _run(run: Run, places: _Places) -> Run:
    """A link to a place in the article leads there; one to a place that is not in it leads nowhere, and is none."""
    href = run.href
    if href and href.startswith("#"):
        target = places.targets.get(href[1:])
        href = f"#{target}" if target else None
    return replace(run, href=href, note=places.notes.get(run.note) if run.note else None)
