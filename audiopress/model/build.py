"""What a build is asked for, what it makes of each article, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiopress.model.article import Article, Finding, Suppression


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a build. `articles` empty: all of them; `jobs` None: one for each core."""

    articles: tuple[Path, ...] = ()
    jobs: int | None = None
    draft: bool = False
    remove: tuple[str, ...] = ()
    engine: str | None = None
    executor: str | None = None  # a cluster's address instead of this machine's cores


@dataclass(frozen=True, slots=True)
class Known:
    """An article as far as a build has to know it that does not read it again; `utterances` of all its editions."""

    slug: str
    title: str
    source: Path
    place: str
    draft: bool = False
    findings: tuple[Finding, ...] = ()
    utterances: int = 0
    pictures: tuple[Path, ...] = ()
    ignored: tuple[Suppression, ...] = ()
    tags: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, findings: tuple[Finding, ...], utterances: int, pictures: tuple[Path, ...]) -> Known:
        own = (article.slug, article.title, article.source, article.place, article.draft)
        return cls(*own, findings, utterances, pictures, article.ignored, article.tags)


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
    clips: int
    revision: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; `spoken` and `cached` count clips.

    `damaged` entries of the cache did not hold what was kept, and were made again.
    """

    title: str  # of the show
    feed: Path
    episodes: tuple[EpisodeReport, ...]
    findings: tuple[Finding, ...]
    spoken: int
    cached: int
    damaged: int = 0
    cache: str = ""  # where that is
    hidden: int = 0  # findings that are suppressed
