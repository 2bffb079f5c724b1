"""Episode -> the content documents of its EPUB: the title with the opening, then one for each top heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from audiopress.model import Episode
from audiopress.write.along import BYLINE, Passage
from audiopress.write.article import article_html
from audiopress.write.epub.pictures import Picture
from audiopress.write.epub.xhtml import MATHML, OPS, TYPE, XHTML, XML, adapted, identified, linked, local, parsed, tag
from audiopress.write.inline import language_attributes
from audiopress.write.labels import direction, labels
from audiopress.write.pictures import picture_names
from audiopress.write.plain import escape, plain

# What an overlay lets a listener skip or leave, and the parts of it: each needs an id.
_PARTS = ("table", "tr", "td", "th", "ul", "ol", "dl", "li", "dt", "dd", "figure", "section", "div", "aside")
STYLE = "style.css"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One content document: the name of its files without ending, its one root element and the ids in that."""

    name: str
    title: str
    root: etree._Element
    ids: frozenset[str]

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def has_formulas(self) -> bool:
        return next(self.root.iter(f"{{{MATHML}}}math"), None) is not None


@dataclass(frozen=True, slots=True)
class Book:
    """The content documents; `names`: id on the page, or of an utterance that is not shown there -> id in them."""

    leaves: tuple[Leaf, ...]
    names: Mapping[str, str]

    def place(self, name: str) -> tuple[int, str] | None:
        """Number of the leaf and id in it, of what has this id on the page; None where the book does not show it."""
        own = self.names.get(name, "")
        return next(((number, own) for number, leaf in enumerate(self.leaves) if own in leaf.ids), None)


def book(episode: Episode, heard: Sequence[Passage], pictures: Mapping[str, Picture]) -> Book:
    """The article as an EPUB shows it; `heard` are the passages of the edition, the only one `episode` has."""
    names = picture_names(episode.article)
    content = article_html(episode.article, script=episode.script, pictures=names)
    opening, closing = _unshown(heard)
    markup = [*_lines(episode, opening), *_header(episode), content, *_lines(episode, closing)]
    body = parsed("\n".join(markup))
    renamed = adapted(body, pictures)
    roots = _roots(body, closing=len(closing))
    _gather_notes(roots, heard, renamed)
    titles = (plain(episode.article.title), *(_heading(root) for root in roots[1:]))
    leaves = tuple(_leaf(number, root, title) for number, (root, title) in enumerate(zip(roots, titles, strict=True)))
    files = {name: leaf.file for leaf in leaves for name in leaf.ids}
    for leaf in leaves:
        linked(leaf.root, leaf.file, files)
    return Book(leaves, renamed)


