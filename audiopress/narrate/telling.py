"""Article -> Script: title and byline, every section in order, notes after what refers to them, and how it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from audiopress.model import Article, Block, Omission, Run, Script, Section, Show
from audiopress.narrate import containers, objects
from audiopress.narrate.draft import Draft, Place, Telling, Voices, stanzas_joined
from audiopress.narrate.passage import Passage
from audiopress.narrate.phrases import count, date, enumeration, narrator_language, phrase
from audiopress.narrate.rules import active
from audiopress.narrate.spoken import audible, say
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
    "table": objects.table,
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
    "citation": "citation",
    "reference list": "reference",
    "table described": "table",
    "code described": "code example",
    "code": "code example",
    "equation": "equation",
    "boilerplate": "surrounding",
}


class _Note(NamedTuple):
    block: Block
    language: str


def narrate(article: Article, show: Show, voice_for: Voices) -> Script:
    """Decide what is said of an article, and what is not.

    `voice_for(role, language)` names the engine's voice. Together the utterances and omissions hold every word of
    the article exactly once (see `unaccounted`); the first utterances are the title and the byline.
    """
    draft = Draft(show, voice_for, _TELLINGS)
    sections = tuple(article.walk())
    place = Place(sections[0].id if sections else OPENING, article.language)
    _open(draft, article, place)
    notes = dict(_notes(sections, article.language))
    names = {name: block for block, note in notes.items() for name in _names(note.block)}
    for section in sections:
        place = Place(section.id, article.language)
        _tell_section(draft, section, place, notes, names)
    _tell_notes(draft, notes, tuple(notes), place)
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
    draft.announce(TITLE, place, " ".join((*words, phrase(language, "edition"))), "byline")


def _tell_section(
    draft: Draft, section: Section, place: Place, notes: dict[str, _Note], names: Mapping[str, str]
) -> None:
    if section.heading:
        draft.rest_longer("section" if section.level <= 2 else "subsection")
        containers.heading(draft, section.heading, place)
        _tell_referred(draft, notes, names, place)
    for block in stanzas_joined(section.blocks):
        draft.tell(block, place)
        _tell_referred(draft, notes, names, place)


def _tell_referred(draft: Draft, notes: dict[str, _Note], names: Mapping[str, str], place: Place) -> None:
    while draft.referred:
        name = names.get(draft.referred.pop(0), "")
        _tell_notes(draft, notes, (name,), place)


def _tell_notes(draft: Draft, notes: dict[str, _Note], ids: Iterable[str], place: Place) -> None:
    """Each once: a note that was told is no longer among them."""
    for name in ids:
        note = notes.pop(name, None)
        if note:
            containers.note(draft, note.block, replace(place, language=note.language))


def _notes(sections: Iterable[Section], language: str) -> Iterator[tuple[str, _Note]]:
    """Every note that is told, by its block's id, in reading order, with the language around it."""
    for section in sections:
        waiting = [(block, language) for block in reversed(section.blocks)]
        while waiting:
            block, around = waiting.pop()
            if block.kind == "boilerplate":  # its notes are left out with it
                continue
            if block.kind == "note":
                yield block.id, _Note(block, around)
            waiting += [(child, block.language or around) for child in reversed(block.children)]


def _names(block: Block) -> tuple[str, ...]:
    """What a run may call a note by."""
    return (block.attribute("ref"), block.id) if block.attribute("ref") else (block.id,)


def _close(draft: Draft, article: Article, place: Place) -> None:
    """That it ends, and how much of what was not read aloud."""
    language = narrator_language(article.language)
    title = say(Passage(article.title, base(article.language), "title"), active(draft.show)).spoken.rstrip(" .!?…:;,。")
    known = audible(title) and len(title) <= _LONG_TITLE
    words = [phrase(language, "end", title=title) if known else phrase(language, "end untitled")]
    counts = _counts(draft.omissions)
    if counts:
        things = enumeration(language, (count(language, noun, number) for noun, number in counts.items()))
        words.append(phrase(language, "left out one" if sum(counts.values()) == 1 else "left out", things=things))
    told = draft.announce(TITLE, place, " ".join(words), "closing")
    draft.omissions[:] = [
        replace(omission, announced=told) if omission.reason in _COUNTED and not omission.announced else omission
        for omission in draft.omissions
    ]


def _counts(omissions: Iterable[Omission]) -> dict[str, int]:
    """Noun -> how many, in the order of the table; the cells of one table are one table."""
    found = Counter(
        _COUNTED[reason]
        for reason, _ in {
            (omission.reason, omission.announced if omission.reason == "table described" else index): None
            for index, omission in enumerate(omissions)
            if omission.reason in _COUNTED
        }
    )
    return {noun: found[noun] for noun in dict.fromkeys(_COUNTED.values()) if found[noun]}
