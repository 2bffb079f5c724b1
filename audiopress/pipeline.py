"""The order of the stages: scan a workspace, press what has to be pressed, publish feed and ledger last."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

from audiopress.check import check_output, check_sources
from audiopress.errors import PublishError
from audiopress.model import Article, Clip, Episode, Finding, Script, Show, VoiceInfo
from audiopress.press import Press, press
from audiopress.publish import (
    LEDGER,
    Entry,
    Ledger,
    building,
    expect_all,
    pin,
    pin_show,
    read_ledger,
    record,
    remove,
)
from audiopress.scan import Options, Scan, find, scan, show_of
from audiopress.speak import Breath, Cache, cache_folder, engine_names, load_engine
from audiopress.speak.cache import digest
from audiopress.speak.workers import workers
from audiopress.write import (
    PublishedEpisode,
    atomic,
    checked_artwork,
    cover,
    feed_xml,
    index_html,
    read_episode,
    show_url,
)

__all__ = [
    "EpisodeReport",
    "Options",
    "Progress",
    "Report",
    "build",
    "check",
    "engine_names",
    "scan",
    "script",
    "voices",
]

FEEDS = "feeds"
EPISODE = "episode.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: utterances done of all, seconds of audio in them, seconds still to wait (None: unknown)."""

    done: int
    total: int
    seconds_made: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class EpisodeReport:
    """One episode of a build; `changed` tells whether its revision is a new one."""

    slug: str
    title: str
    seconds: float
    words: int
    chapters: int
    revision: int
    changed: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; `spoken` and `cached` count clips."""

    show: Show
    feed: Path
    episodes: tuple[EpisodeReport, ...]
    findings: tuple[Finding, ...]
    spoken: int
    cached: int


class _Count:
    """Adds up what is spoken, and tells of it."""

    def __init__(self, total: int, tell: Callable[[Progress], None]) -> None:
        self.total, self.tell, self.start = total, tell, monotonic()
        self.done = self.spoken = self.cached = 0
        self.seconds = 0.0

    def __call__(self, breath: Breath, clip: Clip, fresh: bool) -> None:
        self.done += len(breath.utterances)
        self.seconds += clip.samples / clip.rate
        self.spoken += fresh
        self.cached += not fresh
        left = (monotonic() - self.start) / self.done * (self.total - self.done) if self.spoken else None
        self.tell(Progress(self.done, self.total, self.seconds, left))


def build(workspace: Path, options: Options, *, now: datetime, progress: Callable[[Progress], None]) -> Report:
    """Publish the workspace's articles below feeds/<show>/.

    Episodes first, each file whole or untouched, then the ledger, then feed and index; so whatever interrupts a
    build, the feed names nothing that is not there, and the next build ends where this one would have.
    """
    with building(workspace):
        found = scan(workspace, options)
        ledger = _ledger(workspace, found, options)
        folder = workspace / FEEDS / found.show.slug
        cache = Cache(cache_folder())
        artwork = _artwork(found.show, cache)
        chosen = _to_press(folder, found, ledger)
        count = _Count(sum(len(script.utterances) for _, script in chosen), progress)
        with ExitStack() as stack:
            shop = Press(
                found.show, folder, found.engine, cache, stack.enter_context(workers(options.jobs)), artwork, now
            )
            made = [press(shop, article, script, pin(ledger, article, now), count) for article, script in chosen]
        public = [(episode, entry) for episode, entry in made if not episode.article.draft]
        before = ledger
        ledger = record(ledger, (entry for _, entry in public))
        atomic(workspace / LEDGER, ledger.to_bytes())
        _publish(folder, found.show, ledger, artwork)
    reports = tuple(_report(episode, entry, before, folder) for episode, entry in made)
    return Report(found.show, folder / "feed.xml", reports, _findings(found), count.spoken, count.cached)


def script(workspace: Path, article: Path, *, draft: bool = True) -> tuple[Article, Script]:
    """An article and its script; nothing is spoken or written."""
    found = scan(workspace, Options(draft=draft))
    chosen = find(workspace, found.articles, article)
    return chosen, found.scripts[found.articles.index(chosen)]


def voices(workspace: Path | None, engine: str | None) -> tuple[VoiceInfo, ...]:
    """The voices of an engine: the one named, else the workspace's, else the default one."""
    show = show_of(workspace, engine) if workspace else None
    return load_engine(engine or (show.engine if show else "pyttsx3"), show.library if show else "").voices()


