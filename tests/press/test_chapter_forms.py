"""Chapters as readers we did not write find them in every form: as many, at the same times, with all they have."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from tests.judges import feeds, media
from tests.press.conftest import run
from tests.press.made import CONFIG

PAGES = "https://example.org/a+b/test/"  # AntennaPod reads a plus sign in a chapter's link as a space
SHOW = CONFIG.replace("http://127.0.0.1:8000/feeds/test/", PAGES)
FORMATS = '[audio]\nformats = ["mp3", "m4b", "opus"]\n[voice]\nengine = "tone"\n'
COLOURS = {"ferry.png": (200, 30, 30), "rope.webp": (30, 160, 60), "toll.jpg": (40, 60, 200)}
ALT = "Паром и 🎧, nearer to the far bank than to this one, with a rope, two barrels and a boy who whistles"
HARD = (
    "Переправа через широкую и медленную реку, о которой давно уже никто не рассказывает ни слова",
    "🎧 Listening, 👩‍🚀 up there",
    r"The \<table> & the \<b>bold\</b>",
    "Again",
    "Again",
    "שלום — كتاب",
    "word " * 60,
    "20 °C, and © of it all",
    "12:30 and after",
    "日本語の題名",
    "   Padded   ",
)
SHOWN = ("The ‹table› & the ‹b›bold‹/b›", "🎧 Listening, 👩‍🚀 up there", "Padded", "שלום — كتاب")
PICTURED = f"""\
---
title: Pictured
date: 2026-03-04
---

The ferry began with a quarrel.

![{ALT}](ferry.png)

## Канат

![A drawing that apps do not show](drawing.svg)

<p><img src="toll.jpg" alt=""></p>

A rope sagged in the middle.

### As ropes do

![The rope](rope.webp)

![The toll, later](toll.jpg)

## The toll

![Not a picture that can be read](broken.png)

Five pence.
"""
COUNTS = {"single": 1, "pictured": 3, "forty": 40, "hundreds": 300}
EACH = pytest.mark.parametrize("slug", COUNTS)


def _headed(title: str, headings: list[str]) -> str:
    parts = (f"## {heading}\n\nA word of part {number}.\n" for number, heading in enumerate(headings))
    return f"---\ntitle: {title}\ndate: 2026-03-04\n---\n\nIt begins.\n\n" + "\n".join(parts)


def _sources(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, colour in COLOURS.items():
        Image.new("RGB", (900, 600), colour).save(folder / name)
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    texts = {
        "single": "---\ntitle: Alone\ndate: 2026-03-04\n---\n\nOne chapter is enough for a short piece.\n",
        "pictured": PICTURED,
        "forty": _headed("Сорок", [*HARD, *(f"Part {number}" for number in range(39 - len(HARD)))]),
        "hundreds": _headed("Hundreds", [f"Глава {number}" for number in range(299)]),
    }
    for slug, text in texts.items():
        (folder / f"{slug}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show in three formats, with episodes of 1, 3, 40 and 300 chapters, spoken in tones."""
    root = tmp_path_factory.mktemp("forms")
    _sources(root / "content")
    (root / "audiopress.toml").write_text(SHOW + FORMATS, encoding="utf-8")
    run("build", cwd=root, AUDIOPRESS_CACHE=str(root / "cache"))
    return root


@pytest.fixture(scope="module")
def published(workspace: Path) -> Path:
    return workspace / "feeds" / "test"


Marks = list[tuple[int, str]]


def _chapters(published: Path, slug: str) -> list[dict[str, Any]]:
    return json.loads((published / slug / "episode.json").read_text(encoding="utf-8"))["chapters"]


def _marks(published: Path, slug: str) -> Marks:
    return [(one["start_ms"], one["title"]) for one in _chapters(published, slug)]


def _links(published: Path, slug: str) -> list[str]:
    """Where each chapter's text stands, by the record; the plus sign is written so that no reader makes it a space."""
    page = f"{PAGES}{slug}/".replace("+", "%2B")
    return [page + (f"#{one['section']}" if one["section"] else "") for one in _chapters(published, slug)]


def _probed(audio: Path) -> Marks:
    read = media.ffprobe(audio)
    assert read["errors"] == ""
    return [(round(1000 * float(one["start_time"])), one["tags"]["title"]) for one in read["chapters"]]


def _item(published: Path, slug: str, items: list[Any]) -> Any:
    return next(item for item in items if item["link"] == f"{PAGES}{slug}/")


def _milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


