"""Shows with pictures in chapters, with many chapters, and with pages: nothing is said of them as they were built."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from PIL import Image, ImageDraw

from audiopress import pipeline
from audiopress.check.output import check_output
from audiopress.check.plates import _Looks
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.sound.quicktime import quicktime_chapters
from audiopress.write import read_episode
from audiopress.write.artwork import plate, thumbnail
from tests.check.conftest import ARTICLE, SHOW
from tests.check.damage import Damage, edit, place
from tests.check.defects import mark, picture, retag

PICTURED = """\
---
title: Three pictures
author: Ada Example
date: 2026-01-05
---

An opening sentence, and another one, so that there is something to be heard.

# One + one

![A disc]({name}.png)

A paragraph about a disc, which is long enough to take some seconds when it is read.

# Часть 2

![Some squares](squares.jpg)

A paragraph about squares, which is long enough to take some seconds when it is read.

# The end

The last paragraph has no picture, and is as long as the others are.
"""
MANY = "\n\n".join(f"# Chapter {number} of many\n\nA short paragraph." for number in range(1, 301))


def built(root: Path, settings: str, articles: dict[str, str]) -> Path:
    (root / "audiopress.toml").write_text(SHOW + settings, encoding="utf-8")
    for name, text in articles.items():
        (root / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


def findings(workspace: Path) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show)


@pytest.fixture(scope="module")
def pictured_pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pictured")
    (root / "content").mkdir()
    disc = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(disc).ellipse((20, 20, 280, 180), fill="darkred")
    disc.save(root / "content" / "disc.png")
    squares = Image.new("RGB", (901, 700), "white")
    for x in range(0, 901, 100):
        ImageDraw.Draw(squares).rectangle((x, x // 2, x + 60, x // 2 + 300), fill="teal")
    squares.save(root / "content" / "squares.jpg")
    return built(root, '[audio]\nformats = ["mp3", "m4b", "opus"]\n', {"first": PICTURED.format(name="disc")})


@pytest.fixture
def pictured(pictured_pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pictured_pristine, tmp_path / "copy"))


def test_chapters_with_pictures_are_clean(pictured: Path) -> None:
    """Pictures with transparency, in other sizes, and links in Cyrillic and with a plus sign."""
    assert findings(pictured) == ()


def swapped(tags: ID3) -> None:
    """Each of two chapters shows the other's picture, with its own words."""
    one, other = (tags.getall("CHAP")[number].sub_frames.getall("APIC")[0] for number in (1, 2))
    one.data, other.data = other.data, one.data


def unpictured(tags: ID3) -> None:
    for frame in tags.getall("CHAP"):
        frame.sub_frames.delall("APIC")


def renamed(tags: ID3) -> None:
    held = tags.getall("CHAP")[1].sub_frames.getall("APIC")[0]
    tags.getall("CHAP")[1].sub_frames.delall("APIC")
    held.desc = "A cat"
    tags.getall("CHAP")[1].sub_frames.add(held)


def cut(tags: ID3) -> None:
    held = tags.getall("CHAP")[1].sub_frames.getall("APIC")[0]
    held.data = held.data[:40] + bytes(200) + held.data[240:]


SQUARES = "https://example.org/checks/first/squares.jpg"
WRONG: dict[str, Damage] = {
    "ID3: each the other's": retag(swapped),
    "ID3: none": retag(unpictured),
    "ID3: other words": retag(renamed),
    "ID3: damaged": retag(cut),
    "JSON: the next one's": mark(1, "img", SQUARES),
    "JSON: none": edit("first/chapters.json", r'\s*"img": "[^"]*",', ""),
    "JSON: other words": mark(1, "imgAlt", "A cat"),
    "Podlove: the next one's": edit("feed.xml", r'(<psc:chapter [^>]*image=")[^"]*', rf"\1{SQUARES}"),
    "Podlove: none": edit("feed.xml", r' image="[^"]*/disc.png"', ""),
}


