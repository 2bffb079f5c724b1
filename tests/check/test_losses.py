"""Every way in which apps are known to lose episodes or to load them again, shown in the app, and the check that warns.

The cases are collected from the issues of gPodder (#1407), castget (#67), this-american-life-archive (#8: 850 episodes
loaded again after a move of hosts), from what podcast-partytime skips, and from Apple's requirements.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audiopress import pipeline
from audiopress.check.live import SAMPLE, Scope, check_live
from audiopress.model import Finding
from audiopress.places import where
from audiopress.survey import Asked, survey_live
from tests.check.live.conftest import Site, _hosted, site
from tests.check.live.host import Host, Request, Response
from tests.judges import feeds, require, run

__all__ = ["_hosted", "site"]  # fixtures

Edit = Callable[[str], str]


def replaced(old: str, new: str, count: int = 1) -> Edit:
    def edit(feed: str) -> str:
        changed = re.sub(old, new, feed, count=count)
        assert changed != feed
        return changed

    return edit


class GPodder:
    """A listener with gPodder, who subscribes once and then looks for what is new."""

    def __init__(self, home: Path) -> None:
        require("gpo")
        home.mkdir(parents=True, exist_ok=True)
        self.home = home

    def say(self, *words: str) -> str:
        environment = {
            "GPODDER_HOME": str(self.home),
            "GPODDER_DOWNLOAD_DIR": str(self.home / "d"),
            "HOME": str(self.home),
        }
        return run("gpo", "-q", *words, environment=environment).stdout

    def episodes(self) -> list[tuple[str, str]]:
        """(guid, file downloaded or ""), as its database has them; none where there is no subscription."""
        if not (self.home / "Database").is_file():
            return []
        with sqlite3.connect(self.home / "Database") as database:
            rows = list(database.execute("select guid, download_filename from episode order by published desc"))
        database.close()
        return [(guid, name or "") for guid, name in rows]


def serve(site: Site, edit: Edit) -> None:
    site.host.files["feed.xml"] = edit(site.feed).encode()


def codes(site: Site, scope: Scope = SAMPLE) -> set[str]:
    return {one.code for one in survey_live((where(site.workspace),), Asked(url=site.url, scope=scope)).findings}


GUID = r"(<guid[^>]*>)[^<]*"
AGAIN: tuple[tuple[str, Edit, str], ...] = (
    # gpodder#1407, this-american-life-archive#8: another guid is another episode
    ("another guid", replaced(GUID, r"\g<1>another"), "L-052"),
    ("a guid changed by a host's move", replaced(GUID, r"\g<1>https://newhost.example/1"), "L-052"),
    # a guid that went away: gPodder makes one of the link
    ("no guid", replaced(r"<guid[^>]*>[^<]*</guid>", "", count=0), "L-052"),
)


@pytest.mark.parametrize(("name", "edit", "code"), AGAIN, ids=[case[0] for case in AGAIN])
def test_gpodder_loads_again(site: Site, tmp_path: Path, name: str, edit: Edit, code: str) -> None:
    """After such a change the same episode is there twice or anew, and `check --url` says so beforehand."""
    listener = GPodder(tmp_path / "home")
    listener.say("subscribe", site.url)
    before = listener.episodes()
    serve(site, edit)
    warned = codes(site)
    listener.say("update")
    after = listener.episodes()

    assert len(before) == 2
    assert {guid for guid, _ in after} - {guid for guid, _ in before}
    assert code in warned


def test_nothing_is_loaded_again_without_a_change(site: Site, tmp_path: Path) -> None:
    """A feed that stays is the same two episodes, downloaded once, however often one looks."""
    listener = GPodder(tmp_path / "home")
    listener.say("subscribe", site.url)
    listener.say("download")
    before = listener.episodes()
    site.host.asked.clear()
    listener.say("update")
    listener.say("download")

    assert all(name for _, name in before)
    assert before == listener.episodes()
    assert not [one.path for one in site.host.asked if one.path.endswith(".mp3")]


def test_an_edit_is_no_new_episode(site: Site, tmp_path: Path) -> None:
    """Another title and other notes under the guid that was pinned: one episode, as before."""
    listener = GPodder(tmp_path / "home")
    listener.say("subscribe", site.url)
    before = listener.episodes()
    serve(site, replaced("The first article", "The first article, corrected", count=0))
    listener.say("update")

    assert before == listener.episodes()


def test_a_page_that_is_not_there(site: Site, tmp_path: Path) -> None:
    """C16: a `next` that is answered with 404 costs gPodder the whole feed, and L-040 warns of it."""
    link = f'<atom:link rel="next" href="{site.base}page-2.xml"/></channel>'
    serve(site, lambda feed: feed.replace("</channel>", link))
    warned = codes(site)
    listener = GPodder(tmp_path / "home")
    said = listener.say("subscribe", site.url)

    assert listener.episodes() == []
    assert "not found" in said.lower() or not said
    assert "L-040" in warned


def test_pages_in_a_circle(site: Site) -> None:
    """RFC 5005: a feed whose last page leads back to the first has no end for who follows it."""
    link = f'<atom:link rel="next" href="{site.url}"/></channel>'
    serve(site, lambda feed: feed.replace("</channel>", link))

    assert "L-041" in codes(site)


TWICE = replaced(r"(?s)(<guid[^>]*>)([^<]*)(</guid>.*<guid[^>]*>)[^<]*", r"\1\2\3\2")


def test_two_episodes_of_one_guid(site: Site, tmp_path: Path) -> None:
    """I4: gPodder keeps one of two episodes with the same guid; L-042 and the feed's own check warn."""
    serve(site, TWICE)
    warned = codes(site)
    listener = GPodder(tmp_path / "home")
    listener.say("subscribe", site.url)

    assert len(listener.episodes()) == 1
    assert {"L-042", "L-051"} <= warned


