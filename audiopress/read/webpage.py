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
from audiopress.read.tree import CHROME, LINE, attribute, classes, hidden, name, parse, text_of

_SITE: Final = frozenset({"nav", "header", "footer", "aside", "form"})
_STANDFIRST: Final = frozenset(
    (
        "standfirst",
        "dek",
        "subtitle",
        "pw-subtitle-paragraph",
        "gh-article-excerpt",
        "lede",
        "entry-subtitle",
        "post-subtitle",
        "article-subtitle",
        "article-dek",
        "deck",
    )
)
_FEATURED: Final = frozenset(
    ("post-thumbnail", "entry-thumbnail", "featured-image", "post-featured-image", "featured-media", "entry-media")
)
_SUBHEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_PARTS: Final = frozenset({"article", "section", "blockquote", "figure"})  # a footer in one of these is its own


def read(source: Source) -> Document:
    """The article of the page without the site around it; what stands inside the article and is none is marked so."""
    tree = parse(source.text, source.place)
    for element in tree.iter():
        element.set(LINE, str(element.sourceline or 1))
        element.attrib.pop(CHROME, None)
    _resolve(tree)
    article = find_article(tree)
    fields = about(tree, article)
    lead = _lead(tree, article, fields.title)
    mark_chrome(article)
    if name(article) == "body":
        _mark_site(article)
    top = _cut_out(article, lead)
    _lower_subtitle(top)
    return Document(top, fields)


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


def _lead(tree: HtmlElement, article: etree._Element, title: str) -> list[etree._Element]:
    """What belongs to the article but stands above it: its title, its standfirst, its picture."""
    if any(text_of(h) for h in article.iter("h1")):
        return []
    heading = _title_outside(tree, title)
    around = next(article.iterancestors("article", "main"), None)
    below = around is not None
    if around is None and heading is not None:  # what holds both holds all that stands between them
        around = next((above for above in article.iterancestors() if above in heading.iterancestors()), None)
    lead: list[etree._Element] = []
    for element in around.iter() if around is not None else ():
        if element is article:
            break
        below = below or element is heading
        pictured = classes(element) & _FEATURED and element.find(".//img") is not None
        stands = classes(element) & _STANDFIRST or name(element) == "figure" or pictured
        if below and stands and not hidden(element) and not any(above in lead for above in element.iterancestors()):
            lead.append(element)
    lead = [e for e in lead if article not in e.iter() and (heading is None or heading not in e.iter())]
    return lead if heading is None else [heading, *lead]


def _lower_subtitle(top: HtmlElement) -> None:
    """A subtitle written as a heading, right below the title, begins no chapter: it is a line of its own."""
    titled = False
    for element in top.iter("h1", "p", *_SUBHEADINGS):
        if name(element) == "h1":
            titled = True
        elif name(element) in _SUBHEADINGS and titled and classes(element) & _STANDFIRST:
            element.tag = "p"
            return
        elif text_of(element) and element.get(CHROME) is None:
            return


def _title_outside(tree: HtmlElement, title: str) -> etree._Element | None:
    """The heading that says what the page's head says; else the only one, or one that is not in a site's header."""
    found: list[etree._Element] = [h for h in tree.iter("h1") if text_of(h) and not hidden(h)]
    if len(found) == 1 and not title:
        return found[0]
    same = [h for h in found if text_of(h).casefold() == title.casefold()]
    below = [h for h in found if not any(name(above) in _SITE for above in h.iterancestors())]
    return next(iter((*same, *below)), None)


def _mark_site(body: etree._Element) -> None:
    """Where a page's whole body is the article, the site's own header and footer are still none of it."""
    for element in body.iter("header", "footer", "nav"):
        parts = (above for above in element.iterancestors() if name(above) in _PARTS or above.get(CHROME) is not None)
        if element.find(".//h1") is None and next(parts, None) is None:
            element.set(CHROME, "")


def _cut_out(article: etree._Element, lead: list[etree._Element]) -> HtmlElement:
    """The article alone, what leads into it before it."""
    top = Element("body")
    language = next((attribute(e, "lang") for e in (article, *article.iterancestors()) if attribute(e, "lang")), "")
    if language:
        top.set("lang", language)
    if name(article) in {"html", "body"}:
        article.tag = "div"
    for element in (*lead, article):
        element.tail = None
        top.append(element)
    return top
