"""Blocks that hold blocks (quotes, lists, asides, poems, notes) -> how they are told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from audiopress.model import Block, Detail
from audiopress.model.phonemes import pieces
from audiopress.narrate.draft import Draft, Place
from audiopress.narrate.phrases import count, numeral
from audiopress.narrate.spoken import audible
from audiopress.patterns import late

ANNOUNCING: Final[tuple[Detail, ...]] = ("standard", "full")  # the editions that tell of structure
COUNTED: Final = 5  # items from which a list is announced and can be left (DAISY knowledge base, html/lists)
_BRIEF: Final = 4  # words of a heading that can be said again at the end
_INTRODUCED: Final = late(
    r"\W*(?:by|from|said|says|attributed|after|quoted|source|von|aus|nach|quelle|de|d['’]|par|source|selon|por|fuente)\b",
    re.IGNORECASE,
)
_OWN_NUMBER: Final = late(r"\s*[(\[]?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.):\]]\s")


def paragraph(draft: Draft, block: Block, place: Place) -> None:
    """Its own words, then whatever is in it; what it hands down is its place."""
    draft.say(block, place)
    draft.tell_all(block.children, place.inside(block))


def heading(draft: Draft, block: Block, place: Place) -> None:
    """An utterance of its own, whole: “1. Why now?” is one heading."""
    draft.say(block, replace(place, role="heading"), "whole")
    draft.tell_all(block.children, place.inside(block))


def quote(draft: Draft, block: Block, place: Place) -> None:
    """In the show's second voice, or announced once for the whole quotation; who said it comes after it."""
    quoted, said_by = _parted(block)
    second_voice = any(role == "quote" for role, _ in draft.show.voices)
    inside = place.inside(block, "quote")
    if second_voice:
        inside = replace(inside, speaker="quote")
    frame = ("", "") if second_voice else (draft.phrase(inside, "quote"), draft.phrase(inside, "quote end"))

    def words() -> None:
        draft.say(block, inside)
        draft.tell_all(quoted, inside)

    draft.framed(block, replace(place, language=inside.language), frame, words)
    for source in said_by:
        if source.kind == "paragraph":
            _attribution(draft, source, place.inside(block))
        else:
            draft.tell(source, place.inside(block))


def _attribution(draft: Draft, block: Block, place: Place) -> None:
    """Who said it, introduced: a bare name after a quotation sounds like the beginning of a sentence."""
    lead = "" if _INTRODUCED.match(block.text) else draft.phrase(place, "attribution")
    draft.say(block, place, lead=lead)
    draft.tell_all(block.children, place.inside(block))


def _parted(block: Block) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is quoted, and the attribution at its end."""
    last = len(block.children)
    while last and block.children[last - 1].attribute("role") == "attribution":
        last -= 1
    return block.children[:last], block.children[last:]


_SAID_OF_AN_ITEM: Final = {"true": "done", "false": "to do"}  # its box is ticked, or is not


def listing(draft: Draft, block: Block, place: Place) -> None:
    """A long list is counted and can be left; one inside another is called so."""
    inside = replace(place.inside(block), lists=place.lists + 1)
    entries = sum(child.kind in ("item", "term") for child in block.children)
    opening = ""
    if place.lists:
        opening = draft.phrase(inside, "sub-list")
    elif entries >= COUNTED:
        inside = inside.grouped(block, "escapable", "list")
        opening = draft.phrase(inside, "list", items=count(inside.language, "item", entries))

    def items() -> None:
        draft.say(block, inside)
        number = _start(block, entries)
        step = -1 if block.attribute("reversed") else 1
        for child in block.children:
            if child.kind == "item" and number is not None:
                number = _integer(child.attribute("value"), number)
                if not _OWN_NUMBER.match(child.text):
                    draft.lead(draft.phrase(inside, "number", number=numeral(inside.language, number)))
                number += step
            state = _SAID_OF_AN_ITEM.get(child.attribute("checked"))
            if state:
                draft.lead(draft.phrase(inside, state))
            draft.tell(child, inside)
            draft.lead_nothing()

    draft.framed(block, inside, (opening, ""), items, ANNOUNCING)


def _start(block: Block, entries: int) -> int | None:
    """The number of the first item of an ordered list."""
    if block.attribute("ordered", "false").lower() not in ("true", "yes", "1", "") and not block.attribute("start"):
        return None
    return _integer(block.attribute("start"), entries if block.attribute("reversed") else 1)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else default


def item(draft: Draft, block: Block, place: Place) -> None:
    """Also a term or a definition: words and blocks, in the order of the page."""
    inside = place.inside(block, "item")
    draft.say(block, inside)
    draft.tell_all(block.children, inside)
    if block.kind == "term":
        draft.rest("term")


def aside(draft: Draft, block: Block, place: Place) -> None:
    """Between two announcements: its label's, if it has one (“Disclaimer.”); a short heading at its top is one."""
    if is_description(block):
        _description(draft, block, place)
        return
    inside = place.inside(block, "aside").grouped(block, "escapable", "aside")
    label = _plain(draft.sayings.words(_plain(block.attribute("label")), inside.language))
    opening, closing = draft.phrase(inside, "aside"), draft.phrase(inside, "aside end")
    first = block.children[0] if block.children and not block.text.strip() else block
    if audible(label):
        opening = draft.phrase(inside, "label", label=label)
    elif first.kind == "heading" and len(first.text.split()) <= _BRIEF and audible(first.text):
        opening, label = "", _plain(_again(draft, first, inside))
    if audible(label):
        closing = draft.phrase(inside, "label end", label=_within_sentence(label, inside.language))

    def words() -> None:
        draft.say(block, inside)
        draft.tell_all(block.children, inside)

    draft.framed(block, inside, (opening, closing), words)


