"""A page's tree -> the element that is the article, and what inside it belongs to the page instead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lxml import etree

from audiopress.read.tree import CHROME, attribute, classes, hidden, name, roles, text_of

# Where publishing systems put an article, the surest first; XPath over lower-case names.
_HOMES: Final = (
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' {} ')]",
    "//article",
    "//main | //*[@role='main']",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='article']",
)
_CONTENT: Final = (
    *("entry-content", "post-content", "article-content", "article-body", "article__body", "post-body", "h-entry"),
    *(
        "e-content",
        "story-body",
        "blog-post-content",
        "markdown-body",
        "mw-parser-output",
        "sqs-blog-post",
        "post__content",
    ),
    *("available-content", "body-markup", "content__article-body", "single-post-content", "blog-item-content"),
)
_ENOUGH: Final = 0.6  # of the running text of a page: a home with less is a card or a teaser
_PART: Final = 0.4  # of an article's text: what holds more is no chrome, whatever its name

_CHROME: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|addtoany|related|jp-relatedposts|recommend(?:ed|ations?)?|read-?next"
    r"|comments?|comment-?list|respond|disqus\w*|newsletter|subscribe|subscription|sign-?up|promo|advert\w*|ads?|adslot"
    r"|sponsor(?:ed)?|breadcrumbs?|pagination|pager|post-nav\w*|nav(?:igation|bar)?|menu|site-header|site-footer|widgets?"
    r"|cookies?\w*|consent|gdpr|popup|modal|paywall|toolbar|byline|dateline|(?:post|entry|article)-(?:meta|info|date|tags)"
    r"|tags|tag-list|categories|toc|table-of-contents|skip-?links?|noprint|navbox|mw-editsection|catlinks|printfooter)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHROME_TAGS: Final = frozenset({"nav", "form"})
_CHROME_ROLES: Final = frozenset({"navigation", "search", "banner", "complementary", "contentinfo", "dialog", "toc"})
_KEPT: Final = frozenset(
    {"html", "body", "article", "main", "p", "h1", "table", "tr", "td", "th", "blockquote", "pre", "em"}
)


def find_article(tree: etree._Element) -> etree._Element:
    """The element that is the article: the home that a publishing system marks, or where most paragraphs stand."""
    whole = _running_text(tree)
    for home in _homes(tree):
        if home is not None and _running_text(home) >= _ENOUGH * whole and not _inside_chrome(home):
            return home
    return _densest(tree)


def mark_chrome(article: etree._Element) -> None:
    """Set CHROME on each outermost element inside the article that is a part of the page around it."""
    total = max(1, len(text_of(article)))
    for element in list(article.iterdescendants()):
        if any(above.get(CHROME) is not None for above in _up_to(element, article)):
            continue
        if _is_chrome(element) and len(text_of(element)) <= _PART * total and element.find(".//h1") is None:
            element.set(CHROME, "")


def _up_to(element: etree._Element, article: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if above is article:
            return
        yield above


def _is_chrome(element: etree._Element) -> bool:
    if not name(element) or name(element) in _KEPT or roles(element) & {"endnotes", "footnotes", "bibliography"}:
        return False
    named = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    return (
        name(element) in _CHROME_TAGS
        or bool(roles(element) & _CHROME_ROLES)
        or (bool(_CHROME.search(named)) and name(element) not in {"span", "a", "i", "strong", "img", "svg"})
    )


def _homes(tree: etree._Element) -> Iterator[etree._Element | None]:
    for path in _HOMES:
        if "{}" in path:
            found = [e for e in tree.iter() if classes(e) & set(_CONTENT)]
        else:
            result = tree.xpath(path)
            found = [e for e in result if isinstance(e, etree._Element)] if isinstance(result, list) else []
        yield max(found, key=_running_text, default=None)


def _inside_chrome(element: etree._Element) -> bool:
    return any(name(above) in {"nav", "footer", "aside", "header"} for above in element.iterancestors())


def _running_text(element: etree._Element) -> int:
    """Characters in paragraphs, what is hidden or in a page's own parts not counted."""
    return sum(len(text_of(p)) for p in element.iter("p", "pre", "blockquote", "li") if _counts(p, element))


def _counts(paragraph: etree._Element, top: etree._Element) -> bool:
    if name(paragraph) == "li" and (paragraph.find(".//a") is not None or paragraph.find(".//p") is not None):
        return False
    if name(paragraph) == "blockquote" and paragraph.find(".//p") is not None:
        return False
    for above in (paragraph, *paragraph.iterancestors()):
        if above is top:
            return True
        if name(above) in {"nav", "footer", "aside", "form", "header"} or hidden(above) or _is_chrome(above):
            return False
    return True


def _densest(tree: etree._Element) -> etree._Element:
    """The element in or right above which most running text stands; the whole body where that is not much."""
    body = tree.find("body")
    whole = body if body is not None else tree
    scores: defaultdict[etree._Element, float] = defaultdict(float)
    for paragraph in whole.iter("p", "pre", "li", "blockquote"):
        above = paragraph.getparent()
        length = len(text_of(paragraph))
        if above is None or length < 25 or not _counts(paragraph, whole):
            continue
        scores[above] += length
        if above is not whole and (upper := above.getparent()) is not None:
            scores[upper] += length / 2
    total = _running_text(whole)
    best = max(scores, key=lambda e: scores[e], default=whole)
    while _running_text(best) < _ENOUGH * total and best is not whole and (above := best.getparent()) is not None:
        best = above
    return best
