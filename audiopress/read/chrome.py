"""A page's tree -> the element that is the article, and what inside it belongs to the page instead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from audiopress.patterns import late
from audiopress.read.tree import CHROME, LINE, attribute, classes, hidden, name, roles, text_of

_CONTENT: Final = frozenset(
    (
        *("entry-content", "post-content", "article-content", "article-body", "article__body", "post-body", "h-entry"),
        *("e-content", "story-body", "blog-post-content", "markdown-body", "mw-parser-output", "sqs-blog-post"),
        *("post__content", "available-content", "body-markup", "content__article-body", "single-post-content"),
        *("blog-item-content", "gh-content", "td-post-content", "c-entry-content", "article-text", "caas-body"),
    )
)
_IDS: Final = frozenset({"content", "main", "main-content", "article", "article-body", "post"})
# Where publishing systems put an article, the surest first.
_HOMES: Final[tuple[Callable[[etree._Element], bool], ...]] = (
    lambda element: attribute(element, "itemprop") == "articleBody",
    lambda element: bool(classes(element) & _CONTENT),
    lambda element: name(element) == "article" or "article" in roles(element),
    lambda element: name(element) == "main" or "main" in roles(element),
    lambda element: attribute(element, "id").lower() in _IDS,
)
_SIDES: Final = frozenset({"nav", "footer", "aside", "form", "header"})
_SHORTEST: Final = 25  # characters: less is a label
_ENOUGH: Final = 0.6  # of the running text of a page: a home with less is a card or a teaser
_PART: Final = 0.4  # of an article's text: what holds more is no chrome, whatever its name

_CHROME: Final = late(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|addtoany|related|jp-relatedposts|recommend(?:ed|ations?)?|read-?next"
    r"|comments?|comment-?list|respond|disqus\w*|newsletter|subscribe|subscription|sign-?up|promo|advert\w*|ads?|adslot"
    r"|sponsor(?:ed)?|breadcrumbs?|pagination|pager|post-nav\w*|nav(?:igation|bar)?|menu|site-header|site-footer|widgets?"
    r"|cookies?\w*|consent|gdpr|popup|modal|paywall|toolbar|byline|dateline|(?:post|entry|article)-(?:meta|info|date|tags)"
    r"|tags|tag-list|categories|toc|table-of-contents|skip-?links?|noprint|navbox|mw-editsection|catlinks|printfooter)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEST_IDS: Final = late(  # Medium names its elements for its own tests, and its classes by chance
    r"storyReadTime|storyPublishDate|authorPhoto|audioPlayButton|\w*(?:Clap|Bookmark|Share|Follow|Response)\w*Button"
)
_SILENT: Final = frozenset({"speechify-ignore", "button-wrapper", "post-ufi-button"})  # for other readers aloud, too
_SHOWN_BY: Final = late(r"press enter or click to view image in full size", re.IGNORECASE)
_TEXTS: Final = frozenset(
    {"p", "li", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "img", "sup", "figcaption"}
)
_CHROME_TAGS: Final = frozenset({"nav", "form"})
_CHROME_ROLES: Final = frozenset({"navigation", "search", "banner", "complementary", "contentinfo", "dialog", "toc"})
_KEPT: Final = frozenset(
    {"html", "body", "article", "main", "p", "h1", "table", "tr", "td", "th", "blockquote", "pre", "em"}
)

_Texts = defaultdict[etree._Element, int]


def find_article(tree: etree._Element) -> etree._Element:
    """The element that is the article: the home that a publishing system marks, or where most paragraphs stand."""
    texts = _running_texts(tree)
    for home in _homes(tree, texts):
        inside = any(name(above) in _SIDES for above in home.iterancestors())
        if not inside and texts[home] >= _ENOUGH * texts[tree]:
            return home
    return _densest(tree, texts)


def mark_chrome(article: etree._Element) -> None:
    """Set CHROME on each outermost element inside the article that is a part of the page around it."""
    total = max(1, len(text_of(article)))
    _wrap_instructions(article)
    for element in list(article.iterdescendants()):
        if any(above.get(CHROME) is not None for above in _up_to(element, article)):
            continue
        if _is_chrome(element) and len(text_of(element)) <= _PART * total and element.find(".//h1") is None:
            element.set(CHROME, "")
            _lift_out_of_figure(element, article)


def _wrap_instructions(article: etree._Element) -> None:
    """How to use a picture, where it stands loose beside the picture, gets an element of its own."""
    for element in list(article.iter("div", "figure", "a")):
        if len(element) and _SHOWN_BY.fullmatch((element.text or "").strip()):
            own = etree.Element("span", {LINE: attribute(element, LINE)})
            own.text, element.text = element.text, None
            element.insert(0, own)


def _lift_out_of_figure(element: etree._Element, article: etree._Element) -> None:
    """A button between a picture and its caption would part them: it goes before both."""
    figure = next((above for above in _up_to(element, article) if name(above) == "figure"), None)
    above, before = element.getparent(), element.getprevious()
    if figure is None or above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    element.tail = None
    figure.addprevious(element)


def _up_to(element: etree._Element, article: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if above is article:
            return
        yield above


def _is_chrome(element: etree._Element) -> bool:
    if not name(element) or name(element) in _KEPT or roles(element) & {"endnotes", "footnotes", "bibliography"}:
        return False
    if _is_button(element):
        return True
    named = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    return (
        name(element) in _CHROME_TAGS
        or bool(roles(element) & _CHROME_ROLES)
        or (bool(_CHROME.search(named)) and name(element) not in {"span", "a", "i", "strong", "img", "svg"})
    )


def _is_button(element: etree._Element) -> bool:
    """What is there to be pressed; a picture or a heading that can be pressed is still what it is."""
    if classes(element) & _SILENT or _TEST_IDS.fullmatch(attribute(element, "data-testid")):
        return element.find(".//img") is None
    if _SHOWN_BY.fullmatch((element.text or "").strip()) and len(element) == 0:
        return True
    above = element.getparent()
    opens = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    if (
        "button" not in roles(element)
        or opens
        or name(element) in _TEXTS
        or (above is not None and name(above) in _TEXTS)
    ):
        return False
    return next(element.iterdescendants("img", "svg", "p"), None) is None and bool(text_of(element))


def _homes(tree: etree._Element, texts: _Texts) -> Iterator[etree._Element]:
    """The fullest element of each kind of home, the surest kind first."""
    for belongs in _HOMES:
        found = [element for element in tree.iter() if name(element) and belongs(element)]
        if found:
            yield max(found, key=lambda element: texts[element])


def _running_texts(tree: etree._Element) -> _Texts:
    """Characters in the paragraphs below each element; what is hidden or the page's own counts for nothing above it."""
    texts: _Texts = defaultdict(int)
    closed: dict[etree._Element, bool] = {}
    for paragraph in tree.iter("p", "pre", "blockquote", "li"):
        if (
            name(paragraph) in {"blockquote", "li"}
            and next(paragraph.iterdescendants("p", "a", "li", "blockquote"), None) is not None
        ):
            continue
        length = len(text_of(paragraph))
        for element in (paragraph, *paragraph.iterancestors()):
            texts[element] += length
            if element not in closed:
                closed[element] = name(element) in _SIDES or hidden(element) or _is_chrome(element)
            if closed[element]:
                break
    return texts


def _densest(tree: etree._Element, texts: _Texts) -> etree._Element:
    """The element in or right above which most running text stands, widened until it holds enough of the page."""
    body = tree.find("body")
    whole = body if body is not None else tree
    scores: defaultdict[etree._Element, float] = defaultdict(float)
    for paragraph in whole.iter("p", "pre", "li", "blockquote"):
        above = paragraph.getparent()
        if above is None or texts[paragraph] < _SHORTEST:
            continue
        scores[above] += texts[paragraph]
        if above is not whole and (upper := above.getparent()) is not None:
            scores[upper] += texts[paragraph] / 2
    best = max((e for e in scores if texts[e]), key=lambda e: scores[e], default=whole)
    while texts[best] < _ENOUGH * texts[whole] and best is not whole and (above := best.getparent()) is not None:
        best = above
    return best
