"""Samples at one rate -> the same sound at another, by libswresample, each sample in its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

import av

# Twice the usual length of the filter: flat to 10 kHz at 22,050 Hz (the usual one: to 9), images and aliases below
# −86 dB, for 3 seconds an hour.
_OPTIONS = {"filter_size": "64"}
IDENTITY = ("swr", av.__version__, *_OPTIONS.items())
"""Everything here that decides the samples, for keys of caches."""


def resampled(data: bytes, rate: int, wanted: int) -> bytes:
    """Mono 16 bit samples from `rate` to `wanted` Hz; the first one stays the first, and no delay is added."""
    if rate == wanted or not data:
        return data
    return b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in frames(data, rate, wanted, "s16"))


def frames(data: bytes, rate: int, wanted: int, sample_format: str) -> Iterator[av.AudioFrame]:
    """Mono 16 bit samples as an encoder of libav takes them: at `wanted` Hz, in libav's `sample_format`."""
    whole = av.AudioFrame("s16", "mono", len(data) // 2)
    whole.planes[0].update(data)
    whole.sample_rate = rate
    whole.pts = 0
    whole.time_base = Fraction(1, rate)
    resampler = av.AudioResampler(sample_format, "mono", wanted, options=dict(_OPTIONS) if rate != wanted else None)
    return chain(resampler.resample(whole), resampler.resample(None))
