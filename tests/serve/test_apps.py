"""An app that subscribes to a preview: all that it follows leads there, not to where the show will be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from audiopress.serve.library import Shelf
from audiopress.serve.local import localised
from tests.judges import feeds, pages
from tests.serve.running import Running, audiopress, serving

BASE = "https://example.org/heard/"
HERE = "http://127.0.0.1:8000/"


def _addresses(document: bytes) -> set[str]:
    """Every address in it, in whatever element, attribute or page within the text it stands."""
    plain = document.decode().replace("&amp;", "&").replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    return set(re.findall(r"https?://[^\s\"'<>]+", plain))


def test_every_address_of_the_show_leads_to_the_preview(server: Running, built: Path) -> None:
    """In the feed and in the chapters it names, each is of a file that is served; what is elsewhere stays elsewhere."""
    feed = built / "feeds" / "heard" / "feed.xml"
    served = {
        f"heard/{path.relative_to(feed.parent).as_posix()}": server.ask(
            f"/heard/{path.relative_to(feed.parent).as_posix()}"
        )
        for path in (feed, *feed.parent.rglob("chapters*.json"))
    }
    whole = b"".join(answer.body for answer in served.values())
    own = {one for one in _addresses(whole) if one.startswith(server.url)}
    ways = {one: server.ask(urlsplit(one).path).status for one in own}

    assert len(served) > 4
    assert BASE.encode() not in whole
    assert any(one.endswith(".mp3") for one in own)
    assert any(one.endswith(".vtt") for one in own)
    assert set(ways.values()) == {200}
    assert b"https://example.org/elsewhere/" in whole


def test_nothing_else_of_a_feed_is_touched(server: Running, built: Path) -> None:
    """Element by element it is the feed that was built, identities too."""
    disk = (built / "feeds" / "heard" / "feed.xml").read_bytes()
    served = server.ask("/heard/feed.xml").body

    assert served.replace(f"{server.url}heard/".encode(), BASE.encode()) == disk
    assert [one.text for one in etree.fromstring(served).iter("guid")] == [
        one.text for one in etree.fromstring(disk).iter("guid")
    ]


def test_a_feed_has_the_address_it_was_asked_by(server: Running) -> None:
    """A telephone that knows the preview by another name than this machine does goes on knowing it by that."""
    served = server.ask("/heard/feed.xml", Host=f"localhost:{server.port}").body

    assert f'url="http://localhost:{server.port}/heard/n1/n1.mp3"'.encode() in served


def test_as_published(built: Path) -> None:
    """--as-published: every file as it will be copied to the host, to the byte."""
    folder = built / "feeds" / "heard"
    with serving(built, "--as-published") as server:
        for path in (folder / "feed.xml", *folder.rglob("chapters*.json")):
            assert server.ask(f"/heard/{path.relative_to(folder).as_posix()}").body == path.read_bytes()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"https://a.example/b/x.mp3"', '"http://127.0.0.1:8000/B/x.mp3"'),
        ('"https://a.example/x.mp3"', '"http://127.0.0.1:8000/A/x.mp3"'),
        ("https://a.example/b/</link>", "http://127.0.0.1:8000/B/</link>"),
        ("https://a.example/b/x.mp3#t=3", "http://127.0.0.1:8000/B/x.mp3#t=3"),
        ("&lt;a href=&quot;https://a.example/b/x.mp3&quot;", "&lt;a href=&quot;http://127.0.0.1:8000/B/x.mp3&quot;"),
        ("https://a.example/b/gone.mp3", "https://a.example/b/gone.mp3"),
        ("https://a.example/b/../A/x.mp3", "https://a.example/b/../A/x.mp3"),
        ("http://a.example/b/x.mp3", "http://a.example/b/x.mp3"),
        ("https://c.example/p?q&amp;r/x.mp3", "http://127.0.0.1:8000/C%20c/x.mp3"),
        ("https://c.example/p?q&amp;amp;r/x.mp3", "http://127.0.0.1:8000/C%20c/x.mp3"),
    ],
)
def test_addresses_in_whatever_they_are_written(written: str, read: str) -> None:
    """A show below another, signs that XML writes in its own way, a page within the text, what is not there."""
    shelves = (
        Shelf("A", "", "https://a.example/"),
        Shelf("B", "", "https://a.example/b/"),
        Shelf("C c", "", "https://c.example/p?q&r/"),
        Shelf("D", "", ""),
    )
    there = {"A/x.mp3", "B/x.mp3", "B/", "C c/x.mp3"}

    assert localised(written.encode(), shelves, HERE, there.__contains__).decode() == read


def test_gpodder_subscribes_and_downloads(server: Running, built: Path, tmp_path: Path) -> None:
    """Every episode, byte by byte, and nothing from where the show will be published."""
    rows = feeds.gpo(server.feeds[0], tmp_path)
    sounds = [(built / "feeds" / "heard" / f"n{number}" / f"n{number}.mp3").read_bytes() for number in (2, 1)]

    assert [row["title"] for row in rows] == ["The second", "The first"]
    assert [row["data"] for row in rows] == sounds
    assert all(row["url"].startswith(server.url) for row in rows)


def test_a_browser_plays_and_seeks(server: Running) -> None:
    """Chromium is where it was sent to, and hears something there: it needs ranges for that."""
    found = pages.seek(f"{server.url}heard/n1/n1.mp3", [3.0, 0.5])

    assert [round(seek["at"], 2) for seek in found["seeks"]] == [3.0, 0.5]
    assert all(any(seek["heard"]) for seek in found["seeks"])


def test_the_live_check_has_nothing_against_it(server: Running, tmp_path: Path) -> None:
    """Types, ranges, HEAD, 304, CORS and the feed's own address are as they have to be."""
    done = audiopress("check", "--url", server.feeds[0], "--all", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert [one for one in json.loads(done.stdout) if one["severity"] != "note"] == []
