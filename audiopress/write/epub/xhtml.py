"""The article's HTML -> the XHTML an EPUB holds: names XML allows, namespaces, epub:type, nothing folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from lxml import etree

from audiopress.write.epub.pictures import Picture
from audiopress.write.plain import legal

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{OPS}}}type"

# DPUB-ARIA 1.1 beside the EPUB Structural Semantics Vocabulary: readers know the one or the other.
_TYPES: Mapping[str, str] = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-backlink": "backlink",
    "doc-pagebreak": "pagebreak",
    "doc-bibliography": "bibliography",
}
# Our own HTML holds no bare “<” or “>” outside a tag, so these find tags and nothing else.
_VOID = re.compile(r"<(img|br|hr)\b([^>]*)>")
_REVERSED = re.compile(r"<ol\b([^>]*) reversed>")
_MATH = re.compile(r"<math\b")


def tag(name: str) -> str:
    """The name as lxml has it: in XHTML's namespace."""
    return f"{{{XHTML}}}{name}"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def parsed(markup: str) -> etree._Element:
    """HTML as the writers of this folder make it -> <body>, read as XML."""
    closed = _REVERSED.sub(r'<ol\1 reversed="reversed">', _VOID.sub(r"<\1\2/>", legal(markup)))
    spaced = _MATH.sub(f'<math xmlns="{MATHML}"', closed)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(f'<body xmlns="{XHTML}" xmlns:epub="{OPS}">{spaced}</body>'.encode(), parser)


def adapted(body: etree._Element, pictures: Mapping[str, Picture]) -> Mapping[str, str]:
    """Make of it what an EPUB may hold, in place; `pictures` by their names in the episode's folder.

    The answer is what became of the ids: XML's are names without colons (XML 1.0 § 3.3.1, Namespaces § 7).
    """
    names = _names(body)
    for element in list(body.iter(etree.Element)):
        if (name := names.get(element.get("id", ""))) is not None:
            element.set("id", name)
        elif "id" in element.attrib:
            del element.attrib["id"]
        if language := element.get("lang"):
            element.set(f"{{{XML}}}lang", language)
        if kind := _TYPES.get(element.get("role", "")):
            element.set(TYPE, kind)
        _CHANGES.get(local(element), _kept)(element, pictures)
    for element in body.iter(tag("a")):
        if element.get("href", "").startswith("#"):
            target = unquote(element.get("href", "")[1:])
            element.set("href", f"#{names.get(target, '')}")
    return names


def _names(body: etree._Element) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in body.iter(etree.Element):
        written = element.get("id", "")
        if written and written not in names:
            plain = re.sub("[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}_", written)
            plain = plain if plain[0].isalpha() or plain[0] == "_" else f"x{plain}"
            while plain in taken:
                plain += "-"
            names[written] = plain
            taken.add(plain)
    return names


def _kept(_element: etree._Element, _pictures: Mapping[str, Picture]) -> None:
    """An element that an EPUB may hold as it is."""


def _unfolded(element: etree._Element, _pictures: Mapping[str, Picture]) -> None:
    """What is folded away cannot be followed: EPUB Accessibility 1.1 wants no words in step that are not seen."""
    folded = local(element) == "details"
    element.tag = tag("div" if folded else "p")
    element.set("class", "aside" if folded else "heading")
    if folded:
        element.set("role", "note")


def _unscrolled(element: etree._Element, _pictures: Mapping[str, Picture]) -> None:
    """A book has pages: what scrolls by itself on a web page, and is a landmark there, only stands in its place."""
    if element.get("class") == "scroll":
        element.tag = tag("div")
        _without(element, "aria-label", "tabindex")


def _picture(element: etree._Element, pictures: Mapping[str, Picture]) -> None:
    """Where the picture lies in the book; one that not every reader can show is its alternative text."""
    picture = pictures.get(unquote(element.get("src", "")))
    if picture:
        element.set("src", picture.name)
        return
    element.tag, element.text = tag("span"), element.get("alt")
    _without(element, "src", "alt")
    element.set("class", "picture")


def _without(element: etree._Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


_CHANGES = {"details": _unfolded, "summary": _unfolded, "img": _picture, "section": _unscrolled}


def linked(body: etree._Element, own: str, places: Mapping[str, str]) -> None:
    """Lead each link to where its target is: `places` has the file of each id, `own` is this one.

    One that leads nowhere from a book (a file beside the article, a call) becomes its words.
    """
    for element in list(body.iter(tag("a"))):
        href = element.get("href", "")
        if href.startswith("#") and href[1:] in places:
            element.set("href", href if places[href[1:]] == own else f"{places[href[1:]]}{href}")
        elif not _elsewhere(href):
            element.tag = tag("span")
            _without(element, "href", "role", "aria-label", TYPE)


def _elsewhere(href: str) -> bool:
    try:
        parts = urlsplit(href)
        return parts.scheme == "mailto" or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:  # “https://[” is no address
        return False


def identified(elements: Iterator[etree._Element], taken: set[str]) -> None:
    """Give an id to each element that has none, so that an overlay can name it."""
    number = 0
    for element in elements:
        if not element.get("id"):
            number += 1
            while f"e{number}" in taken:
                number += 1
            element.set("id", f"e{number}")
            taken.add(f"e{number}")
