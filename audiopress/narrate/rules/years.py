"""Rules for years and decades, which English says in pairs of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.wordlist import wordlist

_YEAR: Final = re.compile(
    r"(?<![\w.,$£€¥₹#/:+])(?<!\d[-])(?P<century>1[1-9]|20)(?P<rest>\d\d)(?P<s>[’']?s)?"
    r"(?![\w%°€£]|[.,:/]\d|-\d\d-|\s?(?:km|m|kg|g|mm|cm|ml|l|mg|Hz|kHz|MHz|GB|MB|kB|W|kW|V|°|%|€)\b)"
)
_SHORT_DECADE: Final = re.compile(r"(?<![\w.,])[’'‘]?(?P<tens>[2-9])0[’']?s\b")
_NOT_BEFORE_YEARS: Final = re.compile(
    r"(?:\b(?:pages?|pp?|numbers?|nos?|rooms?|lines?|rfc|iso|flight|section|channel|port|version|v|bus|model|route|"
    r"about|nearly|almost|over|under|than|exactly|roughly|approximately|least|most|some|these|those|all)\.?\s|[§#~≈<>]\s?)$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s(?!(?:was|is|has|as|does|this|its|his|plus|us|across|thus|towards|besides|sees|saw|always|perhaps|brings|marks|"
    r"makes|shows|remains|sometimes|versus|unless)\b)(?:[a-z]+s|people|men|women|children|feet|percent|per cent|"
    r"million|billion|thousand|hundred)\b"
)
_ONES: Final = wordlist(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS: Final = "0123456789"


def years(passage: Passage) -> Iterator[Change]:
    """Years and decades in pairs of digits; what counts things ("1250 villages") stays a number."""
    for found in _YEAR.finditer(passage.text):
        before = passage.text[max(0, found.start() - 16) : found.start()]
        if found["s"]:
            yield Change(found.start(), found.end(), _decade(int(found["century"]), int(found["rest"])))
        elif not _NOT_BEFORE_YEARS.search(before) and not _COUNTED.match(passage.text, found.end()):
            said = _year(int(found["century"]), int(found["rest"]))
            if said:
                yield Change(found.start(), found.end(), said)


def short_decades(passage: Passage) -> Iterator[Change]:
    """The ’90s."""
    for found in _SHORT_DECADE.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_TENS[int(found['tens'])][:-1]}ies")


def _year(century: int, rest: int) -> str:
    """Two thousand to two thousand nine are said like any number."""
    if century == 20 and rest < 10:
        return ""
    if rest == 0:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {'oh ' if rest < 10 else ''}{_below_hundred(rest)}"


def _decade(century: int, rest: int) -> str:
    if rest == 0:
        return "two thousands" if century == 20 else f"{_below_hundred(century)} hundreds"
    said = _year(century, rest) or f"two thousand {_below_hundred(rest)}"
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]} {_ONES[ones]}" if ones else _TENS[tens]


RULES: Final = (
    Rule(
        *("N-031", "year", years, _DIGITS),
        languages=("en",),
        cases=(
            ("In 2014 and since 1905.", "In twenty fourteen and since nineteen oh five."),
            ("By 1900 and in 2005.", "By nineteen hundred and in 2005."),
            ("The 1990s and 2010s", "The nineteen nineties and twenty tens"),
            ("2014–16 and 1939–45", "twenty fourteen to 16 and nineteen thirty nine to 45"),
            ("1250 villages, 1,250, 1250.5, £1250, p. 1250", "1250 villages, 1,250, 1250.5, 1250 pounds, page 1250"),
            ("2014-03-04 and 3/4/2014", "2014-03-04 and 3/4/2014"),
        ),
    ),
    Rule(
        *("N-032", "decade", short_decades, _DIGITS),
        languages=("en",),
        cases=(("the ’90s and 80s", "the nineties and eighties"),),
    ),
)
