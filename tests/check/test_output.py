"""Checks of built files: silent on what the press makes, and each defect is found by the check that is meant for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from audiopress.check import CHECKS
from audiopress.check.output import check_output
from audiopress.config import load_show
from audiopress.model import Finding
from tests.check import defects, defects_forms, test_editions
from tests.check.test_loudness import bursts, sine

Damage = Callable[[Path], None]


def findings(workspace: Path) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show)


def edit(name: str, old: str, new: str, *, count: int = 1) -> Damage:
    """Replace text in a built file, which must hold it."""

    def damage(workspace: Path) -> None:
        path = workspace / "feeds" / "checks" / name if name != "audiopress.lock" else workspace / name
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=count)
        if changed == text:
            pytest.fail(f"{name} holds no {old}")
        path.write_text(changed, encoding="utf-8")

    return damage


def delete(name: str) -> Damage:
    return lambda workspace: (workspace / "feeds" / "checks" / name).unlink()


def write(name: str, data: bytes) -> Damage:
    def damage(workspace: Path) -> None:
        (workspace / "feeds" / "checks" / name).write_bytes(data)

    return damage


def retag(change: Callable[[ID3], None], version: int = 3) -> Damage:
    """Change the first article's tag."""

    def damage(workspace: Path) -> None:
        path = workspace / "feeds" / "checks" / "first" / "first.mp3"
        tags = ID3(path)
        change(tags)
        tags.save(path, v2_version=version)

    return damage


def append_audio(workspace: Path) -> None:
    path = workspace / "feeds" / "checks" / "first" / "first.mp3"
    data = path.read_bytes()
    place = data.index(b"Info")
    frames = int.from_bytes(data[place + 8 : place + 12], "big") + 40
    path.write_bytes(data[: place + 8] + frames.to_bytes(4, "big") + data[place + 12 :])


def drop_item(workspace: Path) -> None:
    edit("feed.xml", r"(?s)<item>.*?</item>", "")(workspace)


def rename_chapter(tags: ID3) -> None:
    tags.getall("CHAP")[1].sub_frames["TIT2"].text = ["Another"]


def untag(workspace: Path) -> None:
    ID3(workspace / "feeds" / "checks" / "first" / "first.mp3").delete()


