"""The pages: valid, accessible, complete without script, and quiet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring

from audiopress.model import Article, Asset, Omission
from audiopress.narrate.account import _DESCRIBED, _MOVED
from audiopress.narrate.ends import _COUNTED
from audiopress.narrate.lexicon import SILENT
from audiopress.write import atomic, episode_files, index_html
from audiopress.write.labels import LABELS, labels
from audiopress.write.reasons import REASONS, reason
from tests.judges import pages
from tests.judges.server import serving
from tests.write import made
from tests.write.conftest import Built


def page(article: Article) -> HtmlElement:
    files = episode_files(made.episode(article), made.SHOW)
    return document_fromstring(files[f"{article.slug}/index.html"].decode())


def test_the_nu_checker_finds_nothing(built: Built) -> None:
    """Every page is HTML as the standard has it, without a warning."""
    assert pages.vnu(built.folder / "index.html", *sorted(built.folder.glob("*/index.html"))) == []


def test_html_validate_finds_nothing(built: Built) -> None:
    """Nor does a second validator, with its rules for accessibility."""
    for path in (built.folder / "index.html", built.folder / "one-of-everything" / "index.html"):
        assert pages.html_validate(path) == []


@pytest.mark.parametrize("path", ["", "one-of-everything/", "episode-5/", "episode-6/"])
def test_a_browser_and_axe_find_nothing(built: Built, path: str) -> None:
    """Light, dark, in forced colours and 320 pixels wide: nothing fails, calls out, runs or is cut."""
    clean = {
        "foreign": [],
        "console": [],
        "dialogs": [],
        "missing": [],
        "images": [],
        "violations": [],
        "ran": False,
        "overflow": 0,
    }
    with serving(built.folder) as url:
        found = pages.browse(url + path)

    assert dict.fromkeys(("plain", "dark", "contrast", "still", "narrow"), clean) == found


def test_a_browser_runs_nothing_of_a_hostile_article(tmp_path: Path) -> None:
    """Script, event handlers and foreign addresses in an article do nothing when its page is opened."""
    for name, data in episode_files(made.episode(made.hostile()), made.SHOW).items():
        atomic(tmp_path / name, data)
    with serving(tmp_path) as url:
        found = pages.browse(f"{url}hostile/")["plain"]

    assert (found["ran"], found["dialogs"], found["foreign"], found["console"]) == (False, [], [], [])


def test_the_player_is_native_labelled_and_told_to_be_synthetic() -> None:
    """Sound starts when asked, names what will play, and says whose voice it is (WCAG 1.2.1, 1.4.2)."""
    root = page(made.article())
    (player,) = root.xpath("//audio")

    assert dict(player.attrib) == {
        "controls": "",
        "preload": "none",
        "src": "a-plain-title.mp3",
        "aria-label": "Audio edition of “A Plain Title”",
    }
    assert "Audio edition, synthetic voice" in player.getparent().text_content()
    assert root.xpath("//a[@download]/@href") == ["a-plain-title.mp3"]


def test_further_formats_are_offered_beside_the_first() -> None:
    """The same sound in each format of the show, with its size; the player plays the first."""
    one = made.episode(made.article())
    more = tuple(
        Asset(f"a-plain-title/a-plain-title.{name}", f"audio/{name}", 2_500_000, "0") for name in ("m4b", "opus")
    )
    other = Asset("a-plain-title/a-plain-title.full.m4b", "audio/mp4", 1, "0")
    files = episode_files(replace(one, assets=(one.audio, *more, other)), made.SHOW)
    root = document_fromstring(files["a-plain-title/index.html"].decode())
    links = {link.get("href"): link.text_content() for link in root.xpath("//a[@download]")}

    assert list(links) == ["a-plain-title.mp3", "a-plain-title.m4b", "a-plain-title.opus"]
    assert links["a-plain-title.opus"] == "OPUS, 2.5 MB"
    assert root.xpath("//audio/@src") == ["a-plain-title.mp3"]


def test_chapters_link_to_the_text_and_to_the_time() -> None:
    """Each chapter is a link to its section and a link into the audio that needs no script."""
    links = page(made.article()).xpath("//nav//a/@href")

    assert links == [
        *("#opening", "a-plain-title.mp3#t=0"),
        *("#one", "a-plain-title.mp3#t=5"),
        *("#two", "a-plain-title.mp3#t=9"),
        *("#three", "a-plain-title.mp3#t=13"),
    ]


def test_what_is_not_read_aloud_is_listed_by_reason() -> None:
    """Omissions are on the page, in the article's order, linked to where they stand, cut where they are long."""
    episode = made.episode(made.article())
    more = Omission("word " * 100, "citation", "p1")
    script = replace(episode.script, omissions=(*episode.script.omissions, more))
    files = episode_files(replace(episode, script=script), made.SHOW)
    root = document_fromstring(files["a-plain-title/index.html"].decode())
    (omitted, added) = root.xpath("//main/details")

    assert omitted.xpath("p[@class='heading']/text()") == ["References to sources", "address"]
    assert omitted.xpath("ul[1]/li/a/@href") == ["#p0", "#p1"]
    assert omitted.xpath("string(ul[2]/li)") == "https://x.example/<b>"
    assert max(len(item.text_content()) for item in omitted.xpath("ul/li")) <= 160
    assert added.xpath("ul/li/text()") == ["Synthetic voice."]


