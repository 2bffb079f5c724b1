"""Rules for numbers that say a place in a row: 21st, 2e, 3.º, im 19. Jahrhundert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_LONGEST: Final = 15  # digits
_SUPERSCRIPTS: Final = str.maketrans("ˢᵗⁿᵈʳʰᵉᵐ", "stndrhem")
_ENGLISH: Final = late(
    r"(?<![\w.])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})"
    r"(?P<ending>st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)(?P<many>s?)(?!\w)"
)
# As American courts and regiments write them: the 2d Cir., a 3d ed.
_LEGAL: Final = late(
    r"(?<![\w.,])(?P<number>[1-9]?[23])d(?=\s(?:Cir|Dist|ed|Street|St|Ave|Avenue|Div|Dep|inst|ult|Lt|Lieutenant|Infantry|"
    r"Cavalry|Regiment|Regt|Congress|Cong|Battalion|Armored|Division|day|of)\b)"
)
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_FRENCH: Final = late(r"(?<![\w.,])(?P<number>[0-9]{1,4})(?P<ending>ers?|ᵉʳ|ères?|res?|nde?s?|es?|ᵉ|[eè]mes?)(?!\w)")
_SPANISH: Final = late(r"(?<![\w.,])(?P<number>[0-9]{1,3})(?:\.?(?P<ending>[ºª])|\.?(?P<short>er|ᵉʳ))(?!\w)")
_GERMAN: Final = late(
    r"\b(?P<before>(?:[Aa]m|[Ii]m|[Zz]um|[Vv]om|[Bb]eim|[Dd]em|[Dd]en|[Dd]es|[Zz]ur|"
    r"(?:[Ii]n|[Aa]n|[Aa]uf|[Aa]us|[Bb]ei|[Mm]it|[Nn]ach|[Ss]eit|[Vv]on|[Zz]u|[Vv]or) der|[Dd]as|[Dd]ie|[Dd]er))"
    r"\s(?P<number>[0-9]{1,3})\.(?=\s[A-ZÄÖÜ])"
)
_GERMAN_PLAIN: Final = ("das", "die", "der")


def english(passage: Passage) -> Iterator[Change]:
    """1st, 2nd and 1,000th in words; an ending that is not the number’s own is read as it stands."""
    for found in _ENGLISH.finditer(passage.text):
        value = int(found["number"].replace(",", ""))
        ending = "th" if value % 100 in (11, 12, 13) else _ENDINGS.get(value % 10, "th")
        written = found["ending"].translate(_SUPERSCRIPTS).lower()
        said = ordinal(value) if written == ending else f"{cardinal(value)} {written}"
        yield Change(found.start(), found.end(), said + found["many"])
    for found in _LEGAL.finditer(passage.text):
        yield Change(found.start(), found.end(), ordinal(int(found["number"])))


def french(passage: Passage) -> Iterator[Change]:
    """1er, 2e and 3ème in words."""
    for found in _FRENCH.finditer(passage.text):
        value, ending = int(found["number"]), found["ending"].translate(_SUPERSCRIPTS)
        if ending.startswith("nd"):
            said = ("seconde" if ending[2:3] == "e" else "second") if value == 2 else ""
        elif ending[0] in "rè" and ending[:2] != "èm":
            said = "première" if value == 1 else ""
        else:
            said = ordinal(value, "fr") if ending[:2] != "er" or value == 1 else ""
        if said:
            yield Change(found.start(), found.end(), said + ("s" if ending.endswith("s") else ""))


def spanish(passage: Passage) -> Iterator[Change]:
    """1.º, 2.ª and 1.er in words."""
    for found in _SPANISH.finditer(passage.text):
        said = spanish_ordinal(int(found["number"]), feminine=found["ending"] == "ª")
        yield Change(found.start(), found.end(), said.removesuffix("o") if found["short"] else said)


def spanish_ordinal(value: int, *, feminine: bool = False) -> str:
    """The ordinal in the gender of what it counts; from twenty on every word of it agrees.

    >>> spanish_ordinal(3), spanish_ordinal(21, feminine=True), spanish_ordinal(13)
    ('tercero', 'vigésima primera', 'decimotercero')
    """
    said = ordinal(value, "es").replace("décimo ", "decimo").replace("decimooctavo", "decimoctavo")
    return re.sub(r"o\b", "a", said) if feminine else said


def german(passage: Passage) -> Iterator[Change]:
    """“im 19. Jahrhundert” and “das 3. Kapitel”, where the word before tells the ending."""
    for found in _GERMAN.finditer(passage.text):
        ending = "" if found["before"].lower() in _GERMAN_PLAIN else "n"
        yield Change(found.start("number"), found.end(), ordinal(int(found["number"]), "de") + ending)


RULES: Final = (
    Rule(
        *("N-110", "ordinal", english, _DIGITS),
        languages=("en",),
        cases=(
            ("21st-century art, 1ˢᵗ, 1,000th", "twenty first-century art, first, one thousandth"),
            ("a 3th try", "a three th try"),
        ),
    ),
    Rule(
        *("N-111", "ordinal", german, _DIGITS),
        languages=("de",),
        cases=(("im 19. Jahrhundert, das 3. Kapitel", "im neunzehnten Jahrhundert, das dritte Kapitel"),),
    ),
    Rule(
        *("N-112", "ordinal", french, _DIGITS),
        languages=("fr",),
        cases=(("le 1er étage, la 1re fois, le 20e", "le premier étage, la première fois, le vingtième"),),
    ),
    Rule(
        *("N-113", "ordinal", spanish, _DIGITS),
        languages=("es",),
        cases=(("el 1.º, la 2.ª y el 3.er día", "el primero, la segunda y el tercer día"),),
    ),
)
