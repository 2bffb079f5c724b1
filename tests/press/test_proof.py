"""The proof of the sound: whole builds in MP3, M4B and Opus, decoded by players we did not write."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache as once
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

from audiopress.sound.codec import LEAD
from audiopress.sound.mpeg import Layout, frames
from tests.judges import media, pages, require
from tests.judges.server import serving
from tests.press.lengthy import lengthy
from tests.press.listening import Episode, Heard, episodes, heard, offset, onsets, read, resampled, step
from tests.press.made import CONFIG, FIRST
from tests.sounds import loudness

ROOT = Path(__file__).parents[2]
ESSAY = ROOT.parent / "shared" / "articles" / "hope-in-action.txt"
FORMATS = ("mp3", "m4b", "opus")
LATE = {"mp3": 0.0, "m4b": 0.0, "opus": 30.0}  # samples of the file; Opus: 0.6 ms by arithmetic, and a sample of ours
NEAR_S = 0.02  # what “at a join” means
QUIET = 10  # of 32768: −70 dBFS
HEARD_S = 0.06  # MP3 in Chromium: it begins with a whole frame, and does not always drop the delay
FRAME_S = 0.027  # 576 samples at 22,050 Hz, and a little


def press(workspace: Path, cache: Path) -> str:
    """Build a workspace by the command line; the closing lines."""
    done = subprocess.run(
        [sys.executable, "-m", "audiopress", "build"],
        cwd=workspace,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "AUDIOPRESS_CACHE": str(cache)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def made(workspace: Path, formats: tuple[str, ...], **articles: str) -> Path:
    """A workspace of these articles, by name and text."""
    (workspace / "content").mkdir(parents=True)
    config = f"{CONFIG}\n[audio]\nformats = {json.dumps(formats)}\n"
    (workspace / "audiopress.toml").write_text(config, encoding="utf-8")
    for name, text in articles.items():
        (workspace / "content" / f"{name}.{'md' if text.startswith(('#', '---')) else 'txt'}").write_text(text, "utf-8")
    return workspace


def _own(workspace: Path) -> Path:
    """This repository's own articles, in every format."""
    workspace.mkdir()
    shutil.copytree(ROOT / "content", workspace / "content")
    config = (ROOT / "audiopress.toml").read_text(encoding="utf-8")
    assert 'formats = ["mp3"]' in config
    config = config.replace('formats = ["mp3"]', f"formats = {json.dumps(FORMATS)}")
    (workspace / "audiopress.toml").write_text(config, encoding="utf-8")
    return workspace


def _essay(workspace: Path) -> Path:
    if not ESSAY.is_file():
        pytest.skip("the essay this is built for is not beside the project")
    return made(workspace, FORMATS, essay=ESSAY.read_text(encoding="utf-8"))


def _lengthy(workspace: Path) -> Path:
    return made(workspace, FORMATS, river=lengthy(28, 12))


WORKS = {"content": _own, "essay": _essay, "two-hours": _lengthy}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all builds of this module share: a voice is measured once."""
    return tmp_path_factory.mktemp("proof-cache")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Callable[[str], list[Episode]]:
    """The episodes of a work, built in every format when they are first asked for."""

    @once
    def built(name: str) -> list[Episode]:
        workspace = WORKS[name](tmp_path_factory.mktemp("proof") / "show")
        press(workspace, cache)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AUDIOPRESS_CACHE", str(cache))
            return episodes(workspace)

    return built


@pytest.fixture(scope="module", params=WORKS)
def work(request: pytest.FixtureRequest, shelf: Callable[[str], list[Episode]]) -> list[Episode]:
    """The episodes of a workspace."""
    require("ffmpeg", "ffprobe")
    return shelf(request.param)


@pytest.fixture(scope="module", params=FORMATS)
def played(
    request: pytest.FixtureRequest, work: list[Episode], tmp_path_factory: pytest.TempPathFactory
) -> list[Heard]:
    """Those episodes in one format, decoded by ffmpeg."""
    scratch = tmp_path_factory.mktemp("decoded")
    return [heard(one, request.param, scratch) for one in work]


def _format(played: list[Heard]) -> str:
    return played[0].path.suffix[1:]


def test_every_utterance_is_heard_where_the_record_says(played: list[Heard]) -> None:
    """No cue is a sample off in MP3 and M4B, nor 0.6 ms in Opus, first to last, laid on the engine's own samples."""
    found = [onset for one in played for onset in onsets(one)]

    assert len(found) > 200
    assert [onset for onset in found if abs(onset.late) > LATE[_format(played)]] == []
    assert [onset for onset in found if onset.likeness < 0.85] == []


