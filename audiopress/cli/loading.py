"""Modules that a command needs, loaded without a look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import in the body: modules stay to the end, so the collector looks through them neither now nor later.

    Nor does it in the processes forked from this one, which so go on sharing their memory with it.
    """
    watching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if watching:
            gc.enable()