@EACH
def test_the_record_has_a_chapter_for_each_part(published: Path, slug: str) -> None:
    """From zero on, each from a whole second to the next one's start, with a title that every app shows."""
    chapters = _chapters(published, slug)

    assert COUNTS[slug] == len(chapters)
    assert 0 == chapters[0]["start_ms"]
    assert all(one["start_ms"] % 1000 == 0 and one["title"].strip() for one in chapters)
    assert all(one["end_ms"] == after["start_ms"] for one, after in pairwise(chapters))
    assert not [one for one in chapters if set(one["title"]) & set("<>\n\t") or len(one["title"]) > 255]


def test_titles_are_the_headings_as_apps_can_show_them(published: Path) -> None:
    """Emoji, right to left, and as long as they are; what looks like a tag is written so that it does not."""
    titles = [title for _, title in _marks(published, "forty")]

    assert set(SHOWN) < set(titles)
    assert 2 == titles.count("Again")
    assert HARD[0] in titles
    assert len(HARD[0].encode("utf-16")) > 128
    assert 1 == sum(title.endswith("…") and len(title) > 200 for title in titles)


@EACH
def test_mp3_as_ffprobe_eyed3_and_music_metadata_read_it(published: Path, slug: str) -> None:
    """Count, milliseconds, titles and links by three readers; the stream behind the tag is whole, by mp3val."""
    audio = published / slug / f"{slug}.mp3"
    expected, links = _marks(published, slug), _links(published, slug)
    tagged = list(media.eyed3(audio).chapters)
    listed = media.music_metadata(audio)["format"]["chapters"]

    assert expected == _probed(audio)
    assert expected == [(one.times.start, one.title) for one in tagged]
    assert expected == [(round(1000 * one["start"]), one["title"]) for one in listed]
    assert links == [one.user_url.rstrip("\0") for one in tagged]
    assert links == [unquote_fragment(one["url"]["url"]) for one in listed]
    assert [] == media.mp3val(audio)


def unquote_fragment(address: str) -> str:
    page, mark, anchor = address.partition("#")
    return page + mark + unquote(anchor)


@EACH
def test_m4b_as_ffprobe_and_mutagen_read_it(published: Path, slug: str) -> None:
    """QuickTime's track holds all; Nero's list, 255 of them: both have the first 255 bytes of a title."""
    audio = published / slug / f"{slug}.m4b"
    expected = [(start, title.encode()[:255].decode(errors="ignore")) for start, title in _marks(published, slug)]

    assert expected == _probed(audio)
    assert expected[:255] == [(round(1000 * one.start), one.title) for one in MP4(audio).chapters or ()]


@EACH
def test_opus_as_ffprobe_and_mutagen_read_it(published: Path, slug: str) -> None:
    """The times and names that ffprobe takes for chapters, and the address beside each."""
    audio = published / slug / f"{slug}.opus"
    expected, tags = _marks(published, slug), OggOpus(audio)
    found = [
        (_milliseconds(tags[f"CHAPTER{number:03}"][0]), tags[f"CHAPTER{number:03}NAME"][0])
        for number in range(len(expected))
    ]

    assert expected == _probed(audio)
    assert expected == found
    assert f"CHAPTER{len(expected):03}" not in tags
    assert _links(published, slug) == [
        unquote_fragment(tags[f"CHAPTER{number:03}URL"][0]) for number in range(len(expected))
    ]


