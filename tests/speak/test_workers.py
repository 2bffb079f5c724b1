"""Executors: what is asked for decides which one, and every one of them keeps to what the cache holds already."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiopress.model import Clip, Pcm, Voice
from audiopress.speak import Breath, Cache, Speaking, Studio
from audiopress.speak.clips import Task, keys_of, make
from audiopress.speak.tone_engine import ToneEngine
from audiopress.speak.workers import workers
from tests.speak.raw import Raw


class Mute(ToneEngine):
    """An engine that must not be asked."""

    def speak(self, texts: tuple[str, ...], voice: Voice) -> Pcm:
        raise AssertionError("nobody is to speak")


def test_a_clip_that_is_there_by_now_is_not_spoken_again(tmp_path: Path) -> None:
    """What another build, or a worker that was lost, has kept meanwhile is taken from the cache."""
    breath = Breath(("s1",), ("one",), (), Voice("tone"))
    cache = Cache(tmp_path)
    studio = Studio(ToneEngine(), Raw(), cache)
    (spoken,) = Speaking((breath,), studio, map).clips(lambda *heard: None)
    (key,) = keys_of((breath,), studio)

    assert spoken == make(Task(key, breath, Studio(Mute(), Raw(), cache)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_keep_the_order_of_tasks(tmp_path: Path, jobs: int) -> None:
    """Clips come in the order of their breaths, longest or shortest first."""
    todo = tuple(Breath(("s1",), ("word " * (number % 5 + 1) + str(number),), (), Voice("tone")) for number in range(9))
    with workers(jobs) as executor:
        clips: tuple[Clip, ...] = Speaking(todo, Studio(ToneEngine(), Raw(), Cache(tmp_path)), executor).clips(
            lambda *heard: None
        )

    assert keys_of(todo, Studio(ToneEngine(), Raw(), Cache(tmp_path))) == tuple(clip.key for clip in clips)
