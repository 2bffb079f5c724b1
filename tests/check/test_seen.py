"""As seen by an app: what we say of it is what its own parser makes of the feed, for whatever is changed in it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from audiopress.check.rss import read_document
from audiopress.check.seen import APPS, Seen, seen_by
from audiopress.cli import main
from tests.judges import feeds

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OLD_NAME = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Ferries &amp; bridges</title>
<link>https://example.org/</link>
<description>Articles, read aloud.</description>
<itunes:image href="https://example.org/cover.jpg"/>
<itunes:category text="Society &amp; Culture"><itunes:category text="Documentary"/></itunes:category>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<podcast:medium>newsletter</podcast:medium>
<podcast:license>cc-by-4.0</podcast:license>
<podcast:funding url="https://example.org/give">Give</podcast:funding>
<podcast:person>Ada</podcast:person>
<item>
<title>The second crossing</title>
<guid isPermaLink="false">two</guid>
<pubDate>Tue, 03 Mar 2026 10:00:00 +0000</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Of much greater length.</p>]]></content:encoded>
<itunes:duration>90</itunes:duration>
<enclosure url="https://example.org/second.mp3" length="500000" type="audio/mpeg"/>
<podcast:transcript url="https://example.org/second.vtt" type="text/vtt"/>
<podcast:transcript url="https://example.org/second.srt" type="application/x-subrip"/>
<podcast:transcript url="https://example.org/second.json" type="application/json"/>
<podcast:chapters url="https://example.org/second.chapters.json" type="application/json+chapters"/>
<podcast:soundbite startTime="3.5" duration="20">Worth it</podcast:soundbite>
<podcast:alternateEnclosure type="audio/opus" length="9000"><podcast:source
 uri="https://example.org/second.opus"/></podcast:alternateEnclosure>
<podcast:person role="narrator" group="cast">Vox</podcast:person>
<psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Opening"/><psc:chapter start="00:00:30"
 title="The rope"/></psc:chapters>
</item>
<item>
<title>The first crossing</title>
<guid isPermaLink="false">one</guid>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate>
<description>How the ferry began.</description>
<itunes:duration>00:01:05</itunes:duration>
<enclosure url="https://example.org/first.mp3" length="400000" type="audio/mpeg"/>
</item>
</channel></rss>
"""