def test_a_table_that_is_not_read_is_one_line_in_the_words_of_the_page() -> None:
    """Not one line for each cell: its first words, a link to it, and how many words it has."""
    cells = [made.leaf(f"t{n}", "cell", f"word {n}") for n in range(40)]
    table = made.tree("t", "table", made.tree("r", "row", *cells))
    article = made.article(made.section("s", "T", made.paragraph("p", "So."), table), language="he")
    episode = made.episode(article)
    left = tuple(Omission(cell.text, "table described", cell.id, announced="u1") for cell in cells)
    files = episode_files(replace(episode, script=replace(episode.script, omissions=left)), made.SHOW)
    (line,) = document_fromstring(files["a-plain-title/index.html"].decode()).xpath("//details[1]/ul/li")

    assert line.text_content().startswith("word 0 · word 1 · ")
    assert line.text_content().endswith("… (80 words)")
    assert line.xpath("a/@href") == ["#t0"]
    assert line.xpath("span/@lang") == ["en"]
    assert len(line.text_content()) <= 160


@pytest.mark.parametrize("language", sorted(LABELS))
def test_every_reason_has_words_in_every_language(language: str) -> None:
    """Whatever narrating leaves out, a reader is told why in the language of the page; nothing is left in English."""
    words = {reason(name, language) for name in REASONS}

    assert {*_COUNTED, *_DESCRIBED, *_MOVED, SILENT} <= REASONS
    assert len(words) == len(REASONS)
    assert language == "en" or not words & {reason(name, "en") for name in REASONS} - {"Notes"}
    assert reason("something else", language) == "something else"


def test_a_page_is_in_the_articles_language() -> None:
    """Right to left, with our own words marked as the language they are in; or in German throughout."""
    hebrew = page(made.article(language="he"))
    german = page(made.article(language="de-AT"))

    assert dict(hebrew.attrib) == {"lang": "he", "dir": "rtl"}
    assert {(e.get("lang"), e.get("dir")) for e in hebrew.xpath("//nav/h2 | //footer")} == {("en", "ltr")}
    assert german.xpath("string(//nav/h2)") == "Kapitel"
    assert german.xpath("//body//@lang") == []
    assert "4. März 2024" in german.xpath("string(//time)")


@pytest.mark.parametrize("language", sorted(LABELS))
def test_every_language_has_every_word(language: str) -> None:
    """No label is empty, all take what is put into them, and there are twelve months."""
    found, english = labels(language), labels("en")
    names = [name for name in english.__slots__ if name not in ("language", "date")]

    assert [name for name in names if not getattr(found, name)] == []
    assert {name: getattr(english, name).count("{}") for name in names} == {
        name: getattr(found, name).count("{}") for name in names
    }
    assert len(found.months.split()) == 12
    assert "synthetic voice" in found.synthetic
    assert "synthetic voice" in found.synthetic_show


def test_the_index_lists_the_newest_first_and_says_when_there_is_nothing() -> None:
    """Episodes are a list of links with their dates; an empty show has a page too."""
    public = [made.published(episode) for episode in made.episodes(("Old", "New"))]
    root = document_fromstring(index_html(made.SHOW, public).decode())
    empty = document_fromstring(index_html(made.SHOW, []).decode())

    assert root.xpath("//h3/a/text()") == ["New", "Old"]
    assert root.xpath("//h3/a/@href") == ["episode-1/", "episode-0/"]
    assert root.xpath("//a[@type='application/rss+xml']/@href") == ["feed.xml"]
    assert "No episode" in empty.text_content()
