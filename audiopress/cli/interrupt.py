"""Ctrl-C -> an orderly end, which a second Ctrl-C cuts short; neither ever shows a traceback."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PATIENCE_S = 5.0  # for what is being spoken when Ctrl-C is pressed
GOING_ON = "Interrupted. What is finished is kept: run `audiopress build` again to go on."


@contextmanager
def orderly() -> Iterator[None]:
    """While the body runs, the first Ctrl-C raises KeyboardInterrupt, and the second leaves at once with 130.

    Leaving at once is safe, because a build may be killed at any moment. A process that was started with SIGINT
    ignored, as a shell starts what runs in the background, goes on ignoring it.
    """
    usual = signal.default_int_handler
    ours = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is usual
    if ours:
        signal.signal(signal.SIGINT, _first)
    try:
        yield
    finally:
        if ours and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        if ours and signal.getsignal(signal.SIGINT) is _first:
            signal.signal(signal.SIGINT, usual)


def _first(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, _second)
    if hasattr(signal, "setitimer"):  # an orderly end that does not come is cut short as well
        signal.signal(signal.SIGALRM, _second)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE_S)
    raise KeyboardInterrupt


def _second(number: int, frame: FrameType | None) -> None:
    os.write(2, f"{GOING_ON}\n".encode())
    os._exit(INTERRUPTED)
