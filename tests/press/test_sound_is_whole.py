"""The published audio against the engine and against decoders we did not write."""

import json
import subprocess
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiopress.model import Pcm, Voice
from audiopress.pipeline import script
from audiopress.sound.encode import with_pauses
from audiopress.speak import Breath, breaths, load_engine
from audiopress.speak.isolate import isolated
from tests.judges import require
from tests.sounds import loudness

ESSAY = Path(__file__).parents[3] / "shared" / "articles" / "hope-in-action.txt"


def _decoded(path: Path) -> array:
    require("ffmpeg")
    pcm = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"], capture_output=True, check=True)
    return array("h", pcm.stdout)


def _alone(workspace: Path, slug: str) -> Iterator[tuple[Breath, Pcm]]:
    """Every breath of an article, spoken by a process that speaks nothing else, and paced as the press paces it."""
    _, said, _ = script(workspace, Path(slug))
    engine = load_engine("pyttsx3")
    for breath in breaths(said, Voice("")):
        yield breath, with_pauses(isolated(engine.speak, breath.texts, breath.voice, timeout_s=60), breath.pauses)


def _likeness(heard: array, said: array, lag: int) -> int:
    """How well the decoded samples, moved by `lag`, follow the engine's."""
    return sum(a * b for a, b in zip(heard[lag : lag + len(said)], said, strict=True))


def test_every_utterance_is_heard_at_its_sample(workspace: Path, audiopress) -> None:
    """Decoded by ffmpeg and laid on the engine's own samples, no cue is off by one, first to last; marks are silent."""
    audiopress("build", cwd=workspace)
    folder = workspace / "feeds/test/first-crossing"
    episode = json.loads((folder / "episode.json").read_text(encoding="utf-8"))
    heard = _decoded(folder / "first-crossing.mp3")
    starts = {cue["utterance"]: cue["start"] for cue in episode["cues"]}
    for breath, alone in _alone(workspace, "first-crossing"):
        for id_, spoken in zip(breath.utterances, alone.spoken, strict=True):
            said = array("h", alone.data)[spoken.start : min(spoken.end, spoken.start + 20_000)]
            around = heard[starts[id_] - 4 : starts[id_] + len(said) + 4]
            likenesses = [_likeness(around, said, lag) for lag in range(9)]

            assert likenesses.index(max(likenesses)) == 4, id_
    for chapter in episode["chapters"][1:]:
        assert chapter["start"] % episode["duration"]["rate"] == 0
        assert max(abs(value) for value in heard[chapter["start"] - 200 : chapter["start"] + 200]) < 4

    assert episode["duration"]["samples"] == len(heard)


def test_every_clip_is_what_the_engine_says_alone(workspace: Path, audiopress) -> None:
    """Each cue is as long, to the sample, as its text spoken by a fresh process that speaks nothing else."""
    audiopress("build", cwd=workspace)
    episode = json.loads((workspace / "feeds/test/first-crossing/episode.json").read_text(encoding="utf-8"))
    lengths = {cue["utterance"]: cue["end"] - cue["start"] for cue in episode["cues"]}
    for breath, alone in _alone(workspace, "first-crossing"):
        assert [spoken.end - spoken.start for spoken in alone.spoken] == [lengths[id_] for id_ in breath.utterances]


def test_loudness_is_the_shows_target(workspace: Path, audiopress) -> None:
    """By ffmpeg's R128 meter, from two loudspeakers, every file within 0.5 LU of −16, its peaks below −1 dBTP."""
    audiopress("build", cwd=workspace)
    for path in sorted((workspace / "feeds/test").glob("*/*.mp3")):
        integrated, peak = loudness(path)

        assert abs(integrated + 16) <= 0.5, path.name
        assert peak <= -1, path.name


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
