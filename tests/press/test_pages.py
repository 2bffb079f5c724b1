"""Feeds in pages and further feeds, of shows that were really built: what clients find, and what stays as it was."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from audiopress import pipeline
from audiopress.errors import ConfigError
from tests.judges import feeds
from tests.judges.server import serving

NOW = datetime(2026, 2, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}link"
SHOW = """\
title = "Many"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles."
base_url = "{url}"
slug = "many"
categories = ["Education"]
{more}
[voice]
engine = "tone"

[feed]
page = 5
"""


def write(root: Path, *numbers: int, **matter: str) -> None:
    """Articles, one a day."""
    (root / "content").mkdir(exist_ok=True)
    for number in numbers:
        day = (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number)).date()
        lines = "".join(f"{key}: {value}\n" for key, value in matter.items())
        text = f"---\ntitle: Number {number}\ndate: {day}\n{lines}---\n\nIt says {number}, and then ends.\n"
        (root / "content" / f"n{number}.md").write_text(text, encoding="utf-8")


def settings(root: Path, *, url: str = "https://example.org/many/", more: str = "", after: str = "") -> None:
    (root / "audiopress.toml").write_text(SHOW.format(url=url, more=more) + after, encoding="utf-8")


def build(root: Path, *, now: datetime = NOW, **options: Any) -> Path:
    """Where it was published."""
    pipeline.build(root, pipeline.Options(jobs=1, **options), now=now, progress=lambda progress: None)
    return root / "feeds" / "many"


def titles(path: Path) -> list[str]:
    return [item.findtext("title", "") for item in etree.parse(path).iterfind("channel/item")]


def links(path: Path) -> dict[str, str]:
    found = etree.parse(path).iterfind(f"channel/{ATOM}")
    return {link.get("rel", ""): link.get("href", "").rpartition("/")[2] for link in found}


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.xml")) + sorted(folder.glob("*.html"))}


def numbers(*values: int) -> list[str]:
    return [f"Number {value}" for value in values]


def test_a_show_in_pages(tmp_path: Path) -> None:
    """Thirteen episodes, five to a page: the newest eight, and a page of five behind them."""
    settings(tmp_path)
    write(tmp_path, *range(13))
    folder = build(tmp_path)

    assert titles(folder / "feed.xml") == numbers(*range(12, 4, -1))
    assert titles(folder / "feed-1.xml") == numbers(4, 3, 2, 1, 0)
    assert links(folder / "feed.xml") == {
        "self": "feed.xml",
        "first": "feed.xml",
        "last": "feed-1.xml",
        "next": "feed-1.xml",
        "prev-archive": "feed-1.xml",
    }
    assert links(folder / "feed-1.xml") == {
        "self": "feed-1.xml",
        "first": "feed.xml",
        "last": "feed-1.xml",
        "current": "feed.xml",
        "previous": "feed-2.xml",
        "next-archive": "feed-2.xml",
    }
    archives = {
        path.name: etree.parse(path).find("channel/{http://purl.org/syndication/history/1.0}archive") is not None
        for path in folder.glob("*.xml")
    }
    assert archives == {"feed.xml": False, "feed-1.xml": True, "feed-2.xml": True, "feed-3.xml": False}
    index = (folder / "index.html").read_text()
    assert 'href="index-1.html">Older episodes</a>' in index
    assert "Number 4<" not in index
    assert "Number 4<" in (folder / "index-1.html").read_text()


def test_few_episodes_make_no_pages(tmp_path: Path) -> None:
    """Up to two pages' worth is one document, and the ledger says nothing of pages that nobody sees."""
    settings(tmp_path)
    write(tmp_path, *range(5))
    folder = build(tmp_path)

    assert sorted(documents(folder)) == ["feed.xml", "index.html"]
    assert links(folder / "feed.xml") == {"self": "feed.xml"}
    assert "feeds" not in json.loads((tmp_path / "audiopress.lock").read_text())


def test_full_pages_never_change(tmp_path: Path) -> None:
    """Build by build, whatever is new or dated back: a page that was full has the bytes it had."""
    settings(tmp_path)
    before: dict[str, bytes] = {}
    for start in range(0, 24, 3):
        write(tmp_path, *range(start + 100, start + 103), start)  # the last one is older than everything before
        now = documents(build(tmp_path, now=NOW + timedelta(days=start)))
        full = {name for name, data in before.items() if b"<fh:archive/>" in data}
        people = {f"{name.replace('feed', 'index').removesuffix('.xml')}.html" for name in full}
        assert {name: now[name] for name in full | people} == {name: before[name] for name in full | people}
        before = now
    assert len(full) == 5


