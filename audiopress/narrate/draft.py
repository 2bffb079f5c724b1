"""The script while it is being written: blocks and phrases go in, utterances and omissions come out in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from audiopress.model import Aligned, Block, Group, Omission, Role, Script, Show, Utterance
from audiopress.narrate.passage import Passage, Stretch
from audiopress.narrate.pauses import pause
from audiopress.narrate.phrases import narrator_language, phrase
from audiopress.narrate.rules import active
from audiopress.narrate.sentences import Span, breaths, sentences
from audiopress.narrate.spoken import Said, audible, say
from audiopress.narrate.tongue import base, region

Voices = Callable[[str, str], str]  # (role, language) -> the engine's name of a voice
Cut = Literal["sentences", "lines", "whole"]

_DEEPEST: Final = 40  # containers inside one another; below that, text is read without its structure
_CLOSERS: Final = "”’\"')]}»›*_"
_STOPS: Final = frozenset(".!?…:;,—–-。！？、，；：।؟۔")
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


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said in one utterance: text, where it stands in its block, what is marked in it, and the pause after."""

    text: str = ""
    span: Span | None = None
    stretches: tuple[Stretch, ...] = ()
    after: str = "sentence"  # a name in PAUSES


Telling = Callable[["Draft", Block, Place], None]


class Draft:
    """Collects a script. `tellings` says for each kind of block how it is told."""

    def __init__(self, show: Show, voice_for: Voices, tellings: Mapping[str, Telling]) -> None:
        self.show = show
        self.lead = ""  # spoken before whatever comes next: a list's number, “Caption.”
        self.referred: list[str] = []  # notes referred to since they were last told
        self.utterances: list[Utterance] = []
        self.omissions: list[Omission] = []
        self._voice_for = voice_for
        self._tellings = tellings
        self._rules = active(show)

    def script(self) -> Script:
        return Script(tuple(self.utterances), tuple(self.omissions))

    # --- telling

    def tell(self, block: Block, place: Place) -> None:
        """Everything in a block, as its kind is told."""
        if place.depth < _DEEPEST:
            self._tellings[block.kind](self, block, place)
            return
        waiting = [block]
        while waiting:
            inner = waiting.pop()
            if inner.kind == "boilerplate":
                self.omit(inner, "boilerplate", notes=True)
            elif inner.kind != "note":
                self.say(inner, place)
                waiting.extend(reversed(inner.children))

    def tell_all(self, blocks: Iterable[Block], place: Place) -> None:
        for block in stanzas_joined(blocks):
            self.tell(block, place)

    def say(self, block: Block, place: Place, cut: Cut = "sentences") -> None:
        """The words of the block itself, sentence by sentence, and the silence after them."""
        text = block.text
        place = replace(place, language=block.language or place.language)
        stretches = _stretches(block)
        said = False
        for start, end, after in _spans(text, place.language, stretches, cut):
            part = _Part(text[start:end], (start, end), tuple(_clipped(stretches, start, end)), after)
            said |= self._sentence(block, place, part)
        if said:
            self.rest(place.role)

    def say_text(self, block: Block, place: Place, text: str) -> None:
        """Words of a block that are not its text (a picture's alternative text): shown, but nowhere on the page."""
        if not audible(text):
            return
        for start, end in breaths(text, 0, len(text)):
            self._sentence(block, place, _Part(text[start:end], after="clause" if end < len(text) else "sentence"))
        self.rest(place.role)

    def announce(self, block: str, place: Place, words: str, role: Role = "announcement") -> str:
        """What the narrator says of the page; the utterance's id."""
        language = narrator_language(place.language)
        spoken = say(Passage(words, base(language)), (), self.lead).spoken
        self.lead = ""
        return self._add(block, replace(place, role=role, language=language), Said(spoken, ()), _Part(after=role))

    def omit(self, block: Block, reason: str, announced: str | None = None, *, notes: bool = False) -> int:
        """Leave out everything in a block, as one omission for each block of text; how many had words.

        Notes in it are told like all others, unless they are to be left out too.
        """
        count = 0
        waiting = [block]
        while waiting:
            inner = waiting.pop()
            if inner.kind == "note" and not notes:
                continue
            waiting.extend(reversed(inner.children))
            if inner.text.strip():
                heard = audible(inner.text)
                count += heard
                self.omissions.append(
                    Omission(
                        inner.text, reason if heard else _NOTHING, inner.id, announced=announced if heard else None
                    )
                )
        return count

    def rest(self, name: str) -> None:
        """The silence after what was said last; never shorter than one it already has for being the end of more."""
        if self.utterances:
            self.utterances[-1] = replace(self.utterances[-1], pause=pause(self.show, name))

    def rest_longer(self, name: str) -> None:
        if self.utterances and self.utterances[-1].pause < pause(self.show, name):
            self.rest(name)

    def framed(self, block: Block, place: Place, opening: str, closing: str, inner: Callable[[], None]) -> None:
        """Announce, tell, and say that it ends; if there was nothing to tell, say nothing."""
        lead, omitted = self.lead, len(self.omissions)
        if opening:
            self.announce(block.id, place, opening)
        before = len(self.utterances)
        inner()
        if len(self.utterances) > before:
            if closing:
                self.announce(block.id, place, closing)
        elif opening and not any(omission.announced for omission in self.omissions[omitted:]):
            self.utterances.pop()
            self.lead = lead

    # --- one utterance

    def _sentence(self, block: Block, place: Place, part: _Part) -> bool:
        """Say it; or record that it cannot be heard. Whether it was said."""
        place = replace(place, language=_main_language(part, place.language))
        tongue = base(place.language)
        said = say(
            Passage(part.text, tongue, place.role, part.stretches, region(place.language)), self._rules, self.lead
        )
        if not audible(said.spoken[len(self.lead) :]):
            self._unheard(block, part, said)
            return False
        self.lead = ""
        if part.after != "clause":
            said = _stopped(said, len(part.text), tongue)
        utterance = self._add(block.id, place, said, part)
        if part.span:
            for change in said.omitted:
                where = (part.span[0] + change.start, part.span[0] + change.end)
                words = part.text[change.start : change.end]
                self.omissions.append(Omission(words, change.omits, block.id, where, utterance))
        self.referred += [stretch.run.note for stretch in part.stretches if stretch.run.note]
        return True

    def _unheard(self, block: Block, part: _Part, said: Said) -> None:
        if part.span is None:
            return
        reasons = [change.omits for change in said.omitted if audible(part.text[change.start : change.end])]
        reasons += [change.omits for change in said.omitted]
        whole = part.text == block.text.strip()
        self.omissions.append(
            Omission(part.text, next(iter(reasons), _NOTHING), block.id, None if whole else part.span)
        )

    def _add(self, block: str, place: Place, said: Said, part: _Part) -> str:
        name = f"s{len(self.utterances) + 1}"
        voice = self._voice_for(place.speaker or place.role, place.language)
        self.utterances.append(
            Utterance(
                *(name, place.section, block, place.role, part.text, said.spoken, voice, place.language),
                *(pause(self.show, part.after), part.span, said.map, place.group),
            )
        )
        return name

    def phrase(self, place: Place, name: str, /, **words: object) -> str:
        """A phrase in the language in which the narrator speaks at this place."""
        return phrase(narrator_language(place.language), name, **words)


