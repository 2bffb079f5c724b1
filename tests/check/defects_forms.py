"""The corpus of defects, continued: what is wrong within audio files, chapters, captions and pages for people.

Sizes and digests of the damaged files stand in episode.json, the ledger and the feed as if a build had made them, so
that nothing but the check that is meant can find them.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutagen.id3 import APIC, ID3, TCON, TLAN, TRCK, WXXX
from mutagen.mp4 import MP4, MP4Cover
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus

from audiopress.sound.tags import _OrderedID3
from audiopress.write import asset
from tests.check.damage import Damage, both, data, edit, place, values, write
from tests.check.defects import CHAPTERS, EPISODE, M4B, MP3, OPUS, mark, picture, retag

PAGE = "https://example.org/checks/first/"
SECOND = "https://example.org/checks/second/#the-middle"
SRT, VTT = "first/first.srt", "first/first.vtt"


def resealed(change: Damage) -> Damage:
    """A change to the first episode's files that episode.json, the ledger and the feed know of."""

    def damage(workspace: Path) -> None:
        change(workspace)
        record = place(workspace, EPISODE)
        document = json.loads(record.read_bytes())
        folder = record.parents[1]
        for row in document["assets"]:
            now = asset(folder, row["path"], row["type"])
            row.update(size=now.size, sha256=now.sha256)
        record.write_text(json.dumps(document), encoding="utf-8")
        main = document["assets"][0]
        said = {"size": main["size"], "sha256": main["sha256"]}
        values("audiopress.lock", lambda ledger: ledger["episodes"]["first"].update(said))(workspace)
        _known_to_the_feed(workspace, folder)

    return damage


def _known_to_the_feed(workspace: Path, folder: Path) -> None:
    """Lengths and digests of the first episode's audio as they are by now."""

    def sized(found: re.Match[str]) -> str:
        name = re.search(r'(?:uri|url)="https://example.org/checks/(first/[^"]*)"', found[0])
        if name is None:
            return found[0]
        held = (folder / name[1]).read_bytes()
        proof = base64.b64encode(hashlib.sha256(held).digest()).decode()
        return re.sub('"sha256-[^"]*"', f'"sha256-{proof}"', re.sub(r'length="\d+"', f'length="{len(held)}"', found[0]))

    path = place(workspace, "feed.xml")
    alternates = r"(?s)<podcast:alternateEnclosure.*?</podcast:alternateEnclosure>|<enclosure [^>]*>"
    path.write_text(re.sub(alternates, sized, path.read_text(encoding="utf-8")), encoding="utf-8")


def frames(change: Callable[[ID3], object], name: str = MP3) -> Damage:
    return resealed(retag(change, name))


def ordered(change: Callable[[ID3], object]) -> Damage:
    """A change to the tag that leaves its frames where they lie: the order of chapters is a matter of its own."""

    def damage(workspace: Path) -> None:
        tags = _OrderedID3(place(workspace, MP3))
        change(tags)
        tags.save(place(workspace, MP3), v2_version=3)

    return resealed(damage)


def twice_linked(tags: ID3) -> None:
    tags.getall("CHAP")[1].sub_frames.add(WXXX(desc="b", url=SECOND))


def linked(url: str) -> Callable[[ID3], object]:
    """The second chapter leads elsewhere."""
    return lambda tags: tags.getall("CHAP")[1].sub_frames.setall("WXXX", [WXXX(desc="chapter url", url=url)])


def unlinked(tags: ID3) -> None:
    for frame in tags.getall("CHAP"):
        frame.sub_frames.delall("WXXX")


def overlapping(tags: ID3) -> None:
    tags.getall("CHAP")[0].end_time = 20_000


def plated(tags: ID3) -> None:
    held = APIC(encoding=1, mime="image/jpeg", type=3, desc="", data=picture((100, 100)))
    tags.getall("CHAP")[1].sub_frames.add(held)


def covered(held: bytes) -> Callable[[ID3], object]:
    return lambda tags: setattr(tags.getall("APIC")[0], "data", held)


def zeroed(tags: ID3) -> None:
    found = tags.getall("APIC")[0]
    found.data = found.data[:40] + bytes(200) + found.data[240:]


def covered_m4b(workspace: Path) -> None:
    file = MP4(place(workspace, M4B))
    file["covr"] = [MP4Cover(picture((600, 600)), imageformat=MP4Cover.FORMAT_JPEG)]
    file.save()


