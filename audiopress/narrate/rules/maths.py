"""Rules for signs of arithmetic, comparison and powers."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
