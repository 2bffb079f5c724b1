"""One list of chapters, however it is written."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from audiopress.model import Chapter, Timeline
from audiopress.write.chapters import chapter_marks, chapters_json
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