def renumbered(workspace: Path) -> None:
    """The trailer's episode number is one that its front matter gives, and the tag's is another."""
    values(EPISODE, lambda told: told["particulars"].update(number=3))(workspace)
    tags = _OrderedID3(place(workspace, MP3))
    tags.add(TRCK(encoding=1, text=["7/12"]))
    tags.save(place(workspace, MP3), v2_version=3)


def blues_m4b(workspace: Path) -> None:
    file = MP4(place(workspace, M4B))
    file["\xa9gen"] = ["Blues"]
    file.save()


def amplified(found: bytes) -> bytes:
    """RFC 7845 § 5.1: the output gain of the header, in 1/256 dB."""
    page = OggPage(io.BytesIO(found))
    size, head = page.size, bytearray(page.packets[0])
    head[16:18] = (2560).to_bytes(2, "little")
    page.packets[0] = bytes(head)
    return bytes(page.write()) + found[size:]


def desktop(workspace: Path) -> None:
    """What macOS and Windows lay into a folder that somebody opens."""
    for name in (".DS_Store", "Thumbs.db"):
        place(workspace, f"first/{name}").write_bytes(b"x")


def comment(key: str, said: str | None) -> Damage:
    def damage(workspace: Path) -> None:
        file = OggOpus(place(workspace, OPUS))
        if said is None:
            del file[key]
        else:
            file[key] = said
        file.save()

    return resealed(damage)


def swapped(found: bytes) -> bytes:
    """The title of the second chapter in QuickTime's track, which lies in the file's sound."""
    return found.replace(b"\x00\x0aThe middle", b"\x00\x0aThe muddle", 1)


def bytes_of(name: str, change: Callable[[bytes], bytes]) -> Damage:
    return resealed(data(name, change))


def chapter(number: int, key: str, said: object, name: str = CHAPTERS) -> Damage:
    return resealed(mark(number, key, said, name))


def gone(number: int, key: str) -> Damage:
    return resealed(values(CHAPTERS, lambda document: document["chapters"][number].pop(key)))


def lines(name: str, old: str, new: str, count: int = 1) -> Damage:
    return resealed(edit(name, old, new, count=count))


def of_all(change: Callable[[dict[str, object]], object]) -> Damage:
    return resealed(values(CHAPTERS, change))


def psc(key: str, said: str) -> Damage:
    """The second chapter in the feed, of the first item, which is the trailer."""
    return edit("feed.xml", rf'(<psc:chapter start="00:00:1[^>]*?) {key}="[^"]*"', rf'\1 {key}="{said}"')


