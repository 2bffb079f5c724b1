"""Article + Script -> the words that are in neither, or in it twice; empty for every script that is sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from audiopress.model import Article, Omission, Script, Utterance
from audiopress.narrate.ends import TITLE
from audiopress.narrate.sentences import Span


@dataclass(frozen=True, slots=True)
class Stray:
    """Words of the article that a script has lost, says twice, or says although it leaves them out."""

    block: str
    start: int
    end: int
    text: str
    how: Literal["lost", "twice", "elsewhere", "said"]


def texts_of(article: Article) -> dict[str, str]:
    """The text of every block by its id, the title's first, in reading order."""
    return {TITLE: article.title, **{block.id: block.text for block in article.blocks()}}


def unaccounted(article: Article, script: Script) -> tuple[Stray, ...]:
    """Every word must be in one utterance or in one omission; an omission inside a sentence must not be heard."""
    texts = texts_of(article)
    return (*_uncovered(texts, script), *_misplaced(texts, script), *_still_said(script))


def _uncovered(texts: dict[str, str], script: Script) -> Iterator[Stray]:
    spans: dict[str, list[Span]] = {name: [] for name in texts}
    for utterance in script.utterances:
        if utterance.span and utterance.block in spans:
            spans[utterance.block].append(utterance.span)
    for omission in script.omissions:
        if omission.utterance is None and omission.block in spans:
            spans[omission.block].append(omission.span or (0, len(texts[omission.block])))
    for name, found in spans.items():
        text = texts[name]
        edges = [(0, 0), *sorted(found), (len(text), len(text))]
        for before, after in pairwise(edges):
            if after[0] < before[1]:
                yield Stray(name, after[0], before[1], text[after[0] : before[1]], "twice")
            elif text[before[1] : after[0]].strip():
                yield Stray(name, before[1], after[0], text[before[1] : after[0]], "lost")


def _misplaced(texts: dict[str, str], script: Script) -> Iterator[Stray]:
    """Utterances and omissions whose words are not those of the place they name."""
    named = [(said.block, said.span, said.display) for said in script.utterances if said.span]
    named += [(left.block, left.span, left.text) for left in script.omissions if left.span]
    whole = [(left.block, (0, len(left.text)), left.text) for left in script.omissions if not left.span]
    for block, (start, end), words in named:
        if texts.get(block, "")[start:end] != words:
            yield Stray(block, start, end, words, "elsewhere")
    for block, (start, end), words in whole:
        if texts.get(block, "").strip() != words.strip():
            yield Stray(block, start, end, words, "elsewhere")


def _still_said(script: Script) -> Iterator[Stray]:
    utterances = {utterance.id: utterance for utterance in script.utterances}
    for omission in script.omissions:
        if omission.utterance is None:
            continue
        utterance = utterances.get(omission.utterance)
        if utterance is None or utterance.block != omission.block or not _inside(omission, utterance):
            yield Stray(omission.block, *(omission.span or (0, 0)), omission.text, "elsewhere")
        elif omission.text in _said_at(omission, utterance):
            yield Stray(omission.block, *(omission.span or (0, 0)), omission.text, "said")


def _inside(omission: Omission, utterance: Utterance) -> bool:
    inner, outer = omission.span, utterance.span
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])


def _said_at(omission: Omission, utterance: Utterance) -> str:
    """What is heard in the place of the omitted words."""
    if not omission.span or not utterance.span:
        return ""
    start, end = omission.span[0] - utterance.span[0], omission.span[1] - utterance.span[0]
    parts = [part for part in utterance.map if part.start < end and part.end > start]
    return "".join(utterance.spoken[part.spoken_start : part.spoken_end] for part in parts)
