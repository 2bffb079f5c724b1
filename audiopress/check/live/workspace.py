"""A live feed beside the workspace it was published from -> what an upload forgot, and what a move lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from audiopress.check.live.published import Published
from audiopress.check.live.reach import parsed
from audiopress.check.live.served import Served, links, text
from audiopress.model import DETAILS, Finding
from audiopress.publish import Entry
from audiopress.write import FEED, edition_guid

_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A page of the live feed beside the file that was built for it; `name`: that file's."""

    url: str
    name: str
    live: etree._Element
    built: etree._Element


def compared(served: Served) -> Iterator[Finding]:
    """Every page of the live feed is the one that was built last, and every guid is the ledger's."""
    ours = served.published
    if ours is None or served.root is None:
        return
    guid, expected = served.guid, ours.guid_of(_own_name(served, ours))
    if expected and guid != expected:
        yield served.said("L-056", f"the live show has the guid “{guid}”, and the ledger “{expected}”")
    pairs = list(_pairs(served, ours))
    yield from _identities(served, ours, pairs)
    live = {text(item, "guid"): item for _, item in served.items()}
    for pair in pairs:
        if etree.tostring(pair.live, encoding="utf-8") != etree.tostring(pair.built, encoding="utf-8"):
            message = f"the live feed is not {ours.folder.name}/{pair.name} as it was built last"
            yield served.said("L-050", message, pair.url)
            yield from _missing(served, pair, live)


def _own_name(served: Served, ours: Published) -> str:
    """Which built file the live feed is: its address says so, or itself; else the show's feed under another name."""
    own = links(served.root, "self") if served.root is not None else []
    names = (ours.named(url) for url in (served.url, served.answer.url, *own))
    return next(filter(None, names), f"{FEED}.xml")


def _pairs(served: Served, ours: Published) -> Iterator[_Pair]:
    """A page of a name that was never built is beside nothing."""
    names = (_own_name(served, ours), *(ours.named(url) for url, _ in served.further))
    for name, (url, live) in zip(names, served.pages, strict=True):
        path = ours.folder / name
        built = parsed(path.read_bytes())[0] if name and path.is_file() else None
        if built is not None:
            yield _Pair(url, name, live, built)


def _identities(served: Served, ours: Published, pairs: list[_Pair]) -> Iterator[Finding]:
    present = ours.ledger.episodes
    known = {guid for entry in present for guid in (entry.guid, *_of_editions(entry))}
    right = {urljoin(ours.base_url, url): entry.guid for entry in present for url in (entry.url, *entry.formerly)}
    right |= {_address(item): text(item, "guid") for pair in pairs for item in pair.built.iterfind("channel/item")}
    for url, item in served.items():
        guid, name = text(item, "guid"), text(item, "title")
        if guid in known:
            continue
        if expected := right.get(_address(item)):
            message = f"“{name}” has the guid “{guid}” live, and “{expected}” in the ledger"
            yield served.said("L-052", message, url, item)
        else:
            yield served.said("L-053", f"“{name}” with the guid “{guid}” is in no ledger", url, item)


def _of_editions(entry: Entry) -> Iterator[str]:
    """The guids under which a feed of another edition has the episode."""
    return (edition_guid(entry.guid, detail) for detail in DETAILS)


def _missing(served: Served, pair: _Pair, live: dict[str, etree._Element]) -> Iterator[Finding]:
    """Episodes of a built page that are on no live one, or with another length."""
    for item in pair.built.iterfind("channel/item"):
        name, there = text(item, "title"), live.get(text(item, "guid"))
        if there is None:
            yield served.said("L-051", f"“{name}” was built, and is not in the live feed", pair.url)
        elif (ours := _length(item)) != (theirs := _length(there)):
            message = f"the audio of “{name}” has {theirs} bytes live, and {ours} as built"
            yield served.said("L-054", message, pair.url)


def _address(item: etree._Element) -> str:
    """Where the item's audio lies."""
    enclosure = item.find("enclosure")
    return "" if enclosure is None else enclosure.get("url", "")


def _length(item: etree._Element) -> str:
    enclosure = item.find("enclosure")
    return "" if enclosure is None else enclosure.get("length", "")


def moves(served: Served) -> Iterator[Finding]:
    """What the ledger knows to have moved answers at its old address with a redirect to the new one."""
    ours = served.published
    if ours is None:
        return
    for url in ours.ledger.formerly:
        if url != served.url:
            yield from _redirected(served, url, ours.feed_url, "L-062")
    present = [entry for entry in ours.ledger.episodes if not entry.removed]
    newest = sorted(present, key=lambda entry: entry.published, reverse=True)[: served.scope.items]
    for entry in newest:
        target = urljoin(ours.base_url, entry.url)
        for url in _former(ours, entry):
            yield from _redirected(served, url, target, "L-061")


def _former(ours: Published, entry: Entry) -> Iterator[str]:
    """Every address the entry's audio has ever had, but the one it has."""
    bases = (ours.base_url, *(urljoin(url, ".") for url in ours.ledger.formerly))
    for base in dict.fromkeys(bases):
        for name in (entry.url, *entry.formerly):
            if urljoin(base, name) != urljoin(ours.base_url, entry.url):
                yield urljoin(base, name)


def _redirected(served: Served, url: str, target: str, code: str) -> Iterator[Finding]:
    answer = served.web.head(url)
    good = answer.good and answer.url == target and answer.hops and answer.hops[0].status in _FOR_GOOD
    if not good:
        end = f"leads to “{answer.url}”" if answer.good and answer.hops else answer.said
        yield served.said(code, f"“{url}” {end}, and should lead to “{target}” with 301", url)