def test_a_show_that_moves_by_itself(site: Site, tmp_path: Path) -> None:
    """An address that says 404 after a move: gPodder has the old episodes for ever, and L-003 warns of it."""
    listener = GPodder(tmp_path / "home")
    listener.say("subscribe", site.url)
    before = listener.episodes()
    site.host.fault = lambda request, right: Response(404, body=b"gone") if "feed.xml" in request.path else right
    warned = codes(site)
    listener.say("update")

    assert before == listener.episodes()
    assert {"L-003"} == warned


# ------------------------------------------------------------------------------------ Podcast Index, castget, Apple

SKIPPED: tuple[tuple[str, Edit], ...] = (
    ("no guid", replaced(r"<guid[^>]*>[^<]*</guid>", "")),
    ("an empty guid", replaced(r"(<guid[^>]*>)[^<]*", r"\1")),
    ("no enclosure", replaced(r"<enclosure [^>]*/>", "")),
    ("an enclosure without url", replaced(r'<enclosure url="[^"]*"', "<enclosure")),
)


@pytest.mark.parametrize(("name", "edit"), SKIPPED, ids=[name for name, _ in SKIPPED])
def test_podcast_index_skips(pristine: Path, tmp_path: Path, name: str, edit: Edit) -> None:
    """I4: an item that lacks guid or enclosure is in no app that asks Podcast Index; the feed's checks warn."""
    path = tmp_path / "feed.xml"
    path.write_text(edit((pristine / "feeds" / "checks" / "feed.xml").read_text(encoding="utf-8")), encoding="utf-8")

    assert len(feeds.partytime(path)["items"]) == 1
    assert built_with(pristine, tmp_path, path.read_text(encoding="utf-8")) & {"B-010", "B-011", "B-016"}


def built_with(pristine: Path, tmp_path: Path, feed: str) -> set[str]:
    """What `check` says of the errors in a workspace with that feed."""
    return {one.code for one in findings_with(pristine, tmp_path, feed) if one.severity == "error"}


