"""A built folder -> what is wrong with it, by every check of built files there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from audiopress.check import (
    alternates,
    books,
    captions,
    chapter_links,
    chapters,
    expected,
    feed,
    files,
    indexes,
    loudness,
    media,
    page_text,
    pages,
    pictures,
    plates,
    reading,
    records,
    sequence,
    spoken,
    streams,
    tags,
    transcripts,
)
from audiopress.check.built import Built, read_built
from audiopress.check.rss import check_feed
from audiopress.model import Finding, Show
from audiopress.speak import Cache
from audiopress.write.plain import clip, unbracketed

OUTPUT: tuple[Callable[[Built], Iterator[Finding]], ...] = (
    feed.channel,
    feed.enclosures,
    feed.durations,
    feed.guids,
    feed.completeness,
    feed.references,
    sequence.sequence,
    expected.items,
    expected.moves,
    records.items,
    alternates.alternates,
    records.sidecars,
    records.owners,
    records.disclosure,
    records.ledger,
    pictures.pictures,
    files.assets,
    files.seals,
    files.script,
    files.ledger,
    files.strays,
    media.audio,
    media.frames,
    tags.tags,
    tags.contents,
    chapters.chapters,
    chapters.order,
    chapters.places,
    loudness.loudness,
    loudness.gains,
    captions.captions,
    transcripts.transcripts,
    pages.pages,
    chapter_links.beside,
    chapter_links.inside,
    chapter_links.podlove,
    streams.streams,
    streams.quicktime,
    plates.covers,
    plates.plates,
    spoken.speakers,
    spoken.blocks,
    spoken.accounts,
    reading.captions,
    reading.page,
    reading.along,
    reading.guided,
    books.books,
    page_text.page_texts,
    page_text.page_media,
    indexes.indexes,
    indexes.addresses,
)

# What the check of a feed's text finds, and a check of the files says better at the same line.
_BETTER = {
    "F-140": "B-004",
    "F-202": "B-010",
    "F-203": "B-011",
    "F-204": "B-013",
    "F-205": "B-014",
    "F-206": "B-016",
    "F-310": "B-003",
}


def check_output(
    folder: Path, show: Show, cache: Cache | None = None, ledger: Path | None = None
) -> tuple[Finding, ...]:
    """Findings on feeds/<show>/, which lies two folders below the workspace, and there, or at `ledger`, its ledger.

    What takes long to find out, such as loudness, is kept in `cache`, if there is one.
    PublishError when the ledger is damaged: without it nothing can be said of identities.
    """
    built = read_built(folder, show, cache, ledger)
    found = (*built.found, *(result for look in OUTPUT for result in look(built)))
    said = {(one.code, one.path, one.line) for one in found}
    texts = (one for document in built.documents for one in check_feed(document))
    own = (one for one in texts if (_BETTER.get(one.code), one.path, one.line) not in said)
    return (*found, *(one for one in own if not _of_the_sources(built, one)))


def _of_the_sources(built: Built, one: Finding) -> bool:
    """Whether a check of the show or of an article says the same, where it can be mended."""
    show = built.show
    episodes = [edition.episode for edition in built.editions]
    unnumbered = [one.title for one in episodes if show.feed.type == "serial" and one.particulars.number is None]
    called = {name for title in unnumbered for name in (title, clip(unbracketed(title)))}  # as the feed has it
    return (
        (one.code == "F-103" and "itunes:category" in one.message and not show.categories)  # S-005
        or (one.code == "F-113" and show.base_url.startswith("http:") and show.base_url in one.message)  # S-002
        or (one.code == "F-215" and any(f"“{title}”" in one.message for title in called))
        or (one.code == "F-216" and show.audio.formats[0] == "opus")  # S-009
    )
