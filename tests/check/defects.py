"""The corpus of defects: what is wrong, how it comes about in a rich show's folder, and the check that must find it.

Rows whose name begins with “4C” are those of the research into what the public validators catch (section 4C).
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any
from uuid import UUID

from mutagen.id3 import CTOC, ID3, TIT2, CTOCFlags
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from tests.check.damage import (
    Damage,
    attribute,
    both,
    channel,
    copy,
    data,
    drop,
    drop_with,
    edit,
    feed,
    item,
    place,
    text,
    values,
    write,
)

EPISODE, CHAPTERS = "first/episode.json", "first/chapters.json"
MP3, M4B, OPUS = "first/first.mp3", "first/first.m4b", "first/first.opus"
LONG = "x" * 4001


def picture(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


def retag(change: object, name: str = MP3) -> Damage:
    def damage(workspace: Path) -> None:
        tags = ID3(place(workspace, name))
        change(tags)  # type: ignore[operator]
        tags.save(place(workspace, name), v2_version=3)

    return damage


def unordered(tags: ID3) -> None:
    tags.getall("CTOC")[0].child_element_ids.reverse()


def unlisted(tags: ID3) -> None:
    tags.getall("CTOC")[0].child_element_ids.pop()


def untitled(tags: ID3) -> None:
    old = tags.getall("CTOC")[0]
    tags.setall("CTOC", [CTOC(element_id="toc", flags=old.flags, child_element_ids=old.child_element_ids)])


def unflagged(tags: ID3) -> None:
    tags.getall("CTOC")[0].flags = CTOCFlags.TOP_LEVEL


def renamed_m4b(workspace: Path) -> None:
    file = MP4(place(workspace, M4B))
    file["\xa9nam"] = ["Another"]
    file.save()


def opus(key: str, value: str | None) -> Damage:
    def damage(workspace: Path) -> None:
        file = OggOpus(place(workspace, OPUS))
        if value is None:
            del file[key]
        else:
            file[key] = value
        file.save()

    return damage


def shifted_chpl(found: bytes) -> bytes:
    """Nero's second chapter a second later: times of 100 ns in 64 bits."""
    old, new = struct.pack(">Q", 130_000_000), struct.pack(">Q", 140_000_000)
    return found.replace(old, new, 1)


def lock(key: str, said: object) -> Damage:
    return values("audiopress.lock", lambda document: document["episodes"]["first"].__setitem__(key, said))


def episode(key: str, said: object) -> Damage:
    return values(EPISODE, lambda document: document.__setitem__(key, said))


def mark(number: int, key: str, said: object, name: str = CHAPTERS) -> Damage:
    return values(name, lambda document: document["chapters"][number].__setitem__(key, said))


def segment(number: int, key: str, said: object) -> Damage:
    return values("first/transcript.json", lambda document: document["segments"][number].__setitem__(key, said))


OPUS_MAIN = both(feed(r'(<enclosure url="[^"]*)\.mp3', r"\1.opus"), attribute("enclosure", "type", "audio/ogg"))

VALIDATORS: tuple[tuple[str, Damage, str], ...] = (
    ("4C not well-formed", feed("</channel>", ""), "B-002"),
    ("4C bare &", text("copyright", "Ada & Ben"), "B-002"),
    ("4C control character", text("copyright", "Ada \x07"), "B-002"),
    ("4C control character as a reference", text("copyright", "Ada &#7;"), "B-002"),
    ("4C duplicate guid", feed(r"(?s)(<guid[^>]*>)([^<]*)(</guid>.*?<guid[^>]*>)[^<]*", r"\1\2\3\2"), "B-016"),
    ("4C missing guid", drop("guid"), "B-016"),
    ("4C bad weekday", feed("<pubDate>Sat,", "<pubDate>Mon,"), "F-209"),
    ("4C ISO pubDate", text("pubDate", "2026-01-03T00:00:00Z"), "F-209"),
    ("4C missing enclosure length", attribute("enclosure", "length", None), "B-013"),
    ("4C negative enclosure length", attribute("enclosure", "length", "-5"), "B-013"),
    ("4C two enclosures", feed(r"(<enclosure[^>]*>)", r"\1\1"), "B-010"),
    ("4C relative enclosure URL", attribute("enclosure", "url", "/checks/trailer/trailer.mp3"), "B-011"),
    ("4C space in enclosure URL", feed(r'(<enclosure url="[^"]*)trailer\.', r"\1tra iler."), "B-012"),
    ("4C .opus as main enclosure", OPUS_MAIN, "F-216"),
    ("4C explicit yes", text("itunes:explicit", "yes"), "F-134"),
    ("4C explicit bad", text("itunes:explicit", "maybe"), "F-134"),
    ("4C explicit missing", drop("itunes:explicit"), "F-103"),
    ("4C season 0", text("itunes:season", "0"), "F-213"),
    ("4C bad language", text("language", "english"), "F-123"),
    ("4C missing language", drop("language"), "F-103"),
    ("4C wrong category", attribute("itunes:category", "text", "Teaching"), "F-132"),
    ("4C category in the wrong case", attribute("itunes:category", "text", "education"), "F-132"),
    ("4C duration 30.5", text("itunes:duration", "25.5"), "F-211"),
    ("4C duration 30s", text("itunes:duration", "26s"), "F-211"),
    ("4C guid not UUIDv5", text("podcast:guid", "7f0fbc3c-56d5-487b-b1dd-6a75b649a1df"), "B-003"),
    ("4C locked true", text("podcast:locked", "true"), "F-311"),
    ("4C empty person", text("podcast:person", ""), "F-314"),
    ("4C transcript without url", attribute("podcast:transcript", "url", None), "F-332"),
    ("4C chapters without type", attribute("podcast:chapters", "type", None), "F-333"),
    ("4C alternateEnclosure without length", attribute("podcast:alternateEnclosure", "length", None), "F-335"),
    ("4C unknown podcast tag", channel("<podcast:persona>Ada</podcast:persona>"), "F-301"),
    ("4C medium outside the list", text("podcast:medium", "essays"), "F-312"),
    ("4C nobody: length 0", attribute("enclosure", "length", "0"), "B-013"),
    ("4C nobody: no itunes:image", drop("itunes:image"), "F-103"),
    ("4C nobody: image .gif", attribute("itunes:image", "href", "https://elsewhere.example/a.gif"), "F-133"),
    ("4C nobody: description over 4000 bytes", text("description", LONG), "F-115"),
    ("4C nobody: item description over 4000 bytes", item(f"<itunes:summary>{LONG}</itunes:summary>"), "F-115"),
    ("4C nobody: untrimmed title", text("title", " Sound checks"), "F-111"),
    ("4C nobody: bad psc time", feed('(<psc:chapter start=")00:00:00.000', r"\1soon"), "F-402"),
    ("4C nobody: psc minute 61", feed('(<psc:chapter start=")00:00:00.000', r"\g<1>00:61:00.000"), "F-402"),
    ("4C nobody: missing chapters file", lambda w: place(w, CHAPTERS).unlink(), "B-020"),
    ("4C nobody: length ≠ real size", attribute("enclosure", "length", "321511"), "B-013"),
    ("4C nobody: JSON chapters disagree", mark(1, "startTime", 14), "B-042"),
    ("4C nobody: Podlove chapters disagree", feed(r'(<psc:chapter start="00:00:)13', r"\g<1>14"), "B-042"),
    ("4C nobody: ID3 chapters disagree", retag(lambda tags: tags.delall("CHAP:ch1")), "B-042"),
    ("4C nobody: description's chapters disagree", feed("00:00:13 The middle", "00:00:14 The middle"), "F-405"),
)

