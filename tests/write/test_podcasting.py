"""Everything the podcast namespace can carry, as the Podcast Index and feedsmith read it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audiopress.errors import SourceError
from audiopress.model import (
    Article,
    Asset,
    Cue,
    Edition,
    Episode,
    Feed,
    License,
    Link,
    Location,
    Particulars,
    Person,
    Recommendation,
    Schedule,
    Soundbite,
    Text,
    WordMark,
)
from audiopress.write import feed_xml, media_type, read_episode, show_guid
from audiopress.write.record import episode_json
from audiopress.write.soundbites import bites
from tests.judges import feeds
from tests.write import made

OTHER = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
SHOW = replace(
    made.SHOW,
    medium="newsletter",
    feed=Feed(
        type="serial",
        complete=True,
        block=True,
        new_url="https://example.com/new/feed.xml",
        hubs=("https://hub.example.com/",),
        podping=True,
        people=(Person("Ada Writer", "author", "writing", "https://example.com/ada", "https://example.com/ada.png"),),
        funding=(Link("https://example.com/give", "Support us"),),
        license=License("CC-BY-4.0"),
        locations=(Location("Porto", "subject", "geo:41.15,-8.61", "R3459013", "PT"),),
        schedule=Schedule("Weekly", "FREQ=WEEKLY", "2026-01-05"),
        podroll=(Recommendation(OTHER, "https://feeds.podcastindex.org/pc20.xml", "Podcasting 2.0", "podcast"),),
        texts=(Text("token", "verify"),),
    ),
)
OWN = Particulars(
    season=2,
    season_name="Winter",
    number=3,
    number_shown="Ch. 3",
    explicit=True,
    people=(Person("Guest Speaker", "guest", "cast"),),
    funding=(Link("https://example.com/this", "For this one"),),
    license=License("our-terms", "https://example.com/terms"),
    locations=(Location("Lisbon", "creator"),),
    links=(Link("https://video.example/1", "Watch it"),),
    discussions=(Link("https://social.example/@ada/1", "activitypub"),),
    soundbites=(Soundbite("one sentence, another", "Twice"), Soundbite("", "Timed", 1.0, 2.5)),
    texts=(Text("own", "release"),),
)


def _episode(article: Article) -> Episode:
    """With sound in two formats, and a further edition."""
    main = made.episode(article)
    name = f"{article.slug}/{article.slug}"
    more = Asset(f"{name}.opus", "audio/ogg", 60_000, "ab" * 32)
    brief = tuple(
        Asset(f"{name}.brief.{end}", kind, 1000, "cd" * 32)
        for end, kind in (("mp3", "audio/mpeg"), ("opus", "audio/ogg"))
    )
    edition = Edition("brief", main.script, replace(main.timeline, samples=main.timeline.samples // 2), brief)
    return replace(main, assets=(*main.assets, more, *brief), editions=(edition,))


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The maximal show: an episode with everything, and a trailer."""
    full = _episode(made.article(particulars=OWN))
    trailer = made.episode(
        made.article(title="Coming soon", slug="trailer", particulars=Particulars(kind="trailer", season=2)), number=1
    )
    files = (f"{full.folder}{name}" for name in ("a-plain-title.vtt", "a-plain-title.srt", "transcript.json"))
    texts = tuple(Asset(name, media_type(name), 9, "0" * 64) for name in files)
    chapters = Asset(f"{full.folder}chapters.json", "application/json+chapters", 9, "0" * 64)
    public = [
        read_episode(episode_json(full, (*full.assets, *texts, chapters))),
        read_episode(episode_json(trailer, trailer.assets)),
    ]
    path = tmp_path_factory.mktemp("maximal") / "feed.xml"
    path.write_bytes(feed_xml(SHOW, public, guid=show_guid("https://example.com/feeds/show/feed.xml")))
    return path


def test_it_is_well_formed(feed: Path) -> None:
    """xmllint has nothing to say."""
    assert feeds.xmllint(feed) == ""


def test_the_podcast_index_keeps_the_channel(feed: Path) -> None:
    """What partytime knows of the channel, it reads back unchanged."""
    found = feeds.partytime(feed)

    assert found["medium"] == "newsletter"
    assert found["itunesType"] == "serial"
    assert found["itunesBlock"] is True
    assert found["itunesComplete"] is True
    assert found["itunesNewFeedUrl"] == "https://example.com/new/feed.xml"
    assert found["pubsub"]["hub"] == "https://hub.example.com/"
    assert found["license"]["identifier"] == "cc-by-4.0"
    assert [(one["message"], one["url"]) for one in found["podcastFunding"]] == [
        ("Support us", "https://example.com/give")
    ]
    assert [one["name"] for one in found["podcastPeople"]] == ["Synthetic voice", "Ada Writer"]
    assert found["trailers"][0]["title"] == "Coming soon"
    assert found["trailers"][0]["season"] == 2


