"""The script while it is being written: blocks and phrases go in, utterances and omissions come out in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, Literal

from audiopress.model import DETAILS, Block, Detail, Group, Omission, Role, Script, Show, Utterance
from audiopress.narrate.editions import Editions
from audiopress.narrate.formulas import Formulas
from audiopress.narrate.lexicon import PRONOUNCED, SILENT, is_silent
from audiopress.narrate.parts import Cut, Part, loose_parts, main_language, parts, stanzas_joined, stopped
from audiopress.narrate.passage import Passage
from audiopress.narrate.phrases import narrator_language, phrase
from audiopress.narrate.sayings import Sayings
from audiopress.narrate.spoken import Said, audible, say
from audiopress.narrate.tongue import base

Voices = Callable[[str, str], str]  # (role, language) -> the engine's name of a voice

_DEEPEST: Final = 40  # containers inside one another; below that, text is read without its structure
_NOTHING: Final = "punctuation only"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the telling stands: what an utterance takes over from everything around it."""

    section: str
    language: str
    role: Role = "paragraph"
    speaker: Role | None = None  # whose voice is heard, where that is not the role's own
    group: Group | None = None
    lists: int = 0  # how many lists it stands in
    depth: int = 0

    def inside(self, block: Block, role: Role | None = None) -> Place:
        """The place of what stands in this block."""
        language = block.language or self.language
        return replace(self, language=language, role=role or self.role, depth=self.depth + 1)

    def grouped(self, block: Block, kind: Literal["skippable", "escapable"], role: str) -> Place:
        """In a group of its own, unless there is one already: groups do not nest (EPUB 3.3 § 7)."""
        return self if self.group else replace(self, group=Group(kind, role, f"g-{block.id}"))


Telling = Callable[["Draft", Block, Place], None]


