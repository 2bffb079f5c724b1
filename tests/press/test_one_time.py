"""There is one set of times: every form that an episode is published in, read by means that are not ours.

The page, WebVTT, SRT, the namespace's JSON, SMIL, LPF, guided navigation, chapters of every kind, the embed's data:
each says of every sentence, or of every chapter, the millisecond that episode.json says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import mutagen.id3
import pytest
from lxml import etree, html

from tests.press.conftest import run
from tests.press.made import CONFIG, FIRST

SLUG = "first-crossing"
Times = list[tuple[int, int]]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with all its editions and publications; its real engine tells the moments of words."""
    root = tmp_path_factory.mktemp("times")
    (root / "content").mkdir()
    settings = f'{CONFIG}publications = ["epub", "lpf"]\n\n[narration]\neditions = ["brief", "full"]\n'
    (root / "audiopress.toml").write_text(settings, encoding="utf-8")
    (root / "content" / f"{SLUG}.md").write_text(FIRST, encoding="utf-8")
    run("build", cwd=root)
    return root / "feeds" / "test"


@pytest.fixture(params=["", ".brief", ".full"])
def edition(request: pytest.FixtureRequest) -> str:
    """What stands in the names of an edition's files."""
    suffix: str = request.param
    return suffix


def _record(show: Path, edition: str) -> dict[str, Any]:
    """episode.json of that edition: the one that all others are compared with."""
    document: dict[str, Any] = json.loads((show / SLUG / "episode.json").read_bytes())
    if not edition:
        return document
    return next(one for one in document["editions"] if f".{one['detail']}" == edition)


def _cues(show: Path, edition: str) -> Times:
    return [(cue["start_ms"], cue["end_ms"]) for cue in _record(show, edition)["cues"]]


def _starts(show: Path, edition: str) -> list[int]:
    return [chapter["start_ms"] for chapter in _record(show, edition)["chapters"]]


def _ms(clock: str) -> int:
    """A time as WebVTT, SubRip, SMIL and Podlove write it."""
    *above, last = clock.replace(",", ".").split(":")
    whole, _, part = last.partition(".")
    minutes = 0
    for one in above:
        minutes = 60 * minutes + int(one)
    return (60 * minutes + int(whole)) * 1000 + int(part.ljust(3, "0")[:3] or 0)


def _vtt(folder: Path, edition: str) -> Times:
    text = (folder / f"{SLUG}{edition}.vtt").read_text(encoding="utf-8")
    return [(_ms(a), _ms(b)) for a, b in re.findall(r"^([\d:.]+) --> ([\d:.]+)$", text, re.MULTILINE)]


def _guided(folder: Path, edition: str) -> Times:
    text = (folder / f"guided-navigation{edition}.json").read_text(encoding="utf-8")
    return [(_ms(a), _ms(b)) for a, b in re.findall(r'"audioref": "[^"#]+#t=([\d.]+),([\d.]+)"', text)]


def _along(folder: Path, edition: str) -> Times:
    document = json.loads((folder / f"read-along{edition}.json").read_bytes())
    return [(row[0], row[1]) for row in document["passages"]]


def _page(folder: Path, edition: str) -> Times:
    """The data that stands in the page for its own script."""
    page = html.document_fromstring((folder / "index.html").read_bytes())
    blocks = [json.loads(one.text) for one in page.xpath("//script[@type='application/json']")]
    detail = edition.lstrip(".") or "standard"
    (found,) = (one for one in blocks if one.get("detail") == detail and "passages" in one)
    return [(row[0], row[1]) for row in found["passages"]]


SENTENCES: dict[str, Callable[[Path, str], Times]] = {
    "WebVTT": _vtt,
    "guided navigation": _guided,
    "the embed": _along,
    "the page": _page,
}


@pytest.mark.parametrize("form", SENTENCES)
def test_every_sentence_has_its_time_in_every_form(show: Path, edition: str, form: str) -> None:
    """Each edition: as many sentences, in the same order, at the same milliseconds."""
    assert SENTENCES[form](show / SLUG, edition) == _cues(show, edition)


def test_the_transcript_for_apps_has_them_too(show: Path) -> None:
    """The namespace's JSON: seconds of at most three decimals."""
    segments = json.loads((show / SLUG / "transcript.json").read_bytes())["segments"]

    assert [(round(one["startTime"] * 1000), round(one["endTime"] * 1000)) for one in segments] == _cues(show, "")


