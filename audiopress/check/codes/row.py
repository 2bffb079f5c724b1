"""A row of the table of checks."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.model import Severity

AGAIN = "type `audiopress build`: what is damaged is made again"


@dataclass(frozen=True, slots=True)
class Check:
    """A code that stays, how grave it is, and what it looks at; `hint` is for findings that have none of their own."""

    code: str
    severity: Severity
    title: str
    hint: str = ""
