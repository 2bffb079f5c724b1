"""Runs -> figures: medians with their spread, ratios within rounds, and what the targets say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.meter import Usage

Field = Callable[[Usage], float | None]
FIELDS: dict[str, Field] = {
    "wall": lambda usage: None if usage.pss is not None else usage.wall_s,  # a sampled run's times are not used
    "cpu": lambda usage: None if usage.pss is not None else usage.cpu_s,
    "written": lambda usage: None if usage.pss is not None else usage.written / 1e6,
    "pss": lambda usage: None if usage.pss is None else usage.pss / 1e6,
    "rss": lambda usage: None if usage.rss is None else usage.rss / 1e6,
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one command in one round."""

    key: str
    round: int
    usage: Usage


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some values, with the smallest and the largest of them."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        found = sorted(values)
        return cls(median(found), found[0], found[-1])

    def show(self, form: str = "{:.2f}") -> str:
        """
        >>> Spread(2, 1, 4).show("{:.1f} s")
        '2.0 s (1.0–4.0)'
        >>> Spread(2, 1.99, 2.01).show("{:.1f}")
        '2.0'
        """
        low, high = (form.format(value).partition(" ")[0] for value in (self.low, self.high))
        shown = form.format(self.median)
        return shown if low == high else f"{shown} ({low}–{high})"


@dataclass(frozen=True, slots=True)
class Results:
    """All runs, what they are called, and how often one was incomplete and done again."""

    runs: tuple[Run, ...]
    labels: dict[str, str]
    losses: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def spread(self, key: str, name: str) -> Spread | None:
        """Over all runs of a command; None when it was not measured."""
        values = [value for found in self._rounds(key, name).values() for value in found]
        return Spread.of(values) if values else None

    def ratio(self, over: tuple[str, str], under: tuple[str, str], scale: float = 1.0) -> Spread | None:
        """Of two commands (key, field), round by round, so that what slows a machine for minutes slows both."""
        above, below = self._rounds(*over), self._rounds(*under)
        shared = [scale * median(above[number]) / median(below[number]) for number in above if number in below]
        return Spread.of(shared) if shared else None

    def _rounds(self, key: str, name: str) -> dict[int, list[float]]:
        found: dict[int, list[float]] = {}
        for run in self.runs:
            if run.key == key and (value := FIELDS[name](run.usage)) is not None:
                found.setdefault(run.round, []).append(value)
        return found


@dataclass(frozen=True, slots=True)
class Target:
    """A promise about one figure, or about one divided by another."""

    clause: str
    promise: str
    over: tuple[str, str]  # key, field
    under: tuple[str, str] | None
    limit: float
    form: str = "{:.2f}"
    at_least: bool = False
    scale: float = 1.0

    def measured(self, results: Results) -> Spread | None:
        return results.ratio(self.over, self.under, self.scale) if self.under else results.spread(*self.over)

    def verdict(self, results: Results) -> str:
        """By the median of what was measured; nothing is reached that was not measured."""
        found = self.measured(results)
        if found is None:
            return "not measured"
        kept = found.median >= self.limit if self.at_least else found.median <= self.limit
        return "reached" if kept else "not reached"


COLD, LONG, SHORT = ("cold-2", "cpu"), "words-100000", "words-1000"
SECONDS, MEGABYTES, PER_WORD = "{:.2f} s", "{:.0f} MB", 1_000 / 100_000
TARGETS = (
    Target("1", "wall, cold ÷ plain script by the sentence", ("cold-2", "wall"), ("plain-sentence", "wall"), 0.3),
    Target("1", "wall, cold ÷ plain script by the section", ("cold-2", "wall"), ("plain-section", "wall"), 0.3),
    Target("1", "CPU, cold with 2 workers ÷ espeak-ng | ffmpeg", COLD, ("floor-ffmpeg", "cpu"), 1.3),
    Target("1", "CPU, cold with 1 worker ÷ espeak-ng | ffmpeg", ("cold-1", "cpu"), ("floor-ffmpeg", "cpu"), 1.3),
    Target("1", "CPU, cold with 2 workers ÷ espeak-ng | lame", COLD, ("floor-lame", "cpu"), 1.3),
    Target("1", "CPU, cold with 2 workers ÷ espeak-ng and lameenc", COLD, ("floor-lameenc", "cpu"), 1.3),
    Target("1", "wall, 1 worker ÷ 2 workers", ("cold-1", "wall"), ("cold-2", "wall"), 1.8, at_least=True),
    Target("2", "CPU, one sentence changed ÷ cold", ("edit", "cpu"), COLD, 0.08, "{:.3f}"),
    Target("2", "nothing changed", ("nothing", "wall"), None, 0.4, SECONDS),
    Target("2", "nothing changed, 1,000 articles", ("archive-1000-nothing", "wall"), None, 1.5, SECONDS),
    Target("2", "audiopress --help", ("help", "wall"), None, 0.2, SECONDS),
    Target("3", "peak memory, 100,000 words ÷ 1,000 words", (LONG, "pss"), (SHORT, "pss"), 1.2),
    Target("3", "peak memory, 100,000 words", (LONG, "pss"), None, 250, MEGABYTES),
    Target("3", "wall per word, 100,000 ÷ 1,000 words", (LONG, "wall"), (SHORT, "wall"), 1.1, scale=PER_WORD),
    Target("3", "CPU per word, 100,000 ÷ 1,000 words", (LONG, "cpu"), (SHORT, "cpu"), 1.1, scale=PER_WORD),
    Target("3", "CPU per word, 100,000 ÷ 10,000 words", (LONG, "cpu"), ("words-10000", "cpu"), 1.1, scale=0.1),
)
