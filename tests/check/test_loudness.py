"""The check of loudness: silent within half a unit, graver with distance, and measured once for the same bytes."""

from __future__ import annotations

import math
import re
import subprocess
from array import array
from pathlib import Path
from typing import Any

import lameenc
import pytest

from audiopress.check import loudness as loudness_check
from audiopress.check.output import check_output
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.speak import Cache
from tests.check.damage import values
from tests.judges import require

RATE = 22050
LAME = 0.95  # what LAME multiplies samples by at a constant bit rate
NAME = "first/first.mp3"
CODES = ("B-040", "B-046", "B-047", "B-048", "B-049")


def mp3(samples: array) -> bytes:
    """Mono samples as LAME encodes them."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_bit_rate(96)
    encoder.set_in_sample_rate(RATE)
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def sine(decibels: float, seconds: int = 31) -> bytes:
    """1 kHz, which has as many LUFS, from two loudspeakers, as it has dBFS (EBU Tech 3341, case 1)."""
    peak = 32767 * 10 ** (decibels / 20) / LAME
    return mp3(array("h", (round(peak * math.sin(2000 * math.pi * i / RATE)) for i in range(RATE))) * seconds)


def bursts() -> bytes:
    """−16 LUFS of which a tenth is a square wave at full scale: its crests lie above it once it is band-limited."""
    wave = (32767 if i // 12 % 2 else -32767 for i in range(3 * RATE))
    return mp3(array("h", (value if i % RATE < 400 else value // 9 for i, value in enumerate(wave))))


def told(workspace: Path, data: bytes, cache: Cache | None = None) -> list[Finding]:
    """What is said of how a published file sounds, once it holds this."""
    show = load_show(workspace)
    folder = workspace / "feeds" / show.slug
    (folder / NAME).write_bytes(data)
    found = check_output(folder, show, cache)
    return [one for one in found if one.code in CODES and one.path == f"feeds/{show.slug}/{NAME}"]


@pytest.mark.parametrize(
    ("decibels", "code"),
    [(-16.0, None), (-15.6, None), (-16.4, None), (-15.3, "B-046"), (-16.7, "B-046"), (-13, "B-047"), (-22, "B-047")],
)
def test_off_the_target(workspace: Path, decibels: float, code: str | None) -> None:
    """Half a unit is nobody's business, one is worth a warning, more is an error; the sentence has both figures."""
    found = told(workspace, sine(decibels))

    assert [one.code for one in found] == ([code] if code else [])
    assert all(f"{decibels:.1f} LUFS" in one.message and "-16.0" in one.message and one.hint for one in found)


def test_the_target_is_the_shows(workspace: Path) -> None:
    """A show that asks for −20 LUFS gets no complaint at −20."""
    with (workspace / "audiopress.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[audio]\nloudness = -20.0\n")

    assert told(workspace, sine(-20)) == []
    assert [one.code for one in told(workspace, sine(-16))] == ["B-047"]


def test_a_few_sentences_are_no_measure(workspace: Path) -> None:
    """What is shorter than half a minute is told of from one unit on."""
    assert told(workspace, sine(-15.3, seconds=20)) == []
    assert [one.code for one in told(workspace, sine(-14.7, seconds=20))] == ["B-047"]


def test_pauses_make_a_few_sentences_softer_and_never_louder(workspace: Path) -> None:
    """A block half full of sound counts as a soft one: what is said in short may measure up to 3 LU less."""
    assert told(workspace, sine(-18, seconds=20)) == []
    assert [one.code for one in told(workspace, sine(-19.3, seconds=20))] == ["B-047"]
    assert [one.code for one in told(workspace, sine(-18))] == ["B-047"]


@pytest.mark.parametrize(("length", "codes"), [(1_200, []), (15_000, ["B-046"])])
def test_an_hour_of_short_sounds_is_softer_too(workspace: Path, length: int, codes: list[str]) -> None:
    """Three words and a pause, many times over, measure 0.7 LU less; sentences of their usual length do not."""
    cues = [[start, start + length] for start in range(0, 300_000, 20_000)]

    def spoken(record: dict[str, Any]) -> None:
        rows = [dict(record["cues"][0], start_ms=start, end_ms=end, words=[]) for start, end in cues]
        record.update(cues=rows)

    values("first/episode.json", spoken)(workspace)

    assert codes == [one.code for one in told(workspace, sine(-16.7))]
    assert ["B-046"] == [one.code for one in told(workspace, sine(-15.3))]


def test_peaks_that_a_decoder_clips(workspace: Path) -> None:
    """Above −1 dBTP is a warning, above full scale an error, each with the figure."""
    clipped = told(workspace, bursts())
    close = told(workspace, sine(-0.5))

    assert "B-049" in [one.code for one in clipped]
    assert [one.code for one in close] == ["B-047", "B-048"]
    assert re.search(r"true peak is -0\.\d dBTP", close[1].message)


def test_silence_is_an_error_and_no_crash(workspace: Path) -> None:
    """A file of zeros has no loudness: that nothing is heard is what there is to say."""
    found = told(workspace, mp3(array("h", bytes(6 * RATE))))

    assert [(one.code, one.message) for one in found] == [("B-047", "nothing can be heard in this file")]


def test_music_is_measured_like_speech(workspace: Path) -> None:
    """A chord in two channels, by ffmpeg, made too loud by 3 LU."""
    require("ffmpeg")
    chord = "aevalsrc=0.35*(sin(2*PI*220*t)+sin(2*PI*277*t))|0.35*(sin(2*PI*330*t)+sin(2*PI*440*t)):d=4"
    data = subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            f"{chord},loudnorm=I=-13:TP=-2",
            "-ar",
            "44100",
            "-f",
            "mp3",
            "-",
        ],
        capture_output=True,
        check=True,
    ).stdout

    assert [one.code for one in told(workspace, data)] == ["B-047"]


def test_a_file_that_cannot_be_decoded(workspace: Path) -> None:
    """What breaks off in the middle of nonsense is told as unreadable, by name."""
    found = told(workspace, sine(-16) + bytes(range(256)) * 40 + sine(-16))

    assert {one.code for one in found} <= {"B-040", "B-046", "B-047"}
    assert all(one.hint for one in found)


def test_the_same_bytes_are_measured_once(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a cache, a second check decodes nothing; other bytes are measured anew."""
    cache = Cache(tmp_path / "cache")
    first = told(workspace, sine(-13), cache)
    asked: list[Path] = []
    real = loudness_check.measured_file
    monkeypatch.setattr(loudness_check, "measured_file", lambda path: asked.append(path) or real(path))

    assert first == told(workspace, sine(-13), cache)
    assert asked == []
    assert [one.code for one in told(workspace, sine(-15.3), cache)] == ["B-046"]
    assert [path.name for path in asked] == ["first.mp3"]


def test_a_cache_that_cannot_be_used_costs_time_alone(workspace: Path, tmp_path: Path) -> None:
    """Where a file stands in its place, everything is measured."""
    (tmp_path / "cache").write_bytes(b"no folder")

    assert [one.code for one in told(workspace, sine(-13), Cache(tmp_path / "cache"))] == ["B-047"]
