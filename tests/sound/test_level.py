"""Levelling: one gain, and never over the ceiling."""

import math
from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import Pcm, Spoken
from audiopress.sound.level import CEILING, levelled, loudness

SAMPLES = st.lists(st.integers(-32768, 32767), min_size=1, max_size=3000).map(lambda values: array("h", values))


def _tone(amplitude: float) -> Pcm:
    data = array("h", (round(amplitude * 32767 * math.sin(i / 7)) for i in range(22050))).tobytes()
    return Pcm(22050, data, (Spoken(0, 22050),))


@given(SAMPLES, st.floats(0.1, 8))
def test_no_sample_passes_the_ceiling(samples: array, gain: float) -> None:
    """Whatever comes in, and however much it is raised."""
    out = array("h", levelled(samples.tobytes(), gain))

    assert len(samples) == len(out)
    assert max(abs(value) for value in out) <= math.ceil(CEILING * 32767)


@given(SAMPLES, st.floats(0.1, 8))
def test_the_order_of_levels_is_kept(samples: array, gain: float) -> None:
    """A louder sample stays at least as loud: the limiter bends, it does not fold."""
    out = array("h", levelled(samples.tobytes(), gain))
    pairs = sorted(zip(samples, out, strict=True))

    assert all(first[1] <= second[1] + 1 for first, second in pairwise(pairs))


def test_gain_moves_loudness_by_its_decibels() -> None:
    """6 dB more of a quiet tone are 6 LU more."""
    quiet = _tone(0.1)
    louder = Pcm(22050, levelled(quiet.data, 10 ** (6 / 20)), quiet.spoken)

    assert math.isclose(6, loudness(louder) - loudness(quiet), abs_tol=0.02)
