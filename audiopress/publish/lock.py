"""A show of a workspace -> the right to build it, for one build at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from audiopress.errors import PublishError

FOLDER = "feeds"
FILE = ".building"
_DELETES_OPEN = os.name == "posix"


@contextmanager
def building(workspace: Path, key: str = "") -> Iterator[None]:
    """Hold `feeds/.building` while the body runs; PublishError when another build holds it or it cannot be written.

    `key` tells the shows of a workspace apart: each has a lock of its own; "": the workspace's own show.

    The lock is the operating system's, so a killed build holds nobody up. The file goes with the lock; one that a
    killed build left is the next one's, and goes with that.
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
        _let_go(lock)


def _let_go(lock: FileLock) -> None:
    """Release the lock, and take its file away: what lies in feeds/ may be published as it is.

    POSIX deletes what is open: so the file goes first, while nobody else can hold it. Whoever had opened it before gets
    a lock on a file without a name, which filelock does not take for one (since 3.21). Windows deletes only what nobody
    has open: so there it goes last, or is left to whoever holds it by then.
    """
    path = Path(lock.lock_file)
    if _DELETES_OPEN:
        with suppress(OSError):  # in a folder that may not be written any more it stays, and harms nobody
            path.unlink()
    lock.release()
    if not _DELETES_OPEN:
        with suppress(OSError):  # see above
            path.unlink(missing_ok=True)


def is_building(workspace: Path, key: str = "") -> bool:
    """Whether somebody holds that right now."""
    path = workspace / FOLDER / (f"{FILE}.{key}" if key else FILE)
    if not path.exists():
        return False
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    except (OSError, NotImplementedError):  # nobody can build there, and `building` says why
        return False
    _let_go(lock)  # of a build that was killed
    return False
