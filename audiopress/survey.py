"""A show, or a feed's address -> every finding that was asked for, suppressions applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiopress import pipeline
from audiopress.check.codes import finding
from audiopress.check.live import SAMPLE, Published, Scope, check_live, fetched
from audiopress.check.rss import read_document
from audiopress.check.seen import Seen, seen_by
from audiopress.check.selection import EVERYTHING, Selection
from audiopress.check.suppress import idle, left
from audiopress.config import FILE
from audiopress.errors import PublishError
from audiopress.model import Finding, Suppression
from audiopress.places import Place, is_show
from audiopress.publish import LEDGER, read_ledger
from audiopress.scan import show_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a check; `url` "": articles and built files."""

    selection: Selection = EVERYTHING
    url: str = ""
    scope: Scope = SAMPLE


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found; `hidden` findings were suppressed."""

    findings: tuple[Finding, ...]
    hidden: int = 0


def survey(place: Place, asked: Asked) -> Surveyed:
    """Look at a show's articles and built files."""
    found, ignored, unlooked = pipeline.examine(place)
    return _surveyed(found, ignored, idle(found, ignored, unlooked), asked)


def survey_live(places: Sequence[Place], asked: Asked) -> Surveyed:
    """Look at the feed at an address, which need not be of any of these shows."""
    known = [(place, ours) for place in places if (ours := published(place))]
    place, ours = next((one for one in known if one[1].concerns(asked.url, "")), (*known, (None, None))[0])
    found = tuple(dict.fromkeys(check_live(asked.url, asked.scope, ours)))
    # what the show ignores is its own: another's feed is looked at as it is
    if not (place and ours and ours.concerns(asked.url, "")):
        return _surveyed(found, (), (), asked)
    show = show_of(place)
    return _surveyed(tuple(_of_settings(one, place) for one in found), show.ignored, (), asked)


def of_ledger(problem: PublishError) -> Finding | None:
    """The finding that a ledger cannot be read; None for what is wrong with anything else."""
    path, _, line = problem.place.partition(f"{LEDGER}:")
    path = f"{path}{LEDGER}" if line else path
    if path.rpartition("/")[2] != LEDGER:
        return None
    return finding("I-007", path, problem.message, line=int(line) if line else None, hint=problem.hint)


def _of_settings(one: Finding, place: Place) -> Finding:
    """A feed of ours lacks what the settings lack: it is said of them, as where nothing is asked of a host."""
    if one.code == "F-103" and "itunes:category" in one.message:
        return finding("S-005", place.named(FILE), "the show is in no category")
    return one


def _surveyed(
    found: tuple[Finding, ...], ignored: tuple[Suppression, ...], more: tuple[Finding, ...], asked: Asked
) -> Surveyed:
    shown = left((*found, *more), ignored)
    return Surveyed(asked.selection.of(shown), len(found) + len(more) - len(shown))


def seen(place: Place, app: str, url: str = "") -> tuple[Seen, ...]:
    """What an app would show of the show's feed, or of the one at an address; `all`: every app there is."""
    name, data = (url, fetched(url)) if url else _built(place)
    document, problems = read_document(name, data)
    if document is None or document.channel is None:
        why = problems[0].message if problems else "this is no RSS feed"
        raise PublishError(why, "`audiopress check` says more of it", name)
    return seen_by(app, document)


def _built(place: Place) -> tuple[str, bytes]:
    with place.naming():
        path = place.feeds / show_of(place).slug / "feed.xml"
    if not path.is_file():
        raise PublishError("there is no feed yet", "type `audiopress build`, or give one with --url", path.as_posix())
    return path.relative_to(place.root).as_posix(), path.read_bytes()


def published(place: Place) -> Published | None:
    """What a show knows of its feed; None where there is no show."""
    if not is_show(place.folder):
        return None
    with place.naming():
        show = show_of(place)
        return Published(place.feeds / show.slug, show.base_url, read_ledger(place.ledger))