def test_the_podcast_index_keeps_the_item(feed: Path) -> None:
    """And of the item: alternates with their proofs, soundbites where the words are, the item's own people."""
    item = next(one for one in feeds.partytime(feed)["items"] if one["title"] == "A Plain Title")

    assert [(one["type"], one["length"], one.get("rel", "")) for one in item["alternativeEnclosures"]] == [
        ("audio/mpeg", 123_456, ""),
        ("audio/ogg", 60_000, ""),
        ("audio/mpeg", 1000, "brief"),
        ("audio/ogg", 1000, "brief"),
    ]
    assert item["alternativeEnclosures"][0]["default"] is True
    assert all(one["integrity"]["type"] == "sri" for one in item["alternativeEnclosures"])
    assert [(one["title"], one["duration"]) for one in item["podcastSoundbites"]][1] == ("Timed", 2.5)
    assert (item["podcastSeason"]["number"], item["podcastSeason"]["name"]) == (2, "Winter")
    assert (item["podcastEpisode"]["number"], item["podcastEpisode"]["display"]) == (3, "Ch. 3")
    assert [one["name"] for one in item["podcastPeople"]] == ["Synthetic voice", "Guest Speaker"]
    assert item["license"]["identifier"] == "our-terms"
    assert [one["type"] for one in item["podcastTranscripts"]] == [
        "text/vtt",
        "application/srt",
        "application/json",
        "text/html",
    ]
    assert item["podcastSocialInteraction"][0]["url"] == "https://social.example/@ada/1"


def test_feedsmith_reads_back_what_partytime_does_not_know(feed: Path) -> None:
    """Schedule, podroll, texts, pictures and places."""
    found = feeds.feedsmith(feed)
    channel: dict[str, Any] = found["podcast"]
    item = next(one for one in found["items"] if one["title"] == "A Plain Title")["podcast"]

    assert channel["updateFrequency"]["rrule"] == "FREQ=WEEKLY"
    assert channel["updateFrequency"]["complete"] is True
    assert channel["podroll"]["remoteItems"][0]["feedGuid"] == OTHER
    assert {"purpose": "verify", "display": "token"} in channel["txts"]
    assert {"purpose": "ai-content", "display": "true"} in channel["txts"]
    assert channel["locations"][0]["geo"] == "geo:41.15,-8.61"
    assert channel["images"][0]["alt"] == "Essays & Echoes"
    assert channel["podping"]["usesPodping"] is True
    assert {"purpose": "release", "display": "own"} in item["txts"]


def test_a_soundbite_begins_with_the_word_it_begins_with() -> None:
    """Inside a sentence it begins at the mark that the word lies under: an engine may give “of the” one mark."""
    whole = made.episode(made.article(particulars=Particulars(soundbites=(Soundbite("the second of"),))))
    said = replace(
        whole.script.utterances[2], display="It is the second of three.", spoken="It is the second of three."
    )
    marks = tuple(WordMark(start, start + 2, 22050 * second) for start, second in ((0, 2), (3, 3), (10, 4), (20, 5)))
    cue = Cue(said.id, 44100, 6 * 22050, marks)
    line = replace(whole.timeline, cues=(cue,), samples=10 * 22050)
    (bite,) = bites(replace(whole, script=replace(whole.script, utterances=(said,)), timeline=line))

    assert (bite.start_ms, bite.duration_ms) == (3000, 2000)


def test_a_soundbite_after_the_end_is_refused() -> None:
    """With the seconds that were asked for and those that there are."""
    late = made.episode(made.article(particulars=Particulars(soundbites=(Soundbite("", "Late", 900.0, 5.0),))))
    with pytest.raises(SourceError, match=r"a soundbite is to begin at 900 s, and the audio ends at \d+\.\d s"):
        list(bites(late))


def test_a_soundbite_is_where_its_words_are(feed: Path) -> None:
    """From the cue that says the first word to the end of the one that says the last."""
    full = _episode(made.article(particulars=OWN))
    said = {one.display: cue for one, cue in zip(full.script.utterances, full.timeline.cues, strict=True)}
    first, last = said["One sentence."], said["Another one!"]
    item = next(one for one in feeds.partytime(feed)["items"] if one["title"] == "A Plain Title")
    time = full.timeline.milliseconds

    assert item["podcastSoundbites"][0]["title"] == "Twice"
    assert 1000 * item["podcastSoundbites"][0]["startTime"] == time(first.start)
    assert time(first.end) < time(first.start) + 1000 * item["podcastSoundbites"][0]["duration"] <= time(last.end)
