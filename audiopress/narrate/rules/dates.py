"""Rules for days and months in all their written forms."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
