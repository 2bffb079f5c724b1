"""Samples, or an audio file -> how loud they are heard (ITU-R BS.1770-4, EBU R 128), by libavfilter, as a stream."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audiopress.errors import EncodeError

if TYPE_CHECKING:
    from av import AudioFrame
    from av.filter import Graph

_GATE = -70.0  # LUFS: BS.1770-4 § 2.8, the absolute gate; the filter says it, too, where nothing passes
_TAIL_S = 0.2  # of silence after the end: the filter looks at blocks of 0.1 s, its resampler at what comes next
_SAID = "lavfi.r128."  # what the filter writes into the metadata of each block

METER = ("ebur128", _TAIL_S, version("av"))
"""Everything here that decides a measured loudness, for keys of caches."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What a listener gets; one channel is heard from two loudspeakers (dual mono), as podcast apps play it."""

    integrated: float  # LUFS; -inf where nothing passes the gate: silence, or less than 0.4 s of sound
    peak: float | None = None  # dBTP, true peak (BS.1770-4 annex 2); -inf for digital silence; None: not looked for
    seconds: float = 0.0  # of sound that was measured


def measured(chunks: Iterable[bytes], rate: int, *, peak: bool = True) -> Loudness:
    """The loudness of mono samples, signed 16 bit, at `rate` Hz; every chunk holds whole samples.

    A true peak is that of the sound between the samples: it is looked for at 192 kHz, which is four times the work.
    """
    return _heard(_frames(chunks, rate), peak=peak)


def measured_file(file: Path | BinaryIO, *, peak: bool = True) -> Loudness:
    """The loudness of an audio file in whatever format, decoded as players decode it, one frame after the other.

    EncodeError when there is no sound in it, or when it cannot be decoded to its end.
    """
    import av  # noqa: PLC0415  (a tenth of a second and 20 MB, for those only who measure)

    try:
        with av.open(str(file) if isinstance(file, Path) else file, "r", metadata_errors="replace") as container:
            if not container.streams.audio:
                raise EncodeError("there is no sound in this file")
            return _heard(container.decode(container.streams.audio[0]), peak=peak)
    except av.FFmpegError as problem:
        raise EncodeError(f"this file cannot be decoded: {problem.strerror}") from problem


def _heard(frames: Iterable[AudioFrame], *, peak: bool) -> Loudness:
    graph: Graph | None = None
    said: dict[str, str] = {}
    seconds = Fraction(0)
    for frame in frames:
        if graph is None:
            graph = _graph(frame, "true" if peak else "none")
        graph.push(frame)
        seconds += Fraction(frame.samples, frame.sample_rate)
        said = _last(graph) or said
    integrated = float(said.get(f"{_SAID}I", _GATE))
    if graph is not None:
        graph.push(None)
        said = _last(graph) or said
    highest = float(said.get(f"{_SAID}true_peak", 0))
    return Loudness(
        integrated if integrated > _GATE else -math.inf,
        (20 * math.log10(highest) if highest else -math.inf) if peak else None,
        float(seconds),
    )


def _graph(first: AudioFrame, peak: str) -> Graph:
    """A meter for frames like the first one."""
    import av.filter  # noqa: PLC0415  (see above)

    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=first.sample_rate,
        format=first.format,
        layout=first.layout,
        time_base=Fraction(1, first.sample_rate),
    )
    meter = graph.add("ebur128", metadata="1", framelog="quiet", dualmono="1", peak=peak)
    graph.link_nodes(source, graph.add("apad", pad_dur=str(_TAIL_S)), meter, graph.add("abuffersink")).configure()
    return graph


def _last(graph: Graph) -> dict[str, str]:
    """What the meter says after the latest block of 0.1 s that is through; nothing where none is."""
    said: dict[str, str] = {}
    while True:
        try:
            said = dict(graph.pull().metadata) or said
        except (BlockingIOError, EOFError):  # libav: give me more; there is no more
            return said


def _frames(chunks: Iterable[bytes], rate: int) -> Iterator[AudioFrame]:
    import av  # noqa: PLC0415  (see above)

    for chunk in filter(None, chunks):
        frame = av.AudioFrame("s16", "mono", len(chunk) // 2)
        frame.planes[0].update(chunk)
        frame.sample_rate = rate
        yield frame
