"""A part of a block's text + the editions that are wanted -> how it is said in each, each way once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audiopress.model import Detail, Role
from audiopress.narrate.parts import Part
from audiopress.narrate.passage import Passage, Rule, Stretch
from audiopress.narrate.spoken import Said, say
from audiopress.narrate.tongue import base, region

Saying = tuple[tuple[Detail, ...], str, Said]  # the editions, what leads into it, and how it is said


class Sayings:
    """The rules of each edition, and what a listener to each has been told already."""

    def __init__(self, rules: Mapping[Detail, tuple[Rule, ...]], cited: frozenset[str]) -> None:
        self.rules = rules
        self._cited = cited
        sets = list(rules.values())
        self._sets = {detail: sets.index(own) for detail, own in rules.items()}  # equal rules, equal number
        self._known: dict[Detail, set[str]] = {detail: set() for detail in rules}  # abbreviations once said in full

    def of(
        self, part: Part, role: Role, language: str, scope: tuple[Detail, ...], leads: Mapping[Detail, str]
    ) -> list[Saying]:
        """How the part is said; editions that say the same are together."""
        passage = Passage(part.text, base(language), role, part.stretches, region(language), self._cited)
        if len(scope) == 1 and not part.stretches:
            return [(scope, leads[scope[0]], say(passage, self.rules[scope[0]], leads[scope[0]]))]
        found: list[Saying] = []
        done: dict[tuple[int, str, tuple[Stretch, ...]], Said] = {}
        for detail in scope:
            stretches = self._once(part, detail) if part.stretches else ()
            key = (self._sets[detail], leads[detail], stretches)
            if key not in done:
                done[key] = say(replace(passage, stretches=stretches), self.rules[detail], leads[detail])
            _join(found, detail, leads[detail], done[key])
        return found

    def _once(self, part: Part, detail: Detail) -> tuple[Stretch, ...]:
        """What is marked in the part, without the expansion of an abbreviation that this edition has heard."""
        if not any(stretch.run.title for stretch in part.stretches):
            return part.stretches
        known, stretches = self._known[detail], []
        for stretch in part.stretches:
            acronym = "abbr" in stretch.run.marks and _is_acronym(part.text[stretch.start : stretch.end])
            title = stretch.run.title if acronym else None
            if title and title in known:
                stretches.append(replace(stretch, run=replace(stretch.run, title="")))
            else:
                stretches.append(stretch)
                known.update((title,) if title else ())
        return tuple(stretches)


def _is_acronym(text: str) -> bool:
    """Whether an abbreviation is a word of its own once it is known; “Dr.” is not."""
    return sum(map(str.isupper, text)) > 1


def _join(found: list[Saying], detail: Detail, lead: str, said: Said) -> None:
    for index, (details, other, same) in enumerate(found):
        if other == lead and same == said:
            found[index] = ((*details, detail), lead, said)
            return
    found.append(((detail,), lead, said))
