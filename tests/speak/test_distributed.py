"""A real dask cluster on this machine: a scheduler, two worker processes with nannies, and what befalls them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from distributed import Client

from audiopress import pipeline
from audiopress.errors import ConfigError, EngineError
from audiopress.model import Clip, Voice
from audiopress.speak import Breath, Cache, Speaking, Studio
from audiopress.speak.distributed import _asked
from audiopress.speak.speaker import Gone, Speaker
from audiopress.speak.tone_engine import ToneEngine
from audiopress.speak.workers import workers
from tests.press.made import CONFIG, tree
from tests.speak.raw import Raw

ROOT = Path(__file__).parents[2]
_ROLE = "AUDIOPRESS_TEST_ROLE"
_DAY = datetime(2026, 9, 21, tzinfo=UTC)


class Local(ToneEngine):
    """An engine of which every machine has another version."""

    def identity(self, voice: Voice) -> str:
        return f"tone of the {os.environ.get(_ROLE, 'desk')}"


@contextmanager
def _started(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers of one thread, as `dask scheduler` and `dask worker` start them: their address, and
    the processes of both programs."""
    here, log = folder / "scheduler.json", (folder / "log").open("w")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), _ROLE: "hall"}

    def start(program: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *words]
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, cwd=folder)

    started = [start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(here))]
    try:
        _until(lambda: here.is_file() and here.read_text().rstrip().endswith("}"))
        address = json.loads(here.read_text())["address"]
        size = ("--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder))
        started.append(start("dask_worker", address, *size))
        yield address.replace("tcp://", "dask://"), started
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)
        log.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster that most of these tests share."""
    with _started(tmp_path_factory.mktemp("cluster")) as (address, _):
        yield address


def _until(done, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    while not done():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


def _breath(text: str) -> Breath:
    return Breath(("s1",), (text,), (), Voice("tone"))


def _speak(todo: tuple[Breath, ...], cache: Cache, executor=map, engine=None) -> tuple[Clip, ...]:
    return Speaking(todo, Studio(engine or ToneEngine(), Raw(), cache), executor).clips(lambda *heard: None)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A workspace with an article of some hundred paragraphs: more than a cluster of two is sent at once."""
    content = tmp_path / "show" / "content"
    content.mkdir(parents=True)
    (content.parent / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    paragraphs = [f"Crossing number {number} took the ferry {number + 2} minutes." for number in range(96)]
    (content / "log.md").write_text("# The log\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return content.parent


def _built(workspace: Path, executor: str | None, progress=lambda done: None) -> dict[str, str]:
    pipeline.build(workspace, pipeline.Options(executor=executor), now=_DAY, progress=progress)
    return tree(workspace)


def test_a_cluster_cannot_be_heard(cluster: str, tmp_path: Path) -> None:
    """More tasks than are sent at once, of many lengths: the same clips in the same order, the same entries."""
    todo = tuple(_breath("x" * (number % 40) + f" {number}") for number in range(1, 90))
    here = _speak(todo, Cache(tmp_path / "here"))
    with workers(None, cluster) as executor:
        there = _speak(todo, Cache(tmp_path / "there"), executor)
    names = [
        {path.name: path.read_bytes() for path in (tmp_path / place).rglob("*.bin")} for place in ("here", "there")
    ]

    assert here == there
    assert names[0] == names[1]


def test_a_killed_worker_costs_its_task_only(
    cluster: str, long: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two workers is killed while most of an article is still to be spoken: every published byte is the same."""
    expected = _built(long, None)
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(tmp_path / "shared"))
    other = tmp_path / "other"
    (other / "content").mkdir(parents=True)
    for name in ("audiopress.toml", "content/log.md"):
        (other / name).write_bytes((long / name).read_bytes())
    seen: list[int] = []

    with Client(cluster.replace("dask", "tcp"), set_as_default=False) as watcher:
        watcher.wait_for_workers(2, timeout=60)

        def kill(done: pipeline.Progress) -> None:
            seen.append(done.done)
            if len(seen) == 3:
                spoken = watcher.run(_spoken)
                pid = max((number, pid) for number, pid in spoken.values())
                assert pid[0] > 0
                assert done.done < done.total / 2
                os.kill(pid[1], signal.SIGKILL)

        before = set(watcher.run(os.getpid).values())
        found = _built(other, cluster, kill)
        _until(lambda: len(after := set(watcher.run(os.getpid).values())) == 2 and after != before)

    assert expected == found


def _spoken(dask_worker) -> tuple[int, int]:
    """How many tasks a worker has done, and its process."""
    return dask_worker.state.executed_count, os.getpid()


def test_a_worker_with_another_engine_is_told_of(cluster: str, tmp_path: Path) -> None:
    """A worker that would give other samples under the same key is found before it speaks a word."""
    todo = tuple(_breath(f"number {number}") for number in range(9))
    with workers(None, cluster) as executor, pytest.raises(EngineError, match="would speak otherwise") as caught:
        _speak(todo, Cache(tmp_path), executor, Local())

    assert "tone of the hall" in caught.value.message
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_cache_that_workers_do_not_see_is_told_of(cluster: str) -> None:
    """Workers that would keep clips where nobody finds them: one sentence, before a word is spoken."""
    todo = tuple(_breath(f"number {number}") for number in range(9))
    with (
        workers(None, cluster) as executor,
        pytest.raises(ConfigError, match="does not share the cache memory://") as e,
    ):
        _speak(todo, Cache("memory://nobody-else/sees-this"), executor)

    assert "AUDIOPRESS_CACHE" in e.value.hint


@pytest.mark.parametrize(("which", "sentence"), [(0, "is lost"), (1, "no worker is left")])
def test_a_cluster_that_goes_away_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int, sentence: str
) -> None:
    """The scheduler is killed, or every worker leaves, in the middle: one sentence, and what was made is kept."""
    monkeypatch.setattr("audiopress.speak.distributed._ALONE_S", 5.0)
    todo = tuple(_breath("word " * 400 + str(number)) for number in range(200))
    cache = Cache(tmp_path / "cache")
    heard: list[Clip] = []

    with _started(tmp_path) as (address, processes), workers(None, address) as executor:

        def leave(breath: Breath, clip: Clip, fresh: bool) -> None:
            heard.append(clip)
            if len(heard) == 2:
                processes[which].send_signal((signal.SIGKILL, signal.SIGTERM)[which])

        with pytest.raises(EngineError, match=sentence):
            Speaking(todo, Studio(ToneEngine(), Raw(), cache), executor).clips(leave)

    assert 2 <= len(cache.entries()) < len(todo)
    assert all(cache.read(clip.key) for clip in heard)


def test_nobody_at_the_address(tmp_path: Path) -> None:
    """No scheduler, or something else that listens there: one sentence, in seconds."""
    todo = tuple(_breath(f"number {number}") for number in range(9))
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        addresses = ("127.0.0.1:1", f"127.0.0.1:{deaf.getsockname()[1]}")
        for address in addresses:
            with workers(None, f"dask://{address}") as executor, pytest.raises(ConfigError, match="no dask scheduler"):
                _speak(todo, Cache(tmp_path), executor)


@pytest.mark.parametrize("executor", ["ray://host:1", "dask://", "dask://host", "dask", "host:8786"])
def test_what_is_no_executor(executor: str) -> None:
    """Anything but a scheduler's address is refused, with an example."""
    with pytest.raises(ConfigError, match="there is no executor") as caught, workers(None, executor):
        pass

    assert "dask://127.0.0.1:8786" in caught.value.hint


def test_few_clips_need_no_cluster(tmp_path: Path) -> None:
    """Three clips are spoken here, whoever is at the address; what is asked for next is not."""
    todo = tuple(_breath(f"number {number}") for number in range(6))
    with workers(None, "dask://127.0.0.1:1") as executor:
        clips = _speak(todo[:3], Cache(tmp_path), executor)
        with pytest.raises(ConfigError, match="no dask scheduler"):
            _speak(todo, Cache(tmp_path), executor)

    assert len(clips) == 3


def test_a_speaker_that_is_killed_costs_one_attempt(tmp_path: Path) -> None:
    """Its asker hears of it, and starts another; an error in it is its answer."""
    speaker = Speaker()
    first = speaker.ask(os.getpid)
    with pytest.raises(Gone):
        speaker.ask(_die, tmp_path / "once")

    assert first not in (os.getpid(), _asked(_die, tmp_path / "twice"))
    with pytest.raises(EngineError, match="a worker failed: FileNotFoundError"):
        _asked(os.stat, tmp_path / "none")


def _die(mark: Path) -> int:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()
