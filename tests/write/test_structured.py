"""What pages say of themselves to machines: schema.org, Open Graph, oEmbed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement, document_fromstring, fragment_fromstring

from audiopress.write import episode_files, index_html, media_type
from audiopress.write.subscribing import app_links
from tests.judges import ask, pages, require
from tests.judges.server import serving
from tests.judges.vocabulary import misused
from tests.write import made

PAGE = "https://example.com/feeds/show/a-plain-title/"


def _page(**changed: Any) -> HtmlElement:
    article = made.article(**changed)
    return document_fromstring(episode_files(made.episode(article), made.SHOW)[f"{article.slug}/index.html"].decode())


def _data(page: HtmlElement) -> dict[str, Any]:
    (block,) = page.xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.text)
    return found


def _index(show: Any = made.SHOW) -> HtmlElement:
    public = [made.published(made.episode(made.article()), show)]
    return document_fromstring(index_html(show, public, artwork="cover.jpg").decode())


def test_an_episode_is_an_article_with_its_audio() -> None:
    """What search engines ask for, with absolute addresses and the timeline's own length."""
    data = _data(_page())
    (audio,) = data["audio"]
    episode = made.episode(made.article())
    ms = episode.timeline.milliseconds(episode.timeline.samples)

    assert (data["@type"], data["@id"], data["headline"]) == ("Article", PAGE, "A Plain Title")
    assert [one["name"] for one in data["author"]] == ["Ada Writer", "Ben Other"]
    assert (audio["contentUrl"], audio["duration"]) == (f"{PAGE}a-plain-title.mp3", f"PT{ms / 1000:g}S")
    assert "synthetic voice" in audio["description"]
    assert data["isPartOf"]["webFeed"] == "https://example.com/feeds/show/feed.xml"


def test_the_data_is_of_schema_orgs_vocabulary(tmp_path: Path) -> None:
    """Every property belongs to its type, and every value to its property; a slip in one would be told."""
    article, series = _data(_page()), _data(_index())

    assert misused(article, "Article", tmp_path) == []
    assert misused(series, "PodcastSeries", tmp_path) == []
    assert misused({**article, "audioo": 1}, "Article", tmp_path) != []


@pytest.mark.parametrize("title", [*made.NASTY, "</script><script>window.ran = 1</script>", "<!-- <script>"])
def test_no_title_ends_the_block_of_data(title: str) -> None:
    """The page has one block of data however its article is called, and that is whole."""
    page = _page(title=title)

    assert " ".join(title.replace("\x00", "").split())[:3] in _data(page)["headline"] or not title.isprintable()
    assert page.xpath("count(//script[@type='application/ld+json'])") == 1
    assert "window.ran" not in " ".join(page.xpath("//script[not(@type)]/text()"))


def test_a_shared_link_shows_title_picture_and_sound() -> None:
    """Open Graph's four, and the audio; nothing is named that has no value."""
    pairs = {one.get("property"): one.get("content") for one in _page(summary="").xpath("//meta[@property]")}

    assert {name: pairs[f"og:{name}"] for name in ("type", "title", "url", "image", "audio")} == {
        "type": "article",
        "title": "A Plain Title",
        "url": PAGE,
        "image": "https://example.com/feeds/show/cover.jpg",
        "audio": f"{PAGE}a-plain-title.mp3",
    }
    assert "og:description" not in pairs


def test_the_cover_is_the_one_that_is_published() -> None:
    """Drawn as a JPEG, or of the kind that the author gave."""
    show = replace(made.SHOW, artwork=Path("art/cover.PNG"))
    article = made.article()
    page = document_fromstring(episode_files(made.episode(article), show)[f"{article.slug}/index.html"].decode())

    assert page.xpath("//meta[@property='og:image']/@content") == ["https://example.com/feeds/show/cover.png"]


def test_a_link_to_an_episode_unfolds_by_oembed() -> None:
    """oEmbed 1.0 § 2.3: what must be there is, and the frame shows the page, whatever its title."""
    article = made.article(title='"><script>alert(1)</script>')
    files = episode_files(made.episode(article), made.SHOW)
    document = json.loads(files["a-plain-title/oembed.json"])
    page = document_fromstring(files["a-plain-title/index.html"].decode())
    frame = fragment_fromstring(document["html"])

    assert page.xpath("//link[@type='application/json+oembed']/@href") == [f"{PAGE}oembed.json"]
    assert (document["version"], document["type"]) == ("1.0", "rich")
    assert (document["width"], document["height"]) == (640, 480)
    assert (frame.tag, frame.get("src"), len(frame)) == ("iframe", PAGE, 0)
    assert frame.get("title").endswith("”")
    assert media_type("a/oembed.json") == "application/json"  # § 2.3.4.1: the links alone name oEmbed


def test_the_index_has_the_feeds_address_to_copy() -> None:
    """A field to select from, which is there without script; the button shows itself where it can work."""
    (field,) = _index().xpath("//input")
    (button,) = _index().xpath("//button")

    assert field.get("value") == "https://example.com/feeds/show/feed.xml"
    assert ("readonly" in field.attrib, "hidden" in button.attrib) == (True, True)
    assert _index().xpath(f"//label[@for='{field.get('id')}']")


def test_the_index_with_its_apps_is_valid(tmp_path: Path) -> None:
    """Two validators find nothing at links of schemes they do not know."""
    public = replace(made.SHOW, base_url="https://hearing.press/show/")
    (tmp_path / "index.html").write_bytes(index_html(public, [made.published(made.episode(made.article()), public)]))

    assert pages.vnu(tmp_path / "index.html") == []
    assert pages.html_validate(tmp_path / "index.html") == []


def test_the_address_is_copied_by_a_press_of_the_button(tmp_path: Path) -> None:
    """With a keyboard, too; a screen reader is told. Where the browser lets nobody copy, the address is selected."""
    require("playwright")
    (tmp_path / "index.html").write_bytes(index_html(made.SHOW, []))
    with serving(tmp_path) as url:
        found = ask("copy.cjs", url, shutil.which("chromium") or "")

    assert found == {
        "allowed": {"copied": "https://example.com/feeds/show/feed.xml", "said": "The address is copied"},
        "refused": {"selected": "https://example.com/feeds/show/feed.xml", "said": ""},
    }


def test_the_index_offers_apps_only_what_they_could_find() -> None:
    """Links for a feed on the web; none for one on this machine, in this house, or of an example."""
    public = replace(made.SHOW, base_url="https://hearing.press/show/")
    offered = dict(zip(_index(public).xpath("//ul/li/a/text()"), _index(public).xpath("//ul/li/a/@href"), strict=True))

    assert offered == {
        "Apple Podcasts": "podcast://hearing.press/show/feed.xml",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fhearing.press%2Fshow%2Ffeed.xml",
        "Pocket Casts": "pktc://subscribe/hearing.press/show/feed.xml",
        "Castro": "castros://subscribe/hearing.press/show/feed.xml",
        "AntennaPod": "https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fhearing.press%2Fshow%2Ffeed.xml"
        "&title=Essays%20%26%20Echoes",
    }
    for host in ("localhost:8000", "127.0.0.1", "192.168.1.5", "[::1]", "nas.local", "show.example", "example.org"):
        assert app_links(f"http://{host}/feed.xml", "A") == ()
    assert not _index().xpath("//ul/li/a")
