"""The published audio against the engine and against decoders we did not write."""

import json
import re
import subprocess
from array import array
from pathlib import Path

import pytest

from audiopress.model import Voice
from audiopress.pipeline import script
from audiopress.sound.encode import with_pauses
from audiopress.speak import breaths, load_engine
from audiopress.speak.isolate import isolated
from tests.judges import require

ESSAY = Path(__file__).parents[3] / "shared" / "articles" / "hope-in-action.txt"


def _decoded(path: Path) -> array:
    require("ffmpeg")
    pcm = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"], capture_output=True, check=True)
    return array("h", pcm.stdout)


def _onset(samples: array, start: int, step: int) -> int:
    while abs(samples[start]) < 60:
        start += step
    return start


def test_every_cue_is_heard_where_the_timeline_says(workspace: Path, audiopress) -> None:
    """Decoded by ffmpeg, each utterance begins and ends within 4 ms of its cue, first to last: no drift."""
    audiopress("build", cwd=workspace)
    episode = json.loads((workspace / "feeds/test/first-crossing/episode.json").read_text(encoding="utf-8"))
    samples = _decoded(workspace / "feeds/test/first-crossing/first-crossing.mp3")
    for cue in episode["cues"]:
        assert abs(_onset(samples, cue["start"] - 600, 1) - cue["start"]) < 90
        assert abs(_onset(samples, cue["end"] + 600, -1) - cue["end"]) < 90
    for chapter in episode["chapters"][1:]:
        assert chapter["start"] % episode["duration"]["rate"] == 0
        assert max(abs(value) for value in samples[chapter["start"] - 200 : chapter["start"] + 200]) < 4

    assert 0 <= len(samples) - episode["duration"]["samples"] < 1152


def test_every_clip_is_what_the_engine_says_alone(workspace: Path, audiopress) -> None:
    """Each cue is as long, to the sample, as its text spoken by a fresh process that speaks nothing else."""
    audiopress("build", cwd=workspace)
    episode = json.loads((workspace / "feeds/test/first-crossing/episode.json").read_text(encoding="utf-8"))
    lengths = {cue["utterance"]: cue["end"] - cue["start"] for cue in episode["cues"]}
    _, said = script(workspace, Path("first-crossing"))
    engine = load_engine("pyttsx3")
    for breath in breaths(said, Voice("")):
        alone = with_pauses(isolated(engine.speak, breath.texts, breath.voice, timeout_s=60), breath.pauses)

        assert [spoken.end - spoken.start for spoken in alone.spoken] == [lengths[id_] for id_ in breath.utterances]


def test_loudness_is_the_shows_target(workspace: Path, audiopress) -> None:
    """ffmpeg's EBU R128 meter, listening as two loudspeakers do, finds −16 LUFS within 1 and no peak above −1 dBTP."""
    require("ffmpeg")
    audiopress("build", cwd=workspace)
    path = workspace / "feeds/test/first-crossing/first-crossing.mp3"
    report = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-filter:a", "ebur128=peak=true:dualmono=true", "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    summary = report[report.rindex("Summary") :]
    loudness = float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1])
    peak = float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1])

    assert abs(loudness + 16) <= 1
    assert peak <= -1


@pytest.mark.skipif(not ESSAY.is_file(), reason="the essay this is built for is not beside the project")
def test_speech_is_as_long_as_one_straight_run(workspace: Path, audiopress) -> None:
    """A whole essay's cues and pauses are within 2 % of espeak-ng reading the same words in one go."""
    require("espeak-ng")
    (workspace / "content" / "essay.txt").write_bytes(ESSAY.read_bytes())
    audiopress("build", "content/essay.txt", cwd=workspace)
    episode = json.loads((workspace / "feeds/test/essay/episode.json").read_text(encoding="utf-8"))
    said = json.loads((workspace / "feeds/test/essay/narration.json").read_text(encoding="utf-8"))
    blocks: dict[str, list[str]] = {}
    for utterance in said["utterances"]:
        blocks.setdefault(utterance["block"], []).append(utterance["spoken"])
    text = "\n\n".join(" ".join(sentences) for sentences in blocks.values())
    wave = subprocess.run(
        ["espeak-ng", "-v", "gmw/en", "-s", "175", "--stdout"], input=text.encode(), capture_output=True, check=True
    ).stdout
    straight = (len(wave) - 44) / 2 / 22050
    ours = episode["cues"][-1]["end_ms"] / 1000

    assert abs(ours / straight - 1) < 0.02, (ours, straight)
