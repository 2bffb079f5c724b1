"""One list of chapters, however it is written."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from audiopress.model import Block, Chapter, Run, Section, Timeline
from audiopress.write import episode_files, read_episode
from audiopress.write.chapters import ChapterMark, chapter_marks, chapters_json, illustrated, time_list, title
from audiopress.write.notes import description
from tests.judges import feeds
from tests.write import made
from tests.write.conftest import Built


def milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def test_all_forms_agree_to_the_millisecond(built: Built) -> None:
    """JSON, Podlove by three parsers, page and description name the same chapters at the timeline's times."""
    smith = {item["link"]: item for item in feeds.feedsmith(built.feed)["items"]}
    pod = {item["link"]: item for item in feeds.podcastparser(built.feed)["episodes"]}
    for episode in built.episodes:
        folder = built.folder / episode.folder
        time = episode.timeline.milliseconds
        expected = [time(chapter.start) for chapter in episode.timeline.chapters]
        link = f"https://example.com/feeds/show/{episode.folder}"
        document = json.loads((folder / "chapters.json").read_bytes())
        record = json.loads((folder / "episode.json").read_bytes())
        page = re.findall(r'\.mp3#t=([\d.]+)"', (folder / "index.html").read_text())
        stamps = re.findall(r"\d\d:\d\d:\d\d", pod[link]["description_html"] and smith[link]["description"])

        assert [round(chapter["startTime"] * 1000) for chapter in document["chapters"]] == expected
        assert [chapter["start_ms"] for chapter in record["chapters"]] == expected
        assert [milliseconds(chapter["start"]) for chapter in smith[link]["psc"]["chapters"]] == expected
        assert [chapter["start"] * 1000 for chapter in pod[link]["chapters"]] == expected
        assert [round(float(second) * 1000) for second in page] == expected
        assert [milliseconds(stamp) for stamp in stamps] == expected


def test_titles_agree_and_lead_to_their_sections(built: Built) -> None:
    """Every form has the headings in order, and an address that ends in the section's id."""
    episode = built.episodes[-1]
    document = json.loads((built.folder / episode.folder / "chapters.json").read_bytes())
    psc = feeds.feedsmith(built.feed)["items"][0]["psc"]["chapters"]
    expected = [(mark.title, mark.section) for mark in chapter_marks(episode)]

    assert [(chapter["title"], chapter["url"].partition("#")[2]) for chapter in document["chapters"]] == expected
    assert [(chapter["title"], chapter["href"].partition("#")[2]) for chapter in psc] == expected


def test_whole_seconds_are_written_whole() -> None:
    """AntennaPod reads only integers; a start between two seconds keeps its milliseconds."""
    episode = made.episode(made.article())
    chapters = (Chapter("one", "A", 0, 22050), Chapter("two", "B", 22050, 33075), Chapter("three", "C", 33075, 44100))
    line = Timeline(made.RATE, 44100, (), chapters, ())
    found = json.loads(chapters_json(replace(episode, timeline=line), made.SHOW))["chapters"]

    assert [repr(chapter["startTime"]) for chapter in found] == ["0", "1", "1.5"]
    assert found[0]["toc"] is True


def test_a_description_holds_all_times_or_none() -> None:
    """Apps make chapters of three times or more, from zero on; a list that does not fit would mislead."""
    public = made.published(made.episode(made.article()))
    late = tuple(replace(mark, start_ms=mark.start_ms + 1000) for mark in public.chapters)
    many = tuple(replace(public.chapters[0], title=f"Chapter {n} " * 5, start_ms=n * 1000) for n in range(90))

    assert "00:00:00" in description(public, "https://example.com/x/")
    assert "00:00:0" not in description(replace(public, chapters=public.chapters[:2]), "https://example.com/x/")
    assert "00:00:0" not in description(replace(public, chapters=late), "https://example.com/x/")
    assert "00:00:0" not in description(replace(public, chapters=many), "https://example.com/x/")


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("  two\n lines\x07 ", "two lines"),
        ("a <table> & more", "a ‹table› & more"),
        ("", "7"),
        ("\u200b\u202e \ufeff", "7"),
        ("🎧", "🎧"),
        ("שלום", "שלום"),
        ("x" * 300, "x" * 254 + "…"),
    ],
)
def test_a_title_is_one_line_that_every_app_shows(heading: str, shown: str) -> None:
    """Without controls, blanks at its ends and what looks like a tag; never empty, and so a second time."""
    assert shown == title(heading, 7)
    assert shown == title(shown, 7)