def _again(draft: Draft, block: Block, place: Place) -> str:
    return draft.sayings.again(draft.formulas.marked(block, place.language), place.language, "heading")


def is_description(block: Block) -> bool:
    """Whether it is what a picture shows, at length."""
    return block.kind == "aside" and block.attribute("role") == "description"


def _description(draft: Draft, block: Block, place: Place) -> None:
    """Between two announcements; a brief edition leaves it out."""
    inside = place.inside(block, "figure").grouped(block, "escapable", "figure")

    def words() -> None:
        draft.say(block, inside)
        draft.tell_all(block.children, inside)

    with draft.only(ANNOUNCING) as wanted:
        if wanted:
            frame = (draft.phrase(inside, "description"), draft.phrase(inside, "description end"))
            draft.framed(block, inside, frame, words)
    with draft.only(("brief",)):
        draft.miss("long description", int(draft.omit(block, "long description") > 0))


def _plain(label: str) -> str:
    return " ".join(label.split()).rstrip(".:!?")


def _within_sentence(label: str, language: str) -> str:
    """“Side Note” as “side note”; an acronym, or a language that writes nouns with capitals, as it is.

    >>> _within_sentence("Disclaimer", "en"), _within_sentence("FAQ", "en"), _within_sentence("Hinweis", "de")
    ('disclaimer', 'FAQ', 'Hinweis')
    """
    if language.startswith("de") or any(word.isupper() and len(word) > 1 for word in label.split()):
        return label
    return "".join(label[p.start : p.end] if p.phonemes else p.words.lower() for p in pieces(label))


def poem(draft: Draft, block: Block, place: Place) -> None:
    """Line by line."""
    inside = place.inside(block, "poem")

    def stanzas() -> None:
        draft.say(block, inside, "lines")
        for child in block.children:
            if child.kind == "paragraph":
                draft.say(child, inside, "lines")
                draft.tell_all(child.children, inside)
            else:
                draft.tell(child, inside)

    draft.framed(block, inside, (draft.phrase(inside, "poem"), draft.phrase(inside, "poem end")), stanzas)


def note(draft: Draft, block: Block, place: Place) -> None:
    """Between two announcements, and a listener may have all notes skipped (EPUB 3.3 § 7.2)."""
    inside = place.inside(block, "note").grouped(block, "skippable", "note")

    def words() -> None:
        draft.say(block, inside)
        draft.tell_all(block.children, inside)

    draft.framed(block, inside, (draft.phrase(inside, "note"), draft.phrase(inside, "note end")), words)


def silent_note(_: Draft, __: Block, ___: Place) -> None:
    """Where a note stands on the page, nothing is said: it is told after what refers to it, or at the end."""
