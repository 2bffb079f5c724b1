"""Rules for titles before names, and for addresses of houses."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.passage import Rule

RULES: Final[tuple[Rule, ...]] = ()
