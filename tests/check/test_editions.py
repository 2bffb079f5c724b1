"""A further feed of another edition is held against that edition, as the show's own feed is against its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from audiopress.check import CHECKS
from audiopress.check.output import check_output
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.speak import Cache
from tests.check.conftest import SHOW, two_articles
from tests.check.damage import Damage, both, data, edit, place, values
from tests.check.defects_forms import resealed

FEEDS = """
[narration]
editions = ["brief"]

[feeds.short]
title = "Sound checks, in brief"
detail = "brief"

[feeds.ends]
title = "The same again"
"""


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of two editions, each the sound of a feed, and a feed of the same sound."""
    settings = SHOW.replace("[voice]", 'publications = ["epub"]\n\n[voice]') + FEEDS
    return two_articles(tmp_path_factory.mktemp("editions"), settings)


@pytest.fixture
def editions(built_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built_once, tmp_path / "copy"))


def findings(workspace: Path, cache: Cache) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show, cache)


def short(old: str, new: str) -> Damage:
    """The first item of the brief feed, or what stands before it."""
    return edit("short.xml", old, new)


def book(name: str, suffix: str, old: bytes, new: bytes) -> Damage:
    """Other words in those parts of a book, of which episode.json and the ledger know."""

    def damage(workspace: Path) -> None:
        path = place(workspace, name)
        with ZipFile(path) as held:
            parts = [(info, held.read(info)) for info in held.infolist()]
        changed = [(info, data.replace(old, new) if info.filename.endswith(suffix) else data) for info, data in parts]
        assert changed != parts
        with ZipFile(path, "w") as made:
            for info, data in changed:
                made.writestr(info, data)

    return resealed(damage)


UNLISTED = values("audiopress.lock", lambda ledger: ledger["feeds"].pop("short"))
ITEM = r"(?s)(<item>.*?"
DEFECTS: tuple[tuple[str, Damage, str], ...] = (
    ("another title", short(ITEM + "<title>)", r"\1Zed "), "B-021"),
    ("another title of Apple's", short("(<item>)", r"\1<itunes:title>Zed</itunes:title>"), "B-021"),
    ("another date", short(ITEM + "<pubDate>)[^<]*", r"\1Sun, 18 Jan 2026 00:00:00 +0000"), "B-022"),
    ("another episode's page", short(ITEM + "<link>[^<]*)second/", r"\1first/"), "B-024"),
    ("full notes with another word", short("A paragraph in the middle", "A paragraph in the muddle"), "B-059"),
    ("chapters of the show's own edition", short(r'(chapters url="[^"]*chapters)\.brief\.json', r"\1.json"), "B-028"),
    ("captions of the show's own edition", short(r'(transcript url="[^"]*)\.brief\.vtt', r"\1.vtt"), "B-028"),
    ("another episode's chapters", short(r'(chapters url="[^"]*)/second/', r"\1/first/"), "B-029"),
    ("a Podlove chapter at another time", short('(psc:chapter start="00:00:)[01][1-9]', r"\g<1>59"), "B-042"),
    ("sound of the show's own edition", short(r'(enclosure url="[^"]*)\.brief\.mp3', r"\1.mp3"), "B-023"),
    ("a season that the episode has not", short("(<item>)", r"\1<itunes:season>4</itunes:season>"), "B-072"),
    ("a number that it has not", short("(<item>)", r"\1<podcast:episode>4</podcast:episode>"), "B-072"),
    ("explicit where the show is not", short(ITEM + "<itunes:explicit>)false", r"\1true"), "B-072"),
    ("a feed of the other sound", edit("ends.xml", r'(enclosure url="[^"]*)\.mp3', r"\1.brief.mp3"), "B-023"),
    (
        "a book that lights up later",
        book("first/first.epub", ".smil", b'clipEnd="00:00:0', b'clipEnd="00:01:0'),
        "B-093",
    ),
    ("a book with another word", book("first/first.epub", ".xhtml", b"in the middle.", b"in the muddle."), "B-093"),
    ("a brief book with another word", book("first/first.brief.epub", ".xhtml", b"opening", b"closing"), "B-093"),
    ("a book that is cut off", resealed(data("first/first.epub", lambda found: found[:5000])), "B-093"),
    ("a feed that the ledger has lost", UNLISTED, "B-076"),
    ("a lost feed with another title", both(UNLISTED, short(ITEM + "<title>)", r"\1Zed ")), "B-021"),
    ("a lost feed with another guid", both(UNLISTED, short("(<podcast:guid>)....", r"\g<1>0000")), "B-076"),
)


def test_feeds_of_two_editions_are_clean(editions: Path, cache: Cache) -> None:
    """Nothing is said of them as they were built."""
    assert findings(editions, cache) == ()


@pytest.mark.parametrize(("damage", "code"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_each_defect_of_a_further_feed_is_found(editions: Path, cache: Cache, damage: Damage, code: str) -> None:
    """By its check, with a place and something to do."""
    damage(editions)
    found = findings(editions, cache)
    meant = [one for one in found if one.code == code]

    assert meant, sorted({(one.code, one.message) for one in found})
    assert CHECKS[code].severity == meant[0].severity
    assert meant[0].path.startswith("feeds/checks/")
    assert meant[0].hint


def test_a_further_feed_that_is_not_built_yet_is_no_defect(editions: Path, cache: Cache) -> None:
    """Where neither the ledger nor the folder has it, the next build makes it; the index alone names it already."""
    UNLISTED(editions)
    place(editions, "short.xml").unlink()

    assert {one.code for one in findings(editions, cache)} == {"B-060"}