class Draft:
    """Collects the script of several editions at once: what is told is told in those of `scope`.

    `tellings` says for each kind of block how it is told, `sayings` has the rules of each edition.
    """

    def __init__(
        self,
        show: Show,
        voice_for: Voices,
        tellings: Mapping[str, Telling],
        sayings: Sayings,
        formulas: Formulas,
    ) -> None:
        rules = sayings.rules
        self.show = show
        self.formulas = formulas
        self.byline = ""  # the id of the utterance that says who wrote it
        self.scope = tuple(rules)
        self.leads: dict[Detail, str] = dict.fromkeys(
            rules, ""
        )  # spoken before whatever comes next: “One.”, “Caption.”
        self.told: Counter[Detail] = Counter()  # utterances of each edition
        self.missed: dict[Detail, Counter[str]] = {detail: Counter() for detail in rules}  # reasons, for the closing
        self.referred: list[tuple[str, tuple[Detail, ...]]] = []  # notes referred to, and where, since last told
        self.after_sentence: Callable[[], None] | None = None
        self.omissions: list[Omission] = []
        self._written = Editions(show, tuple(rules))
        self._voice_for = voice_for
        self._tellings = tellings
        self.sayings = sayings

    def script(self) -> Script:
        return Script(tuple(self._written.utterances()), tuple(self.omissions))

    @contextmanager
    def only(self, details: Iterable[Detail]) -> Iterator[tuple[Detail, ...]]:
        """Tell in those of the wanted editions only; gives those that are left, perhaps none."""
        outer, wanted = self.scope, frozenset(details)
        self.scope = tuple(detail for detail in outer if detail in wanted)
        try:
            yield self.scope
        finally:
            self.scope = outer

    # --- telling

    def tell(self, block: Block, place: Place) -> None:
        """Everything in a block, as its kind is told."""
        if not self.scope:
            return
        if is_silent(block):
            self.omit(block, SILENT)
            return
        if place.depth < _DEEPEST:
            self._tellings[block.kind](self, block, place)
            return
        waiting = [block]
        while waiting:
            inner = waiting.pop()
            if inner.kind == "boilerplate":
                self.miss("boilerplate", self.omit(inner, "boilerplate", notes=True))
            elif inner.kind != "note":
                self.say(inner, place)
                waiting.extend(reversed(inner.children))

    def tell_all(self, blocks: Iterable[Block], place: Place) -> None:
        for block in stanzas_joined(blocks):
            self.tell(block, place)

    def say(self, block: Block, place: Place, cut: Cut = "sentences", *, stop: str = ".", lead: str = "") -> None:
        """The words of the block itself, part by part, and the silence after them.

        `stop` is spoken where they end without one; `lead` is spoken before them, and goes unsaid with them.
        """
        if block.runs:
            if block.language:
                place = replace(place, language=block.language)
            block = self.formulas.marked(block, place.language)
            self._say(block, place, parts(block, place.language, cut), stop, lead)

    def say_text(self, block: Block, place: Place, text: str, *, lead: str = "") -> None:
        """Words of a block that are not its text (a picture's alternative text): shown, but nowhere on the page."""
        if audible(text):
            self._say(block, place, loose_parts(text), ".", lead)

    def _say(self, block: Block, place: Place, found: Iterable[Part], stop: str, lead: str) -> None:
        if not self.scope:
            return
        kept = self.leads.copy() if lead else {}
        if lead:
            self.lead(lead)
        heard: set[Detail] = set()
        for part in found:
            heard.update(self._sentence(block, place, part, stop))
        if lead:
            self.leads.update({detail: kept[detail] for detail in self.scope if detail not in heard})
        if heard:
            self._written.rest([detail for detail in self.scope if detail in heard], place.role)

    def lead(self, words: str) -> None:
        """Something to be spoken before whatever comes next."""
        for detail in self.scope:
            self.leads[detail] += words

    def lead_nothing(self) -> None:
        self.leads.update(dict.fromkeys(self.scope, ""))

    def announce(self, block: str, place: Place, words: str, role: Role = "announcement") -> str:
        """What the narrator says of the page; the utterance's id, "" if no edition is told."""
        return self.announce_each(block, place, dict.fromkeys(self.scope, words), role)

    def announce_each(self, block: str, place: Place, words: Mapping[Detail, str], role: Role) -> str:
        """An announcement that has its own words in each edition; it is one utterance all the same."""
        language = narrator_language(place.language)
        place = replace(place, role=role, language=language)
        variants: dict[tuple[str, str], list[Detail]] = {}
        for detail in self.scope:
            variants.setdefault((self.leads[detail], words[detail]), []).append(detail)
        name = self._written.next_id() if variants else ""
        for (lead, text), details in variants.items():
            spoken = say(Passage(text[:1].upper() + text[1:], base(language)), (PRONOUNCED,), lead).spoken
            self._add((name, block), place, Said(spoken, ()), Part(after=role), tuple(details))
        return name

    def omit(self, block: Block, reason: str, announced: str | None = None, *, notes: bool = False) -> int:
        """Leave out everything in a block, as one omission for each block of text; how many had words.

        Notes in it are told like all others, unless they are to be left out too.
        """
        count = 0
        waiting = [(block, notes)] if self.scope else []
        while waiting:
            inner, all_ = waiting.pop()
            if inner.kind == "note" and inner is not block and not all_:
                continue
            waiting.extend((child, all_ or inner.kind == "boilerplate") for child in reversed(inner.children))
            if inner.text.strip():
                heard = audible(inner.text)
                count += heard
                why, told = (reason, announced) if heard else (_NOTHING, None)
                self.omissions.append(Omission(inner.text, why, inner.id, announced=told, details=self.scope))
        return count

    def miss(self, reason: str, number: int = 1) -> None:
        """Count what is left out, for the closing line."""
        if number:
            for detail in self.scope:
                self.missed[detail][reason] += number

    def rest(self, name: str) -> None:
        """The silence after what was said last."""
        self._written.rest(self.scope, name)

    def rest_longer(self, name: str) -> None:
        """The same, but never shorter than one it already has for being the end of more."""
        self._written.rest(self.scope, name, longer=True)

    def framed(
        self,
        block: Block,
        place: Place,
        frame: tuple[str, str],
        inner: Callable[[], None],
        details: tuple[Detail, ...] = DETAILS,
    ) -> None:
        """Announce, tell, and say that it ends; in an edition where there was nothing to tell, say nothing.

        `frame` is what is said before and after, in the editions `details`; either may be "".
        """
        opening, closing = frame
        leads, told, before = self.leads.copy(), self.told.copy(), self._written.mark()
        if opening:
            with self.only(details):
                self.announce(block.id, place, opening)
        opened = self.told.copy()
        inner()
        heard = tuple(detail for detail in self.scope if self.told[detail] > opened[detail])
        silent = tuple(detail for detail in self.scope if opened[detail] > told[detail] and detail not in heard)
        if closing:
            with self.only(heard), self.only(details):
                self.announce(block.id, place, closing)
        if silent:
            self._written.unsay(before, silent)
            self.leads.update({detail: leads[detail] for detail in silent})
            self.told.subtract({detail: opened[detail] - told[detail] for detail in silent})

    # --- one utterance

    def _sentence(self, block: Block, place: Place, part: Part, stop: str) -> list[Detail]:
        """Say it, or record that it cannot be heard; the editions in which it was said."""
        language = main_language(part, place.language) if part.stretches else place.language
        if language != place.language:
            place = replace(place, language=language)
        tongue, name = base(language), ""
        heard: list[Detail] = []
        for details, lead, said in self.sayings.of(part, place.role, language, self.scope, self.leads):
            if not audible(said.spoken[len(lead) :]):
                self._unheard(block, part, said, details)
                continue
            name = name or self._written.next_id()
            ended = said if part.after == "clause" else stopped(said, len(part.text), tongue, stop)
            self._add((name, block.id), place, ended, part, details)
            self._left_out(block, part, said, details, name)
            heard += details
        if part.stretches:
            self.referred += [(stretch.run.note, self.scope) for stretch in part.stretches if stretch.run.note]
            if self.after_sentence and self.referred and part.after != "clause":
                self.after_sentence()
        return heard

    def _left_out(self, block: Block, part: Part, said: Said, details: tuple[Detail, ...], name: str) -> None:
        """What the rules leave out of a sentence that is heard."""
        if part.span is None:
            return
        first = part.span[0]
        for change in said.omitted:
            words, where = part.text[change.start : change.end], (first + change.start, first + change.end)
            self._omit(Omission(words, change.omits, block.id, where, name, None, change.rule, details))

    def _unheard(self, block: Block, part: Part, said: Said, details: tuple[Detail, ...]) -> None:
        if part.span is None:
            return
        changes = [change for change in said.omitted if audible(part.text[change.start : change.end])]
        first = next(iter((*changes, *said.omitted)), None)
        reason, rule = (first.omits, first.rule) if first else (_NOTHING, "")
        span = None if part.text == block.text.strip() else part.span
        self._omit(Omission(part.text, reason, block.id, span, rule=rule, details=details))

    def _omit(self, omission: Omission) -> None:
        self.omissions.append(omission)
        for detail in omission.details:
            self.missed[detail][omission.reason] += 1

    def _add(self, ids: tuple[str, str], place: Place, said: Said, part: Part, details: tuple[Detail, ...]) -> None:
        """`ids` are that of the utterance and that of its block."""
        name, block = ids
        voice = self._voice_for(place.speaker or place.role, place.language)
        after = self._written.pauses[part.after]
        whose = (name, place.section, block, place.role, part.text, said.spoken, voice, place.language)
        self._written.add(Utterance(*whose, after, part.span, said.map, place.group, details))
        for detail in details:
            self.leads[detail] = ""
            self.told[detail] += 1

    def phrase(self, place: Place, name: str, /, **words: object) -> str:
        """A phrase in the language in which the narrator speaks at this place."""
        return phrase(narrator_language(place.language), name, **words)
