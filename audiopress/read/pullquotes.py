"""Quotations set large beside the text -> boilerplate where they repeat the text, quotations where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from audiopress.model import Block
from audiopress.patterns import late
from audiopress.read.tree import classes, name

ROLE: Final = "pullquote"

_CLASSES: Final = frozenset({"wp-block-pullquote", "pullquote", "pull-quote", "pquote"})
_TAGS: Final = frozenset({"div", "section", "aside", "figure", "blockquote", "p"})
_CUT: Final = late(r"\[?(?:…|\.\.\.)\]?")
_SHORTEST: Final = 3  # words: fewer stand in any text


def is_pullquote(element: etree._Element) -> bool:
    return name(element) in _TAGS and bool(classes(element) & _CLASSES) and not is_inside(element)


def is_inside(element: etree._Element) -> bool:
    """Whether an element around it is one, so that the quotation is open already."""
    return any(name(above) in _TAGS and classes(above) & _CLASSES for above in element.iterancestors())


def settle_pullquotes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """One that says again what is in the text keeps its role, as boilerplate; any other is a quotation like all."""
    if not any(item.attribute("role") == ROLE for item in blocks):
        return blocks
    told = _plain(" ".join(words for item in blocks if item.attribute("role") != ROLE for words in _words(item)))
    return tuple(_settled(item, told) if item.attribute("role") == ROLE else item for item in blocks)


def _settled(item: Block, told: str) -> Block:
    parts = [_plain(part) for part in _CUT.split(" ".join(_words(item)))]
    parts = [part for part in parts if part]
    long = any(len(part.split()) >= _SHORTEST for part in parts)
    if long and all(f" {part} " in f" {told} " for part in parts):
        return replace(item, kind="boilerplate")
    return replace(item, attributes=tuple(pair for pair in item.attributes if pair != ("role", ROLE)))


def _words(item: Block) -> Iterator[str]:
    """The words that are quoted, not the name below them."""
    return (part.text for part in item.walk() if part.attribute("role") not in {"attribution", "caption"})


def _plain(text: str) -> str:
    """Words only: neither case nor punctuation makes a quotation another one."""
    return " ".join(re.findall(r"\w+", text.casefold()))
