"""Speaking: nothing twice, nothing lost, whatever the executor and however the engine behaves."""

import faulthandler
import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from audiopress.errors import EngineError
from audiopress.model import Clip, Pcm, Script, Spoken, Utterance, Voice, VoiceInfo
from audiopress.speak import Breath, Cache, Speaking, Studio, breaths
from audiopress.speak.cache import entry_name
from audiopress.speak.tone_engine import ToneEngine
from audiopress.speak.workers import workers
from tests.speak.raw import Raw


@dataclass(frozen=True)
class Moody:
    """An engine that fails in one of several ways, as often as its folder has no mark of it yet."""

    folder: Path
    mood: str
    times: int = 1

    def identity(self, voice: Voice) -> str:
        return "moody"

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("moody", ("en",)),)

    def voice_for(self, language: str) -> str:
        return "moody"

    def has_voice(self, name: str) -> bool:
        return name == "moody"

    def speak(self, texts: tuple[str, ...], voice: Voice) -> Pcm:
        count = len(list(self.folder.iterdir()))
        if "bad" in texts and count < self.times:
            (self.folder / str(count)).touch()
            if self.mood == "crash":
                faulthandler.disable()  # pytest would print the stack of a crash that is meant
                os.kill(os.getpid(), signal.SIGSEGV)
            if self.mood == "kill the worker":
                os.kill(os.getppid(), signal.SIGKILL)
            if self.mood == "hang":
                time.sleep(600)
            if self.mood == "silent":
                return Pcm(22050, b"", tuple(Spoken(0, 0) for _ in texts))
            raise ValueError("a driver's own words")
        return ToneEngine().speak(texts, voice)


def _breath(*texts: str) -> Breath:
    return Breath(tuple(f"s{text}" for text in texts), texts, (0.3,) * (len(texts) - 1), Voice("tone"))


def _speak(todo: tuple[Breath, ...], engine: object, folder: Path, executor=map) -> tuple[tuple[Clip, ...], list[bool]]:
    fresh: list[bool] = []
    studio = Studio(engine, Raw(), Cache(folder))  # type: ignore[arg-type]
    return Speaking(todo, studio, executor).clips(lambda breath, clip, new: fresh.append(new)), fresh


def _shuffled(function, tasks: Iterable) -> Iterator[Clip]:
    tasks = list(tasks)
    order = list(range(len(tasks)))
    random.Random(5).shuffle(order)
    done = {index: function(tasks[index]) for index in order}
    return iter([done[index] for index in range(len(tasks))])


def test_only_what_changed_is_spoken_anew(tmp_path: Path) -> None:
    """A second build speaks nothing; one new paragraph is one new clip, wherever it stands."""
    todo = tuple(_breath(f"paragraph {number}", "ends") for number in range(12))
    _, first = _speak(todo, ToneEngine(), tmp_path)
    _, second = _speak(tuple(reversed(todo)), ToneEngine(), tmp_path)
    _, third = _speak((*todo[:5], _breath("new"), *todo[5:]), ToneEngine(), tmp_path)

    assert (sum(first), sum(second), sum(third)) == (12, 0, 1)


def test_the_executor_cannot_be_heard(tmp_path: Path) -> None:
    """Serial, shuffled and two processes give the same clips and the same bytes."""
    todo = tuple(_breath("x" * number, "end") for number in range(1, 20))
    serial, _ = _speak(todo, ToneEngine(), tmp_path / "serial")
    mixed, _ = _speak(todo, ToneEngine(), tmp_path / "shuffled", _shuffled)
    with workers(2) as pool:
        pooled, _ = _speak(todo, ToneEngine(), tmp_path / "pool", pool)
    files = [
        sorted(path.read_bytes() for path in (tmp_path / name).rglob("*.bin"))
        for name in ("serial", "shuffled", "pool")
    ]

    assert serial == mixed == pooled
    assert files[0] == files[1] == files[2]


