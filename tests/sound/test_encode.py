"""A clip before it is encoded: cut where it can be heard, faded, paced; every number here is reckoned by hand."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import Pcm, Spoken, WordMark
from audiopress.sound.encode import _faded, edges, with_pauses

RATE = 1000  # Hz: a fade of 3 ms is three samples
HIGH = 24  # of 32767: what is not above it is silence


def _pcm(*utterances: list[int], rate: int = RATE, words: tuple[tuple[WordMark, ...], ...] = ()) -> Pcm:
    """The utterances one behind the other, as an engine gives them."""
    ends = [sum(map(len, utterances[:count])) for count in range(len(utterances) + 1)]
    marks = words or ((),) * len(utterances)
    spoken = tuple(Spoken(*span, marked) for span, marked in zip(pairwise(ends), marks, strict=True))
    return Pcm(rate, array("h", [sample for one in utterances for sample in one]).tobytes(), spoken)


def _samples(pcm: Pcm) -> list[int]:
    return list(array("h", pcm.data))


def _raw(samples: list[int]) -> memoryview:
    return memoryview(array("h", samples).tobytes())


def test_an_utterance_is_cut_faded_and_paced() -> None:
    """Its engine's silence goes, three samples rise from nothing, three fall back to it, the rest is untouched."""
    first = [0, 24, -24, 300, 300, 300, 41, -42, 43, -600, -600, -600, 7, 0]
    second = [0, 0, -900, -900, -900, 5, 900, 900, 900]
    made = with_pauses(_pcm(first, second), (0.004,))

    assert _samples(made) == [
        *(0, 100, 200, 41, -42, 43, -600, -400, -200),
        *(0, 0, 0, 0),
        *(0, -300, -600, 5, 900, 600, 300),
    ]
    assert made.spoken == (Spoken(0, 9), Spoken(13, 20))
    assert made.rate == RATE


def test_a_lead_is_silence_that_moves_everything_behind_it() -> None:
    """Samples, utterances and words are later by the lead, and else what they are without it."""
    words = (WordMark(0, 3, 1), WordMark(4, 6, 5)), (WordMark(0, 2, 12),)
    said = _pcm([0, *[500] * 9], [0, 0, *[-700] * 8], words=words)
    plain, led = with_pauses(said, (0.002,)), with_pauses(said, (0.002,), 1152)

    assert [0] * 1152 + _samples(plain) == _samples(led)
    assert plain.spoken == (
        Spoken(0, 9, (WordMark(0, 3, 0), WordMark(4, 6, 4))),
        Spoken(11, 19, (WordMark(0, 2, 11),)),
    )
    assert led.spoken == (
        Spoken(1152, 1161, (WordMark(0, 3, 1152), WordMark(4, 6, 1156))),
        Spoken(1163, 1171, (WordMark(0, 2, 1163),)),
    )


def test_a_word_in_the_silence_that_is_cut_stays_inside() -> None:
    """One that the engine marks before its first sound, or behind its last, comes to lie at the edge."""
    words = ((WordMark(0, 1, 0), WordMark(2, 3, 8), WordMark(4, 5, 19)),)
    made = with_pauses(_pcm([*[0] * 6, *[800] * 8, *[0] * 6], words=words), (), 10)

    assert made.spoken == (Spoken(10, 18, (WordMark(0, 1, 10), WordMark(2, 3, 12), WordMark(4, 5, 18))),)


@pytest.mark.parametrize(
    ("seconds", "count"),
    [(0.0, 0), (0.00002, 0), (0.00003, 1), (0.0001, 2), (0.3502, 7722), (0.5, 11025), (1.2, 26460), (3.0, 66150)],
)
def test_a_pause_is_so_many_samples_of_nothing(seconds: float, count: int) -> None:
    """At 22,050 Hz, to the nearest sample; none is added behind the last utterance."""
    made = with_pauses(_pcm([1000] * 300, [1000] * 300, rate=22050), (seconds,))
    pause = _samples(made)[300 : 300 + count]

    assert (Spoken(0, 300), Spoken(300 + count, 600 + count)) == made.spoken
    assert len(pause) == count
    assert not any(pause)
    assert made.samples == 600 + count


def test_a_fade_is_a_straight_line_of_three_milliseconds() -> None:
    """66 samples at 22,050 Hz: rising from nothing, falling by the same steps, and between them the input's own."""
    inside = [1000 + number for number in range(500)]
    made = _samples(with_pauses(_pcm([6600] * 66 + inside + [-6600] * 66, rate=22050), ()))

    assert [100 * place for place in range(66)] == made[:66]
    assert inside == made[66:566]
    assert [-100 * place for place in range(66, 0, -1)] == made[566:]


@pytest.mark.parametrize("length", [1, 2, 65, 66, 67, 131])
def test_what_is_shorter_than_two_fades_is_left_as_it_is(length: int) -> None:
    """There is no room to rise and fall in."""
    said = [5000 - number for number in range(length)]

    assert said == _samples(with_pauses(_pcm(said, rate=22050), ()))


def test_two_fades_are_enough_to_fade() -> None:
    """132 samples rise and fall, and nothing is between."""
    made = list(array("h", b"".join(_faded(_raw([6600] * 132), 22050))))

    assert [*(100 * place for place in range(66)), *(100 * place for place in range(66, 0, -1))] == made


@pytest.mark.parametrize("samples", [[], [0] * 5, [0] * 1000, [24, -24] * 200])
def test_what_cannot_be_heard_is_kept_whole(samples: list[int]) -> None:
    """Nothing in it is louder than −63 dBFS, so there is no edge to find."""
    assert (0, len(samples)) == edges(_raw(samples))


quiet = st.lists(st.integers(-HIGH, HIGH), max_size=400)
loud = st.lists(st.sampled_from([0, 3, HIGH, -HIGH, HIGH + 1, -HIGH - 1, 32767, -32768]), min_size=1, max_size=400)


@given(quiet, loud, quiet)
def test_edges_are_the_first_and_the_last_loud_sample(before: list[int], core: list[int], after: list[int]) -> None:
    """However long the silence is that is passed over in steps."""
    samples = before + core + after
    heard = [place for place, sample in enumerate(samples) if abs(sample) > HIGH]

    assert ((heard[0], heard[-1] + 1) if heard else (0, len(samples))) == edges(_raw(samples))
