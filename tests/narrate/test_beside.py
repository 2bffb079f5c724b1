"""Rules with large patterns look for a cheap sign of work first, and never miss any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.narrate.rules import maths
from audiopress.narrate.rules.beside import counts
from audiopress.narrate.rules.measures import _heads, _pattern
from audiopress.narrate.rules.operators import STRONG
from audiopress.narrate.rules.scales import SCALES
from audiopress.narrate.rules.units import UNITS

LANGUAGES = ("en", "de", "fr", "es")
NUMBERS = ("5", "1,200", "1.5", "½", "4½", "4 1/2", "10⁶", "3 × 10⁸", "1.5e-3", "10^{6}", "10^(3)", "2", "0")
BETWEEN = (" ", "", "\u00a0", "-", "–", " to ", "/", "·", "²", "⁻¹", "⁻²", "x", ".", ",", "(", ")", "in", "people")


def wakes(text: str, language: str, *, share: bool) -> bool:
    return "⁻" in text or counts(text, language, _heads(language, share=share))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["5 {}", "5{}", "a 10-{} run", "2 {} – 3 {}", "½ {}", "5 {}/h", "10⁶ {}"])
def test_every_unit_is_seen_where_its_pattern_finds_it(language: str, form: str) -> None:
    """Whatever stands between a number and its unit; with and without a scale."""
    texts = [form.format(symbol, symbol) for symbol in UNITS[language]]
    texts += [f"5 {scale} {symbol}" for scale in SCALES[language] for symbol in UNITS[language]]

    missed = [
        text
        for text in texts
        for share in (False, True)
        if _pattern(language, share=share).search(text) and not wakes(text, language, share=share)
    ]

    assert missed == []


@given(st.data(), st.sampled_from(LANGUAGES))
def test_no_measure_is_missed_in_any_text(data: st.DataObject, language: str) -> None:
    """Numbers, units, scales and signs in any order."""
    words = (*NUMBERS, *BETWEEN, *UNITS[language], *SCALES[language])
    text = "".join(data.draw(st.lists(st.sampled_from(words), min_size=2, max_size=9)))

    for share in (False, True):
        assert wakes(text, language, share=share) or not _pattern(language, share=share).search(text)
    assert maths._RAISED.search(text) or not maths._BASE[language].search(text)


def test_every_sign_of_arithmetic_wakes_its_rule() -> None:
    """Signs of several characters hold one that is a sign by itself."""
    cues = next(rule.cues for rule in maths.RULES if rule.name == "arithmetic")

    assert [sign for row in STRONG.values() for sign in row if not set(sign) & set(cues)] == []