def findings_with(pristine: Path, tmp_path: Path, feed: str) -> tuple[Finding, ...]:
    import shutil

    root = Path(shutil.copytree(pristine, tmp_path / "copy", dirs_exist_ok=True))
    (root / "feeds" / "checks" / "feed.xml").write_text(feed, encoding="utf-8")
    return pipeline.check(root)


CHANGED: tuple[tuple[str, Edit, str], ...] = (
    # castget#67 knows an episode by the address of its audio alone; Apple ignores the second of two (A)
    ("the address of the audio changes", replaced("first/first.mp3", "first/first.mp3?v=2", count=0), "B-023"),
    ("two episodes have one address", replaced(r'(enclosure url="[^"]*)second/second', r"\1first/first"), "B-011"),
    ("the guid changes", replaced(GUID, r"\g<1>another"), "B-017"),
    ("a guid stands twice", TWICE, "B-016"),
    ("an episode vanishes", replaced(r"(?s)<item>.*?</item>", ""), "B-018"),
    ("the date changes", replaced("<pubDate>Fri, 02 Jan", "<pubDate>Sat, 03 Jan"), "B-022"),
    ("the show's guid changes", replaced("(<podcast:guid>).", r"\g<1>0"), "B-003"),
    ("the length is another", replaced(r'(<enclosure [^>]*length=")', r"\g<1>1"), "B-013"),
)


@pytest.mark.parametrize(("name", "edit", "code"), CHANGED, ids=[case[0] for case in CHANGED])
def test_changes_that_check_sees(pristine: Path, tmp_path: Path, name: str, edit: Edit, code: str) -> None:
    """Each is an error of the built feed, before anything is published."""
    feed = (pristine / "feeds" / "checks" / "feed.xml").read_text(encoding="utf-8")

    assert code in built_with(pristine, tmp_path, edit(feed))


# ------------------------------------------------------------------------------------------------- what has moved


@pytest.fixture
def settings(workspace: Path) -> Iterator[Callable[[str, str], set[str]]]:
    """Change the show's settings; what `check` then says of identity."""

    def change(old: str, new: str) -> set[str]:
        path = workspace / "audiopress.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return identity(workspace)

    return change


def identity(workspace: Path) -> set[str]:
    return {one.code for one in pipeline.check(workspace) if one.code.startswith("I-") or one.code == "A-107"}


def rebuilt(workspace: Path) -> None:
    from datetime import UTC, datetime

    now = datetime(2026, 3, 1, tzinfo=UTC)
    pipeline.build(workspace, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)


MOVED = ('base_url = "https://example.org/checks/"', 'base_url = "https://new.example/checks/"')


def test_a_feed_that_moves(workspace: Path, settings: Callable[[str, str], set[str]]) -> None:
    """C17: before the build, until the move is announced; after it, until it is redirected; its guid stays (C8)."""
    before = (workspace / "audiopress.lock").read_text(encoding="utf-8")
    assert {"I-002"} == settings(*MOVED)
    announced = '[feed]\nnew_url = "https://new.example/checks/feed.xml"\n\n[voice]'
    assert set() == settings("[voice]", announced)
    rebuilt(workspace)
    after = json.loads((workspace / "audiopress.lock").read_text(encoding="utf-8"))

    assert {"I-003"} == identity(workspace)
    assert ["https://example.org/checks/feed.xml"] == after["show"]["formerly"]
    assert json.loads(before)["show"]["guid"] == after["show"]["guid"]


def test_a_feed_that_moves_and_is_redirected(workspace: Path, settings: Callable[[str, str], set[str]]) -> None:
    """A line of `_redirects` says so, announced or not; one for the time being does not."""
    settings(*MOVED)
    rebuilt(workspace)
    redirects = workspace / "feeds" / "checks" / "_redirects"
    redirects.write_text("/checks/feed.xml https://new.example/checks/feed.xml 302\n", encoding="utf-8")
    assert {"I-003"} == identity(workspace)
    redirects.write_text("/checks/feed.xml https://new.example/checks/feed.xml 301\n", encoding="utf-8")
    assert set() == identity(workspace)


