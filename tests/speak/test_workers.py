"""Executors: what is asked for decides which one, and every one of them keeps to what the cache holds already."""

from __future__ import annotations

import subprocess
import sys
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


INTERRUPTED = """
import multiprocessing, os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver
from audiopress.speak import workers

signal.signal(signal.SIGINT, signal.default_int_handler)
start = forkserver.ensure_running

def interrupted():
    os.kill(os.getpid(), signal.SIGINT)
    start()
    server = forkserver._forkserver._forkserver_pid
    os.kill(server, signal.SIGINT)  # as a terminal does: to all of them
    print("the server starts")

forkserver.ensure_running = interrupted
try:
    workers._start_server()
except KeyboardInterrupt:
    print("interrupted")
forkserver.ensure_running = start
with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
    mine = pool.submit(os.getppid).result() == forkserver._forkserver._forkserver_pid
    print(mine, pool.submit(signal.getsignal, signal.SIGINT).result().name, signal.getsignal(signal.SIGINT).__name__)
print(*signal.pthread_sigmask(signal.SIG_BLOCK, ()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is a fork server on Linux only")
def test_ctrl_c_while_the_server_starts_is_answered_then(tmp_path: Path) -> None:
    """The server and its workers ignore it, the build hears it, and is as it was before."""
    command = [sys.executable, "-c", INTERRUPTED]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout.splitlines() == [
        "the server starts",
        "interrupted",
        "True SIG_IGN default_int_handler",
        "",
    ], done.stderr
