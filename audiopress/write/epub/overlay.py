"""Clips of one content document -> its Media Overlay (EPUB 3.3 § 9): what is lit when, what can be skipped or left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from audiopress.write.epub.clips import Clip
from audiopress.write.epub.documents import Leaf
from audiopress.write.epub.xhtml import OPS, TYPE, local
from audiopress.write.times import stamp

SMIL = "http://www.w3.org/ns/SMIL"
_SPACES: Any = {None: SMIL, "epub": OPS}  # lxml's stubs know no default namespace
_LISTS = ("ul", "ol", "dl")
# EPUB 3.3 § 9.3.5: who listens can leave these; one inside another is not named, as readers would not find out of it.
_ESCAPABLE = {"table": "table", "figure": "figure", **dict.fromkeys(_LISTS, "list")}
_SKIPPABLE = {"doc-footnote": "footnote", "doc-bibliography": "bibliography", "doc-pagebreak": "pagebreak"}
_PARTS = {"tr": "table-row", "td": "table-cell", "th": "table-cell"}


class Step(NamedTuple):
    """A structure around a clip: its meaning, "" for a plain section, and the id of its element."""

    kind: str
    element: str


def overlay(leaf: Leaf, clips: Iterable[Clip], audio: str) -> bytes:
    """The overlay as a file; `audio` is the sound's name in the book."""
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap=_SPACES)
    opened: list[tuple[Step, etree._Element]] = []
    body = etree.SubElement(root, f"{{{SMIL}}}body")
    elements = {element.get("id", ""): element for element in leaf.root.iter(etree.Element)}
    for clip in clips:
        path = list(_path(elements[clip.element]))
        shared = 0
        while shared < min(len(opened), len(path)) and opened[shared][0] == path[shared]:
            shared += 1
        del opened[shared:]
        for step in path[shared:]:
            opened.append((step, _structure(opened[-1][1] if opened else body, leaf, step)))
        _clip(opened[-1][1] if opened else body, leaf, clip, audio)
    for structure in list(root.iter(f"{{{SMIL}}}seq")):
        _simplified(structure)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _path(element: etree._Element) -> Iterator[Step]:
    """The structures around an element, outermost first: sections, then what can be left or skipped, with its parts."""
    held = ""
    for one in (*reversed(list(element.iterancestors())), element):
        kind = _kind(one, held)
        if kind is not None and one.get("id"):
            held = held or (kind if kind in ("table", "list", "figure", "aside") else "")
            yield Step(kind, one.get("id", ""))


def _kind(element: etree._Element, held: str) -> str | None:
    """What an element is to a listener who is inside `held`; None: nothing."""
    name, parent = local(element), element.getparent()
    if skippable := _SKIPPABLE.get(element.get("role", "")):
        return skippable
    if held == "table":
        return _PARTS.get(name)
    if held == "list":
        return "list-item" if parent is not None and _outermost(parent) else None
    if held:
        return None
    if parent is None or local(parent) == "body" or name == "section":
        return element.get(TYPE, "")
    return "aside" if element.get("role") == "note" else _ESCAPABLE.get(name)


def _outermost(element: etree._Element) -> bool:
    """Whether a list is one that lies in no other."""
    return local(element) in _LISTS and not any(local(one) in _LISTS for one in element.iterancestors())


def _structure(parent: etree._Element, leaf: Leaf, step: Step) -> etree._Element:
    structure = etree.SubElement(parent, f"{{{SMIL}}}seq", {f"{{{OPS}}}textref": f"{leaf.file}#{step.element}"})
    if step.kind:
        structure.set(TYPE, step.kind)
    return structure


def _clip(parent: etree._Element, leaf: Leaf, clip: Clip, audio: str) -> None:
    par = etree.SubElement(parent, f"{{{SMIL}}}par")
    etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{leaf.file}#{clip.element}"})
    times = {"clipBegin": stamp(clip.start_ms), "clipEnd": stamp(clip.end_ms)}
    etree.SubElement(par, f"{{{SMIL}}}audio", {"src": audio, **times})


def _simplified(structure: etree._Element) -> None:
    """A cell, a list's member or a page's number that is one clip is that clip."""
    kind, parent = structure.get(TYPE, ""), structure.getparent()
    if parent is None or len(structure) != 1 or kind not in ("table-cell", "list-item", "pagebreak"):
        return
    if local(structure[0]) == "par":
        structure[0].set(TYPE, kind)
        parent.replace(structure, structure[0])
