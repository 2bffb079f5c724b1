"""Further feeds and where articles lie, with which tags -> what is said of feeds that nothing belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from audiopress.check.codes import finding
from audiopress.config import FILE
from audiopress.config.fits import listed, nearest
from audiopress.model import Finding, Selection, Show
from audiopress.places import CONTENT

Lying = tuple[PurePosixPath, tuple[str, ...]]  # an article: its place below content/, and its tags


def check_feeds(show: Show, articles: Collection[Lying], lines: Mapping[tuple[str, ...], int]) -> tuple[Finding, ...]:
    """Findings on [feeds.NAME] that none of the articles belongs to; `lines` says where the settings have it.

    Nothing is said while there is no article at all.
    """
    empty = [
        (name, one) for name, one in show.feeds if articles and not any(one.takes(*article) for article in articles)
    ]
    return tuple(
        finding("S-010", FILE, f"[feeds.{name}] has no episode: {why}", line=_line(lines, name, key), hint=hint)
        for name, one in empty
        for key, why, hint in [_reason(one, articles)]
    )


def _line(lines: Mapping[tuple[str, ...], int], name: str, key: str) -> int | None:
    return lines.get(("feeds", name, key), lines.get(("feeds", name)))


def _reason(one: Selection, articles: Iterable[Lying]) -> tuple[str, str, str]:
    """(the key to look at, why no article fits, what was probably meant)."""
    inside = [tags for place, tags in articles if not one.folder or place.is_relative_to(one.folder)]
    if not inside:
        folders = set(_folders(articles))
        below = PurePosixPath(one.folder.removeprefix("./").removeprefix(f"{CONTENT}/")).as_posix()
        meant = below if below in folders else nearest(one.folder, sorted(folders))
        return "folder", f"no article lies in the folder “{one.folder}”", f"did you mean “{meant}”?" if meant else ""
    known = sorted({tag for tags in inside for tag in tags})
    meant = next((near for tag in one.tags if (near := nearest(tag, known))), "")
    where = f" in the folder “{one.folder}”" if one.folder else ""
    which = f"any of the tags {listed(one.tags)}" if len(one.tags) > 1 else f"the tag {listed(one.tags)}"
    return "tags", f"no article{where} has {which}", f"did you mean “{meant}”?" if meant else ""


def _folders(articles: Iterable[Lying]) -> Iterator[str]:
    """Every folder that an article lies in, at whatever depth."""
    return (folder.as_posix() for place, _ in articles for folder in place.parents if folder.name)
