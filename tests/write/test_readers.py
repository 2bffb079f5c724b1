"""Every value of the golden feeds, as each reader has it: nothing is changed, and nothing comes from nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from tests.judges import feeds
from tests.write.golden import HERE
from tests.write.readers import expected, feedparser, feedsmith, leaves, partytime, podcastparser, rss_parser


def newest_first(feed: Path) -> Any:
    """What podcastparser has, in the order of the document: it turns a serial show round."""
    found = feeds.podcastparser(feed)
    return {**found, "episodes": sorted(found["episodes"], key=lambda one: -one["published"])}


READERS: Mapping[str, tuple[Callable[..., Any], ModuleType]] = {
    "feedparser": (feeds.feedparser, feedparser),
    "feedsmith": (feeds.feedsmith, feedsmith),
    "partytime": (feeds.partytime, partytime),
    "podcastparser": (newest_first, podcastparser),
    "rss-parser": (feeds.rss_parser, rss_parser),
}
SHOWS = sorted(path.stem for path in HERE.glob("*.xml"))


def shape(path: str) -> str:
    """The path of a row that a value belongs to."""
    return re.sub(r"\[\d+\]", "[]", path)


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_has_every_value_unchanged(reader: str, show: str) -> None:
    """Each value it supports, at its place; and no other value but those that it makes itself."""
    ask, known_of = READERS[reader]
    rows, derived = known_of.ROWS, known_of.DERIVED
    path = HERE / f"{show}.xml"
    channel = etree.parse(path).find("channel")
    ought = {place: value for name, row in rows.items() for place, value in expected(channel, name, row)}
    found = {place: value for place, value in leaves(ask(path)) if shape(place) not in derived}
    seen = {place: rows[shape(place)].read(value) for place, value in found.items() if shape(place) in rows}

    assert sorted(found.keys() - seen.keys()) == []
    assert [(place, ought[place], "is missing") for place in sorted(ought.keys() - seen.keys())] == []
    assert [(place, value, ought.get(place)) for place, value in seen.items() if ought.get(place) != value] == []


@pytest.mark.parametrize("reader", READERS)
def test_every_row_is_of_use(reader: str) -> None:
    """Each value that a table names is in one of the feeds, and each that a reader is said to add, in an answer."""
    ask, known_of = READERS[reader]
    channels = [etree.parse(HERE / f"{show}.xml").find("channel") for show in SHOWS]
    unused = {
        name
        for name, row in known_of.ROWS.items()
        if not any(list(expected(channel, name, row)) for channel in channels)
    }
    given = {shape(place) for show in SHOWS for place, _ in leaves(ask(HERE / f"{show}.xml"))}

    assert unused == set()
    assert set(known_of.DERIVED) - given == set()
