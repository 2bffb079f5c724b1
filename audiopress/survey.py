"""A workspace, or a feed's address -> every finding that was asked for, suppressions applied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiopress import pipeline
from audiopress.check.live import SAMPLE, Published, Scope, check_live, fetched
from audiopress.check.rss import read_document
from audiopress.check.seen import Seen, seen_by
from audiopress.check.selection import EVERYTHING, Selection
from audiopress.check.suppress import idle, left
from audiopress.config import FILE
from audiopress.errors import PublishError
from audiopress.model import Finding, Suppression
from audiopress.publish import LEDGER, read_ledger
from audiopress.scan import show_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a check; `url` "": the workspace itself."""

    selection: Selection = EVERYTHING
    url: str = ""
    scope: Scope = SAMPLE


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found; `hidden` findings were suppressed."""

    findings: tuple[Finding, ...]
    hidden: int = 0


def survey(workspace: Path, asked: Asked) -> Surveyed:
    """Look at a live feed, which need not be the workspace's, or at articles and built files."""
    if asked.url:
        ours = published(workspace)
        found = tuple(dict.fromkeys(check_live(asked.url, asked.scope, ours)))
        # what the show ignores is its own: another's feed is looked at as it is
        ignored = show_of(workspace).ignored if ours and ours.concerns(asked.url, "") else ()
        return _surveyed(found, ignored, (), asked)
    found, ignored, unlooked = pipeline.examine(workspace)
    return _surveyed(found, ignored, idle(found, ignored, unlooked), asked)


def _surveyed(
    found: tuple[Finding, ...], ignored: tuple[Suppression, ...], more: tuple[Finding, ...], asked: Asked
) -> Surveyed:
    shown = left((*found, *more), ignored)
    return Surveyed(asked.selection.of(shown), len(found) + len(more) - len(shown))


def seen(workspace: Path, app: str, url: str = "") -> tuple[Seen, ...]:
    """What an app would show of the workspace's feed, or of the one at an address; `all`: every app there is."""
    place, data = (url, fetched(url)) if url else _built(workspace)
    document, problems = read_document(place, data)
    if document is None or document.channel is None:
        why = problems[0].message if problems else "this is no RSS feed"
        raise PublishError(why, "`audiopress check` says more of it", place)
    return seen_by(app, document)


def _built(workspace: Path) -> tuple[str, bytes]:
    path = workspace / pipeline.FEEDS / show_of(workspace).slug / "feed.xml"
    if not path.is_file():
        raise PublishError("there is no feed yet", "type `audiopress build`, or give one with --url", path.as_posix())
    return path.relative_to(workspace).as_posix(), path.read_bytes()


def published(workspace: Path) -> Published | None:
    """What the workspace knows of its feed; None where there is no workspace."""
    if not (workspace / FILE).is_file():
        return None
    show = show_of(workspace)
    return Published(workspace / pipeline.FEEDS / show.slug, show.base_url, read_ledger(workspace / LEDGER))
