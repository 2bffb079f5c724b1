"""Built feeds beside the ledger -> pages that are missing, lead astray, or hold other episodes than they have to."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.check.rss.document import Document, below, value_of
from audiopress.model import Finding
from audiopress.publish import LEDGER
from audiopress.write import FEED, Leaf, leaves

_RELATIONS = ("first", "last", "next", "previous", "current", "prev-archive", "next-archive")  # RFC 5005


@dataclass(frozen=True, slots=True)
class _Outlet:
    """A feed as it has to be: its documents, and the guid of each slug's item."""

    leaves: Sequence[Leaf]
    guids: Mapping[str, str]


def sequence(built: Built) -> Iterator[Finding]:
    """Every document of every feed is there, names its neighbours, and has the episodes that belong to it, once."""
    there = {document.place: document for document in built.documents}
    yield from _unlisted(built)
    for outlet in _outlets(built):
        for leaf in outlet.leaves:
            place = built.path(f"{leaf.name}.xml")
            if place in there:
                yield from _links(built, there[place], leaf)
                yield from _items(there[place], leaf, outlet.guids)
            elif leaf.name != FEED and not (built.folder / f"{leaf.name}.xml").is_file():  # B-001, B-002 say the others
                yield finding("B-073", place, "the page of the feed is not there")


def _outlets(built: Built) -> Iterator[_Outlet]:
    editions = sorted(built.editions, key=lambda one: (one.entry.published, one.entry.guid))
    known = {channel.name: channel for channel in built.ledger.channels}
    pages = known[FEED].pages if FEED in known else ()
    slugs = [one.entry.slug for one in editions]
    yield _Outlet(leaves(FEED, pages, slugs), {one.entry.slug: one.entry.guid for one in editions})
    for name, selection in built.show.feeds:
        detail = selection.detail if selection.detail != built.show.narration.detail else None
        guids = {}
        for one in editions:
            if not selection.takes(built.within(one.entry.source), one.episode.tags):
                continue
            if detail is None:
                guids[one.entry.slug] = one.entry.guid
            elif detail in {edition.detail for edition in one.episode.editions}:
                guids[one.entry.slug] = str(uuid.uuid5(uuid.UUID(one.entry.guid), detail))
        if name in known:  # else the next build makes it, or B-076 says that it was there before
            yield _Outlet(leaves(name, known[name].pages, tuple(guids)), guids)


def _unlisted(built: Built) -> Iterator[Finding]:
    """Further feeds that lie there, and of which the ledger has no line: nothing says what they have to be."""
    known = {channel.name for channel in built.ledger.channels}
    for name, _ in built.show.feeds:
        if name not in known and built.has(f"{name}.xml"):
            message = (
                f"“{name}” is published, and {LEDGER} has lost its line below “feeds”: its guid and its full pages"
            )
            yield finding("B-076", built.path(f"{name}.xml"), message, line=1)


def _links(built: Built, document: Document, leaf: Leaf) -> Iterator[Finding]:
    if document.channel is None:
        return
    found = [(link.get("rel", ""), link) for link in below(document.channel, "atom:link")]
    said = {relation: built.local(link.get("href", "")) for relation, link in found if relation in _RELATIONS}
    wanted = {relation: f"{name}.xml" for relation, name in leaf.links}
    for relation in _RELATIONS:
        if said.get(relation) != wanted.get(relation):
            told = f"names “{said[relation]}”" if relation in said else "names no page"
            message = f"as {relation} it {told}, and should name {wanted.get(relation, 'none')}"
            yield document.said("B-074", document.channel, message)
    marked = bool(below(document.channel, "fh:archive"))
    if marked != leaf.closed or below(document.channel, "fh:complete"):
        what = "is an archive, and does not say so" if leaf.closed else "says that it is an archive, or complete"
        yield document.said("B-074", document.channel, f"this page {what} (RFC 5005)")


def _items(document: Document, leaf: Leaf, guids: Mapping[str, str]) -> Iterator[Finding]:
    if document.channel is None:
        return
    wanted = {guids[slug]: slug for slug in leaf.slugs}
    said = {value_of(item, "guid") or "": item for item in document.items}
    for guid, slug in wanted.items():
        if guid not in said:
            yield document.said("B-075", document.channel, f"the episode “{slug}” (guid {guid}) is not on this page")
    for guid, item in said.items():
        if guid not in wanted:
            yield document.said("B-075", item, f"an item with the guid “{guid}” does not belong on this page")
