"""A built folder -> what lies in it, read once for all checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree, html

from audiopress import strict
from audiopress.check.codes import finding
from audiopress.check.rss import Document, read_document
from audiopress.check.rss.document import below
from audiopress.check.rss.values import parts_of
from audiopress.errors import PublishError
from audiopress.model import Finding, Show
from audiopress.publish import LEDGER, Entry, Ledger, read_ledger
from audiopress.speak import Cache
from audiopress.write import PublishedEpisode, read_episode
from audiopress.write.plain import clip

FEED = "feed.xml"


Enclosing = tuple[Document, etree._Element]  # an item, and the document it stands in
Marks = tuple[tuple[int, str], ...]  # chapters: (start in ms, title)


@dataclass(frozen=True, slots=True)
class Reading:
    """One edition of an episode, as episode.json has it: times in ms; `stem` is how its files are called.

    `moments` are those at which a cue or a word begins or ends.
    """

    stem: str
    suffix: str  # ".brief", or "" for the edition in the feed
    duration_ms: int
    marks: Marks
    cues: tuple[tuple[int, int], ...]
    moments: frozenset[int]
    heard: tuple[str, ...] = ()  # the utterance of each cue


@dataclass(frozen=True, slots=True)
class Edition:
    """An episode as it lies on the disk: its ledger entry, episode.json as a value, and what is said when."""

    entry: Entry
    episode: PublishedEpisode
    readings: tuple[Reading, ...]  # the one in the feed first
    sounds: Mapping[str, Reading]  # every audio file with the edition that is heard in it


@dataclass(frozen=True, slots=True)
class Built:
    """Everything the checks of built files look at; `documents`: the feeds that can be read, the show's own first."""

    folder: Path
    show: Show
    ledger: Ledger
    documents: tuple[Document, ...]
    editions: tuple[Edition, ...]
    found: tuple[Finding, ...]
    cache: Cache | None = None  # where what takes long to find out is kept
    content: str = "content"  # where the show's articles lie, as the ledger names it
    sounding: Mapping[str, Edition] = field(default_factory=dict)  # by every audio file of an episode
    enclosing: Mapping[str, tuple[Enclosing, ...]] = field(default_factory=dict)  # by the audio file in the feed

    def path(self, name: str = "") -> str:
        """A file of the show's folder, as findings name it."""
        return f"{self.folder.parent.name}/{self.folder.name}/{name}"

    @property
    def feed(self) -> Document | None:
        """The show's own feed."""
        return next((one for one in self.documents if one.place == self.path(FEED)), None)

    @property
    def pages(self) -> tuple[Document, ...]:
        """That feed and the pages that its `next` links lead to, in which every episode stands once."""
        places = {one.place: one for one in self.documents}
        feed, found = self.feed, dict[str, Document]()
        while feed is not None and feed.place not in found:
            found[feed.place] = feed
            feed = places.get(self._next(feed))
        return tuple(found.values())

    def within(self, source: str) -> PurePosixPath:
        """Where an article lies within the show's content; one from elsewhere lies in no folder of it."""
        path = PurePosixPath(source)
        return path.relative_to(self.content) if path.is_relative_to(self.content) else PurePosixPath()

    def guid_of(self, document: Document) -> str | None:
        """What the ledger has as the podcast:guid of a feed, or of a page of it; None: it knows no such feed."""
        known = {channel.name: channel.guid for channel in self.ledger.channels} | {"feed": self.ledger.guid}
        return known.get(self.feed_of(document.place.removeprefix(self.path())) or "")

    def feed_of(self, name: str) -> str | None:
        """The feed whose document is called so, or a page of whose is; None for a file that is no feed of the show's.

        A sitemap, or whatever else somebody lays there for their host, is nothing of ours.
        """
        stem = name.removesuffix(".xml")
        feeds = {"feed", *(name for name, _ in self.show.feeds), *(channel.name for channel in self.ledger.channels)}
        return next((one for one in (stem, re.sub(r"-[0-9]+$", "", stem)) if one in feeds), None)

    def _next(self, page: Document) -> str:
        """The place of the page after this one."""
        links = below(page.channel, "atom:link") if page.channel is not None else []
        name = next((self.local(link.get("href", "")) for link in links if link.get("rel") == "next"), None)
        return self.path(name) if name else ""

    def local(self, url: str) -> str | None:
        """The name, below the show's folder, of the file at an address of the show; None for an address elsewhere."""
        host, path, _ = parts_of(url)
        own, folder, _ = parts_of(self.show.base_url)
        if host != own or not path.startswith(folder):
            return None
        name = path.removeprefix(folder)
        return f"{name}index.html" if not name or name.endswith("/") else name

    def has(self, name: str) -> bool:
        """Whether there is such a file; a name that leads out of the folder, or that no disk can hold, is none."""
        path = PurePosixPath(name)
        try:
            return ".." not in path.parts and not path.is_absolute() and (self.folder / path).is_file()
        except (OSError, ValueError):  # too long, or with a zero byte
            return False

    def page(self, name: str) -> html.HtmlElement | None:
        """A page as a tree; None where it is not there, or holds no element."""
        try:
            data = (self.folder / name).read_bytes() if self.has(name) else b""
            return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        except etree.ParserError:  # “Document is empty”
            return None

    def edition(self, url: str) -> Edition | None:
        """The episode whose audio, in whatever edition and format, is published at an address."""
        return self.sounding.get(self.local(url) or "")

    def heard(self, item: etree._Element) -> tuple[Edition, PublishedEpisode] | None:
        """The episode whose audio an item encloses, and the same with the edition that this audio is; None: no such."""
        enclosed = below(item, "enclosure")
        name = self.local(enclosed[0].get("url", "")) if enclosed else None
        edition = self.sounding.get(name or "")
        if edition is None or name is None:
            return None
        stem = PurePosixPath(name).stem
        details = {PurePosixPath(other.audio).stem: other.detail for other in edition.episode.editions}
        return edition, edition.episode.read_as(details.get(stem)) or edition.episode

    def detail_of(self, document: Document) -> str:
        """The edition that a feed's items have to enclose; "" for the show's own."""
        name = self.feed_of(document.place.removeprefix(self.path()))
        detail = next((one.detail for feed, one in self.show.feeds if feed == name), None)
        return detail if detail and detail != self.show.narration.detail else ""

    def items(self, edition: Edition) -> tuple[Enclosing, ...]:
        """The items, of whatever feed, that enclose audio of the episode."""
        return tuple(one for name in edition.sounds for one in self.enclosing.get(name, ()))


