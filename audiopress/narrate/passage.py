"""What a rule sees and what it answers: a passage of display text -> changes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from audiopress.model import DETAILS, Detail, Role, Run

_KNOWN: Final = 4_096  # sets of rules kept for sentences that need the same ones again
_Table = tuple[int, dict[str, int], dict[int, tuple["Rule", ...]]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of a passage that is more than plain text: code, a note's mark, a link, a picture …"""

    start: int
    end: int
    run: Run


@dataclass(frozen=True, slots=True)
class Passage:
    """One utterance's display text, its primary language ("en") and the stretches in it that are marked.

    `region` is where that language is written ("GB", "" if the article does not say): 3/4/2026 depends on it.
    `cited` are the names that the article cites anywhere: “Brown (2014)” is a citation if Brown is one.
    """

    text: str
    language: str
    role: Role = "paragraph"
    stretches: tuple[Stretch, ...] = ()
    region: str = ""
    cited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """text[start:end] of a passage is spoken as `spoken`; `omits` says why its words are not heard, if they are not.

    `rule` is the code of the rule that says so; `say` fills it in.
    """

    start: int
    end: int
    spoken: str
    omits: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision about spoken forms: a row of the table, with its cases beside it.

    `name` is its switch in [rules] of audiopress.toml; `says`, one sentence for docs/narration.md, is the docstring of
    `find` where it is not given. `cues` are the characters without one of which the rule has nothing to do ("" : it
    always looks), `needs` others of which there must be one, too; `languages` are primary subtags, none meaning all
    of them; `details` the editions it is for. `cases` are (written, spoken) in the rule's first language or English.
    """

    code: str
    name: str
    find: Callable[[Passage], Iterable[Change]]
    cues: str = ""
    languages: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    details: tuple[Detail, ...] = DETAILS
    says: str = ""
    needs: str = ""


class Ruleset(tuple[Rule, ...]):
    """Rules in the order in which they decide, and which of them a text can concern at all.

    Most sentences hold none of the characters that most rules look for: a table from character to rules finds those
    that have to look in one pass over the sentence's letters, however many rules there are.
    """

    def awake(self, passage: Passage) -> tuple[Rule, ...]:
        """The rules for the passage's language one of whose cues is in it, in order."""
        found = self._tables.get(passage.language)
        if found is None:
            found = self._tables[passage.language] = self._table(passage.language)
        always, waking, known = found
        bits = always
        for character in set(passage.text):
            bits |= waking.get(character, 0)
        bits &= bits >> len(self)  # woken, and with all they need
        rules = known.get(bits)
        if rules is None:
            if len(known) >= _KNOWN:
                known.clear()
            rules = known[bits] = tuple(rule for place, rule in enumerate(self) if bits >> place & 1)
        return rules

    @cached_property
    def _tables(self) -> dict[str, _Table]:
        return {}

    def _table(self, language: str) -> _Table:
        """Rules as bits: those that always look, those that a character wakes, and none met together yet.

        Each has two: its place, set by its cues, and as far up as there are rules another, set by what it needs.
        """
        always, waking = 0, dict[str, int]()
        for place, rule in enumerate(self):
            if rule.languages and language not in rule.languages:
                continue
            for characters, bit in ((rule.cues, 1 << place), (rule.needs, 1 << place + len(self))):
                always |= 0 if characters else bit
                for character in characters:
                    waking[character] = waking.get(character, 0) | bit
        return always, waking, {}
