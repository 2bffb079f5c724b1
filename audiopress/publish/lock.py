"""A show of a workspace -> the right to build it, for one build at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from audiopress.errors import PublishError

FOLDER = "feeds"
FILE = ".building"


@contextmanager
def building(workspace: Path, key: str = "") -> Iterator[None]:
    """Hold `feeds/.building` while the body runs; PublishError when another build holds it or it cannot be written.

    `key` tells the shows of a workspace apart: each has a lock of its own; "": the workspace's own show.

    The lock is the operating system's, so a killed build leaves none behind.
    """
    folder = workspace / FOLDER
    lock = FileLock(folder / (f"{FILE}.{key}" if key else FILE), timeout=0)
    try:
        folder.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        what = "of this show is running" if key else "is running in this workspace"
        raise PublishError(
            f"another build {what}", "wait until it has ended, then run the command again", FOLDER
        ) from None
    except (OSError, NotImplementedError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise PublishError(
            f"this folder cannot be written: {reason}", "make it a folder that you may write to", FOLDER
        ) from None
    try:
        yield
    finally:
        lock.release()


def is_building(workspace: Path, key: str = "") -> bool:
    """Whether somebody holds that right now."""
    lock = FileLock(workspace / FOLDER / (f"{FILE}.{key}" if key else FILE), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    except (OSError, NotImplementedError):  # nobody can build there, and `building` says why
        return False
    lock.release()
    return False
