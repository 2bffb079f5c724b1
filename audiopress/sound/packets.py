"""Packets <-> a fragment: each behind its length, so that it can be cut up again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audiopress.errors import EncodeError

_LENGTH = 2  # bytes; an AAC frame of one channel has 768 at most (ISO 14496-3 § 4.5.3.3), an Opus packet here 1,275


def packed(packets: Iterable[bytes]) -> bytes:
    """A fragment of these packets."""
    return b"".join(len(packet).to_bytes(_LENGTH, "big") + packet for packet in packets)


def unpacked(fragment: bytes) -> Iterator[bytes]:
    """The packets of a fragment, in order; EncodeError when the bytes are not whole packets.

    >>> list(unpacked(packed([b"one", b"three"])))
    [b'one', b'three']
    """
    position = 0
    while position < len(fragment):
        start = position + _LENGTH
        end = start + int.from_bytes(fragment[position:start], "big")
        if end == start or end > len(fragment):
            raise EncodeError(f"a clip's packet at byte {position} is cut off", "run `audiopress build` again")
        yield fragment[start:end]
        position = end
