"""A built folder -> what is wrong with it, by every check of built files there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from audiopress.check import captions, feed, files, loudness, media, pages
from audiopress.check.built import Built, read_built
from audiopress.model import Finding, Show
from audiopress.speak import Cache

OUTPUT: tuple[Callable[[Built], Iterator[Finding]], ...] = (
    feed.channel,
    feed.enclosures,
    feed.durations,
    feed.guids,
    feed.completeness,
    feed.references,
    files.assets,
    files.ledger,
    files.strays,
    media.audio,
    media.chapters,
    media.chapter_order,
    loudness.loudness,
    captions.captions,
    pages.pages,
)


def check_output(
    folder: Path, show: Show, cache: Cache | None = None, ledger: Path | None = None
) -> tuple[Finding, ...]:
    """Findings on feeds/<show>/, which lies two folders below the workspace, and there, or at `ledger`, its ledger.

    What takes long to find out, such as loudness, is kept in `cache`, if there is one.
    PublishError when the ledger is damaged: without it nothing can be said of identities.
    """
    built = read_built(folder, show, cache, ledger)
    return (*built.found, *(result for look in OUTPUT for result in look(built)))
