"""How the cost of something grows: ratios of CPU times in one run, and bytes, which no slow or busy machine changes."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from time import process_time

_NOISE_S = 0.05


def in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Whether four times as much takes at most eight times as long: in proportion it is 4, with the square 16."""
    return any(_cost(work, size) <= 8 * _cost(work, size // 4) + _NOISE_S for _ in range(3))


def _cost(work: Callable[[int], object], size: int) -> float:
    began = process_time()
    work(size)
    return process_time() - began


def peak(work: Callable[[], object]) -> int:
    """The most memory that Python's objects take at once while it works, in bytes, above what they took before."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