# What is changed: (what stands there, what shall stand there, the app that drops it, the element it drops)
CHANGES: tuple[tuple[str, str, str, str], ...] = (
    ("newsletter", "gazette", "podcast-index", "podcast:medium"),
    (' length="9000"', "", "podcast-index", "podcast:alternateEnclosure"),
    ('type="audio/opus" length', "length", "podcast-index", "podcast:alternateEnclosure"),
    (r'<podcast:source\s+uri="[^"]*"/>', "", "podcast-index", "podcast:alternateEnclosure"),
    ('startTime="3.5"', 'startTime="0"', "podcast-index", "podcast:soundbite"),
    ('startTime="3.5"', 'startTime="0.0"', "podcast-index", "podcast:soundbite"),
    ('duration="20"', 'duration="0"', "podcast-index", "podcast:soundbite"),
    ("cc-by-4.0", "mine alone", "podcast-index", "podcast:license"),
    ('<podcast:funding url="https://example.org/give"', "<podcast:funding", "podcast-index", "podcast:funding"),
    (">Vox<", "><", "podcast-index", "podcast:person"),
    ('url="https://example.org/second.vtt" ', "", "podcast-index", "podcast:transcript"),
    ('<guid isPermaLink="false">two</guid>', "", "podcast-index", "item"),
    ('<guid isPermaLink="false">two</guid>', "<guid/>", "podcast-index", "item"),
    (r'<enclosure url="https://example.org/second.mp3"[^>]*>', "", "podcast-index", "item"),
    (
        "<podcast:guid>",
        '<podcast:image href="https://example.org/i.png"/><podcast:guid>',
        "podcast-index",
        "podcast:image",
    ),
    ("(?s)<guid[^>]*>two</guid>(.*)<enclosure[^>]*>", r"\1", "gpodder", ""),
    (r'<guid isPermaLink="false">two</guid>', "", "gpodder", ""),
    (r"(?s)<guid[^>]*>two</guid>(.*)<enclosure[^>]*second.mp3[^>]*>", r"\1", "gpodder", "item"),
    ("<title>The second crossing</title>", "", "gpodder", ""),
    ('start="00:00:30"', 'start="00:00:30.500"', "gpodder", "psc:chapter"),
    ("<podcast:guid>", "<podcast:guid>", "gpodder", "podcast:transcript"),
    ("https://podcastindex.org/namespace/1.0", OLD_NAME, "gpodder", "podcast:guid"),
    ("Tue, 03 Mar 2026", "Sun, 01 Mar 2026", "gpodder", ""),
    ("<itunes:image", "<itunes:type>serial</itunes:type><itunes:image", "gpodder", ""),
    ("<itunes:duration>90", "<itunes:duration>30s", "gpodder", ""),
    ('length="500000"', 'length="0"', "gpodder", ""),
    ("Tue, 03 Mar 2026 10:00:00 .0000", "soon", "gpodder", ""),
    ("The second crossing", "The second &lt;i&gt;crossing&lt;/i&gt;", "antennapod", "title"),
    ("03 Mar 2026", "03 Mar 2037", "antennapod", "pubDate"),
    ('length="500000"', 'length="10000"', "antennapod", "enclosure"),
    ("<podcast:guid>", "<podcast:guid>", "antennapod", "description"),
    ("<podcast:guid>", "<podcast:guid>", "antennapod", "podcast:person"),
    ("<podcast:guid>", "<podcast:guid>", "antennapod", "podcast:transcript"),
    ("</itunes:category>\n", '</itunes:category>\n<itunes:category text="Arts"/>', "apple", "itunes:category"),
    ("example.org/first.mp3", "example.org/second.mp3", "apple", "item"),
    ('first.mp3" length="400000" type="audio/mpeg"', 'first.opus" length="400000" type="audio/ogg"', "apple", "item"),
    ("<itunes:duration>90", "<itunes:block>Yes</itunes:block><itunes:duration>90", "apple", "item"),
    ("<podcast:guid>", "<podcast:guid>", "apple", "psc:chapters"),
    ('length="500000" ', "", "spotify", "item"),
    ("<podcast:guid>", "<podcast:guid>", "spotify", "podcast:chapters"),
)


def changed(old: str, new: str) -> bytes:
    feed = re.sub(old, new, FEED, count=1)
    assert old == new or feed != FEED
    return feed.encode()


def seen(app: str, feed: bytes) -> Seen:
    document, problems = read_document("feed.xml", feed)
    assert document, problems
    return seen_by(app, document, now=NOW)[0]


def dropped(view: Seen) -> set[str]:
    return {one.element for one in view.dropped}


@pytest.mark.parametrize(("old", "new", "app", "element"), CHANGES)
def test_what_is_dropped(old: str, new: str, app: str, element: str) -> None:
    """Each loss that is documented or measured is told, with the element and its line."""
    found = [one for one in seen(app, changed(old, new)).dropped if not element or one.element == element]

    assert found
    assert all(one.line and one.why for one in found)


MINE = [(old, new) for old, new, app, _ in CHANGES if app in {"podcast-index", "gpodder"}]


@pytest.mark.parametrize(("old", "new"), MINE)
def test_podcast_index(tmp_path: Path, old: str, new: str) -> None:
    """Episodes, their values, and what is left of the namespace's elements are those of podcast-partytime itself."""
    path = tmp_path / "feed.xml"
    path.write_bytes(changed(old, new))
    told, view = feeds.partytime(path), seen("podcast-index", path.read_bytes())
    items = told["items"]
    kept = {
        "podcast:medium": "medium" in told,
        "podcast:license": "license" in told,
        "podcast:funding": bool(told.get("podcastFunding")),
        "podcast:soundbite": any(item.get("podcastSoundbites") for item in items),
        "podcast:alternateEnclosure": any(item.get("alternativeEnclosures") for item in items),
    }

    assert told["title"] == view.title
    assert told["description"] == view.description
    assert [item.get("title") for item in items] == [one.title or None for one in view.episodes]
    assert [item["enclosure"]["url"] for item in items] == [one.audio for one in view.episodes]
    assert [item["enclosure"]["length"] for item in items] == [one.size for one in view.episodes]
    assert [stamp(item.get("pubDate")) for item in items] == [stamp(one.published) for one in view.episodes]
    assert ["podcastChapters" in item for item in items] == [bool(one.chapters_from) for one in view.episodes]
    if len(items) == 2:
        assert {name for name, there in kept.items() if not there} == dropped(view) & set(kept)
        assert {one["url"] for one in items[0]["podcastTranscripts"]} >= {view.episodes[0].transcript}
        people = [person["name"] for owner in (told, *items) for person in owner.get("podcastPeople", [])]
        assert ("Vox" not in people) == ("podcast:person" in dropped(view))


