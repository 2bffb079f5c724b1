"""Short music made by the tests: waves, files in the formats that authors have, and what ffmpeg hears in a file."""

from __future__ import annotations

import math
import re
import subprocess
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path

from tests.judges import require

CODECS = {"mp3": "mp3", "flac": "flac", "opus": "libopus", "m4a": "aac"}


def chord(seconds: float, pitches: Iterable[float], rate: int = 44100, height: float = 0.2) -> array[int]:
    """Sines of these pitches in Hz, all at once, each of that height, as samples of 16 bit."""
    tones = tuple(pitches)
    return array(
        "h",
        (
            round(32767 * height * sum(math.sin(2 * math.pi * pitch * at / rate) for pitch in tones))
            for at in range(round(seconds * rate))
        ),
    )


def save(path: Path, samples: array[int], rate: int = 44100, channels: int = 1) -> Path:
    """A file of the format that its suffix names; the samples are heard in every channel."""
    spread = array("h", (sample for sample in samples for _ in range(channels)))
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setnchannels(channels)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(spread.tobytes())
        return path
    import av

    layout = "mono" if channels == 1 else "stereo"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(CODECS[path.suffix[1:]], rate=rate, layout=layout)
        frame = av.AudioFrame("s16", layout, len(samples))
        frame.planes[0].update(spread.tobytes())
        frame.sample_rate = rate
        size = stream.codec_context.frame_size or 4096
        fitting = av.AudioResampler(stream.format, layout, rate, size)
        for part in (*fitting.resample(frame), *fitting.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def decoded(path: Path) -> array[int]:
    """The samples of a file, mono, as ffmpeg plays it."""
    require("ffmpeg")
    pcm = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"], capture_output=True, check=True)
    return array("h", pcm.stdout)


def loudness(path: Path, start: float = 0, seconds: float = 36_000) -> tuple[float, float]:
    """LUFS as heard from two loudspeakers, and dBTP, of a stretch of a file, by ffmpeg's meter."""
    require("ffmpeg")
    heard = f"atrim={start}:{start + seconds},ebur128=peak=true:dualmono=true"
    said = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", heard, "-f", "null", "-"],
        capture_output=True, text=True, errors="replace", check=True,
    ).stderr  # fmt: skip
    summary = said[said.rindex("Summary") :]
    found = (re.search(rf"{name}:\s+(-?[\d.]+|-inf) ", summary) for name in ("I", "Peak"))
    integrated, peak = (float(one[1]) for one in found if one)
    return integrated, peak


def tone(samples: array[int], pitch: float, rate: int) -> float:
    """How high a sine of that pitch stands in the samples, of 32767 (Goertzel's sum)."""
    turn = 2 * math.pi * pitch / rate
    cosine = sum(sample * math.cos(turn * at) for at, sample in enumerate(samples))
    sine = sum(sample * math.sin(turn * at) for at, sample in enumerate(samples))
    return 2 * math.hypot(cosine, sine) / len(samples)
