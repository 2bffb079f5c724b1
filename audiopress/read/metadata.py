"""A page's head and its structured data -> what it says about its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from lxml import etree

from audiopress.patterns import late
from audiopress.read.byline import authors_of
from audiopress.read.dates import parse_date
from audiopress.read.fields import Fields, tidy_language
from audiopress.read.tree import attribute, classes, text_of

# In order of trust; each name stands in a <meta>'s name, property or itemprop.
_META: Final[dict[str, tuple[str, ...]]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.issued", "pubdate"),
    "updated": ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified"),
    "language": ("content-language", "dc.language", "dcterms.language", "og:locale"),
    "summary": ("og:description", "description", "dc.description", "twitter:description"),
    "tags": ("keywords", "article:tag", "dc.subject"),
    "site": ("og:site_name", "application-name"),
}
_ARTICLE: Final = late(r"article|posting|report|blog|review|essay", re.IGNORECASE)
_SUFFIX: Final = late(r"\s+[|–—·•»«:-]{1,2}\s+|\s*::\s*")
_BY: Final = late(r"^\s*(?:written\s+)?by\s+", re.IGNORECASE)

_TAGS: Final = late(r"\s*[,;]\s*")

Json = dict[str, object]


def about(tree: etree._Element, article: etree._Element) -> Fields:
    """What the page says of title, authors, dates, language and summary; a date that is none is passed over."""
    meta = _metas(tree)
    linked = next(_linked_articles(tree), {})
    return Fields(
        title=_title(tree, meta, linked),
        author=_authors(meta, linked, article),
        date=_moment([*_strings(linked, "datePublished"), *meta["date"], *_times(article)]),
        updated=_moment([*_strings(linked, "dateModified"), *meta["updated"]]),
        language=_language(tree, article, meta, linked),
        tags=tuple(dict.fromkeys(tag for words in meta["tags"] for tag in _TAGS.split(words.strip(" ,;")) if tag)),
        summary=next((words for words in (*meta["summary"], *_strings(linked, "description")) if words), ""),
    )


def _metas(tree: etree._Element) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for key in ("name", "property", "itemprop", "http-equiv"):
            if words := attribute(element, "content"):
                given.setdefault(attribute(element, key).lower(), []).append(" ".join(words.split()))
    return {ours: [words for name in names for words in given.get(name, ())] for ours, names in _META.items()}


def _linked_articles(tree: etree._Element) -> Iterator[Json]:
    """The objects of JSON-LD that describe an article (schema.org)."""
    for script in tree.iter("script"):
        if attribute(script, "type").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if any(_ARTICLE.search(kind) for kind in _strings(item, "@type")):
                yield item


def _objects(data: object) -> Iterator[Json]:
    """In the order of the text, however deep they lie."""
    left = [data]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += reversed(one)
        elif isinstance(one, dict):
            yield one
            left += (one.get("mainEntity"), one.get("@graph"))


def _strings(item: Json, key: str) -> list[str]:
    """The texts of a value: JSON-LD writes one thing as a text, a list or an object with a name."""
    value = item.get(key)
    values: Iterable[object] = value if isinstance(value, list) else (value,)
    named = (v.get("name") if isinstance(v, dict) else v for v in values)
    return [" ".join(v.split()) for v in named if isinstance(v, str) and v.strip()]


def _title(tree: etree._Element, meta: dict[str, list[str]], linked: Json) -> str:
    """A title as the page's head has it, without the name of the site behind it."""
    sites = {site.casefold() for site in meta["site"]}
    shown = next((words for e in tree.iter("title") if (words := text_of(e))), "")
    for words in (*meta["title"], *_strings(linked, "headline"), shown):
        parts = _SUFFIX.split(words)
        cut = words[: -len(parts[-1])].rstrip(" |–—·•»«:-") if len(parts) > 1 else words
        if len(parts) > 1 and parts[-1].casefold() in sites:
            return cut
        if words != shown:
            return words
        last = words[len(cut) : -len(parts[-1])]
        dash = any(sign in last for sign in "–—")  # a dash may belong to the title; a bar never does
        return cut if any(sign in last for sign in "|·•»:") or (dash and len(parts[-1]) < len(cut)) else words
    return ""


def _authors(meta: dict[str, list[str]], linked: Json, article: etree._Element) -> tuple[str, ...]:
    marked = [
        text_of(e) or attribute(e, "content")
        for e in article.iter()
        if "author" in {attribute(e, "rel"), attribute(e, "itemprop")} or "p-author" in classes(e)
    ]
    for words in (_strings(linked, "author"), meta["author"], marked):
        names = [n for given in words if "://" not in given for n in authors_of(_BY.sub("", given)) if len(n) < 80]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _times(article: etree._Element) -> list[str]:
    times = list(article.iter("time"))
    first = [e for e in times if e.get("pubdate") is not None or "datePublished" in attribute(e, "itemprop")]
    return [attribute(e, "datetime") or text_of(e) for e in (*first, *times[:1])]


def _moment(texts: list[str]) -> datetime | None:
    return next((moment for text in texts if (moment := parse_date(text))), None)


def _language(tree: etree._Element, article: etree._Element, meta: dict[str, list[str]], linked: Json) -> str:
    """The nearest declaration around the article wins: HTML § 3.2.6.2."""
    around = [attribute(e, "lang") for e in (article, *article.iterancestors())]
    declared = (*around, *meta["language"], *_strings(linked, "inLanguage"), attribute(tree, "lang"))
    return next((tag for code in declared if (tag := tidy_language(code))), "")
