"""MPEG frames: whole, constant in rate, told truly in the Info frame, and those of a clip lean on no earlier ones."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from audiopress.config.terms import BIT_RATES
from audiopress.errors import EncodeError
from audiopress.sound import mp3
from audiopress.sound.mp3 import Mp3
from audiopress.sound.mpeg import DELAY, Layout, frames, info_frame, silence
from tests.sound.joined import Samples, at_rate, speech

LAYOUTS = [
    Layout(22050, 96),
    Layout(22050, 64),
    Layout(24000, 64),
    Layout(16000, 48),
    Layout(44100, 128),
    Layout(48000, 96),
]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(count=st.integers(0, 400))
def test_silence_is_whole_frames_at_the_bit_rate(layout: Layout, count: int) -> None:
    """So many frames as asked for, and never a byte more than one frame away from the bit rate."""
    data = silence(count, layout)
    exact = count * layout.frame_samples * layout.bit_rate * 1000 / 8 / layout.rate

    assert count == len(list(frames(data, layout)))
    assert exact - 1 < len(data) + 1e-6
    assert len(data) <= exact + 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_that_is_not_frames_is_refused(layout: Layout) -> None:
    """Truncation and garbage between frames are errors with the byte."""
    data = silence(3, layout)
    with pytest.raises(EncodeError, match="at byte"):
        list(frames(data[:-1], layout))
    with pytest.raises(EncodeError, match="at byte 0"):
        list(frames(b"RIFF" + data, layout))


@given(st.integers(1, 10_000), st.integers(0, 575))
def test_the_info_frame_counts_what_follows_it(count: int, short: int) -> None:
    """Frames, bytes, delay and padding stand in it as the LAME tag has them."""
    layout = Layout(22050, 96)
    samples = max(0, count * 576 - DELAY - short)
    size = len(silence(count, layout)) if count < 50 else count * 313
    assume(count * 576 >= DELAY + short)
    frame = info_frame(layout, count=count, size=size, samples=samples)
    body = frame[4 + layout.side_info :]
    delays = int.from_bytes(body[141:144], "big")

    assert len(frame) == layout.frame_bytes(0)
    assert body[:4] == b"Info"
    assert (count, size + len(frame)) == (int.from_bytes(body[8:12], "big"), int.from_bytes(body[12:16], "big"))
    assert (576, count * 576 - 576 - samples) == (delays >> 12, delays & 0xFFF)


def test_too_little_room_for_the_info_frame_is_told() -> None:
    """At 8 kb/s a frame is shorter than its own description."""
    with pytest.raises(EncodeError, match="too little"):
        info_frame(Layout(22050, 8), count=10, size=260, samples=10 * 576 - DELAY)


@pytest.mark.parametrize(("rate", "kbits"), [(rate, kbits) for rate, known in BIT_RATES.items() for kbits in known])
def test_every_bit_rate_a_show_may_ask_for_has_room_for_the_info_frame(rate: int, kbits: int) -> None:
    """What the configuration lets through, a file can be made of."""
    layout = Layout(rate, kbits)

    assert len(info_frame(layout, count=10, size=1000, samples=9 * layout.frame_samples)) == layout.frame_bytes(0)


@cache
def _said(rate: int) -> tuple[Samples, ...]:
    """Real speech at that rate."""
    return tuple(np.clip(32767 * at_rate(one, 22050, rate), -32768, 32767).astype(np.int16) for one in speech())


def _reservoir(fragment: bytes, layout: Layout) -> list[int]:
    """main_data_begin of each frame: how many bytes before its header its data begins.

    The side information's first 9 bits in MPEG-1 (ISO 11172-3 § 2.4.1.7), 8 in MPEG-2 (13818-3 § 2.4.1.7).
    """
    bits = 9 if layout.rate >= 32000 else 8
    return [int.from_bytes(fragment[at + 4 : at + 6], "big") >> 16 - bits for at in frames(fragment, layout)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clips_first_frame_needs_no_earlier_one(layout: Layout) -> None:
    """Whatever it is joined to, a decoder finds all of its data; later frames do lean on those before them."""
    said = _said(layout.rate)
    found = [_reservoir(Mp3(layout.rate, layout.bit_rate).encode(one.tobytes()), layout) for one in said]
    headless = [_reservoir(Mp3(layout.rate, layout.bit_rate).encode(one[8000:].tobytes()), layout) for one in said]

    assert [0] * len(said) == [one[0] for one in found] == [one[0] for one in headless]
    assert all(max(one) > 0 for one in found)


PIECE = mp3._AT_ONCE // 2  # samples
LENGTHS = sorted({0, 1, 575, 576, *(n * PIECE + by for n in (1, 2, 3) for by in (-576, -1, 0, 1, 576))})


@pytest.mark.parametrize("layout", [Layout(22050, 96), Layout(44100, 128)])
def test_pieces_cannot_be_heard(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clip that LAME is given piece by piece is byte for byte what it makes of it in one call."""
    codec, said = Mp3(layout.rate, layout.bit_rate), np.tile(np.concatenate(_said(layout.rate)), 2)
    clips = [said[:length].tobytes() for length in LENGTHS]
    piecewise = [codec.encode(clip) for clip in clips]
    monkeypatch.setattr(mp3, "_AT_ONCE", 1 << 30)

    assert 2 * LENGTHS[-1] == len(clips[-1])
    assert [codec.encode(clip) for clip in clips] == piecewise