def test_a_list_of_times_has_words_in_every_line() -> None:
    """Apple wants no emoji: they go, with what joins and colours them; a title of nothing else becomes its place."""
    titles = ("🎧", "👩🏽‍🚀 Up 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣ first, 20 °C © ½ ★", "می‌خواهم")
    marks = tuple(ChapterMark("", one, 1000 * place, 1000 * place + 1000) for place, one in enumerate(titles))

    assert time_list(marks) == (
        "00:00:00 1", "00:00:01 Up", "00:00:02 first, 20 °C © ½ ★", "00:00:03 می‌خواهم",
    )  # fmt: skip


def test_titles_are_cut_where_whole_ones_leave_no_room() -> None:
    """A description of 4,000 bytes lists 40 chapters with brief titles, as Spotify advises, and not half with long."""
    public = made.published(made.episode(made.article()))
    marks = tuple(ChapterMark("", f"{n} " + "ordinary words " * 9, n * 1000, n * 1000 + 1000) for n in range(40))
    text = description(replace(public, chapters=marks), "https://example.com/x/")
    lines = re.findall(r"\d\d:\d\d:\d\d (.+?)(?:<br>|</p>)", text)

    assert 40 == len(lines)
    assert all(line.endswith("…") and len(line) < 40 for line in lines)
    assert len(text.encode()) <= 4000


def _figure(name: str, source: str, caption: str = "", **attributes: str) -> Block:
    return replace(made.leaf(name, "figure", caption), attributes=(("src", source), *attributes.items()))


def _pictured(*sections: Section) -> list[tuple[str, str]]:
    """Picture and words of each chapter; sections of level 2 are chapters."""
    article = made.article(*sections)
    script = made.script(article)
    parts = [("", "Title"), *((one.id, one.title) for one in article.sections if one.heading)]
    chapters = tuple(Chapter(key, name, n, n + 1) for n, (key, name) in enumerate(parts))
    names = {source: source for source in ("a.png", "b.jpg", "c.svg", "d.webp")}
    line = illustrated(Timeline(made.RATE, 9, (), chapters), article, script, names)
    return [(one.image, one.alt) for one in line.chapters]


def test_a_chapter_shows_its_first_figure() -> None:
    """Whatever part below it that stands in; not a drawing, a decoration, a picture elsewhere, or within a line."""
    deep = made.section(
        "deep", "Deep", made.paragraph("p9", "Words."), _figure("f9", "d.webp", alt="Deep down"), level=3
    )
    inline = made.paragraph("p1", "A ", Run("star", image="a.png"), " here.")
    none = (_figure("f2", "c.svg"), _figure("f3", "b.jpg", decorative="true"), _figure("f4", "https://x.example/a.png"))
    found = _pictured(
        Section("opening", 0, None, (made.paragraph("p0", "It begins."), _figure("f0", "a.png", "The  caption."))),
        made.section("one", "One", inline, *none, sections=(deep,)),
        made.section("two", "Two", made.paragraph("p2", "Words."), *none),
        made.section("three", "Three", made.tree("q", "quote", _figure("f5", "a.png", alt="Two\nlines"))),
    )

    assert found == [("a.png", "The caption."), ("d.webp", "Deep down"), ("", ""), ("a.png", "Two lines")]


def test_a_part_that_is_not_read_lends_no_picture() -> None:
    """Its figure would be shown while another part is heard."""
    article = made.article(
        Section("opening", 0, None, (made.paragraph("p0", "It begins."),)),
        made.section("left", "Left out", _figure("f1", "a.png", alt="Unheard")),
    )
    said = replace(made.script(article), utterances=made.script(article).utterances[:3])
    line = Timeline(made.RATE, 9, (), (Chapter("", "Title", 0, 9),))

    assert "" == illustrated(line, article, said, {"a.png": "a.png"}).chapters[0].image


def test_a_record_keeps_pictures_and_reads_older_ones() -> None:
    """`image` and `alt` come back as they were; a chapter without has neither key, as before there were any."""
    episode = made.episode(made.article())
    chapters = episode.timeline.chapters
    pictured = replace(chapters[0], image="a.png", alt="What it shows")
    line = replace(episode.timeline, chapters=(pictured, *chapters[1:]))
    files = episode_files(replace(episode, timeline=line), made.SHOW)
    rows = json.loads(files["a-plain-title/episode.json"])["chapters"]
    first, *others = read_episode(files["a-plain-title/episode.json"]).chapters

    assert ("a.png", "What it shows") == (first.image, first.alt) == (rows[0]["image"], rows[0]["alt"])
    assert {("", "")} == {(one.image, one.alt) for one in others}
    assert not [row for row in rows[1:] if "image" in row or "alt" in row]


def test_the_words_for_a_picture_are_never_cut() -> None:
    """However long they are: who cannot see it has nothing else."""
    alt = "A crossing, described at length. " * 30
    found = _pictured(
        Section("opening", 0, None, (made.paragraph("p0", "It begins."), _figure("f0", "a.png", alt=alt)))
    )

    assert found == [("a.png", alt.strip())]
