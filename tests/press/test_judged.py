"""A built show, over HTTP and from disk, before readers and players we did not write."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judges import feeds, media, pages
from tests.judges.server import serving
from tests.press.made import CONFIG

SLUGS = ("first-crossing", "second")


@pytest.fixture
def published(workspace: Path, audiopress) -> Iterator[Path]:
    """The show's folder, built for the address it is served at."""
    folder = workspace / "feeds" / "test"
    folder.mkdir(parents=True)
    with serving(folder) as address:
        config = CONFIG.replace("http://127.0.0.1:8000/feeds/test/", address)
        (workspace / "audiopress.toml").write_text(config, encoding="utf-8")
        audiopress("build", cwd=workspace)
        yield folder


def _address(folder: Path) -> str:
    config = (folder.parents[1] / "audiopress.toml").read_text(encoding="utf-8")
    return next(line.split('"')[1] for line in config.splitlines() if line.startswith("base_url"))


def _episode(folder: Path, slug: str) -> dict:
    return json.loads((folder / slug / "episode.json").read_text(encoding="utf-8"))


def test_podcast_clients_subscribe_and_download(published: Path) -> None:
    """gPodder downloads both episodes byte by byte; newsboat lists them."""
    feed = f"{_address(published)}feed.xml"
    rows = feeds.gpo(feed, published.parents[1] / "gpodder")
    listed = feeds.newsboat(feed, published.parents[1] / "newsboat")
    titles = {_episode(published, slug)["title"] for slug in SLUGS}

    assert titles == {row["title"] for row in rows} == {row["title"] for row in listed}
    assert {(published / slug / f"{slug}.mp3").read_bytes() for slug in SLUGS} == {row["data"] for row in rows}


def test_every_form_of_a_chapter_agrees_to_the_millisecond(published: Path) -> None:
    """ID3 as three readers see it, JSON, and Podlove as two feed parsers see it: all as in episode.json."""
    parsed = {item["guid"]: item for item in feeds.podcastparser(published / "feed.xml")["episodes"]}
    smith = {item["guid"]["value"]: item for item in feeds.feedsmith(published / "feed.xml")["items"]}
    for slug in SLUGS:
        episode = _episode(published, slug)
        audio = published / slug / f"{slug}.mp3"
        expected = [(chapter["title"], chapter["start_ms"]) for chapter in episode["chapters"]]
        probed = [(c["tags"]["title"], round(float(c["start_time"]) * 1000)) for c in media.ffprobe(audio)["chapters"]]
        tagged = [(chapter.title, chapter.times.start) for chapter in media.eyed3(audio).chapters]
        ordered = [chapter["title"] for chapter in media.music_metadata(audio)["format"]["chapters"]]
        document = json.loads((published / slug / "chapters.json").read_text(encoding="utf-8"))
        listed = [(chapter["title"], round(chapter["startTime"] * 1000)) for chapter in document["chapters"]]
        podlove = [(chapter["title"], chapter["start"] * 1000) for chapter in parsed[episode["guid"]]["chapters"]]
        simple = [chapter["title"] for chapter in smith[episode["guid"]]["psc"]["chapters"]]

        assert expected == probed == tagged == listed == podlove
        assert [title for title, _ in expected] == simple == ordered
        assert all(start % 1000 == 0 for _, start in expected)


def test_players_find_nothing_to_complain_of(published: Path) -> None:
    """mp3val sees one clean stream; ffprobe a duration that is the timeline's, in constant bit rate."""
    for slug in SLUGS:
        audio = published / slug / f"{slug}.mp3"
        probe = media.ffprobe(audio)
        seconds = _episode(published, slug)["duration"]["ms"] / 1000

        assert media.mp3val(audio) == []
        assert probe["errors"] == ""
        assert abs(float(probe["format"]["duration"]) - seconds) < 0.1  # ffprobe counts the decoder's delay in
        assert probe["streams"][0]["codec_name"] == "mp3"


def test_captions_are_the_timeline(published: Path) -> None:
    """The W3C editors' parser finds no error; its cues are episode.json's, and the last ends inside the audio."""
    for slug in SLUGS:
        episode = _episode(published, slug)
        read = media.webvtt(published / slug / f"{slug}.vtt")
        times = [(round(cue["startTime"] * 1000), round(cue["endTime"] * 1000)) for cue in read["cues"]]

        assert read["errors"] == []
        assert [(cue["start_ms"], cue["end_ms"]) for cue in episode["cues"]] == times
        assert times[-1][1] < episode["duration"]["ms"]


def test_the_feed_says_of_a_file_what_the_file_is(published: Path) -> None:
    """Every parser reads two episodes, with length in bytes, duration in seconds, transcripts and chapters."""
    stored = feeds.partytime(published / "feed.xml")
    plain = feeds.feedparser(published / "feed.xml")

    assert feeds.xmllint(published / "feed.xml") == ""
    assert not plain.bozo
    assert 2 == len(stored["items"]) == len(plain.entries) == len(feeds.rss_parser(published / "feed.xml")["items"])
    for item in stored["items"]:
        slug = next(slug for slug in SLUGS if f"/{slug}/" in item["enclosure"]["url"])
        audio = published / slug / f"{slug}.mp3"

        assert audio.stat().st_size == item["enclosure"]["length"]
        assert round(_episode(published, slug)["duration"]["ms"] / 1000) == item["duration"]
        assert {"text/vtt"} <= {transcript["type"] for transcript in item["podcastTranscripts"]}
        assert item["podcastChapters"]["url"].endswith(f"{slug}/chapters.json")


@pytest.mark.parametrize("page", ["index.html", *(f"{slug}/index.html" for slug in SLUGS)])
def test_pages_are_valid_and_accessible(published: Path, page: str) -> None:
    """The Nu checker finds no error; axe, in a real browser, no violation of WCAG 2.2 AA or of best practice."""
    seen = pages.browse(f"{_address(published)}{page}")

    assert pages.vnu(published / page) == []
    for way in ("plain", "dark", "contrast", "narrow"):
        assert seen[way]["violations"] == []
        assert seen[way]["console"] == []
        assert seen[way]["overflow"] == 0
