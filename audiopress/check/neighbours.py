"""The shows of one workspace -> identities that two of them have, and what none of them publishes any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.publish import LEDGER, Ledger


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A show: where its ledger lies, as findings name it, what that has, and the slug of its settings."""

    place: str
    ledger: Ledger
    slug: str


def check_twins(ledger: Ledger, others: Sequence[Neighbour]) -> Iterator[Finding]:
    """Guids that another show has, too: the Podcast Index and Apple take the two for one (guid.md)."""
    own = _guids(ledger)
    for other in others:
        shared = sorted(set(own) & set(_guids(other.ledger)))
        if shared:
            guid = next((one for one in shared if one == ledger.guid), shared[0])
            more = f", and {len(shared) - 1} more are as well" if len(shared) > 1 else ""
            yield finding("I-005", LEDGER, f"{own[guid]} has the guid {guid}, which is also in {other.place}{more}")


def check_leavings(feeds: Path, shows: Sequence[Neighbour]) -> Iterator[Finding]:
    """Folders of feeds/ with a feed that no show of the workspace writes, or has written."""
    known = {name for show in shows for name in (show.slug, show.ledger.slug)}
    for path in sorted(feeds.glob("[!.]*/feed.xml")):
        name = path.parent.name
        if name not in known:
            yield finding("I-006", f"{feeds.name}/{name}/feed.xml", f"no show of this workspace is called “{name}”")


def _guids(ledger: Ledger) -> dict[str, str]:
    """Every guid that listeners' apps may know, and whose it is; "" is of a show that was never built."""
    feeds = {one.guid: f"the feed “{one.name}”" for one in ledger.channels}
    found = {entry.guid: f"“{entry.title}”" for entry in ledger.episodes} | feeds | {ledger.guid: "the show"}
    return {guid: whose for guid, whose in found.items() if guid}
