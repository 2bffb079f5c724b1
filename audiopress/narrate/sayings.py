"""A part of a block's text + the editions that are wanted -> how it is said in each, each way once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audiopress.model import Block, Detail, Role, Run
from audiopress.narrate.parts import Part, stretches_of
from audiopress.narrate.passage import Passage, Rule, Ruleset, Stretch
from audiopress.narrate.spoken import Said, say
from audiopress.narrate.tongue import base, region

Saying = tuple[tuple[Detail, ...], str, Said]  # the editions, what leads into it, and how it is said


class Sayings:
    """The rules of each edition, and what a listener to each has been told already.

    `announced` are those for words of the page within the narrator's own: one announcement is for all editions.
    """

    def __init__(self, rules: Mapping[Detail, tuple[Rule, ...]], announced: Ruleset, cited: frozenset[str]) -> None:
        self.rules = rules
        self._announced = announced
        self._cited = cited
        sets = list(rules.values())
        self._sets = {detail: sets.index(own) for detail, own in rules.items()}  # equal rules, equal number
        self._known: dict[Detail, set[str]] = {detail: set() for detail in rules}  # abbreviations once said in full

    def of(
        self, part: Part, role: Role, language: str, scope: tuple[Detail, ...], leads: Mapping[Detail, str]
    ) -> list[Saying]:
        """How the part is said; editions that say the same are together."""
        part = self._expanding(part, language)
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

    def words(self, text: str, language: str, role: Role = "announcement") -> str:
        """Words of the page that stand within the narrator's own, such as the label of a side note."""
        return self._announce(text, language, role, ())

    def again(self, block: Block, language: str, role: Role) -> str:
        """A block that the narrator names once more, as a column before its cells; what was expanded is known now."""
        stretches = tuple(
            replace(stretch, run=replace(stretch.run, title="")) if _is_acronym(stretch, stretch.run.text) else stretch
            for stretch in stretches_of(block)
        )
        return self._announce(block.text, block.language or language, role, stretches)

    def _announce(self, text: str, language: str, role: Role, stretches: tuple[Stretch, ...]) -> str:
        passage = Passage(text, base(language), role, stretches, region(language), self._cited)
        return say(passage, self._announced).spoken

    def _expanding(self, part: Part, language: str) -> Part:
        """The part with the expansions of its abbreviations as they are said: “Channel 4” has no digits either."""
        if not any(_is_expanded(stretch.run) for stretch in part.stretches):
            return part
        found = []
        for stretch in part.stretches:
            said = self.words(stretch.run.title or "", language, "paragraph") if _is_expanded(stretch.run) else None
            found.append(replace(stretch, run=replace(stretch.run, title=said)) if said is not None else stretch)
        return replace(part, stretches=tuple(found))

    def _once(self, part: Part, detail: Detail) -> tuple[Stretch, ...]:
        """What is marked in the part, without the expansion of an abbreviation that this edition has heard."""
        if not any(stretch.run.title for stretch in part.stretches):
            return part.stretches
        known, stretches = self._known[detail], []
        for stretch in part.stretches:
            title = stretch.run.title if _is_acronym(stretch, part.text[stretch.start : stretch.end]) else None
            if title and title in known:
                stretches.append(replace(stretch, run=replace(stretch.run, title="")))
            else:
                stretches.append(stretch)
                known.update((title,) if title else ())
        return tuple(stretches)


def _is_acronym(stretch: Stretch, text: str) -> bool:
    """Whether it is an abbreviation that is a word of its own once it is known; “Dr.” is not."""
    return "abbr" in stretch.run.marks and sum(map(str.isupper, text)) > 1


def _is_expanded(run: Run) -> bool:
    """Whether an abbreviation has an expansion, in other words than its own."""
    title = " ".join((run.title or "").split()).casefold()
    return "abbr" in run.marks and title not in ("", run.text.strip().casefold())


def _join(found: list[Saying], detail: Detail, lead: str, said: Said) -> None:
    for index, (details, other, same) in enumerate(found):
        if other == lead and same == said:
            found[index] = ((*details, detail), lead, said)
            return
    found.append(((detail,), lead, said))