def test_the_guid_of_a_show_in_pages(tmp_path: Path) -> None:
    """The ledger has it in one place: a show that brings the guid it had elsewhere has it on every page."""
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    settings(tmp_path)
    write(tmp_path, *range(13))
    build(tmp_path)
    ledger = tmp_path / "audiopress.lock"
    document = json.loads(ledger.read_text())
    document["feeds"]["feed"]["guid"] = document["show"]["guid"]  # as it was once written
    document["show"]["guid"] = guid
    ledger.write_text(json.dumps(document))
    folder = build(tmp_path)

    assert {feeds.partytime(path)["guid"] for path in folder.glob("*.xml")} == {guid}
    assert "guid" not in json.loads(ledger.read_text())["feeds"]["feed"]


def test_branches_that_both_filled_a_page(tmp_path: Path) -> None:
    """A merged ledger has their pages, one after the other: no episode is published twice."""
    settings(tmp_path)
    write(tmp_path, *range(13))
    folder = build(tmp_path)
    ledger = tmp_path / "audiopress.lock"
    document = json.loads(ledger.read_text())
    pages = document["feeds"]["feed"]["pages"]
    pages.append([*pages[-1][1:], "n10"])
    ledger.write_text(json.dumps(document))
    build(tmp_path)

    found = [title for path in folder.glob("feed-*.xml") for title in titles(path)]
    assert sorted(found) == sorted(numbers(*range(13)))


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """An edit of an old episode writes its page, and those that show it, and no other."""
    settings(tmp_path)
    write(tmp_path, *range(23))
    folder = build(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.*ml")}
    (tmp_path / "content" / "n7.md").write_text("---\ntitle: Number 7\ndate: 2025-01-08\n---\n\nAnother text.\n")
    build(tmp_path, now=NOW + timedelta(days=1))
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.*ml")}

    assert {name for name in after if after[name] != before[name]} == {"feed-2.xml", "index-2.html"}


def test_what_was_damaged_is_written_again(tmp_path: Path) -> None:
    """A page that is gone, or was changed by somebody, is made again."""
    settings(tmp_path)
    write(tmp_path, *range(13))
    folder = build(tmp_path)
    before = documents(folder)
    (folder / "feed-1.xml").unlink()
    (folder / "index-1.html").write_text("changed")
    build(tmp_path)

    assert documents(folder) == before


def test_from_nothing_the_same_pages(tmp_path: Path) -> None:
    """Built a day later with nothing but sources and ledger: the same bytes, in every document."""
    settings(tmp_path)
    for start in (0, 9, 4):
        write(tmp_path, *range(start, start + 9))
        folder = build(tmp_path)
    before = documents(folder)
    for path in folder.glob("*.*ml"):
        path.unlink()

    assert documents(build(tmp_path, now=NOW + timedelta(days=1))) == before


def test_a_removed_episode_leaves_its_page(tmp_path: Path) -> None:
    """Its page is shorter from then on; the others stay, and the removed one's place is given to nobody."""
    settings(tmp_path)
    write(tmp_path, *range(13))
    folder = build(tmp_path)
    (tmp_path / "content" / "n2.md").unlink()
    build(tmp_path, remove=("n2",))

    assert titles(folder / "feed-1.xml") == numbers(4, 3, 1, 0)
    assert titles(folder / "feed-2.xml") == numbers(9, 8, 7, 6, 5)


def test_a_trailer_stays_in_the_feed(tmp_path: Path) -> None:
    """However old it is: the channel names it."""
    settings(tmp_path)
    write(tmp_path, 0, podcast="{type: trailer}")
    write(tmp_path, *range(1, 15))
    folder = build(tmp_path)

    assert titles(folder / "feed.xml")[-1] == "Number 0"
    assert b"<podcast:trailer" in (folder / "feed.xml").read_bytes()
    assert titles(folder / "feed-1.xml") == numbers(5, 4, 3, 2, 1)


def test_a_client_turns_every_page(tmp_path: Path) -> None:
    """gPodder follows `next` over HTTP, and has every episode, once."""
    settings(tmp_path)
    write(tmp_path, *range(23))
    folder = build(tmp_path)
    with serving(tmp_path / "feeds") as address:
        settings(tmp_path, url=f"{address}many/")
        build(tmp_path)
        rows = feeds.gpo(f"{address}many/feed.xml", tmp_path / "home")

    assert sorted(row["title"] for row in rows) == sorted(numbers(*range(23)))
    assert len(list(folder.glob("feed-*.xml"))) == 5


SELECTIONS = """
[narration]
editions = ["full"]

[feeds]
old = { title = "Early days", description = "The first ones.", folder = "early" }
whole = { title = "Many, in full", detail = "full" }
money = { title = "On money", tags = ["Money", "prices"] }
"""


@pytest.fixture(scope="module")
def selected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with three further feeds, built."""
    root = tmp_path_factory.mktemp("selected")
    settings(root, after=SELECTIONS)
    write(root, 1, 2, tags="[money]")
    write(root, 3, tags="[PRICES, other]")
    write(root, *range(4, 8))
    early = root / "content" / "early"
    early.mkdir()
    for number in (1, 4):
        (root / "content" / f"n{number}.md").rename(early / f"n{number}.md")
    return build(root)


def test_feeds_by_tag_and_folder(selected: Path) -> None:
    """Each has its own title, guid and address, and the episodes that belong to it, which keep their guids."""
    assert titles(selected / "money.xml") == numbers(3, 2, 1)
    assert titles(selected / "old.xml") == numbers(4, 1)
    guids = {name: feeds.partytime(selected / f"{name}.xml")["guid"] for name in ("feed", "old", "whole", "money")}
    assert len(set(guids.values())) == 4
    known = json.loads((selected.parents[1] / "audiopress.lock").read_text())["feeds"]
    assert guids | {"feed": ""} == {name: one.get("guid", "") for name, one in known.items()}
    channel = feeds.feedsmith(selected / "old.xml")
    assert channel["title"] == "Early days"
    assert channel["description"].startswith("The first ones.")
    whole = {item["title"]: item["guid"]["value"] for item in feeds.feedsmith(selected / "feed.xml")["items"]}
    part = {item["title"]: item["guid"]["value"] for item in feeds.feedsmith(selected / "money.xml")["items"]}
    assert part.items() <= whole.items()


def test_a_feed_of_an_edition(selected: Path) -> None:
    """Its enclosures, lengths, durations, chapters, captions are the edition's; so are the guids."""
    items = feeds.feedsmith(selected / "whole.xml")["items"]
    standard = feeds.feedsmith(selected / "feed.xml")["items"]

    assert [item["title"] for item in items] == [item["title"] for item in standard]
    assert {item["guid"]["value"] for item in items}.isdisjoint(item["guid"]["value"] for item in standard)
    for item in items:
        slug = item["title"].lower().replace("number ", "n")
        record = json.loads((selected / slug / "episode.json").read_text())["editions"][0]
        audio = selected / slug / f"{slug}.full.mp3"
        assert item["enclosures"][0]["url"].endswith(f"/{slug}/{slug}.full.mp3")
        assert item["enclosures"][0]["length"] == audio.stat().st_size
        assert item["itunes"]["duration"] == round(record["duration"]["ms"] / 1000)
        assert item["podcast"]["chapters"]["url"].endswith(f"/{slug}/chapters.full.json")
        captions = [
            one["url"].rpartition("/")[2] for one in item["podcast"]["transcripts"] if one["type"] == "text/vtt"
        ]
        assert captions == [f"{slug}.full.vtt"]
        alternates = item["podcast"]["alternateEnclosures"]
        assert [one["sources"][0]["uri"].rpartition("/")[2] for one in alternates] == [
            f"{slug}.full.mp3",
            f"{slug}.mp3",
        ]


def test_the_index_names_the_further_feeds(selected: Path) -> None:
    """As links, and for browsers and apps that look for feeds."""
    index = (selected / "index.html").read_text()

    assert '<link rel="alternate" type="application/rss+xml" title="On money" href="money.xml">' in index
    assert '<a href="whole.xml" type="application/rss+xml">Many, in full</a>' in index


@pytest.mark.parametrize(
    ("feeds_table", "line", "message"),
    [
        ('Money = { title = "x" }', 16, "a feed cannot have the name “Money”"),
        ('feed-2 = { title = "x" }', 16, "a feed cannot have the name “feed-2”"),
        ('money-2 = { title = "x" }', 16, "a feed cannot have the name “money-2”"),
        ('a = { title = "x", detail = "brief" }', 16, "the show has no edition “brief”"),
        ('a = { tags = ["x"] }', 16, "`a` in [feeds] must be a table such as"),
        ('a = { title = "x", folder = "../x" }', 16, "`a` in [feeds] must be a table whose `folder` is the path"),
    ],
)
def test_wrong_feeds(tmp_path: Path, feeds_table: str, line: int, message: str) -> None:
    """Each is told with its line."""
    settings(tmp_path, after=f"\n[feeds]\n{feeds_table}\n")
    write(tmp_path, 1)
    with pytest.raises(ConfigError) as caught:
        build(tmp_path)

    assert caught.value.place == f"audiopress.toml:{line}"
    assert caught.value.message.startswith(message)


def test_the_check_has_nothing_to_say(tmp_path: Path, selected: Path) -> None:
    """Of pages, and of further feeds; a page that is gone, and an episode that is on none, are found."""
    settings(tmp_path)
    write(tmp_path, *range(13))
    folder = build(tmp_path)

    assert [one for one in pipeline.check(tmp_path) if one.path.startswith("feeds")] == []
    assert [one for one in pipeline.check(selected.parents[1]) if one.path.startswith("feeds")] == []

    (folder / "feed-1.xml").unlink()
    codes = [one.code for one in pipeline.check(tmp_path)]
    assert codes.count("B-018") == 5
    assert "B-020" in codes


def changed(name: str, old: str, new: str) -> Any:
    """A change to one document of a show, which must hold what is changed."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        found = re.sub(old, new, text, count=1)
        assert found != text
        (folder / name).write_text(found, encoding="utf-8")

    return change


def gone(name: str) -> Any:
    return lambda folder: (folder / name).unlink()


ITEM = r"(?s)<item>.*?</item>"
ON_PAGES = {
    "a next that goes too far": ("B-074", changed("feed.xml", r'(rel="next" href="[^"]*feed-)\d', r"\g<1>1")),
    "an archive's link that goes too far": (
        "B-074",
        changed("feed.xml", r'(rel="prev-archive" href="[^"]*feed-)\d', r"\g<1>1"),
    ),
    "a page that names no newer one": ("B-074", changed("feed-1.xml", '<atom:link rel="previous"[^>]*>', "")),
    "a page that names no current one": ("B-074", changed("feed-2.xml", '<atom:link rel="current"[^>]*>', "")),
    "a page whose last is another": ("B-074", changed("feed-2.xml", r'(rel="last" href="[^"]*feed-)1', r"\g<1>2")),
    "an archive that does not say so": ("B-074", changed("feed-1.xml", "<fh:archive/>", "")),
    "a page that is gone": ("B-073", gone("feed-1.xml")),
    "the page that is filled is gone": ("B-073", gone("feed-5.xml")),
    "an item less on an old page": ("B-075", changed("feed-1.xml", ITEM, "")),
    "an item less on the page that is filled": ("B-075", changed("feed-5.xml", ITEM, "")),
    "another guid on the newest full page": ("B-075", changed("feed-4.xml", "(<guid[^>]*>)....", r"\g<1>0000")),
    "no page for people": ("B-060", gone("index-1.html")),
}
IN_FURTHER_FEEDS = {
    "another guid in a feed by tag": ("B-075", changed("money.xml", "(<guid[^>]*>)....", r"\g<1>0000")),
    "an item less in a feed by tag": ("B-075", changed("money.xml", ITEM, "")),
    "an item less in an edition's feed": ("B-075", changed("whole.xml", ITEM, "")),
    "another guid in an edition's feed": ("B-075", changed("whole.xml", "(<guid[^>]*>)....", r"\g<1>0000")),
    "another guid of a feed": ("B-003", changed("old.xml", "(<podcast:guid>)....", r"\g<1>0000")),
    "no captions in an edition's feed": ("B-070", changed("whole.xml", "<podcast:transcript [^>]*vtt[^>]*>", "")),
}


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of 23 episodes, five to a page."""
    root = tmp_path_factory.mktemp("paged")
    settings(root)
    write(root, *range(23))
    build(root)
    return root


@pytest.mark.parametrize("name", [*ON_PAGES, *IN_FURTHER_FEEDS])
def test_defects_of_pages_and_further_feeds(name: str, paged: Path, selected: Path, tmp_path: Path) -> None:
    """Each is found by its check, and its document is named."""
    code, change = {**ON_PAGES, **IN_FURTHER_FEEDS}[name]
    root = shutil.copytree(paged if name in ON_PAGES else selected.parents[1], tmp_path / "copy")
    change(root / "feeds" / "many")

    assert code in {one.code for one in pipeline.check(root) if one.path.startswith("feeds/many/")}
