"""Numbers by which laws, music, stars, letters and acts are catalogued: § 1983, 410 U.S. 113, BWV 1007, HD 209458."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, digits, in_pairs, ordinal
from audiopress.narrate.passage import Change
from audiopress.patterns import late

_PROVISION: Final = late(
    r"(?<![\w.,$£€(])(?P<number>[0-9]{1,4}[A-Z]?(?:\.[0-9]{1,3})?)"
    r"(?P<brackets>(?:\((?:[0-9]{1,3}|[ivx]{1,5}|[a-z]{1,2}|[A-Z])\)){1,6})(?![\w(]|\s?=)"
)
_PROVIDED: Final = late(
    r"(?:§\s?|\b(?:sections?|subsections?|secs?\.|ss?\.|articles?|arts?\.|rules?|r\.|regulations?|regs?\.|clauses?|cl\.|"
    r"paragraphs?|paras?\.?|schedules?|sch\.|items?|under|and|or|of)\s)$",
    re.IGNORECASE,
)
_ROMAN: Final = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_STATUTE: Final = late(r"(?<=§\s)(?P<one>[0-9]{3,4})(?![\w,.]?[0-9\w])|(?<=§)(?P<two>[0-9]{3,4})(?![\w,.]?[0-9\w])")
# Law reports: the volume and the page of a case.
_REPORT: Final = late(
    r"(?<![\w.,])(?P<volume>[0-9]{1,3})\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:[23]d|4th|Supp\.)?|L\.\s?Ed\.(?:\s2d)?|"
    r"S\.C\.R\.|A\.C\.|N\.[EW]\.(?:2d)?)\s(?P<page>[0-9]{1,4})(?![\w,.]?[0-9])"
)
_SERIES: Final = late(r"(?<=\bF\.)\s?(?P<f>[23])d\b|(?<=\bEd\.)\s(?P<e>2)d\b|(?<=\bSupp\.)\s(?P<s>[23])d\b")
_DOCKET: Final = late(r"\b(?:No\.|Case(?:\sNo\.)?|Docket(?:\sNo\.)?)\s(?P<number>[0-9]{2}-[0-9]{2,6})(?![\w-])")
_JET: Final = late(r"(?<![\w.,-])(?P<jet>7[0-8]7)-(?P<series>[0-9]{3}|[89])(?P<s>s?)(?![\w-]|[.,][0-9])")
_WEAKNESS: Final = late(r"\bCVE(?P<number>-[0-9]{4}-[0-9]{4,7})(?![\w-])")
_OPUS: Final = late(r"(?<!\w)(?P<word>[Oo]pp?\.)\s?(?P<number>[0-9]{1,3})(?:/(?P<part>[0-9]{1,2}))?(?![\w/])")
_WORKS: Final = late(
    r"\b(?:BWV|HWV|TWV|RV|KV|K\.|NGC|IC|UGC|Messier)[ \u00a0](?P<number>[0-9]{3,4})(?![\w%]|[.,:/][0-9])"
)
_STARS: Final = late(r"\b(?:HD|HIP|HR|SAO|TYC|KIC|TOI|GJ|NCT)[ \u00a0]?(?P<number>[0-9]{4,9})(?![\w%]|[.,][0-9])")
_DOTTED: Final = late(r"(?<![\w.])[A-Z]\.(?P<number>[0-9]{2,3})(?![\w%]|[.,][0-9])")
_POSTCODE: Final = late(
    r"(?<![\w-])(?P<area>[A-Z]{1,2})(?P<district>[0-9]{1,2})(?P<letter>[A-Z]?)[ \u00a0](?P<sector>[0-9])"
    r"(?P<unit>(?![AP]M)[A-Z]{2})(?![\w-])"
)
_CANADIAN: Final = late(r"(?<![\w-])(?P<code>[A-Z][0-9][A-Z][ \u00a0][0-9][A-Z][0-9])(?![\w-])")
_EUROPEAN: Final = late(
    r"\b(?:Regulations?|Reg\.|Directives?|Decisions?|Framework)\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?"
    r"(?P<first>[0-9]{2,4})/(?P<second>[0-9]{1,4})(?P<body>/[A-Z]{2,3}\b)?(?![\w/])"
)


def catalogued(text: str) -> Iterator[Change]:
    """The numbers of English catalogues, wherever their letters or their shape tell them."""
    yield from _law(text)
    for found in _OPUS.finditer(text):
        part = f" number {cardinal(found['part'])}" if found["part"] else ""
        word = "Opus" if found["word"][0] == "O" else "opus"
        yield Change(found.start(), found.end(), f"{word} {cardinal(found['number'])}{part}")
    for pattern in (_WORKS, _DOTTED):
        for found in pattern.finditer(text):
            start = found.start("number") - (pattern is _DOTTED)
            yield Change(start, found.end(), f"{' ' * (pattern is _DOTTED)}{in_pairs(found['number'])}")
    for found in _STARS.finditer(text):
        space = "" if text[found.start("number") - 1] in " \u00a0" else " "
        yield Change(*found.span("number"), space + digits(found["number"]))
    for found in _JET.finditer(text):
        said = f"{in_pairs(found['jet'])} {in_pairs(found['series'])}{found['s']}"
        yield Change(found.start(), found.end(), said)
    for found in _WEAKNESS.finditer(text):
        year, _, number = found["number"][1:].partition("-")
        yield Change(*found.span("number"), f" {in_pairs(year)}, {digits(number)}")
    yield from _post(text)


def _law(text: str) -> Iterator[Change]:
    for found in _PROVISION.finditer(text):
        several = found["brackets"].count("(") > 1
        if several or _PROVIDED.search(text, max(0, found.start() - 14), found.start()):
            parts = re.findall(r"\w+", found["brackets"])
            yield Change(
                found.start("number"), found.end(), _named(" ".join((_section(found["number"]), *map(_part, parts))))
            )
    for found in _STATUTE.finditer(text):
        yield Change(found.start(), found.end(), in_pairs(found[0]))
    for found in _REPORT.finditer(text):
        for part in ("volume", "page"):
            yield Change(*found.span(part), in_pairs(found[part]))
    for found in _SERIES.finditer(text):
        yield Change(found.start(), found.end(), f" {ordinal(int(found['f'] or found['e'] or found['s']))}")
    for found in _DOCKET.finditer(text):
        year, _, number = found["number"].partition("-")
        said = in_pairs(number) if len(number) < 5 else digits(number)
        yield Change(*found.span("number"), f"{in_pairs(year)}, {said}")
    for found in _EUROPEAN.finditer(text):
        act = f"{_year(found['first'])} slash {_year(found['second'])}"
        yield Change(found.start("first"), found.end("second"), act)
        if found["body"]:
            yield Change(found.start("body"), found.start("body") + 1, " ")


def _named(said: str) -> str:
    """A lone A keeps its name by a hyphen, else it would sound like the article."""
    return said.replace(" A", "-A")


def _section(written: str) -> str:
    letter = written[-1] if written[-1].isalpha() else ""
    whole, _, part = written.removesuffix(letter).partition(".")
    return in_pairs(whole) + (f" point {cardinal(part)}" if part else "") + (f" {letter}" if letter else "")


def _part(written: str) -> str:
    """What stands in one bracket: a number, a small Roman number, a letter."""
    if written.isdecimal():
        return cardinal(written)
    return cardinal(_ROMAN[written]) if written in _ROMAN else " ".join(written.upper())


def _year(written: str) -> str:
    return in_pairs(written) if len(written) > 2 else cardinal(written)


def _post(text: str) -> Iterator[Change]:
    for found in _POSTCODE.finditer(text):
        outward = (*found["area"], cardinal(found["district"]), *found["letter"])
        inward = (cardinal(found["sector"]), *found["unit"])
        yield Change(found.start(), found.end(), f"{' '.join(outward)}, {' '.join(inward)}")
    for found in _CANADIAN.finditer(text):
        said = [digits(char) if char.isdecimal() else char for char in found["code"] if not char.isspace()]
        yield Change(found.start(), found.end(), f"{' '.join(said[:3])}, {' '.join(said[3:])}")
