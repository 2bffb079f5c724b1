"""feed.xml -> what each reader of feeds understands of it."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from tests.judges import HERE, ask, require, run


def feedsmith(feed: Path) -> Any:
    require("feedsmith")
    return ask("feed.mjs", "feedsmith", feed)


def partytime(feed: Path) -> Any:
    """What Podcast Index stores: whatever it does not like is missing."""
    require("partytime")
    return ask("feed.mjs", "partytime", feed)


def rss_parser(feed: Path) -> Any:
    require("rss-parser")
    return ask("feed.mjs", "rss-parser", feed)


def feedparser(feed: Path) -> Any:
    require("feedparser")
    import feedparser as judge

    return judge.parse(feed.read_bytes())


def podcastparser(feed: Path, url: str = "https://example.com/feed.xml") -> Any:
    """What gPodder sees."""
    require("podcastparser")
    import podcastparser as judge

    with feed.open("rb") as stream:
        return judge.parse(url, stream)


def xmllint(document: Path) -> str:
    """What is wrong with the document as XML: nothing, if it is well-formed."""
    require("xmllint")
    return run("xmllint", "--noout", "--nonet", document).stderr


def gpo(url: str, home: Path) -> list[dict[str, Any]]:
    """Subscribe and download with gPodder, over HTTP; the rows of its database, with what it saved as `data`."""
    return _gpodder(home, ["subscribe", url], ["download"])


def gpo_again(home: Path) -> list[dict[str, Any]]:
    """Ask again for all that is subscribed to; the rows of its database, with what it saved before as `data`."""
    return _gpodder(home, ["update"])


def _gpodder(home: Path, *commands: list[str]) -> list[dict[str, Any]]:
    require("gpo")
    home.mkdir(parents=True, exist_ok=True)
    environment = {"GPODDER_HOME": str(home), "GPODDER_DOWNLOAD_DIR": str(home / "downloads"), "HOME": str(home)}
    for command in commands:
        run("gpo", "-q", *command, environment=environment)
    with sqlite3.connect(home / "Database") as database:  # its exit code is 0 even when it found nothing
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("select * from episode order by published desc")]
    database.close()
    saved = {path.name: path for path in (home / "downloads").rglob("*") if path.is_file()}
    for row in rows:
        path = saved.get(row["download_filename"] or "")
        row["data"] = path.read_bytes() if path else b""
    return rows


def castero(url: str, home: Path, *, download: bool = True) -> dict[str, Any]:
    """Subscribe, reload and download with castero, over HTTP, in a process of its own: it patches ssl when imported.

    {title, description, link, last_build_date, copyright, episodes: [{title, description, link, pubdate, enclosure,
    saved}]}, `saved` being where it put the sound.
    """
    require("castero")
    home.mkdir(parents=True, exist_ok=True)
    places = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    environment = {name: str(path) for name, path in places.items()}
    script = HERE / "terminal_client.py"
    done = run(sys.executable, script, url, *(["download"] if download else []), environment=environment)
    if done.returncode != 0:
        raise AssertionError(f"castero gave up:\n{done.stderr}")
    return json.loads(done.stdout)


def newsboat(url: str, home: Path) -> list[dict[str, Any]]:
    """Reload with newsboat, over HTTP; the rows of its database."""
    require("newsboat")
    home.mkdir(parents=True, exist_ok=True)
    (home / "urls").write_text(f"{url}\n")
    files = ("-u", home / "urls", "-c", home / "cache.db", "-C", "/dev/null")
    run("newsboat", *files, "-x", "reload", environment={"HOME": str(home)})
    with sqlite3.connect(home / "cache.db") as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("select * from rss_item order by pubDate desc")]
    database.close()
    return rows
