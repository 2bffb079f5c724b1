"""Script + Clips -> Timeline: which frame follows which, and when everything is heard; it knows no bytes."""

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
    Piece,
    Script,
    Section,
    Spoken,
    Timeline,
    Utterance,
    WordMark,
)
from audiopress.sound.encode import LEAD
from audiopress.sound.mpeg import DELAY, Layout
from audiopress.speak.clips import Breath

_START_S = 0.25  # before the first word: players fade in, listeners find their ears
_END_S = 0.75  # after the last


@dataclass(slots=True)
class _Tape:
    """What has been laid so far; positions in samples, laying in whole frames."""

    layout: Layout
    frames: int = 0
    heard: int = 0  # end of the last speech
    pieces: list[Piece] = field(default_factory=list)

    def rest_until(self, sample: int, *, late: bool) -> None:
        """Silent frames up to the frame boundary nearest to `sample`, or the next one if it must not be early."""
        length = self.layout.frame_samples
        wanted = (sample + (length - 1 if late else length // 2)) // length
        if wanted > self.frames:
            self.pieces.append(Piece(wanted - self.frames))
            self.frames = wanted

    def lay(self, clip: Clip) -> int:
        """The clip's fragment; its first sample's position."""
        start = self.frames * self.layout.frame_samples
        self.pieces.append(Piece(clip.frames, clip.size, clip.key))
        self.frames += clip.frames
        self.heard = start + clip.samples
        return start


def arrange(
    article: Article, script: Script, breaths: tuple[Breath, ...], clips: tuple[Clip, ...], audio: Audio
) -> Timeline:
    """Lay the clips out with the script's pauses between them.

    A chapter's mark is the first whole second after the pause before it; its heading begins with the next frame, so
    the mark lies in silence (at most one frame and the clip's lead before the voice), where every form of a chapter
    time, whole seconds included, can state it exactly.
    """
    utterances = {utterance.id: utterance for utterance in script.utterances}
    layout = Layout(audio.sample_rate, audio.bit_rate)
    openings = _chapter_openings(article, script, audio.chapter_depth)
    tape = _Tape(layout)
    cues: list[Cue] = []
    marks: list[tuple[str, str, int]] = []
    wait = _START_S
    for breath, clip in zip(breaths, clips, strict=True):
        opening = openings.get(breath.utterances[0])
        free = tape.heard + round(wait * layout.rate)
        if opening is None or not marks:
            tape.rest_until(free - LEAD, late=False)
        else:
            mark = -(-free // layout.rate)
            tape.rest_until(mark * layout.rate, late=True)
        if opening is not None:
            marks.append((*opening, -(-free // layout.rate) * layout.rate if marks else 0))
        start = tape.lay(clip)
        cues += (
            _cue(utterances[id_], spoken, start) for id_, spoken in zip(breath.utterances, clip.spoken, strict=True)
        )
        wait = utterances[breath.utterances[-1]].pause
    length = tape.heard + round(_END_S * layout.rate)
    tape.rest_until(length + DELAY, late=True)
    return Timeline(layout.rate, length, tuple(cues), _chapters(marks, length), tuple(tape.pieces))


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
