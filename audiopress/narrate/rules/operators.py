"""Signs of mathematics -> the words for them, in each language; the names of Greek letters."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.rules.amounts import table
from audiopress.narrate.wordlist import wordlist

# Signs between two terms. Those of the second table say so only among others: a hyphen, a slash and a star are more.
STRONG: Final = {
    "en": table(
        "= = equals; ≠ != = not equal to; ≡ = is identical to; ≈ ≃ ∼ ≅ = is approximately; + = plus; "
        "± +/- = plus or minus; "
        "∓ = minus or plus; × ⨯ ∗ · ⋅ ∙ = times; ÷ ∕ = divided by; < = less than; > = greater than; "
        "≤ ≦ <= ⩽ = less than or equal to; ≥ ≧ >= ⩾ = greater than or equal to; "
        "≪ = much less than; ≫ = much greater than; "
        "∈ = in; ∉ = not in; ∪ = union; ∩ = intersection; ⊂ = subset of; ⊆ = subset of or equal to; ⊃ = superset of; "
        "⊇ = superset of or equal to; ∧ = and; ∨ = or; ⇒ = implies; ⇔ = if and only if; → = to; ↦ = maps to; "
        "∝ = is proportional to; ⋈ = natural join; ⊕ = direct sum; ∘ = of; ∥ = is parallel to; "
        "⊥ = is perpendicular to; − = minus"
    ),
    "de": table(
        "= = gleich; ≠ = ungleich; ≈ = ungefähr; + = plus; ± = plus minus; × · ⋅ = mal; ÷ = geteilt durch; "
        "< = kleiner als; > = größer als; ≤ = kleiner gleich; ≥ = größer gleich; − = minus"
    ),
    "fr": table(
        "= = égale; ≠ = différent de; ≈ = environ; + = plus; ± = plus ou moins; × · ⋅ = fois; ÷ = divisé par; "
        "< = inférieur à; > = supérieur à; ≤ = inférieur ou égal à; ≥ = supérieur ou égal à; − = moins"
    ),
    "es": table(
        "= = igual a; ≠ = distinto de; ≈ = aproximadamente; + = más; ± = más o menos; × · ⋅ = por; ÷ = dividido por; "
        "< = menor que; > = mayor que; ≤ = menor o igual que; ≥ = mayor o igual que; − = menos"
    ),
}
WEAK: Final = {
    "en": table("- – = minus; / = divided by; * = times; x = times"),
    "de": table("- – = minus; / = durch; * = mal; x = mal; : = geteilt durch"),
    "fr": table("- – = moins; / = sur; * = fois; x = fois"),
    "es": table("- – = menos; / = entre; * = por; x = por"),
}
GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        2
        * wordlist(
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon "
            "phi chi psi omega"
        ),
        strict=True,
    )
)
# Signs that are said wherever they stand, between words too.
ALONE: Final = {
    "∞": "infinity",
    "√": "the square root of",
    "∛": "the cube root of",
    "∑": "the sum of",
    "∏": "the product of",
    "∫": "the integral of",
    "∂": "partial",
    "∇": "del",
    "∴": "therefore",
    "∵": "because",
    "∀": "for all",
    "∃": "there exists",
    "∅": "the empty set",
    "¬": "not",
    "∠": "angle",
    "↔": "to and from",
}
