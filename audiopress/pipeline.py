"""The order of the stages: scan a workspace, press what has to be pressed, publish feed and ledger last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic

from audiopress.check import check_output, check_sources
from audiopress.check.codes import finding
from audiopress.errors import CheckFailed
from audiopress.model import Article, Clip, Detail, Episode, Finding, Script, Show, VoiceInfo
from audiopress.model.phonemes import plain
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
    vanished,
)
from audiopress.scan import Options, Scan, scan, scan_one, show_of
from audiopress.showcase import artwork, intact, publish, withdraw
from audiopress.sound.music import score
from audiopress.speak import Breath, Cache, cache_place, engine_names, load_engine
from audiopress.speak.workers import workers
from audiopress.write import atomic, feed_url

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
DRAFTS = ".drafts"  # beside the shows, so that no show's folder ever holds one


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


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; `spoken` and `cached` count clips, `damaged` entries of the cache that did not hold what was
    kept, and were made again.
    """

    show: Show
    feed: Path
    episodes: tuple[EpisodeReport, ...]
    findings: tuple[Finding, ...]
    spoken: int
    cached: int
    damaged: int = 0
    cache: str = ""  # where that is


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
    """Publish the workspace's articles below feeds/<show>/, and drafts that are asked for below feeds/.drafts/<show>/.

    Episodes first, each file whole or untouched, then the ledger, then feed and index; so whatever interrupts a
    build, the feed names nothing that is not there, and the next build ends where this one would have.
    """
    with building(workspace):
        found = scan(workspace, options)
        _refuse_errors(_findings(found))
        before = _ledger(workspace, found, options)
        folder = workspace / FEEDS / found.show.slug
        cache = Cache(cache_place())
        picture = artwork(found.show, cache)
        music = score(found.show, cache)
        chosen = _to_press(folder, found, before)
        details = found.show.narration.details
        total = sum(len(script.edition(detail).utterances) for _, script in chosen for detail in details)
        count = _Count(total, progress)
        with workers(options.jobs, options.executor) as executor:
            shop = Press(found.show, folder, found.engine, cache, executor, picture, now, music)
            private = replace(shop, folder=workspace / FEEDS / DRAFTS / found.show.slug)
            made = [
                press(private if article.draft else shop, article, script, pin(before, article, now), count)
                for article, script in chosen
            ]
        ledger = record(before, (entry for episode, entry in made if not episode.article.draft))
        atomic(workspace / LEDGER, ledger.to_bytes())
        publish(folder, found.show, ledger, picture)
        for slug in options.remove:
            withdraw(folder, slug)
    reports = tuple(_report(episode, entry, before) for episode, entry in made)
    clips = (count.spoken, count.cached, len(cache.damaged))
    return Report(found.show, folder / "feed.xml", reports, _findings(found), *clips, cache.where)


def script(workspace: Path, article: Path, detail: Detail | None = None) -> tuple[Article, Script, Detail]:
    """An article and its script at that level of detail, the show's if None; nothing is spoken or written."""
    return scan_one(workspace, article, detail)


def voices(workspace: Path | None, engine: str | None) -> tuple[VoiceInfo, ...]:
    """The voices of an engine: the one named, else the workspace's, else the default one."""
    show = show_of(workspace, engine) if workspace else None
    return load_engine(engine or (show.engine if show else "pyttsx3"), show.library if show else "").voices()


def check(workspace: Path) -> tuple[Finding, ...]:
    """What is to be said about the sources and, if there is any, about the built folder."""
    found = scan(workspace, Options())
    folder = workspace / FEEDS / found.show.slug
    built = check_output(folder, found.show) if (folder / "feed.xml").is_file() else ()
    gone = tuple(
        finding("A-107", entry.source, f"the article is gone, but its episode “{entry.title}” is published")
        for entry in vanished(read_ledger(workspace / LEDGER), (*found.articles, *found.held))
    )
    return tuple(sorted({*_findings(found), *built, *gone}, key=lambda one: (one.place, one)))


def _to_press(folder: Path, found: Scan, ledger: Ledger) -> tuple[tuple[Article, Script], ...]:
    """What was asked for, and what the feed has to name but is not whole: cut off by a kill, or built elsewhere."""
    broken = {
        entry.slug
        for entry in ledger.episodes
        if entry.slug not in found.chosen and not entry.removed and not intact(folder, entry)
    }
    pairs = zip(found.articles, found.scripts, strict=True)
    return tuple(pair for pair in pairs if pair[0].slug in found.chosen | broken)


def _refuse_errors(findings: tuple[Finding, ...]) -> None:
    """CheckFailed before a word is spoken, for what must not be published."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise CheckFailed(errors[0].message, errors[0].hint, errors[0].place)


def _findings(found: Scan) -> tuple[Finding, ...]:
    return check_sources(found.show, found.articles, found.scripts)


def _ledger(workspace: Path, found: Scan, options: Options) -> Ledger:
    """The ledger to start from: the show pinned, removals marked, nothing missing that was published."""
    ledger = pin_show(read_ledger(workspace / LEDGER), feed_url(found.show), found.show.slug)
    ledger = remove(ledger, options.remove)
    expect_all(ledger, (*found.articles, *found.held))  # a draft that was published stays published as it was
    return ledger


def _report(episode: Episode, entry: Entry, before: Ledger) -> EpisodeReport:
    old = before.entry(entry.slug)
    line = episode.timeline
    return EpisodeReport(
        slug=entry.slug,
        title=episode.article.title,
        seconds=line.seconds(line.samples),
        words=sum(len(plain(utterance.spoken).split()) for utterance in episode.script.utterances),
        chapters=len(line.chapters),
        revision=entry.revision,
        changed=old is None or old.revision != entry.revision,
    )
