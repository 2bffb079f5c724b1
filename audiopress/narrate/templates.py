"""The author's `opening` or `closing` + an article -> the sentences that are said of it, variables filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Final
from urllib.parse import urlsplit

from audiopress.model import Article, Show
from audiopress.narrate.phrases import date, enumeration, known
from audiopress.narrate.sentences import sentences
from audiopress.narrate.spoken import audible
from audiopress.narrate.tongue import base

_OPENERS: Final = " “”\"'«»„‘(["  # around a title that is spoken: quotation marks, and a space
_LINKS: Final = " .,;:!?…–—-”\"'»’)]"  # between it and what follows
_FULL_STOPS: Final = {"ja": "。", "zh": "。"}


@dataclass(frozen=True, slots=True)
class Own:
    """What the author says: sentences, then one about the title as far as the title, and what comes after that.

    Where no sentence names the title, all of it is `before`. `says` are the variables that are heard in it.
    """

    before: str = ""
    lead: str = ""
    after: str = ""
    says: frozenset[str] = frozenset()


def own_words(template: str, show: Show, article: Article, *, around_title: bool) -> Own:
    """The template as it is said of that article; nothing where the article is in another language than the show.

    A sentence with a variable that has no value goes unsaid. `around_title`: the title is said by somebody else, in
    its place in the sentence.

    >>> from audiopress.narrate.templates import _parted
    >>> _parted(["This is Tales.", "Today: “{title}”, by {author}."], {"title": "Fog", "author": "Ann {A}"})
    Own(before='This is Tales.', lead='Today: ', after='by Ann {A}.', says=frozenset())
    """
    if not template or base(article.language) != base(show.language):
        return Own()
    values = _values(show, article)
    said = [
        template[start:end]
        for start, end in sentences(template, article.language)
        if all(map(values.get, _names(template[start:end])))
    ]
    says = frozenset(name for sentence in said for name in _names(sentence))
    if around_title and "title" in says:
        own = _parted(said, values)
        return Own(own.before, own.lead, _ended(own.after, article.language), says)
    return Own(_ended(" ".join(said).format_map(values), article.language), says=says)


def _parted(said: list[str], values: Mapping[str, str]) -> Own:
    index = next(index for index, sentence in enumerate(said) if "title" in _names(sentence))
    before, after = _around_title(said[index], values)
    lead = before.rstrip(_OPENERS)
    rest = [sentence.format_map(values) for sentence in said[index + 1 :]]
    after = " ".join((after.lstrip(_LINKS), *rest)).strip()
    return Own(" ".join(said[:index]).format_map(values), f"{lead} " if lead else "", after)


def _around_title(sentence: str, values: Mapping[str, str]) -> tuple[str, str]:
    """What stands before the title, and after it, filled in."""
    before, after, here = "", "", True
    for literal, name, _, _ in Formatter().parse(sentence):
        title = here and name == "title"
        words = literal + ("" if title or not name else values[name])
        before, after = (before + words, after) if here else (before, after + words)
        here = here and not title
    return before, after


def _names(text: str) -> Iterator[str]:
    """The variables in it."""
    return (name for _, name, _, _ in Formatter().parse(text) if name)


def _values(show: Show, article: Article) -> dict[str, str]:
    language = article.language
    authors = list(filter(audible, article.authors))
    day = article.published
    return {
        "show": show.title,
        "title": article.title if audible(article.title) else "",
        "author": enumeration(language, authors) if known(language) else ", ".join(authors),
        "date": "" if day is None else date(language, day).rstrip(".") if known(language) else day.date().isoformat(),
        "link": _shown(show.link) or _shown(show.base_url),
    }


def _shown(address: str) -> str:
    """An address as a person writes it: “example.org/letters”; "" if nobody else can reach it.

    >>> _shown("https://www.example.org/letters/"), _shown("http://localhost:8000/feeds/")
    ('example.org/letters', '')
    """
    parts = urlsplit(address)
    return f"{public_host(address)}{parts.path}".rstrip("/") if public_host(address) else ""


def public_host(address: str) -> str:
    """The host of an address, without www.; "" for this machine and for numbers."""
    host = urlsplit(address).hostname or ""
    return host.removeprefix("www.") if "." in host and not host.rpartition(".")[2].isdigit() else ""


def _ended(text: str, language: str) -> str:
    """With a stop at the end, so that the voice falls."""
    return text + _FULL_STOPS.get(base(language), ".") if text[-1:].isalnum() else text