def read_built(folder: Path, show: Show, cache: Cache | None = None, ledger_file: Path | None = None) -> Built:
    """What lies in feeds/<show>/, and what is to be said of the parts that cannot be read."""
    found: list[Finding] = []
    ledger = read_ledger(ledger_file or folder.parent.parent / LEDGER)
    where = Built(folder, show, ledger, (), (), ())
    documents = tuple(_documents(where, found))
    entries = [entry for entry in ledger.episodes if entry.sha256 and not entry.removed]
    editions = tuple(edition for entry in entries if (edition := _edition(where, entry, found)))
    sounding = {name: edition for edition in reversed(editions) for name in edition.sounds}  # the first one's, if two's
    home, root = (ledger_file or folder.parent.parent / LEDGER).parent, folder.parent.parent
    content = "content" if home == root else home.relative_to(root).as_posix()
    looked_up = (sounding, _enclosing(where, documents))
    return Built(folder, show, ledger, documents, editions, tuple(found), cache, content, *looked_up)


def _enclosing(where: Built, documents: tuple[Document, ...]) -> dict[str, tuple[Enclosing, ...]]:
    found: dict[str, list[Enclosing]] = {}
    for document in documents:
        for item in document.items:
            enclosed = below(item, "enclosure")
            if enclosed and (name := where.local(enclosed[0].get("url", ""))):
                found.setdefault(name, []).append((document, item))
    return {name: tuple(items) for name, items in found.items()}


def _documents(where: Built, found: list[Finding]) -> Iterator[Document]:
    """The show's feed, its pages, and its further feeds; a file of theirs that is no XML says so."""
    if not where.has(FEED):
        found.append(finding("B-001", where.path(FEED), "there is no feed"))
    wanted, left = {"feed", *(name for name, _ in where.show.feeds)}, set[str]()
    paths = (path for path in where.folder.glob("*.xml") if where.feed_of(path.name))
    for path in sorted(paths, key=lambda path: (path.name != FEED, path.name)):
        place, name = where.path(path.name), where.feed_of(path.name) or ""
        if name not in wanted:
            if name not in left:
                found.append(_abandoned(place, name))
            left.add(name)
            continue
        document, problems = read_document(place, path.read_bytes())
        found += (finding("B-002", place, one.message, line=one.line) for one in problems)
        if document is not None:
            yield document


def _abandoned(place: str, name: str) -> Finding:
    """What no build writes again cannot be held against what builds write: one warning, and nothing else of it."""
    message = f"“{name}” is in {LEDGER}, and not in audiopress.toml: no build writes this feed again"
    hint = (
        f"put [feeds.{name}] back into audiopress.toml, or delete {name}.xml with its pages, and its lines in {LEDGER}"
    )
    return finding("B-063", place, message, line=1, hint=hint)


def _edition(where: Built, entry: Entry, found: list[Finding]) -> Edition | None:
    name = f"{entry.slug}/episode.json"
    try:
        data = (where.folder / name).read_bytes()
        episode = read_episode(data)
        document: dict[str, Any] = strict.loads(data)
        readings = _readings(episode.slug, document)
    except FileNotFoundError:
        found.append(finding("B-001", where.path(name), f"the episode “{entry.title}” is not there"))
    except PublishError as problem:
        found.append(finding("B-005", where.path(name), problem.message))
    except (LookupError, TypeError, ValueError, ArithmeticError):
        found.append(finding("B-005", where.path(name), "episode.json is damaged"))
    else:
        return Edition(entry, episode, readings, _sounds(episode, readings))
    return None


def _sounds(episode: PublishedEpisode, readings: tuple[Reading, ...]) -> dict[str, Reading]:
    stems = {reading.stem: reading for reading in readings}
    paths = [asset.path for asset in episode.assets if asset.type.startswith("audio/")]
    return {path: stems.get(PurePosixPath(path).stem, readings[0]) for path in paths}


def _readings(slug: str, document: dict[str, Any]) -> tuple[Reading, ...]:
    others = [(f".{one['detail']}", one) for one in document.get("editions", ())]
    return tuple(_reading(slug, suffix, one) for suffix, one in (("", document), *others))


def _reading(slug: str, suffix: str, about: dict[str, Any]) -> Reading:
    cues = tuple((cue["start_ms"], cue["end_ms"]) for cue in about["cues"])
    rate = about["duration"]["rate"]
    # rounded as the timeline rounds; a millisecond either way is no fault of anybody's
    words = {round(1000 * word[2] / rate) for cue in about["cues"] for word in cue["words"]}
    moments = frozenset({time + off for cue in cues for time in cue for off in (0, 1)} | {*words})
    marks = tuple((mark["start_ms"], clip(mark["title"])) for mark in about["chapters"])
    heard = tuple(cue["utterance"] for cue in about["cues"])
    return Reading(slug + suffix, suffix, about["duration"]["ms"], marks, cues, moments, heard)
