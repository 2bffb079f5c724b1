"""Book -> its navigation document (EPUB 3.3 § 7): contents, landmarks, and the pages of a printed edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from audiopress.model import Article, Section
from audiopress.write.epub.access import page_marks
from audiopress.write.epub.documents import STYLE, Book, file_of
from audiopress.write.epub.xhtml import OPS, TYPE, XHTML, XML, tag
from audiopress.write.labels import direction, labels
from audiopress.write.plain import plain
from audiopress.write.reasons import reason

FILE = "nav.xhtml"
_SPACES: Any = {None: XHTML, "epub": OPS}  # lxml's stubs know no default namespace
Entry = tuple[str, str, "Sequence[Entry]"]  # words, address, entries inside it


def navigation(article: Article, book: Book) -> bytes:
    """The navigation document as a file."""
    label = labels(article.language)
    html = etree.Element(tag("html"), {"lang": article.language, f"{{{XML}}}lang": article.language}, nsmap=_SPACES)
    html.set("dir", direction(article.language))
    head = etree.SubElement(html, tag("head"))
    etree.SubElement(head, tag("title")).text = plain(article.title)
    etree.SubElement(head, tag("link"), {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    body = etree.SubElement(html, tag("body"))
    first = book.leaves[0]
    entries = [(first.title, first.file, ()), *_sections(article.sections, book)]
    own = {} if label.language == article.language.lower().split("-")[0] else {"lang": label.language}
    _list(_nav(body, "toc", label.chapters, own), entries)
    for link in _list(_nav(body, "landmarks", "", {}), [(first.title, first.file, ())]):
        link.set(TYPE, "bodymatter")
    pages: list[Entry] = [
        (number, f"{leaf.file}#{name}", ()) for leaf in book.leaves for name, number in page_marks(leaf.root)
    ]
    if pages:
        _list(_nav(body, "page-list", reason("page number", label.language), own), pages)
    return file_of(html)


def _sections(sections: Iterable[Section], book: Book) -> list[Entry]:
    """An entry for each heading, with those below it inside."""
    entries: list[Entry] = []
    for section in sections:
        inside = _sections(section.sections, book)
        place = book.place(section.id)
        if section.heading is None or place is None:
            entries += inside
            continue
        number, name = place
        leaf = book.leaves[number]
        address = leaf.file if leaf.root.get("id") == name else f"{leaf.file}#{name}"
        entries.append((plain(section.title) or str(number), address, inside))
    return entries


def _nav(body: etree._Element, kind: str, heading: str, language: dict[str, str]) -> etree._Element:
    """A list's frame; landmarks are for programs, not for readers."""
    nav = etree.SubElement(body, tag("nav"), {"id": kind, TYPE: kind})
    if role := {"toc": "doc-toc", "page-list": "doc-pagelist"}.get(kind):
        nav.set("role", role)
        nav.set("aria-labelledby", f"{kind}-heading")
        spoken = {f"{{{XML}}}lang": value for value in language.values()} | language
        etree.SubElement(nav, tag("h1" if kind == "toc" else "h2"), {"id": f"{kind}-heading", **spoken}).text = heading
    else:
        nav.set("hidden", "hidden")
    return nav


def _list(parent: etree._Element, entries: Iterable[Entry]) -> list[etree._Element]:
    """The links of a list's own entries."""
    links = []
    listed = etree.SubElement(parent, tag("ol"))
    for words, address, inside in entries:
        item = etree.SubElement(listed, tag("li"))
        link = etree.SubElement(item, tag("a"), {"href": address})
        link.text = words
        links.append(link)
        if inside:
            _list(item, inside)
    return links
