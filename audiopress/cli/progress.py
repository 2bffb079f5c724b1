"""Progress of a build -> one line on a terminal, redrawn; nothing where stderr is no terminal."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Protocol, TextIO

from audiopress.cli.session import Session
from audiopress.cli.speech import clock

_REDRAWN = 0.1  # seconds between two drawings


class Progress(Protocol):
    """What a build tells of itself: utterances done and to do, seconds of audio made, seconds left where known."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def seconds_made(self) -> float: ...
    @property
    def seconds_left(self) -> float | None: ...


class ProgressLine:
    """Called with each Progress; leaves an empty line behind when it is closed."""

    def __init__(self, session: Session, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._plain = session.plain
        self._began = time.monotonic()
        self._drawn = float("-inf")

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._drawn > float("-inf"):
            self._write("")

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._shown and (now - self._drawn >= _REDRAWN or progress.done == progress.total):
            self._drawn = now
            self._write(line(progress, now - self._began, plain=self._plain))

    def _write(self, text: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r{text[:width]:<{width}}\r" if not text else f"\r{text[:width]:<{width}}")
        self._stream.flush()


def line(progress: Progress, elapsed: float, *, plain: bool) -> str:
    """Utterances, a bar, speed against real time and time left; `elapsed` in seconds.

    >>> from types import SimpleNamespace
    >>> line(SimpleNamespace(done=30, total=40, seconds_made=600.0, seconds_left=2.0), 6.0, plain=True)
    'Speaking [###############.....] 30/40 utterances, 100x real time, 0:02 left'
    """
    full, empty, times = ("#", ".", "x") if plain else ("█", "░", "×")
    filled = 20 * progress.done // max(progress.total, 1)
    parts = [f"Speaking [{full * filled}{empty * (20 - filled)}] {progress.done}/{progress.total} utterances"]
    if elapsed > 0 and progress.seconds_made:
        parts.append(f"{progress.seconds_made / elapsed:.0f}{times} real time")
    if progress.seconds_left is not None:
        parts.append(f"{clock(progress.seconds_left)} left")
    return ", ".join(parts)
