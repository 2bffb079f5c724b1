"""Show + ledger -> feeds, their pages and the index, from the record that every published episode keeps of itself.

No more episodes are held than a feed shows at once, and no document is written again while the show, the cover, the
episodes and the neighbours are those it was written from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from audiopress.errors import PublishError
from audiopress.model import Selection, Show
from audiopress.press import EPISODE, discard, listed
from audiopress.publish import Channel, Entry, Ledger
from audiopress.speak import Cache
from audiopress.speak.cache import digest
from audiopress.standing import stamp
from audiopress.write import (
    EMBED,
    FEED,
    Leaf,
    PublishedEpisode,
    asset,
    atomic,
    document_url,
    embed_js,
    feed_xml,
    filled,
    index_html,
    leaves,
    read_episode,
)

_COVERS = ("cover.jpg", "cover.png")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A feed to be written: the show as it presents it, what the ledger has of it, and its episodes, oldest first."""

    show: Show
    channel: Channel
    slugs: tuple[str, ...]
    detail: str | None = None  # the edition that is its sound, where that is not the show's own

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return leaves(self.channel.name, self.channel.pages, self.slugs)


@dataclass(frozen=True, slots=True)
class _Card:
    """What decides which feeds an episode is in, and where."""

    tags: tuple[str, ...]
    details: tuple[str, ...]  # of its editions beside the show's own
    kind: str


def intact(folder: Path, entry: Entry) -> bool:
    """Whether everything of an episode is there as the ledger and its own record have it."""
    assets = listed(folder, entry.slug)
    if not assets or (assets[0].size, assets[0].sha256) != (entry.size, entry.sha256):
        return False
    return all((folder / one.path).is_file() and asset(folder, one.path, one.type) == one for one in assets)


def expect_whole(folder: Path, ledger: Ledger, standing: frozenset[str]) -> None:
    """PublishError when an episode of the ledger is not whole; those of the slugs `standing` are known to be."""
    for entry in _present(ledger):
        if entry.slug not in standing and not intact(folder, entry):
            raise PublishError(
                f"the published episode “{entry.title}” is not whole, and its article is a draft now",
                f"take `draft: true` out of {entry.source}, or type `audiopress build --remove {entry.slug}`",
                str(folder / entry.slug),
            )


def outlets(folder: Path, show: Show, ledger: Ledger, content: Path, cache: Cache) -> tuple[Outlet, ...]:
    """The show's feeds, its own last, with the pages that are full by now: the ledger has to keep them.

    `content` is where its articles lie, as the ledger names it.
    """
    present = sorted(_present(ledger), key=lambda entry: (entry.published, entry.guid))
    cards = _cards(folder, present, cache)
    found = []
    for name, one in show.feeds:
        detail = one.detail if one.detail != show.narration.detail else None
        slugs = [
            entry.slug
            for entry in present
            if one.takes(_below(entry.source, content), cards[entry.slug].tags)
            and (not detail or detail in cards[entry.slug].details)
        ]
        channel = ledger.channel(name, document_url(show, name))
        found.append(_outlet(_presented(show, one), channel, slugs, cards, detail))
    return (*found, _outlet(show, ledger.channel(FEED), [entry.slug for entry in present], cards))


def settled(ledger: Ledger, found: tuple[Outlet, ...]) -> Ledger:
    """The ledger with the feeds as they will be; one whose settings are gone keeps its place there."""
    channels = {channel.name: channel for channel in ledger.channels}
    *others, own = (one.channel for one in found)
    channels |= {one.name: one for one in others}
    if own.pages:
        channels[FEED] = replace(own, guid="")  # the ledger has the show's guid in one place
    return replace(ledger, channels=tuple(channels[name] for name in sorted(channels)))


def publish(folder: Path, found: tuple[Outlet, ...], picture: bytes, cache: Cache) -> None:
    """The cover, then every page before the page that names it: the index and the show's feed come last."""
    image = _COVERS[picture.startswith(b"\x89PNG")]
    atomic(folder / image, picture)
    atomic(folder / EMBED, embed_js())  # before any page can tell of it
    writer = _Writer(folder, image, cache)
    *others, own = found
    for outlet in others:
        for leaf in outlet.leaves:
            writer.feed(outlet, leaf)
    *pages, head = own.leaves
    for leaf in pages:
        writer.index(own, leaf, others)
        writer.feed(own, leaf)
    writer.index(own, head, others)
    writer.feed(own, head)
    writer.keep()
    for other in _COVERS:
        if other != image:
            discard(folder / other)


