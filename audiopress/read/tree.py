"""HTML text -> an element tree; small questions about an element that every step asks."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from audiopress.errors import SourceError
from audiopress.patterns import late
from audiopress.read import comments

LINE: Final = "data-line"  # the source line, where the HTML is our own making
CHROME: Final = "data-chrome"  # set on what stands inside an article and is no part of it

# Empty elements that libxml2 does not know to be empty: it would put all that follows inside them.
_EMPTY: Final = late(r"</?(?:wbr|source|track|embed|keygen)(?=[\s/>])[^<>]*>", re.IGNORECASE)
# In XHTML any element may close itself; an HTML parser would leave it open.
_XHTML: Final = late(r"<\?xml|xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml")
_SELF_CLOSED: Final = late(r"<(?!(?:br|hr|img|input|meta|link|area|base|col|param)[\s/])([a-zA-Z][\w:-]*)([^<>]*)/>")
_HIDDEN: Final = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN: Final = late(r"(^|\s)(sr-only|visually-?hidden|screen-reader-text|skip-link|print-only)(\s|$)", re.IGNORECASE)


def parse(html: str, place: str) -> HtmlElement:
    """The tree of a document or a fragment; SourceError where it is nested deeper than libxml2 goes (2,048)."""
    if _XHTML.search(html[:2000]):
        html = _SELF_CLOSED.sub(r"<\1\2></\1>", html)
    html = _EMPTY.sub(lambda found: "\n" * found[0].count("\n"), html)
    # Bytes, because lxml refuses a str that carries an encoding declaration of its own.
    said = comments.has_overrides(html)
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=not said, remove_pis=True)
    tree = document_fromstring((html or " ").encode(), parser=parser, ensure_head_body=True)
    if any("depth" in entry.message for entry in parser.error_log):
        raise SourceError(
            "elements are nested more than 2,000 deep", "a converter went wrong here: export it anew", place
        )
    if said:
        comments.settle(tree, LINE)
    return tree


def name(element: etree._Element) -> str:
    """The element's local name in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def classes(element: etree._Element) -> frozenset[str]:
    return frozenset(attribute(element, "class").lower().split())


def attribute(element: etree._Element, key: str) -> str:
    value = element.get(key)
    return str(value).strip() if value is not None else ""


def roles(element: etree._Element) -> frozenset[str]:
    """ARIA and EPUB roles, without the prefix that tells them apart: doc-footnote and footnote are one thing."""
    words = f"{attribute(element, 'role')} {attribute(element, 'epub:type')}".lower().split()
    return frozenset(word.removeprefix("doc-") for word in words)


def hidden(element: etree._Element) -> bool:
    """Whether a reader of the page does not see it."""
    return (
        element.get("hidden") is not None
        or attribute(element, "aria-hidden") == "true"
        or bool(_HIDDEN.search(attribute(element, "style")))
        or bool(_UNSEEN.search(attribute(element, "class")))
    )


def text_of(element: etree._Element) -> str:
    """All text inside, white space collapsed."""
    return " ".join("".join(str(part) for part in element.itertext()).split())