LINKS: tuple[tuple[str, Damage, str], ...] = (
    ("JSON chapter without its link", gone(1, "url"), "B-080"),
    ("JSON chapter leads to another episode", chapter(1, "url", SECOND), "B-080"),
    ("JSON chapter leads to another section", chapter(1, "url", f"{PAGE}#the-end"), "B-080"),
    ("JSON chapter leads to the page", chapter(1, "url", PAGE), "B-080"),
    ("JSON chapter leads elsewhere", chapter(1, "url", "https://elsewhere.example/#the-middle"), "B-080"),
    (
        "a further edition's JSON chapter leads to another",
        chapter(1, "url", SECOND, "first/chapters.brief.json"),
        "B-080",
    ),
    ("ID3 chapters without links", frames(unlinked), "B-080"),
    ("ID3 chapter leads to a section that is not there", frames(linked(f"{PAGE}#the-muddle")), "B-080"),
    ("ID3 chapter leads to another episode", frames(linked(SECOND)), "B-080"),
    ("a further edition's ID3 chapter leads to another", frames(linked(SECOND), "first/first.brief.mp3"), "B-080"),
    ("Opus chapter without its link", comment("chapter001url", None), "B-080"),
    ("Opus chapter leads to another episode", comment("chapter001url", SECOND), "B-080"),
    ("Podlove chapter leads to another section", psc("href", "https://example.org/checks/trailer/#the-end"), "B-080"),
    ("Podlove chapter without its link", edit("feed.xml", r'(<psc:chapter [^>]*?) href="[^"]*"', r"\1"), "B-080"),
    ("JSON chapter ends after the next begins", chapter(0, "endTime", 15), "B-083"),
    ("ID3 chapter ends after the next begins", frames(overlapping), "B-083"),
    ("JSON chapters have another title", of_all(lambda held: held.update(title="Another")), "B-082"),
    ("JSON chapters have another author", of_all(lambda held: held.update(author="Zed")), "B-082"),
    ("JSON chapters have another show", of_all(lambda held: held.update(podcastName="Zed")), "B-082"),
)
PLATES: tuple[tuple[str, Damage, str], ...] = (
    ("JSON chapter shows a picture of nobody's", chapter(1, "img", f"{PAGE}cover.png"), "B-081"),
    ("JSON chapter describes a picture of nobody's", chapter(1, "imgAlt", "A cat"), "B-081"),
    ("ID3 chapter shows a picture of nobody's", frames(plated), "B-081"),
    (
        "Podlove chapter shows a picture of nobody's",
        edit("feed.xml", "<psc:chapter ", f'<psc:chapter image="{PAGE}cover.png" '),
        "B-081",
    ),
    ("ID3 cover is no picture", frames(covered(b"no picture")), "B-084"),
    ("ID3 cover is damaged", frames(zeroed), "B-084"),
    ("ID3 cover is another", frames(covered(picture((600, 600)))), "B-084"),
    ("M4B cover is another", resealed(covered_m4b), "B-084"),
    ("Opus cover is no picture", comment("metadata_block_picture", "abcd"), "B-084"),
    ("an episode's cover is small", resealed(write("first/cover.png", picture((100, 100), "PNG"))), "B-090"),
    ("an episode's cover is not square", resealed(write("first/cover.png", picture((1500, 900), "PNG"))), "B-090"),
    ("an episode's cover is a JPEG called PNG", resealed(write("first/cover.png", picture((1500, 1500)))), "B-090"),
)
STREAMS: tuple[tuple[str, Damage, str], ...] = (
    ("Opus has garbage in its middle", bytes_of(OPUS, lambda d: d[:60_000] + b"\x55" * 2000 + d[62_000:]), "B-036"),
    ("Opus has another byte", bytes_of(OPUS, lambda d: d[:60_000] + bytes([d[60_000] ^ 1]) + d[60_001:]), "B-036"),
    ("Opus has something at its end", bytes_of(OPUS, lambda d: d + b"abc"), "B-036"),
    ("Opus is cut off", bytes_of(OPUS, lambda d: d[: d.rindex(b"OggS")]), "B-036"),
    ("Opus lacks a page", bytes_of(OPUS, lambda d: _without(d, 5)), "B-036"),
    ("QuickTime's track is not named", bytes_of(M4B, lambda d: d.replace(b"chap", b"free", 1)), "B-042"),
    ("QuickTime's track has another title", bytes_of(M4B, swapped), "B-042"),
)
WORDS: tuple[tuple[str, Damage, str], ...] = (
    ("captions without speakers", lines(VTT, "<v [^>]*>", "", 0), "B-085"),
    ("one caption without its speaker", lines(VTT, "<v [^>]*>", ""), "B-085"),
    ("captions by somebody else", lines(VTT, "<v [^>]*>", "<v Ada>", 0), "B-085"),
    ("a further edition's captions without speakers", lines("first/first.brief.vtt", "<v [^>]*>", "", 0), "B-085"),
    ("JSON transcript without a speaker", lines("first/transcript.json", '"speaker": "[^"]*",', ""), "B-085"),
    ("captions without the line after WEBVTT", lines(VTT, "WEBVTT\n\n", "WEBVTT\n"), "B-050"),
    ("SubRip in three lines", lines(SRT, "An opening sentence", "An\nopening\nsentence"), "B-086"),
    ("SubRip in a line of 48 letters", lines(SRT, r"(And another one:.*)\n", r"\1 "), "B-086"),
    ("no account of the narration", resealed(write("first/narration.json", b"{")), "B-087"),
    ("an empty account of the narration", resealed(write("first/narration.json", b"{}")), "B-087"),
    ("an account nested deeply", resealed(write("first/narration.json", b"[" * 100_000)), "B-087"),
    ("an account of another episode", lines("first/narration.json", '"slug": "first"', '"slug": "second"'), "B-087"),
    ("an account of another edition", lines("first/narration.brief.json", '"brief"', '"standard"'), "B-087"),
    ("an account with a passage less", lines("first/narration.json", r' *\{"id": "s3".*\n', ""), "B-087"),
)
PEOPLE: tuple[tuple[str, Damage, str], ...] = (
    ("the show's page is another", write("index.html", b"<html><body>x</body></html>"), "B-088"),
    ("the show's page lacks an episode", edit("index.html", "(?s)<li.*?</li>", ""), "B-088"),
    ("the show's page is cut off", data("index.html", lambda d: d[:20]), "B-088"),
    ("the show's page is an episode's", edit("index.html", '("canonical" href="[^"]*)"', r'\1first/"'), "B-089"),
    (
        "a page is another episode's",
        lines("first/index.html", '("canonical" href="[^"]*)first/"', r'\1second/"'),
        "B-089",
    ),
    ("a page without its address", lines("first/index.html", '<link rel="canonical"[^>]*>', ""), "B-089"),
)
BRIEF_VTT, INDEX, ALONG = "first/first.brief.vtt", "first/index.html", "first/read-along.json"

