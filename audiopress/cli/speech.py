"""Errors, findings and data -> lines: messages on stderr, data on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from audiopress.cli.session import Session
from audiopress.model import Finding

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "hint": "cyan"}
_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "--", "×": "x", "·": "-"})


def message(text: str, session: Session) -> None:
    """A line for the person at the terminal."""
    click.echo(text.translate(_ASCII) if session.plain else text, err=True)


def labelled(label: str, text: str, session: Session) -> None:
    """A line such as “error: …”, its label coloured where colour is wanted and seen."""
    shown = click.style(f"{label}:", fg=_COLOURS[label], bold=True) if session.colour else f"{label}:"
    message(f"{shown} {text}", session)


def sentence(text: str) -> str:
    """The text with the full stop that errors and findings leave off, on one line.

    >>> sentence("the file is gone"), sentence("did you mean `x`?")
    ('the file is gone.', 'did you mean `x`?')
    """
    line = " ".join(text.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."


def placed(place: str, text: str) -> str:
    return f"{place}: {text}" if place else text


def finding_lines(finding: Finding) -> tuple[str, ...]:
    """A finding as `PLACE: SENTENCE [CODE]` and its hint."""
    first = f"{placed(finding.place, sentence(finding.message))} [{finding.code}]"
    return (first, sentence(finding.hint)) if finding.hint else (first,)


def tell_findings(findings: Iterable[Finding], session: Session) -> None:
    """Findings on stderr, the gravest first."""
    for finding in by_gravity(findings):
        first, *hint = finding_lines(finding)
        labelled(finding.severity, first, session)
        for line in hint:
            labelled("hint", line, session)


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    gravity = ("error", "warning", "note")
    return sorted(findings, key=lambda one: (gravity.index(one.severity), one.path, one.line or 0, one.code))


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number and its noun.

    >>> counted(1, "episode"), counted(2_000, "episode")
    ('1 episode', '2,000 episodes')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def clock(seconds: float) -> str:
    """A length of time as a listener reads it.

    >>> clock(59.6), clock(3723)
    ('1:00', '1:02:03')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def data(text: str) -> None:
    """A line of data on stdout."""
    click.echo(text)


def json_data(value: object) -> None:
    """A JSON document on stdout, in UTF-8 whatever the terminal speaks (RFC 8259 § 8.1)."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))
