"""A saved or exported page -> the tree of its article, whose elements know their source lines."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from lxml import etree
from lxml.html import Element, HtmlElement

from audiopress.read.chrome import find_article, mark_chrome
from audiopress.read.links import is_remote
from audiopress.read.metadata import about
from audiopress.read.source import Document, Source
from audiopress.read.tree import CHROME, LINE, attribute, hidden, name, parse, text_of

_SITE: Final = frozenset({"nav", "header", "footer", "aside", "form"})
_PARTS: Final = frozenset({"article", "section", "blockquote", "figure"})  # a footer in one of these is its own


def read_webpage(source: Source) -> Document:
    """The article of the page without the site around it; what stands inside the article and is none is marked so."""
    tree = parse(source.text, source.place)
    for element in tree.iter():
        element.set(LINE, str(element.sourceline or 1))
        element.attrib.pop(CHROME, None)
    _resolve(tree)
    article = find_article(tree)
    fields = about(tree, article)
    heading = _outer_title(tree, article)
    mark_chrome(article)
    if name(article) == "body":
        _mark_site(article)
    return Document(_with_title(article, heading), fields)


def _resolve(tree: HtmlElement) -> None:
    """Relative addresses count from where the page says that it lies: HTML § 4.2.3, the base element."""
    base = next((attribute(e, "href") for e in tree.iter("base") if "://" in attribute(e, "href")), "")
    canonical = next((attribute(e, "href") for e in tree.iter("link") if attribute(e, "rel") == "canonical"), "")
    for key, tags, against in (("href", ("a",), base or canonical), ("src", ("img",), base)):
        for element in tree.iter(*tags):
            address = attribute(element, key)
            if "://" in against and address and not address.startswith("#") and not is_remote(address):
                element.set(key, urljoin(against, address))
    page = base or canonical
    for element in tree.iter("a"):
        link = attribute(element, "href")
        if page and link.startswith(f"{page}#"):  # a browser that saves a page writes its inner links out
            element.set("href", link[len(page) :])


def _outer_title(tree: HtmlElement, article: etree._Element) -> etree._Element | None:
    """The page's main heading, where it stands outside the article; a site's name is no article's heading."""
    if any(text_of(h) for h in article.iter("h1")):
        return None
    shown = " ".join(text_of(e) for e in tree.iter("title")).casefold()
    metas = " ".join(attribute(e, "content") for e in tree.iter("meta")).casefold()
    found = [h for h in tree.iter("h1") if text_of(h) and not hidden(h)]
    named = [h for h in found if text_of(h).casefold() in f"{shown} {' '.join(metas.split())}"]
    outside_header = [h for h in found if not any(name(above) in _SITE for above in h.iterancestors())]
    return next(iter((*named, *outside_header) if len(found) > 1 else found), None)


def _mark_site(body: etree._Element) -> None:
    """Where a page's whole body is the article, the site's own header and footer are still none of it."""
    for element in body.iter("header", "footer", "nav"):
        parts = (above for above in element.iterancestors() if name(above) in _PARTS or above.get(CHROME) is not None)
        if element.find(".//h1") is None and next(parts, None) is None:
            element.set(CHROME, "")


def _with_title(article: etree._Element, heading: etree._Element | None) -> HtmlElement:
    """The article alone, cut out of its page, with its heading before it."""
    top = Element("body")
    language = next((attribute(e, "lang") for e in (article, *article.iterancestors()) if attribute(e, "lang")), "")
    if language:
        top.set("lang", language)
    if heading is not None:
        heading.tail = None
        top.append(heading)
    article.tail = None
    if name(article) in {"html", "body"}:
        article.tag = "div"
    top.append(article)
    return top
