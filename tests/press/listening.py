"""A built episode -> what ffmpeg hears in each of its files, laid on what the engine says when it says nothing else."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from audiopress.config import load_show
from audiopress.model import Voice
from audiopress.pipeline import script
from audiopress.sound.encode import with_pauses
from audiopress.speak import breaths, load_engine
from audiopress.speak.isolate import isolated
from tests.judges import require, run

Samples = npt.NDArray[np.int16]
Sound = npt.NDArray[np.float64]

WINDOW = 11_025  # samples of the timeline that are compared at each onset, or as many as the utterance has
REACH_S = 0.01  # how far around its cue an utterance is looked for


@dataclass(frozen=True)
class Episode:
    """A published folder, what its records say, and what each utterance is when nothing else is said."""

    folder: Path
    record: dict[str, Any]
    narration: dict[str, Any]
    said: tuple[tuple[str, Samples], ...]

    @property
    def rate(self) -> int:
        """Samples of the timeline in a second."""
        rate: int = self.record["duration"]["rate"]
        return rate

    @property
    def samples(self) -> int:
        samples: int = self.record["duration"]["samples"]
        return samples

    @property
    def cues(self) -> list[tuple[str, int, int]]:
        """(utterance, first sample, one past the last), in the order of time."""
        return [(cue["utterance"], cue["start"], cue["end"]) for cue in self.record["cues"]]

    @property
    def chapters(self) -> list[tuple[str, int, int]]:
        """(title, start, end) in milliseconds."""
        return [(one["title"], one["start_ms"], one["end_ms"]) for one in self.record["chapters"]]

    @property
    def clips(self) -> list[tuple[int, int]]:
        """Where the speech of each block begins and ends, in samples; nothing is joined inside of one."""
        block = {said["id"]: said["block"] for said in self.narration["utterances"]}
        held = [list(cues) for _, cues in groupby(self.cues, key=lambda cue: block[cue[0]])]
        return [(cues[0][1], cues[-1][2]) for cues in held]

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """From the end of each block's speech to the beginning of the next one's, in samples."""
        return [(end, start) for (_, end), (start, _) in pairwise(self.clips)]

    def file(self, name: str) -> Path:
        return self.folder / f"{self.folder.name}.{name}"


def episodes(workspace: Path) -> list[Episode]:
    """Everything that a workspace has published, each spoken once more."""
    folders = sorted(path.parent for path in workspace.glob("feeds/*/*/episode.json"))
    return [
        Episode(folder, read(folder, "episode"), read(folder, "narration"), _alone(workspace, folder.name))
        for folder in folders
    ]


def read(folder: Path, name: str) -> dict[str, Any]:
    """A published record: `episode` or `narration`."""
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _alone(workspace: Path, slug: str) -> tuple[tuple[str, Samples], ...]:
    """Each utterance, its first half second spoken by a process that speaks nothing else; the same words only once."""
    _, said, _ = script(workspace, Path(slug))
    engine = load_engine("pyttsx3")
    known: dict[tuple[tuple[str, ...], Voice], tuple[Samples, ...]] = {}
    found: list[tuple[str, Samples]] = []
    for breath in breaths(said, load_show(workspace).voice):
        key = breath.texts, breath.voice
        if key not in known:
            pcm = with_pauses(isolated(engine.speak, *key, timeout_s=60), breath.pauses)
            whole = np.frombuffer(pcm.data, np.int16)
            known[key] = tuple(whole[one.start : min(one.end, one.start + WINDOW)] for one in pcm.spoken)
        found += zip(breath.utterances, known[key], strict=True)
    return tuple(found)


@dataclass(frozen=True)
class Heard:
    """An episode in one format, as ffmpeg plays it."""

    episode: Episode
    path: Path
    rate: int
    samples: Samples

    @property
    def scale(self) -> float:
        """Its samples for each of the timeline's."""
        return self.rate / self.episode.rate

    def between(self, start: float, end: float) -> Samples:
        """A stretch of the timeline."""
        return self.samples[max(0, round(start * self.scale)) : max(0, round(end * self.scale))]


def heard(one: Episode, name: str, scratch: Path) -> Heard:
    """Decode a file; its samples stay on the disk, below no name, for as long as somebody holds them."""
    require("ffmpeg", "ffprobe")
    path = one.file(name)
    asked = ("-select_streams", "a:0", "-show_entries", "stream=sample_rate", "-of", "csv=p=0")
    rate = int(run("ffprobe", "-v", "error", *asked, path).stdout.strip().strip(","))
    with (scratch / "decoded.pcm").open("w+b") as file:
        subprocess.run(
            ["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "s16le", "-"], stdout=file, check=True
        )
        samples = np.memmap(file, np.int16, "r")
    (scratch / "decoded.pcm").unlink()
    return Heard(one, path, rate, samples)


@dataclass(frozen=True)
class Onset:
    """Where an utterance is heard: samples of the file after its cue, and how like it is to the engine's (1: equal)."""

    utterance: str
    late: float
    likeness: float


def onsets(one: Heard) -> list[Onset]:
    """Every utterance as it is heard, in the order of time."""
    starts = {utterance: start for utterance, start, _ in one.episode.cues}
    found = []
    for utterance, samples in one.episode.said:
        said = resampled(samples, one.episode.rate, one.rate)
        place = starts.pop(utterance) * one.scale
        found.append(Onset(utterance, *offset(one.samples, said, place, round(REACH_S * one.rate))))
    assert starts == {}
    return found


def offset(heard: Samples, said: Samples | Sound, place: float, reach: int) -> tuple[float, float]:
    """How many samples after `place` a sound is best heard, at most `reach` off, and how like it is there, −1 to 1."""
    said = said.astype(np.float64)
    first = max(0, round(place) - reach)
    around = heard[first : round(place) + reach + len(said)].astype(np.float64)
    if len(around) < len(said):
        return float("inf"), 0.0
    dots = _sliding(around, said)
    energy = np.concatenate([[0.0], np.cumsum(around**2)])
    norms = np.sqrt(np.maximum(energy[len(said) :] - energy[: -len(said)], 1.0) * np.sum(said**2))
    likeness = dots / norms
    best = int(np.argmax(likeness))
    return first + best - place, float(likeness[best])


def _sliding(around: Sound, said: Sound) -> Sound:
    """The dot product of `said` with every stretch of `around` that is as long."""
    size = 1 << (len(around) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(said, size)), size)
    return product[: len(around) - len(said) + 1]


def resampled(samples: Samples, rate: int, wanted: int) -> Sound:
    """The same sound at another rate, band limited by Fourier's transform; its last tenth fades out."""
    sound = samples * np.minimum(1.0, np.arange(len(samples), 0, -1) / max(1, len(samples) // 10))
    if wanted == rate:
        return sound
    common = int(np.gcd(rate, wanted))
    blocks = 1 << ((len(sound) + 200) * common // rate).bit_length()  # more than enough, and quick to transform
    padded = np.zeros(blocks * (rate // common))
    padded[: len(sound)] = sound
    spectrum = np.fft.rfft(padded)
    made = np.fft.irfft(spectrum, blocks * (wanted // common)) * (wanted / rate)
    return made[: len(sound) * wanted // rate]


def step(samples: Samples) -> int:
    """The largest difference of two neighbouring samples."""
    return int(np.max(np.abs(np.diff(samples.astype(np.int32))), initial=0))
