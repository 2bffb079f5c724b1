"""What sound makes: the one place that knows about time."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.model.speech import Encoded, WordMark


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
    image: str = ""  # its first picture: the file's name in the episode's folder
    alt: str = ""  # what that shows, in words


@dataclass(frozen=True, slots=True)
class Laid:
    """A clip in its place: its first sample is heard at `start`; between clips there is silence."""

    start: int
    clip: str  # cache key
    encoded: tuple[Encoded, ...]

    def as_(self, format_name: str) -> Encoded:
        """The clip in that format; KeyError where it was not made."""
        return {one.format: one for one in self.encoded}[format_name]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The one place that knows about time: everything in samples, from the first sample a player plays."""

    rate: int
    samples: int  # length of what is played
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    laid: tuple[Laid, ...] = ()  # in order of their starts

    def seconds(self, sample: int) -> float:
        """The one door from samples to seconds; callers round once, from the absolute position."""
        return sample / self.rate

    def milliseconds(self, sample: int) -> int:
        """Whole milliseconds, halves up, in integers: no float can move a cue."""
        return (2000 * sample + self.rate) // (2 * self.rate)
