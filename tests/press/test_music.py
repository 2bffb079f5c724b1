"""A show with music: heard where it belongs, as loud as it should be, and every time still exact."""

from __future__ import annotations

import json
import subprocess
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from audiopress.config import load_show
from audiopress.model import Voice
from audiopress.pipeline import script
from audiopress.sound.encode import with_pauses
from audiopress.speak import breaths, load_engine
from audiopress.speak.isolate import isolated
from tests.press.conftest import Command
from tests.press.listening import episodes, heard, onsets
from tests.sounds import chord, decoded, loudness, save, tone

BED = 7000  # Hz: in a narrow band up there, speech is not much louder than silence
MUSIC = """
[narration]
opening = "This is {show}. Today: {title}."
closing = "You were listening to {show}."

[music]
intro = "music/intro.mp3"
outro = "music/outro.m4a"
bed = "music/bed.flac"
chapter = "music/chime.opus"
"""


@pytest.fixture
def show(workspace: Path) -> Path:
    """The workspace with music of four formats, three sample rates, one and two channels."""
    folder = workspace / "music"
    folder.mkdir()
    save(folder / "intro.mp3", chord(3, (262, 330, 392)), channels=2)
    save(folder / "outro.m4a", chord(2, (220, 277), 48000), 48000)
    save(folder / "bed.flac", chord(2.5, (BED,), 32000), 32000, 2)
    save(folder / "chime.opus", chord(0.6, (880, 1320), 48000), 48000)
    _add(workspace, MUSIC)
    return workspace


def _add(workspace: Path, text: str) -> None:
    config = workspace / "audiopress.toml"
    config.write_text(config.read_text(encoding="utf-8") + text, encoding="utf-8")


