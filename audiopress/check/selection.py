"""Findings -> those that were asked for, by the beginnings of their codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audiopress.check.codes.every import known, meant
from audiopress.errors import ConfigError
from audiopress.model import Finding


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or beginnings such as `B` or `F-3`; `select` empty: every code. The longest beginning decides."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Whether findings of that code are asked for; of two equally long words, `ignore` has the last.

        >>> chosen = Selection(select=("B-04",), ignore=("B",))
        >>> chosen.wants("B-042"), chosen.wants("B-050"), Selection(ignore=("N",)).wants("A-001")
        (True, False, True)
        """
        wanted = max((len(one) for one in self.select if code.startswith(one)), default=-1 if self.select else 0)
        unwanted = max((len(one) for one in self.ignore if code.startswith(one)), default=-1)
        return wanted > unwanted

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if self.wants(finding.code))


EVERYTHING = Selection()


def selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Comma lists as they are typed -> Selection; ConfigError for what is the beginning of no code."""
    return Selection(_codes(select, "--select"), _codes(ignore, "--ignore"))


def _codes(lists: Iterable[str], option: str) -> tuple[str, ...]:
    codes = [code for text in lists for one in text.split(",") if (code := one.strip().upper())]
    for code in codes:
        if not known(code):
            raise ConfigError(f"{option} names “{code}”, and no check is called so", meant(code))
    return tuple(dict.fromkeys(codes))