TAGS: tuple[tuple[str, Damage, str], ...] = (
    ("ID3 chapter begins at a byte", ordered(lambda t: setattr(t.getall("CHAP")[1], "start_offset", 5)), "B-042"),
    ("ID3 chapter ends at a byte", ordered(lambda t: setattr(t.getall("CHAP")[1], "end_offset", 9)), "B-042"),
    ("ID3 chapters in the order of their lengths", frames(lambda tags: None), "B-043"),
    ("ID3 has another genre", ordered(lambda tags: tags.add(TCON(encoding=1, text=["Blues"]))), "B-037"),
    ("ID3 has another language", ordered(lambda tags: tags.add(TLAN(encoding=1, text=["ger"]))), "B-037"),
    ("ID3 has another number", resealed(renumbered), "B-037"),
    ("Opus has another language", comment("language", "de"), "B-037"),
    ("M4B has another genre", resealed(blues_m4b), "B-037"),
    ("Opus asks for ten decibels more", comment("r128_track_gain", "2560"), "B-047"),
    ("Opus asks for a gain that is none", comment("r128_album_gain", "loud"), "B-047"),
    ("Opus says ten decibels more at its beginning", bytes_of(OPUS, amplified), "B-047"),
)


def everywhere(old: str, new: str) -> Damage:
    """The same change to every form of the transcript."""
    return resealed(both(*(edit(name, old, new) for name in (VTT, SRT, "first/first.txt", "first/transcript.json"))))


def block(detail: str, change: Callable[[dict[str, Any]], object]) -> Damage:
    """A change to what the page's script knows of an edition."""

    def damage(workspace: Path) -> None:
        path = place(workspace, INDEX)
        text = path.read_text(encoding="utf-8")
        found = re.search(rf'(data-edition="{detail}">)(.*?)</script>', text)
        assert found
        about = json.loads(found[2])
        change(about)
        told = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
        path.write_text(text[: found.start(2)] + told + text[found.end(2) :], encoding="utf-8")

    return resealed(damage)


def later(about: dict[str, Any]) -> None:
    """The third passage is heard a tenth of a second later."""
    about["passages"][2][0] += 100


def heard_in(about: dict[str, Any]) -> None:
    about["audio"] = "second.mp3"


def reworded(about: dict[str, Any]) -> None:
    about["text"][2] = "A closing sentence."