class Built:
    """An article as published: its record, and what ffmpeg hears of it."""

    def __init__(self, workspace: Path, slug: str = "first-crossing") -> None:
        folder = workspace / "feeds/test" / slug
        self.path = folder / f"{slug}.mp3"
        self.record = json.loads((folder / "episode.json").read_text(encoding="utf-8"))
        self.rate = self.record["duration"]["rate"]
        self.samples = decoded(self.path)
        self.cues = [(cue["start"], cue["end"]) for cue in self.record["cues"]]
        said = json.loads((folder / "narration.json").read_text(encoding="utf-8"))
        self.roles = [utterance["role"] for utterance in said["utterances"]]

    def height(self, start: float, end: float) -> int:
        """The highest sample between two times in samples."""
        return max(map(abs, self.samples[round(start) : round(end)]), default=0)

    def bed(self, start: float) -> float:
        """How high the bed stands in the quarter of a second from there on."""
        return tone(self.samples[round(start) : round(start) + self.rate // 4], BED, self.rate)


@pytest.fixture
def built(show: Path, audiopress: Command) -> Built:
    audiopress("build", "content/first-crossing.md", cwd=show)
    return Built(show)


def test_music_is_heard_where_it_belongs(built: Built) -> None:
    """The intro before the first word, a cue after each mark and before its heading, the outro after the last word."""
    rate, cues = built.rate, built.cues
    headings = [start for (start, _), role in zip(cues, built.roles, strict=True) if role == "heading"]

    assert built.height(0.1 * rate, 2.9 * rate) > 3000
    assert cues[0][0] > 3 * rate
    assert [chapter["start"] % rate for chapter in built.record["chapters"]] == [0] * (1 + len(headings))
    for chapter, heading in zip(built.record["chapters"][1:], headings, strict=True):
        mark = chapter["start"]

        assert built.height(mark - 200, mark + 200) < 4
        assert tone(built.samples[mark + 2500 : mark + 8000], 880, rate) > 1000
        assert 0.6 * rate < heading - mark < 1.3 * rate
        assert built.height(heading - 0.2 * rate, heading - 0.01 * rate) < 4
    assert tone(built.samples[cues[-1][1] + rate : cues[-1][1] + 2 * rate], 220, rate) > 1000
    assert len(built.samples) == built.record["duration"]["samples"]
    assert len(built.samples) - cues[-1][1] > 2.9 * rate


def _alone(workspace: Path) -> Iterator[tuple[str, array[int]]]:
    """Every utterance, spoken by a process that speaks nothing else."""
    _, said, _ = script(workspace, Path("first-crossing"))
    engine = load_engine("pyttsx3")
    for breath in breaths(said, Voice("")):
        paced = with_pauses(isolated(engine.speak, breath.texts, breath.voice, timeout_s=60), breath.pauses)
        for id_, spoken in zip(breath.utterances, paced.spoken, strict=True):
            yield id_, array("h", paced.data)[spoken.start : min(spoken.end, spoken.start + 20_000)]


def test_every_utterance_is_heard_at_its_sample(show: Path, built: Built) -> None:
    """Laid on the engine's own samples, no cue is off by one: neither behind an intro nor over a bed."""
    starts = {cue["utterance"]: cue["start"] for cue in built.record["cues"]}
    for id_, said in _alone(show):
        around = built.samples[starts[id_] - 4 : starts[id_] + len(said) + 4]
        likeness = [sum(a * b for a, b in zip(around[lag:], said, strict=False)) for lag in range(9)]

        assert likeness.index(max(likeness)) == 4, id_


FORMATS = {"mp3": 0.0, "m4b": 0.0, "opus": 30.0}  # by how many of a file's samples a cue may be off, as in test_proof


def test_with_music_every_format_keeps_the_record(show: Path, audiopress: Command, tmp_path: Path) -> None:
    """Intro, bed, cue and outro in a show of three formats: each utterance is heard where episode.json says."""
    _add(show, f"\n[audio]\nformats = {json.dumps(list(FORMATS))}\n")
    audiopress("build", "content/first-crossing.md", cwd=show)
    (one,) = episodes(show)
    for name, late in FORMATS.items():
        found = onsets(heard(one, name, tmp_path))

        assert len(one.cues) == len(found)
        assert [onset for onset in found if abs(onset.late) > late or onset.likeness < 0.85] == [], name


def test_the_bed_is_ducked_under_speech_and_gone_after_it(built: Built) -> None:
    """Half as high under words as before them, steady in the short pauses between, silent before the next paragraph."""
    rate = built.rate
    opening = built.cues[: built.roles.index("paragraph")]
    alone = built.bed(opening[0][0] - 0.8 * rate)
    under = [built.bed((start + end) / 2) for start, end in opening]
    between = [built.bed(end + 0.01 * rate) for _, end in opening[:-1]]
    last = opening[-1][1]

    assert alone > 200
    for height in (*under, *between):
        assert 0.4 < height / alone < 0.62
    assert built.bed(last + 1.1 * rate) < 0.3 * under[-1]
    assert built.height(last + 1.55 * rate, built.cues[len(opening)][0] - 200) < 8


def test_no_edge_of_music_clicks(built: Built) -> None:
    """Wherever sound begins or ends, neighbouring samples differ by less than they do inside speech."""
    steps = [abs(after - before) for before, after in zip(built.samples, built.samples[1:], strict=False)]
    loud = [at for at, sample in enumerate(built.samples) if abs(sample) > 3]
    edges = [edge for pair in pairwise(loud) if pair[1] - pair[0] > 1000 for edge in pair]
    inside = max(steps[start] for first, last in built.cues for start in range(first, last))

    assert len(edges) > 20
    assert max(max(steps[at - 40 : at + 40]) for at in edges) < inside / 4


def test_loudness_is_as_configured(show: Path, audiopress: Command) -> None:
    """The intro at the show's target by default, else as `level` says; no true peak above −1 dBTP."""
    audiopress("build", "content/second.txt", cwd=show)
    path = show / "feeds/test/second/second.mp3"
    usual, whole = loudness(path, 0.1, 2.3)[0], loudness(path)
    _add(show, "level = 3\n")
    audiopress("build", "content/second.txt", cwd=show)
    loud = loudness(path, 0.1, 2.3)[0], loudness(path)[1]

    assert abs(usual + 16) < 0.7
    assert abs(loud[0] + 13) < 0.7
    assert abs(whole[0] + 16) < 1  # half of these few seconds are edges that fade
    assert max(whole[1], loud[1]) <= -1


def test_only_the_opening_is_spoken_anew_for_its_bed(workspace: Path, audiopress: Command) -> None:
    """A bed is in one clip; intro, outro and cue are in none: other paragraphs come out of the cache."""
    (workspace / "music").mkdir()
    save(workspace / "music/bed.wav", chord(2.5, (300,)))
    audiopress("build", "content/second.txt", cwd=workspace)
    _add(workspace, '\n[music]\nintro = "music/bed.wav"\noutro = "music/bed.wav"\nchapter = "music/bed.wav"\n')

    assert "0 clips spoken" in audiopress("build", "content/second.txt", cwd=workspace).stderr
    _add(workspace, 'bed = "music/bed.wav"\n')
    assert "1 clip" in audiopress("build", "content/second.txt", cwd=workspace).stderr
    _add(workspace, "bed_level = -20\n")
    assert "1 clip" in audiopress("build", "content/second.txt", cwd=workspace).stderr


def test_the_order_of_work_does_not_show(show: Path, audiopress: Command, tmp_path: Path) -> None:
    """One job or two, cold both times: the same bytes."""
    made = []
    for jobs in ("1", "2"):
        audiopress("build", "--jobs", jobs, cwd=show, AUDIOPRESS_CACHE=str(tmp_path / jobs))
        made.append((show / "feeds/test/first-crossing/first-crossing.mp3").read_bytes())

    assert made[0] == made[1]


def _no_sound(path: Path) -> None:
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))


