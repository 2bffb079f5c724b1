"""Rules for numbers as programs and lists write them: 0x1F, 1_000_000, ①, ３."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from audiopress.narrate.numerals import LANGUAGES, cardinal, digits, number
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_BASED: Final = late(r"(?<![\w.])0(?P<base>[xX][0-9A-Fa-f]{1,32}|b[01]{1,32}|o[0-7]{1,16})(?!\w)")
_UNDERSCORED: Final = late(r"(?<![\w.])[1-9][0-9]{0,2}(?:_[0-9]{3}){1,8}(?:\.[0-9]{1,12})?(?![\w]|\.[0-9])")
_ENCLOSED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⓪❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"
_DINGBATS: Final = {
    char: str(place + 1) for row in ("❶❷❸❹❺❻❼❽❾❿", "➀➁➂➃➄➅➆➇➈➉", "➊➋➌➍➎➏➐➑➒➓") for place, char in enumerate(row)
}
_WIDE: Final = "０１２３４５６７８９"
_LONE: Final = late(f"[{_ENCLOSED}]|[{_WIDE}]{{1,36}}")


def literals(passage: Passage) -> Iterator[Change]:
    """Numbers as programs write them: 0x1F digit by digit, 1_000_000 as a number."""
    for found in _BASED.finditer(passage.text):
        said = [digits(char, passage.language) if char.isdecimal() else char.upper() for char in found["base"][1:]]
        words = " ".join((digits("0", passage.language), found["base"][0].lower(), *said))
        yield Change(found.start(), found.end(), words.replace(" A", "-A") if passage.language == "en" else words)
    for found in _UNDERSCORED.finditer(passage.text):
        whole, _, part = found[0].replace("_", "").partition(".")
        mark = "." if passage.language == "en" else ","
        said_as = f"{whole}{mark}{part}" if part else ""
        words = number(said_as, passage.language) if part else cardinal(whole, passage.language)
        yield Change(found.start(), found.end(), words)


def enclosed(passage: Passage) -> Iterator[Change]:
    """Numbers in circles or brackets of one character, and those as wide as Chinese letters: ①, ⑴, ３."""
    text = passage.text
    for found in _LONE.finditer(text):
        plain = _DINGBATS.get(found[0]) or re.sub("[^0-9]", "", normalize("NFKC", found[0]))
        before = " " if text[: found.start()][-1:].isalnum() else ""
        after = " " if text[found.end() : found.end() + 1].isalnum() else ""
        yield Change(found.start(), found.end(), f"{before}{number(plain, passage.language)}{after}")


RULES: Final = (
    Rule(
        *("N-051", "literal", literals, "xXbo_"),
        languages=LANGUAGES,
        needs="0123456789",
        cases=(("0x1F of 1_000_000", "zero x one F of one million"),),
    ),
    Rule(
        *("N-052", "enclosed-number", enclosed, _ENCLOSED + _WIDE),
        languages=LANGUAGES,
        cases=(("① Peel, ② cut", "one Peel, two cut"),),
    ),
)