def test_a_feed_nobody_could_know(workspace: Path, settings: Callable[[str, str], set[str]]) -> None:
    """The address of this machine is no former one."""
    path = workspace / "audiopress.lock"
    text = path.read_text(encoding="utf-8").replace("https://example.org/", "http://localhost:8000/")
    path.write_text(text, encoding="utf-8")

    assert set() == settings(*MOVED)


def test_audio_that_moves(workspace: Path, settings: Callable[[str, str], set[str]]) -> None:
    """Another format is another address: the old one is kept in the ledger until it is redirected."""
    settings("[voice]", '[audio]\nformats = ["m4a"]\n\n[voice]')
    rebuilt(workspace)
    entry = json.loads((workspace / "audiopress.lock").read_text(encoding="utf-8"))["episodes"]["first"]

    assert ("first/first.m4a", ["first/first.mp3"], 2) == (entry["url"], entry["formerly"], entry["revision"])
    assert {"I-004"} == identity(workspace)
    rows = "".join(f"/checks/{name}/{name}.mp3 /checks/{name}/{name}.m4a\n" for name in ("first", "second"))
    (workspace / "feeds" / "checks" / "_redirects").write_text(rows, encoding="utf-8")
    assert set() == identity(workspace)
    settings('formats = ["m4a"]', 'formats = ["mp3"]')
    rebuilt(workspace)
    entry = json.loads((workspace / "audiopress.lock").read_text(encoding="utf-8"))["episodes"]["first"]
    assert ["first/first.m4a"] == entry["formerly"]


def test_a_show_in_another_folder(settings: Callable[[str, str], set[str]]) -> None:
    """Another slug is another address for everything: an error before any build."""
    assert {"I-001"} == settings('slug = "checks"', 'slug = "tests"')


def test_an_article_with_another_slug(workspace: Path) -> None:
    """A renamed file is an episode that vanishes, unless its slug stays."""
    article = workspace / "content" / "first.md"
    article.rename(workspace / "content" / "renamed.md")

    assert {"A-107"} == identity(workspace)


def test_audio_is_not_replaced_in_silence(workspace: Path) -> None:
    """Another audio file under the same revision is an error; one that a build makes is the next revision."""
    audio = workspace / "feeds" / "checks" / "first" / "first.mp3"
    audio.write_bytes((workspace / "feeds" / "checks" / "second" / "second.mp3").read_bytes())
    found = {one.code for one in pipeline.check(workspace) if one.severity == "error"}
    settings = workspace / "audiopress.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[audio]\nbit_rate = 64\n", encoding="utf-8")
    rebuilt(workspace)
    entry = json.loads((workspace / "audiopress.lock").read_text(encoding="utf-8"))["episodes"]["first"]

    assert {"B-031"} <= found
    assert 2 == entry["revision"]


def test_a_move_is_seen_on_the_host(site: Site) -> None:
    """I2, castget#67: the old address of audio has to lead to the new one; `check --url` asks it."""
    lock = site.workspace / "audiopress.lock"
    before = lock.read_text(encoding="utf-8")
    document = json.loads(before)
    document["episodes"]["first"]["formerly"] = ["first/old.mp3"]
    lock.write_text(json.dumps(document), encoding="utf-8")
    try:
        lost = codes(site)

        def redirected(request: Request, right: Response) -> Response:
            moved = request.path == "/first/old.mp3"
            return Response(301, {"Location": "/first/first.mp3"}) if moved else right

        site.host.fault = redirected
        kept = codes(site)
    finally:
        lock.write_text(before, encoding="utf-8")

    assert ({"L-061"}, set()) == (lost, kept)


def test_a_host_that_plays_nothing(site: Site) -> None:
    """Apple rejects a host that answers a range with 200; nothing of it is seen in the feed."""
    host: Host = site.host
    host.fault = lambda request, right: Response(200, right.headers, right.body) if right.status == 206 else right

    assert {"L-024"} == {one.code for one in check_live(site.url, SAMPLE)}
