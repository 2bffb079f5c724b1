"""MPEG frames by arithmetic: whole, constant in rate, and told truly in the Info frame."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from audiopress.config.terms import BIT_RATES
from audiopress.errors import EncodeError
from audiopress.sound.mpeg import DELAY, Layout, frames, info_frame, silence

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
