"""Numbers -> words: cardinals, ordinals, decimals, years and digits, in the languages that have a column here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from num2words import num2words

LANGUAGES: Final = ("en", "de", "fr", "es")
_LONGEST: Final = 36  # digits: beyond, nobody knows the names, and digits are said one by one
_POINT: Final = {"en": "point", "de": "Komma", "fr": "virgule", "es": "coma"}


def cardinal(number: int | str, language: str = "en") -> str:
    """A whole number, not negative, as digits or int; English says “and” before its last tens and ones only.

    >>> cardinal(1_123), cardinal("123000012"), cardinal(21, "fr")
    ('one thousand one hundred and twenty three', 'one hundred twenty three million and twelve', 'vingt et un')
    """
    written = str(number)
    return _cardinal(int(written), language) if len(written) <= _LONGEST else digits(written, language)


@lru_cache(maxsize=1 << 16)
def _cardinal(number: int, language: str) -> str:
    words = str(num2words(number, lang=language))
    if language != "en":
        return words
    words = words.replace(",", "").replace("-", " ")
    last = number % 100 != 0 and number > 100
    return words.replace(" and ", " ", words.count(" and ") - last)


@lru_cache(maxsize=1 << 12)
def ordinal(number: int, language: str = "en") -> str:
    """A whole number as a place in a row.

    >>> ordinal(121), ordinal(3, "de")
    ('one hundred twenty first', 'dritte')
    """
    words = str(num2words(number, lang=language, to="ordinal"))
    return words.replace(",", "").replace("-", " ").replace(" and ", " ") if language == "en" else words


def decimal(whole: str, part: str, language: str = "en") -> str:
    """The digits before and after the point; those after it are said one by one.

    >>> decimal("12", "05"), decimal("", "5")
    ('twelve point zero five', 'zero point five')
    """
    return f"{cardinal(whole or '0', language)} {_POINT[language]} {digits(part, language)}"


def digits(written: str, language: str = "en", zero: str = "") -> str:
    """Every digit of a string by itself; `zero` is what a nought is called, if not by its name.

    >>> digits("007"), digits("304", zero="oh")
    ('zero zero seven', 'three oh four')
    """
    return " ".join(
        zero if zero and digit == "0" else _cardinal(int(digit), language) for digit in written if digit.isdecimal()
    )


def year(number: int) -> str:
    """A year of four digits as English says it, in pairs.

    >>> [year(number) for number in (1905, 1900, 2000, 2005, 2014)]
    ['nineteen oh five', 'nineteen hundred', 'two thousand', 'two thousand five', 'twenty fourteen']
    """
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number).replace(" and ", " ")
    tail = "hundred" if rest == 0 else f"oh {cardinal(rest)}" if rest < 10 else cardinal(rest)
    return f"{cardinal(century)} {tail}"
