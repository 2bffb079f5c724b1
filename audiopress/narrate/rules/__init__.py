"""Every rule about spoken forms, in the order in which they decide; the switches of [rules] in audiopress.toml."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from audiopress.model import Detail, Pronunciation, Show
from audiopress.narrate.lexicon import LEXICON, OVERRIDE, lexicon_rule
from audiopress.narrate.passage import Rule, Ruleset
from audiopress.narrate.rules import (
    abbreviations,
    acronyms,
    attached,
    citations,
    dates,
    electronic,
    emoji,
    fractions,
    inline_code,
    maths,
    measures,
    money,
    numbers,
    ranges,
    rates,
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
    OVERRIDE,
    *attached.RAISED,  # a power is no mark of a note
    *citations.RULES,
    LEXICON,  # not before: a name inside a citation is left out with it
    *attached.SIGNS,
    *wholes.RULES,
    *emoji.RULES,
    *electronic.RULES,
    *titles.RULES,
    *telephone.RULES,
    *serials.RULES,
    *dates.RULES,
    *times.RULES,
    *money.RULES,
    *rates.RULES,
    *measures.RULES,
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
    *inline_code.LAST,
)
RULE_NAMES: Final[frozenset[str]] = frozenset(rule.name for rule in RULES)
NAMES: Final[dict[str, str]] = {rule.code: rule.name for rule in RULES}  # code -> name


def active(show: Show, detail: Detail = "standard", article_lexicon: tuple[Pronunciation, ...] = ()) -> Ruleset:
    """The rules that this show has not switched off, for an edition of that detail; an article may have own entries."""
    rules = _active(show.rules, detail)
    if not (article_lexicon or show.lexicon):
        return rules
    own = lexicon_rule(article_lexicon, show.lexicon)
    return Ruleset(own if rule is LEXICON else rule for rule in rules)


@lru_cache(maxsize=64)
def _active(switches: tuple[tuple[str, bool], ...], detail: Detail) -> Ruleset:
    own = dict(switches)
    return Ruleset(rule for rule in RULES if own.get(rule.name, True) and detail in rule.details)
