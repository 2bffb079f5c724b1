"""A call -> its result from a fresh process: a crash or a hang costs that process and nothing else."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pickle import UnpicklingError
from typing import Generic, TypeVar

from audiopress.errors import EngineError, PressError

Result = TypeVar("Result")

_FORKS = sys.platform.startswith("linux")  # where there is no safe fork, a spawned process will do
_PR_SET_PDEATHSIG = 1  # prctl(2): a killed build leaves no child behind


def isolated(function: Callable[..., Result], *args: object, timeout_s: float) -> Result:
    """function(*args) in a process of its own.

    A PressError of the function is raised here as it is; a crash, a hang of more than `timeout_s` seconds and any
    other exception become an EngineError. The child's standard streams go nowhere: libraries chatter.
    """
    return Isolated(function, *args).result(timeout_s)


class Isolated(Generic[Result]):
    """Such a call, begun: its answer may be waited for later, or never."""

    def __init__(self, function: Callable[..., Result], *args: object) -> None:
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        try:
            self._process = (_Forked if _FORKS else _Spawned)(_child, sender, os.getpid(), function, args)
        except OSError as problem:
            self._receiver.close()
            raise EngineError(f"no process can be started: {problem.strerror}", "make room in memory") from problem
        finally:
            sender.close()

    def result(self, timeout_s: float) -> Result:
        """Once only; see `isolated`."""
        try:
            if not self._receiver.poll(timeout_s):
                raise EngineError(f"the speech engine gave no answer within {timeout_s:.0f} seconds")
            done, outcome = self._receiver.recv()
        except (EOFError, OSError, UnpicklingError):  # nothing, or half an answer
            raise EngineError(f"the speech engine crashed ({_ending(self._process.ended())})") from None
        finally:
            self.drop()
        if not done:
            raise outcome
        result: Result = outcome
        return result

    def drop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.ended()
        self._receiver.close()


class _Forked:
    """A child with everything that its parent has imported, and nothing of what `multiprocessing` brings along."""

    def __init__(self, target: Callable[..., None], *args: object) -> None:
        self._status: int | None = None
        parent = os.getpid()
        try:
            self._pid = os.fork()
            if self._pid == 0:
                target(*args)
                os._exit(0)
        finally:
            if os.getpid() != parent:  # whatever happens there, nothing of the parent's is cleaned up twice
                os._exit(1)

    def kill(self) -> None:
        if self._status is None:
            with suppress(ProcessLookupError):  # see below
                os.kill(self._pid, signal.SIGKILL)

    def ended(self) -> int:
        """Waits for the end: an exit status, or the negative number of a signal."""
        if self._status is None:
            try:
                self._status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
            except ChildProcessError:  # where SIGCHLD is ignored, the system waits in our place
                self._status = 0
        return self._status


class _Spawned:
    """A child that imports everything anew."""

    def __init__(self, target: Callable[..., None], *args: object) -> None:
        self._process = multiprocessing.get_context("spawn").Process(target=target, args=args, daemon=True)
        self._process.start()
        self.kill = self._process.kill

    def ended(self) -> int | None:
        self._process.join()
        return self._process.exitcode


def _child(sender: Connection, parent: int, function: Callable[..., object], args: tuple[object, ...]) -> None:
    quiet_worker(parent)
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(null, stream)
    try:
        answer: tuple[bool, object] = (True, function(*args))
    except PressError as problem:
        answer = (False, problem)
    except Exception as problem:  # whatever an engine raises is the engine's failure, told in one sentence
        answer = (False, EngineError(f"the speech engine failed: {type(problem).__name__}: {problem}"))
    sender.send(answer)
    sender.close()


def quiet_worker(parent: int | None = None) -> None:
    """Leave Ctrl-C to the main process, and die with the parent, whose process number that is (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent(parent)


def die_with_parent(parent: int | None) -> None:
    """Have the system kill this process when its parent ends, however that ends (Linux).

    A parent that has ended before we could ask is told by another's number in its place.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if parent is not None and os.getppid() != parent:
            os._exit(1)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit status {code}"
