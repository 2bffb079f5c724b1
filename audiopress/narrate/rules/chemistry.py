"""Rules for lowered numbers: chemical formulas, and the indices of variables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.amounts import DIGITS, LEADS
from audiopress.narrate.rules.powers import LEVEL, SUBSCRIPTS, say_index, with_raised
from audiopress.patterns import late

_CHEMICAL: Final = late(
    r"(?<![\w])(?=[^\s]{0,20}[₀₁₂₃₄₅₆₇₈₉⁺⁻])(?:[A-Z][a-z]?[₀₁₂₃₄₅₆₇₈₉]{0,3}|[()][₀₁₂₃₄₅₆₇₈₉]{0,3}){1,12}"
    r"(?P<charge>[¹²³⁴⁵]?[⁺⁻])?(?![\w⁺⁻])"
    r"|\b(?P<known>CO2|H2O|SO2|NO2|N2O|CH4|NH3|H2SO4|SO4|NO3|H2O2|CaCO3|O2|O3|H2|N2)\b(?!\.\d)"
)
_ATOM: Final = late(r"(?P<atom>[A-Z][a-z]?)|(?P<count>[0-9]+)")
_INDEX: Final = late(rf"(?<=[A-Za-zα-ω])(?P<index>[{SUBSCRIPTS}]{{1,3}})(?!\w)")


def chemicals(passage: Passage) -> Iterator[Change]:
    """Lowered numbers: letters and digits of a formula one by one, CO₂, H₂SO₄; x₁ is x one."""
    text = with_raised(passage)
    for found in _CHEMICAL.finditer(text):
        if not any(char in found[0] for char in f"{SUBSCRIPTS}⁺⁻0123456789"):
            continue
        level = found[0].translate(LEVEL)
        said = []
        for atom in _ATOM.finditer(level[: len(level) - len(found["charge"] or "")]):
            name = atom["atom"]
            said.append(cardinal(atom["count"], passage.language) if atom["count"] else " ".join(name.upper()))
        if found["charge"]:
            level = found["charge"].translate(LEVEL)
            said += [cardinal(level[:-1], passage.language)] if level[1:] else []
            said.append(LEADS[passage.language][level[-1]])
        yield Change(found.start(), found.end(), " ".join(said))
    for found in _INDEX.finditer(text):
        yield Change(found.start(), found.end(), f" {say_index(found['index'], passage.language)}")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        *("N-092", "chemical", chemicals, DIGITS + SUBSCRIPTS + "⁺⁻"),
        languages=("en", "de", "fr", "es"),
        cases=(
            ("CO₂ and H2O", "C O two and H two O"),
            ("Ca²⁺, SO₄²⁻ and x₁", "C A two plus, S O four two minus and x one"),
        ),
    ),
)
