"""A number of jobs -> an executor shaped like `map`: this process, or a pool of single-threaded ones."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver

from audiopress.model import Clip
from audiopress.speak.clips import Executor, Task
from audiopress.speak.isolate import quiet_worker

_WORTH_A_POOL = 4  # clips; for fewer, starting processes takes longer than speaking
# A fork server starts workers from a clean, single-threaded process, which each may fork again for every clip.
_METHOD = "forkserver" if sys.platform.startswith("linux") else "spawn"


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_server() -> None:
    """Start the fork server deaf to Ctrl-C, and its workers with it: the main process alone answers that."""
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.set_forkserver_preload(["audiopress.speak.clips", "audiopress.sound.encode"])
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, usual)


@contextmanager
def workers(jobs: int | None) -> Iterator[Executor]:
    """An executor for `jobs` clips at a time (None: one for each core); the pool starts when it is first worth it."""
    count = jobs or cores()
    context = multiprocessing.get_context(_METHOD)
    pools: list[ProcessPoolExecutor] = []

    def run(function: Callable[[Task], Clip], tasks: Iterable[Task]) -> Iterator[Clip]:
        waiting = tuple(tasks)
        if count == 1 or len(waiting) < _WORTH_A_POOL:
            return map(function, waiting)
        if not pools:
            if _METHOD == "forkserver":
                _start_server()
            pools.append(ProcessPoolExecutor(count, context, quiet_worker))
        return pools[0].map(function, waiting)

    try:
        yield run
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)
