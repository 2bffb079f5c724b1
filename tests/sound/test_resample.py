"""Resampling: the sound stays where it was, and what it was."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from audiopress.sound.resample import resampled

PAIRS = list(permutations((16000, 22050, 44100, 48000), 2))


def _tone(rate: int, hertz: float) -> np.ndarray:
    return 16000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)


@pytest.mark.parametrize(("rate", "wanted"), PAIRS)
@pytest.mark.parametrize("hertz", [100, 1000, 6000])
def test_a_tone_is_the_same_tone_in_the_same_place(rate: int, wanted: int, hertz: int) -> None:
    """80 dB near to the tone computed at the new rate, phase included: nothing is delayed, nothing coloured."""
    data = resampled(np.round(_tone(rate, hertz)).astype(np.int16).tobytes(), rate, wanted)
    found = np.frombuffer(data, np.int16).astype(float)
    expected = _tone(wanted, hertz)
    inside = slice(wanted // 20, -wanted // 20)
    error = np.sqrt(np.mean((found - expected)[inside] ** 2))

    assert wanted == len(found)
    assert 20 * np.log10(16000 / np.sqrt(2) / error) > 80


@pytest.mark.parametrize(("rate", "wanted"), [pair for pair in PAIRS if pair[0] > pair[1]])
def test_what_the_new_rate_cannot_hold_is_gone(rate: int, wanted: int) -> None:
    """A tone a tenth above half the new rate leaves no alias louder than −80 dB."""
    data = resampled(np.round(_tone(rate, 0.55 * wanted)).astype(np.int16).tobytes(), rate, wanted)
    inside = np.frombuffer(data, np.int16).astype(float)[wanted // 20 : -wanted // 20]

    assert 20 * np.log10(max(np.sqrt(np.mean(inside**2)), 0.1) / 11314) < -80


def test_nothing_to_do() -> None:
    """The same rate, and no samples at all, are left alone."""
    assert b"ab" == resampled(b"ab", 22050, 22050)
    assert b"" == resampled(b"", 22050, 48000)
