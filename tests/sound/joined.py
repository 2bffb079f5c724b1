"""Clips whose samples are known, laid out, joined to a file of some format, and what ffmpeg hears of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from audiopress.model import Audio, Chapter, Encoded, Laid, Timeline, Voice
from audiopress.sound.codec import LEAD, Codec
from audiopress.sound.formats import codecs
from audiopress.sound.resample import frames
from audiopress.sound.tags import Facts
from audiopress.speak import load_engine
from audiopress.speak.isolate import isolated
from tests.judges import require, run

Samples = npt.NDArray[np.int16]
Sound = npt.NDArray[np.float64]  # full scale is 1

FACTS = Facts(
    title="Ein Titel – und mehr",
    authors=("Ada Jones", "Bo Li"),
    show="Long Reads",
    language="en-GB",
    published=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    description="What it is about. " * 30,
    lyrics="The first line\nand the second",
    page="https://example.org/reads/one/",
    narrator="A Voice",
)
TEXTS = (
    "The quick brown fox jumps over the lazy dog, and then it sleeps.",
    "Six sharp sticks. Peter picked a peck of pickled peppers!",
    "Wo die Züge halten, steht niemand; she sells sea shells by the shore.",
    "Bob and Pat took the boat out, far out, past the point.",
)


def clip(sound: Sound) -> Samples:
    """The sound as a clip comes to the encoders: behind its lead of digital silence."""
    return np.concatenate([np.zeros(LEAD, np.int16), np.round(sound * 32767).astype(np.int16)])


def sweeps(count: int, rate: int) -> tuple[Samples, ...]:
    """Clips of 0.3 to 0.9 s of sound that is like itself nowhere else: sweeps with noise, faded as speech is."""
    made = []
    for number in range(count):
        noise = np.random.default_rng(number)
        time = np.arange(round(rate * (0.3 + 0.6 * noise.random()))) / rate
        low, high = sorted(noise.uniform(150, 5000, 2))
        sound = 0.4 * np.sin(2 * np.pi * (low + (high - low) * time / (2 * time[-1])) * time)
        sound += 0.05 * np.convolve(noise.standard_normal(len(time)), np.ones(4) / 4, "same")
        edge = np.minimum(1, np.minimum(time, time[::-1]) / 0.003)
        made.append(clip(sound * edge))
    return tuple(made)


def speech() -> tuple[Samples, ...]:
    """Clips of real speech, each by an engine that says nothing else, faded at the edges."""
    engine = load_engine("pyttsx3")
    made = []
    for text in TEXTS:
        pcm = isolated(engine.speak, (text,), Voice(engine.voice_for("en")), timeout_s=60)
        sound = np.frombuffer(pcm.data, np.int16)[pcm.spoken[0].start : pcm.spoken[0].end] / 32768
        loud = np.flatnonzero(abs(sound) > 0.001)
        sound = sound[loud[0] : loud[-1] + 1]
        made.append(clip(0.9 * sound * np.minimum(1, np.minimum(*_both_ways(len(sound))) / 66)))
    return tuple(made)


def _both_ways(length: int) -> tuple[Sound, Sound]:
    ahead = np.arange(length, dtype=np.float64)
    return ahead, ahead[::-1]


@dataclass(frozen=True)
class Joined:
    """Clips on a timeline, and their fragments in every format of it."""

    codecs: tuple[Codec, ...]
    clips: tuple[Samples, ...]
    timeline: Timeline
    fragments: dict[tuple[str, str], bytes]

    def file(self, codec: Codec, facts: Facts = FACTS) -> Iterator[bytes]:
        return codec.file(facts, self.timeline, lambda key: self.fragments[codec.name, key])

    def written(self, codec: Codec, folder: Path, facts: Facts = FACTS) -> Path:
        path = folder / f"joined.{codec.name}"
        path.write_bytes(b"".join(self.file(codec, facts)))
        return path

    @property
    def pcm(self) -> Samples:
        """What a perfect player would play."""
        whole = np.zeros(self.timeline.samples, np.int16)
        for laid, samples in zip(self.timeline.laid, self.clips, strict=True):
            whole[laid.start : laid.start + len(samples)] = samples
        return whole


def joined(
    formats: tuple[str, ...], clips: tuple[Samples, ...], rate: int = 22050, *, waits: Iterable[float] = ()
) -> Joined:
    """The clips with `waits` seconds between them (0.2 where none is given), each where every format can begin one."""
    made = codecs(Audio(formats=formats, sample_rate=rate, bit_rate=64))
    fragments, laid, free = {}, [], round(rate / 4)
    pauses = [*waits, *[0.2] * len(clips)]
    for number, samples in enumerate(clips):
        encoded = []
        for codec in made:
            data = fragments[codec.name, str(number)] = codec.encode(samples.tobytes())
            encoded.append(Encoded(codec.name, codec.samples(data), len(data)))
        while not all(codec.fits(free) for codec in made):
            free += 1
        laid.append(Laid(free, str(number), tuple(encoded)))
        free += max(one.samples for one in encoded) + round(rate * pauses[number])
    marks = [0, *(-(-one.start // rate) * rate for one in laid[2::3])]
    chapters = tuple(
        Chapter(f"s{number}" if number else "", f"Kapitel {number} — ü", start, end)
        for number, (start, end) in enumerate(pairwise([*dict.fromkeys(marks), free]))
    )
    return Joined(made, clips, Timeline(rate, free, (), chapters, tuple(laid)), fragments)


def heard(path: Path) -> tuple[Sound, int]:
    """What ffmpeg plays of a file, and its sample rate."""
    require("ffmpeg", "ffprobe")
    select = ("-select_streams", "a:0", "-show_entries", "stream=sample_rate", "-of", "csv=p=0")
    rate = int(run("ffprobe", "-v", "error", *select, path).stdout.strip().strip(","))
    command = ["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "f32le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.float32).astype(np.float64), rate


def at_rate(samples: Samples, rate: int, wanted: int) -> Sound:
    """The same sound at the rate a file is played at."""
    found = frames(samples.tobytes(), rate, wanted, "flt")
    return np.concatenate([np.frombuffer(frame.planes[0], np.float32)[: frame.samples] for frame in found]).astype(
        np.float64
    )


def offset(sound: Sound, said: Sound, place: float, reach: int = 60) -> float:
    """How many samples after `place` the sound `said` is really heard, by cross-correlation."""
    start = round(place)
    around = sound[start - reach : start + reach + len(said)]
    return int(np.argmax(np.correlate(around, said[: len(around) - 2 * reach], "valid"))) - reach + start - place


def likeness(sound: Sound, said: Sound) -> float:
    """Signal to noise ratio in dB of a sound that should be `said`."""
    return float(10 * np.log10(np.sum(said**2) / np.sum((sound - said) ** 2)))


def step(sound: Sound) -> float:
    """The largest difference of two neighbouring samples."""
    return float(np.max(np.abs(np.diff(sound))))
