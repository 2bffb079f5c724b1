"""Lines on a terminal: findings, progress."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from audiopress.cli import progress as progress_module
from audiopress.cli.progress import ProgressLine, line
from audiopress.cli.session import Session
from audiopress.cli.speech import by_gravity, finding_lines
from audiopress.model import Finding


@dataclass(frozen=True)
class Made:
    """A stand-in for a build's progress."""

    done: int
    total: int
    seconds_made: float
    seconds_left: float | None


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_silent_without_a_terminal() -> None:
    """Where stderr is no terminal, progress writes nothing at all."""
    stream = io.StringIO()
    with ProgressLine(Session(), stream) as progress:
        progress(Made(1, 1, 2.0, 0.0))

    assert stream.getvalue() == ""


def test_redrawn_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, the line is drawn over itself, not more often than can be read, and wiped in the end."""
    times = iter([0.0, 1.0, 1.01, 2.0])
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: next(times))
    monkeypatch.setenv("COLUMNS", "100")
    stream = Terminal()
    with ProgressLine(Session(plain=True), stream) as progress:
        progress(Made(1, 4, 10.0, None))
        progress(Made(2, 4, 20.0, 1.0))
        progress(Made(4, 4, 40.0, 0.0))
    drawn = [part.strip() for part in stream.getvalue().split("\r") if part.strip()]

    assert drawn == [
        "Speaking [#####...............] 1/4 utterances, 10x real time",
        "Speaking [####################] 4/4 utterances, 20x real time, 0:00 left",
    ]
    assert stream.getvalue().endswith(" \r")


def test_nothing_to_speak() -> None:
    """A build with nothing to do divides by nothing."""
    assert line(Made(0, 0, 0.0, None), 0.0, plain=True) == "Speaking [....................] 0/0 utterances"


def test_findings_in_order_of_gravity() -> None:
    """Errors come first, then warnings, then notes, each in the order of files and lines."""
    findings = [
        Finding("A-008", "note", "content/a.md", 1, "x"),
        Finding("A-001", "warning", "content/b.md", 9, "x"),
        Finding("A-001", "warning", "content/b.md", None, "x"),
        Finding("B-001", "error", "feeds/x", None, "x"),
    ]

    assert [findings[3], findings[2], findings[1], findings[0]] == by_gravity(findings)


def test_a_finding() -> None:
    """A finding is its place, its sentence and its code, with the hint on a line of its own."""
    finding = Finding("A-001", "warning", "content/b.md", 9, "the picture has no text", "describe it")

    assert finding_lines(finding) == ("content/b.md:9: the picture has no text. [A-001]", "describe it.")