TEXTS: tuple[tuple[str, Damage, str], ...] = (
    ("another word in all transcripts", everywhere("opening", "closing"), "B-055"),
    ("another word in a further edition's captions", lines(BRIEF_VTT, "An opening", "A closing"), "B-055"),
    ("a further edition's captions say x", lines(BRIEF_VTT, "(<v [^>]*>).*", r"\1x", 0), "B-055"),
    ("a page with another word", lines(INDEX, "An opening sentence", "A closing sentence"), "B-091"),
    ("a page without a paragraph", lines(INDEX, "(?s)<p[^>]*><span[^>]*>A paragraph in.*?</p>", ""), "B-091"),
    ("a page with a paragraph more", lines(INDEX, "(A paragraph in.*?</p>)", r"\1<p>More.</p>"), "B-091"),
    ("a page with another heading", lines(INDEX, "(<h1>.*?)The first", r"\1The fourth"), "B-091"),
    ("a page with another title", lines(INDEX, "<title>", "<title>Zed "), "B-091"),
    ("a page that plays another episode", lines(INDEX, '(<audio[^>]*src=")', r"\1../second/second.mp3#"), "B-092"),
    ("a page that plays another edition", lines(INDEX, r'(<audio[^>]*src="first)\.mp3', r"\1.brief.mp3"), "B-092"),
    (
        "a page that offers another's captions",
        lines(INDEX, 'href="first.vtt"', 'href="../second/second.vtt"'),
        "B-092",
    ),
    ("a page that lights a passage up later", block("standard", later), "B-093"),
    ("a page that lights a brief passage up later", block("brief", later), "B-093"),
    ("a page whose script plays another episode", block("standard", heard_in), "B-093"),
    ("a page without the data of its edition", lines(INDEX, '(data-edition="brief">).*?<', r"\1{}<"), "B-093"),
    ("a page without any data", lines(INDEX, '<script[^>]*data-edition="brief">.*?</script>', ""), "B-093"),
    ("words read along later", resealed(values(ALONG, later)), "B-093"),
    ("another title read along", resealed(values(ALONG, lambda found: found["about"].update(title="X"))), "B-093"),
    ("other words read along", resealed(values(ALONG, reworded)), "B-093"),
    ("other brief words read along", resealed(values("first/read-along.brief.json", reworded)), "B-093"),
    ("a passage guided later", lines("first/guided-navigation.json", r"(mp3#t=)7\.", r"\g<1>6."), "B-093"),
    ("another word guided", lines("first/guided-navigation.json", "Audio edition", "Video edition"), "B-093"),
)

FORMS = (*TAGS, *LINKS, *PLATES, *STREAMS, *WORDS, *PEOPLE, *TEXTS)
RIGHT: tuple[tuple[str, Damage], ...] = (
    ("files that episode.json, ledger and feed know", resealed(lambda workspace: None)),
    ("JSON chapters without author and show", of_all(lambda d: (d.pop("author"), d.pop("podcastName")))),
    ("JSON chapter with a host in capitals", chapter(1, "url", "https://EXAMPLE.org:443/checks/first/#the%2Dmiddle")),
    ("JSON chapter that ends early", chapter(0, "endTime", 12.5)),
    ("JSON chapters with a file's name", of_all(lambda held: held.update(fileName="first.mp3"))),
    ("ID3 chapter with a host in capitals", ordered(linked("https://EXAMPLE.org/checks/first/#the-middle"))),
    ("ID3 chapter that ends early", ordered(lambda tags: setattr(tags.getall("CHAP")[0], "end_time", 12_500))),
    ("ID3 chapter with a second link", ordered(twice_linked)),
    (
        "ID3 has a back cover, too",
        ordered(lambda t: t.add(APIC(1, "image/png", 4, "back", picture((600, 600), "PNG")))),
    ),
    ("ID3 without genre and language", ordered(lambda tags: (tags.delall("TCON"), tags.delall("TLAN")))),
    ("Opus says how players come to −23 LUFS", comment("r128_track_gain", "-1792")),
    ("what a desktop lays into a folder", desktop),
    *(
        (f"notes with “{dash}” behind the times", edit("feed.xml", r"(00:00:\d\d) The ", rf"\1 {dash} The ", count=0))
        for dash in "-–—"
    ),
    ("Opus written by somebody else", comment("comment", "Hello")),
    ("M4B written by somebody else", resealed(lambda workspace: MP4(place(workspace, M4B)).save())),
    ("captions with a class of voice", lines(VTT, "<v ", "<v.loud ", 0)),
    ("captions with closed voices", lines(VTT, r"(<v .*)", r"\1</v>", 1)),
    ("captions with a title", lines(VTT, "WEBVTT", "WEBVTT The first article")),
    ("SubRip in two short lines", lines(SRT, "An opening sentence", "An opening\nsentence")),
    ("an account with more to tell", lines("first/narration.json", '"words"', '"mood": "blue", "words"')),
    (
        "an index with more to tell",
        edit("index.html", "</main>", '<p><a href="https://a.example/">More</a></p></main>'),
    ),
    ("a page with spaces about its words", lines(INDEX, "An opening", "\\n  An\\topening")),
    ("a page with more beside the article", lines(INDEX, "</main>", '<p><a href="../second/">Next</a></p></main>')),
    ("an index with whole addresses", edit("index.html", 'href="first/"', f'href="{PAGE}"')),
)


def _without(found: bytes, number: int) -> bytes:
    """An Ogg file without one of its pages."""
    pages = found.split(b"OggS")
    return b"OggS".join(pages[:number] + pages[number + 1 :])
