"""Rules for Roman numerals, by what stands before them."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
