"""Opus: places by arithmetic, silence that fills them, and an Ogg file other readers agree on."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.flac import Picture
from mutagen.oggopus import OggOpus
from PIL import Image

from audiopress.sound.codec import LEAD
from audiopress.sound.opus import Opus
from audiopress.sound.packets import unpacked
from tests.judges.media import ffprobe, opusinfo
from tests.sound.joined import FACTS, Joined, heard, joined, speech, sweeps

RATES = [16000, 22050, 24000, 32000, 44100, 48000]


@pytest.fixture(scope="module")
def made() -> Joined:
    return joined(("opus",), sweeps(9, 22050), waits=[0, 0.001, 0.0333, 0.5])


@given(sample=st.integers(0, 10**10), rate=st.sampled_from(RATES))
def test_a_place_fits_near_a_multiple_of_two_and_a_half_milliseconds(sample: int, rate: int) -> None:
    """Within 0.6 ms, and 13 hours on as at the start: whole numbers, no rounding."""
    away_ms = abs((sample * 1000 + 1.25 * rate) % (2.5 * rate) - 1.25 * rate) / rate

    assert (away_ms <= 29 / 48) == Opus(rate, 48).fits(sample)


@pytest.mark.parametrize("rate", RATES)
def test_places_are_never_far(rate: int) -> None:
    """From any sample it is at most 1.3 ms to a place."""
    codec = Opus(rate, 48)
    places = [sample for sample in range(rate // 10) if codec.fits(sample)]

    assert max(after - before for before, after in pairwise(places)) / rate < 0.0014


@pytest.mark.parametrize("rate", RATES)
def test_a_fragment_fills_whole_packets(rate: int) -> None:
    """20 ms for each packet, and enough of them for the last sample and the encoder's delay."""
    codec = Opus(rate, 48)
    for length in (LEAD, rate // 10, rate // 10 + 1, rate // 3):
        data = codec.encode(bytes(2 * length))

        assert rate // 50 * len(list(unpacked(data))) == codec.samples(data)
        assert codec.samples(data) >= length + 0.0025 * rate - 1


@pytest.mark.parametrize("bit_rate", [24, 48, 96])
def test_speech_takes_the_bit_rate(bit_rate: int) -> None:
    """Within a fifth, from sentence to sentence."""
    codec = Opus(22050, bit_rate)
    clips = speech()
    taken = sum(len(codec.encode(one.tobytes())) for one in clips) * 8 / (sum(map(len, clips)) / 22050) / 1000

    assert 0.8 * bit_rate < taken < 1.2 * bit_rate


def test_the_file_is_as_long_as_the_timeline(made: Joined, tmp_path: Path) -> None:
    """The last granule position cuts the last packet, so no sample too many is played (RFC 7845 § 4.4)."""
    path = made.written(made.codecs[0], tmp_path)
    sound, rate = heard(path)

    assert 48000 == rate
    assert round(made.timeline.samples * 48000 / 22050) == len(sound)
    assert 0 == float(ffprobe(path)["format"]["start_time"])


def test_the_ogg_files_own_makers_accept_it(made: Joined, tmp_path: Path) -> None:
    """opusinfo finds packets of 2.5 to 20 ms, a page a second, the delay to skip, and nothing to remark."""
    report = opusinfo(made.written(made.codecs[0], tmp_path))

    assert "Pre-skip: 120" in report
    assert "20.0ms (max)" in report
    assert "2.5ms (min)" in report


def test_chapters_as_vorbis_comments(made: Joined, tmp_path: Path) -> None:
    """ffprobe finds the timeline's chapters; in the file the time of each stands before its name."""
    path = made.written(made.codecs[0], tmp_path)
    expected = [(one.start / 22050, one.title) for one in made.timeline.chapters]
    names = [name.upper() for name, _ in OggOpus(path).tags if name.upper().startswith("CHAPTER")]

    assert len(expected) > 2
    assert expected == [(float(one["start_time"]), one["tags"]["title"]) for one in ffprobe(path)["chapters"]]
    assert ["CHAPTER000", "CHAPTER000NAME", "CHAPTER000URL", "CHAPTER001"] == names[:4]
    assert [f"{FACTS.page}#{made.timeline.chapters[1].section}"] == OggOpus(path)["CHAPTER001URL"]


def test_tags_and_cover(made: Joined, tmp_path: Path) -> None:
    """The names xiph.org recommends, and the picture as a FLAC block; a long one fills several pages."""
    file = BytesIO()
    Image.effect_noise((700, 700), 90).convert("RGB").save(file, "PNG")
    facts = replace(FACTS, picture=file.getvalue())
    read = OggOpus(made.written(made.codecs[0], tmp_path, facts))
    picture = Picture(b64decode(read["METADATA_BLOCK_PICTURE"][0]))

    assert len(facts.picture) > 70_000
    assert (facts.picture, "image/png", 3) == (picture.data, picture.mime, picture.type)
    assert [FACTS.title] == read["TITLE"]
    assert ["Ada Jones, Bo Li"] == read["ARTIST"]
    assert [FACTS.show] == read["ALBUM"]
    assert [FACTS.narrator] == read["PERFORMER"]
    assert ["2026-01-02"] == read["DATE"]
    assert [FACTS.description.strip()] == [read["DESCRIPTION"][0].strip()]
    assert [FACTS.lyrics] == read["LYRICS"]


def test_pages_leave_as_they_are_filled(made: Joined) -> None:
    """The file comes in pieces of a page or two, however long it is."""
    pieces = list(made.file(made.codecs[0]))

    assert len(pieces) > 4
    assert max(map(len, pieces)) < 40_000
