"""Degrees, minutes and seconds; feet and inches; temperatures by a bare letter: numbers whose units are marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage
from audiopress.narrate.rules.amounts import LEADS, attributive, is_one, say_number
from audiopress.narrate.rules.portions import MIXED, VULGAR, say_mixed
from audiopress.patterns import late

_NUMBER: Final = r"[0-9]{1,3}(?:[.,][0-9]{1,8})?"
_ANGLE: Final = late(
    rf"(?<![\w.,])(?P<minus>[−-])?(?P<degrees>{_NUMBER})\s?[°º]\s?"
    rf"(?:(?P<minutes>{_NUMBER})\s?[′'’]\s?(?:(?P<seconds>{_NUMBER})\s?(?:[″\"”]|′′|'')\s?)?)?(?P<point>[NSEWO])?(?![\w])"
)
# degree, degrees; minute, minutes; second, seconds; the points of the compass by their letters
_WORDS: Final = {
    "en": (
        "degree degrees",
        "minute minutes",
        "second seconds",
        {"N": "north", "S": "south", "E": "east", "W": "west"},
    ),
    "de": (
        "Grad Grad",
        "Minute Minuten",
        "Sekunde Sekunden",
        {"N": "Nord", "S": "Süd", "O": "Ost", "E": "Ost", "W": "West"},
    ),
    "fr": ("degré degrés", "minute minutes", "seconde secondes", {"N": "nord", "S": "sud", "E": "est", "O": "ouest"}),
    "es": ("grado grados", "minuto minutos", "segundo segundos", {"N": "norte", "S": "sur", "E": "este", "O": "oeste"}),
}
_GENDERS: Final = {"de": "nff", "fr": "mff", "es": "mmm", "en": "   "}
_FIGURE: Final = late(f"[0-9{''.join(VULGAR)}]")
_SIGN: Final = late(f"[0-9{''.join(VULGAR)}][\\s-]?(?:[′'’″\"”]|f)")
_MARK: Final = r"[′'’]"
_FEET: Final = late(
    rf"(?<![\w.,/'’])(?P<feet>[0-9]{{1,3}})\s?{_MARK}[\s-]?(?P<inches>[0-9]{{1,2}}(?:\.[0-9]|\s?[{''.join(VULGAR)}])?)"
    rf"\s?(?:[″\"”“]|′′|'')?(?![\w])"
)
_ONLY_FEET: Final = late(
    r"(?<![\w.,/])(?P<number>[0-9]{1,3}(?:\.[0-9]+)?)(?:′(?!\s?[0-9])|'(?=\s(?:tall|long|wide|deep|high|x\s)))"
)
_ONLY_INCHES: Final = late(
    rf"(?<![\w.,/°′'’])(?P<number>{MIXED}|[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?)\s?(?P<mark>″|\")(?!\w)"
)
# The ends of a strand are told by a prime: 5′–3′, the 3′-UTR.
_PRIME: Final = late(
    rf"(?<![\w.,])(?P<end>[2-5])\s?{_MARK}(?=[\s-](?:UTRs?|ends?|caps?|untranslated|terminus|overhangs?|exonuclease|region|"
    rf"splice|phosphate|hydroxyl|OH|direction|flanking)\b|\s?(?:to|–|-|→)\s?[235]{_MARK}(?![\w]|\s?[0-9])(?!\s(?:tall|long|wide)))"
    rf"|(?<=[235]{_MARK}(?:–|-|→))(?P<last>[2-5]){_MARK}(?![\w])"
    rf"|(?<=[235]{_MARK}\sto\s)(?P<other>[2-5]){_MARK}(?![\w])(?!\s(?:tall|long|wide|[0-9]))"
)
_STONES: Final = late(
    r"(?<![\w.,/])(?P<stones>[0-9]{1,2})\s?st\.?,?\s?(?P<pounds>[0-9]{1,2})\s?lbs?\b(?:\.(?=\s[a-z]|[,;:)]))?"
)
_OVEN_AFTER: Final = (
    r"(?=[.,;:)!?]|\s?$|\s(?:and|or|for|in|on|at|until|oven|to|by|with|as|the|before|when|but|under|fan|gas)\b)"
)
_OVEN: Final = late(
    r"(?:\b(?:at|to|of|over|under|above|below|about|around|reached|hit|was|is|oven|roughly|nearly)\s)"
    r"(?P<number>-?[0-9]{1,3}(?:\.[0-9])?)\s?(?P<letter>[CF])"
    rf"(?:(?P<joint>\s(?:or|to|and)\s|\s?[/(]\s?)(?P<second>[0-9]{{1,3}})\s?(?P<other>[CF])\b)?{_OVEN_AFTER}"
)
# Where the sentence speaks of heat, a bare letter is a temperature anywhere in it.
_WARM: Final = late(
    r"\b(?:ovens?|(?:pre)?heat(?:ed|wave)?|bak(?:e|ed|ing)|roast(?:ed|ing)?|temperatures?|degrees|warm(?:er|est|ing)?|"
    r"cold(?:er|est)?|hott?(?:er|est)?|cool(?:er|ed)?|weather|summer|winter|freezing|thermometers?)\b",
    re.IGNORECASE,
)
_BARE_HEAT: Final = late(r"(?<![\w.,-])(?P<number>[1-9][0-9]{1,2}(?:\.[0-9])?|-[0-9]{1,2})(?P<letter>[CF])(?![\w’'-])")
_SEATED: Final = late(
    r"\b(?:seat|row|gate|room|apt\.?|flat|exit|unit|platform|type|grade|class|bus|line|size|cup|bra)s?\s$",
    re.IGNORECASE,
)
_FEET_WORDS: Final = late(
    r"(?<![\w.,/-])(?P<feet>[0-9]{1,3})[\s-]?(?:ft|feet|foot)\.?[\s-]?(?P<inches>[0-9]{1,2}(?:\.[0-9])?)[\s-]?(?:ins?|inches)\b(?:\.(?=\s[a-z]|[,;:)]))?"
)


def angles(passage: Passage) -> Iterator[Change]:
    """Degrees with minutes, seconds or a point of the compass: 51°30′N."""
    *names, points = _WORDS[passage.language]
    for found in _ANGLE.finditer(passage.text):
        point = points.get(found["point"] or "", "")
        if not (found["minutes"] or point) or (found["point"] and not point):
            continue
        said = [LEADS[passage.language]["-"]] if found["minus"] else []
        for name, gender, part in zip(
            names, _GENDERS[passage.language], ("degrees", "minutes", "seconds"), strict=True
        ):
            if found[part]:
                said.append(_count(found[part], str(name), passage.language, gender.strip()))
        yield Change(found.start(), found.end(), " ".join((*said, point)).strip())


def _count(written: str, names: str, language: str = "en", gender: str = "") -> str:
    one, many = names.split()
    return f"{say_number(written, language, gender)} {one if is_one(written, language) else many}"


def stones(passage: Passage) -> Iterator[Change]:
    """What a Briton weighs: 14st 3lb."""
    for found in _STONES.finditer(passage.text):
        pounds = _count(found["pounds"], "pound pounds")
        yield Change(found.start(), found.end(), f"{say_number(found['stones'])} stone {pounds}")


def feet(passage: Passage) -> Iterator[Change]:
    """Feet and inches by their marks: 6'2", 5′11″, 12″."""
    text = passage.text
    if _FIGURE.search(text) is None or _SIGN.search(text) is None:
        return
    for found in _PRIME.finditer(text):
        yield Change(found.start(), found.end(), f"{say_number(found['end'] or found['last'] or found['other'])} prime")
    taken = [*_FEET.finditer(text), *_FEET_WORDS.finditer(text)]
    for found in taken:
        single = attributive(text, found.start(), found.end())
        said = f"{_count(found['feet'], 'foot foot' if single else 'foot feet')} {_inches(found['inches'])}"
        said = said.removesuffix(" inches") if single else said
        yield Change(found.start(), found.end(), said)
    for found in _ONLY_FEET.finditer(text):
        yield Change(found.start(), found.end(), _count(found["number"], "foot feet"))
    marks = {found.end() - 1 for found in taken}
    quotes = [place for place, char in enumerate(text) if char == '"' and place not in marks]
    for found in _ONLY_INCHES.finditer(text):
        before = sum(place < found.start() for place in quotes) if len(quotes) < 100 else 1
        if found["mark"] == "″" or (before % 2 == 0 and len(quotes) % 2):
            single = attributive(text, found.start(), found.end())
            yield Change(found.start(), found.end(), _inches(found["number"], single=single))