def test_a_file_is_as_long_as_its_record(played: list[Heard]) -> None:
    """MP3 and Opus to the sample; M4B says so to the sample too, though ffmpeg 5 plays its last frame to the end."""
    for one in played:
        (stream,) = (found for found in media.ffprobe(one.path)["streams"] if found["codec_type"] == "audio")
        expected = (2 * one.episode.samples * one.rate + one.episode.rate) // (2 * one.episode.rate)

        assert 0 <= len(one.samples) - expected < {"m4b": 1024}.get(_format(played), 1)
        if _format(played) == "m4b":
            assert stream["duration_ts"] == expected


@pytest.mark.parametrize("work", ["two-hours"], indirect=True)
def test_two_hours_are_two_hours(work: list[Episode]) -> None:
    """The long text is as long as it says: by its record, and by ffprobe in every format."""
    (one,) = work

    assert one.samples >= 7200 * one.rate
    for name in FORMATS:
        assert float(media.ffprobe(one.file(name))["format"]["duration"]) >= 7200


def test_no_join_can_be_heard(played: list[Heard]) -> None:
    """Around it no two samples differ by more than some in speech, outside of speech by a tenth of that at most."""
    for one in played:
        near, late = NEAR_S * one.episode.rate, 0.002 * one.episode.rate
        inside = max(step(one.between(start + near, end - near)) for _, start, end in one.episode.cues)
        for start, end in one.episode.clips:
            around = (one.between(place - near, place + near) for place in (start - LEAD, start, end))
            outside = one.between(start - near, start - late), one.between(end + late, end + near)

            assert max(map(step, around)) <= inside, (one.path.name, start)
            assert max(map(step, outside)) <= inside / 10, (one.path.name, start)


def test_between_clips_there_is_silence(played: list[Heard]) -> None:
    """From 50 ms after a block's last sample to 30 ms before the next one's first, nothing above −70 dBFS."""
    for one in played:
        rate = one.episode.rate
        between = [one.between(end + 0.05 * rate, start - 0.03 * rate) for end, start in one.episode.gaps]

        assert min(map(len, between)) > 0.05 * one.rate
        assert max(int(np.max(np.abs(gap.astype(np.int32)))) for gap in between) <= QUIET, one.path.name


@pytest.mark.parametrize("work", ["content", "essay"], indirect=True)
def test_loudness_is_the_shows_target(work: list[Episode]) -> None:
    """By ffmpeg's R128 meter, from two loudspeakers: each file within 0.5 LU of −16, no true peak above −1 dBTP."""
    paths = [one.file(name) for one in work for name in FORMATS]
    with ThreadPoolExecutor(2) as pool:
        measured = dict(zip(paths, pool.map(loudness, paths), strict=True))

    assert {path.name: found for path, found in measured.items() if abs(found[0] + 16) > 0.5 or found[1] > -1} == {}


def test_players_find_the_chapters_and_no_fault(work: list[Episode]) -> None:
    """mp3val and ffprobe have nothing to say; in every format ffprobe's chapters are the record's."""
    for one in work:
        assert media.mp3val(one.file("mp3")) == []
        for name in FORMATS:
            assert media.ffprobe(one.file(name))["errors"] == ""
        assert probed(one.file("mp3")) == probed(one.file("m4b")) == one.chapters
        # Vorbis comments have no ends; ffprobe takes the next one's beginning, or the end of the last packet
        assert [found[:2] for found in probed(one.file("opus"))] == [found[:2] for found in one.chapters]