@pytest.mark.parametrize("damage", WRONG.values(), ids=WRONG)
def test_a_chapter_with_another_picture(pictured: Path, damage: Damage) -> None:
    """Damaged, another's, none, or with other words: B-081 says which chapter's."""
    damage(pictured)
    found = [one for one in findings(pictured) if one.code == "B-081"]

    assert len(found) == 1
    assert found[0].hint


def test_the_last_pictures_may_be_missing(pictured: Path) -> None:
    """An MP3 has room for 1 MiB of them: the first are there."""

    def without_last(tags: ID3) -> None:
        tags.getall("CHAP")[2].sub_frames.delall("APIC")

    retag(without_last)(pictured)

    assert "B-081" not in {one.code for one in findings(pictured)}


def test_many_chapters_are_clean(tmp_path: Path) -> None:
    """300 in every form: QuickTime's track has all of them, Nero's list the first 255."""
    (tmp_path / "content").mkdir()
    text = f"---\ntitle: Many\nauthor: Ada\ndate: 2026-01-01\n---\n\nAn opening.\n\n{MANY}\n"
    root = built(tmp_path, '[audio]\nformats = ["mp3", "m4b", "opus"]\n', {"first": text})
    marks = read_episode(place(root, "first/episode.json").read_bytes()).chapters

    assert quicktime_chapters(place(root, "first/first.m4b")) == tuple((one.start_ms, one.title) for one in marks)
    assert [one for one in findings(root) if one.code >= "B-080" or one.code == "B-042"] == []


@pytest.fixture(scope="module")
def paged_pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("paged")
    (root / "content").mkdir()
    articles = {f"a{day}": ARTICLE.format(name=f"number {day}", day=day) for day in range(1, 10)}
    articles |= {f"b{day}": ARTICLE.format(name=f"other {day}", day=day) for day in range(1, 4)}
    return built(root, "[feed]\npage = 5\n", articles)


@pytest.fixture
def paged(paged_pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(paged_pristine, tmp_path / "copy"))


def test_pages_of_an_index_are_clean(paged: Path) -> None:
    """Twelve episodes on three pages, and the newest seven on the show's own."""
    assert {path.name for path in place(paged, "index.html").parent.glob("index*.html")} == {
        "index.html",
        "index-1.html",
        "index-2.html",
        "index-3.html",
    }
    assert findings(paged) == ()


@pytest.mark.parametrize("name", ["index.html", "index-1.html", "index-3.html"])
def test_an_episode_that_a_page_of_the_index_lacks(paged: Path, name: str) -> None:
    """Every page lists what the ledger has there, and is missed where it is gone."""
    edit(name, "(?s)<li.*?</li>", "")(paged)
    found = [one for one in findings(paged) if one.code == "B-088"]

    assert [one.path for one in found] == [f"feeds/checks/{name}"]

    place(paged, name).unlink()

    assert f"feeds/checks/{name}" in {one.path for one in findings(paged) if one.code == "B-088"}


def test_a_page_of_the_index_that_is_another(paged: Path) -> None:
    """A page with the episodes of another, and its address."""
    place(paged, "index-1.html").write_bytes(place(paged, "index-2.html").read_bytes())
    found = {one.code for one in findings(paged) if one.path == "feeds/checks/index-1.html"}

    assert {"B-088", "B-089"} <= found


def test_a_picture_of_any_kind_is_known_again_in_a_small_one() -> None:
    """What a JPEG of any size loses is no other picture; another one is."""
    drawn = Image.new("RGB", (1500, 1100), "white")
    for number in range(60):
        box = (number * 25, number * 17, number * 25 + 90, number * 17 + 210)
        ImageDraw.Draw(drawn).rectangle(box, fill=(number * 4, 255 - number * 4, number * 97 % 256))
    drawn.save(file := io.BytesIO(), "PNG")
    own, other, looks = file.getvalue(), picture((600, 600)), _Looks()

    assert [looks.fault(made, own) for made in (thumbnail(own), *(plate(own, side) for side in (600, 100)))] == [""] * 3
    assert looks.fault(other, own) == "is another picture"
    assert looks.fault(b"", own) == "is damaged"
