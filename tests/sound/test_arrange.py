"""The timeline by arithmetic: ordered, whole, chapters on whole seconds in silence, words where they are shown."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import (
    Aligned,
    Article,
    Audio,
    Block,
    Clip,
    Encoded,
    Run,
    Script,
    Section,
    Spoken,
    Timeline,
    Utterance,
    Voice,
    WordMark,
)
from audiopress.sound import arrange
from audiopress.sound.codec import LEAD
from audiopress.sound.mpeg import DELAY
from audiopress.sound.music import NO_MUSIC, Score
from audiopress.speak import Breath, breaths

AUDIO = Audio()
FRAME = 576


def _article(count: int) -> Article:
    sections = tuple(
        Section(f"part-{n}", 2, Block(f"h{n}", "heading", (Run(f"Part {n}"),)), (), ()) for n in range(count)
    )
    return Article("a", "Title", "en", (), None, None, "", None, sections, Path("a.md"))


def _utterance(number: int, block: str, role: str, pause: float) -> Utterance:
    return Utterance(f"s{number}", "", block, role, "", "spoken", "v", "en", pause)  # type: ignore[arg-type]


def _clip(breath: Breath, speech: int) -> Clip:
    frames = (LEAD + speech + 2 * DELAY) // FRAME + 2
    fills = (Encoded("mp3", frames * FRAME, frames * 313),)
    return Clip("k" + breath.utterances[0], 22050, LEAD + speech, (Spoken(LEAD, LEAD + speech),), fills)


def _longer(clip: Clip, tail: int) -> tuple[Encoded, ...]:
    return tuple(replace(one, samples=one.samples + -(-tail // FRAME) * FRAME) for one in clip.encoded)


parts = st.lists(
    st.tuples(st.booleans(), st.integers(2000, 200_000), st.floats(0, 3, allow_nan=False)), min_size=1, max_size=12
)


def _laid_out(rows: list[tuple[bool, int, float]], score: Score = NO_MUSIC, tail: int = 0) -> tuple[Timeline, Article]:
    """`tail`: samples of a bed after the title's last word."""
    article = _article(sum(heading for heading, _, _ in rows))
    utterances = [_utterance(0, "b0", "title", 0.5)]
    headings = 0
    for number, (heading, _, pause) in enumerate(rows, 1):
        utterances.append(
            _utterance(
                number, f"h{headings}" if heading else f"b{number}", "heading" if heading else "paragraph", pause
            )
        )
        headings += heading
    script = Script(tuple(utterances), ())
    todo = breaths(script, Voice(""))
    clips = tuple(_clip(breath, speech) for breath, speech in zip(todo, [5000, *(row[1] for row in rows)], strict=True))
    bedded = replace(clips[0], samples=clips[0].samples + tail, encoded=_longer(clips[0], tail))
    spoken = zip(todo, (bedded, *clips[1:]), strict=True)
    return arrange(article, script, spoken, AUDIO, score), article


@given(parts)
def test_cues_follow_each_other_inside_the_audio(rows: list[tuple[bool, int, float]]) -> None:
    """No two cues overlap, each is as long as its speech, and the last ends before the audio does."""
    line, _ = _laid_out(rows)
    ends = [cue.end for cue in line.cues]

    assert all(end <= cue.start for end, cue in zip(ends, line.cues[1:], strict=False))
    assert [5000, *(row[1] for row in rows)] == [cue.end - cue.start for cue in line.cues]
    assert ends[-1] < line.samples
    assert all(one.start % FRAME == 0 for one in line.laid)
    assert all(
        one.start + one.as_("mp3").samples <= after.start for one, after in zip(line.laid, line.laid[1:], strict=False)
    )


@given(parts)
def test_chapters_are_the_headings_on_whole_seconds_in_silence(rows: list[tuple[bool, int, float]]) -> None:
    """Each starts on a whole second, in the pause just before its heading, and ends where the next one starts."""
    line, article = _laid_out(rows)
    openings = [line.cues[0], *(line.cues[n] for n, row in enumerate(rows, 1) if row[0])]

    assert ["Title", *(section.title for section in article.sections)] == [chapter.title for chapter in line.chapters]
    assert all(chapter.start % line.rate == 0 for chapter in line.chapters)
    assert [*(chapter.start for chapter in line.chapters[1:]), line.samples] == [c.end for c in line.chapters]
    for chapter, cue in zip(line.chapters[1:], openings[1:], strict=True):
        before = line.cues[line.cues.index(cue) - 1]

        assert before.end <= chapter.start < cue.start