def _unshown(heard: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """What is heard before anything that the article shows, and its last words: they become paragraphs."""
    shown = next((number for number, passage in enumerate(heard) if passage.anchor), len(heard))
    return list(heard[:shown]), [passage for passage in heard[shown:] if passage.role == "closing"]


def _lines(episode: Episode, said: Sequence[Passage]) -> Iterator[str]:
    languages = {utterance.id: utterance.language for utterance in episode.script.utterances}
    for passage in said:
        language = language_attributes(languages[passage.utterance], episode.article.language)
        yield f'<p class="said" id="{escape(spoken_line(passage.utterance))}"{language}>{escape(passage.caption)}</p>'


def spoken_line(utterance: str) -> str:
    """The id of the paragraph that shows what only the voice says."""
    return f"said {utterance}"  # no id of the page has a blank


def _header(episode: Episode) -> Iterator[str]:
    """Title and byline, no more of it than the voice says: a full edition leaves nothing visible unread."""
    article, label = episode.article, labels(episode.article.language)
    spoken = next((item for item in episode.script.utterances if item.role == "title" and item.display), None)
    title = escape(plain(article.title))
    yield f'<h1><span id="{escape(spoken.id)}">{title}</span></h1>' if spoken else f"<h1>{title}</h1>"
    ours = label.language == article.language.lower().split("-")[0]
    language = "" if ours else language_attributes(label.language, article.language)
    yield f'<div class="byline" id="{BYLINE}"{language}>'
    if article.authors:
        yield f"<p>{escape(label.by.format(', '.join(map(plain, article.authors))))}</p>"
    if article.published:
        yield f"<p>{escape(label.day(article.published))}</p>"
    yield f"<p>{escape(label.audio_edition)}</p>"
    yield "</div>"


def _roots(body: etree._Element, *, closing: int) -> list[etree._Element]:
    """The root element of each document; the last `closing` elements of the body end the last one."""
    roots = [etree.Element(tag("div"), {"class": "title-page"}, nsmap=_SPACES)]
    parts = list(body)
    last = len(parts) - closing
    for number, part in enumerate(parts):
        if local(part) == "section" and number < last:
            part.set("role", "doc-chapter")
            part.set(TYPE, "chapter")
            roots.append(part)
        else:
            roots[-1].append(part)
    return roots


_SPACES: Any = {None: XHTML, "epub": OPS}  # lxml's stubs know no default namespace


def _gather_notes(roots: list[etree._Element], heard: Sequence[Passage], names: Mapping[str, str]) -> None:
    """Notes stand at the end of the document in which they are heard, else of that which first refers to them.

    No overlay may reach into another document (EPUB 3.3 § 9.2.2).
    """
    places = {name: number for number, root in enumerate(roots) for name in _ids(root)}
    notes = [note for root in roots for note in root.iter(tag("aside")) if note.get("role") == "doc-footnote"]
    wanted = [_home(note, heard, names, places) for note in notes]
    for note, home in zip(notes, wanted, strict=True):
        parent = note.getparent()
        old = places[note.get("id", "")]
        if parent is None or home in (None, old):
            continue
        note.tail = "\n"
        parent.remove(note)
        if not len(parent) and parent.get("class") == "notes" and (around := parent.getparent()) is not None:
            around.remove(parent)
        _appended(roots[home], note)


def _appended(root: etree._Element, note: etree._Element) -> None:
    """Put a note among those at the end, before the closing line."""
    place = len(root)
    while place and root[place - 1].get("class") == "said":
        place -= 1
    if not place or root[place - 1].get("class") != "notes":
        root.insert(place, etree.Element(tag("div"), {"class": "notes"}))
        place += 1
    root[place - 1].append(note)


def _home(
    note: etree._Element, heard: Sequence[Passage], names: Mapping[str, str], places: Mapping[str, int]
) -> int | None:
    inside = _ids(note)
    told = next((one for one in heard if {names.get(one.anchor), names.get(one.block)} & inside), None)
    if told:
        return places.get(names.get(told.section, ""))
    links = (link.get("href", "")[1:] for link in note.iter(tag("a")) if link.get("role") == "doc-backlink")
    return next((places[link] for link in links if link in places), None)


def _ids(root: etree._Element) -> set[str]:
    return {element.get("id", "") for element in root.iter(etree.Element)} - {""}


def _heading(root: etree._Element) -> str:
    """The words of a document's heading; "" where they are none."""
    heading = next((element for element in root if local(element) in ("h2", "h3", "h4", "h5", "h6")), None)
    return "" if heading is None else plain("".join(map(str, heading.itertext())))


def _leaf(number: int, root: etree._Element, title: str) -> Leaf:
    taken = _ids(root)
    identified((one for one in root.iter(etree.Element) if local(one) in _PARTS), taken)
    heading = next((element for element in root if local(element) in ("h1", "h2")), None)
    if heading is not None and root.get("role"):
        identified(iter([heading]), taken)
        root.set("aria-labelledby", heading.get("id", ""))
    return Leaf(f"part-{number}" if number else "title", title or str(number), root, frozenset(_ids(root)))


def page(leaf: Leaf, language: str) -> bytes:
    """The content document as a file."""
    html = etree.Element(tag("html"), {"lang": language, f"{{{XML}}}lang": language}, nsmap=_SPACES)
    html.set("dir", direction(language))
    head = etree.SubElement(html, tag("head"))
    etree.SubElement(head, tag("title")).text = leaf.title
    etree.SubElement(head, tag("link"), {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    etree.SubElement(html, tag("body")).append(leaf.root)
    return file_of(html)


def file_of(root: etree._Element) -> bytes:
    """An XHTML tree as a file."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>") + b"\n"
