"""MPEG-1/2 Layer III frames: counting them, writing silent ones, and the Info frame that tells players the truth.

Constant bit rate, mono. ISO 11172-3 § 2.4.1.3 and 13818-3 § 2.4.2.3 (header), the LAME tag revision 0 (Info frame).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from audiopress.errors import EncodeError

ENCODER_DELAY = 576  # samples LAME puts before the first one it was given
DECODER_DELAY = 529  # samples every Layer III decoder adds
DELAY = ENCODER_DELAY + DECODER_DELAY  # what players drop at the start when an Info frame tells them to
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # by version bits
_BIT_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MONO = 3
_TOC = bytes(round(256 * percent / 100) for percent in range(100))  # constant bit rate: bytes go with time


@dataclass(frozen=True, slots=True)
class Layout:
    """What all frames of a file share: sample rate in Hz, bit rate in kb/s."""

    rate: int
    bit_rate: int

    @property
    def version(self) -> int:
        return next(bits for bits, rates in _RATES.items() if self.rate in rates)

    @property
    def frame_samples(self) -> int:
        """1152 samples in MPEG-1, 576 in MPEG-2 (two granules, or one)."""
        return 1152 if self.version == 3 else 576

    @property
    def side_info(self) -> int:
        """Bytes of side information of a mono frame."""
        return 17 if self.version == 3 else 9

    def frame_bytes(self, padding: int) -> int:
        return self.frame_samples // 8 * self.bit_rate * 1000 // self.rate + padding

    def header(self, padding: int) -> bytes:
        """The four header bytes: sync, version, Layer III, no CRC; mono, original."""
        bit_rate = _BIT_RATES[self.version].index(self.bit_rate)
        rate = _RATES[self.version].index(self.rate)
        return bytes(
            (0xFF, 0xE0 | self.version << 3 | 0b011, bit_rate << 4 | rate << 2 | padding << 1, _MONO << 6 | 0b0100)
        )


def layout_of(header: bytes) -> Layout:
    """The layout that a frame's header states; EncodeError where the bytes are no header of Layer III.

    >>> layout_of(Layout(22050, 96).header(0))
    Layout(rate=22050, bit_rate=96)
    """
    try:
        sync, version, layer = header[0] << 3 | header[1] >> 5, header[1] >> 3 & 3, header[1] >> 1 & 3
        layout = Layout(_RATES[version][header[2] >> 2 & 3], _BIT_RATES[version][header[2] >> 4])
    except (IndexError, KeyError):
        raise EncodeError("this is no MPEG frame") from None
    if sync != 0x7FF or layer != 1 or not layout.bit_rate:
        raise EncodeError("this is no MPEG frame")
    return layout


def frames(data: bytes, layout: Layout) -> Iterator[int]:
    """The start of each frame; EncodeError when the bytes are not whole frames of this layout."""
    kinds = {layout.header(padding)[:3]: layout.frame_bytes(padding) for padding in (0, 1)}
    position = 0
    while position < len(data):
        length = kinds.get(data[position : position + 3])
        if length is None or position + length > len(data):
            raise EncodeError(f"the encoder gave no MPEG frame at byte {position} of a clip")
        yield position
        position += length


def silence_bytes(count: int, layout: Layout) -> int:
    """The length of `count` silent frames."""
    return layout.frame_samples // 8 * layout.bit_rate * 1000 * count // layout.rate


@lru_cache(maxsize=64)
def silence(count: int, layout: Layout) -> bytes:
    """`count` silent frames: side information of zeros says that no granule holds anything, the rest is stuffing.

    The padding bit is spread so that the bytes keep to the bit rate, as a player that seeks by bytes expects.
    """
    kinds = [layout.header(padding).ljust(layout.frame_bytes(padding), b"\0") for padding in (0, 1)]
    ends = [silence_bytes(number, layout) for number in range(count + 1)]
    return b"".join(kinds[after - before - len(kinds[0])] for before, after in pairwise(ends))


def info_frame(layout: Layout, *, count: int, size: int, samples: int) -> bytes:
    """The frame in front of `count` frames of `size` bytes, of which a player shall play `samples` samples.

    It gives the delay to drop at the start, the padding to drop at the end, and a seek table.
    """
    padding = count * layout.frame_samples - ENCODER_DELAY - samples
    if not 0 <= padding < 4096:
        raise EncodeError(f"{count} frames cannot hold {samples} samples")
    length = layout.frame_bytes(0)
    flags = 0b1111  # frames, bytes, seek table, quality
    xing = b"Info" + _be(flags, 4) + _be(count, 4) + _be(size + length, 4) + _TOC + _be(50, 4)
    lame = b"LAME3.100" + bytes((0x01,)) + bytes((0,)) + bytes(8)  # revision 0, CBR; no lowpass, no replay gain
    lame += bytes((0, min(layout.bit_rate, 255))) + _be(ENCODER_DELAY << 12 | padding, 3)
    lame += bytes((0, 0, 0, 0)) + _be(size + length, 4) + bytes(2)  # misc, gain, preset; music length and CRC
    body = layout.header(0) + bytes(layout.side_info) + xing + lame
    body += _be(_crc16(body), 2)
    if len(body) > length:
        raise EncodeError(f"{layout.bit_rate} kb/s is too little for the Info frame", "set a higher bit_rate")
    return body + bytes(length - len(body))


def _be(value: int, width: int) -> bytes:
    return value.to_bytes(width, "big")


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, as the LAME tag has it.

    >>> hex(_crc16(b"123456789"))
    '0xbb3d'
    """
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value