@given(parts)
def test_pauses_are_the_scripts_to_half_a_frame(rows: list[tuple[bool, int, float]]) -> None:
    """Between paragraphs the silence is what the script asks for, or what a clip's own frames take, if that is more."""
    line, _ = _laid_out(rows)
    pauses = [0.5, *(row[2] for row in rows)]
    for number, (before, after) in enumerate(zip(line.cues, line.cues[1:], strict=False)):
        if rows[number][0]:
            continue
        longest_tail = 2 * DELAY + 3 * FRAME + LEAD

        assert (
            abs(after.start - before.end - round(pauses[number] * 22050)) <= FRAME / 2
            or after.start - before.end <= longest_tail
        )


def _music(key: str, samples: int) -> Clip:
    frames = samples // FRAME + 3
    return Clip(key, 22050, samples, (), (Encoded("mp3", frames * FRAME, frames * 313),))


@given(parts, st.integers(5000, 300_000), st.integers(0, 40_000))
def test_music_lies_around_speech_and_after_marks(rows: list[tuple[bool, int, float]], length: int, tail: int) -> None:
    """Intro first, outro last, a cue between each mark and its heading; nothing overlaps, marks lie in silence."""
    score = Score(_music("intro", length), _music("outro", length), _music("cue", length))
    line, _ = _laid_out(rows, score, tail)
    keys = [one.clip for one in line.laid]
    headings = [n for n, row in enumerate(rows, 1) if row[0]]

    assert ("intro", "outro") == (keys[0], keys[-1])
    assert len(headings) == keys.count("cue")
    assert all(one.start + one.as_("mp3").samples <= after.start for one, after in pairwise(line.laid))
    assert line.laid[0].start + length < line.cues[0].start
    assert line.laid[-1].start + length < line.samples
    for chapter, number in zip(line.chapters[1:], headings, strict=True):
        place = keys.index(f"ks{number}")
        cue, before = line.laid[place - 1], line.cues[number - 1]

        assert cue.clip == "cue"
        assert chapter.start % line.rate == 0
        assert before.end + (tail if number == 1 else 0) <= chapter.start <= cue.start
        assert cue.start - chapter.start < 8 * FRAME
        assert cue.start + length + 0.3 * line.rate < line.cues[number].start


def test_a_spoken_word_lights_up_the_written_one() -> None:
    """Words map through the script's alignment; two spoken words of one written one light it up once."""
    display, spoken = "It cost $5 then", "It cost five dollars then"
    aligned = (Aligned(0, 8, 0, 8), Aligned(8, 10, 8, 20), Aligned(10, 15, 20, 25))
    utterance = Utterance("s0", "", "b0", "title", display, spoken, "v", "en", 0, (0, 15), aligned)
    starts = [0, 3, 8, 13, 21]
    words = tuple(WordMark(at, at + 2, LEAD + 100 * at) for at in starts)
    clip = Clip("k", 22050, LEAD + 3000, (Spoken(LEAD, LEAD + 3000, words),), (Encoded("mp3", 20 * FRAME, 6000),))
    script = Script((utterance,), ())
    line = arrange(_article(0), script, [(breaths(script, Voice(""))[0], clip)], AUDIO)
    offset = line.cues[0].start - LEAD

    assert [(word.start, word.end) for word in line.cues[0].words] == [(0, 2), (3, 5), (8, 10), (11, 13)]
    assert [LEAD + 100 * at + offset for at in (0, 3, 8, 21)] == [word.sample for word in line.cues[0].words]


def test_milliseconds_round_once_from_the_absolute_position() -> None:
    """Integer arithmetic: half a millisecond goes up, at any length."""
    line = Timeline(22050, 0, (), ())

    assert tuple(map(line.milliseconds, (0, 22050, 1000, 36_000_000 * 22050))) == (0, 1000, 45, 36_000_000_000)
