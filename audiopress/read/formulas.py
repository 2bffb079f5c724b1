"""A formula in any of its HTML dresses -> its source and the notation that is in."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from audiopress.patterns import late
from audiopress.read.tree import attribute, classes, name, text_of

_SHAPES: Final = {
    "mfrac": r"\frac{%s}{%s}",
    "msup": "{%s}^{%s}",
    "msub": "{%s}_{%s}",
    "msubsup": "{%s}_{%s}^{%s}",
    "munder": "%s_{%s}",
    "mover": "%s^{%s}",
    "munderover": "%s_{%s}^{%s}",
}
_ROWS: Final = frozenset(("math", "mrow", "mstyle", "semantics", "mpadded"))
_DEEPEST: Final = 40  # elements inside one another
_DELIMITERS: Final = late(r"^\s*(\\\[|\\\(|\$\$?)?(.*?)(\\\]|\\\)|\$\$?)?\s*$", re.DOTALL)


def is_tex(element: etree._Element) -> bool:
    """A span or div of TeX, as Markdown converters write it, or MathJax's script."""
    if name(element) == "script":
        return attribute(element, "type").startswith("math/tex")
    return name(element) in {"span", "div"} and "math" in classes(element) and element.find(".//{*}math") is None


def is_display(element: etree._Element) -> bool:
    """Whether the formula stands on a line of its own."""
    if name(element) == "math":
        return attribute(element, "display") == "block"
    if name(element) == "script":
        return "mode=display" in attribute(element, "type")
    return name(element) == "div" or bool(classes(element) & {"display", "block"})


def tex(element: etree._Element) -> str:
    """The TeX source: of a span its text, of MathML its annotation (MathML 3 § 5.1); "" where there is none."""
    if name(element) != "math":
        found = _DELIMITERS.match("".join(str(part) for part in element.itertext()))
        return found[2].strip() if found else ""
    for annotation in element.iter("{*}annotation"):
        if "tex" in attribute(annotation, "encoding").lower():
            return text_of(annotation)
    return attribute(element, "alttext")


def mathml(element: etree._Element) -> str:
    """The markup of a formula, its own and nothing after it."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False)).strip()


def visible(element: etree._Element) -> str:
    """The signs a reader sees, annotations left out."""
    unseen = {"annotation", "annotation-xml"}
    parts: list[str] = []
    for part in element.iter():
        if name(part) not in unseen:
            parts.append(str(part.text or ""))
        if part is not element:
            parts.append(str(part.tail or ""))
    return " ".join("".join(parts).split())


def as_tex(element: etree._Element) -> str:
    """Presentation MathML (MathML 3 § 3) as the TeX that it could have been; "" where it is more than a table knows."""
    try:
        return _tex(element, _DEEPEST)
    except LookupError:
        return ""


def _tex(element: etree._Element, depth: int) -> str:
    tag = name(element)
    if not tag or tag in ("annotation", "annotation-xml", "mspace"):
        return ""
    if tag in ("mi", "mn", "mo", "mtext"):
        text = "".join(map(str, element.itertext())).strip()
        return rf"\text{{{text}}}" if len(text) > 1 and text.isalpha() else text
    if not depth:
        raise LookupError(tag)
    inner = [_tex(child, depth - 1) for child in element]
    if tag in _ROWS:
        return "".join(inner)
    if tag == "msqrt":
        return rf"\sqrt{{{''.join(inner)}}}"
    if tag == "mroot" and len(inner) == 2:
        return rf"\sqrt[{inner[1]}]{{{inner[0]}}}"
    if tag not in _SHAPES or _SHAPES[tag].count("%s") != len(inner):
        raise LookupError(tag)
    return _SHAPES[tag] % tuple(inner)