def stamp(text: str | None) -> float | None:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() if text else None


@pytest.mark.parametrize(("old", "new"), MINE)
def test_gpodder(tmp_path: Path, old: str, new: str) -> None:
    """Episodes in their order, with all values that are claimed, are those of podcastparser itself."""
    path = tmp_path / "feed.xml"
    path.write_bytes(changed(old, new))
    told, view = feeds.podcastparser(path), seen("gpodder", path.read_bytes())
    episodes = told["episodes"]
    files = [one["enclosures"][0] if one["enclosures"] else {"url": "", "file_size": -1} for one in episodes]

    assert (told["title"], told["description"], told["cover_url"]) == (view.title, view.description, view.image)
    assert [one["title"] for one in episodes] == [one.title for one in view.episodes]
    assert [one["published"] for one in episodes] == [stamp(one.published) or 0 for one in view.episodes]
    assert [one["total_time"] for one in episodes] == [one.duration_s for one in view.episodes]
    assert [one["url"] for one in files] == [one.audio for one in view.episodes]
    assert [one["file_size"] for one in files] == [one.size or -1 for one in view.episodes]
    assert [one.get("description_html", one["description"]) for one in episodes] == [
        one.description for one in view.episodes
    ]
    assert [[(mark["start"], mark["title"]) for mark in one.get("chapters", [])] for one in episodes] == [
        list(one.chapters) for one in view.episodes
    ]
    assert [one.get("transcript_url", "") for one in episodes] == [one.transcript for one in view.episodes]
    assert ("persons" not in episodes[0]) == ("podcast:person" in dropped(view))


@pytest.mark.parametrize("app", APPS)
def test_a_feed_of_ours(app: str, pristine: Path) -> None:
    """What audiopress writes is shown whole by every app: both episodes, dated, with chapters."""
    view = seen(app, (pristine / "feeds" / "checks" / "feed.xml").read_bytes())

    assert "Sound checks" == view.title
    assert ["The second article", "The first article"] == [one.title for one in view.episodes]
    assert all(one.published and one.chapters_from and one.audio for one in view.episodes)
    assert "item" not in dropped(view)


@pytest.mark.parametrize("app", ["apple", "spotify"])
@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("00:00 Opening", "01:10 The rope", "1:02:30 The toll"), 3),
        (("(00:00) Opening", "(01:10) The rope", "(02:30) The toll"), 3),
        (("00:00 Opening", "01:10 The rope"), 0),
        (("00:10 Opening", "01:10 The rope", "02:30 The toll"), 0),
        (("00:00 Opening", "03:10 The rope", "02:30 The toll"), 0),
    ],
)
def test_times_in_a_description(app: str, lines: tuple[str, ...], count: int) -> None:
    """Three or more, from zero on, in order: else they are no chapters."""
    feed = changed("How the ferry began.", f"&lt;p&gt;{'&lt;br&gt;'.join(lines)}&lt;/p&gt;")
    episode = seen(app, feed).episodes[1]

    assert (count, "description" if count else "") == (len(episode.chapters), episode.chapters_from)


@pytest.mark.parametrize(
    ("app", "transcript"),
    [("apple", "second.vtt"), ("antennapod", "second.json"), ("podcast-index", "second.vtt"), ("gpodder", "")],
)
def test_the_transcript_that_is_chosen(app: str, transcript: str) -> None:
    """Of several, each app has its own order."""
    address = seen(app, FEED.encode()).episodes[0].transcript

    assert address == (f"https://example.org/{transcript}" if transcript else "")


# A serial as a feed has it, the newest first: (title, day of January, season, number, type)
SERIAL = (
    ("Two, one", 9, "2", "1", "full"),
    ("Extra", 8, "1", "", "bonus"),
    ("One, two", 3, "1", "2", "full"),
    ("One, one", 4, "1", "1", "full"),
    ("Teaser", 1, "", "", "trailer"),
)