class _Writer:
    """Writes documents, except those that are there as it would write them."""

    def __init__(self, folder: Path, image: str, cache: Cache) -> None:
        self.folder, self.image, self.cache = folder, image, cache
        self.key = digest(["documents", str(folder.resolve())])
        self.before = _remembered(cache, self.key)
        self.now: dict[str, list[object]] = {}

    def feed(self, outlet: Outlet, leaf: Leaf) -> None:
        def made() -> bytes:
            episodes = self._episodes(leaf, outlet.detail)
            return feed_xml(outlet.show, episodes, guid=outlet.channel.guid, artwork=self.image, leaf=leaf)

        about = [repr(outlet.show), outlet.channel.guid, outlet.detail or "", repr(leaf)]
        self._write(f"{leaf.name}.xml", about, leaf, made)

    def index(self, outlet: Outlet, leaf: Leaf, others: list[Outlet]) -> None:
        feeds = tuple((other.show.title, f"{other.channel.name}.xml") for other in others)

        def made() -> bytes:
            episodes = self._episodes(leaf, None)
            return index_html(outlet.show, episodes, artwork=self.image, leaf=leaf, feeds=feeds)

        self._write(f"{leaf.page}.html", [repr(outlet.show), repr(leaf), repr(feeds)], leaf, made)

    def keep(self) -> None:
        """Remember what was written from what."""
        self.cache.write(self.key, json.dumps(self.now, separators=(",", ":")).encode())

    def _write(self, name: str, about: list[str], leaf: Leaf, make: Callable[[], bytes]) -> None:
        records = [stamp(str(self.folder / slug / EPISODE)) for slug in leaf.slugs]
        source = digest([version("audiopress"), self.image, about, records])
        path = self.folder / name
        there = stamp(str(path))
        if there is None or self.before.get(name) != [source, list(there)]:
            atomic(path, make())
        self.now[name] = [source, stamp(str(path))]

    def _episodes(self, leaf: Leaf, detail: str | None) -> list[PublishedEpisode]:
        return [
            episode
            for slug in leaf.slugs
            if (read := _published(self.folder, slug)) and (episode := read.read_as(detail) if detail else read)
        ]


def withdraw(folder: Path, slug: str) -> None:
    """Delete what was published of an episode, once no feed names it any more."""
    own = folder / slug
    for one in listed(folder, slug):
        discard(folder / one.path)
    discard(own / EPISODE)
    if own.is_dir() and not any(own.iterdir()):
        own.rmdir()


def _present(ledger: Ledger) -> Iterator[Entry]:
    return (entry for entry in ledger.episodes if not entry.removed)


def _below(source: str, content: Path) -> PurePosixPath:
    """Where an article lies within the show's content; one from elsewhere lies in no folder of it."""
    path, folder = PurePosixPath(source), content.as_posix()
    return path.relative_to(folder) if path.is_relative_to(folder) else PurePosixPath()


def _presented(show: Show, one: Selection) -> Show:
    return replace(show, title=one.title, description=one.description or show.description)


def _outlet(
    show: Show, channel: Channel, slugs: list[str], cards: Mapping[str, _Card], detail: str | None = None
) -> Outlet:
    """Trailers stay in the feed itself: the channel names them, and new listeners hear them first."""
    paged = [slug for slug in slugs if cards[slug].kind != "trailer"]
    pages = filled(channel.pages, paged, show.feed.page)
    return Outlet(show, replace(channel, pages=pages), tuple(slugs), detail)


def _cards(folder: Path, entries: list[Entry], cache: Cache) -> Mapping[str, _Card]:
    """By slug; read from the episodes' records, and kept for as long as these are the same files."""
    key = digest(["cards", version("audiopress"), str(folder.resolve())])
    before = _remembered(cache, key)
    cards, kept = {}, {}
    for entry in entries:
        there = stamp(str(folder / entry.slug / EPISODE))
        known = _card(before.get(entry.slug))
        if not known or there is None or known[0] != list(there):
            episode = _published(folder, entry.slug)
            known = [there, episode.tags, [one.detail for one in episode.editions], episode.particulars.kind]
        kept[entry.slug] = known
        cards[entry.slug] = _Card(tuple(known[1]), tuple(known[2]), known[3])
    if kept != before:
        cache.write(key, json.dumps(kept, separators=(",", ":")).encode())
    return cards


def _remembered(cache: Cache, key: str) -> dict[str, Any]:
    """What is kept there, if it is a table: others may write into a cache, and what they wrote is made again."""
    try:
        found = json.loads(cache.read(key) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _card(known: object) -> list[Any]:
    """A stamp, tags, editions and a kind, as they were kept; nothing where it is anything else."""
    if not isinstance(known, list) or len(known) != 4 or not all(isinstance(one, list) for one in known[1:3]):
        return []
    return known if all(isinstance(word, str) for word in (*known[1], *known[2], known[3])) else []


def _published(folder: Path, slug: str) -> PublishedEpisode:
    return read_episode((folder / slug / EPISODE).read_bytes())
