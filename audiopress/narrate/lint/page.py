"""What a check looks at: the article's blocks as they are told, each with its language and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from audiopress.model import DETAILS, Article, Block, Run, Script
from audiopress.narrate.sentences import Span, sentences
from audiopress.patterns import late

_UNTOLD: Final = frozenset({"boilerplate", "references", "code", "math"})  # what is in these is not heard as prose
_SIGN: Final = frozenset({"code", "math"})
_ADDRESS: Final = late(r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}[\w.-]{0,200}|[#@]\w{1,200}")


class Found(NamedTuple):
    """One remark: its code, its line, what its sentence's braces stand for, and how many more there are like it."""

    code: str
    line: int | None = None
    words: Mapping[str, object] = {}
    more: int = 0


class Reworded(NamedTuple):
    """text[start:end] of a block, what is said for it, and the code of the rule that says so."""

    start: int
    end: int
    spoken: str
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """A block that is told, the language around it, its line or that of what holds it, and the kinds that hold it."""

    block: Block
    language: str
    line: int | None
    inside: tuple[str, ...] = ()

    def runs(self) -> Iterator[tuple[int, int, Run]]:
        position = 0
        for run in self.block.runs:
            yield position, position + len(run.text), run
            position += len(run.text)


@dataclass(frozen=True)
class Page:
    """An article and its script, as the checks want to see them. Offsets count in a block's text."""

    article: Article
    script: Script

    @property
    def place(self) -> str:
        return self.article.place or self.article.source.as_posix()

    @cached_property
    def editions(self) -> tuple[Script, ...]:
        """Each edition that the script holds."""
        present = {detail for utterance in self.script.utterances for detail in utterance.details}
        return tuple(self.script.edition(detail) for detail in DETAILS if detail in present)

    @cached_property
    def edition(self) -> Script:
        """The one that most people hear: the standard one, if there is one."""
        standard = self.script.edition("standard")
        return standard if standard.utterances or not self.editions else self.editions[0]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every block, containers too, except code, formulas, references and what is no part of the article."""
        found = []
        for section in self.article.walk():
            tops = ((section.heading,) if section.heading else ()) + section.blocks
            waiting = [Told(block, self.article.language, block.line) for block in reversed(tops)]
            while waiting:
                told = waiting.pop()
                if told.block.kind in _UNTOLD:
                    continue
                told = replace(told, language=told.block.language or told.language)
                found.append(told)
                inside = (*told.inside, told.block.kind)
                waiting += [
                    Told(child, told.language, child.line or told.line, inside)
                    for child in reversed(told.block.children)
                ]
        return tuple(found)

    @cached_property
    def _silent(self) -> dict[str, list[Span | None]]:
        """What of each block is not heard; None: all of it."""
        found: dict[str, list[Span | None]] = {}
        for omission in self.edition.omissions:
            found.setdefault(omission.block, []).append(omission.span)
        return found

    @cached_property
    def _reworded(self) -> dict[str, list[Reworded]]:
        found: dict[str, list[Reworded]] = {}
        for utterance in self.edition.utterances:
            if utterance.span:
                first = utterance.span[0]
                found.setdefault(utterance.block, []).extend(
                    Reworded(
                        *(first + part.start, first + part.end),
                        *(utterance.spoken[part.spoken_start : part.spoken_end], part.rule),
                    )
                    for part in utterance.map
                    if part.rule
                )
        return found

    def reworded(self, told: Told) -> list[Reworded]:
        """What of a block some rule says in other words."""
        return self._reworded.get(told.block.id, [])

    def heard(self, block: Block) -> str:
        """The block's text with spaces for what is left out, character for character; "" if that is all of it."""
        silent = self._silent.get(block.id, [])
        return "" if None in silent else _blanked(block.text, filter(None, silent))

    def prose(self, told: Told) -> str:
        """What is heard, with spaces for code, formulas, pictures, addresses and passages in another language."""
        text = self.heard(told.block)
        signs = [
            (start, end)
            for start, end, run in told.runs()
            if _SIGN & set(run.marks) or run.image or run.note or (run.language and run.language != told.language)
        ]
        signs += (
            [found.span() for found in _ADDRESS.finditer(text)] if "@" in text or "/" in text or "." in text else []
        )
        return _blanked(text, signs)

    def as_written(self, told: Told) -> str:
        """The prose that no rule has changed, with spaces for what one has."""
        return _blanked(self.prose(told), [(found.start, found.end) for found in self.reworded(told)])

    def sentences(self, told: Told) -> Iterator[Span]:
        """The sentences of a block: the mark of a note hides no end of one."""
        marks = [(start, end) for start, end, run in told.runs() if run.note or {"sup", "citation"} & set(run.marks)]
        signs = [(start, end) for start, end, run in told.runs() if run.image or _SIGN & set(run.marks)]
        return sentences(told.block.text, told.language, marks, signs)


def start_of(text: str) -> str:
    """What of a passage a remark quotes, to find it by."""
    return " ".join(text[:200].split())[:60]


def folded(found: Iterable[Found]) -> Iterator[Found]:
    """The first of many that are alike, and how many more there are."""
    every = tuple(found)
    if every:
        yield every[0]._replace(more=len(every) - 1)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    parts, position = [], 0
    for start, end in sorted(spans):
        if end > position:
            first = max(start, position)
            parts += [text[position:first], " " * (end - first)]
            position = end
    return "".join((*parts, text[position:])) if parts else text
