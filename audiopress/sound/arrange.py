"""Script + Clips -> Timeline: where each clip lies, and when everything is heard; it knows no bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from audiopress.model import (
    Article,
    Audio,
    Block,
    Chapter,
    Clip,
    Cue,
    Laid,
    Script,
    Section,
    Spoken,
    Timeline,
    Utterance,
    WordMark,
)
from audiopress.sound.codec import LEAD, Codec
from audiopress.sound.formats import codecs
from audiopress.speak.clips import Breath

_START_S = 0.25  # before the first word: players fade in, listeners find their ears
_END_S = 0.75  # after the last


@dataclass(slots=True)
class _Tape:
    """What has been laid so far; positions in samples."""

    codecs: tuple[Codec, ...]
    free: int = 0  # the first sample after the last clip's fragments
    heard: int = 0  # end of the last speech
    laid: list[Laid] = field(default_factory=list)

    def lay(self, clip: Clip, wanted: int, *, late: bool) -> int:
        """The clip as near to the sample `wanted` as every format can begin one, not before it if `late`; its place."""
        start = self._place(max(wanted, self.free), wanted, late=late or wanted <= self.free)
        self.laid.append(Laid(start, clip.key, clip.encoded))
        self.free = start + clip.fills
        self.heard = start + clip.samples
        return start

    def _place(self, sample: int, wanted: int, *, late: bool) -> int:
        step = max(codec.step for codec in self.codecs)
        above = -(-sample // step) * step
        while not self._fits(above):
            above += step
        below = (sample - 1) // step * step
        while not late and below >= self.free and above - sample > sample - below:
            if self._fits(below):
                return below
            below -= step
        return above

    def _fits(self, sample: int) -> bool:
        return all(codec.fits(sample) for codec in self.codecs)


def arrange(
    article: Article, script: Script, breaths: tuple[Breath, ...], clips: tuple[Clip, ...], audio: Audio
) -> Timeline:
    """Lay the clips out with the script's pauses between them.

    A chapter's mark is the first whole second after the pause before it; its heading begins with the next frame, so
    the mark lies in silence (at most one frame and the clip's lead before the voice), where every form of a chapter
    time, whole seconds included, can state it exactly.
    """
    utterances = {utterance.id: utterance for utterance in script.utterances}
    openings = _chapter_openings(article, script, audio.chapter_depth)
    rate = audio.sample_rate
    tape = _Tape(codecs(audio))
    cues: list[Cue] = []
    marks: list[tuple[str, str, int]] = []
    wait = _START_S
    for breath, clip in zip(breaths, clips, strict=True):
        opening = openings.get(breath.utterances[0])
        wanted = tape.heard + round(wait * rate) - LEAD
        late = False
        if opening is not None:
            if marks:
                wanted, late = -(-(wanted + LEAD) // rate) * rate, True
            marks.append((*opening, wanted if late else 0))
        start = tape.lay(clip, wanted, late=late)
        cues += (
            _cue(utterances[id_], spoken, start) for id_, spoken in zip(breath.utterances, clip.spoken, strict=True)
        )
        wait = utterances[breath.utterances[-1]].pause
    length = max(tape.heard + round(_END_S * rate), tape.free)
    return Timeline(rate, length, tuple(cues), _chapters(marks, length), tuple(tape.laid))


def _chapter_openings(article: Article, script: Script, depth: int) -> dict[str, tuple[str, str]]:
    """utterance id -> (section id, title) for the first utterance and for each heading that opens a chapter."""
    headings = {heading.id: (section.id, section.title) for section, heading in _headings(article.sections, depth)}
    openings = {script.utterances[0].id: ("", article.title)}
    for utterance in script.utterances:
        if utterance.role == "heading" and utterance.block in headings:
            openings[utterance.id] = headings.pop(utterance.block)
    return openings


def _headings(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[Section, Block]]:
    for section in sections:
        if section.heading is not None:
            yield section, section.heading
        if depth > 1:
            yield from _headings(section.sections, depth - 1)


def _cue(utterance: Utterance, spoken: Spoken, start: int) -> Cue:
    words: list[WordMark] = []
    for word in spoken.words:
        shown = _on_display(utterance, word)
        if shown and (not words or shown[0] >= words[-1].end):  # "$5" is two spoken words and one written one
            words.append(WordMark(*shown, start + word.sample))
    return Cue(utterance.id, start + spoken.start, start + spoken.end, tuple(words))


def _on_display(utterance: Utterance, word: WordMark) -> tuple[int, int] | None:
    """Where a spoken word stands in the display text; None where the page has none (an announcement)."""
    for part in utterance.map:
        if part.spoken_start <= word.start < part.spoken_end:
            spoken, shown = part.spoken_end - part.spoken_start, part.end - part.start
            if spoken != shown:
                return (part.start, part.end) if shown else None
            first = part.start + word.start - part.spoken_start
            return first, min(part.end, first + word.end - word.start)
    return None


def _chapters(marks: list[tuple[str, str, int]], length: int) -> tuple[Chapter, ...]:
    ends = [start for _, _, start in marks[1:]] + [length]
    return tuple(Chapter(section, title, start, end) for (section, title, start), end in zip(marks, ends, strict=True))
