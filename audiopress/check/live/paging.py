"""A feed's first page -> the further ones (RFC 5005 § 3), and the hubs it names (WebSub)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from audiopress.check.codes import finding
from audiopress.check.live.reach import LARGEST, parsed
from audiopress.check.live.served import Scope, Served, links, text, title
from audiopress.check.live.web import Web, joined
from audiopress.model import Finding

MOST_PAGES = 50  # where not everything is asked for


def further(
    web: Web, url: str, root: etree._Element, scope: Scope
) -> tuple[tuple[tuple[str, etree._Element], ...], tuple[Finding, ...]]:
    """Every page that `next` leads to, in order, and what is wrong on the way."""
    pages: list[tuple[str, etree._Element]] = []
    known, page = {url, *links(root, "self")}, root
    while (following := links(page, "next")) and (scope.items is None or len(pages) < MOST_PAGES):
        origin, url = url, joined(url, following[0])
        if url in known:
            return tuple(pages), (finding("L-041", origin, f"its next page is “{url}”, which was there before"),)
        known.add(url)
        answer = web.get(url, LARGEST)
        if not answer.good:
            return tuple(pages), (finding("L-040", origin, f"its next page “{url}” {answer.said}"),)
        found, why = parsed(answer.body)
        if found is None:
            return tuple(pages), (finding("L-044", url, f"a further page of the feed is none: {why}"),)
        pages.append((url, found))
        page = found
    return tuple(pages), ()


def repeated(served: Served) -> Iterator[Finding]:
    """No episode stands twice, on whatever pages."""
    seen: dict[str, str] = {}
    for url, item in served.items():
        guid = text(item, "guid")
        if guid and guid in seen:
            where = "on the same page" if seen[guid] == url else f"on “{seen[guid]}” too"
            yield served.said("L-042", f"“{title(item)}” with the guid “{guid}” stands {where}", url, item)
        elif guid:
            seen[guid] = url


def hubs(served: Served) -> Iterator[Finding]:
    """A hub says what it wants, with 400 or 405, to whom it does not know; what says nothing is none."""
    for hub in links(served.root, "hub") if served.root is not None else ():
        answer = served.web.get(hub, 0)
        if answer.trouble or answer.status in {404, 410} or answer.status >= 500:
            yield served.said("L-043", f"the hub “{hub}” {answer.said}")
