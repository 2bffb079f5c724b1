"""Article -> Script: title and byline, every section in order, notes after what refers to them, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from audiopress.model import Article, Block, Detail, Kind, Script, Section, Show
from audiopress.narrate import containers, objects, tables
from audiopress.narrate.containers import ANNOUNCING
from audiopress.narrate.draft import Draft, Place, Telling, Voices
from audiopress.narrate.ends import begin, end
from audiopress.narrate.formulas import Formulas, SpeakFormulas
from audiopress.narrate.notes import Notes
from audiopress.narrate.parts import stanzas_joined
from audiopress.narrate.rules import active
from audiopress.narrate.rules.citations import cited_names
from audiopress.narrate.sayings import Sayings

OPENING: Final = "opening"  # the section of an article that has none

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
    every word of the article exactly once (see `unaccounted`); first come the show's opening, title and byline.
    """
    wanted = dict.fromkeys(show.narration.details if details is None else details)
    rules = {detail: active(show, detail, article.lexicon) for detail in wanted}
    announced = active(show, article_lexicon=article.lexicon)
    sayings = Sayings(rules, announced, cited_names(article))
    draft = Draft(show, voice_for, _TELLINGS, sayings, Formulas(article, speak_formulas))
    sections = tuple(article.walk())
    place = Place(sections[0].id if sections else OPENING, article.language)
    begin(draft, article, place)
    notes = Notes(draft, article)
    for section in sections:
        place = Place(section.id, article.language)
        _tell_section(draft, section, place, notes)
    notes.tell_rest(place)
    end(draft, article, replace(place, role="closing"))
    return draft.script()


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