def stanzas_joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with poems that follow each other as one: they are its stanzas, announced once."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        found = tuple(group)
        if kind == "poem" and len(found) > 1:
            stanzas = tuple(replace(block, kind="paragraph") for block in found)
            yield Block(found[0].id, "poem", (), stanzas, (), None, found[0].line)
        else:
            yield from found


def _spans(text: str, language: str, stretches: tuple[Stretch, ...], cut: Cut) -> Iterator[tuple[int, int, str]]:
    """The spans of a text that are said in one breath, and the name of the silence after each."""
    for start, end in _CUTS[cut](text, language, stretches):
        pieces = list(breaths(text, start, end))
        for index, (first, last) in enumerate(pieces):
            yield first, last, "clause" if index + 1 < len(pieces) else "line" if cut == "lines" else "sentence"


def _sentences(text: str, language: str, stretches: tuple[Stretch, ...]) -> Iterator[Span]:
    marks = [(s.start, s.end) for s in stretches if s.run.note or "sup" in s.run.marks or "citation" in s.run.marks]
    wholes = [(s.start, s.end) for s in stretches if s.run.image or "code" in s.run.marks or "math" in s.run.marks]
    return sentences(text, language, marks, wholes)


def _lines(text: str, _: str, __: tuple[Stretch, ...]) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _whole(text: str, _: str, __: tuple[Stretch, ...]) -> Iterator[Span]:
    yield 0, len(text)


_CUTS: Final[dict[Cut, Callable[[str, str, tuple[Stretch, ...]], Iterator[Span]]]] = {
    "sentences": _sentences,
    "lines": _lines,
    "whole": _whole,
}


def _stretches(block: Block) -> tuple[Stretch, ...]:
    """The runs of a block that are more than plain text."""
    found, position = [], 0
    for run in block.runs:
        end = position + len(run.text)
        if run.marks or run.note or run.image or run.language or run.href:
            found.append(Stretch(position, end, run))
        position = end
    return tuple(found)


def _clipped(stretches: tuple[Stretch, ...], start: int, end: int) -> Iterator[Stretch]:
    """What of them lies in [start, end), counted from `start`."""
    first = bisect_right(stretches, start, key=lambda stretch: stretch.end)
    for index in range(first, len(stretches)):
        stretch = stretches[index]
        if stretch.start >= end:
            break
        if stretch.start < stretch.end:
            yield Stretch(max(stretch.start, start) - start, min(stretch.end, end) - start, stretch.run)


def _main_language(part: _Part, language: str) -> str:
    """The language in which more than half of the text is written."""
    lengths: dict[str, int] = {}
    for stretch in part.stretches:
        if stretch.run.language:
            lengths[stretch.run.language] = lengths.get(stretch.run.language, 0) + stretch.end - stretch.start
    return next((tongue for tongue, length in lengths.items() if 2 * length > len(part.text)), language)


def _stopped(said: Said, length: int, tongue: str) -> Said:
    """With a stop at the end, so that the voice falls: a heading has none."""
    if said.spoken.rstrip(_CLOSERS + " ")[-1:] in _STOPS:
        return said
    stop = "。" if tongue in ("ja", "zh") else "."
    end = len(said.spoken)
    return replace(said, spoken=said.spoken + stop, map=(*said.map, Aligned(length, length, end, end + 1)))