def check(workspace: Path) -> tuple[Finding, ...]:
    """What is to be said about the sources and, if there is any, about the built folder."""
    found = scan(workspace, Options())
    folder = workspace / FEEDS / found.show.slug
    built = check_output(folder, found.show) if (folder / "feed.xml").is_file() else ()
    return tuple(sorted({*_findings(found), *built}, key=lambda finding: (finding.place, finding)))


def _to_press(folder: Path, found: Scan, ledger: Ledger) -> tuple[tuple[Article, Script], ...]:
    """What was asked for, and what the feed has to name but is not there (feeds/ is not kept in version control)."""
    absent = {entry.slug for entry in ledger.episodes if not (folder / entry.slug / EPISODE).is_file()}
    pairs = zip(found.articles, found.scripts, strict=True)
    return tuple(pair for pair in pairs if pair[0].slug in found.chosen | absent)


def _findings(found: Scan) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys((*check_sources(found.show, found.articles, found.scripts), *found.findings)))


def _ledger(workspace: Path, found: Scan, options: Options) -> Ledger:
    """The ledger to start from: the show pinned, removals marked, nothing missing that was published."""
    ledger = pin_show(read_ledger(workspace / LEDGER), show_url(found.show, "feed.xml"))
    ledger = remove(ledger, options.remove)
    expect_all(ledger, (*found.articles, *found.held))  # a draft that was published stays published as it was
    return ledger


def _artwork(show: Show, cache: Cache) -> bytes:
    """The author's picture, else a generated one, which is drawn once."""
    if show.artwork:
        return checked_artwork(show.artwork)
    key = digest(["cover", 1, show.title, show.author])
    kept = cache.read(key)
    if kept is None:
        kept = cover(show.title, show.author)
        cache.write(key, kept)
    return kept


def _publish(folder: Path, show: Show, ledger: Ledger, artwork: bytes) -> None:
    """Feed, index and cover, from the episode.json of every episode the ledger lists."""
    episodes = tuple(_published(folder, entry) for entry in ledger.episodes if not entry.removed and entry.sha256)
    image = "cover.png" if artwork.startswith(b"\x89PNG") else "cover.jpg"
    atomic(folder / image, artwork)
    atomic(folder / "index.html", index_html(show, episodes, artwork=image))
    atomic(folder / "feed.xml", feed_xml(show, episodes, guid=ledger.guid, artwork=image))


def _published(folder: Path, entry: Entry) -> PublishedEpisode:
    path = folder / entry.slug / EPISODE
    try:
        return read_episode(path.read_bytes())
    except OSError as problem:
        raise PublishError(
            f"the published episode “{entry.title}” is not there and cannot be made from a draft",
            f"type `audiopress build --draft`, or `audiopress build --remove {entry.slug}`",
            str(path),
        ) from problem


def _report(episode: Episode, entry: Entry, before: Ledger, folder: Path) -> EpisodeReport:
    old = before.entry(entry.slug)
    line = episode.timeline
    return EpisodeReport(
        slug=entry.slug,
        title=episode.article.title,
        seconds=line.seconds(line.samples),
        words=sum(len(utterance.spoken.split()) for utterance in episode.script.utterances),
        chapters=len(line.chapters),
        revision=entry.revision,
        changed=old is None or old.revision != entry.revision,
        path=folder / episode.audio.path,
    )
