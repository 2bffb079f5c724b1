"""Rules for quantities with a unit: percent, degrees, lengths, speeds, amounts of data."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