def test_subrip_is_cut_at_words_and_within_sentences(show: Path) -> None:
    """Its pieces begin where a sentence or a word does, and together are the sentences."""
    text = (show / SLUG / f"{SLUG}.srt").read_text(encoding="utf-8")
    pieces = [(_ms(a), _ms(b)) for a, b in re.findall(r"^([\d:,]+) --> ([\d:,]+)$", text, re.MULTILINE)]
    record = _record(show, "")
    rate = record["duration"]["rate"]
    words = {(2000 * word[2] + rate) // (2 * rate) for cue in record["cues"] for word in cue["words"]}
    cues = _cues(show, "")

    assert {start for start, _ in pieces} <= words | {start for start, _ in cues}
    assert {start for start, _ in cues} <= {start for start, _ in pieces}
    assert {end for _, end in cues} <= {end for _, end in pieces}


def test_guided_navigation_leads_to_what_is_heard(show: Path, edition: str) -> None:
    """Every fragment it names is an element of the page, where that sentence stands."""
    page = html.document_fromstring((show / SLUG / "index.html").read_bytes())
    text = (show / SLUG / f"guided-navigation{edition}.json").read_text(encoding="utf-8")
    places = set(re.findall(r'"textref": "index.html#([^"]+)"', text))

    assert len(places) > 10
    assert places <= set(page.xpath("//@id"))


def _overlays(show: Path, edition: str) -> Iterator[tuple[int, int]]:
    with ZipFile(show / SLUG / f"{SLUG}{edition}.epub") as book:
        for name in book.namelist():
            if name.endswith(".smil"):
                for one in etree.fromstring(book.read(name)).iter("{http://www.w3.org/ns/SMIL}audio"):
                    yield _ms(one.get("clipBegin").removesuffix("s")), _ms(one.get("clipEnd").removesuffix("s"))


def test_overlays_begin_where_sentences_do(show: Path, edition: str) -> None:
    """SMIL: a clip begins with a sentence or a chapter, and lasts through the pause until the next."""
    clips = sorted(_overlays(show, edition))
    ends = [begin for begin, _ in clips[1:]] + [_record(show, edition)["duration"]["ms"]]

    assert len(clips) > 10
    assert {begin for begin, _ in clips} <= {start for start, _ in _cues(show, edition)} | {*_starts(show, edition)}
    assert [end for _, end in clips] == ends


def _json_chapters(show: Path, edition: str) -> list[int]:
    document = json.loads((show / SLUG / f"chapters{edition}.json").read_bytes())
    return [round(one["startTime"] * 1000) for one in document["chapters"]]


def _tags(show: Path, edition: str) -> list[int]:
    tags = mutagen.id3.ID3(show / SLUG / f"{SLUG}{edition}.mp3")
    return sorted(one.start_time for one in tags.getall("CHAP"))


def _book(show: Path, edition: str) -> list[int]:
    with ZipFile(show / SLUG / f"{SLUG}{edition}.lpf") as package:
        contents = html.document_fromstring(package.read("contents.html"))
    return [_ms(link.partition("#t=")[2]) for link in contents.xpath("//nav[@role='doc-toc']//a/@href")]


def _embedded(show: Path, edition: str) -> list[int]:
    return [row[0] for row in json.loads((show / SLUG / f"read-along{edition}.json").read_bytes())["chapters"]]


CHAPTERS: dict[str, Callable[[Path, str], list[int]]] = {
    "JSON chapters": _json_chapters,
    "ID3": _tags,
    "audiobook": _book,
    "the embed": _embedded,
}


@pytest.mark.parametrize("form", CHAPTERS)
def test_every_chapter_begins_at_one_time_in_every_form(show: Path, edition: str, form: str) -> None:
    """The same list, in each edition's own times."""
    assert CHAPTERS[form](show, edition) == _starts(show, edition)


def test_the_feed_has_them_too(show: Path) -> None:
    """Podlove's chapters and the list in the description, of the edition that is in the feed."""
    feed = etree.parse(show / "feed.xml")
    podlove = [_ms(one.get("start")) for one in feed.iter("{http://podlove.org/simple-chapters}chapter")]
    listed = re.findall(r"\b(\d\d:\d\d:\d\d) ", feed.findtext("channel/item/description", ""))

    assert podlove == _starts(show, "")
    assert [_ms(one) for one in listed] == _starts(show, "")


def test_the_length_is_one(show: Path, edition: str) -> None:
    """The audiobook's manifest, the embed and the page's structured data say how long it is, to the millisecond."""
    ms = _record(show, edition)["duration"]["ms"]
    with ZipFile(show / SLUG / f"{SLUG}{edition}.lpf") as package:
        manifest = json.loads(package.read("publication.json"))
    page = html.document_fromstring((show / SLUG / "index.html").read_bytes())
    data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    lengths = {one["contentUrl"].rpartition("/")[2]: one["duration"] for one in data["audio"]}

    assert manifest["duration"] == manifest["readingOrder"][0]["duration"] == f"PT{ms / 1000:.12g}S"
    assert lengths[f"{SLUG}{edition}.mp3"] == manifest["duration"]
    assert json.loads((show / SLUG / f"read-along{edition}.json").read_bytes())["ms"] == ms
