"""Passage + rules -> what the voice says, how it lies against what the page shows, and what was left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from audiopress.model import Aligned
from audiopress.narrate.passage import Change, Passage, Rule, Ruleset
from audiopress.patterns import late

# Characters that are neither seen nor heard, each by itself: words of ours may stand between two of them. Joiners stay,
# since Arabic and Indic letters change their shape by them.
_SILENT: Final = late(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff\U000e0001-\U000e007f]"
)
_SPACES: Final = late(r"\s+")
_STOPS: Final = tuple(".,;:!?…)]”’»。，、！？")


@dataclass(frozen=True, slots=True)
class Said:
    """The outcome: `map` covers the display text without a gap; `omitted` are the changes that leave words out."""

    spoken: str
    map: tuple[Aligned, ...]
    omitted: tuple[Change, ...] = ()


def say(passage: Passage, rules: Iterable[Rule], lead: str = "") -> Said:
    """Speak the passage by the rules, in their order: what an earlier rule has changed, a later one leaves alone.

    `lead` is spoken before it ("1. " before a list's first item). Rules look at the display text only, so that each
    change knows exactly where on the page it belongs.

    >>> from audiopress.narrate.rules import RULES
    >>> said = say(Passage("Macy & Brown (2014)  agree", "en"), RULES)
    >>> said.spoken, [change.omits for change in said.omitted]
    ('Macy and Brown agree', ['citation'])
    """
    taken = _Taken()
    if lead:
        taken.add(Change(0, 0, lead))
    for rule in (rules if isinstance(rules, Ruleset) else Ruleset(rules)).awake(passage):
        for change in rule.find(passage):
            taken.add(Change(change.start, change.end, change.spoken, change.omits, rule.code))
    if not passage.text.isascii() or not passage.text.isprintable():
        for found in _SILENT.finditer(passage.text):
            taken.add(Change(found.start(), found.end(), ""))
    voice = _Voice(passage.text)
    position = 0
    for change in taken.changes:
        voice.as_written(position, change.start)
        voice.changed(change)
        position = change.end
    voice.as_written(position, len(passage.text))
    return Said(*voice.finished(), tuple(change for change in taken.changes if change.omits))


def audible(text: str) -> bool:
    """Whether a voice can say anything of this text: it has a letter or a digit.

    >>> audible("7"), audible("— * …"), audible("は")
    (True, False, True)
    """
    return any(map(str.isalnum, text))


@dataclass(slots=True)
class _Taken:
    """Changes so far, sorted and apart from each other."""

    changes: list[Change] = field(default_factory=list)
    _starts: list[tuple[int, int]] = field(default_factory=list)

    def add(self, change: Change) -> None:
        index = bisect_left(self._starts, (change.start, change.end))
        if index and self.changes[index - 1].end > change.start:
            return
        if index < len(self.changes) and self._starts[index][0] < change.end:
            return
        self._starts.insert(index, (change.start, change.end))
        self.changes.insert(index, change)


@dataclass(frozen=True, slots=True)
class _Piece:
    """text[start:end] is spoken so; `written`: letter for letter; `rule`: the code of the rule that decided it."""

    start: int
    end: int
    spoken: str
    written: bool
    rule: str = ""


@dataclass(slots=True)
class _Voice:
    """What has been said up to here, without double spaces and without a space before a stop."""

    text: str
    pieces: list[_Piece] = field(default_factory=list)
    spaced: bool = True  # nothing has been said yet, or a space last
    gap: bool = False  # something was left out since

    def as_written(self, start: int, end: int) -> None:
        """text[start:end], with any white space as one space."""
        part = self.text[start:end]
        if "  " in part or not part.isprintable():
            for found in _SPACES.finditer(self.text, start, end):
                self._add(start, found.start(), self.text[start : found.start()], written=True)
                self._add(found.start(), found.end(), " ", written=found.end() - found.start() == 1)
                start = found.end()
        self._add(start, end, self.text[start:end], written=True)

    def changed(self, change: Change) -> None:
        self._add(change.start, change.end, change.spoken, written=False, rule=change.rule)
        self.gap = self.gap or not change.spoken

    def _add(self, start: int, end: int, spoken: str, *, written: bool, rule: str = "") -> None:
        if self.spaced and spoken[:1] == " ":
            spoken = spoken[1:]
            if written:
                self.pieces.append(_Piece(start, start + 1, "", written=False))
                start += 1
        if self.gap and spoken.startswith(_STOPS):
            self._take_space_back()
        if spoken or start < end:
            self.pieces.append(_Piece(start, end, spoken, written, rule))
        if spoken:
            self.spaced, self.gap = spoken[-1] == " ", False

    def _take_space_back(self) -> None:
        """Unsay the space that was said last: what stood between it and a stop, or the end, was left out."""
        for index in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[index]
            if piece.spoken:
                if piece.spoken.endswith(" "):
                    self.pieces[index : index + 1] = _without_last_space(piece)
                return

    def finished(self) -> tuple[str, tuple[Aligned, ...]]:
        self._take_space_back()
        return "".join(piece.spoken for piece in self.pieces), tuple(_aligned(_joined(self.pieces)))


def _without_last_space(piece: _Piece) -> list[_Piece]:
    if not piece.written:
        return [_Piece(piece.start, piece.end, piece.spoken[:-1], written=False, rule=piece.rule)]
    said = _Piece(piece.start, piece.end - 1, piece.spoken[:-1], written=True)
    unsaid = _Piece(piece.end - 1, piece.end, "", written=False)
    return [said, unsaid] if said.spoken else [unsaid]


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Neighbours that are both spoken as written become one; so do neighbours that one rule has silenced."""
    held: _Piece | None = None
    for piece in pieces:
        silent = (
            held and not (held.spoken or piece.spoken) and (held.rule == piece.rule or not (held.rule and piece.rule))
        )
        if held and ((held.written and piece.written) or silent):
            rule = held.rule or piece.rule
            held = _Piece(held.start, piece.end, held.spoken + piece.spoken, held.written, rule)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _aligned(pieces: Iterable[_Piece]) -> Iterator[Aligned]:
    said = 0
    for piece in pieces:
        yield Aligned(piece.start, piece.end, said, said + len(piece.spoken), piece.rule)
        said += len(piece.spoken)
