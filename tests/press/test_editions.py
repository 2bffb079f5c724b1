"""Editions in more or less detail: one script, an audio file with its own times for each, and one feed."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
from mutagen.mp3 import MP3

EDITIONS = '\n[narration]\neditions = ["brief", "full"]\n'


def _json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _build(workspace: Path, audiopress) -> Path:
    config = workspace / "audiopress.toml"
    config.write_text(config.read_text(encoding="utf-8") + EDITIONS, encoding="utf-8")
    audiopress("build", cwd=workspace)
    return workspace / "feeds" / "test" / "first-crossing"


def test_each_edition_has_audio_as_long_as_it_says(workspace: Path, audiopress) -> None:
    """Every file lasts as long as its edition's record, the fullest longest; `check` has nothing against them."""
    folder = _build(workspace, audiopress)
    record = _json(folder / "episode.json")
    lengths = {"standard": record["duration"]["ms"]}
    for edition in record["editions"]:
        lengths[edition["detail"]] = edition["duration"]["ms"]
        audio = MP3(folder.parent / edition["audio"])

        assert abs(round(audio.info.length * 1000) - edition["duration"]["ms"]) <= 2

    assert lengths["brief"] < lengths["standard"] < lengths["full"]
    assert "B-0" not in audiopress("check", cwd=workspace).stdout


def test_each_edition_is_captioned_and_accounted_for(workspace: Path, audiopress) -> None:
    """The cues of an edition are the utterances of its narration, which leaves less out the fuller it is."""
    folder = _build(workspace, audiopress)
    record = _json(folder / "episode.json")
    left_out = {}
    for edition in (record, *record["editions"]):
        name = "" if edition is record else f".{edition['detail']}"
        narration = _json(folder / f"narration{name}.json")
        captions = (folder / f"first-crossing{name}.vtt").read_text(encoding="utf-8")
        left_out[edition["detail"]] = len(narration["omissions"])

        assert edition["detail"] == narration["detail"]
        assert [cue["utterance"] for cue in edition["cues"]] == [said["id"] for said in narration["utterances"]]
        assert captions.count(" --> ") == len(edition["cues"])

    assert left_out["full"] < left_out["standard"] <= left_out["brief"]


def test_the_page_offers_the_book_of_each_edition(workspace: Path, audiopress) -> None:
    """The audio, the book and the captions of every edition are a link away, and they are there."""
    folder = _build(workspace, audiopress)
    page = (folder / "index.html").read_text(encoding="utf-8")
    stems = ("first-crossing", "first-crossing.brief", "first-crossing.full")

    for name in (f"{stem}.{suffix}" for stem in stems for suffix in ("mp3", "epub", "vtt")):
        assert f'href="{name}"' in page
        assert (folder / name).is_file()


def test_a_sentence_has_one_id_in_every_edition(workspace: Path, audiopress) -> None:
    """What the page shows of an utterance is the same wherever its id occurs."""
    folder = _build(workspace, audiopress)
    shown: dict[str, set[str]] = {}
    for name in ("narration.json", "narration.brief.json", "narration.full.json"):
        for said in _json(folder / name)["utterances"]:
            shown.setdefault(said["id"], set()).add(said["display"])

    assert all(len(words) == 1 for words in shown.values())


def test_the_feed_has_one_edition_and_the_page_all(workspace: Path, audiopress) -> None:
    """One enclosure an episode; the page links to the audio of every edition."""
    folder = _build(workspace, audiopress)
    entries = feedparser.parse((folder.parent / "feed.xml").read_bytes()).entries
    page = (folder / "index.html").read_text(encoding="utf-8")

    assert {1} == {len(entry.enclosures) for entry in entries}
    assert all(f'href="first-crossing.{detail}.mp3"' in page for detail in ("brief", "full"))


def test_an_edition_that_is_given_up_goes(workspace: Path, audiopress) -> None:
    """Files of an edition that the show no longer names are taken away."""
    folder = _build(workspace, audiopress)
    config = workspace / "audiopress.toml"
    config.write_text(config.read_text(encoding="utf-8").replace(EDITIONS, ""), encoding="utf-8")
    audiopress("build", cwd=workspace)

    assert [] == [path.name for path in folder.iterdir() if ".full." in path.name or ".brief." in path.name]
