"""What a tag of a feed may hold: a row for each, which `structure` lays beside the document."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.check.rss.values import Fit, anything

CHANNEL, ITEM = "channel", "item"


@dataclass(frozen=True, slots=True)
class Attribute:
    """`limit` in characters; `need`: the tag says nothing without it."""

    name: str
    fit: Fit = anything
    need: bool = False
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """`code` is the check of what it says; `text` None: it holds none; `limit` in characters, 0: none."""

    name: str
    code: str
    parents: tuple[str, ...] = (CHANNEL,)
    text: Fit | None = anything
    attributes: tuple[Attribute, ...] = ()
    many: bool = False
    empty: bool = False  # whether it may say nothing
    limit: int = 255  # PSP-1: characters, where nothing else is said
    open: bool = False  # whether attributes that the row does not name are nobody's business


def need(name: str, fit: Fit = anything, limit: int = 0) -> Attribute:
    return Attribute(name, fit, need=True, limit=limit)


def may(name: str, fit: Fit = anything, limit: int = 0) -> Attribute:
    return Attribute(name, fit, limit=limit)
