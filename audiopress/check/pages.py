"""Built pages -> links and pictures of the show's own that are not there."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.model import Finding

_PICTURES = {"img", "source", "audio", "track", "script", "video"}


def pages(built: Built) -> Iterator[Finding]:
    """Indexes and every episode's page: what they show and link to is there, and so is the place in it."""
    trees: dict[str, etree._Element | None] = {}
    older = sorted(path.name for path in built.folder.glob("index-*.html"))
    for name in ("index.html", *older, *(f"{edition.entry.slug}/index.html" for edition in built.editions)):
        tree = _tree(built, name, trees)
        if tree is None:
            yield finding(
                "B-001", built.path(name), "the page is empty" if built.has(name) else "the page is not there"
            )
            continue
        yield from _ids(built, name, tree)
        for element, attribute, link, _ in tree.iterlinks():
            if attribute in {"href", "src", "poster"} and _lost(built, name, link, trees):
                code = "B-061" if element.tag in _PICTURES else "B-060"
                what = "there is no file" if code == "B-061" else "there is nothing at"
                yield finding(code, built.path(name), f"{what} “{link}”", line=element.sourceline)


def _tree(built: Built, name: str, trees: dict[str, etree._Element | None]) -> HtmlElement | None:
    if name not in trees:
        trees[name] = built.page(name)
    return trees[name]


def _ids(built: Built, name: str, tree: HtmlElement) -> Iterator[Finding]:
    counts = Counter(element.get("id") for element in tree.iter(etree.Element) if element.get("id"))
    for identity, count in counts.items():
        if count > 1:
            yield finding("B-062", built.path(name), f"{count} elements have the id “{identity}”")


def _lost(built: Built, name: str, link: str, trees: dict[str, etree._Element | None]) -> bool:
    """Whether a link leads to a file or a place of the show that is not there; other sites are not asked."""
    try:
        parts = urlsplit(urljoin(built.show.base_url + name, link.strip()))
    except ValueError:
        return True
    target = built.local(parts.geturl())
    if target is None:
        return False
    if not built.has(target):
        return True
    fragment = unquote(parts.fragment)
    if not fragment or "=" in fragment or posixpath.splitext(target)[1] != ".html":
        return False  # W3C Media Fragments (#t=…) are no places of a page
    tree = _tree(built, target, trees)
    return tree is None or not any(element.get("id") == fragment for element in tree.iter(etree.Element))
