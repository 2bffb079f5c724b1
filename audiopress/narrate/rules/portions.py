"""Fractions and mixed numbers -> words: halves, thirds, four and a half."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal
from audiopress.narrate.rules.amounts import counted, table
from audiopress.patterns import late

_THIN: Final = "\u00a0\u2009\u202f"
VULGAR: Final = table(
    "½ = 1/2; ⅓ = 1/3; ⅔ = 2/3; ¼ = 1/4; ¾ = 3/4; ⅕ = 1/5; ⅖ = 2/5; ⅗ = 3/5; ⅘ = 4/5; ⅙ = 1/6; ⅚ = 5/6; ⅐ = 1/7; "
    "⅛ = 1/8; ⅜ = 3/8; ⅝ = 5/8; ⅞ = 7/8; ⅑ = 1/9; ⅒ = 1/10"
)
_VULGARS: Final = "".join(VULGAR)
# 5½, ½, 5 1/2, 5-1/2, 1/2
MIXED: Final = (
    rf"(?:(?:[0-9]{{1,4}}[ {_THIN}]?)?[{_VULGARS}]"
    rf"|(?:[0-9]{{1,4}}[ {_THIN}-])?[1-9][0-9]?[/⁄](?:[2-9]|1[0-9]|32|64)(?![0-9/.,⁄]*[0-9/⁄]))"
)
_MIXED_PARTS: Final = late(
    rf"(?:(?P<whole>[0-9]{{1,4}})[ {_THIN}-]?)??"
    rf"(?:(?P<vulgar>[{_VULGARS}])|(?P<over>[0-9]{{1,2}})[/⁄](?P<under>[0-9]{{1,2}}))"
)
# The names of denominators, one and many, where they are not the ordinal.
_NAMES: Final = {
    "en": table("2 = half/halves; 4 = quarter/quarters"),
    "de": table("2 = halb/Halbe; 3 = Drittel/Drittel; 7 = Siebtel/Siebtel; 8 = Achtel/Achtel"),
    "fr": table("2 = demi/demis; 3 = tiers/tiers; 4 = quart/quarts"),
    "es": table(
        "2 = medio/medios; 3 = tercio/tercios; 4 = cuarto/cuartos; 5 = quinto/quintos; 6 = sexto/sextos; "
        "8 = octavo/octavos; 10 = décimo/décimos"
    ),
}
_AND_A: Final = {"en": " and a ", "de": " ein ", "fr": " et un ", "es": " y un "}
_AND: Final = {"en": " and ", "de": " und ", "fr": " ", "es": " y "}
_AND_HALF: Final = {"de": "einhalb", "fr": " et demi", "es": " y medio"}


def say_fraction(over: int, under: int, language: str = "en") -> str:
    """A fraction by its names.

    >>> say_fraction(3, 4), say_fraction(1, 3), say_fraction(22, 7), say_fraction(3, 4, "de"), say_fraction(1, 2, "fr")
    ('three quarters', 'one third', 'twenty two sevenths', 'drei Viertel', 'un demi')
    """
    named = _NAMES[language].get(str(under))
    if named:
        one, many = named.split("/")
    elif language == "de":
        one = many = f"{cardinal(under, 'de')}{'tel' if under < 20 else 'stel'}".capitalize()
    else:
        one = ordinal(under, language).removeprefix("one ")
        many = f"{one}s"
    count = counted(cardinal(over, language), language, "n" if language == "de" else "m")
    return f"{count} {one if over == 1 else many}"


def mixed_parts(written: str) -> tuple[str, int, int]:
    """The whole number (or ""), the numerator and the denominator of a mixed number or a fraction.

    >>> mixed_parts("5½"), mixed_parts("4 1/2"), mixed_parts("3/4")
    (('5', 1, 2), ('4', 1, 2), ('', 3, 4))
    """
    found = _MIXED_PARTS.fullmatch(written.strip())
    if found is None:
        return written, 0, 1
    if found["vulgar"]:
        over, under = VULGAR[found["vulgar"]].split("/")
    else:
        over, under = found["over"], found["under"]
    return found["whole"] or "", int(over), int(under)


def say_mixed(written: str, language: str = "en") -> str:
    """A mixed number, or a fraction alone.

    >>> say_mixed("5½"), say_mixed("2 3/4"), say_mixed("½"), say_mixed("5½", "de"), say_mixed("2½", "fr")
    ('five and a half', 'two and three quarters', 'one half', 'fünfeinhalb', 'deux et demi')
    """
    whole, over, under = mixed_parts(written)
    if not whole:
        return say_fraction(over, under, language)
    count = cardinal(whole, language)
    if under == 2 and over == 1 and language in _AND_HALF:
        return count + _AND_HALF[language]
    fraction = say_fraction(over, under, language)
    if over == 1:
        name = fraction.partition(" ")[2]
        article = " and an " if language == "en" and name[0] in "aeiou" else _AND_A[language]
        return f"{count}{article}{name}"
    return f"{count}{_AND[language]}{fraction}"
