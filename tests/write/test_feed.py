"""The feed, as those read it for whom it is written."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fragment_fromstring

from audiopress.model import Asset
from audiopress.write import feed_url, feed_xml, show_guid
from audiopress.write.notes import LIMIT, description, full_notes
from tests.judges import feeds
from tests.judges.server import serving
from tests.write import made
from tests.write.conftest import Built

GUID = show_guid(feed_url(made.SHOW))
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"

SHOWN = (
    'Äpfel & ‹Birnen› "quoted" it’s',
    "‹script›alert(1)‹/script›",
    "control chars",
    "]]› --› &amp; &#x3C;",
    "long " * 50 + "long…",
    "W" * 254 + "…",
    "עברית ועוד",
    "日本語の題名🎧",
    "padded title",
    "One of Everything",
)


def test_the_feed_is_well_formed(built: Built) -> None:
    """xmllint has nothing to say."""
    assert feeds.xmllint(built.feed) == ""


def test_namespaces_are_declared_on_the_root(built: Built) -> None:
    """Every prefix is the usual one, declared once."""
    text = built.feed.read_text()

    assert set(re.findall(r"xmlns:(\w+)=", text)) == {"itunes", "podcast", "psc", "atom", "content", "fh"}
    assert text.count("xmlns:") == 6


def test_podcast_index_keeps_everything(built: Built) -> None:
    """podcast-partytime drops what it does not like: nothing of ours is."""
    found = feeds.partytime(built.feed)
    item = found["items"][0]

    assert found["guid"] == GUID
    assert found["medium"] == "podcast"
    assert found["locked"] is True
    assert found["explicit"] is False
    assert found["itunesCategory"] == ["Society & Culture > Philosophy", "Education"]
    assert found["pubsub"]["self"] == feed_url(made.SHOW)
    assert len(found["items"]) == len(SHOWN)
    assert item["enclosure"] == {"url": _url("one-of-everything.mp3"), "length": 123_456, "type": "audio/mpeg"}
    assert item["podcastChapters"] == {"url": _url("chapters.json"), "type": "application/json+chapters"}
    assert [transcript["type"] for transcript in item["podcastTranscripts"]] == [
        "text/vtt",
        "application/srt",
        "application/json",
        "text/html",
    ]
    assert [(person["role"], person["group"]) for person in item["podcastPeople"]] == [
        ("Narrator", "Cast"),
        ("Author", "Writing"),
        ("Author", "Writing"),
    ]


def _url(name: str) -> str:
    return f"https://example.com/feeds/show/one-of-everything/{name}"


def test_feedsmith_reads_the_whole_feed(built: Built) -> None:
    """Disclosure, durations, guids, categories and content come through the fullest parser there is."""
    found = feeds.feedsmith(built.feed)
    item = found["items"][0]

    assert found["podcast"]["txts"] == [{"display": "true", "purpose": "ai-content"}]
    assert item["podcast"]["txts"] == [{"display": "true", "purpose": "ai-content"}]
    assert found["itunes"]["owner"] == {"name": "Ada Writer", "email": "ada@example.com"}
    assert item["itunes"]["duration"] == round(made.episode(made.rich()).timeline.samples / made.RATE)
    assert item["guid"] == {"value": made.episode(made.rich(), number=9).guid, "isPermaLink": False}
    assert [category["name"] for category in item["categories"]] == ["listening", "care & access"]
    assert "synthetic voice" in item["description"]
    assert found["language"] == "en-gb"


@pytest.mark.parametrize("reader", ["feedparser", "podcastparser", "rss-parser", "feedsmith"])
def test_titles_survive_every_reader(built: Built, reader: str) -> None:
    """Newest first; nothing that looks like a tag is left in a title, and nothing is longer than 255 characters."""
    titles = {
        "feedparser": lambda: [item.title for item in feeds.feedparser(built.feed).entries],
        "podcastparser": lambda: [item["title"] for item in feeds.podcastparser(built.feed)["episodes"]],
        "rss-parser": lambda: [item["title"] for item in feeds.rss_parser(built.feed)["items"]],
        "feedsmith": lambda: [item["title"] for item in feeds.feedsmith(built.feed)["items"]],
    }[reader]()
    entity = SHOWN[3]  # a title that spells out a character reference: some readers read it once more

    assert [title for title in reversed(SHOWN) if title != entity] == [
        title for title in titles if not title.startswith("]]")
    ]
    assert max(map(len, titles)) <= 255


def test_apple_is_given_the_exact_title(built: Built) -> None:
    """Where the title had to change for other apps, itunes:title holds it as the author wrote it."""
    items = etree.parse(built.feed).getroot().iter("item")
    exact = [item.findtext(f"{ITUNES}title") for item in items]

    assert exact[-1] == made.NASTY[0]
    assert exact[-2] == made.NASTY[1]
    assert exact[0] is None


def test_feedparser_finds_nothing_wrong(built: Built) -> None:
    """No bozo bit; content is HTML with whole addresses; dates are the episodes'."""
    found = feeds.feedparser(built.feed)
    newest = found.entries[0]

    assert not found.bozo
    assert datetime(*newest.published_parsed[:6]) == datetime(2024, 3, 13, 5, 6, 7)
    assert parsedate_to_datetime(newest.published).weekday() == 2
    assert _url("a-bird.png") in newest.content[0].value


