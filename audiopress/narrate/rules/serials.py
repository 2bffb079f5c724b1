"""Rules for numbers that name things: versions, ISBN, models, codes."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
