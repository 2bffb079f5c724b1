"""The ID3 tag as other readers see it."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import eyed3
import pytest
from mutagen.id3 import ID3, CTOCFlags

from audiopress.model import Chapter, Timeline
from audiopress.sound import Facts, tag
from audiopress.sound.mp3 import Mp3

TITLES = ["A long title that would be written last if frames were sorted by size", "B", "Ж" * 200, "“Quotes” & <signs>"]


def _timeline(titles: list[str], each_s: int = 1) -> Timeline:
    chapters = tuple(
        Chapter(f"part-{n}" if n else "", title, n * each_s * 22050, (n + 1) * each_s * 22050)
        for n, title in enumerate(titles)
    )
    return Timeline(22050, len(titles) * each_s * 22050, (), chapters, ())


def _facts(**changes: object) -> Facts:
    values = {
        "title": "The <title> & “more”",
        "authors": ("Ann", "Bob"),
        "show": "A show",
        "language": "en-GB",
        "published": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        "description": "About it",
        "lyrics": "All that is said",
        "page": "https://example.org/a+b/",
        "narrator": "a voice",
        "picture": b"\x89PNG not really",
    }
    return Facts(**(values | changes))  # type: ignore[arg-type]


def _saved(path: Path, titles: list[str]) -> Path:
    line = _timeline(titles)
    path.write_bytes(b"".join(Mp3(22050, 96).file(_facts(), line, lambda key: b"")))
    return path


def test_the_tag_is_version_2_3_and_its_chapters_lie_in_time_order(tmp_path: Path) -> None:
    """eyeD3, which lists frames as they lie, reads every title in order, long and Cyrillic ones too."""
    read = eyed3.load(_saved(tmp_path / "a.mp3", TITLES)).tag

    assert read.version == (2, 3, 0)
    assert [chapter.title for chapter in read.chapters] == TITLES
    assert [(n * 1000, (n + 1) * 1000) for n in range(4)] == [tuple(chapter.times) for chapter in read.chapters]
    assert [c for toc in read.table_of_contents for c in toc.child_ids] == [b"ch0", b"ch1", b"ch2", b"ch3"]


def test_the_tag_says_who_what_and_when() -> None:
    """Title, authors, show, date, language, length, text, page and picture."""
    read = ID3(BytesIO(tag(_facts(), _timeline(TITLES))))
    plain = {name: str(read[name]) for name in ("TIT2", "TPE1", "TALB", "TLAN", "TLEN", "TCON")}

    assert plain == {
        "TIT2": "The <title> & “more”", "TPE1": "Ann, Bob", "TALB": "A show", "TLAN": "eng", "TLEN": "4000",
        "TCON": "Podcast",
    }  # fmt: skip
    assert str(read["TDRC"])[:10] == "2026-03-04"
    assert read.getall("USLT")[0].text == "All that is said"
    assert (read.getall("APIC")[0].mime, read.getall("APIC")[0].data) == ("image/png", b"\x89PNG not really")
    assert read.getall("WOAF")[0].url == "https://example.org/a+b/"


def test_chapter_links_survive_readers_that_decode_them() -> None:
    """A chapter's link leads to its section; the first one's to the page; a plus sign is percent-encoded."""
    read = ID3(BytesIO(tag(_facts(), _timeline(TITLES))))
    links = [
        frame.sub_frames.getall("WXXX")[0].url for frame in sorted(read.getall("CHAP"), key=lambda f: f.start_time)
    ]

    assert ["https://example.org/a%2Bb/", *(f"https://example.org/a%2Bb/#part-{n}" for n in (1, 2, 3))] == links


@pytest.mark.parametrize("count", [1, 200, 201, 300])
def test_any_number_of_chapters_has_a_table_of_contents(count: int) -> None:
    """A table counts its entries in one byte, so a long one has parts; every chapter is in exactly one."""
    read = ID3(BytesIO(tag(_facts(), _timeline([f"Chapter {n}" for n in range(count)]))))
    tables = {frame.element_id: list(frame.child_element_ids) for frame in read.getall("CTOC")}
    listed = [child for name in tables["toc"] for child in tables.get(name, [name])]

    assert [f"ch{n}" for n in range(count)] == listed


def test_the_same_facts_are_the_same_bytes() -> None:
    """Nothing of the clock or of memory gets into a tag."""
    assert tag(_facts(), _timeline(TITLES)) == tag(_facts(), _timeline(TITLES))


def test_a_chapter_carries_its_picture_and_the_words_for_it(tmp_path: Path) -> None:
    """Only those chapters that have one; the description is whole, and the cover stays the tag's own picture."""
    alt = "Паром, 🎧 and a description that is longer than the sixty-four characters of version 2.3"
    line = _timeline(TITLES)
    chapters = (line.chapters[0], replace(line.chapters[1], image="a.png", alt=alt), *line.chapters[2:])
    facts = _facts(plates={"a.png": b"\xff\xd8 a JPEG", "unused.png": b"x"})
    read = ID3(BytesIO(tag(facts, replace(line, chapters=chapters))))
    found = [frame.sub_frames.getall("APIC") for frame in sorted(read.getall("CHAP"), key=lambda f: f.start_time)]

    assert [0, 1, 0, 0] == [len(frames) for frames in found]
    assert ("image/jpeg", alt, b"\xff\xd8 a JPEG") == (found[1][0].mime, found[1][0].desc, found[1][0].data)
    assert 1 == len(read.getall("APIC"))


def test_addresses_are_ascii_whatever_the_section_is_called() -> None:
    """ID3v2.3 § 4.3.2 has Latin 1 for an address, and no more."""
    line = _timeline(["A", "B"])
    named = replace(line, chapters=(line.chapters[0], replace(line.chapters[1], section="часть 2")))
    links = [frame.sub_frames.getall("WXXX")[0].url for frame in ID3(BytesIO(tag(_facts(), named))).getall("CHAP")]

    assert "https://example.org/a%2Bb/#%D1%87%D0%B0%D1%81%D1%82%D1%8C%202" in links


@pytest.mark.parametrize(("count", "marked"), [(1, 1), (255, 1), (256, 0), (300, 0)])
def test_one_table_is_the_top_or_none_is(count: int, marked: int) -> None:
    """Marked as the top, a table of tables has no chapters for a reader of one level; without the mark it lists all."""
    read = ID3(BytesIO(tag(_facts(), _timeline([f"Chapter {n}" for n in range(count)]))))

    assert marked == sum(bool(frame.flags & CTOCFlags.TOP_LEVEL) for frame in read.getall("CTOC"))
