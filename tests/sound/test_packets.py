"""Packets in a fragment: all of them come out, and a cut is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.errors import EncodeError
from audiopress.sound.packets import packed, unpacked

PACKETS = st.lists(st.binary(min_size=1, max_size=1500), min_size=1, max_size=30)


@given(PACKETS)
def test_what_goes_in_comes_out(packets: list[bytes]) -> None:
    """In order, byte for byte."""
    assert packets == list(unpacked(packed(packets)))


@given(PACKETS, st.data())
def test_a_cut_fragment_is_an_error_or_shorter_by_whole_packets(packets: list[bytes], data: st.DataObject) -> None:
    """A fragment that lost its end inside a packet is refused."""
    whole = packed(packets)
    cut = data.draw(st.integers(len(whole) - len(packets[-1]) - 1, len(whole) - 1))
    with pytest.raises(EncodeError, match="cut off"):
        list(unpacked(whole[:cut]))
