"""M4A and M4B as players read them: chapters twice, tags, cover, exact length, the index first."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from mutagen.mp4 import MP4, AtomDataType
from PIL import Image

from audiopress.errors import EncodeError
from audiopress.model import Chapter
from audiopress.sound.mp4 import KINDS, Mp4
from tests.judges.media import ffprobe
from tests.sound.joined import FACTS, Joined, joined, sweeps

KIND = pytest.mark.parametrize("name", list(KINDS))


@pytest.fixture(scope="module")
def made() -> Joined:
    return joined(tuple(KINDS), sweeps(9, 22050))


def _codec(made: Joined, name: str) -> Mp4:
    return next(codec for codec in made.codecs if isinstance(codec, Mp4) and codec.name == name)


def _picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), (9, 99, 200)).save(file, kind)
    return file.getvalue()


def _titled(made: Joined, titles: list[str]) -> Joined:
    """The same sound with a chapter for each title, a second each."""
    rate = made.timeline.rate
    marks = [*range(0, rate * len(titles), rate), made.timeline.samples]
    chapters = tuple(Chapter("", title, *ends) for title, ends in zip(titles, pairwise(marks), strict=True))
    return replace(made, timeline=replace(made.timeline, chapters=chapters))


@KIND
def test_chapters_twice_at_their_seconds(made: Joined, name: str, tmp_path: Path) -> None:
    """ffprobe finds QuickTime's, mutagen Nero's, and both the timeline's, to the sample."""
    path = made.written(_codec(made, name), tmp_path)
    expected = [(one.start / 22050, one.title) for one in made.timeline.chapters]
    probed = ffprobe(path)

    assert len(expected) > 2
    assert expected == [(float(one["start_time"]), one["tags"]["title"]) for one in probed["chapters"]]
    assert expected == [(one.start, one.title) for one in MP4(path).chapters]
    assert any(stream["codec_tag_string"] == "text" for stream in probed["streams"])  # QuickTime's track
    assert probed["errors"] == ""


@KIND
def test_the_length_is_the_timelines(made: Joined, name: str, tmp_path: Path) -> None:
    """The edit list begins at the first sample and ends at the last one: start 0, and the duration exact."""
    sound = ffprobe(made.written(_codec(made, name), tmp_path))["streams"][0]

    assert ("aac", "LC", "44100", 1) == tuple(
        sound[key] for key in ("codec_name", "profile", "sample_rate", "channels")
    )
    assert 0 == float(sound["start_time"])
    assert 2 * made.timeline.samples == sound["duration_ts"]


@KIND
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_tags_and_cover(made: Joined, name: str, kind: str, tmp_path: Path) -> None:
    """What apps show of an episode or a book stands where iTunes puts it."""
    picture = _picture(kind)
    read = MP4(made.written(_codec(made, name), tmp_path, replace(FACTS, picture=picture)))

    assert [FACTS.title] == read["©nam"]
    assert ["Ada Jones, Bo Li"] == read["©ART"]
    assert [FACTS.show] == read["©alb"] == read["aART"]
    assert [FACTS.narrator] == read["©wrt"]
    assert [KINDS[name].genre] == read["©gen"]
    assert ["2026-01-02T03:04:05Z"] == read["©day"]
    assert [FACTS.description] == read["ldes"]
    assert [FACTS.description[:255]] == read["desc"]
    assert [FACTS.page] == read["©cmt"]
    assert [FACTS.lyrics] == read["©lyr"]
    assert [int(KINDS[name].media)] == read["stik"]
    assert picture == bytes(read["covr"][0])
    assert getattr(AtomDataType, kind) == read["covr"][0].imageformat
    assert "eng" == ffprobe(Path(read.filename))["streams"][0]["tags"]["language"]


@KIND
def test_the_index_comes_first_and_nothing_volatile(made: Joined, name: str) -> None:
    """`ftyp` with the kind's brand, then `moov`, then the sound; no date and no library's name."""
    data = b"".join(made.file(_codec(made, name)))

    assert b"ftyp" + KINDS[name].brand.encode() == data[4:12]
    assert data.index(b"moov") < data.index(b"mdat")
    assert bytes(8) == data[data.index(b"mvhd") + 8 :][:8]  # creation and modification time
    assert b"Lav" not in data


def test_more_chapters_than_nero_counts(made: Joined, tmp_path: Path) -> None:
    """300 chapters: QuickTime's track holds them all, Nero's list the first 255, as its counter is one byte."""
    long = replace(made, timeline=replace(made.timeline, samples=301 * 22050))
    path = _titled(long, [f"Nr. {number}" for number in range(300)]).written(_codec(made, "m4b"), tmp_path)

    assert [f"Nr. {number}" for number in range(300)] == [one["tags"]["title"] for one in ffprobe(path)["chapters"]]
    assert [f"Nr. {number}" for number in range(255)] == [one.title for one in MP4(path).chapters]


def test_a_title_is_cut_between_characters(made: Joined, tmp_path: Path) -> None:
    """A title of more than 255 bytes loses whole characters, not half of one."""
    path = _titled(made, ["ü" * 200, "b"]).written(_codec(made, "m4b"), tmp_path)

    assert ["ü" * 127, "b"] == [one.title for one in MP4(path).chapters]


def test_a_full_disk_is_told(made: Joined, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the temporary file cannot be written, the sentence names the folder's variable."""
    monkeypatch.setattr("audiopress.sound.mp4.TemporaryDirectory", lambda **_: _Gone(tmp_path / "gone"))
    with pytest.raises(EncodeError, match="cannot be put together") as caught:
        b"".join(made.file(_codec(made, "m4b")))

    assert "TMPDIR" in caught.value.hint


class _Gone:
    """A temporary folder that is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> str:
        return str(self.path)

    def __exit__(self, *_: object) -> None:
        return None
