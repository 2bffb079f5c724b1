"""Every rule about spoken forms, in the order in which they decide; the switches of [rules] in audiopress.toml."""

from __future__ import annotations

from typing import Final

from audiopress.model import Show
from audiopress.narrate import abbreviations, citations, numbers, symbols
from audiopress.narrate.passage import Rule

# What is left out is decided first; then what is one thing whatever it holds (formulas, code, addresses); then words.
RULES: Final[tuple[Rule, ...]] = (
    *citations.RULES,
    *symbols.WHOLES,
    *abbreviations.RULES,
    *numbers.RULES,
    *symbols.WORDS,
)
RULE_NAMES: Final[frozenset[str]] = frozenset(rule.name for rule in RULES)


def active(show: Show) -> tuple[Rule, ...]:
    """The rules that this show has not switched off."""
    return tuple(rule for rule in RULES if show.rule(rule.name))
