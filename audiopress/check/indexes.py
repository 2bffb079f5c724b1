"""Built pages for people -> indexes that leave an episode out, and pages that are another's."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree, html

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.write import FEED, leaves


def indexes(built: Built) -> Iterator[Finding]:
    """The show's page and those of older episodes list every episode that the ledger has there."""
    entries = [entry for entry in built.ledger.episodes if entry.sha256 and not entry.removed]
    slugs = [entry.slug for entry in sorted(entries, key=lambda entry: (entry.published, entry.guid))]
    titles = {entry.slug: entry.title for entry in entries}
    for leaf in leaves(FEED, built.ledger.channel(FEED).pages, slugs):
        name = f"{leaf.page}.html"
        if not built.has(name):
            yield finding("B-088", built.path(name), f"the page that lists {len(leaf.slugs)} episodes is not there")
            continue
        linked = {_local(built, name, one.get("href", "")) for one in _elements(built, name, "a")}
        for slug in (slug for slug in leaf.slugs if f"{slug}/index.html" not in linked):
            yield finding("B-088", built.path(name), f"the page does not list “{titles[slug]}”")
        yield from _own(built, name)


def addresses(built: Built) -> Iterator[Finding]:
    """Every episode's page gives its own address, under which search engines and those who share it keep it."""
    for name in (f"{edition.entry.slug}/index.html" for edition in built.editions):
        if built.has(name):  # else B-001 says so
            yield from _own(built, name)


def _own(built: Built, name: str) -> Iterator[Finding]:
    found = [one.get("href", "") for one in _elements(built, name, "link") if one.get("rel") == "canonical"]
    if [_local(built, name, one) for one in found] != [name]:
        said = f"the page says that it is “{found[0]}”" if found else "the page does not give its own address"
        yield finding("B-089", built.path(name), said)


def _elements(built: Built, name: str, tag: str) -> list[etree._Element]:
    """Elements of a page; none in what is no page."""
    data = (built.folder / name).read_bytes()
    try:
        return list(html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")).iter(tag))
    except etree.ParserError:  # nothing at all, or comments only
        return []


def _local(built: Built, name: str, link: str) -> str | None:
    """The file that a link of the page leads to; None for one elsewhere, or for none."""
    try:
        address = urljoin(built.show.base_url + name, link.strip())
    except ValueError:  # “https://[bad”
        return None
    return built.local(address.partition("#")[0])