def _inches(written: str, *, single: bool = False) -> str:
    names = "inch inch" if single else "inch inches"
    written = written.strip()
    if "/" in written or "⁄" in written or written[-1] in VULGAR:
        return f"{say_mixed(written)} {names.split()[1]}"
    return _count(written, names)


def temperatures(passage: Passage) -> Iterator[Change]:
    """A temperature by its bare letter, where the sentence says that it is one: at 350F."""
    certain = _WARM.search(passage.text) is not None
    for found in _OVEN.finditer(passage.text):
        certain = True
        yield Change(found.start("number"), found.end("letter"), _heat(found["number"], found["letter"]))
        if found["second"]:
            yield Change(found.start("second"), found.end("other"), _heat(found["second"], found["other"]))
            if "/" in found["joint"]:
                yield Change(*found.span("joint"), " or ")
    for found in _BARE_HEAT.finditer(passage.text) if certain else ():
        if not _SEATED.search(passage.text, max(0, found.start() - 12), found.start()):
            yield Change(found.start(), found.end("letter"), _heat(found["number"], found["letter"]))


def _heat(written: str, letter: str) -> str:
    minus = "minus " if written.startswith("-") else ""
    return f"{minus}{_count(written.removeprefix('-'), 'degree degrees')} {_SCALES[letter]}"


_SCALES: Final = {"C": "Celsius", "F": "Fahrenheit"}