@EACH
def test_json_has_what_the_record_has(published: Path, slug: str) -> None:
    """JSON chapters 1.2: seconds as integers, title, link, and the picture's address with words for it."""
    chapters = json.loads((published / slug / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    record = _chapters(published, slug)
    pictures = [(f"{PAGES}{slug}/{one['image']}", one["alt"]) if "image" in one else None for one in record]

    assert _marks(published, slug) == [(1000 * one["startTime"], one["title"]) for one in chapters]
    assert all(isinstance(one["startTime"], int) for one in chapters)
    assert [one["end_ms"] for one in record] == [round(1000 * one["endTime"]) for one in chapters]
    assert _links(published, slug) == [unquote_fragment(one["url"]) for one in chapters]
    assert pictures == [(one["img"], one["imgAlt"]) if "img" in one else None for one in chapters]


@EACH
def test_podlove_as_feedsmith_and_podcastparser_read_it(published: Path, slug: str) -> None:
    """To the millisecond by one, to the second, as gPodder has them, by the other."""
    feed, expected, links = published / "feed.xml", _marks(published, slug), _links(published, slug)
    smith = _item(published, slug, feeds.feedsmith(feed)["items"])["psc"]["chapters"]
    pod = _item(published, slug, feeds.podcastparser(feed)["episodes"])["chapters"]
    pictures = [f"{PAGES}{slug}/{one['image']}" if "image" in one else None for one in _chapters(published, slug)]

    assert expected == [(_milliseconds(one["start"]), one["title"]) for one in smith]
    assert expected == [(1000 * one["start"], one["title"]) for one in pod]
    assert links == [unquote_fragment(one["href"]) for one in smith]
    assert links == [unquote_fragment(one["href"]) for one in pod]
    assert pictures == [one.get("image") for one in smith]


@EACH
def test_the_description_lists_all_chapters_or_none(published: Path, slug: str) -> None:
    """Three at the least, as many as fit whole: times to the second, titles cut where they must, without emoji."""
    text = _item(published, slug, feeds.feedsmith(published / "feed.xml")["items"])["description"]
    lines = re.findall(r"(\d\d:\d\d:\d\d) (.+?)(?:<br>|</p>)", text)
    expected = _marks(published, slug) if slug in ("pictured", "forty") else []

    assert [start for start, _ in expected] == [_milliseconds(stamp) for stamp, _ in lines]
    assert not re.search("[\U0001f000-\U0001ffff\u200d<>]", "".join(title for _, title in lines))
    assert all(title.strip() for _, title in lines)
    assert len(text.encode()) <= 4000


def test_a_chapter_has_the_first_picture_that_its_text_shows(published: Path) -> None:
    """A figure of a part below counts; one that is decoration, a drawing, or no picture at all does not."""
    shown = [(one.get("image", ""), one.get("alt", "")) for one in _chapters(published, "pictured")]

    assert [("ferry.png", ALT), ("rope.webp", "The rope"), ("", "")] == shown
    assert all((published / "pictured" / name).is_file() for name, _ in shown if name)


def test_the_tag_holds_the_pictures_with_their_words(published: Path) -> None:
    """music-metadata, eyeD3 and mutagen find a JPEG of at most 600 pixels, of the right colour, and its description."""
    audio = published / "pictured" / "pictured.mp3"
    expected = [one.get("alt") for one in _chapters(published, "pictured")]
    listed = [one.get("image") for one in media.music_metadata(audio)["format"]["chapters"]]
    eyed3 = [one.sub_frames.get(b"APIC") for one in media.eyed3(audio).chapters]
    frames = [one.sub_frames.getall("APIC") for one in ID3(audio).getall("CHAP")]
    pictures = [Image.open(BytesIO(held[0].data)) for held in frames if held]
    names = ("ferry.png", "rope.webp")

    assert expected == [image["description"] if image else None for image in listed]
    assert expected == [held[0].description if held else None for held in eyed3]
    assert [len(held[0].data) if held else 0 for held in frames] == [one["data"] if one else 0 for one in listed]
    assert [("JPEG", (600, 400))] * 2 == [(one.format, one.size) for one in pictures]
    for name, picture in zip(names, pictures, strict=True):
        found = picture.getpixel((300, 200))
        assert max(abs(a - b) for a, b in zip(found, COLOURS[name], strict=True)) < 12


def test_another_picture_is_another_tag_and_nothing_else(workspace: Path, tmp_path: Path) -> None:
    """What is heard stays as it was, byte by byte, nothing is spoken again, and the episode has a new revision."""
    root = tmp_path / "copy"
    shutil.copytree(workspace, root)
    before = root / "feeds/test/pictured/pictured.mp3"
    old, record = before.read_bytes(), json.loads((before.parent / "episode.json").read_bytes())
    Image.new("RGB", (900, 600), (1, 2, 3)).save(root / "content" / "ferry.png")
    done = run("build", cwd=root, AUDIOPRESS_CACHE=str(root / "cache"))
    new = before.read_bytes()

    assert _stream(old) == _stream(new)
    assert old != new
    assert "(0 clips spoken" in done.stderr
    assert record["revision"] + 1 == json.loads((before.parent / "episode.json").read_bytes())["revision"]


def _stream(audio: bytes) -> bytes:
    """What lies behind the tag; its length is in four bytes of seven bits (ID3v2.3 § 3.1)."""
    size = sum((byte & 0x7F) << shift for byte, shift in zip(audio[6:10], (21, 14, 7, 0), strict=True))
    return audio[10 + size :]


def test_a_voice_of_the_system_has_the_same_chapters(tmp_path: Path) -> None:
    """By the engine that is used when none is named: what readers find is what the record says."""
    _sources(tmp_path / "content")
    for slug in COUNTS:
        if slug != "pictured":
            (tmp_path / "content" / f"{slug}.md").unlink()
    (tmp_path / "audiopress.toml").write_text(SHOW, encoding="utf-8")
    run("build", cwd=tmp_path)
    published = tmp_path / "feeds" / "test"
    audio, expected = published / "pictured" / "pictured.mp3", _marks(published, "pictured")
    listed = media.music_metadata(audio)["format"]["chapters"]

    assert 3 == len(expected)
    assert expected == _probed(audio)
    assert expected == [(one.times.start, one.title) for one in media.eyed3(audio).chapters]
    assert expected == [(round(1000 * one["start"]), one["title"]) for one in listed]
    assert [] == media.mp3val(audio)
