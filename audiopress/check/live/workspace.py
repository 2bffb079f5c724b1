"""A live feed beside the workspace it was published from -> what an upload forgot, and what a move lost."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from audiopress.check.live.published import Published
from audiopress.check.live.served import Served, text
from audiopress.model import Finding
from audiopress.publish import Entry

_FOR_GOOD = frozenset({301, 308})


def compared(served: Served) -> Iterator[Finding]:
    """The live feed is the one that was built last, and every guid is the ledger's."""
    ours = served.published
    if ours is None or served.root is None:
        return
    guid = served.guid
    if ours.ledger.guid and guid != ours.ledger.guid:
        yield served.said("L-056", f"the live show has the guid “{guid}”, and the ledger “{ours.ledger.guid}”")
    yield from _identities(served, ours)
    built = ours.feed()
    if built and built != served.answer.body:
        yield served.said("L-050", f"the live feed is not {ours.folder.name}/feed.xml as it was built last")
        yield from _missing(served, built)


def _identities(served: Served, ours: Published) -> Iterator[Finding]:
    entries = {entry.guid: entry for entry in ours.ledger.episodes}
    by_url = {urljoin(ours.base_url, url): entry for entry in entries.values() for url in (entry.url, *entry.formerly)}
    for url, item in served.items():
        guid, name = text(item, "guid"), text(item, "title")
        enclosure = item.find("enclosure")
        entry = None if enclosure is None else by_url.get(enclosure.get("url", ""))
        if guid in entries:
            continue
        if entry is not None:
            message = f"“{name}” has the guid “{guid}” live, and “{entry.guid}” in the ledger"
            yield served.said("L-052", message, url, item)
        else:
            yield served.said("L-053", f"“{name}” with the guid “{guid}” is in no ledger", url, item)


def _missing(served: Served, built: bytes) -> Iterator[Finding]:
    """Episodes of the built feed that are not live, or with another length."""
    live = {text(item, "guid"): item for _, item in served.items()}
    root = etree.fromstring(built, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for item in root.iterfind("channel/item"):
        name, there = text(item, "title"), live.get(text(item, "guid"))
        if there is None:
            yield served.said("L-051", f"“{name}” was built, and is not in the live feed")
        elif (ours := _length(item)) != (theirs := _length(there)):
            yield served.said("L-054", f"the audio of “{name}” has {theirs} bytes live, and {ours} as built")


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
