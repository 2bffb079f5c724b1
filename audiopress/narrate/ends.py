"""How a reading begins and ends: the author's own words, title, byline and notice; what was left out, farewell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from audiopress.model import Article, Block, Role, Run, Show
from audiopress.narrate.draft import Draft, Place
from audiopress.narrate.phrases import count, date, enumeration, narrator_language, phrase
from audiopress.narrate.rules.naming import host_named
from audiopress.narrate.spoken import audible
from audiopress.narrate.templates import own_words, public_host
from audiopress.narrate.tongue import base

TITLE: Final = "b0"  # the block of title, byline, opening and closing words; the article's own begin with b1
_LONG_TITLE: Final = 300  # characters: beyond, the closing line does not repeat it
# What the closing line counts: reason of an omission -> the noun for it. The rest has no words to miss.
_COUNTED: Final = {
    "note": "note",
    "citation": "citation",
    "reference list": "reference",
    "table described": "table",
    "code described": "code example",
    "code": "code example",
    "equation": "equation",
    "long description": "description",
    "boilerplate": "surrounding",
}


def begin(draft: Draft, article: Article, place: Place) -> None:
    """The title where the author's words name it, else after them; what they have not said of it; always the notice."""
    own = own_words(draft.show.narration.opening, draft.show, article, around_title=True)
    named = {}  # where the author's words are heard
    if own.before:
        named["before"] = _announce(draft, place, own.before, "announcement")
    lead = draft.sayings.words(own.lead, place.language).rstrip() + " " if own.lead else ""
    title = Block(TITLE, "heading", (Run(article.title),))
    draft.say(title, replace(place, role="title"), "whole", lead=lead)
    if own.after:
        draft.rest("sentence")
        named["after"] = _announce(draft, place, own.after, "byline")
        draft.rest("sentence")
    language = narrator_language(article.language)
    words = []
    if any(map(audible, article.authors)) and "author" not in own.says:
        words.append(phrase(language, "by", names=enumeration(language, filter(audible, article.authors))))
    if article.published and "date" not in own.says:
        words.append(date(language, article.published))
    words = [draft.sayings.words(part, language, "byline") for part in words]
    words = [f"{part[:1].upper()}{part[1:]}" for part in (*words, phrase(language, "edition"))]
    byline = draft.announce(TITLE, place, " ".join(words), "byline")
    draft.byline = byline if "author" not in own.says else named.get("after") or named.get("before") or ""


def end(draft: Draft, article: Article, place: Place) -> None:
    """That it ends, how much of what was not read aloud, and the author's last words, which need no repeating."""
    own = own_words(draft.show.narration.closing, draft.show, article, around_title=False)
    language = narrator_language(article.language)
    title = draft.sayings.words(article.title, article.language, "title").rstrip(" .!?…:;,。")
    known = audible(title) and len(title) <= _LONG_TITLE
    ending = phrase(language, "end", title=title) if known else phrase(language, "end untitled")
    ending = "" if "title" in own.says else ending
    where = "" if "link" in own.says else _where(draft.show, language)
    words = {detail: (ending + _left_out(language, draft.missed[detail], where)).lstrip() for detail in draft.scope}
    with draft.only(detail for detail, said in words.items() if said):
        told = draft.announce_each(TITLE, place, words, "closing")
        if own.before:
            draft.rest("announcement")
    draft.omissions[:] = [
        replace(omission, announced=told or None)
        if omission.reason in _COUNTED and not omission.announced
        else omission
        for omission in draft.omissions
    ]
    if own.before:
        _announce(draft, place, own.before, "closing")


def _announce(draft: Draft, place: Place, text: str, role: Role) -> str:
    """The author's words by the show's rules, in the author's language; the utterance's id."""
    words = draft.sayings.words(text, place.language)
    return draft.announce_each(TITLE, place, dict.fromkeys(draft.scope, words), role, place.language)


def _where(show: Show, language: str) -> str:
    """“ at example dot org”, where the page is published; "" if nobody else can reach it."""
    host = public_host(show.base_url)
    return phrase(language, "where", host=host_named(host, base(language)).rstrip(".")) if host else ""


def _left_out(language: str, missed: Mapping[str, int], where: str) -> str:
    """“ Three notes and one table are on the page.”, in the order of the table; "" if nothing is missed."""
    counts: Counter[str] = Counter()
    for reason, noun in _COUNTED.items():
        counts[noun] += missed[reason]
    things = enumeration(language, (count(language, noun, number) for noun, number in counts.items() if number))
    if not things:
        return ""
    words = phrase(language, "left out one" if counts.total() == 1 else "left out", things=things, where=where)
    return f" {words[:1].upper()}{words[1:]}"
