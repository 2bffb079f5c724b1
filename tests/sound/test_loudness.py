"""Measuring loudness: against the EBU's test signals, and against ffmpeg's own meter on real speech."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from audiopress.errors import EncodeError
from audiopress.model import Voice
from audiopress.sound.loudness import measured, measured_file
from audiopress.speak import load_engine
from audiopress.speak.isolate import isolated
from tests.judges import require

RATE = 48000
SENTENCES = ("Most of what we call silence is a room at work.", "Listen to it for as long as a kettle takes to boil.")
ENCODERS = {
    "mp3": ("-b:a", "96k"),
    "m4b": ("-ar", "44100", "-c:a", "aac", "-b:a", "64k", "-f", "ipod"),
    "opus": ("-c:a", "libopus", "-b:a", "48k"),
}


def sine(seconds: float, decibels: float, hertz: float = 1000, phase: float = 0.0) -> bytes:
    """A mono sine, `decibels` against full scale, that fades in and out over a hundredth of a second."""
    count, peak = round(seconds * RATE), 32767 * 10 ** (decibels / 20)
    turn, fade = 2 * math.pi * hertz / RATE, RATE // 100
    fades = (min(1.0, i / fade, (count - 1 - i) / fade) for i in range(count))
    return array("h", (round(peak * up * math.sin(turn * i + phase)) for i, up in enumerate(fades))).tobytes()


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """Integrated loudness and true peak by the command-line program, a channel heard from two loudspeakers."""
    meter = "ebur128=peak=true:dualmono=true"
    done = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", meter, "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    summary = done.stderr[done.stderr.rindex("Summary") :]
    found = [re.search(pattern, summary) for pattern in (r"I:\s+(-?[\d.]+) LUFS", r"Peak:\s+(-?[\d.]+) dBFS")]
    return float(found[0][1]), float(found[1][1])


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real speech at a level where peaks matter, as a WAV file."""
    pcm = isolated(load_engine("pyttsx3").speak, SENTENCES * 3, Voice("gmw/en"), timeout_s=60)
    path = tmp_path_factory.mktemp("speech") / "speech.wav"
    require("ffmpeg")
    raw = ["-f", "s16le", "-ar", str(pcm.rate), "-ac", "1", "-i", "-"]
    subprocess.run(["ffmpeg", "-v", "error", *raw, path], input=pcm.data, check=True)
    return path


@pytest.mark.parametrize("decibels", [-23.0, -33.0])
def test_a_sine_of_known_loudness(decibels: float) -> None:
    """EBU Tech 3341, cases 1 and 2: 1 kHz in both channels has as many LUFS as it has dBFS, within 0.1."""
    heard = measured([sine(5, decibels)], RATE)

    assert heard.integrated == pytest.approx(decibels, abs=0.1)


def test_what_is_soft_does_not_count() -> None:
    """Case 3: what lies more than 10 LU below the rest is gated out."""
    heard = measured([sine(4, -36), sine(24, -23), sine(4, -36)], RATE)

    assert heard.integrated == pytest.approx(-23, abs=0.1)


def test_a_true_peak_lies_between_the_samples() -> None:
    """Cases 15 to 18: a quarter of the rate, sampled 3 dB below its crests, peaks at its crests (+0.2, −0.4 dB)."""
    tone = sine(2, -6, hertz=RATE / 4, phase=math.pi / 4)
    peak = measured([tone], RATE).peak

    assert max(array("h", tone)) < 32767 * 10 ** (-8.9 / 20)
    assert -6.4 <= peak <= -5.8


def test_a_peak_in_the_last_moment_is_found() -> None:
    """The filter works in blocks of 0.1 s; what is left at the end counts, too."""
    assert measured([sine(1, -30), sine(0.05, -6)], RATE).peak == pytest.approx(-6, abs=0.3)


def test_chunks_do_not_matter() -> None:
    """A stream gives what the whole gives, wherever it is cut; the peak is looked for only when it is wanted."""
    tone = sine(3, -20)
    pieces = [tone[start : start + 1234] for start in range(0, len(tone), 1234)]

    assert measured(pieces, RATE) == measured([b"", tone], RATE)
    assert measured(pieces, RATE, peak=False).integrated == measured(pieces, RATE).integrated
    assert measured(pieces, RATE, peak=False).peak is None


@pytest.mark.parametrize("chunks", [[], [b""], [bytes(2 * RATE)], [bytes(2)]])
def test_silence_has_no_loudness(chunks: list[bytes]) -> None:
    """Nothing, or nothing but zeros, is −∞ in both."""
    heard = measured(chunks, RATE)

    assert (heard.integrated, heard.peak) == (-math.inf, -math.inf)


def test_a_beep_too_short_for_a_loudness_has_a_peak() -> None:
    """BS.1770 needs a block of 0.4 s."""
    heard = measured([sine(0.2, -20)], RATE)

    assert heard.integrated == -math.inf
    assert heard.peak == pytest.approx(-20, abs=0.2)


@pytest.mark.parametrize("suffix", ENCODERS)
def test_published_formats_as_ffmpeg_hears_them(speech: Path, suffix: str) -> None:
    """Real speech in each format: within 0.1 LU and 0.1 dB of the command line's meter, from a path and from bytes."""
    path = speech.with_suffix(f".{suffix}")
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", speech, *ENCODERS[suffix], path], check=True)
    loudness, peak = by_ffmpeg(path)
    heard = measured_file(path)

    assert heard.integrated == pytest.approx(loudness, abs=0.1)
    assert heard.peak == pytest.approx(peak, abs=0.1)
    assert heard == measured_file(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("data", [b"", b"no sound at all" * 500, b"\xff\xfb\x90\x64" + bytes(100)])
def test_a_file_without_sound(data: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing of libav's on the terminal."""
    path = tmp_path / "some.mp3"
    path.write_bytes(data)
    with pytest.raises(EncodeError, match=r"cannot be decoded|no sound"):
        measured_file(path)

    assert capfd.readouterr() == ("", "")


def test_a_picture_is_no_sound(tmp_path: Path) -> None:
    """A file that libav opens and that holds no audio."""
    from PIL import Image

    path = tmp_path / "cover.png"
    Image.new("RGB", (8, 8)).save(path)
    with pytest.raises(EncodeError, match="no sound"):
        measured_file(path)


def test_who_does_not_measure_does_not_load_the_meter() -> None:
    """The library behind it takes a tenth of a second to load: the command line and the checks come without it."""
    code = (
        "import sys, audiopress.cli.program, audiopress.check, audiopress.sound.loudness; sys.exit('av' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
