"""The digest of an episode's record: no byte of it can change unseen."""

from __future__ import annotations

import json

import pytest

from audiopress.errors import PublishError
from audiopress.write import record_sha256

RECORD = {
    "version": 1,
    "title": "Ä “title”",
    "cues": [{"start": 0, "words": [[0, 2, 40]]}],
    "assets": [{"path": "a/a.mp3", "type": "audio/mpeg", "size": 7, "sha256": "00"}],
}


def test_every_byte_counts() -> None:
    """But for those of sizes and hashes, which the files themselves prove."""
    data = json.dumps(RECORD, ensure_ascii=False, indent=1).encode()
    proved = {place for part in (b'"size": 7', b'"sha256": "00"') for place in _span(data, part)}
    unseen = [place for place in range(len(data)) for bit in range(8) if not _seen(data, place, 1 << bit)]

    assert {chr(data[place]) for place in unseen if place not in proved} == set()
    assert len(unseen) > 0


def test_the_layout_does_not() -> None:
    """JSON of the same values, in any order of keys."""
    lines, line = json.dumps(RECORD, indent=2).encode(), json.dumps(dict(reversed(RECORD.items()))).encode()

    assert record_sha256(lines) == record_sha256(line)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"assets": 7}', b'{"assets": [7]}', b'{"assets": [{}]}', b"NaN"])
def test_what_is_no_record(data: bytes) -> None:
    """An error with what to do."""
    with pytest.raises(PublishError, match="damaged"):
        record_sha256(data)


def _span(data: bytes, part: bytes) -> range:
    start = data.index(part)
    return range(start, start + len(part))


def _seen(data: bytes, place: int, bit: int) -> bool:
    flipped = bytearray(data)
    flipped[place] ^= bit
    try:
        return record_sha256(bytes(flipped)) != record_sha256(data)
    except PublishError:
        return True