def test_the_same_feed_in_any_order_at_any_time() -> None:
    """The bytes depend on the episodes alone; lastBuildDate is the last update, and absent where there is none."""
    public = [made.published(episode) for episode in made.episodes(made.NASTY)]
    shuffled = random.Random(7).sample(public, len(public))
    root = etree.fromstring(feed_xml(made.SHOW, public, guid=GUID))
    empty = etree.fromstring(feed_xml(made.SHOW, [], guid=GUID))

    assert feed_xml(made.SHOW, public, guid=GUID) == feed_xml(made.SHOW, shuffled, guid=GUID)
    assert max(episode.updated for episode in public) == parsedate_to_datetime(root.findtext("channel/lastBuildDate"))
    assert empty.find("channel/lastBuildDate") is None


def test_every_address_is_whole(built: Built) -> None:
    """In tags and in content alike, nothing is relative."""
    root = etree.parse(built.feed).getroot()
    addresses = [value for element in root.iter() for key, value in element.items() if key in ("url", "href")]
    for content in root.iter("{http://purl.org/rss/1.0/modules/content/}encoded"):
        addresses += fragment_fromstring(content.text).xpath("//@href | //@src")

    assert [address for address in addresses if not address.startswith("https://")] == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("http://mp3s.nashownotes.com/pc20rss.xml/", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_of_a_show_is_the_specifications(url: str, expected: str) -> None:
    """The examples of the podcast namespace's guid tag give its values, with any scheme or slash."""
    assert show_guid(url) == expected


@settings(max_examples=60)
@given(st.text(max_size=6000), st.text(max_size=300))
def test_no_text_breaks_the_feed(summary: str, title: str) -> None:
    """Whatever an author writes, the feed parses and the description stays within 4000 bytes of whole HTML."""
    episode = made.episode(
        made.article(title=f"T{title}", summary=summary, authors=(f"A{title}",), tags=(f"t{title}",))
    )
    public = made.published(episode)
    show = replace(made.SHOW, title=f"T{title}", description=f"D{summary}", author=f"A{title}", copyright=title)
    root = etree.fromstring(feed_xml(show, [public], guid=GUID))
    text = root.findtext("channel/item/description")

    assert len(text.encode()) <= LIMIT
    assert len(root.findtext("channel/description").encode()) <= LIMIT
    assert "synthetic voice" in text
    assert text.endswith("</p>")
    assert not re.search(r"&[a-z#0-9]{0,5}(…|$)", text)


def test_content_of_a_hostile_article_is_harmless() -> None:
    """Script in an article is text in the feed too."""
    bad = '</div>]]><script>alert(1)</script><img onerror="x">'
    public = made.published(made.episode(made.article(made.section("s", bad, made.paragraph("p", bad)))))
    root = etree.fromstring(feed_xml(made.SHOW, [public], guid=GUID))
    content = root.findtext("channel/item/{http://purl.org/rss/1.0/modules/content/}encoded")
    html = fragment_fromstring(content)

    assert html.xpath("//script | //img") == []
    assert html.xpath("string(//p)") == bad


def test_notes_name_the_page_and_its_language() -> None:
    """The full notes are in the article's language and direction; the short ones link to the page."""
    public = replace(made.published(made.episode(made.article())), language="he")

    assert full_notes(public, "https://example.com/x/").startswith('<div lang="he" dir="rtl">')
    assert 'href="https://example.com/x/"' in description(public, "https://example.com/x/")


def test_an_episodes_own_picture_is_the_feeds() -> None:
    """A cover in the episode's folder is its itunes:image; without one it is the show's."""
    public = made.published(made.episode(made.article()))
    cover = Asset("a-plain-title/cover.png", "image/png", 9, "0")
    own = replace(public, assets=(*public.assets, cover))
    images = [
        etree.fromstring(feed_xml(made.SHOW, [found], guid=GUID, artwork="cover.png"))
        .find(f"channel/item/{ITUNES}image")
        .get("href")
        for found in (public, own)
    ]

    assert images == [
        "https://example.com/feeds/show/cover.png",
        "https://example.com/feeds/show/a-plain-title/cover.png",
    ]


def test_a_later_update_moves_the_build_date() -> None:
    """An edit changes lastBuildDate and nothing of the item's identity."""
    public = made.published(made.episode(made.article()))
    edited = replace(public, updated=public.updated + timedelta(days=2))
    roots = [etree.fromstring(feed_xml(made.SHOW, [found], guid=GUID)) for found in (public, edited)]
    dates = [parsedate_to_datetime(root.findtext("channel/lastBuildDate")) for root in roots]

    assert dates[1] - dates[0] == timedelta(days=2)
    assert roots[0].findtext("channel/item/pubDate") == roots[1].findtext("channel/item/pubDate")


# --- clients over HTTP


def _served(built: Built, folder: Path, url: str) -> None:
    """The feed as it would be at that address."""
    show = replace(made.SHOW, base_url=url)
    public = [made.published(episode, show) for episode in built.episodes]
    (folder / "feed.xml").write_bytes(feed_xml(show, public, guid=GUID))
    for episode in built.episodes:
        (folder / episode.folder).mkdir()
        (folder / episode.audio.path).write_bytes(bytes(episode.audio.size))


def test_gpodder_subscribes_and_downloads(built: Built, tmp_path: Path) -> None:
    """gpo over HTTP: every episode, its chapters, and the audio byte for byte."""
    folder = tmp_path / "served"
    folder.mkdir()
    with serving(folder) as url:
        _served(built, folder, url)
        rows = feeds.gpo(f"{url}feed.xml", tmp_path / "home")

    assert [row["guid"] for row in rows] == [episode.guid for episode in reversed(built.episodes)]
    assert {len(row["data"]) for row in rows} == {123_456}
    assert [len(json.loads(row["chapters"])) for row in rows] == [4] * len(rows)


def test_newsboat_reads_the_article(built: Built, tmp_path: Path) -> None:
    """newsboat over HTTP: every item, with the whole article as its content."""
    folder = tmp_path / "served"
    folder.mkdir()
    with serving(folder) as url:
        _served(built, folder, url)
        rows = feeds.newsboat(f"{url}feed.xml", tmp_path / "home")

    assert len(rows) == len(built.episodes)
    assert "Beside the point." in rows[0]["content"]
    assert {row["enclosure_type"] for row in rows} == {"audio/mpeg"}


@pytest.mark.parametrize(
    "title", ["1984", "007", "-1.50", "+5", ".5", "5.", "1e5", "0x1F", "true", "false", "00", "12 % 5"]
)
def test_a_title_of_digits_stays_a_title(tmp_path: Path, title: str) -> None:
    """The Podcast Index has no title where its XML parser finds a number; nor authors, people, or what is disclosed."""
    episode = made.published(made.episode(made.article(title=title, authors=(title,), tags=(title,))))
    show = replace(made.SHOW, title=title, author=title, copyright=title)
    path = tmp_path / "feed.xml"
    path.write_bytes(feed_xml(show, [episode], guid=GUID))
    kept = feeds.partytime(path)
    item = kept["items"][0]

    assert {title} == {kept["title"], kept["author"], kept["owner"]["name"], kept["copyright"], item["title"]}
    assert (item["author"], item["podcastPeople"][1]["name"]) == (title, title)
    assert etree.parse(path).findtext("channel/title") == title
    assert feeds.feedsmith(path)["items"][0]["categories"] == [{"name": title}]


def test_the_podcast_index_is_told_that_the_voice_is_synthetic(built: Built) -> None:
    """The word “true” arrives, of the show and of each episode."""
    found = feeds.partytime(built.feed)

    assert [found["podcastTxt"], *(item["podcastTxt"] for item in found["items"])] == [
        [{"value": "true", "purpose": "ai-content"}]
    ] * (1 + len(found["items"]))
