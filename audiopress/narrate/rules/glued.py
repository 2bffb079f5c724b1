"""Rule for digits that letters touch: MP3, A320, COVID19, B2A23C; no letter and no digit of them is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, cardinal, digits, in_pairs, number
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_TOKEN: Final = late(
    r"(?<![\w$£€¥])(?<![0-9][.,])(?=[0-9]{0,24}[A-Za-z])(?=[A-Za-z]{0,24}[0-9])[A-Za-z0-9]{2,24}(?:\.[0-9]{1,4})?(?!\w|\.[0-9])"
)
_NUMBER: Final = late(r"[0-9]+(?:\.[0-9]+)?")
_AFTER_HYPHEN: Final = late(r"(?<!\w)(?P<word>[A-Z][A-Za-z]{0,15})-(?P<number>[0-9]{3})(?!\w|[.,-][0-9])")
_SUBSCRIPT: Final = late(r"(?<=[A-Za-z)\]])[₀-₉]{1,3}(?P<more>(?=[A-Za-z(\[]))?")
_SUBSCRIPTS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
# Left to the rules for acronyms, ordinals with a wrong ending, decades, hexadecimal numbers.
_NOT: Final = late(
    r"[0-9]{1,2}[A-Z]{2,}s?|0[xX][0-9A-Fa-f]+|[0-9]+(?:st|nd|rd|th)|[0-9]{0,3}[2-9]0s|(?:1[0-9]|20)[0-9]{2}[a-z]"
)
_GROUPED_MANY: Final = late(
    r"(?<![\w.,$£€])(?P<number>1(?:,000|000)|10,000|100,000|1,000,000)s(?!\w)(?P<of>(?=\sof\b))?"
)
_GROUPED: Final = {
    "1,000": "thousands",
    "1000": "thousands",
    "10,000": "tens of thousands",
    "100,000": "hundreds of thousands",
    "1,000,000": "millions",
}
_ONES: Final = late(
    r"(?:(?<=\btwo\s)|(?<=\bthree\s)|(?<=\bfour\s)|(?<=\bfive\s)|(?<=\bsix\s)|(?<=\ball\s)|(?<=\bno\s)|(?<=\bstraight\s)|"
    r"(?<=\b[A-Z]-)|(?<=[0-9]\sx\s)|(?=[0-9]s\sand\s[0-9]s\b)|(?<=[0-9]s\sand\s))(?P<digit>[0-9])s(?![\w])"
)
_SECONDS: Final = late(r"\b(?:wait|last|for|after|every|within|took|takes)\s(?:[0-9]s\sand\s)?$")
_PLAYERS: Final = late(r"(?<![\w.,])(?P<number>[1-9][0-9])ers(?!\w)")  # the 49ers
_MANY: Final = late(r"(?:[1-9][0-9]{1,2}|1000)s(?<![2-9]0s)")
_ROUND: Final = {"10": "tens", "100": "hundreds", "1000": "thousands"}
# Short capitals that are no word but look like one: “CO2” is no coal.
_SPELT: Final = late(r"(?<![A-Za-z])(?:CO|NO|SO|PO|HO|AM|AS|IN|OR|ON|TO|US|IT|IS|DO|GO|OH|ME|HE|PE|WE)(?=[0-9₀-₉])")


def serial(passage: Passage) -> Iterator[Change]:
    """Letters and digits in one word are said in turn, the digits as numbers: MP3 is “MP three”."""
    if passage.language == "en":
        yield from _counted(passage.text)
    for token in _TOKEN.finditer(passage.text):
        if passage.language == "en" and _MANY.fullmatch(token[0]):
            yield Change(token.start(), token.end(), _many(token[0][:-1]))
        joined = passage.text[token.start() - 1 : token.start()] == "-"  # C-3PO: no acronym by itself
        if (_NOT.fullmatch(token[0]) and not joined) or _MANY.fullmatch(token[0]):
            continue
        for found in _NUMBER.finditer(passage.text, token.start(), token.end()):
            first, last = found.start() == token.start(), found.end() == token.end()
            yield Change(*found.span(), _spaced(_said(found[0], passage.language), token, found, first, last))
        yield from _letters(passage.text, token)
    if passage.language == "en":
        for found in _AFTER_HYPHEN.finditer(passage.text):
            yield Change(*found.span("number"), in_pairs(found["number"]))


def _counted(text: str) -> Iterator[Change]:
    """Thousands of them, fives and niners: 1,000s, two 5s, the 49ers."""
    for found in _GROUPED_MANY.finditer(text):
        yield Change(found.start(), found.end(), _GROUPED[found["number"]])
    for found in _ONES.finditer(text):
        if not _SECONDS.search(text, max(0, found.start() - 14), found.start()):
            yield Change(found.start(), found.end(), _many(found["digit"]))
    for found in _PLAYERS.finditer(text):
        words = cardinal(found["number"]).removesuffix("e")
        words = f"{words[:-1]}i" if words.endswith("y") else words
        yield Change(found.start(), found.end(), f"{words}ers")


def subscripts(passage: Passage) -> Iterator[Change]:
    """The small digits of a formula: CO₂."""
    for found in _SUBSCRIPT.finditer(passage.text):
        written = found[0].translate(_SUBSCRIPTS)
        after = " " if found["more"] is not None else ""
        yield Change(found.start(), found.end(), f" {cardinal(written, passage.language)}{after}")
    for found in _SPELT.finditer(passage.text):
        if passage.text[found.end()] in "₀₁₂₃₄₅₆₇₈₉":
            yield Change(found.start(), found.end(), " ".join(found[0]))


def _many(written: str) -> str:
    """More than one of them: 747s, 100s of people."""
    if written in _ROUND:
        return _ROUND[written]
    words = _said(written, "en")
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}es" if words.endswith("x") else f"{words}s"


def _letters(text: str, token: re.Match[str]) -> Iterator[Change]:
    found = _SPELT.match(text, token.start(), token.end())
    if found:
        yield Change(found.start(), found.end(), " ".join(found[0]))


def _spaced(said: str, token: re.Match[str], found: re.Match[str], first: bool, last: bool) -> str:
    """Apart from its letters; a lone A keeps its name by a hyphen, else it would sound like the article."""
    letters = token.string[token.start() : found.start()]
    before = "" if first else "-" if re.search(r"(?:^|[0-9])[Aa]$", letters) else " "
    return f"{before}{said}{'' if last else ' '}"


def _said(written: str, language: str) -> str:
    """Few digits are a number; three are a model's name; more are read off, but for round ones."""
    if "." in written:
        return number(written)
    if written[0] == "0" and len(written) > 1:
        return digits(written, language)
    if len(written) == 3 and language == "en":
        return in_pairs(written)
    if len(written) == 4 and "1100" <= written < "2100" and language == "en":
        return in_pairs(written)  # the M1911
    if len(written) > 3 and not written.endswith("000"):
        return digits(written, language)
    return cardinal(written, language)


RULES: Final = (
    Rule(
        *("N-114", "serial", serial, "0123456789"),
        languages=LANGUAGES,
        cases=(
            ("an MP3 of the G20, B2A23C and SW1", "an MP three of the G twenty, B two A-twenty three C and SW one"),
            ("an A320, paper A4, COVID19", "an A-three twenty, paper A-four, COVID nineteen"),
        ),
    ),
    Rule(
        *("N-115", "subscript", subscripts, "₀₁₂₃₄₅₆₇₈₉"),
        languages=LANGUAGES,
        cases=(("CO₂, H₂O", "C O two, H two O"),),
    ),
)
