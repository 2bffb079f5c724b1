"""Numbers -> words: cardinals, ordinals, decimals, years and digits, in the languages that have a column here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from num2words import num2words

from audiopress.patterns import late

LANGUAGES: Final = ("en", "de", "fr", "es")
_LONGEST: Final = {"es": 27}  # digits: beyond, nobody knows the names, and digits are said one by one
_LONGEST_ELSEWHERE: Final = 36
_UNGROUPED: Final = 9  # digits in a row without marks between them: more is a code, not a count
_POINT: Final = {"en": "point", "de": "Komma", "fr": "virgule", "es": "coma"}
_MARK: Final = {"en": "."}  # before the decimal part; a comma where nothing is said here
_DOT: Final = {"en": "point", "de": "Punkt", "fr": "point", "es": "punto"}
_PART_AS_NUMBER: Final = ("fr", "es")  # trois virgule quatorze, but three point one four
_ONE_BEFORE_A_THOUSAND: Final = late(r"(veinti)?uno (?=mil(?:lones)?\b|[a-z]*illones\b)")


def cardinal(number: int | str, language: str = "en") -> str:
    """A whole number, not negative, as digits or int; English says “and” before its last tens and ones only.

    >>> cardinal(1_123), cardinal("123000012"), cardinal(21, "fr")
    ('one thousand one hundred and twenty three', 'one hundred twenty three million and twelve', 'vingt et un')
    """
    written = str(number)
    longest = _LONGEST.get(language, _LONGEST_ELSEWHERE)
    return _cardinal(int(written), language) if len(written) <= longest else digits(written, language)


@lru_cache(maxsize=1 << 16)
def _cardinal(number: int, language: str) -> str:
    words = str(num2words(number, lang=language))
    if language == "es":  # num2words leaves “veintiuno mil”
        return _ONE_BEFORE_A_THOUSAND.sub(lambda found: "veintiún " if found[1] else "un ", words)
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
    """The digits before and after the point; those after it are said one by one. English reads .5 as it stands.

    >>> decimal("12", "05"), decimal("", "5")
    ('twelve point zero five', 'point five')
    """
    whole_words = cardinal(whole or "0", language) if whole or language != "en" else ""
    as_number = language in _PART_AS_NUMBER and part[0] != "0" and len(part) <= 3
    said = cardinal(part, language) if as_number else digits(part, language)
    return f"{whole_words} {_POINT[language]} {said}".lstrip()


def number(written: str, language: str = "en") -> str:
    """Digits as an author sets them, with marks between groups and a decimal part, in the language's own signs.

    A number that begins with a nought, or is too long to be a count, is said digit by digit.

    >>> number("1,200.5"), number("004"), number("1.200,5", "de")
    ('one thousand two hundred point five', 'zero zero four', 'eintausendzweihundert Komma fünf')
    """
    mark = _MARK.get(language, ",")
    whole, _, part = written.partition(mark)
    plain = "".join(filter(str.isdecimal, whole))
    if part:
        return decimal(plain, part, language)
    code = whole == plain and len(plain) > _UNGROUPED and not plain.endswith("000")
    if code or (plain[:1] == "0" and len(plain) > 1):
        return digits(plain, language)
    if language == "de" and whole == plain and len(plain) == 4 and "1100" <= plain < "2000":
        return str(num2words(int(plain), lang="de", to="year"))  # vierzehnhundert, as a year and as a count
    return cardinal(plain, language)


def dotted(written: str, language: str = "en") -> str:
    """Numbers with points between them, each said as a number: versions and sections.

    >>> dotted("3.11"), dotted("2.0.1"), dotted("20.04")
    ('three point eleven', 'two point zero point one', 'twenty point zero four')
    """
    return f" {_DOT[language]} ".join(number(part, language) for part in written.split("."))


def in_pairs(written: str) -> str:
    """Three or four digits as English says the number of a thing: a flight, a model, a room.

    >>> [in_pairs(number) for number in ("747", "101", "300", "4090", "42", "2000")]
    ['seven forty seven', 'one oh one', 'three hundred', 'forty ninety', 'forty two', 'two thousand']
    """
    if written[0] == "0" or not 3 <= len(written) <= 4 or written.endswith("000"):
        return number(written)
    high, low = written[:-2], written[-2:]
    tail = "hundred" if low == "00" else f"oh {cardinal(low[1])}" if low[0] == "0" else cardinal(low)
    return f"{cardinal(high)} {tail}"


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
