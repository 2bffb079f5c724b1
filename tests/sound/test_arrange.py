"""The timeline by arithmetic: ordered, whole, chapters on whole seconds in silence, words where they are shown."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audiopress.config.terms import BIT_RATES, FORMATS
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
from audiopress.sound.codec import LEAD, Codec
from audiopress.sound.formats import codecs
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


def _clip(breath: Breath, speech: int, audio: Audio) -> Clip:
    fills = _encoded(LEAD + speech + 2 * DELAY, audio)
    return Clip("k" + breath.utterances[0], audio.sample_rate, LEAD + speech, (Spoken(LEAD, LEAD + speech),), fills)


def _encoded(samples: int, audio: Audio) -> tuple[Encoded, ...]:
    """So many samples in every format of the show: whole frames, more than needed, in later formats more still."""
    frames = [(codec.name, _frame(codec, audio.sample_rate)) for codec in codecs(audio)]
    return tuple(
        Encoded(name, (samples // frame + 2 + place * (samples % 4)) * frame, 1)
        for place, (name, frame) in enumerate(frames)
    )


def _frame(codec: Codec, rate: int) -> int:
    """Samples of the timeline in what the codec makes one by one: a packet of Opus is 20 ms."""
    return -(-rate // 50) if codec.name == "opus" else codec.step


parts = st.lists(
    st.tuples(st.booleans(), st.integers(2000, 200_000), st.floats(0, 3, allow_nan=False)), min_size=1, max_size=12
)


def _laid_out(
    rows: list[tuple[bool, int, float]], score: Score = NO_MUSIC, tail: int = 0, audio: Audio = AUDIO
) -> tuple[Timeline, Article]:
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
    lengths = [5000, *(row[1] for row in rows)]
    clips = tuple(_clip(breath, speech, audio) for breath, speech in zip(todo, lengths, strict=True))
    whole = clips[0].samples + tail
    bedded = replace(clips[0], samples=whole, encoded=_encoded(whole + 2 * DELAY, audio))
    spoken = zip(todo, (bedded, *clips[1:]), strict=True)
    return arrange(article, script, spoken, audio, score), article


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


def _music(key: str, samples: int, audio: Audio = AUDIO) -> Clip:
    return Clip(key, audio.sample_rate, samples, (), _encoded(samples + 2 * DELAY, audio))


shows = st.builds(
    lambda formats, rate: Audio(formats=tuple(formats), sample_rate=rate, bit_rate=BIT_RATES[rate][-1]),
    st.lists(st.sampled_from(FORMATS), min_size=1, unique=True),
    st.sampled_from(sorted(BIT_RATES)),
)


@given(parts, shows, st.integers(0, 200_000), st.integers(0, 40_000))
def test_in_any_formats_every_clip_fits_and_none_overlap(
    rows: list[tuple[bool, int, float]], audio: Audio, music: int, tail: int
) -> None:
    """At any sample rate, with music or without: places all formats can begin at, marks on whole seconds, in order."""
    score = Score(*(_music(key, music, audio) for key in ("intro", "outro", "cue"))) if music > 2000 else NO_MUSIC
    line, _ = _laid_out(rows, score, tail, audio)
    keys = [one.clip for one in line.laid]
    marked = ["ks0", *(f"ks{number}" for number, row in enumerate(rows, 1) if row[0])]

    assert [(one.clip, c.name) for one in line.laid for c in codecs(audio) if not c.fits(one.start)] == []
    for before, after in pairwise(line.laid):
        assert before.start + max(one.samples for one in before.encoded) <= after.start
    assert max(line.laid[-1].start + one.samples for one in line.laid[-1].encoded) <= line.samples
    assert [key for key in keys if key[0] == "k"] == [f"ks{number}" for number in range(len(rows) + 1)]
    assert len(marked) == len(line.chapters)
    assert all(chapter.start % audio.sample_rate == 0 for chapter in line.chapters)
    assert [0, *(chapter.end for chapter in line.chapters)] == [*(c.start for c in line.chapters), line.samples]
    for chapter, key in zip(line.chapters[1:], marked[1:], strict=True):
        cue = line.cues[int(key[2:])]

        assert line.cues[int(key[2:]) - 1].end <= chapter.start < cue.start
        assert chapter.start <= line.laid[keys.index(key) - (score is not NO_MUSIC)].start


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
