"""Checks of show and articles, before a word is spoken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from audiopress.check import CHECKS, check_article, check_show
from audiopress.config import FILE, parse_show
from audiopress.model import Article, Finding, Omission, Particulars, Script, Soundbite, Utterance

GOOD = """
title = "Long Reads"
author = "Ada Jones"
email = "ada@example.org"
description = "Essays."
base_url = "https://example.org/reads/"
categories = ["Arts"]
"""
ARTICLE = Article(
    slug="one",
    title="One",
    language="en",
    authors=(),
    published=None,
    updated=None,
    summary="",
    cover=None,
    sections=(),
    source=Path("content/one.md"),
)
SAID = Utterance("u1", "s", "b1", "paragraph", "Five words are said here.", "Five words are said here.", "v", "en", 0.5)
SCRIPT = Script((SAID,), ())


def codes(text: str, folder: Path = Path()) -> list[str]:
    found = check_show(parse_show(text, folder), 0)
    return [finding.code for finding in found if finding.code != "A-106"]


def of_article(article: Article, script: Script = SCRIPT) -> tuple[Finding, ...]:
    return check_article(parse_show(GOOD, Path()), article, script)


def test_a_complete_show() -> None:
    """Nothing is said of a show that has everything."""
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("formats", "found"), [('["opus", "mp3"]', ["S-009"]), ('["mp3", "opus"]', []), ('["m4b"]', [])]
)
def test_a_feed_of_opus(formats: str, found: list[str]) -> None:
    """Apps play MP3 and AAC; an Opus file beside them is welcome, and in their place it is not."""
    assert found == codes(GOOD + f"\n[audio]\nformats = {formats}\n")


@pytest.mark.parametrize(
    ("key", "code"),
    [("base_url", "S-001"), ("author", "S-003"), ("email", "S-004"), ("categories", "S-005"), ("description", "S-007")],
)
def test_what_a_show_lacks(key: str, code: str) -> None:
    """Each thing that is missing is one finding, on audiopress.toml."""
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(key))
    found = [finding for finding in check_show(parse_show(text, Path()), 0) if finding.code != "A-106"]

    assert [(code, FILE)] == [(finding.code, finding.path) for finding in found]


def test_an_address_without_https() -> None:
    """http is told of, except on this machine, which nobody else can reach anyway."""
    assert codes(GOOD.replace("https:", "http:")) == ["S-002"]
    assert codes(GOOD.replace("https://example.org", "http://127.0.0.1:8000")) == ["S-001"]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("", "write base_url = … into audiopress.toml"),
        ("http://localhost/reads/", "write another base_url: “localhost” is what every machine calls itself"),
    ],
)
def test_an_address_of_this_machine(address: str, hint: str) -> None:
    """Nobody is told to write a base_url who has written one: they are told what is wrong with it."""
    lines = (line for line in GOOD.splitlines() if not line.startswith("base_url"))
    text = "\n".join([*lines, *([f'base_url = "{address}"'] if address else [])])

    assert [hint] == [one.hint for one in check_show(parse_show(text, Path()), 0) if one.code == "S-001"]


@pytest.mark.parametrize(("width", "height"), [(1399, 1399), (3001, 3001), (1500, 1400)])
def test_artwork_of_the_wrong_size(tmp_path: Path, width: int, height: int) -> None:
    """Artwork that directories refuse is an error with its reason."""
    Image.new("RGB", (width, height)).save(tmp_path / "art.png")

    assert codes(GOOD + 'artwork = "art.png"', tmp_path) == ["S-006"]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_good_artwork(tmp_path: Path, mode: str) -> None:
    """A square of 1,400 pixels is all that is asked."""
    Image.new(mode, (1400, 1400)).save(tmp_path / "art.png")

    assert codes(GOOD + 'artwork = "art.png"', tmp_path) == []


@pytest.mark.parametrize(
    ("article", "script", "code"),
    [
        (ARTICLE, Script((), ()), "A-101"),
        (ARTICLE, Script((replace(SAID, spoken=" "),), ()), "A-101"),
        (replace(ARTICLE, title="x" * 256), SCRIPT, "A-102"),
        (replace(ARTICLE, title="a < b"), SCRIPT, "A-103"),
        (ARTICLE, SCRIPT, "A-104"),
        (ARTICLE, Script((SAID,), (Omission("six words that are not read", "r", "b"),)), "A-105"),
    ],
)
def test_articles(article: Article, script: Script, code: str) -> None:
    """Each thing to know of an article is one finding, on its file, with something to do."""
    found = [finding for finding in of_article(article, script) if finding.code == code]

    assert [finding.path for finding in found] == ["content/one.md"]
    assert CHECKS[code].severity == found[0].severity


@pytest.mark.parametrize(
    ("bite", "found"),
    [
        (Soundbite("Words ARE said"), []),
        (Soundbite("", "Timed", 1.0, 2.0), []),
        (Soundbite("words nobody said"), ["A-108"]),
    ],
)
def test_a_soundbite_is_said(bite: Soundbite, found: list[str]) -> None:
    """Its words stand in what is read aloud, whatever their case; one in seconds needs none."""
    article = replace(ARTICLE, particulars=Particulars(soundbites=(bite,)))

    assert found == [one.code for one in of_article(article) if one.code == "A-108"]


@pytest.mark.parametrize(
    ("kind", "own", "found"),
    [
        ("serial", Particulars(), ["A-109"]),
        ("serial", Particulars(number=1), []),
        ("serial", Particulars(kind="trailer"), []),
        ("episodic", Particulars(), []),
    ],
)
def test_episodes_of_a_serial_are_numbered(kind: str, own: Particulars, found: list[str]) -> None:
    """All but trailers and the like."""
    show = parse_show(GOOD + f'\n[feed]\ntype = "{kind}"\n', Path())
    codes = [one.code for one in check_article(show, replace(ARTICLE, particulars=own), SCRIPT)]

    assert found == [code for code in codes if code == "A-109"]


def test_findings_of_reading_pass_through() -> None:
    """What reading had to say is said again, first."""
    remark = Finding("A-001", "warning", "content/one.md", 3, "no alt text")

    assert remark == of_article(replace(ARTICLE, findings=(remark,)))[0]


def test_a_show_without_articles() -> None:
    """An empty content/ is told, since its feed would be empty."""
    assert [finding.code for finding in check_show(parse_show(GOOD, Path()), 0)][-1:] == ["A-106"]
