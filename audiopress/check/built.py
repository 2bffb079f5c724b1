"""A built folder -> what lies in it, read once for all checks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import etree

from audiopress.check.codes import finding
from audiopress.errors import PublishError
from audiopress.model import Finding, Show
from audiopress.publish import LEDGER, Entry, Ledger, read_ledger
from audiopress.speak import Cache
from audiopress.write import PublishedEpisode, read_episode

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """An episode as it lies on the disk: its ledger entry, episode.json as a value, and its cues in ms."""

    entry: Entry
    episode: PublishedEpisode
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Built:
    """Everything the checks of built files look at; `feed` is None where it cannot be read, and `found` says why."""

    folder: Path
    show: Show
    ledger: Ledger
    feed: etree._Element | None
    editions: tuple[Edition, ...]
    found: tuple[Finding, ...]
    cache: Cache | None = None  # where what takes long to find out is kept

    def path(self, name: str = "") -> str:
        """A file of the show's folder, as findings name it."""
        return f"{self.folder.parent.name}/{self.folder.name}/{name}"

    def items(self) -> list[etree._Element]:
        return [] if self.feed is None else list(self.feed.iterfind("channel/item"))

    def local(self, url: str) -> str | None:
        """The name, below the show's folder, of the file at an address of the show; None for an address elsewhere."""
        bare = urldefrag(url).url
        if not bare.startswith(self.show.base_url):
            return None
        name = unquote(bare.removeprefix(self.show.base_url))
        return f"{name}index.html" if not name or name.endswith("/") else name

    def has(self, name: str) -> bool:
        """Whether there is such a file; a name that leads out of the folder is none."""
        return ".." not in Path(name).parts and (self.folder / name).is_file()

    def edition(self, url: str) -> Edition | None:
        """The episode whose audio is published at an address."""
        name = self.local(url)
        return next((edition for edition in self.editions if edition.episode.audio.path == name), None)


def read_built(folder: Path, show: Show, cache: Cache | None = None, ledger_file: Path | None = None) -> Built:
    """What lies in feeds/<show>/, and what is to be said of the parts that cannot be read."""
    found: list[Finding] = []
    ledger = read_ledger(ledger_file or folder.parent.parent / LEDGER)
    where = Built(folder, show, ledger, None, (), ())
    feed = _feed(where, found)
    entries = [entry for entry in ledger.episodes if entry.sha256 and not entry.removed]
    editions = [edition for entry in entries if (edition := _edition(where, entry, found))]
    return Built(folder, show, ledger, feed, tuple(editions), tuple(found), cache)


def _feed(where: Built, found: list[Finding]) -> etree._Element | None:
    path = where.path("feed.xml")
    # lxml follows no reference and asks no other host: a feed is text, whoever wrote it
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring((where.folder / "feed.xml").read_bytes(), parser)
    except FileNotFoundError:
        found.append(finding("B-001", path, "there is no feed"))
    except etree.XMLSyntaxError as problem:
        found.append(finding("B-002", path, f"this is not XML: {problem.msg}", line=problem.lineno))
    return None


def _edition(where: Built, entry: Entry, found: list[Finding]) -> Edition | None:
    name = f"{entry.slug}/episode.json"
    try:
        data = (where.folder / name).read_bytes()
        episode = read_episode(data)
        document: dict[str, Any] = json.loads(data)
        cues = tuple((cue["start_ms"], cue["end_ms"]) for cue in document["cues"])
    except FileNotFoundError:
        found.append(finding("B-001", where.path(name), f"the episode “{entry.title}” is not there"))
    except PublishError as problem:
        found.append(finding("B-005", where.path(name), problem.message))
    except (KeyError, TypeError):
        found.append(finding("B-005", where.path(name), "episode.json is damaged"))
    else:
        return Edition(entry, episode, cues)
    return None