CHANNEL: tuple[tuple[str, Damage, str], ...] = (
    ("root is not rss", both(feed("<rss", "<feed"), feed("</rss>", "</feed>")), "F-101"),
    ("version 0.92", feed('version="2.0"', 'version="0.92"'), "F-101"),
    ("no channel", both(feed("<channel>", "<canal>"), feed("</channel>", "</canal>")), "F-101"),
    ("an item beside the channel", feed("</channel>", "</channel><item/>"), "F-107"),
    ("itunes namespace in capitals", feed("www.itunes.com/dtds", "www.itunes.com/DTDs"), "F-102"),
    ("itunes namespace with https", feed("http://www.itunes.com", "https://www.itunes.com"), "F-102"),
    ("podcast namespace with a slash", feed("namespace/1.0", "namespace/1.0/"), "F-102"),
    (
        "Latin-1",
        data("feed.xml", lambda b: b.decode().replace("UTF-8", "iso-8859-1").encode("latin-1", "replace")),
        "F-110",
    ),
    ("a document type", feed("<rss", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss"), "F-110"),
    ("title missing", drop("title"), "F-103"),
    ("link missing", drop("link"), "F-103"),
    ("description missing", drop("description"), "F-103"),
    ("category missing", feed(r'(?s)<itunes:category text="Ed.*</itunes:category>', ""), "F-103"),
    ("author missing", drop("itunes:author"), "F-104"),
    ("locked missing", drop("podcast:locked"), "F-104"),
    ("guid missing", drop("podcast:guid"), "B-003"),
    ("two titles", channel("<title>Another</title>"), "F-105"),
    ("two languages", channel("<language>en</language>"), "F-105"),
    ("the same category twice", channel('<itunes:category text="Arts"/><itunes:category text="Arts"/>'), "F-105"),
    ("a misspelt tag of RSS", channel("<pubdate>Sat, 03 Jan 2026 00:00:00 +0000</pubdate>"), "F-106"),
    ("a misspelt tag of Apple's", channel("<itunes:categorie/>"), "F-106"),
    ("a duration in the channel", channel("<itunes:duration>5</itunes:duration>"), "F-107"),
    ("an owner in an item", item("<itunes:owner/>"), "F-107"),
    ("HTML unescaped in a description", text("description", "A <b>bold</b> show"), "F-106"),
    ("an attribute of another's", feed("<itunes:image href", '<itunes:image url="x" href'), "F-108"),
    ("a title of 256 letters", text("title", "x" * 256), "F-112"),
    ("http", text("link", "http://example.com/"), "F-113"),
    ("a tag in a title", text("title", "A &lt;b&gt;bold&lt;/b&gt; show"), "F-116"),
    ("a title escaped twice", text("title", "Q&amp;amp;A"), "F-116"),
    ("lastBuildDate before an item", text("lastBuildDate", "Thu, 01 Jan 2026 00:00:00 +0000"), "F-117"),
    ("an empty title", text("title", ""), "F-120"),
    ("a relative link", text("link", "/about"), "F-121"),
    ("an empty description", text("description", ""), "F-122"),
    ("language en_GB", text("language", "en_GB"), "F-123"),
    ("language en-UK", text("language", "en-UK"), "F-123"),
    ("language eng", text("language", "eng"), "F-123"),
    ("language zz", text("language", "zz"), "F-123"),
    ("empty copyright", text("copyright", ""), "F-124"),
    ("an editor without address", channel("<managingEditor>Ada</managingEditor>"), "F-125"),
    ("lastBuildDate on 30 February", text("lastBuildDate", "30 Feb 2026 00:00:00 +0000"), "F-126"),
    ("an empty category of RSS", text("category", ""), "F-127"),
    ("ttl an hour", channel("<ttl>an hour</ttl>"), "F-128"),
    ("skipHours 25", channel("<skipHours><hour>25</hour></skipHours>"), "F-128"),
    ("RSS image too wide", channel("<image><url>https://x.example/a.png</url><width>1400</width></image>"), "F-129"),
    ("empty author", text("itunes:author", ""), "F-130"),
    ("complete true", text("itunes:complete", "true"), "F-131"),
    ("block on", channel("<itunes:block>on</itunes:block>"), "F-131"),
    ("a subcategory of another category", feed('text="Courses"', 'text="Books"'), "F-132"),
    ("a subcategory as a category", channel('<itunes:category text="Courses"/>'), "F-132"),
    ("artwork without address", attribute("itunes:image", "href", ""), "F-133"),
    ("artwork relative", attribute("itunes:image", "href", "cover.jpg"), "F-133"),
    ("a new address that is none", text("itunes:new-feed-url", "feed.xml"), "F-135"),
    ("an owner without address", drop("itunes:email"), "F-136"),
    ("an owner's address that is none", text("itunes:email", "ada at example.org"), "F-136"),
    ("type seasonal", text("itunes:type", "seasonal"), "F-137"),
    ("no self", drop("atom:link"), "B-004"),
    ("self elsewhere", attribute("atom:link", "href", "https://example.org/feed.xml"), "B-004"),
    (
        "two selves",
        feed(r'(<atom:link [^>]*rel="self"[^>]*>)', r'\1<atom:link rel="self" href="https://a.example/"/>'),
        "F-142",
    ),
    ("self as Atom", feed('rel="self" type="application/rss', 'rel="self" type="application/atom'), "F-140"),
    ("a hub that cannot be asked", feed("https://hub.example.org/", "hub.example.org"), "F-140"),
    ("prev for previous", channel('<atom:link rel="prev" href="https://example.org/p"/>'), "F-141"),
    ("next is this page", channel('<atom:link rel="next" href="https://example.org/checks/feed.xml"/>'), "F-142"),
    ("next dangles", channel('<atom:link rel="next" href="https://example.org/checks/feed-1.xml"/>'), "B-020"),
)

ITEMS: tuple[tuple[str, Damage, str], ...] = (
    ("an item without title", feed(r"(<item>\s*)<title>[^<]*</title>", r"\1"), "F-201"),
    ("an item without enclosure", drop("enclosure"), "B-010"),
    ("an enclosure of ftp", feed('(enclosure url=")https', r"\1ftp"), "B-011"),
    ("an enclosure of another's", feed(r'(enclosure url=")https://example.org', r"\1https://evil.example"), "B-011"),
    (
        "an enclosure twice",
        feed('(enclosure url="https://example.org/checks/)second/second', r"\1trailer/trailer"),
        "B-011",
    ),
    ("an enclosure that is not there", feed(r'(enclosure url="[^"]*)\.mp3', r"\1.m4a"), "B-012"),
    ("an enclosure with a fragment", feed(r'(enclosure url="[^"]*\.mp3)', r"\1#t=3"), "B-023"),
    ("a slash of an enclosure written as a letter", feed(r'(enclosure url="[^"]*r)/', r"\1%2F"), "B-012"),
    ("an enclosure with a query", feed(r'(enclosure url="[^"]*\.mp3)', r"\1?v=2"), "B-023"),
    ("length in kilobytes", attribute("enclosure", "length", "321 kB"), "B-013"),
    ("a tiny length", attribute("enclosure", "length", "16000"), "F-210"),
    ("no type", attribute("enclosure", "type", None), "B-014"),
    ("type audio/mp4 of an MP3", attribute("enclosure", "type", "audio/mp4"), "B-014"),
    ("a FLAC elsewhere", item('<enclosure url="https://a.example/a.flac" length="99999" type="audio/flac"/>'), "B-010"),
    ("guid with isPermaLink", attribute("guid", "isPermaLink", "true"), "F-206"),
    ("guid without isPermaLink", attribute("guid", "isPermaLink", None), "F-206"),
    ("isPermaLink no", attribute("guid", "isPermaLink", "no"), "F-206"),
    ("an empty guid", text("guid", ""), "B-016"),
    ("a guid with blanks", feed(r"<guid([^>]*)>", r"<guid\1> "), "F-111"),
    ("another guid", text("guid", "another"), "B-017"),
    ("no pubDate", drop("pubDate"), "F-207"),
    ("no description in an item", feed(r"(?s)(<item>.*?)<description>.*?</description>", r"\1"), "F-207"),
    ("no duration", drop("itunes:duration"), "B-015"),
    ("month in words", text("pubDate", "3 January 2026 00:00:00 +0000"), "F-209"),
    ("25 o'clock", text("pubDate", "Sat, 03 Jan 2026 25:00:00 +0000"), "F-209"),
    ("no zone", text("pubDate", "Sat, 03 Jan 2026 00:00:00"), "F-209"),
    ("zone CET", text("pubDate", "Sat, 03 Jan 2026 00:00:00 CET"), "F-209"),
    ("a year of two digits", text("pubDate", "Sat, 03 Jan 26 00:00:00 +0000"), "F-208"),
    ("another day", text("pubDate", "Fri, 02 Jan 2026 00:00:00 +0000"), "B-022"),
    ("a day to come", text("pubDate", "Sat, 03 Jan 2076 00:00:00 +0000"), "F-209"),
    ("a day to come, rightly named", text("pubDate", "Fri, 03 Jan 2076 00:00:00 +0000"), "F-217"),
    ("another duration", text("itunes:duration", "00:26:00"), "B-015"),
    ("duration 0", text("itunes:duration", "0"), "B-015"),
    ("order first", item("<itunes:order>first</itunes:order>"), "F-212"),
    ("episode 1.5 to Apple", text("itunes:episode", "1.5"), "F-213"),
    ("episode type Full episode", text("itunes:episodeType", "Full episode"), "F-214"),
    ("a serial without a number", feed(r"(?s)(second.*)<itunes:episode>2</itunes:episode>", r"\1"), "F-215"),
    ("two items of one number", feed("<itunes:episode>2<", "<itunes:episode>1<"), "F-218"),
    ("a heading in a description", feed("&lt;p&gt;An opening", "&lt;h1&gt;Hi&lt;/h1&gt;&lt;p&gt;An opening"), "F-219"),
    (
        "a script in a description",
        feed("&lt;p&gt;An opening", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;An opening"),
        "F-220",
    ),
    ("a script in full notes", feed('(<div id="opening">)', r"\1<script>alert(1)</script>"), "F-220"),
    ("a handler in full notes", feed('<div id="opening">', '<div id="opening" onclick="x()">'), "F-220"),
    ("a frame in full notes", feed('(<div id="opening">)', r'\1<iframe src="https://a.example/"></iframe>'), "F-220"),
    ("a javascript: link", feed('(<div id="opening">)', r'\1<a href="javascript:x()">x</a>'), "F-220"),
    ("comments that are no address", item("<comments>below</comments>"), "F-221"),
    ("empty full notes", text("content:encoded", ""), "F-222"),
    ("a link that is not closed", feed("&lt;p&gt;An opening", "&lt;p&gt;&lt;b&gt;An opening"), "F-223"),
    ("a relative link in full notes", feed('(<div id="opening">)', r'\1<a href="more.html">x</a>'), "F-224"),
    ("a number in a title", both(text("itunes:title", "x"), item("<itunes:title>y</itunes:title>")), "F-105"),
    ("season and episode in a title", feed(r"(<item>\s*<title>)", r"\1S2E3: "), "F-225"),
    ("another title", feed(r"(<item>\s*<title>)The", r"\1A"), "B-021"),
    ("another page", feed(r"(<link>https://example.org/checks/)trailer/", r"\1second/"), "B-024"),
    ("a page that is not there", feed(r"(<link>https://example.org/checks/)trailer/", r"\1triler/"), "B-020"),
    ("an item gone", feed(r"(?s)<item>.*?</item>", ""), "B-018"),
    ("an item twice", feed(r"(?s)(<item>.*?</item>)", r"\1\1"), "B-016"),
    ("an item of nobody", feed("</channel>", "<item><title>x</title></item></channel>"), "B-019"),
)

NAMESPACE: tuple[tuple[str, Damage, str], ...] = (
    (
        "a transcript in the channel",
        channel('<podcast:transcript url="https://a.example/a.vtt" type="text/vtt"/>'),
        "F-302",
    ),
    ("medium in an item", item("<podcast:medium>blog</podcast:medium>"), "F-302"),
    ("a source outside", item('<podcast:source uri="https://a.example/a.mp3"/>'), "F-302"),
    ("an attribute in capitals", feed("<podcast:person role", "<podcast:person Role"), "F-303"),
    ("two mediums", channel("<podcast:medium>blog</podcast:medium>"), "F-304"),
    ("two seasons", item("<podcast:season>3</podcast:season>"), "F-304"),
    ("one person twice", feed(r"(<podcast:person [^>]*>[^<]*</podcast:person>)", r"\1\1"), "F-304"),
    ("guid in braces", text("podcast:guid", "{7f0fbc3c-56d5-587b-b1dd-6a75b649a1df}"), "B-003"),
    ("locked by nobody", attribute("podcast:locked", "owner", "ada"), "F-311"),
    ("locked empty", text("podcast:locked", ""), "F-311"),
    ("medium in capitals", text("podcast:medium", "Newsletter"), "F-312"),
    ("funding without address", attribute("podcast:funding", "url", None), "F-313"),
    ("funding with a blank", attribute("podcast:funding", "url", "https://example.org/a b"), "F-313"),
    ("a role of nobody's", attribute("podcast:person", "role", "speaker"), "F-314"),
    ("a group of nobody's", attribute("podcast:person", "group", "crew"), "F-314"),
    ("a portrait without address", attribute("podcast:person", "img", "b.png"), "F-314"),
    ("a name of 129 letters", text("podcast:person", "x" * 129), "F-112"),
    ("latitude 141", attribute("podcast:location", "geo", "geo:141.15,-8.61"), "F-315"),
    ("geo without geo:", attribute("podcast:location", "geo", "41.15,-8.61"), "F-315"),
    ("OpenStreetMap's X", attribute("podcast:location", "osm", "X12"), "F-315"),
    ("a country of nobody's", attribute("podcast:location", "country", "uk"), "F-315"),
    ("a relation of nobody's", attribute("podcast:location", "rel", "setting"), "F-315"),
    ("a place without a name", text("podcast:location", ""), "F-315"),
    ("a licence of nobody's", text("podcast:license", "cc-by-9.0"), "F-316"),
    ("a licence of one's own without address", feed(r'(<podcast:license) url="[^"]*"', r"\1"), "F-316"),
    ("txt empty", text("podcast:txt", ""), "F-317"),
    ("txt of 4001 letters", text("podcast:txt", LONG), "F-112"),
    ("a trailer without date", attribute("podcast:trailer", "pubdate", None), "F-318"),
    (
        "a trailer on another weekday",
        attribute("podcast:trailer", "pubdate", "Mon, 03 Jan 2026 00:00:00 +0000"),
        "F-318",
    ),
    ("a trailer of another season", attribute("podcast:trailer", "season", "9"), "B-025"),
    (
        "a trailer of another day",
        attribute("podcast:trailer", "pubdate", "Mon, 05 Jan 2026 00:00:00 +0000"),
        "B-025",
    ),
    ("lastBuildDate in the future", text("lastBuildDate", "Thu, 01 Jan 2099 00:00:00 +0000"), "F-118"),
    ("an English transcript in German", attribute("podcast:transcript", "language", "de"), "B-072"),
    ("a trailer of another length", attribute("podcast:trailer", "length", "5"), "B-025"),
    ("a trailer that is not there", attribute("podcast:trailer", "url", "https://example.org/checks/t.mp3"), "B-020"),
    ("FREQ=SOMETIMES", attribute("podcast:updateFrequency", "rrule", "FREQ=SOMETIMES"), "F-319"),
    ("COUNT without a start", attribute("podcast:updateFrequency", "dtstart", None), "F-319"),
    ("a start in words", attribute("podcast:updateFrequency", "dtstart", "5 January"), "F-319"),
    ("complete yes", attribute("podcast:updateFrequency", "complete", "yes"), "F-319"),
    ("podping yes", attribute("podcast:podping", "usesPodping", "yes"), "F-320"),
    ("an empty podroll", feed(r"\s*<podcast:remoteItem[^>]*>", ""), "F-321"),
    ("a podroll of nobody", attribute("podcast:remoteItem", "feedGuid", "podcasting"), "F-321"),
    ("a picture 1:1", attribute("podcast:image", "aspect-ratio", "1:1"), "F-322"),
    ("a picture without address", attribute("podcast:image", "href", None), "F-322"),
    ("a picture whose sides are others", feed("<podcast:image ", '<podcast:image width="1600" height="900" '), "F-322"),
    ("a JPEG that is said to be PNG", attribute("podcast:image", "type", "image/png"), "F-322"),
    ("a picture of another width", feed("<podcast:image ", '<podcast:image width="99" '), "B-027"),
    ("block maybe", channel("<podcast:block>maybe</podcast:block>"), "F-323"),
    ("value without recipient", channel('<podcast:value type="lightning" method="keysend"/>'), "F-324"),
    ("chat without protocol", channel('<podcast:chat server="irc.example.org"/>'), "F-325"),
    (
        "a live item of no status",
        channel('<podcast:liveItem start="2026-01-01T00:00:00Z"><title>x</title></podcast:liveItem>'),
        "F-326",
    ),
    ("a discussion nowhere", attribute("podcast:socialInteract", "uri", None), "F-327"),
    ("a discussion of no protocol", attribute("podcast:socialInteract", "protocol", None), "F-327"),
    ("a content link without address", attribute("podcast:contentLink", "href", None), "F-328"),
    ("season two", text("podcast:season", "two"), "F-330"),
    ("another season than Apple's", text("podcast:season", "3"), "F-330"),
    ("another episode than Apple's", text("podcast:episode", "4"), "F-331"),
    ("an episode's name of 33 letters", attribute("podcast:episode", "display", "x" * 33), "F-112"),
    ("a transcript of text/srt2", attribute("podcast:transcript", "type", "text/srt2"), "F-332"),
    ("captions said to be SubRip", attribute("podcast:transcript", "type", "application/x-subrip"), "F-332"),
    ("a transcript of no language", attribute("podcast:transcript", "language", "english"), "F-332"),
    ("a transcript as subtitles", attribute("podcast:transcript", "rel", "subtitles"), "F-332"),
    ("a transcript twice", feed(r'(<podcast:transcript [^>]*)(type="text/vtt")([^>]*>)', r"\1\2\3\1\2 />"), "F-332"),
    ("chapters as JSON", attribute("podcast:chapters", "type", "application/json"), "F-337"),
    ("captions not named", drop("podcast:transcript"), "B-028"),
    ("chapters not named", drop("podcast:chapters"), "B-028"),
    ("no Podlove chapters", drop("psc:chapters"), "B-028"),
    ("a soundbite at 0", attribute("podcast:soundbite", "startTime", "0"), "F-334"),
    ("a soundbite without length", attribute("podcast:soundbite", "duration", None), "F-334"),
    ("a soundbite after the end", attribute("podcast:soundbite", "startTime", "999"), "F-334"),
    ("an alternate without source", drop("podcast:source"), "F-335"),
    ("an alternate of a wrong type", attribute("podcast:alternateEnclosure", "type", "audio/ogg"), "F-335"),
    ("an alternate's title of 33 letters", attribute("podcast:alternateEnclosure", "title", "x" * 33), "F-112"),
    ("two defaults", feed('title="M4B"', 'title="M4B" default="true"'), "F-335"),
    ("a default that is not the enclosure", feed(r'(source uri="[^"]*)trailer\.mp3', r"\1trailer.brief.mp3"), "F-335"),
    ("an alternate of another length", feed(r'(M?type="audio/mp4" length=")\d+', r"\g<1>99999"), "B-025"),
    ("an alternate of another codec", attribute("podcast:alternateEnclosure", "codecs", "opus"), "B-025"),
    ("an alternate in kilobits", attribute("podcast:alternateEnclosure", "bitrate", "96"), "B-025"),
    ("an alternate in another language", attribute("podcast:alternateEnclosure", "lang", "pt"), "B-025"),
    (
        "a trailer that is none",
        feed(r"(<podcast:trailer [^>]*url=\"[^\"]*/)trailer/trailer", r"\1first/first"),
        "B-025",
    ),
    ("a trailer of another type", attribute("podcast:trailer", "type", "audio/mp4"), "F-318"),
    ("a proof that is none", attribute("podcast:integrity", "value", "sha256-abc"), "F-336"),
    ("a proof in MD5", attribute("podcast:integrity", "value", "md5-1B2M2Y8AsgTpgAmY7PhCfg=="), "F-336"),
    ("a proof of another file", feed('(value="sha256-).{4}', r"\1AAAA"), "B-025"),
    ("a proof of no type", attribute("podcast:integrity", "type", "hash"), "F-336"),
)

TIMES: tuple[tuple[str, Damage, str], ...] = (
    ("Podlove 2.0", attribute("psc:chapters", "version", "2.0"), "F-401"),
    ("Podlove without version", attribute("psc:chapters", "version", None), "F-401"),
    ("Podlove without title", attribute("psc:chapter", "title", ""), "F-402"),
    ("Podlove out of order", feed('(?s)(psc:chapter start="00:00:)13(.*?start="00:00:)19', r"\g<1>19\g<2>13"), "F-403"),
    ("Podlove after the end", feed('start="00:00:19.000"', 'start="01:00:00.000"'), "F-404"),
    ("Podlove to a section that is not there", feed("(psc:chapter [^>]*#the-)middle", r"\1muddle"), "B-058"),
    ("Podlove chapter renamed", feed('(psc:chapter [^>]*title=")The middle', r"\1The muddle"), "B-042"),
    ("description from 00:00:01", feed("00:00:00 The", "00:00:01 The"), "F-405"),
    ("description short of a chapter", feed(r"00:00:13 The middle[^\n]*\n", ""), "F-405"),
    ("JSON chapters are a list", write(CHAPTERS, b"[]"), "F-410"),
    ("JSON chapters are none", write(CHAPTERS, b"{"), "F-410"),
    ("JSON chapters without version", values(CHAPTERS, lambda d: d.pop("version")), "F-410"),
    ("JSON chapters of a numeric version", values(CHAPTERS, lambda d: d.update(version=1.2)), "F-410"),
    ("JSON chapter from words", mark(1, "startTime", "13"), "F-410"),
    ("JSON chapter without title", values(CHAPTERS, lambda d: d["chapters"][1].pop("title")), "F-410"),
    ("JSON chapter to nowhere", mark(1, "url", "#the-middle"), "F-410"),
    ("JSON chapter toc yes", mark(1, "toc", "yes"), "F-410"),
    ("JSON chapter ends before it begins", mark(1, "endTime", 3), "F-411"),
    ("JSON chapters out of order", values(CHAPTERS, lambda d: d["chapters"].reverse()), "F-411"),
    ("JSON chapter of another section", mark(1, "url", "https://example.org/checks/first/#muddle"), "B-058"),
    ("JSON chapters of the other edition", mark(1, "startTime", 14, "first/chapters.brief.json"), "B-042"),
    ("captions say other words", edit("first/first.vtt", "opening", "closing"), "B-055"),
    ("captions with a raw <", edit("first/first.vtt", "&lt; sign", "< sign"), "B-050"),
    ("captions with a raw &", edit("first/first.vtt", '" &amp; a', '" & a'), "B-050"),
    ("captions of the other edition", edit("first/first.brief.vtt", "WEBVTT", "WEBVT"), "B-050"),
    ("captions short of a cue", edit("first/first.vtt", r"s3\n[^\n]*\n[^\n]*\n\n", ""), "B-054"),
    ("JSON transcript is none", write("first/transcript.json", b"<"), "F-420"),
    ("JSON transcript without version", values("first/transcript.json", lambda d: d.pop("version")), "F-420"),
    ("JSON transcript of words for times", segment(1, "startTime", "2"), "F-420"),
    ("JSON transcript with an empty body", segment(1, "body", ""), "F-421"),
    ("JSON transcript out of order", segment(1, "startTime", 20), "F-422"),
    ("JSON transcript says other words", segment(2, "body", "A closing sentence."), "B-055"),
    ("JSON transcript at another time", segment(2, "startTime", 7.0), "B-056"),
    ("JSON transcript after the end", segment(9, "endTime", 99), "B-057"),
    ("SubRip with a point", edit("first/first.srt", r"(\d\d),(\d{3}) -->", r"\1.\2 -->"), "F-430"),
    ("SubRip misnumbered", edit("first/first.srt", r"\n3\n", "\n4\n"), "F-430"),
    ("SubRip in Latin-1", write("first/first.srt", b"1\n\xff"), "F-430"),
    ("SubRip without text", edit("first/first.srt", r"An opening sentence\.\n", ""), "F-431"),
    ("SubRip out of order", edit("first/first.srt", r"00:00:07,\d+ -->", "00:00:05,000 -->"), "F-432"),
    ("SubRip with a speaker", edit("first/first.srt", "Warning:\u00a0", "Warning: "), "F-433"),
    ("SubRip says other words", edit("first/first.srt", "opening", "closing"), "B-055"),
    ("SubRip at another time", edit("first/first.srt", r"--> 00:00:08,019", "--> 00:00:08,119"), "B-056"),
    ("plain text says other words", edit("first/first.txt", "opening", "closing"), "B-055"),
    ("plain text is cut off", data("first/first.txt", lambda found: found[:60]), "B-055"),
)

FILES: tuple[tuple[str, Damage, str], ...] = (
    ("audio cut off", data(MP3, lambda found: found[:-5000]), "B-036"),
    ("garbage in the audio", data(MP3, lambda found: found[:-9000] + bytes(500) + found[-8500:]), "B-036"),
    ("bytes after the audio", data(MP3, lambda found: found + b"garbage"), "B-036"),
    ("a frame short", data(MP3, lambda found: found[: found.rindex(found[-313:][:3])]), "B-036"),
    ("audio of another episode", copy("second/second.mp3", MP3), "B-037"),
    ("the tag names another title", retag(lambda tags: tags.add(TIT2(encoding=1, text=["x"]))), "B-037"),
    ("the tag names another show", retag(lambda tags: tags.delall("TALB")), "B-037"),
    ("the M4B names another title", renamed_m4b, "B-037"),
    ("the Opus file names another title", opus("title", "x"), "B-037"),
    ("no table of contents", retag(lambda tags: tags.delall("CTOC")), "B-038"),
    ("a table of contents out of order", retag(unordered), "B-038"),
    ("a table of contents short of a chapter", retag(unlisted), "B-038"),
    ("a table of contents without title", retag(untitled), "B-038"),
    ("a table of contents without order", retag(unflagged), "B-038"),
    ("no cover", retag(lambda tags: tags.delall("APIC")), "B-039"),
    ("M4B chapters disagree", data(M4B, shifted_chpl), "B-042"),
    ("Opus chapters disagree", opus("chapter001", "00:00:14.000"), "B-042"),
    ("Opus chapter without name", opus("chapter001name", None), "B-042"),
    ("the M4B is none", write(M4B, b"no MPEG-4"), "B-040"),
    ("the other edition's MP3 is cut off", data("first/first.brief.mp3", lambda found: found[:-5000]), "B-036"),
    ("artwork of 1000 pixels", write("cover.jpg", picture((1000, 1000))), "B-026"),
    ("another artwork", write("cover.jpg", picture((1400, 1400))), "B-031"),
    ("artwork not square", write("cover.jpg", picture((1400, 1500))), "B-026"),
    ("artwork of 3200 pixels", write("cover.jpg", picture((3200, 3200))), "B-026"),
    ("artwork a PNG named .jpg", write("cover.jpg", picture((1400, 1400), "PNG")), "B-026"),
    ("artwork in CMYK", write("cover.jpg", picture((1400, 1400), mode="CMYK")), "B-026"),
    ("artwork cut off in the middle", data("cover.jpg", lambda found: found[: len(found) // 2]), "B-027"),
    ("artwork cut off", data("cover.jpg", lambda found: found[:200]), "B-027"),
    ("an episode's cover of another kind", write("first/cover.png", picture((1500, 1500))), "B-027"),
    ("no artwork", lambda w: place(w, "cover.jpg").unlink(), "B-020"),
    ("ledger: another guid", lock("guid", "00000000-0000-5000-8000-000000000000"), "B-017"),
    ("ledger: another date", lock("published", "2025-01-01T00:00:00Z"), "B-022"),
    ("ledger: another address", lock("url", "first/old.mp3"), "B-023"),
    ("ledger: another content", lock("content_sha256", "0" * 64), "B-034"),
    ("ledger: another record", lock("record_sha256", "0" * 64), "B-031"),
    ("ledger: another revision", lock("revision", 7), "B-034"),
    ("ledger: another title", lock("title", "x"), "B-034"),
    ("ledger: another size", lock("size", 5), "B-032"),
    ("ledger: another sha", lock("sha256", "0" * 64), "B-032"),
    ("episode.json: another guid", episode("guid", "00000000-0000-5000-8000-000000000000"), "B-034"),
    ("episode.json: another slug", episode("slug", "second"), "B-034"),
    ("episode.json: another title", episode("title", "x"), "B-021"),
    ("episode.json: another date", episode("published", "2025-01-01T00:00:00+00:00"), "B-034"),
    ("a page changed", edit("first/index.html", "</body>", "<p>x</p></body>"), "B-031"),
    ("a stray file", write("first/old.mp3", b""), "B-033"),
)

# What a check of the files says better, if there are any: these are for a feed that is read from an address.
ALONE: tuple[tuple[str, Damage, str], ...] = (
    ("not well-formed", feed("</channel>", ""), "F-100"),
    ("no self", drop("atom:link"), "F-140"),
    ("no enclosure", drop("enclosure"), "F-202"),
    ("a relative enclosure", attribute("enclosure", "url", "a.mp3"), "F-203"),
    ("an enclosure in Cyrillic", attribute("enclosure", "url", "https://example.org/аудио.mp3"), "F-203"),
    ("an enclosure on no host", attribute("enclosure", "url", "https:///a.mp3"), "F-203"),
    ("an enclosure half escaped", attribute("enclosure", "url", "https://example.org/%2.mp3"), "F-203"),
    ("an enclosure used twice", feed(r'(enclosure url="[^"]*)second/second', r"\1trailer/trailer"), "F-203"),
    ("length in words", attribute("enclosure", "length", "long"), "F-204"),
    ("no length", attribute("enclosure", "length", None), "F-204"),
    ("type audio/mp3", attribute("enclosure", "type", "audio/mp3"), "F-205"),
    ("no type", attribute("enclosure", "type", None), "F-205"),
    ("no guid", drop("guid"), "F-206"),
    ("a UUID of version 4", text("podcast:guid", "7f0fbc3c-56d5-487b-b1dd-6a75b649a1df"), "F-310"),
)


def end(tags: ID3) -> None:
    tags.getall("CHAP")[2].end_time = 999_000


def left_over(workspace: Path) -> None:
    """What an episode leaves that was taken out of the ledger by hand."""
    values("audiopress.lock", lambda document: document["episodes"].pop("second"))(workspace)


ARCHIVE = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'


def paged(document: dict[str, Any]) -> None:
    """A ledger that knows of full pages."""
    pages = [["first"], ["second"]]
    document["feeds"] = {"feed": {"guid": document["show"]["guid"], "pages": pages}}


def page(change: Damage) -> Damage:
    """The feed's second page, which is the feed with its own address, damaged."""

    def damage(workspace: Path) -> None:
        found = place(workspace, "feed.xml").read_text(encoding="utf-8")
        own = found.replace('checks/feed.xml" rel="self"', 'checks/feed-1.xml" rel="self"')
        place(workspace, "feed-1.xml").write_text(own, encoding="utf-8")
        channel('<atom:link rel="next" href="https://example.org/checks/feed-1.xml"/>')(workspace)
        change(workspace)

    return damage


WHOLE: tuple[tuple[str, Damage, str], ...] = (
    (
        "a transcript of another episode",
        feed(r'(transcript url="[^"]*/)trailer/trailer.srt', r"\1second/second.srt"),
        "B-029",
    ),
    ("another episode's chapters", feed(r'(chapters url="[^"]*/)trailer/', r"\1second/"), "B-029"),
    (
        "a feed that no build writes",
        both(
            copy("feed.xml", "old.xml"),
            values("audiopress.lock", lambda d: d.update(feeds={"old": {"guid": str(UUID(int=0)), "pages": []}})),
        ),
        "B-063",
    ),
    ("the show hides its voice", feed(r'<podcast:txt purpose="ai-content">[^<]*</podcast:txt>', ""), "B-035"),
    (
        "an episode hides its voice",
        feed(r'(?s)(<item>.*?)<podcast:txt purpose="ai-content">[^<]*</podcast:txt>', r"\1"),
        "B-035",
    ),
    (
        "a picture in full notes that is not there",
        feed('(<div id="opening">)', r'\1<img src="https://example.org/checks/n.png">'),
        "B-020",
    ),
    ("JSON chapter ends after the audio", mark(2, "endTime", 900), "B-043"),
    ("JSON chapter with a picture that is not there", mark(2, "img", "https://example.org/checks/n.jpg"), "B-058"),
    ("ID3 chapter ends after the audio", retag(end), "B-043"),
    ("an episode without entry in the ledger", left_over, "B-033"),
    ("full notes cut off", feed(r"(?s)A paragraph in the middle.*?(\]\]>)", r"\1"), "B-059"),
    ("full notes of another article", feed("last paragraph of the trailer", "last paragraph of the first"), "B-059"),
    ("no chapters in episode.json", episode("chapters", []), "B-042"),
    ("a soundbite far away", attribute("podcast:soundbite", "startTime", "9" * 400), "F-334"),
    ("a page that is damaged", page(edit("feed-1.xml", "</channel>", "")), "B-002"),
    ("a page that says it is the feed", page(edit("feed-1.xml", "feed-1.xml", "feed.xml")), "B-004"),
    ("a page of another show", page(edit("feed-1.xml", "(<podcast:guid>)7", r"\g<1>8")), "B-003"),
    ("an item on two pages", page(lambda workspace: None), "B-016"),
    (
        "a feed that sends people away",
        channel("<itunes:new-feed-url>https://evil.example/</itunes:new-feed-url>"),
        "B-072",
    ),
    ("no SubRip", drop_with("podcast:transcript", "first.srt"), "B-070"),
    ("no transcript's JSON", drop_with("podcast:transcript", "transcript.json"), "B-070"),
    ("no alternate", drop("podcast:alternateEnclosure"), "B-070"),
    ("no digest of an alternate", drop("podcast:integrity"), "B-070"),
    ("no soundbite", drop("podcast:soundbite"), "B-070"),
    ("no link to the text", drop("podcast:contentLink"), "B-071"),
    ("no article in the notes", drop("content:encoded"), "B-071"),
    ("no chapters in a description", feed(r"(?s)(&lt;p&gt;|<p>)00:00:00.*?(</description>|\]\]>)", r"\2"), "B-071"),
    ("another title in a description's list", feed(r"(00:00:1\d )[^&<]+", r"\1Another place"), "B-042"),
    ("another time in a description's list", feed(r"00:00:1(\d )", r"00:00:2\1"), "B-042"),
    ("a soundbite elsewhere", attribute("podcast:soundbite", "startTime", "2.5"), "B-072"),
    ("another season", text("itunes:season", "7"), "B-072"),
    ("another number", text("itunes:episode", "70"), "B-072"),
    ("another kind", text("itunes:episodeType", "bonus"), "B-072"),
    ("a trailer that does not say so", drop("itunes:episodeType"), "B-070"),
    ("a season left out for Apple", drop("itunes:season"), "B-070"),
    ("a season left out for others", drop("podcast:season"), "B-070"),
    ("a number left out", drop("itunes:episode"), "B-070"),
    ("a number left out for others", drop("podcast:episode"), "B-070"),
    (
        "an explicit item that does not say so",
        feed(r"(?s)(<item>.*?)<itunes:explicit>true</itunes:explicit>", r"\1"),
        "B-070",
    ),
    ("an explicit item that says no", feed(r"(?s)(<item>.*?<itunes:explicit>)true", r"\1false"), "B-072"),
    ("a feed that says it is an archive", channel(ARCHIVE), "B-074"),
    ("a feed that says it is complete", channel(ARCHIVE.replace("archive", "complete", 1)), "B-074"),
    ("pages that are not there", values("audiopress.lock", paged), "B-073"),
    ("a feed without its last item", feed(r"(?s)<item>(?!.*<item>).*?</item>", ""), "B-075"),
    ("ledger: another last change", lock("updated", "2026-01-09T00:00:00Z"), "B-034"),
)

SCHEDULES = (
    *("YEARLY;BYMONTH=13", "MONTHLY;BYDAY=99MO", "WEEKLY;BYDAY=1MO", "WEEKLY;UNTIL=20269999", "DAILY;BYHOUR=24"),
    *("MONTHLY;BYMONTHDAY=0", "WEEKLY;BYMONTHDAY=1", "MONTHLY;BYWEEKNO=3", "DAILY;BYSETPOS=1", "DAILY;BYSECOND=-1"),
)
NO_VALUES: tuple[tuple[str, Damage, str], ...] = (
    *(
        (f"a schedule of {rule}", attribute("podcast:updateFrequency", "rrule", f"FREQ={rule}"), "F-319")
        for rule in SCHEDULES
    ),
    ("a schedule from no day", attribute("podcast:updateFrequency", "dtstart", "2026-02-30"), "F-319"),
    ("a ratio of nothing", attribute("podcast:image", "aspect-ratio", "0/1"), "F-322"),
    ("a ratio to nothing", attribute("podcast:image", "aspect-ratio", "16/0.0"), "F-322"),
    (
        "a page as a Podlove picture",
        feed("(<psc:chapter )", r'\1image="https://example.org/checks/first/index.html" '),
        "F-402",
    ),
    ("a link to no host", feed(r'(<a href=")https://example.org/checks/trailer/#the-end', r"\1https://[bad"), "F-224"),
    ("a sign in a title that nobody sees", text("title", "Sound\u200b checks"), "F-111"),
    ("a title of signs that nobody sees", text("title", "\u200b\u2060"), "F-120"),
    ("a year of two digits for the feed", text("lastBuildDate", "Sat, 03 Jan 26 00:00:00 +0000"), "F-208"),
    ("a year of two digits with another's weekday", text("pubDate", "Fri, 03 Jan 26 00:00:00 +0000"), "F-209"),
    ("a year of three digits", text("pubDate", "03 Jan 026 00:00:00 +0000"), "F-209"),
    ("chapters as any text", attribute("podcast:chapters", "type", "text/plain"), "F-333"),
    ("a private language without a name", text("language", "x-"), "F-123"),
    ("a language as of old, and more", text("language", "en-GB-oed-xx"), "F-123"),
    ("XML 1.1", feed(r"version='1.0'", "version='1.1'"), "F-101"),
)

DEFECTS = (*VALIDATORS, *CHANNEL, *ITEMS, *NAMESPACE, *TIMES, *FILES, *WHOLE, *NO_VALUES)
