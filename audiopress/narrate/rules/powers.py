"""Powers and indices, by raised and lowered characters, by marks of the text, or by a caret -> words."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal
from audiopress.narrate.passage import Passage
from audiopress.narrate.rules.amounts import END, NUMBER, say_number
from audiopress.patterns import late

_PLAIN: Final = "0123456789+-−n=()"
RAISED: Final = str.maketrans("0123456789+-−n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ⁽⁾")
LOWERED: Final = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
LEVEL: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾ˣⁱʲᵏᵐ₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙᵢⱼₓₖₐₘ", "0123456789+-n()xijkm0123456789+-()nijxkam")
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣⁱʲᵏᵐ"
SUBSCRIPTS: Final = "₀₁₂₃₄₅₆₇₈₉ₙᵢⱼₓₖₐₘ"
POWER: Final = (
    rf"(?:[{SUPERSCRIPTS}]{{1,6}}"
    r"|\*\*[−-]?[0-9]{1,4}|\^(?:[−-]?[0-9]{1,4}|[a-z](?![a-z])|\{[−-]?[0-9a-z]{1,4}\}|\([−-]?[0-9a-z]{1,4}\)))"
)
SCIENTIFIC: Final = {
    language: rf"(?:(?:{number}\s?[×x·⋅*]\s?)?10(?:\^[({{]?[−-]?[0-9]{{1,3}}[)}}]?|[⁺⁻]?[⁰¹²³⁴-⁹]{{1,3}})(?![0-9])"
    rf"|{number.removesuffix(END)}(?:e[+−-]?|E[+−-]|(?<=[.,][0-9])E|(?<=[.,][0-9]{{2}})E)[0-9]{{1,3}}(?![\w%]|[.,][0-9]))"
    for language, number in NUMBER.items()
}
_TIMES: Final = {"en": "times", "de": "mal", "fr": "fois", "es": "por"}
_TO_THE: Final = {"en": "to the", "de": "hoch", "fr": "puissance", "es": "elevado a"}
_MINUS: Final = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos"}
_NAMED: Final = {
    "en": {"2": "squared", "3": "cubed"},
    "de": {"2": "Quadrat"},
    "fr": {"2": "au carré", "3": "au cube"},
    "es": {"2": "al cuadrado", "3": "al cubo"},
}


def with_raised(passage: Passage) -> str:
    """The text with digits that are marked as raised or lowered as such characters; as long as it was.

    >>> from audiopress.model import Run
    >>> from audiopress.narrate.passage import Stretch
    >>> with_raised(Passage("106 m2", "en", stretches=(Stretch(2, 3, Run("6", ("sup",))),)))
    '10⁶ m2'
    """
    text = passage.text
    for stretch in passage.stretches:
        marks = stretch.run.marks
        if ("sup" in marks or "sub" in marks) and not stretch.run.note:
            part = text[stretch.start : stretch.end]
            if part and all(char in _PLAIN for char in part):
                shifted = part.translate(RAISED if "sup" in marks else LOWERED)
                text = text[: stretch.start] + shifted + text[stretch.end :]
    return text


def say_power(written: str, language: str = "en") -> str:
    """What is said of an exponent after its base.

    >>> say_power("²"), say_power("⁸"), say_power("^-3"), say_power("ⁿ"), say_power("²", "de"), say_power("⁶", "fr")
    ('squared', 'to the eighth', 'to the minus three', 'to the n', 'Quadrat', 'puissance six')
    """
    exponent = written.translate(LEVEL).strip("*^{}()").replace("−", "-")
    if exponent in _NAMED[language]:
        return _NAMED[language][exponent]
    return f"{_TO_THE[language]} {_exponent(exponent, language)}"


def _exponent(exponent: str, language: str) -> str:
    digits = exponent.lstrip("+-")
    if not digits.isdecimal():
        return exponent.replace("-", f" {_MINUS[language]} ").replace("+", " plus ").strip()
    if exponent.startswith("-"):
        return f"{_MINUS[language]} {cardinal(digits, language)}"
    return ordinal(int(digits)) if language == "en" else cardinal(digits, language)


_SHORT: Final = late(r"(?P<factor>.+?)[eE](?:\+|(?P<sign>[−-]))?(?P<power>[0-9]{1,3})")  # 1.5e-3
_BASE_TEN: Final = late(r"(?:(?P<factor>.+?)\s?[×x·⋅*]\s?)?10(?P<power>[\^⁺⁻⁰¹²³⁴-⁹].*)")


def say_scientific(written: str, language: str = "en") -> str:
    """A number times a power of ten.

    >>> say_scientific("3 × 10⁸"), say_scientific("10^-3"), say_scientific("6,02·10²³", "de")
    ('three times ten to the eighth', 'ten to the minus three', 'sechs Komma null zwei mal zehn hoch dreiundzwanzig')
    """
    short = _SHORT.fullmatch(written)
    if short:
        power = say_power(f"^{short['sign'] or ''}{int(short['power'])}", language)
        return f"{say_number(short['factor'], language)} {_TIMES[language]} {cardinal(10, language)} {power}"
    found = _BASE_TEN.fullmatch(written)
    if found is None:
        return written
    factor = f"{say_number(found['factor'], language)} {_TIMES[language]} " if found["factor"] else ""
    return f"{factor}{cardinal(10, language)} {say_power(found['power'], language)}"


def say_index(lowered: str, language: str = "en") -> str:
    """A lowered number or letter.

    >>> say_index("₁"), say_index("ₙ")
    ('one', 'n')
    """
    index = lowered.translate(LEVEL)
    return cardinal(index, language) if index.isdecimal() else index
