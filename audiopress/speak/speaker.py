"""A process of one thread that answers calls: somebody with threads asks it, where forking would not be safe.

A worker of dask runs several threads, and is a daemon that `multiprocessing` allows no children. So it starts this
module with the interpreter that it has itself, and passes calls over the standard streams; for each clip this process
forks, as a worker of a local build does. It ends with its asker: nobody holds the other end of its input any more.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from audiopress.errors import EngineError, PressError

Result = TypeVar("Result")


class Gone(Exception):  # noqa: N818  (what the asker does about it decides whether it is an error)
    """The process ended without an answer: somebody killed it."""


class Speaker:
    """One such process, as its asker has it; for one thread at a time."""

    def __init__(self) -> None:
        modules = os.pathsep.join(filter(None, sys.path))  # it imports what this process imports, from the same places
        self._process = subprocess.Popen(
            [sys.executable, "-m", "audiopress.speak.speaker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": modules},
        )

    def ask(self, function: Callable[..., Result], *args: object) -> Result:
        """function(*args) in that process; a PressError is raised here as it is, Gone when there is no answer."""
        asking, answering = self._process.stdin, self._process.stdout
        if asking is None or answering is None:
            raise Gone
        try:
            pickle.dump(pickle.dumps((function, args)), asking)
            asking.flush()
            done, outcome = pickle.load(answering)
        except (EOFError, OSError, pickle.UnpicklingError):  # nothing, or half an answer
            self.close()
            raise Gone from None
        if not done:
            raise outcome
        result: Result = outcome
        return result

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        with suppress(BrokenPipeError):  # half a question is still to be written
            self._process.communicate()


def main() -> None:
    """Answer one call after the other, until there is nobody to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # libraries chatter
    try:
        while True:
            asked: bytes = pickle.load(sys.stdin.buffer)
            pickle.dump(_answer(asked), answers)
            answers.flush()
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        with suppress(BrokenPipeError):
            answers.close()


def _answer(asked: bytes) -> tuple[bool, object]:
    try:
        function, args = pickle.loads(asked)  # a package that is missing here is an answer, too
        return True, function(*args)
    except PressError as problem:
        return False, problem
    except Exception as problem:  # whatever else fails here is told in one sentence there
        return False, EngineError(f"a worker failed: {type(problem).__name__}: {problem}")


if __name__ == "__main__":
    main()