def _damaged(path: Path) -> None:
    data = bytearray(save(path, chord(2, (440,))).read_bytes())
    data[len(data) // 2 : len(data) // 2 + 2000] = bytes(2000)
    path.write_bytes(data)


BAD = {
    "missing.wav": (lambda path: None, "there is no sound file “music/missing.wav”"),
    "notes.mp3": (lambda path: path.write_text("These are notes, not music.\n" * 50), "cannot be read"),
    "empty.ogg": (lambda path: path.write_bytes(b""), "cannot be read"),
    "silent.wav": (lambda path: save(path, array("h", bytes(200_000))), "is silent"),
    "tick.wav": (lambda path: save(path, chord(0.01, (440,))), "is shorter than"),
    "picture.mp4": (_no_sound, "has no sound in it"),
    "damaged.flac": (_damaged, "is damaged"),
    "long.wav": (lambda path: save(path, array("h", bytes(2 * 8000 * 301)), 8000), "is longer than 5 minutes"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_before_a_word_is_spoken(workspace: Path, audiopress: Command, name: str) -> None:
    """Its line in audiopress.toml, what is wrong, what to do; exit code 3, nothing published."""
    make, message = BAD[name]
    (workspace / "music").mkdir()
    make(workspace / "music" / name)
    _add(workspace, f'\n[music]\nlevel = -3\nintro = "music/{name}"\n')
    line = (workspace / "audiopress.toml").read_text(encoding="utf-8").splitlines().index(f'intro = "music/{name}"') + 1
    done = audiopress("build", cwd=workspace, check=False)

    assert done.returncode == 3
    assert f"audiopress.toml:{line}: " in done.stderr
    assert message in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(workspace.glob("feeds/**/*.mp3"))


def test_a_misspelt_key_is_found(workspace: Path) -> None:
    """An unknown key names the one that was meant."""
    from audiopress.errors import ConfigError

    _add(workspace, '\n[music]\nintor = "x.wav"\n')
    with pytest.raises(ConfigError, match="intor") as caught:
        load_show(workspace)

    assert "did you mean `intro`?" in caught.value.hint


def test_silence_between_clips_is_silence(workspace: Path, audiopress: Command) -> None:
    """Decoded by ffmpeg, what lies between two clips is below −80 dBFS."""
    audiopress("build", "content/first-crossing.md", cwd=workspace)
    built = Built(workspace)
    gaps = [
        built.samples[end + 1800 : start - 1300]
        for (_, end), (start, _) in zip(built.cues, built.cues[1:], strict=False)
        if start - end > 6000
    ]

    assert len(gaps) > 3
    assert max(max(map(abs, gap)) for gap in gaps) <= 3


def test_ffprobe_finds_the_chapters(show: Path, built: Built) -> None:
    """Whole seconds in the file's own tag, too."""
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", built.path], capture_output=True, check=True
    ).stdout
    starts = [float(chapter["start_time"]) for chapter in json.loads(said)["chapters"]]

    assert [chapter["start"] / built.rate for chapter in built.record["chapters"]] == starts
