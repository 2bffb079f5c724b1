"""Programs that people listen with, over HTTP: they subscribe to a show that was built, turn its pages, download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from audiopress import pipeline
from audiopress.write.tags import NAMESPACES
from tests.judges import feeds
from tests.judges.server import Answer, serving

NOW = datetime(2026, 2, 1, tzinfo=UTC)
SHOW = """\
title = "Clients & <friends> 🎧"
author = "Ada “Example”"
email = "ada@example.org"
description = "Short articles & more."
base_url = "{url}clients/"
slug = "clients"
categories = ["Education"]
copyright = "Ada & Ben"

[voice]
engine = "tone"

[feed]
page = 5
people = "Ada Example"
"""
TITLES = (
    "The first & oldest",
    "Вторая <глава>",
    *map("Number {}".format, range(2, 10)),
    "Eleventh 🎧",
    "“Last” & <best>",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A workspace whose feeds are being served, and every answer that was given."""

    root: Path
    url: str
    seen: list[Answer]

    @property
    def folder(self) -> Path:
        return self.root / "feeds" / "clients"

    @property
    def feed(self) -> str:
        return f"{self.url}clients/feed.xml"

    def items(self, *documents: str) -> list[etree._Element]:
        """The items of some documents of the feed, in their order."""
        return [item for name in documents for item in etree.parse(self.folder / name).iter("item")]

    def sound(self, item: etree._Element) -> bytes:
        return (self.folder / item.find("enclosure").get("url").removeprefix(f"{self.url}clients/")).read_bytes()

    def write(self, number: int, title: str) -> None:
        day = (NOW - timedelta(days=60 - number)).date()
        text = (
            f"---\ntitle: '{title}'\ndate: {day}\nsummary: About {number} & more.\n---\n\n"
            f"It says {number}, and goes on.\n\n## Part & “one”\n\nA part.\n\n## Last\n\nThe end of {number}.\n"
        )
        (self.root / "content" / f"n{number}.md").write_text(text, encoding="utf-8")

    def build(self) -> None:
        pipeline.build(self.root, pipeline.Options(jobs=1), now=NOW, progress=lambda progress: None)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A show of twelve episodes, seven of them in the feed itself and five on a page behind it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "feeds").mkdir()
    seen: list[Answer] = []
    with serving(tmp_path / "feeds", seen) as url:
        made = Site(tmp_path, url, seen)
        (tmp_path / "audiopress.toml").write_text(SHOW.format(url=url), encoding="utf-8")
        for number, title in enumerate(TITLES):
            made.write(number, title)
        made.build()
        yield made


def _content(item: etree._Element) -> str:
    return item.findtext("content:encoded", namespaces=NAMESPACES).strip()


def test_gpodder_has_the_whole_show(site: Site) -> None:
    """It turns the page, has every value of every item that it knows, and downloads each sound byte by byte."""
    items = site.items("feed.xml", "feed-1.xml")
    rows = feeds.gpo(site.feed, site.root / "home")

    assert len(items) == len(TITLES)
    assert [(row["guid"], row["title"], row["url"], row["link"]) for row in rows] == [
        (item.findtext("guid"), item.findtext("title"), item.find("enclosure").get("url"), item.findtext("link"))
        for item in items
    ]
    assert [(row["published"], row["file_size"], row["total_time"]) for row in rows] == [
        (
            parsedate_to_datetime(item.findtext("pubDate")).timestamp(),
            int(item.find("enclosure").get("length")),
            int(item.findtext("itunes:duration", namespaces=NAMESPACES)),
        )
        for item in items
    ]
    assert [row["description_html"].strip() for row in rows] == [_content(item) for item in items]
    assert [row["data"] for row in rows] == [site.sound(item) for item in items]


def test_gpodder_asks_again_and_finds_what_is_new(site: Site) -> None:
    """Where nothing changed it is told so (304) and has what it had; a new episode is the only one it gets."""
    before = feeds.gpo(site.feed, site.root / "home")
    site.build()
    site.seen.clear()
    again = feeds.gpo_again(site.root / "home")

    assert again == before
    assert [one.status for one in site.seen if one.path.endswith("/feed.xml")] == [304]
    assert [one for one in site.seen if one.path.endswith(".mp3")] == []

    site.write(12, "The thirteenth")
    site.build()
    rows = feeds.gpo_again(site.root / "home")

    assert {row["guid"] for row in rows} > {row["guid"] for row in before}
    assert [row["title"] for row in rows if row["guid"] not in {row["guid"] for row in before}] == ["The thirteenth"]
    assert [row["data"] for row in rows if row["title"] != "The thirteenth"] == [row["data"] for row in before]


def test_newsboat_lists_the_feed(site: Site) -> None:
    """Title, address, date, sound and the whole article; a second reload adds nothing."""
    items = site.items("feed.xml")
    rows = feeds.newsboat(site.feed, site.root / "home")

    assert [(row["guid"], row["title"], row["url"], row["pubDate"]) for row in rows] == [
        (
            item.findtext("guid"),
            item.findtext("title"),
            item.findtext("link"),
            parsedate_to_datetime(item.findtext("pubDate")).timestamp(),
        )
        for item in items
    ]
    assert [row["content"].strip() for row in rows] == [_content(item) for item in items]
    assert [(row["enclosure_url"], row["enclosure_type"]) for row in rows] == [
        (item.find("enclosure").get("url"), item.find("enclosure").get("type")) for item in items
    ]
    assert feeds.newsboat(site.feed, site.root / "home") == rows


def test_castero_lists_and_downloads(site: Site) -> None:
    """What it shows of show and episodes is as we wrote it; sounds are saved byte by byte; again, it has the same."""
    channel = etree.parse(site.folder / "feed.xml").find("channel")
    items = site.items("feed.xml")
    found = feeds.castero(site.feed, site.root / "home")

    names = {"title": "title", "description": "description", "link": "link", "last_build_date": "lastBuildDate"}
    assert {name: found[name] for name in names} == {name: channel.findtext(tag) for name, tag in names.items()}
    assert found["copyright"] == channel.findtext("copyright")
    assert [
        (one["title"], one["description"], one["link"], one["pubdate"], one["enclosure"]) for one in found["episodes"]
    ] == [
        (
            item.findtext("title"),
            item.findtext("description"),
            item.findtext("link"),
            item.findtext("pubDate"),
            item.find("enclosure").get("url"),
        )
        for item in items
    ]
    assert [Path(one["saved"]).read_bytes() for one in found["episodes"]] == [site.sound(item) for item in items]
    assert feeds.castero(site.feed, site.root / "home", download=False) == found
