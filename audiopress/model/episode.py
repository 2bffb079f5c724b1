"""What pressing makes: an article as it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from audiopress.model.article import Article
from audiopress.model.script import Script
from audiopress.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file: path relative to the show's folder (posix), media type, bytes, sha256 (hex)."""

    path: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One article as published; `assets` lists every file of it, the audio first."""

    article: Article
    script: Script
    timeline: Timeline
    guid: str
    published: datetime
    updated: datetime
    revision: int
    assets: tuple[Asset, ...] = ()

    @property
    def audio(self) -> Asset:
        return self.assets[0]

    @property
    def folder(self) -> str:
        """The episode's folder below the show's, with a closing slash."""
        return f"{self.article.slug}/"