DEFECTS: list[tuple[str, Damage]] = [
    ("B-001", delete("feed.xml")),
    ("B-001", delete("first/episode.json")),
    ("B-001", delete("index.html")),
    ("B-002", edit("feed.xml", "</channel>", "")),
    ("B-002", edit("feed.xml", "<title>", "<title>A & B")),
    ("B-002", edit("feed.xml", "<title>", "<title>\x01")),
    ("B-003", edit("feed.xml", r"(<podcast:guid>).", r"\1x")),
    ("B-003", edit("audiopress.lock", r'("show": \{\s+"feed_url": "[^"]*",\s+"guid": ")....', r"\g<1>0000")),
    ("B-004", edit("feed.xml", r'checks/feed.xml"', 'checks/other.xml"')),
    ("B-005", edit("first/episode.json", r'"version": 1', '"version": 0')),
    ("B-005", edit("first/episode.json", r'"cues"', '"clues"')),
    ("B-005", write("first/episode.json", b"{")),
    ("B-010", edit("feed.xml", r"(<enclosure[^>]*>)", r"\1\1")),
    ("B-010", edit("feed.xml", r"<enclosure[^>]*>", "")),
    ("B-011", edit("feed.xml", r'url="https://example.org/checks/first/first.mp3"', 'url="first/first.mp3"')),
    ("B-011", edit("feed.xml", r'(enclosure url="https://example.org/checks/)second/second', r"\1first/first")),
    ("B-012", edit("feed.xml", r'(enclosure url="https://example.org/checks/first)/first', r"\1/frist")),
    ("B-012", edit("feed.xml", r'(enclosure url="https://example.org/checks/)first/', r"\1../")),
    ("B-012", delete("first/first.mp3")),
    ("B-013", edit("feed.xml", r'length="\d+"', 'length="0"')),
    ("B-013", edit("feed.xml", r'length="\d', 'length="')),
    ("B-014", edit("feed.xml", r'type="audio/mpeg"', 'type="audio/mp3"')),
    ("B-015", edit("feed.xml", r"<itunes:duration>\d", "<itunes:duration>9")),
    ("B-015", edit("feed.xml", r"<itunes:duration>\d+", "<itunes:duration>0:00:09")),
    ("B-016", edit("feed.xml", r"<guid[^>]*>[^<]*</guid>", "")),
    ("B-016", edit("feed.xml", r"(?s)(<guid[^>]*>)([^<]*)(</guid>.*<guid[^>]*>)[^<]*", r"\1\2\3\2")),
    ("B-017", edit("feed.xml", r"(<guid[^>]*>)....", r"\g<1>0000")),
    ("B-018", drop_item),
    (
        "B-019",
        edit("audiopress.lock", r'"title": "The first article",', '"title": "The first article", "removed": true,'),
    ),
    ("B-020", delete("first/chapters.json")),
    ("B-020", delete("first/first.vtt")),
    ("B-020", delete("cover.jpg")),
    ("B-030", delete("first/narration.json")),
    ("B-030", delete("first/first.mp3")),
    ("B-031", edit("first/index.html", "</body>", "</body >")),
    ("B-031", edit("first/narration.json", "first", "frist")),
    ("B-032", edit("audiopress.lock", r'"sha256": "....', '"sha256": "0000')),
    ("B-033", write("first/draft.txt", b"")),
    ("B-033", write("first/.first.mp3.tmp", b"")),
    ("B-040", write("first/first.mp3", b"not audio at all")),
    ("B-041", retag(lambda tags: None, version=4)),
    ("B-041", untag),
    ("B-042", retag(lambda tags: tags.delall("CHAP"))),
    ("B-042", retag(rename_chapter)),
    ("B-042", edit("first/chapters.json", r'"startTime": [1-9]\d*', '"startTime": 1.5')),
    ("B-042", edit("first/chapters.json", '"The end"', '"The middle"')),
    ("B-042", write("first/chapters.json", b"[]")),
    ("B-042", edit("feed.xml", r'(?s)(<psc:chapter .*?<psc:chapter start=")00', r"\g<1>01")),
    ("B-042", edit("feed.xml", r"<psc:chapter [^>]*>", "")),
    ("B-043", edit("first/episode.json", r'"end_ms": \d+', '"end_ms": 999999')),
    ("B-044", edit("first/episode.json", r'"start_ms": ([1-9]\d*)000\b', r'"start_ms": \g<1>001')),
    ("B-045", append_audio),
    ("B-046", write("first/first.mp3", sine(-15.3))),
    ("B-047", write("first/first.mp3", sine(-13))),
    ("B-048", write("first/first.mp3", sine(-0.5))),
    ("B-049", write("first/first.mp3", bursts())),
    ("B-050", edit("first/first.vtt", "WEBVTT", "WEBVT")),
    ("B-050", edit("first/first.vtt", r"(\d\d)\.(\d\d\d) -->", r"\1,\2 -->")),
    ("B-050", edit("first/first.vtt", r"(\d)\n<v [^\n]*", r"\1\n")),
    ("B-050", write("first/first.vtt", b"WEBVTT\n\n\xff")),
    ("B-051", edit("first/first.vtt", r"\n[\d:.]+ -->", "\n01:00:00.000 -->")),
    ("B-052", edit("first/first.vtt", r"--> [\d:.]+(\n[^\n]+)\s*\Z", r"--> 01:00:00.000\1\n")),
    ("B-053", edit("first/first.vtt", r"(--> [\d:]+)\.\d+", r"\1.777")),
    ("B-053", edit("first/episode.json", r'(?s)("cues".*?"end_ms": )\d+', r"\g<1>7")),
    ("B-060", edit("index.html", r'href="[^"]*first/"', 'href="frist/"')),
    ("B-060", edit("first/index.html", r'href="#the-end"', 'href="#the-finish"')),
    ("B-061", edit("first/index.html", r'src="first.mp3"', 'src="frist.mp3"')),
    ("B-061", edit("first/index.html", "</main>", '<img src="none.png" alt=""></main>')),
    ("B-062", edit("first/index.html", "</main>", '<p id="the-end"></p></main>')),
]


def test_what_the_press_makes_is_clean(workspace: Path) -> None:
    """Nothing is said of a folder as it was built."""
    assert findings(workspace) == ()


@pytest.mark.parametrize(("code", "damage"), DEFECTS, ids=[f"{code}-{n}" for n, (code, _) in enumerate(DEFECTS)])
def test_defects(workspace: Path, code: str, damage: Damage) -> None:
    """Each defect is found by the check meant for it, with a place in feeds/ and something to do."""
    damage(workspace)
    found = [finding for finding in findings(workspace) if finding.code == code]

    assert found
    assert CHECKS[code].severity == found[0].severity
    assert found[0].path.startswith("feeds/checks/")
    assert found[0].hint


def test_every_check_of_built_files_has_a_defect() -> None:
    """No code of the table goes untried."""
    tried = {code for code, _ in DEFECTS} | {
        code for _, _, code in (*defects.DEFECTS, *defects_forms.FORMS, *test_editions.DEFECTS)
    }

    assert [code for code in CHECKS if code.startswith("B-") and code not in tried] == []


def test_no_chapter_may_be_renamed_silently(workspace: Path) -> None:
    """The sentence on disagreeing chapters names both of them."""
    edit("first/chapters.json", '"The end"', '"The middle"')(workspace)
    found = next(finding for finding in findings(workspace) if finding.code == "B-042")

    assert found.path == "feeds/checks/first/chapters.json"
    assert re.search(r"“The middle” at \d+ ms here, and “The end” at \d+ ms in episode.json", found.message)


def test_an_edition_of_no_file(workspace: Path) -> None:
    """An episode that is pinned and was never built is not missed."""
    path = workspace / "audiopress.lock"
    document = json.loads(path.read_text(encoding="utf-8"))
    other = {**document["episodes"]["first"], "slug": "third", "guid": "00000000-0000-5000-8000-000000000000"}
    document["episodes"]["third"] = {**other, "sha256": "", "size": 0}
    path.write_text(json.dumps(document), encoding="utf-8")

    assert findings(workspace) == ()
