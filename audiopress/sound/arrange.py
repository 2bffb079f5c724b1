"""Script + Clips -> Timeline: where each clip lies, and when everything is heard; it knows no bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from audiopress.sound.music import NO_MUSIC, Score
from audiopress.speak.clips import Breath

_START_S = 0.25  # before the first word: players fade in, listeners find their ears
_END_S = 0.75  # after the last
_AFTER_INTRO_S = 0.5
_AFTER_CUE_S = 0.35  # between a chapter's cue and its heading
_BEFORE_OUTRO_S = 0.9
_LEAST = 0.75  # of the silence before a chapter, which is half a second longer than this on average


@dataclass(slots=True)
class _Tape:
    """What has been laid so far; positions in samples."""

    rate: int
    codecs: tuple[Codec, ...]
    wait: float = _START_S  # seconds of silence before what comes next
    free: int = 0  # the first sample after the last clip's fragments
    heard: int = 0  # end of the last speech, or of a piece of music
    sounds: int = 0  # until here: music may go on behind the last word
    laid: list[Laid] = field(default_factory=list)

    def lay(self, clip: Clip, wait: float, mark: int | None = None) -> int:
        """The clip, as near to the end of the silence as every format can begin one; its place.

        With a mark it does not begin before that; `wait` seconds of silence come after it.
        """
        wanted = self.heard + round(self.wait * self.rate) - LEAD if mark is None else mark
        start = self._place(max(wanted, self.free), wanted, late=mark is not None or wanted <= self.free)
        self.laid.append(Laid(start, clip.key, clip.encoded))
        self.free = start + clip.fills
        self.sounds = start + clip.samples
        self.heard = start + clip.spoken[-1].end if clip.spoken else self.sounds
        self.wait = wait
        return start

    def mark(self) -> int:
        """The first whole second in the silence's last quarter, or after it."""
        return -(-max(self.heard + round(_LEAST * self.wait * self.rate), self.sounds) // self.rate) * self.rate

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
    article: Article, script: Script, spoken: Iterable[tuple[Breath, Clip]], audio: Audio, score: Score = NO_MUSIC
) -> Timeline:
    """Lay the clips out with the script's pauses between them, and the show's music before, between and after.

    A chapter's mark is a whole second at the end of the pause before it; its cue, or else its heading, begins with
    the next frame, so the mark lies in silence (at most one frame and the clip's lead before the sound), where every
    form of a chapter time, whole seconds included, can state it exactly.
    """
    utterances = {utterance.id: utterance for utterance in script.utterances}
    openings = _chapter_openings(article, script, audio.chapter_depth)
    tape = _Tape(audio.sample_rate, codecs(audio))
    cues: list[Cue] = []
    marks: list[tuple[str, str, int]] = []
    if score.intro:
        tape.lay(score.intro, _AFTER_INTRO_S, 0)
    for breath, clip in spoken:
        opening = openings.get(breath.utterances[0])
        mark = tape.mark() if opening and marks else None
        if opening:
            marks.append((*opening, mark or 0))
        if score.chapter and mark is not None:
            tape.lay(score.chapter, _AFTER_CUE_S, mark)
            mark = None
        start = tape.lay(clip, utterances[breath.utterances[-1]].pause, mark)
        cues += (_cue(utterances[id_], said, start) for id_, said in zip(breath.utterances, clip.spoken, strict=True))
    if score.outro:
        tape.wait = _BEFORE_OUTRO_S
        tape.lay(score.outro, _END_S)
    length = max(tape.sounds + round(_END_S * tape.rate), tape.free)
    return Timeline(tape.rate, length, tuple(cues), _chapters(marks, length), tuple(tape.laid))


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
