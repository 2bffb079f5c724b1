"""What sound makes: the one place that knows about time."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.model.speech import WordMark


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard: samples [start, end); words point into its display text."""

    utterance: str
    start: int
    end: int
    words: tuple[WordMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section's stretch of the audio, samples [start, end); `start` is a whole second."""

    section: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What lies next in the file: a clip's fragment, or silent frames."""

    frames: int
    size: int = 0  # bytes of a clip's fragment
    clip: str | None = None  # cache key; None: silence


@dataclass(frozen=True, slots=True)
class Timeline:
    """The one place that knows about time: everything in samples, from the first sample a player plays."""

    rate: int
    samples: int  # length of what is played
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    pieces: tuple[Piece, ...]

    def seconds(self, sample: int) -> float:
        """The one door from samples to seconds; callers round once, from the absolute position."""
        return sample / self.rate

    def milliseconds(self, sample: int) -> int:
        """Whole milliseconds, halves up, in integers: no float can move a cue."""
        return (2000 * sample + self.rate) // (2 * self.rate)
