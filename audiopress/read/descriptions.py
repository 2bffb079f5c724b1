"""A tree -> the same, each picture's long description right behind the picture and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import Element

from audiopress.read.tree import CHROME, attribute, hidden, name, text_of

DESCRIPTION: Final = "long-description"  # the element that holds what describes a picture
_PICTURES: Final = ("img", "svg")
_INLINE: Final = frozenset(("a", "picture", "span", "em", "strong", "b", "i", "small"))
_BLOCKS: Final = frozenset(("div", "p", "section", "details", "aside"))
_PARTS: Final = frozenset(  # of something else, from which nothing is taken
    (
        "html",
        "body",
        "main",
        "article",
        "td",
        "th",
        "tr",
        "li",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "summary",
    )
)


def gather(tree: etree._Element) -> None:
    """Move what `aria-describedby`, `longdesc="#id"` or a `<details>` in its figure says of a picture.

    What describes two pictures, or is a caption or a part of something else, stays where it is: it is told there.
    """
    pictures = [element for element in tree.iter(*_PICTURES, "figure") if _names(element)]
    uses = Counter(name for picture in pictures for name in _names(picture))
    known: dict[str, etree._Element] = {}
    if uses:
        for element in tree.iter():
            if isinstance(element.tag, str) and (own := attribute(element, "id")) in uses:
                known.setdefault(own, element)
    for picture in pictures:
        found = [known[name] for name in _names(picture) if uses[name] == 1 and name in known]
        if movable := [target for target in found if _describes_only(target, picture, tree)]:
            _place(_described(movable), picture)
    for figure in tree.iter("figure"):
        details = [element for element in figure.iter("details") if next(element.iterancestors("figure")) is figure]
        if len(list(figure.iter(*_PICTURES))) == 1 and (worded := [part for part in details if text_of(part)]):
            figure.append(_described(_outermost(worded)))


def _names(picture: etree._Element) -> tuple[str, ...]:
    """The ids of what describes the picture."""
    longdesc = attribute(picture, "longdesc")
    names = attribute(picture, "aria-describedby").split()
    return tuple(dict.fromkeys((*names, *([longdesc[1:]] if longdesc.startswith("#") else ()))))


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    return [element for element in elements if not any(above in elements for above in element.iterancestors())]


def _describes_only(target: etree._Element, picture: etree._Element, tree: etree._Element) -> bool:
    """Whether it is there for the picture only: unseen, or a block of its own that is neither caption nor chapter."""
    around = [target, *(above for above in target.iterancestors() if above is not tree)]
    if name(target) in _PARTS or not text_of(target) or any(above.get(CHROME) is not None for above in around):
        return False
    if picture in target.iter() or any(name(above) == DESCRIPTION for above in around):
        return False
    if any(map(hidden, around)) or name(target) == "desc":
        return True
    captioned = any(name(above) in {"figcaption", "caption"} for above in around)
    chapter = next(target.iter("h1", "h2"), None) is not None and not attribute(picture, "longdesc")
    return name(target) in _BLOCKS and not captioned and not chapter


def _described(targets: list[etree._Element]) -> etree._Element:
    """An element that holds them, seen by everybody."""
    whole: etree._Element = Element(DESCRIPTION)
    for target in targets:
        _detach(target)
        for key in ("hidden", "aria-hidden", "style", "class"):
            target.attrib.pop(key, "")
        if name(target) not in {"div", "p", "section", "ul", "ol", "dl", "table", "blockquote"}:
            target.tag = "div" if next(target.iter(*_BLOCKS - {name(target)}), None) is not None else "p"
        if next(target.iter("summary"), None) is not None:
            target.tag = "div"
        whole.append(target)
    return whole


def _detach(element: etree._Element) -> None:
    """Take it out and leave what stands behind it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    element.tail = None
    above.remove(element)


def _place(described: etree._Element, picture: etree._Element) -> None:
    """Into the picture's figure, which may have to be made; or behind the paragraph whose words stand around it."""
    figure = picture if name(picture) == "figure" else next(picture.iterancestors("figure"), None)
    if figure is not None:
        figure.append(described)
        return
    *_, top = (picture, *_wrappers(picture))
    around = top.getparent()
    if around is None:
        return
    if name(around) == "p" and (text_of(around) != text_of(top) or len(list(around.iter(*_PICTURES))) > 1):
        around.addnext(described)
    elif name(around) == "p":
        around.tag = "figure"
        around.append(described)
    else:
        figure = Element("figure")
        top.addprevious(figure)
        figure.tail, top.tail = top.tail, None
        figure.extend((top, described))


def _wrappers(picture: etree._Element) -> Iterator[etree._Element]:
    """The inline elements around a picture."""
    for above in picture.iterancestors():
        if name(above) not in _INLINE:
            return
        yield above
