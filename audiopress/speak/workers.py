"""What was asked for -> an executor shaped like `map`: this process, a pool of single-threaded ones, or a cluster."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from typing import TYPE_CHECKING

from audiopress.errors import ConfigError, EngineError
from audiopress.model import Clip
from audiopress.speak.clips import Executor, Task
from audiopress.speak.isolate import quiet_worker

if TYPE_CHECKING:
    from audiopress.speak.distributed import Cluster

_WORTH_A_POOL = 4  # clips; for fewer, starting processes takes longer than speaking
# A fork server starts workers from a clean, single-threaded process, which each may fork again for every clip.
_BUILD = "AUDIOPRESS_BUILD"  # as fork_server.py reads it, which only the server may import
_METHOD = "forkserver" if sys.platform.startswith("linux") else "spawn"
# An executor's scheme -> the protocol its scheduler speaks; certificates for TLS come from dask's own configuration.
_PROTOCOLS = {"dask": "tcp", "dask+tls": "tls"}
_EXAMPLE = "dask://127.0.0.1:8786"


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_server() -> None:
    """Start the fork server deaf to Ctrl-C, and its workers with it: the main process alone answers that.

    It inherits the signal blocked, until it ignores it (fork_server.py). A Ctrl-C that comes to us meanwhile waits, and
    is answered as soon as the server runs: ignoring it here for that long would lose it.
    """
    resource_tracker.ensure_running()  # the server's, which would unblock the signal in the course of its start
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.environ[_BUILD] = str(os.getpid())
    try:
        forkserver.set_forkserver_preload(
            ["audiopress.speak.fork_server", "audiopress.speak.clips", "audiopress.sound.encode"]
        )
        forkserver.ensure_running()
    finally:
        del os.environ[_BUILD]
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)


def _begin() -> None:
    """What a worker does first."""
    if _METHOD == "forkserver":
        from audiopress.speak import fork_server  # noqa: PLC0415  # in the server and its workers only

        fork_server.serve()
    else:
        quiet_worker()


class _Pool:
    """Worker processes, started when they are first worth it, and once more should somebody kill one."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked = 0  # clips so far
        self.processes: ProcessPoolExecutor | None = None

    def __call__(self, function: Callable[[Task], Clip], tasks: Iterable[Task]) -> Iterator[Clip]:
        waiting = tuple(tasks)
        self.asked += len(waiting)
        if self.count == 1 or (self.processes is None and self.asked < _WORTH_A_POOL):
            return map(function, waiting)
        return self._pooled(function, waiting, self._submitted(function, waiting))

    def _submitted(self, function: Callable[[Task], Clip], waiting: tuple[Task, ...]) -> Submitted | None:
        """The tasks in the hands of the pool, which begins at once; None when it is broken."""
        pool = self._started()
        try:
            return pool, pool.map(function, waiting)
        except BrokenProcessPool:
            self._abandon(pool)
            return None

    def _pooled(
        self, function: Callable[[Task], Clip], waiting: tuple[Task, ...], submitted: Submitted | None
    ) -> Iterator[Clip]:
        done = 0
        for _ in range(2):
            pool, clips = submitted or self._submitted(function, waiting[done:]) or (None, iter(()))
            submitted = None
            try:
                for clip in clips:
                    done += 1
                    yield clip
            except BrokenProcessPool:  # most likely for want of memory
                self._abandon(pool)
            if done == len(waiting):
                return
        raise EngineError("a worker was killed twice", "make room in memory, or use --jobs 1")

    def _abandon(self, pool: ProcessPoolExecutor | None) -> None:
        """Let a broken pool go, if nobody has yet: other clips may be waiting for its successor."""
        if pool is self.processes:
            self.shutdown()

    def soon(self) -> None:
        """There will be much to do: let the server load what its workers need while others read."""
        if self.count > 1 and _METHOD == "forkserver":
            _start_server()

    def _started(self) -> ProcessPoolExecutor:
        if self.processes is None:
            if _METHOD == "forkserver":
                _start_server()
            context = multiprocessing.get_context(_METHOD)
            self.processes = ProcessPoolExecutor(self.count, context, _begin)
        return self.processes

    def shutdown(self) -> None:
        if self.processes is not None:
            self.processes.shutdown(cancel_futures=True)
        self.processes = None


Submitted = tuple[ProcessPoolExecutor, Iterator[Clip]]


@contextmanager
def workers(jobs: int | None, executor: str | None = None, *, soon: bool = False) -> Iterator[Executor]:
    """An executor for `jobs` clips at a time (None: one for each core), or the cluster at an address such as
    dask://host:8786; ConfigError for one that cannot be. `soon`: it is known that there will be much to do.
    """
    chosen = _cluster(executor) if executor else _Pool(jobs or cores())
    if soon and isinstance(chosen, _Pool):
        chosen.soon()
    try:
        yield chosen
    finally:
        chosen.shutdown()


def _cluster(executor: str) -> Cluster:
    scheme, _, address = executor.partition("://")
    if scheme not in _PROTOCOLS or not re.fullmatch(r".+:\d+/?", address):
        raise ConfigError(
            f"there is no executor “{executor}”",
            f"give the address of a dask scheduler, such as {_EXAMPLE}; without one, this machine's cores work",
        )
    from audiopress.speak.distributed import Cluster  # noqa: PLC0415  (asyncio and ssl, for a cluster only)

    return Cluster(f"{_PROTOCOLS[scheme]}://{address.rstrip('/')}")
