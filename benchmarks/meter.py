"""A command -> what its whole process tree took: wall time, CPU time, bytes written, and, in a run for that, memory.

A build forks hundreds of processes; some outlive the one that started them (a fork server), some are killed. While a
command runs, this process is their subreaper (prctl(2)): the kernel hands it every process of the tree whose parent has
ended, it waits for them, and getrusage(RUSAGE_CHILDREN) then holds CPU time and blocks written of all of them, exactly,
without sampling and without privileges; a cgroup around a build of two workers counts the same to a tenth of a
millisecond. (What it cannot hold: children of a process that ignores SIGCHLD.)

Memory is a sum over processes at one moment, so it has to be sampled: every 20 ms, PSS from /proc/PID/smaps_rollup
(a page shared by n processes counts 1/n in each, so the sum counts it once) and RSS (which counts it n times).
Processes are read one after the other: a sum during which one was forked, or ended, would count a page wholly in the
parent and by half in the child, so it is dropped. Sampling takes some 10 % of a core from the other processes; it is
done in runs of their own, whose times are not used.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

STEP_S = 0.02
GRACE_S = 10.0  # for what a command leaves running; after that it is killed
_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
_BLOCK = 512  # bytes: the unit of ru_oublock (getrusage(2))
_TAIL = 2000  # characters of stderr kept for the message


class CommandError(Exception):
    """A measured command ended with an error; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took, all its processes together; memory is None in a run that was timed, not sampled."""

    wall_s: float  # until the command itself ended
    cpu_s: float  # user and system
    written: int  # bytes given to a disk; files on a tmpfs do not count
    pss: int | None = None  # bytes, the highest sum that was seen
    rss: int | None = None


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], *, sampled: bool = False) -> Usage:
    """Run a command to its end, and that of everything it started; CommandError when it does not end well."""
    with tempfile.TemporaryFile() as said, _subreaper():
        older = frozenset(children(os.getpid()))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        process = _started(command, folder, environment, said)
        try:
            with _sampling(older, wanted=sampled) as peak:
                status = process.wait()
                wall = time.perf_counter() - began
        finally:
            process.kill()  # after an interrupt; nothing to do otherwise
            _reap(older)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if status != 0:
            said.seek(max(0, said.seek(0, os.SEEK_END) - _TAIL))
            raise CommandError(f"{' '.join(command)}: exit status {status}\n{said.read().decode(errors='replace')}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Usage(wall, cpu, (after.ru_oublock - before.ru_oublock) * _BLOCK, peak.pss, peak.rss)


def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], said: IO[bytes]
) -> subprocess.Popen[bytes]:
    """The command, with no terminal, saying nothing but its errors."""
    null, environ = subprocess.DEVNULL, {**os.environ, **environment}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    try:
        return subprocess.Popen(command, cwd=folder, env=environ, stdin=null, stdout=null, stderr=said)
    except OSError as problem:
        raise CommandError(f"{command[0]} cannot be started: {problem.strerror}") from problem


@contextmanager
def _subreaper() -> Iterator[None]:
    """Inherit every descendant whose parent ends."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_CHILD_SUBREAPER, 1) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")
    try:
        yield
    finally:
        library.prctl(_PR_SET_CHILD_SUBREAPER, 0)


def _reap(older: frozenset[int]) -> None:
    """Wait for what the command left behind, and what that leaves behind, so that it is accounted for."""
    deadline = time.monotonic() + GRACE_S
    while left := [pid for pid in children(os.getpid()) if pid not in older]:
        for pid in left:
            if time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0 if time.monotonic() > deadline else os.WNOHANG)
        time.sleep(0.005)


@dataclass(slots=True)
class _Peak:
    pss: int | None = None
    rss: int | None = None

    def see(self, pss: int, rss: int) -> None:
        self.pss, self.rss = max(self.pss or 0, pss), max(self.rss or 0, rss)


@contextmanager
def _sampling(older: frozenset[int], *, wanted: bool) -> Iterator[_Peak]:
    """The highest sums over all processes younger than `older`, while the block runs."""
    peak, ended = _Peak(), threading.Event()

    def watch() -> None:
        while True:
            before = _descendants(older)
            sums = [memory(pid) for pid in before]
            if _descendants(older) == before:
                peak.see(sum(pss for pss, _ in sums), sum(rss for _, rss in sums))
            if ended.wait(STEP_S):
                return

    watcher = threading.Thread(target=watch)
    if wanted:
        watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        if wanted:
            watcher.join()


def _descendants(older: frozenset[int]) -> tuple[int, ...]:
    """Every process that the command has now."""
    return tuple(pid for root in children(os.getpid()) if root not in older for pid in tree(root))


def tree(root: int) -> Iterator[int]:
    """The process and all its descendants."""
    yield root
    for child in children(root):
        yield from tree(child)


def children(pid: int) -> tuple[int, ...]:
    """Of all threads of a process (proc(5), /proc/PID/task/TID/children); none when it has ended."""
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            found += map(int, Path(f"/proc/{pid}/task/{thread}/children").read_text().split())
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
        pass
    return tuple(found)


def memory(pid: int) -> tuple[int, int]:
    """PSS and RSS of a process in bytes; zeros when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    sizes = {name: int(rest.split()[0]) * 1024 for name, _, rest in (line.partition(":") for line in lines)}
    return sizes.get("Pss", 0), sizes.get("Rss", 0)
