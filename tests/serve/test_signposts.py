"""What is shown where there is no file: the shows, the way to a folder, and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges import pages
from tests.serve.running import Running, audiopress, serving, write_article, write_show


def test_the_only_show_is_where_one_lands(server: Running) -> None:
    """And a folder is found without its slash, too, with whatever signs its name needs."""
    ways = {path: server.ask(path) for path in ("/", "/heard", "/heard/n1", "/feeds/heard/feed.xml", "/feeds/")}

    assert {path: (way.status, way.headers["location"]) for path, way in ways.items()} == {
        "/": (307, "/heard/"),
        "/heard": (307, "/heard/"),
        "/heard/n1": (307, "/heard/n1/"),
        "/feeds/heard/feed.xml": (307, "/heard/feed.xml"),  # where a show without an address says its feed is
        "/feeds/": (307, "/"),
    }
    assert b"The first" in server.ask("/heard/n1/").body


def test_what_is_not_there_is_said_in_words(server: Running, tmp_path: Path) -> None:
    """What was asked for stays text, and there is a way back."""
    answer = server.ask("/heard/%3Cscript%3Ealert(1)%3C/script%3E")
    page = tmp_path / "page.html"
    page.write_bytes(answer.body)

    assert answer.status == 404
    assert b"<script" not in answer.body
    assert 'href="/"' in answer.body.decode()
    assert pages.vnu(page) == []
    assert pages.html_validate(page) == []


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two shows, one named with signs that addresses and pages have to write in another way."""
    write_show(tmp_path / "content" / "essays", "Essays & <more>", "essays")
    write_show(tmp_path / "content" / "letters", "Letters", "letters")
    for name in ("essays", "letters"):
        write_article(tmp_path / "content" / name, 1, f"One of {name}")
    done = audiopress("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_several_shows_are_listed(two: Path, tmp_path: Path) -> None:
    """By title, with the addresses of their feeds, which are printed, too; --show prints its own."""
    with serving(two, shows=2) as server, serving(two, "--show", "letters") as one:
        home, feeds, printed = server.ask("/"), server.feeds, one.feeds
        found = [server.ask(f"/{name}/feed.xml").status for name in ("essays", "letters")]
    page = tmp_path / "home.html"
    page.write_bytes(home.body)

    assert feeds == (f"{server.url}essays/feed.xml", f"{server.url}letters/feed.xml")
    assert printed == (f"{one.url}letters/feed.xml",)
    assert found == [200, 200]
    assert home.status == 200
    assert all(feed in home.body.decode() for feed in feeds)
    assert "Essays &amp; ‹more›" in home.body.decode()
    assert pages.vnu(page) == []
    assert pages.html_validate(page) == []


def test_the_list_is_for_everyone(two: Path) -> None:
    """Axe finds nothing, in light, dark, forced colours and at 320 px; its policy is kept."""
    with serving(two, shows=2) as server:
        seen = pages.browse(server.url)

    for visitor in seen.values():
        assert (visitor["violations"], visitor["overflow"], visitor["console"], visitor["foreign"]) == ([], 0, [], [])