def serial(kind: str = "serial", *, seasons: bool = True) -> bytes:
    """A feed of these episodes."""
    items = "".join(
        f"<item><title>{title}</title><guid isPermaLink='false'>{title}</guid>"
        f"<pubDate>{day:02} Jan 2026 10:00:00 +0000</pubDate>"
        + (f"<itunes:season>{season}</itunes:season>" if season and seasons else "")
        + (f"<itunes:episode>{number}</itunes:episode>" if number else "")
        + f"<itunes:episodeType>{word}</itunes:episodeType>"
        f"<enclosure url='https://example.org/{day}.mp3' length='50000' type='audio/mpeg'/></item>"
        for title, day, season, number, word in SERIAL
    )
    head, _, _ = FEED.partition("<item>")
    typed = head.replace("<itunes:image", f"<itunes:type>{kind}</itunes:type><itunes:image")
    return f"{typed}{items}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("app", "kind", "titles"),
    [
        ("apple", "serial", ["Teaser", "Two, one", "One, one", "One, two", "Extra"]),
        ("apple", "episodic", ["Teaser", "Two, one", "Extra", "One, one", "One, two"]),
        ("gpodder", "serial", ["Teaser", "One, two", "One, one", "Extra", "Two, one"]),
        ("gpodder", "episodic", ["Two, one", "Extra", "One, one", "One, two", "Teaser"]),
        ("antennapod", "serial", ["Two, one", "Extra", "One, one", "One, two", "Teaser"]),
        ("podcast-index", "serial", ["Two, one", "Extra", "One, two", "One, one", "Teaser"]),
        ("spotify", "serial", ["Two, one", "Extra", "One, two", "One, one", "Teaser"]),
    ],
)
def test_the_order_of_episodes(app: str, kind: str, titles: list[str]) -> None:
    """By numbers within seasons, by dates, or as the feed has them: each app has its own order, and says which."""
    view = seen(app, serial(kind))

    assert titles == [one.title for one in view.episodes]
    assert view.order


def test_a_serial_without_seasons() -> None:
    """From the first number on; what has none comes after."""
    view = seen("apple", serial(seasons=False))

    assert "Teaser" == view.episodes[0].title
    assert ["One, one", "One, two"] == [one.title for one in view.episodes if one.title.startswith("One")]
    assert "Extra" == view.episodes[-1].title
    assert "seasons" not in view.order


@pytest.mark.parametrize("kind", ["serial", "episodic"])
def test_order_and_numbers_as_the_parsers_have_them(tmp_path: Path, kind: str) -> None:
    """Order, type, season and number of every episode are those of podcastparser and podcast-partytime."""
    path = tmp_path / "feed.xml"
    path.write_bytes(serial(kind))
    gpodder, index = seen("gpodder", path.read_bytes()), seen("podcast-index", path.read_bytes())
    theirs, told = feeds.podcastparser(path)["episodes"], feeds.partytime(path)

    assert [(one["title"], one["type"], one.get("season"), one.get("number")) for one in theirs] == [
        (one.title, one.kind, one.season, one.number) for one in gpodder.episodes
    ]
    assert [
        (one["title"], one["itunesEpisodeType"], one.get("itunesSeason"), one.get("itunesEpisode"))
        for one in told["items"]
    ] == [(one.title, one.kind, one.season, one.number) for one in index.episodes]
    assert kind == told["itunesType"]


def test_the_command_line(pristine: Path) -> None:
    """Readable lines for one app, and JSON for all."""
    words = CliRunner().invoke(main, ["-C", str(pristine), "check", "--as-seen-by", "gpodder"])
    document = CliRunner().invoke(main, ["-C", str(pristine), "check", "--as-seen-by", "all", "--json"])
    views = json.loads(document.stdout)

    assert (words.exit_code, document.exit_code) == (0, 0)
    assert words.stdout.startswith("gPodder shows “Sound checks” with 2 episodes:\n  2026-01-02")
    assert "  podcast:transcript (line" in words.stdout
    assert list(APPS) == [view["app"] for view in views]
    assert {"title", "published", "duration_s", "audio", "chapters", "transcript"} <= set(views[0]["episodes"][0])


def test_without_a_feed(tmp_path: Path) -> None:
    """Where nothing is built yet, that is said with what to type."""
    (tmp_path / "audiopress.toml").write_text('title = "A"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "check", "--as-seen-by", "apple"])

    assert result.exit_code == 8
    assert "there is no feed yet" in result.stderr
