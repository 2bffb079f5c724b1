"""Rules for fractions and mixed numbers."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