def probed(path: Path) -> list[tuple[str, int, int]]:
    """ffprobe's chapters: (title, start, end) in milliseconds."""
    found = media.ffprobe(path)["chapters"]
    return [(c["tags"]["title"], *(round(float(c[key]) * 1000) for key in ("start_time", "end_time"))) for c in found]


def _places(one: Heard, count: int, seed: int) -> list[float]:
    """Seconds, each inside of an utterance and half a second before its end, from anywhere in the episode."""
    chance = random.Random(seed)
    rate = one.episode.rate
    long = [(start, end) for _, start, end in one.episode.cues if end - start > rate]
    spans = sorted(chance.sample(long, count), key=lambda _: chance.random())
    return [round(chance.uniform(start, end - rate / 2) / rate, 3) for start, end in spans]


@pytest.mark.parametrize("work", ["two-hours"], indirect=True)
def test_ffmpeg_seeks_to_any_time(played: list[Heard]) -> None:
    """Sent to twenty times in two hours, it plays from there, to a frame."""
    (one,) = played
    for place in _places(one, 20, 1):
        command = ["ffmpeg", "-v", "error", "-ss", str(place), "-i", one.path, "-map", "0:a", "-t", "0.4"]
        done = subprocess.run([*command, "-f", "s16le", "-"], capture_output=True, check=True)
        late, likeness = offset(one.samples, np.frombuffer(done.stdout, np.int16), place * one.rate, one.rate // 2)
        assert abs(late) <= FRAME_S * one.rate, place
        assert likeness > 0.8, place


@pytest.mark.parametrize("work", ["two-hours"], indirect=True)
def test_chromium_seeks_to_any_time(played: list[Heard]) -> None:
    """Sent to five times in two hours, <audio> says that it is there, and plays from there."""
    (one,) = played
    places = _places(one, 5, 2)
    with serving(one.path.parent) as address:
        found = pages.seek(f"{address}{one.path.name}", places)

    assert abs(found["duration"] - one.episode.samples / one.episode.rate) <= 0.05
    for place, sought in zip(places, found["seeks"], strict=True):
        sound = np.array(sought["heard"], np.int16)
        sound = sound[np.flatnonzero(sound)[0] :][:9600]
        late, likeness = offset(one.samples, resampled(sound, 48000, one.rate), place * one.rate, one.rate)

        assert abs(sought["at"] - place) <= 0.05
        assert abs(late) <= HEARD_S * one.rate
        assert likeness > 0.7


EDIT = ("Nobody remembers what it was about.", "Nobody remembers what it was about, although many people have asked.")


@dataclass(frozen=True)
class Edited:
    """An episode before and after an edit of one sentence, and what both builds said."""

    before: Path
    after: Path
    said: tuple[str, str]

    def record(self, *, after: bool) -> dict[str, Any]:
        return read(self.after if after else self.before, "episode")


@pytest.fixture(scope="module", params=[FORMATS, ("mp3", "m4b")], ids="+".join)
def edited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Edited:
    """An article in these formats, one sentence of its first section made longer."""
    workspace = made(tmp_path_factory.mktemp("edited") / "show", request.param, crossing=FIRST)
    first = press(workspace, cache)
    (folder,) = (path.parent for path in workspace.glob("feeds/*/*/episode.json"))
    before = folder.rename(workspace / "before")
    shutil.copytree(before, folder)
    source = workspace / "content" / "crossing.md"
    assert EDIT[0] in FIRST
    source.write_text(FIRST.replace(*EDIT), encoding="utf-8")
    return Edited(before, folder, (first, press(workspace, cache)))


def spoken_frames(path: Path) -> list[bytes]:
    """An MP3's frames, but the Info frame and those of nothing but zeros, which are the silence between clips."""
    data = path.read_bytes()
    size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    sound = data[10 + size :]
    starts = [*frames(sound, Layout(22050, 96)), len(sound)]
    found = (sound[first:last] for first, last in pairwise(starts[1:]))
    return [frame for frame in found if any(frame[4:])]


def alike(before: list[bytes], after: list[bytes]) -> int:
    """How many frames both begin with."""
    return next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))


