"""Every rule about spoken forms, in the order in which they decide; the switches of [rules] in audiopress.toml."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from audiopress.model import Detail, Show
from audiopress.narrate.passage import Rule
from audiopress.narrate.rules import (
    abbreviations,
    acronyms,
    citations,
    dates,
    electronic,
    emoji,
    fractions,
    maths,
    measures,
    money,
    numbers,
    ranges,
    roman,
    scores,
    serials,
    symbols,
    telephone,
    times,
    titles,
    wholes,
    years,
)

# What an earlier rule has taken, a later one leaves alone. What is left out is decided first; then what is one thing
# whatever it holds; then what a number is part of, the more particular before the more general; then words; then the
# numbers and signs that are left.
RULES: Final[tuple[Rule, ...]] = (
    *citations.RULES,
    *wholes.RULES,
    *emoji.RULES,
    *electronic.RULES,
    *telephone.RULES,
    *serials.RULES,
    *dates.RULES,
    *times.RULES,
    *money.RULES,
    *measures.RULES,
    *titles.RULES,
    *abbreviations.RULES,
    *roman.RULES,
    *maths.RULES,
    *fractions.RULES,
    *scores.RULES,
    *years.RULES,
    *ranges.RULES,
    *numbers.RULES,
    *acronyms.RULES,
    *symbols.RULES,
)
RULE_NAMES: Final[frozenset[str]] = frozenset(rule.name for rule in RULES)
NAMES: Final[dict[str, str]] = {rule.code: rule.name for rule in RULES}  # code -> name


def active(show: Show, detail: Detail = "standard") -> tuple[Rule, ...]:
    """The rules that this show has not switched off, for an edition of that detail."""
    return _active(show.rules, detail)


@lru_cache(maxsize=64)
def _active(switches: tuple[tuple[str, bool], ...], detail: Detail) -> tuple[Rule, ...]:
    own = dict(switches)
    return tuple(rule for rule in RULES if own.get(rule.name, True) and detail in rule.details)
