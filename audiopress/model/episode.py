"""What pressing makes: an article as it is published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from audiopress.model.article import Article
from audiopress.model.script import Detail, Script
from audiopress.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file: path relative to the show's folder (posix), media type, bytes, sha256 (hex)."""

    path: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A further reading of an article, in more or in less detail: what is said in it, when, and its audio."""

    detail: Detail
    script: Script
    timeline: Timeline
    sounds: tuple[Asset, ...]  # one for each format of the show

    @property
    def audio(self) -> Asset:
        return self.sounds[0]


@dataclass(frozen=True, slots=True)
class Episode:
    """One article as published; `assets` lists every file of it, the audio first.

    `script` is that of the edition in the feed, whose level is `detail`; `editions` are those beside it.
    """

    article: Article
    script: Script
    timeline: Timeline
    guid: str
    published: datetime
    updated: datetime
    revision: int
    assets: tuple[Asset, ...] = ()
    detail: Detail = "standard"
    editions: tuple[Edition, ...] = ()
    content_sha256: str = ""  # of what is said and how, as the ledger has it

    def read_as(self, edition: Edition) -> Episode:
        """The episode as if that edition were the one in the feed."""
        return replace(
            self,
            script=edition.script,
            timeline=edition.timeline,
            assets=edition.sounds,
            detail=edition.detail,
            editions=(),
        )

    @property
    def audio(self) -> Asset:
        return self.assets[0]

    @property
    def folder(self) -> str:
        """The episode's folder below the show's, with a closing slash."""
        return f"{self.article.slug}/"
