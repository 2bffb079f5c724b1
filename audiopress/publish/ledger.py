"""Ledger + Article -> the article's entry: what listeners' apps know an episode by is decided once and kept."""

from __future__ import annotations

import difflib
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from audiopress.config.terms import OWN_HOSTS
from audiopress.config.told import told
from audiopress.errors import PublishError
from audiopress.model import Article, Asset, Known, Show
from audiopress.write import FEED, show_guid

VERSION = 1
FILE = "audiopress.lock"


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode as the world knows it; `url` is below the show's, `size` in bytes, times are UTC, in whole seconds."""

    slug: str
    guid: str
    url: str
    source: str
    title: str
    published: datetime
    updated: datetime
    revision: int = 1
    content_sha256: str = ""  # of what the episode says and how; "": pinned, and not yet built
    size: int = 0
    sha256: str = ""
    removed: bool = False  # kept for ever, so that its guid is never given to another episode
    formerly: tuple[str, ...] = ()  # what `url` was before its audio moved: there the host has to redirect
    record_sha256: str = ""  # of what episode.json tells (write/seal.py); "": not known


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: the name of its file without suffix, its podcast:guid, and the slugs on its full pages, oldest first."""

    name: str
    guid: str  # "" in the ledger's own list for the show's feed: that has the show's
    pages: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """audiopress.lock: the show's guid, its feed's address, and every episode ever published, by slug."""

    guid: str = ""
    feed_url: str = ""
    slug: str = ""  # the show's folder below feeds/
    episodes: tuple[Entry, ...] = ()
    formerly: tuple[str, ...] = ()  # what feed_url was before the show moved
    channels: tuple[Channel, ...] = ()  # further feeds, and the show's own where it has pages
    told: tuple[tuple[str, str], ...] = ()  # the settings that the feeds were written from (config/told.py)
    picture_sha256: str = ""  # of the show's picture beside them

    def channel(self, name: str, feed_url: str = "") -> Channel:
        """The feed of that name; a new one gets the guid that follows from its address, the show's own the show's."""
        known = next((channel for channel in self.channels if channel.name == name), None)
        if name == FEED:
            return Channel(name, self.guid, known.pages if known else ())
        return known or Channel(name, show_guid(feed_url))

    def entry(self, slug: str) -> Entry | None:
        return next((entry for entry in self.episodes if entry.slug == slug), None)

    def pieces(self) -> Iterator[bytes]:
        """The file's text: sorted, so that two branches that publish different articles merge by themselves.

        Episode by episode, since json makes a text of ten times its length when it indents.
        """
        more: dict[str, object] = {"formerly": self.formerly} if self.formerly else {}
        more |= {"settings": dict(self.told), "picture_sha256": self.picture_sha256} if self.told else {}
        yield b'{\n  "episodes": {'
        divide = "\n    "
        for entry in sorted(self.episodes, key=lambda entry: entry.slug):
            yield f"{divide}{_indented(entry.slug)}: {_indented(_plain(entry), 4)}".encode()
            divide = ",\n    "
        yield b"\n  }" if self.episodes else b"}"
        if self.channels:
            yield f',\n  "feeds": {_indented({one.name: _listing(one) for one in self.channels}, 2)}'.encode()
        show = {"guid": self.guid, "feed_url": self.feed_url, "slug": self.slug, **more}
        yield f',\n  "show": {_indented(show, 2)},\n  "version": {VERSION}\n}}\n'.encode()

    def to_bytes(self) -> bytes:
        """The file as a whole."""
        return b"".join(self.pieces())


def pin_show(ledger: Ledger, feed_url: str, slug: str) -> Ledger:
    """The ledger with the feed's address; the guid comes from the first one and stays when the feed moves.

    Podcast namespace, guid.md: assigned once, kept for ever, also when the address changes. PublishError when the
    show's folder would be another: the address of everything published lies below it.
    """
    if ledger.slug and ledger.slug != slug and any(not entry.removed for entry in ledger.episodes):
        raise PublishError(
            f"the show was published in feeds/{ledger.slug}/ and would now be in feeds/{slug}/",
            f'write slug = "{ledger.slug}" into audiopress.toml, or correct “slug” in {FILE} if it is to move',
            "audiopress.toml",
        )
    formerly = ledger.formerly
    if any(entry.sha256 for entry in ledger.episodes) and urlsplit(ledger.feed_url).hostname not in OWN_HOSTS:
        formerly = _moved(formerly, ledger.feed_url, feed_url)
    return replace(ledger, guid=ledger.guid or show_guid(feed_url), feed_url=feed_url, slug=slug, formerly=formerly)


def pin(ledger: Ledger, article: Article, now: datetime) -> Entry:
    """The article's entry: as it was pinned, or a first one with a guid that follows from the show's and the slug.

    Call `pin_show` first. PublishError for the slug of an episode that was taken out of the feed.
    """
    known = ledger.entry(article.slug)
    if known and known.removed:
        raise PublishError(
            f"the slug “{article.slug}” belonged to an episode that was taken out of the feed",
            f"delete the article, give it another slug, or delete the line “removed” of {article.slug} in {FILE}",
            _place(article),
        )
    if known:
        return known
    published = _utc(article.published) if article.published else _utc(now).replace(hour=0, minute=0, second=0)
    return Entry(
        slug=article.slug,
        guid=str(uuid.uuid5(uuid.UUID(ledger.guid), article.slug)),
        url=f"{article.slug}/{article.slug}.mp3",
        source=_place(article),
        title=article.title,
        published=published,
        updated=max(_utc(article.updated), published) if article.updated else published,
    )


def revise(entry: Entry, content_sha256: str, article: Article, now: datetime) -> Entry:
    """The entry before a build: other content makes the next revision of the same episode, and the same content none.

    The new `updated` is the article's where that is later than the old one, else `now`; it never goes back.
    """
    named = replace(entry, content_sha256=content_sha256, source=_place(article), title=article.title)
    if entry.content_sha256 in {"", content_sha256}:
        return named
    declared = _utc(article.updated) if article.updated else entry.updated
    updated = declared if declared > entry.updated else max(_utc(now), entry.updated)
    return replace(named, revision=entry.revision + 1, updated=updated)


def deliver(entry: Entry, audio: Asset) -> Entry:
    """The entry after a build, with the address, size and sha256 of the audio that was made."""
    formerly = _moved(entry.formerly, entry.url, audio.path) if entry.sha256 else entry.formerly
    return replace(entry, url=audio.path, size=audio.size, sha256=audio.sha256, formerly=formerly)


def record(ledger: Ledger, entries: Iterable[Entry]) -> Ledger:
    """The ledger with these entries new or in place of those with their slugs, in the order of slugs."""
    episodes = {entry.slug: entry for entry in (*ledger.episodes, *entries)}
    return replace(ledger, episodes=tuple(episodes[slug] for slug in sorted(episodes)))


def remove(ledger: Ledger, slugs: Iterable[str]) -> Ledger:
    """The ledger with these episodes marked as removed; PublishError for a slug that was never published."""
    gone = []
    for slug in slugs:
        entry = ledger.entry(slug)
        if entry is None:
            near = difflib.get_close_matches(slug, [entry.slug for entry in ledger.episodes], n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"the published slugs are the names in {FILE}"
            raise PublishError(f"no episode “{slug}” was ever published", hint, FILE)
        gone.append(replace(entry, removed=True))
    return record(ledger, gone)


def written_from(ledger: Ledger, show: Show, cover: bytes) -> Ledger:
    """The ledger once the feeds are written: from these settings, with that picture beside them."""
    return replace(ledger, told=tuple(sorted(told(show).items())), picture_sha256=hashlib.sha256(cover).hexdigest())


def vanished(ledger: Ledger, articles: Iterable[Article | Known]) -> tuple[Entry, ...]:
    """The published episodes that no article stands for any more."""
    present = {article.slug for article in articles}
    return tuple(entry for entry in ledger.episodes if not entry.removed and entry.slug not in present)


def expect_all(ledger: Ledger, articles: Iterable[Article | Known]) -> None:
    """PublishError when a published episode's article is gone: taking it out needs a word from the author."""
    gone = vanished(ledger, articles)
    if not gone:
        return
    first = gone[0]
    more = f" (and {len(gone) - 1} more like it)" if len(gone) > 1 else ""
    removal = " ".join(f"--remove {entry.slug}" for entry in gone[:5])
    raise PublishError(
        f"{first.source} is gone, but its episode “{first.title}” is published{more}",
        f"type `audiopress build {removal}` to take it out of the feed, "
        f"or put `slug: {first.slug}` in the front matter if the file was renamed",
    )


def _moved(formerly: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """The addresses before the one that is now; one that moved back is no former one."""
    return tuple(address for address in dict.fromkeys((*formerly, old)) if address not in {"", new})


_NAMES = tuple(field.name for field in fields(Entry))


def _place(article: Article) -> str:
    return article.place or article.source.as_posix()


def _utc(time: datetime) -> datetime:
    """Whole seconds in UTC; a time without a zone counts as UTC."""
    aware = time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.replace(microsecond=0)


def _indented(value: object, spaces: int = 0) -> str:
    """Its JSON, as it stands in an object that is indented so far; no line break of a text is ever written as one."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False).replace("\n", "\n" + " " * spaces)


def _listing(channel: Channel) -> dict[str, object]:
    guid = {} if channel.name == FEED else {"guid": channel.guid}
    return {**guid, "pages": channel.pages}


def _plain(entry: Entry) -> dict[str, object]:
    values = {name: getattr(entry, name) for name in _NAMES}  # asdict copies deeply: a second for 10,000 of them
    for name in ("published", "updated"):
        values[name] = values[name].isoformat().replace("+00:00", "Z")
    if not entry.removed:
        del values["removed"]
    for name in ("formerly", "record_sha256"):
        if not values[name]:
            del values[name]
    return values
