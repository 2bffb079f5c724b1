"""Utterances of several editions in one order: which comes last in each, and how long it is silent after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from audiopress.model import Detail, Show, Utterance
from audiopress.narrate.pauses import PAUSES, pause


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the script had come."""

    length: int
    number: int
    last: dict[Detail, int]


class Editions:
    """Utterances as they are added; ids count over all editions together, s1, s2 …"""

    def __init__(self, show: Show, details: tuple[Detail, ...]) -> None:
        self.pauses = {name: pause(show, name) for name in PAUSES}
        self._said: list[Utterance] = []
        self._number = 0
        self._last: dict[Detail, int] = dict.fromkeys(details, -1)
        self._rests: dict[tuple[int, Detail], float] = {}  # (index, edition) -> seconds, where not the utterance's own

    def next_id(self) -> str:
        self._number += 1
        return f"s{self._number}"

    def add(self, utterance: Utterance) -> None:
        for detail in utterance.details:
            self._last[detail] = len(self._said)
        self._said.append(utterance)

    def rest(self, details: Iterable[Detail], name: str, *, longer: bool = False) -> None:
        """The silence after the last utterance of each edition, if there is one; `longer`: only if it is the longer."""
        seconds = self.pauses[name]
        for detail in details:
            index = self._last[detail]
            if index >= 0 and not (longer and self._rests.get((index, detail), self._said[index].pause) >= seconds):
                self._rests[index, detail] = seconds

    def mark(self) -> Mark:
        return Mark(len(self._said), self._number, self._last.copy())

    def unsay(self, mark: Mark, details: tuple[Detail, ...]) -> None:
        """Take back the first thing said since the mark in these editions; nothing may have been said there since."""
        last = {self._last[detail] for detail in details}
        for index in last:
            if index >= mark.length:
                left = tuple(detail for detail in self._said[index].details if detail not in details)
                self._said[index] = replace(self._said[index], details=left)
        self._last.update({detail: mark.last[detail] for detail in details})
        if not any(utterance.details for utterance in self._said[mark.length :]):
            del self._said[mark.length :]
            self._number = mark.number
            self._rests = {place: rest for place, rest in self._rests.items() if place[0] < mark.length}

    def utterances(self) -> Iterator[Utterance]:
        """Every utterance; one that two editions leave with different silences is two of one id."""
        for index, utterance in enumerate(self._said):
            rests: dict[float, list[Detail]] = {}
            for detail in utterance.details:
                rests.setdefault(self._rests.get((index, detail), utterance.pause), []).append(detail)
            for seconds, details in rests.items():
                if seconds == utterance.pause and len(rests) == 1:
                    yield utterance
                else:
                    yield replace(utterance, pause=seconds, details=tuple(details))
