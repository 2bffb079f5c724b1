"""Show + ledger -> index and feed, from the record that every published episode keeps of itself."""

from __future__ import annotations

from pathlib import Path

from audiopress.errors import PublishError
from audiopress.model import Show
from audiopress.press import EPISODE, discard, listed
from audiopress.publish import Entry, Ledger
from audiopress.write import (
    PublishedEpisode,
    asset,
    atomic,
    feed_xml,
    index_html,
    read_episode,
)

_COVERS = ("cover.jpg", "cover.png")


def intact(folder: Path, entry: Entry) -> bool:
    """Whether everything of an episode is there as the ledger and its own record have it."""
    assets = listed(folder, entry.slug)
    if not assets or (assets[0].size, assets[0].sha256) != (entry.size, entry.sha256):
        return False
    return all((folder / one.path).is_file() and asset(folder, one.path, one.type) == one for one in assets)


def publish(
    folder: Path, show: Show, ledger: Ledger, picture: bytes, *, standing: frozenset[str] = frozenset()
) -> None:
    """Cover, index, then the feed; PublishError before any of them when an episode of the ledger is not whole.

    Those of the slugs `standing` are known to be.
    """
    present = [entry for entry in ledger.episodes if not entry.removed]
    for entry in present:
        if entry.slug not in standing and not intact(folder, entry):
            raise PublishError(
                f"the published episode “{entry.title}” is not whole, and its article is a draft now",
                f"take `draft: true` out of {entry.source}, or type `audiopress build --remove {entry.slug}`",
                str(folder / entry.slug),
            )
    episodes = tuple(_published(folder, entry) for entry in present)
    image = _COVERS[picture.startswith(b"\x89PNG")]
    atomic(folder / image, picture)
    atomic(folder / "index.html", index_html(show, episodes, artwork=image))
    atomic(folder / "feed.xml", feed_xml(show, episodes, guid=ledger.guid, artwork=image))
    for other in _COVERS:
        if other != image:
            discard(folder / other)


def withdraw(folder: Path, slug: str) -> None:
    """Delete what was published of an episode, once no feed names it any more."""
    own = folder / slug
    for one in listed(folder, slug):
        discard(folder / one.path)
    discard(own / EPISODE)
    if own.is_dir() and not any(own.iterdir()):
        own.rmdir()


def _published(folder: Path, entry: Entry) -> PublishedEpisode:
    return read_episode((folder / entry.slug / EPISODE).read_bytes())