def test_an_edit_encodes_its_own_clip_only(edited: Edited) -> None:
    """One clip is spoken, all others are kept; in the MP3 all frames but its own are as they were, in their order."""
    before, after = (spoken_frames(folder / "crossing.mp3") for folder in (edited.before, edited.after))
    clips = sum(int(count) for count in re.findall(r"(\d+) clips? spoken, (\d+) kept", edited.said[0])[0])
    first, last = alike(before, after), alike(before[::-1], after[::-1])
    cues = {cue["utterance"]: cue for cue in edited.record(after=True)["cues"]}
    said = json.loads((edited.after / "narration.json").read_text(encoding="utf-8"))["utterances"]
    block = next(one["block"] for one in said if EDIT[1] in one["display"])
    own = [cues[one["id"]] for one in said if one["block"] == block]
    length = (own[-1]["end"] - own[0]["start"] + LEAD) // 576

    assert f"(1 clip spoken, {clips - 1} kept)" in edited.said[1]
    assert 0 < len(after) - first - last <= length + 8, "frames of the edited clip, with its codec's delay and tail"
    assert 0 < len(before) - first - last < len(after) - first - last


def test_an_edit_moves_later_chapters_by_whole_seconds(edited: Edited) -> None:
    """The first chapter stays, those behind the edit begin some whole seconds later, each on a whole second."""
    old, new = ([chapter["start"] for chapter in edited.record(after=after)["chapters"]] for after in (False, True))
    rate = edited.record(after=True)["duration"]["rate"]
    moved = [after - before for before, after in zip(old, new, strict=True)]

    assert moved[0] == 0
    assert len(moved) > 2
    assert all(by > 0 and by % rate == 0 for by in moved[1:]), moved


def test_after_an_edit_every_form_of_a_time_agrees(edited: Edited) -> None:
    """Record, JSON chapters, ID3, both MP4 forms, Vorbis comments and captions, to the millisecond."""
    folder, record = edited.after, edited.record(after=True)
    chapters = [(chapter["title"], chapter["start_ms"]) for chapter in record["chapters"]]
    document = json.loads((folder / "chapters.json").read_text(encoding="utf-8"))
    cues = media.webvtt(folder / "crossing.vtt")["cues"]

    assert chapters == [(chapter["title"], round(chapter["startTime"] * 1000)) for chapter in document["chapters"]]
    assert chapters == [(one.title, one.times.start) for one in media.eyed3(folder / "crossing.mp3").chapters]
    assert [(cue["start_ms"], cue["end_ms"]) for cue in record["cues"]] == [
        (round(cue["startTime"] * 1000), round(cue["endTime"] * 1000)) for cue in cues
    ]
    for name, reader in READ.items():
        if (folder / f"crossing.{name}").exists():
            assert chapters == reader(folder / f"crossing.{name}")
            assert chapters == [found[:2] for found in probed(folder / f"crossing.{name}")]


def _nero(path: Path) -> list[tuple[str, int]]:
    return [(chapter.title, round(chapter.start * 1000)) for chapter in MP4(path).chapters]


def _vorbis(path: Path) -> list[tuple[str, int]]:
    """By the comments themselves."""
    tags = OggOpus(path).tags
    found = []
    for number in range(sum(name.lower().endswith("name") for name in tags.keys())):  # noqa: SIM118 - a list of pairs
        hours, minutes, seconds = tags[f"chapter{number:03}"][0].split(":")
        start = round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
        found.append((tags[f"chapter{number:03}name"][0], start))
    return found


READ = {"m4b": _nero, "opus": _vorbis}