@pytest.mark.parametrize("mood", ["crash", "silent", "raise"])
def test_a_failure_costs_one_retry(tmp_path: Path, mood: str) -> None:
    """A crash, an empty answer or an exception: the clip is spoken again, the build goes on."""
    (tmp_path / "marks").mkdir()
    todo = (_breath("good"), _breath("bad"), _breath("also good"))
    clips, _ = _speak(todo, Moody(tmp_path / "marks", mood), tmp_path / "cache")
    expected, _ = _speak(todo, ToneEngine(), tmp_path / "other")

    assert [clip.samples for clip in expected] == [clip.samples for clip in clips]


@pytest.mark.parametrize("mood", ["crash", "silent", "raise"])
def test_two_failures_are_an_error_with_the_text(tmp_path: Path, mood: str) -> None:
    """The sentence that cannot be spoken is named; what was spoken before it is kept."""
    (tmp_path / "marks").mkdir()
    with pytest.raises(EngineError, match="twice, at “bad”"):
        _speak((_breath("good, and longer"), _breath("bad")), Moody(tmp_path / "marks", mood, 2), tmp_path / "cache")

    assert len(list((tmp_path / "cache").rglob("*.bin"))) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a worker is not its child's parent")
def test_a_killed_worker_costs_nothing_but_time(tmp_path: Path) -> None:
    """Whoever kills a worker of the pool (for want of memory, say): a new pool goes on; twice is an error."""
    todo = (*(_breath(f"good {number}") for number in range(6)), _breath("bad"))
    expected, _ = _speak(todo, ToneEngine(), tmp_path / "other")
    (tmp_path / "once").mkdir()
    with workers(2) as pool:
        clips, _ = _speak(todo, Moody(tmp_path / "once", "kill the worker"), tmp_path / "cache", pool)
    (tmp_path / "twice").mkdir()
    with workers(2) as pool, pytest.raises(EngineError, match="killed twice"):
        _speak(todo, Moody(tmp_path / "twice", "kill the worker", 9), tmp_path / "third", pool)

    assert [clip.samples for clip in expected] == [clip.samples for clip in clips]


def test_the_same_words_are_spoken_once_and_told_of_each_time(tmp_path: Path) -> None:
    """A paragraph that stands twice is one clip; progress counts both."""
    clips, fresh = _speak((_breath("twin"), _breath("twin"), _breath("other")), ToneEngine(), tmp_path)

    assert clips[0] == clips[1] != clips[2]
    assert sorted(fresh) == [False, True, True]


def test_a_hang_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that does not come back is killed at its time limit and asked once more."""
    (tmp_path / "marks").mkdir()
    monkeypatch.setattr("audiopress.speak.clips.PATIENCE_S", 0.5)
    _, fresh = _speak((_breath("bad"),), Moody(tmp_path / "marks", "hang"), tmp_path / "cache")

    assert fresh == [True]


def test_a_damaged_clip_is_made_again(tmp_path: Path) -> None:
    """A cache entry that does not hold what it held is not used."""
    clips, _ = _speak((_breath("one"),), ToneEngine(), tmp_path)
    path = tmp_path / entry_name(clips[0].key)
    path.write_bytes(path.read_bytes()[:-7])
    again, fresh = _speak((_breath("one"),), ToneEngine(), tmp_path)

    assert (clips, [True]) == (again, fresh)


def test_breaths_follow_blocks_and_voices_and_stay_short() -> None:
    """A breath ends with its block, with its voice, and before 4,000 characters; no utterance is lost."""
    rows = [("b1", "a", 10), ("b1", "a", 10), ("b1", "b", 10), ("b2", "b", 3000), ("b2", "b", 3000), ("b2", "b", 10)]
    script = Script(
        tuple(
            Utterance(f"s{number}", "x", block, "paragraph", "", "t" * size, voice, "en", 0.5)
            for number, (block, voice, size) in enumerate(rows)
        ),
        (),
    )
    found = breaths(script, Voice("", 200))

    assert [breath.utterances for breath in found] == [("s0", "s1"), ("s2",), ("s3",), ("s4", "s5")]
    assert [(b.voice.name, b.voice.rate) for b in found] == [("a", 200), ("b", 200), ("b", 200), ("b", 200)]
    assert [breath.pauses for breath in found] == [(0.5,), (), (), (0.5,)]
