"""Article -> Script: title and byline, every section in order, notes after what refers to them, and how it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from audiopress.model import Article, Block, Detail, Kind, Run, Script, Section, Show
from audiopress.narrate import containers, objects, tables
from audiopress.narrate.containers import ANNOUNCING
from audiopress.narrate.draft import Draft, Place, Telling, Voices
from audiopress.narrate.formulas import Formulas, SpeakFormulas
from audiopress.narrate.notes import Notes
from audiopress.narrate.parts import stanzas_joined
from audiopress.narrate.phrases import count, date, enumeration, narrator_language, phrase
from audiopress.narrate.rules import active
from audiopress.narrate.rules.citations import cited_names
from audiopress.narrate.rules.naming import host_named
from audiopress.narrate.sayings import Sayings
from audiopress.narrate.spoken import audible
from audiopress.narrate.tongue import base

TITLE: Final = "b0"  # the block of the title, the byline and the closing line; the article's own begin with b1
OPENING: Final = "opening"  # the section of an article that has none
_LONG_TITLE: Final = 300  # characters: beyond, the closing line does not repeat it

_TELLINGS: Final[Mapping[str, Telling]] = {
    "paragraph": containers.paragraph,
    "heading": containers.heading,
    "quote": containers.quote,
    "list": containers.listing,
    **dict.fromkeys(("item", "term", "definition"), containers.item),
    "table": tables.table,
    **dict.fromkeys(("row", "cell"), containers.paragraph),
    "figure": objects.figure,
    "code": objects.code,
    "math": objects.math,
    "note": containers.silent_note,
    "aside": containers.aside,
    "poem": containers.poem,
    "references": objects.references,
    "boilerplate": objects.boilerplate,
    "break": objects.pause,
}
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


def narrate(
    article: Article,
    show: Show,
    voice_for: Voices,
    details: Iterable[Detail] | None = None,
    *,
    speak_formulas: SpeakFormulas | None = None,
) -> Script:
    """Decide what is said of an article, and what is not, in each edition wanted (without `details`: the show's).

    `voice_for(role, language)` names the engine's voice. In every edition the utterances and omissions together hold
    every word of the article exactly once (see `unaccounted`); the first utterances are the title and the byline.
    """
    wanted = dict.fromkeys(show.narration.details if details is None else details)
    rules = {detail: active(show, detail, article.lexicon) for detail in wanted}
    announced = active(show, article_lexicon=article.lexicon)
    sayings = Sayings(rules, announced, cited_names(article))
    draft = Draft(show, voice_for, _TELLINGS, sayings, Formulas(article, speak_formulas))
    sections = tuple(article.walk())
    place = Place(sections[0].id if sections else OPENING, article.language)
    _open(draft, article, place)
    notes = Notes(draft, article)
    for section in sections:
        place = Place(section.id, article.language)
        _tell_section(draft, section, place, notes)
    notes.tell_rest(place)
    _close(draft, article, replace(place, role="closing"))
    return draft.script()


def _open(draft: Draft, article: Article, place: Place) -> None:
    title = Block(TITLE, "heading", (Run(article.title),))
    draft.say(title, replace(place, role="title"), "whole")
    language = narrator_language(article.language)
    words = []
    if any(map(audible, article.authors)):
        words.append(phrase(language, "by", names=enumeration(language, filter(audible, article.authors))))
    if article.published:
        words.append(date(language, article.published))
    words = [draft.sayings.words(part, language, "byline") for part in words]
    words = [f"{part[:1].upper()}{part[1:]}" for part in (*words, phrase(language, "edition"))]
    draft.byline = draft.announce(TITLE, place, " ".join(words), "byline")


def _tell_section(draft: Draft, section: Section, place: Place, notes: Notes) -> None:
    notes.begin(place)
    if section.heading:
        _tell_heading(draft, section, section.heading, place, notes)
        notes.block_ends(place)
    for block in stanzas_joined(section.blocks):
        draft.tell(block, place)
        notes.block_ends(place)
    if section.heading and _holds_only(section, "note"):
        notes.tell_here(section.blocks, place)


def _tell_heading(draft: Draft, section: Section, heading: Block, place: Place, notes: Notes) -> None:
    """A heading is left out where nothing of what stands under it is told: of notes told elsewhere, of references."""
    told = draft.scope
    if _holds_only(section, "note"):
        told = notes.waiting(section.blocks)
    elif _holds_only(section, "references"):
        told = tuple(detail for detail in told if detail in ANNOUNCING)
    with draft.only(told) as wanted:
        if wanted:
            draft.rest_longer("section" if section.level <= 2 else "subsection")
            containers.heading(draft, heading, place)
    with draft.only(set(draft.scope).difference(told)):
        draft.omit(heading, "heading of nothing told")


def _holds_only(section: Section, kind: Kind) -> bool:
    return bool(section.blocks) and not section.sections and all(block.kind == kind for block in section.blocks)


def _close(draft: Draft, article: Article, place: Place) -> None:
    """That it ends, and how much of what was not read aloud."""
    language = narrator_language(article.language)
    title = draft.sayings.words(article.title, article.language, "title").rstrip(" .!?…:;,。")
    known = audible(title) and len(title) <= _LONG_TITLE
    ending = phrase(language, "end", title=title) if known else phrase(language, "end untitled")
    where = _where(draft.show, language)
    words = {detail: ending + _left_out(language, draft.missed[detail], where) for detail in draft.scope}
    told = draft.announce_each(TITLE, place, words, "closing")
    draft.omissions[:] = [
        replace(omission, announced=told) if omission.reason in _COUNTED and not omission.announced else omission
        for omission in draft.omissions
    ]


def _where(show: Show, language: str) -> str:
    """“ at example dot org”, where the page is published; "" if nobody else can reach it."""
    host = urlsplit(show.base_url).hostname or ""
    if "." not in host or host.rpartition(".")[2].isdigit():
        return ""
    return phrase(language, "where", host=host_named(host.removeprefix("www."), base(language)).rstrip("."))


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
