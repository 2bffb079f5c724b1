"""A tree -> the elements of it that are notes, by id; what refers to them, and what leads back."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from audiopress.patterns import late
from audiopress.read.tree import attribute, classes, name, roles

_ROLES: Final = frozenset({"footnote", "endnote", "rearnote"})
_HOUSES: Final = frozenset({"footnotes", "footnotes-list", "endnotes", "wp-block-footnotes", "footnote-definitions"})
_CLASSES: Final = frozenset({"footnote-item", "footnote-body", "footnote-definition"})
_NUMBERS: Final = frozenset({"footnote-number"})
_BACK: Final = frozenset({"footnote-backref", "footnote-back", "reversefootnote", "footnote-return"})
_ARROW: Final = late(r"[\s\[\]()#¶§🔗^↑↩⏎⤴↵←\ufe0e\ufe0f]+")
_WORDS: Final = late(r"(?:jump |go )?(?:back|up)(?: to \w+)?", re.IGNORECASE)


def note_ids(tree: etree._Element) -> frozenset[str]:
    """The ids of all notes in it."""
    return frozenset(note_id(e) for e in tree.iter() if is_note(e))


def note_id(element: etree._Element) -> str:
    """A note's own id, or that of the number inside it, where a publishing system puts the id there."""
    if (own := attribute(element, "id")) or not _is_numbered(element):
        return own
    return next((i for e in element.iterdescendants("a") if classes(e) & _NUMBERS and (i := attribute(e, "id"))), "")


def targets(tree: etree._Element) -> frozenset[str]:
    """The ids that links of the document point to."""
    links = (attribute(e, "href") for e in tree.iter("a"))
    return frozenset(link[1:] for link in links if link.startswith("#"))


def is_reference(element: etree._Element, notes: frozenset[str]) -> bool:
    return name(element) == "a" and attribute(element, "href")[:1] == "#" and attribute(element, "href")[1:] in notes


def is_way_back(element: etree._Element, text: str, *, within_note: bool) -> bool:
    """The arrow at a note's end, or its number: a means of travel, not a word of the article."""
    if within_note and name(element) == "a" and classes(element) & _NUMBERS:
        return True
    if name(element) != "a" or not attribute(element, "href").startswith("#"):
        return False
    marked = bool(classes(element) & _BACK) or "backlink" in roles(element)
    return marked or bool(_ARROW.fullmatch(text)) or (within_note and bool(_WORDS.fullmatch(text)))


def label(text: str) -> str:
    """The visible sign of a note without its brackets."""
    return text.strip().strip("[]()") or text.strip()


def is_separator(element: etree._Element) -> bool:
    """The line above the notes: where they are placed anew, it parts nothing."""
    above = element.getparent()
    return "footnotes-sep" in classes(element) or (above is not None and _is_house(above))


def is_list_of_notes(element: etree._Element) -> bool:
    return any(is_note(item) for item in element.iterchildren("li"))


def _is_house(element: etree._Element) -> bool:
    return bool(classes(element) & _HOUSES or roles(element) & {"endnotes", "footnotes"})


def _is_numbered(element: etree._Element) -> bool:
    """As Substack writes its notes: the number has the id, and the box around number and text has none."""
    return name(element) == "div" and "footnote" in classes(element) and not attribute(element, "id")


def is_note(element: etree._Element) -> bool:
    """Whether it is a foot- or endnote that can be referred to."""
    if not note_id(element):
        return False
    if _is_numbered(element) or roles(element) & _ROLES or classes(element) & _CLASSES:
        return True
    if name(element) != "li":
        return False
    house = element.getparent()
    above = house.getparent() if house is not None else None
    return any(e is not None and _is_house(e) for e in (house, above))
