"""Thousand, million, bn: the scale of an amount, by its word or its letter -> words."""

from __future__ import annotations

import re
from typing import Final

from audiopress.narrate.rules.amounts import is_one, parts, say_number, table

SCALES: Final = {
    "en": table(
        "k K thousand = thousand; m M mn mln mil MM mm million millions = million; "
        "b B bn Bn BN bln billion billions = billion; t T tn trn tln trillion trillions = trillion; "
        "hundred = hundred; quadrillion = quadrillion; lakh lakhs = lakh; crore crores cr = crore"
    ),
    "de": table(
        "k K T Tsd. Tsd tausend = tausend; Mio. Mio Mill. Million Millionen = Millionen; "
        "Mrd. Mrd Milliarde Milliarden = Milliarden; Bio. Billion Billionen = Billionen"
    ),
    "fr": table("k mille = mille; M million millions = millions; Md Mds Mrd Mrds milliard milliards = milliards"),
    "es": {**table("k mil = mil; M MM millón millones = millones"), "mil millones": "mil millones"},
}
# Those of one letter, as a class of characters; they stand for nothing else after a currency.
LETTERS: Final = {"en": "kKmMbBtT", "de": "kKT", "fr": "kM", "es": "kM"}
_ONES: Final = {
    "Millionen": "eine Million",
    "Milliarden": "eine Milliarde",
    "Billionen": "eine Billion",
    "tausend": "eintausend",
    "mille": "mille",
    "millions": "un million",
    "milliards": "un milliard",
    "mil": "mil",
    "millones": "un millón",
    "mil millones": "mil millones",
}
_FOLLOWED_BY_DE: Final = frozenset(("millions", "milliards", "millones", "mil millones"))


def scales(language: str) -> str:
    """A pattern of the scales that are written out, or short for nothing else: million, bn; not m."""
    return "|".join(sorted((re.escape(word) for word in SCALES[language] if len(word) > 1), key=len, reverse=True))


def say_scaled(written: str, scale: str, language: str = "en") -> str:
    """A number and its scale; French and Spanish add the “de” that follows a million.

    >>> say_scaled("2.5", "m"), say_scaled("1", "Mio.", "de"), say_scaled("3", "M", "es")
    ('two point five million', 'eine Million', 'tres millones de')
    """
    word = SCALES[language][scale]
    of = " de" if word in _FOLLOWED_BY_DE else ""
    if language != "en" and parts(written, language) == ("1", ""):
        return _ONES[word] + of
    if language == "fr" and is_one(written, language):
        word = word.removesuffix("s")
    return f"{say_number(written, language)} {word}{of}"
