"""AAC frames: counted by arithmetic, and silence that is silent."""

from __future__ import annotations

import math

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopress.sound.aac import FRAME, Settings, frames, silent_frame
from audiopress.sound.codec import LEAD
from tests.sound.joined import sweeps

RATES = [16000, 22050, 24000, 32000, 44100, 48000]


def _decoded(packets: list[bytes], rate: int) -> np.ndarray:
    decoder = av.CodecContext.create("aac", "r")
    decoder.extradata = bytes(_head(rate))
    found = [frame.to_ndarray()[0] for packet in packets for frame in decoder.decode(av.Packet(packet))]
    return np.concatenate(found)


def _head(rate: int) -> bytes:
    """AudioSpecificConfig, ISO/IEC 14496-3 § 1.6.2.1: LC, the rate's index, one channel."""
    index = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000).index(rate)
    return (2 << 11 | index << 7 | 1 << 3).to_bytes(2, "big")


@settings(max_examples=30, deadline=None)
@given(length=st.integers(LEAD, 30_000), rate=st.sampled_from(RATES))
def test_as_many_frames_as_hold_the_samples(length: int, rate: int) -> None:
    """One for the priming, and enough for the last sample; so a fragment's length is known from its clip's."""
    how = Settings(rate, 64)

    assert 1 + math.ceil(length * how.scale / FRAME) == len(frames(bytes(2 * length), how))


@pytest.mark.parametrize("rate", RATES)
def test_half_rates_are_doubled(rate: int) -> None:
    """What is played has 32,000 Hz or more."""
    assert {16000: 32000, 22050: 44100, 24000: 48000}.get(rate, rate) == Settings(rate, 64).own_rate


@pytest.mark.parametrize("rate", RATES)
def test_silent_frames_decode_to_zeros(rate: int) -> None:
    """At the beginning, and behind sound once its overlap has run out; and they take next to no bytes."""
    how = Settings(rate, 64)
    silence = [silent_frame(how)] * 4
    (sound,) = sweeps(1, rate)
    packets = frames(sound.tobytes(), how)
    decoded = _decoded([*silence, *packets, *silence], how.own_rate)

    assert not decoded[: 3 * FRAME].any()
    assert not decoded[-3 * FRAME :].any()
    assert decoded[4 * FRAME : -4 * FRAME].any()
    assert len(silence[0]) < 8


@pytest.mark.parametrize("bit_rate", [24, 64, 160])
def test_the_bit_rate_is_kept(bit_rate: int) -> None:
    """Steady sound takes the bits that were asked for, within a tenth, from one end of what is allowed to the other."""
    noise = np.random.default_rng(1).standard_normal(3 * 22050) * 2000
    packets = frames(noise.astype(np.int16).tobytes(), Settings(22050, bit_rate))
    taken = sum(map(len, packets)) * 8 / (len(packets) * FRAME / 44100) / 1000

    assert 0.9 * bit_rate < taken < 1.1 * bit_rate
