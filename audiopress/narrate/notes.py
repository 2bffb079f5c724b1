"""Where notes are told: after what refers to them, at the end, or nowhere; each once in every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from audiopress.model import Article, Block, Detail, Section
from audiopress.narrate.containers import note as tell_note
from audiopress.narrate.draft import Draft, Place

_ALWAYS_SKIPPED: Final[tuple[Detail, ...]] = ("brief",)


@dataclass(frozen=True, slots=True)
class _Note:
    block: Block
    language: str  # around it


class Notes:
    """The notes of an article that have still to be told, and in which editions."""

    def __init__(self, draft: Draft, article: Article) -> None:
        self._draft = draft
        self._where = draft.show.narration.notes
        self._notes = dict(_found(article.walk(), article.language))
        self._ids = {name: block for block, found in self._notes.items() for name in _names(found.block)}
        self._skipping = draft.scope if self._where == "skip" else _ALWAYS_SKIPPED
        told = tuple(detail for detail in draft.scope if detail not in self._skipping)
        self._waiting = dict.fromkeys(self._notes, told)
        self._telling = False

    def begin(self, place: Place) -> None:
        """A section begins: where notes follow the sentence that refers to them, they are told at this place."""
        if self._where == "sentence" and self._notes:
            self._draft.after_sentence = lambda: self._tell_referred(place)

    def block_ends(self, place: Place) -> None:
        """A block has been told, with all that is in it."""
        if self._where in ("sentence", "paragraph"):
            self._tell_referred(place)
        self._draft.referred.clear()

    def _tell_referred(self, place: Place) -> None:
        """Those that were referred to since; never one inside another."""
        if self._telling:
            return
        self._telling = True
        while self._draft.referred:
            name, details = self._draft.referred.pop(0)
            self._tell(self._ids.get(name, ""), place, details)
        self._telling = False

    def waiting(self, blocks: Iterable[Block]) -> tuple[Detail, ...]:
        """The editions in which one of these has still to be told."""
        return tuple({detail: None for block in blocks for detail in self._waiting.get(block.id, ())})

    def tell_here(self, blocks: Iterable[Block], place: Place) -> None:
        """Those of a part of the article that is all notes."""
        for block in blocks:
            self._tell(block.id, place, self._waiting.get(block.id, ()))

    def tell_rest(self, place: Place) -> None:
        """Those that nothing referred to, and all where they are told at the end: announced as a part of their own."""
        if self._where == "end":
            with self._draft.only(self.waiting(found.block for found in self._notes.values())) as wanted:
                if wanted:
                    self._draft.rest_longer("section")
                    self._draft.announce(self._first, place, self._draft.phrase(place, "notes"))
        for name in self._notes:
            self._tell(name, place, self._waiting[name])
        self._draft.referred.clear()
        with self._draft.only(self._skipping) as wanted:
            for found in self._notes.values() if wanted else ():
                self._draft.miss("note", int(self._draft.omit(found.block, "note") > 0))

    @property
    def _first(self) -> str:
        return next(name for name, details in self._waiting.items() if details)

    def _tell(self, name: str, place: Place, details: Iterable[Detail]) -> None:
        waiting = self._waiting.get(name, ())
        with self._draft.only(detail for detail in details if detail in waiting) as wanted:
            if wanted:
                found = self._notes[name]
                self._waiting[name] = tuple(detail for detail in waiting if detail not in wanted)
                tell_note(self._draft, found.block, replace(place, language=found.language))


def _found(sections: Iterable[Section], language: str) -> Iterator[tuple[str, _Note]]:
    """Every note that is told, by its block's id, in reading order."""
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
