"""Article + Script -> the narration ledger: what became of every word of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from audiopress.model import Article, Omission, Script, Utterance
from audiopress.narrate.ledger import texts_of
from audiopress.narrate.sentences import Span
from audiopress.patterns import late

Kind = Literal["spoken", "reworded", "described", "moved", "omitted"]
KINDS: Final[tuple[Kind, ...]] = ("spoken", "reworded", "described", "moved", "omitted")

_WORD: Final = late(r"\S+")
# Reasons of omissions that are no loss: the narrator says something else in their place, or says them elsewhere.
_DESCRIBED: Final = frozenset(("table described", "code described", "code", "equation"))
_MOVED: Final = frozenset(("byline",))


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of block_text[start:end], `words` words in a row.

    `by` is the rule's code for what is reworded, the reason for what is described or omitted, and the place in which
    moved words are heard; `utterance` is the id of the utterance in which they, or news of them, are heard.
    """

    block: str
    start: int
    end: int
    words: int
    kind: Kind
    by: str = ""
    utterance: str | None = None


def account(article: Article, script: Script) -> tuple[Fate, ...]:
    """Every word of the article, once, in reading order; the script must be that of one edition.

    A word is a stretch between white space that has a letter or a digit; where only a part of one is left out (a note's
    mark), the part and the rest are counted as words of their own.
    """
    texts = texts_of(article)
    heard: dict[str, list[Utterance]] = {}
    left: dict[str, list[Omission]] = {}
    for utterance in script.utterances:
        if utterance.span:
            heard.setdefault(utterance.block, []).append(utterance)
    for omission in script.omissions:
        left.setdefault(omission.block, []).append(omission)
    moved = _moved(texts, script.utterances)
    return tuple(
        fate
        for block, text in texts.items()
        for fate in _block(block, text, _pieces(text, heard.get(block, ()), left.get(block, ()), moved))
    )


def totals(fates: Iterable[Fate]) -> Counter[tuple[Kind, str]]:
    """(kind, by) -> words."""
    found: Counter[tuple[Kind, str]] = Counter()
    for fate in fates:
        found[fate.kind, fate.by if fate.kind != "moved" else ""] += fate.words
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a block's text with one fate; the cuts between what is left out and what is heard part words."""

    start: int
    end: int
    kind: Kind
    by: str
    utterance: str | None


def _pieces(
    text: str, utterances: Iterable[Utterance], omissions: Iterable[Omission], moved: frozenset[int]
) -> list[_Piece]:
    left = [
        _Piece(*(omission.span or (0, len(text))), *_left(omission), omission.announced or omission.utterance)
        for omission in omissions
    ]
    cuts = sorted((piece.start, piece.end) for piece in left)
    pieces = left
    for utterance in utterances:
        first = (utterance.span or (0, 0))[0]
        for part in utterance.map:
            start, end = _bare(text, first + part.start, first + part.end)
            if start == end or _inside(cuts, start, end):
                continue
            if id(utterance) in moved:
                pieces.append(_Piece(start, end, "moved", utterance.role, utterance.id))
            elif part.rule and utterance.spoken[part.spoken_start : part.spoken_end] != text[start:end]:
                pieces.append(_Piece(start, end, "reworded", part.rule, utterance.id))
            else:
                pieces.append(_Piece(start, end, "spoken", "", utterance.id))
    return sorted(pieces, key=lambda piece: (piece.start, piece.end))


def _left(omission: Omission) -> tuple[Kind, str]:
    kind: Kind = "described" if omission.reason in _DESCRIBED else "moved" if omission.reason in _MOVED else "omitted"
    return kind, omission.reason


def _bare(text: str, start: int, end: int) -> Span:
    """Without the white space around it: a space goes with what was left out beside it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _inside(cuts: list[Span], start: int, end: int) -> bool:
    index = bisect_right(cuts, (start, len(cuts) and cuts[-1][1])) - 1
    return index >= 0 and cuts[index][0] <= start and end <= cuts[index][1]


def _block(block: str, text: str, pieces: list[_Piece]) -> Iterator[Fate]:
    """Runs of words in a row that have one fate."""
    words = (word for word in _words(text, pieces))
    for (kind, by, utterance), run in groupby(words, key=lambda word: (word[2].kind, word[2].by, word[2].utterance)):
        found = list(run)
        yield Fate(block, found[0][0], found[-1][1], len(found), kind, by, utterance)


def _words(text: str, pieces: list[_Piece]) -> Iterator[tuple[int, int, _Piece]]:
    """Each word with the piece that decides its fate: one that is reworded, if any is."""
    starts = [piece.start for piece in pieces]
    for start, end in _cut_words(text, pieces):
        index = max(bisect_right(starts, start) - 1, 0)
        if _alone(pieces, index, start, end):
            yield start, end, pieces[index]
            continue
        around = []
        while index < len(pieces) and pieces[index].start < end:
            piece = pieces[index]
            if any(map(str.isalnum, text[max(start, piece.start) : min(end, piece.end)])) or (
                piece.kind == "reworded" and piece.end > start
            ):
                around.append(piece)
            index += 1
        if around:
            yield start, end, next((piece for piece in around if piece.kind == "reworded"), around[0])


def _alone(pieces: list[_Piece], index: int, start: int, end: int) -> bool:
    """Whether a word lies in that piece whole, and in no later one: so do nearly all."""
    after = index + 1
    if index >= len(pieces) or (after < len(pieces) and pieces[after].start < end):
        return False
    return pieces[index].start <= start and end <= pieces[index].end


def _cut_words(text: str, pieces: list[_Piece]) -> Iterator[Span]:
    edges = sorted({edge for p in pieces if p.kind in ("described", "omitted") for edge in (p.start, p.end)})
    for word in _WORD.finditer(text):
        first, last = word.span()
        cuts = edges[bisect_right(edges, first) : bisect_left(edges, last)] if edges else []
        for start, end in zip((first, *cuts), (*cuts, last), strict=True):
            if text[start].isalnum() or any(map(str.isalnum, text[start:end])):
                yield start, end


def _moved(texts: dict[str, str], utterances: tuple[Utterance, ...]) -> frozenset[int]:
    """What is heard out of the order of the page, by `id()`: all but a longest run of utterances in that order."""
    order = {block: index for index, block in enumerate(texts)}
    told = [utterance for utterance in utterances if utterance.span and utterance.block in order]
    places = [(order[utterance.block], (utterance.span or (0, 0))[0]) for utterance in told]
    ends: list[tuple[int, int]] = []  # the least place at which a rising run of each length ends
    at: list[int] = []  # whose place that is
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [index]
    kept = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(id(utterance) for index, utterance in enumerate(told) if index not in kept)
