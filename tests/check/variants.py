"""The corpus of right ways to write: changes to a rich show's folder that no check may mind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from audiopress.write import asset
from tests.check.damage import Damage, attribute, both, channel, drop, feed, item, place, text, values
from tests.check.defects import CHAPTERS, EPISODE, mark

LEGACY = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"


def sealed(change: Damage, *names: str) -> Damage:
    """A change to files beside the audio, written down in episode.json as a build would."""

    def damage(workspace: Path) -> None:
        change(workspace)
        path = place(workspace, EPISODE)
        document = json.loads(path.read_bytes())
        folder = path.parents[1]
        for row in document["assets"]:
            if row["path"] in names:
                now = asset(folder, row["path"], row["type"])
                row.update(size=now.size, sha256=now.sha256)
        path.write_text(json.dumps(document), encoding="utf-8")

    return damage


def tree(change: Callable[[etree._Element], object]) -> Damage:
    """A change to the feed as a tree."""

    def damage(workspace: Path) -> None:
        path = place(workspace, "feed.xml")
        root = etree.parse(path).getroot()
        change(root)
        path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    return damage


def reversed_items(root: etree._Element) -> None:
    items = root.findall("channel/item")
    for one in items:
        root[0].remove(one)
    root[0].extend(reversed(items))


def reversed_attributes(root: etree._Element) -> None:
    for one in root.iter(etree.Element):
        pairs = list(one.attrib.items())
        one.attrib.clear()
        for key, value in reversed(pairs):
            one.set(key, value)


def bytes_of(change: Callable[[bytes], bytes]) -> Damage:
    return lambda workspace: (
        place(workspace, "feed.xml").write_bytes(change(place(workspace, "feed.xml").read_bytes())) and None
    )


def silent(document: dict[str, list[dict[str, object]]]) -> None:
    document["chapters"].insert(1, {"startTime": 5, "toc": False, "img": "https://example.org/a.jpg"})


VARIANTS: tuple[tuple[str, Damage], ...] = (
    ("other prefixes", feed("(xmlns:|</?)(itunes|podcast|psc|atom)([:=])", r"\1x\2\3", count=0)),
    ("the older address of the podcast namespace", feed("https://podcastindex.org/namespace/1.0", LEGACY)),
    ("CDATA in a title", text("title", "<![CDATA[Sound checks]]>")),
    ("CDATA in a description", text("description", "<![CDATA[<p>Short <b>articles</b> & more.</p>]]>")),
    ("an escape in hexadecimal", feed("Kids &amp; Family", "Kids &#x26; Family")),
    ("a letter as a reference", text("title", "S&#111;und &#x63;hecks")),
    ("attributes in another order", tree(reversed_attributes)),
    ("items in another order", tree(reversed_items)),
    ("apostrophes for quotation marks", feed(r'version="2.0"', "version='2.0'")),
    ("a byte order mark", bytes_of(lambda found: b"\xef\xbb\xbf" + found)),
    ("no XML declaration", feed(r"<\?xml[^>]*>\s*", "")),
    ("Windows line ends", bytes_of(lambda found: found.replace(b"\n", b"\r\n"))),
    ("one line", bytes_of(lambda found: found.replace(b">\n    <", b"><").replace(b">\n      <", b"><"))),
    ("a comment", feed("<channel>", "<channel><!-- hello -->")),
    ("a comment within a value", text("language", "en-<!-- hello -->gb")),
    ("a style sheet", feed("<rss", '<?xml-stylesheet type="text/xsl" href="feed.xsl"?>\n<rss')),
    ("xml:lang", feed("<channel>", '<channel xml:lang="en-GB">')),
    ("a tag of another namespace", channel('<g:x xmlns:g="http://www.google.com/schemas/play-podcasts/1.0">1</g:x>')),
    ("an attribute of another namespace", feed("<itunes:image ", '<itunes:image xmlns:o="urn:o" o:x="1" ')),
    ("an Atom author", channel("<atom:author><atom:name>Ada</atom:name></atom:author>")),
    ("zone GMT", feed(r"(<pubDate>[^<]*)\+0000", r"\1GMT")),
    ("zone -0500", text("pubDate", "Fri, 02 Jan 2026 19:00:00 -0500")),
    ("zone EST", text("pubDate", "Fri, 02 Jan 2026 19:00:00 EST")),
    ("a day of one digit", text("pubDate", "Sat, 3 Jan 2026 00:00:00 +0000")),
    ("no weekday", text("pubDate", "03 Jan 2026 00:00:00 +0000")),
    ("no seconds", text("pubDate", "Sat, 03 Jan 2026 00:00 +0000")),
    ("duration HH:MM:SS", text("itunes:duration", "00:00:25")),
    ("duration MM:SS", text("itunes:duration", "0:25")),
    ("duration M:SS of one digit more", text("itunes:duration", "00:25")),
    ("Podlove in seconds", feed('(psc:chapter start=")00:00:13.000', r"\g<1>13.00")),
    ("Podlove without thousandths", feed('(psc:chapter start=")00:00:13.000', r"\g<1>00:00:13")),
    ("Podlove 1.1", attribute("psc:chapters", "version", "1.1")),
    ("an address with an escaped letter", feed(r'(enclosure url="[^"]*/)trailer\.mp3', r"\1tr%61iler.mp3")),
    ("an address with a host in capitals", feed(r'(enclosure url="https://)example\.org', r"\1EXAMPLE.org")),
    ("an address with its port", feed(r'(enclosure url="https://example\.org)', r"\1:443")),
    ("type in capitals", attribute("enclosure", "type", "Audio/MPEG")),
    ("a UUID in capitals", text("podcast:guid", "7F0FBC3C-56D5-587B-B1DD-6A75B649A1DF")),
    ("language in capitals", text("language", "EN-GB")),
    ("language with a script", text("language", "zh-Hant-TW")),
    ("explicit true", text("itunes:explicit", "true")),
    ("block yes", channel("<itunes:block>Yes</itunes:block>")),
    ("a platform's block", channel('<podcast:block id="google">yes</podcast:block><podcast:block>no</podcast:block>')),
    ("locked no, by nobody", feed(r"<podcast:locked[^>]*>yes", "<podcast:locked>no")),
    *(
        (f"medium {name}", text("podcast:medium", name))
        for name in ("podcast", "audiobook", "publisher", "musicL", "mixed")
    ),
    ("two fundings", channel('<podcast:funding url="https://example.org/more">More</podcast:funding>')),
    ("a funding without words", channel('<podcast:funding url="https://example.org/more"/>')),
    (
        "a third picture",
        channel('<podcast:image href="https://a.example/w.webp" aspect-ratio="16/9" width="1920" height="1080"/>'),
    ),
    ("a picture of Podcasting 1", channel('<podcast:images srcset="https://a.example/a.jpg 1500w"/>')),
    (
        "the picture of RSS",
        channel("<image><url>https://a.example/a.png</url><title>x</title><link>https://a.example/</link></image>"),
    ),
    ("a role in capitals", attribute("podcast:person", "role", "Narrator")),
    ("a person without role", feed(r"<podcast:person [^>]*>", "<podcast:person>")),
    ("a place with height and accuracy", attribute("podcast:location", "geo", "geo:41.15,-8.61,20;u=35")),
    ("an OpenStreetMap node with its version", attribute("podcast:location", "osm", "N3459013#2")),
    ("a licence in capitals", text("podcast:license", "CC-BY-4.0")),
    ("a schedule with a moment", attribute("podcast:updateFrequency", "dtstart", "2026-01-05T00:00:00.000Z")),
    ("no schedule's rule", attribute("podcast:updateFrequency", "rrule", None)),
    (
        "a schedule until a day",
        attribute("podcast:updateFrequency", "rrule", "FREQ=WEEKLY;UNTIL=2026-12-31T00:00:00.000Z;BYDAY=MO"),
    ),
    (
        "value",
        channel(
            '<podcast:value type="lightning" method="keysend">'
            '<podcast:valueRecipient type="node" address="02d5" split="9"/></podcast:value>'
        ),
    ),
    ("chat", channel('<podcast:chat server="irc.example.org" protocol="irc" accountId="@a" space="#b"/>')),
    ("no discussion wanted", feed(r"<podcast:socialInteract[^>]*>", '<podcast:socialInteract protocol="disabled"/>')),
    (
        "a source of IPFS",
        feed(r"(<podcast:source )", r'<podcast:source uri="ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y"/>\1'),
    ),
    ("bit rate with a fraction", attribute("podcast:alternateEnclosure", "bitrate", "100590.5")),
    ("bit rate of the encoder", attribute("podcast:alternateEnclosure", "bitrate", "96000")),
    ("a codec in capitals", attribute("podcast:alternateEnclosure", "codecs", "MP3")),
    ("a codec by its object type", attribute("podcast:alternateEnclosure", "codecs", "mp4a.40.34")),
    ("a language without its country", attribute("podcast:alternateEnclosure", "lang", "en")),
    (
        "a stream elsewhere",
        item(
            '<podcast:alternateEnclosure type="application/x-mpegURL" length="312"><podcast:source uri="https://a.example/a.m3u8"/></podcast:alternateEnclosure>'
        ),
    ),
    ("SubRip by its older name", feed("application/x-subrip", "application/srt")),
    (
        "a transcript in another language",
        item('<podcast:transcript url="https://a.example/a.pt.vtt" type="text/vtt" language="pt"/>'),
    ),
    ("a transcript without language", feed(r'(<podcast:transcript [^>]*?) language="[^"]*"', r"\1")),
    ("an episode between two", both(drop("itunes:episode"), text("podcast:episode", "2.5"))),
    ("an item's author by RSS", item("<author>ada@example.org (Ada Example)</author>")),
    ("an editor", channel("<managingEditor>ada@example.org (Ada Example)</managingEditor>")),
    (
        "comments and source",
        item('<comments>https://example.org/c</comments><source url="https://example.org/s.xml">S</source>'),
    ),
    (
        "ttl, skipped hours and days",
        channel("<ttl>60</ttl><skipHours><hour>0</hour></skipHours><skipDays><day>Monday</day></skipDays>"),
    ),
    ("a category with its domain", item('<category domain="https://a.example/">News</category>')),
    (
        "links of other kinds",
        channel('<atom:link rel="payment" href="https://example.org/give"/><atom:link href="https://example.org/"/>'),
    ),
    ("no hub", feed(r'<atom:link rel="hub"[^>]*>', "")),
    ("no owner", drop("itunes:owner")),
    (
        "order and captions of Apple's",
        item("<itunes:order>1</itunes:order><itunes:isClosedCaptioned>Yes</itunes:isClosedCaptioned>"),
    ),
    ("keywords", channel("<itunes:keywords>a, b</itunes:keywords>")),
    (
        "a list in a description",
        feed("&lt;p&gt;An opening", "&lt;ul&gt;&lt;li&gt;one&lt;li&gt;two&lt;/ul&gt;&lt;p&gt;An opening"),
    ),
    ("a text that begins with a time", feed("&lt;p&gt;An opening", "&lt;p&gt;10:30 is when it began. An opening")),
    ("a description in plain text", text("description", "Prices below 5 &lt; 6 &amp;amp; more, at 10:30.")),
    ("a summary", item("<itunes:summary>All of it</itunes:summary>")),
    ("a description of 4000 bytes", text("description", "x" * 4000)),
    ("a title of 255 letters", text("title", "x" * 255)),
    ("JSON chapters with keys of somebody's", sealed(mark(1, "mood", "blue"), CHAPTERS)),
    ("a silent JSON chapter", sealed(values(CHAPTERS, silent), CHAPTERS)),
    ("JSON chapters in decimals", sealed(mark(1, "startTime", 13.0), CHAPTERS)),
    (
        "JSON chapters without ends",
        sealed(values(CHAPTERS, lambda d: [one.pop("endTime") for one in d["chapters"]]), CHAPTERS),
    ),
    ("JSON chapters of version 1.1.0", sealed(values(CHAPTERS, lambda d: d.update(version="1.1.0")), CHAPTERS)),
    (
        "captions with Windows line ends",
        sealed(lambda w: _rewrite(w, "first/first.vtt", b"\n", b"\r\n"), "first/first.vtt"),
    ),
    (
        "captions with a byte order mark",
        sealed(lambda w: _rewrite(w, "first/first.vtt", b"WEBVTT", b"\xef\xbb\xbfWEBVTT"), "first/first.vtt"),
    ),
    (
        "captions with settings",
        sealed(
            lambda w: _rewrite(w, "first/first.vtt", b"08.019\n", b"08.019 align:start line:80%\n"), "first/first.vtt"
        ),
    ),
    (
        "SubRip with Windows line ends",
        sealed(lambda w: _rewrite(w, "first/first.srt", b"\n", b"\r\n"), "first/first.srt"),
    ),
    (
        "the ledger in another order",
        values("audiopress.lock", lambda d: d.update(episodes=dict(reversed(d["episodes"].items())))),
    ),
    *(
        (f"a schedule of {rule}", attribute("podcast:updateFrequency", "rrule", f"FREQ={rule}"))
        for rule in (
            *("MONTHLY;BYDAY=-1MO,+2TU", "YEARLY;BYDAY=53SU", "YEARLY;BYMONTH=12;BYMONTHDAY=-31", "DAILY;BYHOUR=0,23"),
            *("MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "WEEKLY;UNTIL=20260228T235959Z", "WEEKLY;UNTIL=2026-02-28T10:00:00Z"),
        )
    ),
    ("a schedule from a leap day", attribute("podcast:updateFrequency", "dtstart", "2028-02-29")),
    ("a ratio in decimals", attribute("podcast:image", "aspect-ratio", "1.91 / 1")),
    ("a Podlove picture", feed("(<psc:chapter )", r'\1image="https://elsewhere.example/a.jpg" ')),
    ("a Podlove picture without an ending", feed("(<psc:chapter )", r'\1image="https://elsewhere.example/picture" ')),
    ("a title in a script without blanks", text("copyright", "ខ្ញុំ\u200bស្រឡាញ់")),
    *(
        (f"language {tag}", attribute("podcast:transcript", "language", tag))
        for tag in ("i-klingon", "en-GB-oed", "x-ours", "sgn-BE-FR")
    ),
    ("a family of emoji", text("copyright", "\U0001f469\u200d\U0001f467")),
)


def _rewrite(workspace: Path, name: str, old: bytes, new: bytes) -> None:
    path = place(workspace, name)
    found = path.read_bytes()
    assert old in found
    path.write_bytes(found.replace(old, new))
