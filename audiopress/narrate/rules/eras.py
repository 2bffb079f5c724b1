"""Years of an era, centuries, quarters and business years: 340 A.D., 500–300 BCE, 19th c., Q3 2022, FY21."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import ordinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.calendars import joined, stopped, year_words
from audiopress.narrate.rules.foreign_dates import ending
from audiopress.patterns import late

_FIGURES: Final = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,5})"
_LETTERS: Final = r"(?:A\.\s?D\b\.?|AD|B\.\s?C\.\s?E\b\.?|BCE|B\.\s?C\b\.?|BC|C\.\s?E\b\.?|CE)"
_AFTER: Final = late(
    rf"(?<![\w.,$£€/:])(?<!\d-)(?:(?P<low>{_FIGURES})(?P<dash>\s?[–‒/-]\s?|\sto\s))?(?P<year>{_FIGURES})"
    rf"\s?(?:(?P<era>{_LETTERS})|(?P<present>BP|B\.P\.?)(?=[\s,;.)]|$))(?!\w)"
)
_BEFORE: Final = late(
    r"(?<![\w.])(?P<era>A\.\s?D\.?|AD)\s?(?P<low>\d{1,4})(?:\s?[–‒/-]\s?(?P<year>\d{1,4}))?(?![\w%]|[.,:]\d)"
)
_CENTURY_ERA: Final = late(rf"\b(?:century|centuries|millennium|millennia)\s(?P<era>{_LETTERS})(?!\w)", re.IGNORECASE)
_ELSEWHERE: Final[dict[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "de": (
        (late(r"\bv\.\s?Chr\."), "vor Christus"),
        (late(r"\bn\.\s?Chr\."), "nach Christus"),
        (late(r"\bv\.\s?u\.\s?Z\."), "vor unserer Zeitrechnung"),
        (late(r"\bn\.\s?u\.\s?Z\."), "nach unserer Zeitrechnung"),
    ),
    "fr": (
        (late(r"\bav\.\s?J\.?-C\."), "avant Jésus-Christ"),
        (late(r"\bapr?\.\s?J\.?-C\."), "après Jésus-Christ"),
        (late(r"\bav\.\s?n\.\s?è\."), "avant notre ère"),
    ),
    "es": (
        (late(r"(?<=\d\s)a\.\s?(?:de\s)?C\.|\ba\.\s?de\s?C\."), "antes de Cristo"),
        (late(r"(?<=\d\s)d\.\s?(?:de\s)?C\.|\bd\.\s?de\s?C\."), "después de Cristo"),
        (late(r"(?<=[IVX]\s)a\.\s?C\."), "antes de Cristo"),
        (late(r"(?<=[IVX]\s)d\.\s?C\."), "después de Cristo"),
        (late(r"\ba\.\s?e\.\s?c\."), "antes de la era común"),
    ),
}
_CENTURY: Final = late(r"(?<=\d(?:th|st|nd|rd))\s?c(?:ent)?\.(?!\w)|(?<=\d(?:th|st|nd|rd))\sc(?=\s)")
_NUMBERED_CENTURY: Final = late(r"(?<!\w)C(?P<number>[1-9]|1\d|2[01])(?:th|st|nd|rd)(?!\w)")
_GERMAN_CENTURY: Final = late(
    r"(?<![\w.,])(?:(?P<low>\d{1,2})\.\s?(?P<dash>[–‒-]|bis|und)\s?)?(?P<number>\d{1,2})\.\s?"
    r"(?P<word>Jahrhunderts?|Jh(?:dt?)?s?\.|Jahrtausends?|Jt\.)(?!\w)"
)
_SHORT_CENTURIES: Final = {"J": "Jahrhundert", "T": "Jahrtausend"}
_PART: Final = r"(?P<year>(?:19|20)\d\d|[’'‘]?\d\d)"
_QUARTER: Final = late(
    rf"(?<![\w.-])(?:(?P<first>[QH])(?P<low>[1-4])\s?(?:[–‒-]|to)\s?)?(?P<kind>[QH])(?P<number>[1-4])(?:[\s,/-]{{1,2}}|(?=[’'])){_PART}(?![\w%]|[.,:/-]\d)"
)
_QUARTER_RANGE: Final = late(r"(?<=\b[QH][1-4])\s?[–‒-]\s?(?=[QH][1-4]\b)")
_GLUED: Final = late(rf"(?<![\w.-])(?P<number>[1-4])(?P<kind>[QH])\s?{_PART}(?![\w%]|[.,:/-]\d)")
_BUSINESS: Final = late(rf"(?<![\w.-])FY\s?{_PART}(?:[/–‒-](?P<next>(?:19|20)\d\d|\d\d))?(?![\w%]|[.,:]\d)")
_KINDS: Final = {"Q": "quarter", "H": "half"}


def eras(passage: Passage) -> Iterator[Change]:
    """Years and centuries with their era; short and German centuries."""
    return _english(passage.text) if passage.language == "en" else _elsewhere(passage.text, passage.language)


def _english(text: str) -> Iterator[Change]:
    dated = (_dated(text, found) for pattern in (_BEFORE, _AFTER) for found in pattern.finditer(text))
    yield from joined(text, filter(None, dated), "to")
    for found in _CENTURY_ERA.finditer(text):
        yield Change(found.start("era"), found.end() - stopped(text, found.end()), _letters(found["era"]))
    for found in _CENTURY.finditer(text):
        yield Change(found.start(), found.end() - stopped(text, found.end()), " century")
    for found in _NUMBERED_CENTURY.finditer(text):
        yield Change(found.start(), found.end(), f"{ordinal(int(found['number']))} century")


def _dated(text: str, found: re.Match[str]) -> Change | None:
    """“27 BC”, “AD 14”; 120 BP is a pressure."""
    era = found["era"] or "BP"
    if not found["era"] and len(found["year"]) < 4:
        return None
    said = " to ".join(year_words(year) for year in (found["low"], found["year"]) if year)
    said = f"{_letters(era)} {said}" if found.start("era") == found.start() else f"{said} {_letters(era)}"
    return Change(found.start(), found.end() - stopped(text, found.end()), said)


def _letters(era: str) -> str:
    return "".join(filter(str.isalpha, era)).upper()


def _elsewhere(text: str, language: str) -> Iterator[Change]:
    for pattern, said in _ELSEWHERE[language]:
        for found in pattern.finditer(text):
            yield Change(found.start(), found.end() - stopped(text, found.end()), said)
    if language == "de":
        for found in _GERMAN_CENTURY.finditer(text):
            yield _german_century(text, found)


def _german_century(text: str, found: re.Match[str]) -> Change:
    """“im 19. Jh.” is “im neunzehnten Jahrhundert”, alone “neunzehntes Jahrhundert”."""
    short = found["word"].endswith(".")
    tail = ending(text, found.start())
    genitive = text[max(0, found.start() - 4) : found.start()].lower() == "des "
    neuter = "n" if tail == "n" or re.search(r"\b[Ii]m\s$", text[: found.start()][-4:]) else "s" if tail == "r" else ""
    word = (
        _SHORT_CENTURIES["T" if "t." in found["word"] and "h" not in found["word"] else "J"] if short else found["word"]
    )
    said = f"{ordinal(int(found['number']), 'de')}{neuter} {word}{'s' if short and genitive else ''}"
    if found["low"]:
        link = "bis" if found["dash"] in "–‒-" else found["dash"]
        said = f"{ordinal(int(found['low']), 'de')}{neuter} {link} {said}"
    return Change(found.start(), found.end() - stopped(text, found.end()), said)


def quarters(passage: Passage) -> Iterator[Change]:
    """Parts of a year and business years: Q3 2022, 2Q22, FY21."""
    text = passage.text
    for found in _QUARTER.finditer(text):
        yield _part_of_year(text, found)
    for found in _QUARTER_RANGE.finditer(text):
        yield Change(found.start(), found.end(), " to ")
    for found in _GLUED.finditer(text):
        yield _part_of_year(text, found)
    for found in _BUSINESS.finditer(text):
        later = f" to {year_words(found['next'])}" if found["next"] else ""
        yield Change(found.start(), found.end(), f"fiscal year {year_words(found['year'])}{later}")


_OWN_ARTICLE: Final = late(
    r"(?:\b(?:the|a|an|this|its|their|our|his|her|last|next|each|every|a|record)|[’']s|\b(?:the|a|an|its|their|our)\s[a-z]{3,12})\s$",
    re.IGNORECASE,
)


def _part_of_year(text: str, found: re.Match[str]) -> Change:
    """“in Q3 2022” is in the third quarter; before a noun, “the Q3 2022 results”, it has the noun’s article."""
    part = f"{ordinal(int(found['number']))} {_KINDS[found['kind']]}"
    if found.groupdict().get("low"):
        part = f"{ordinal(int(found['low']))} to {part}"
    the = "" if _OWN_ARTICLE.search(text, max(0, found.start() - 20), found.start()) else "the "
    after = re.match(
        r"\s(?:results?|earnings|revenues?|sales|profits?|guidance|report|figures|data|forecasts?|call|GDP|loss(?:es)?|quarter)\b",
        text[found.end() : found.end() + 12],
    )
    if after and not the:
        return Change(found.start(), found.end(), f"{part} {year_words(found['year'])}")
    return Change(found.start(), found.end(), f"{the}{part} of {year_words(found['year'])}")


RULES: Final = (
    Rule(
        *("N-061", "era", eras, "0123456789C"),
        languages=("en", "de", "fr", "es"),
        cases=(
            ("From 44 BC to A.D. 70 and 340 A.D.", "From forty four BC to AD seventy and three forty AD."),
            ("500–300 BCE, 12,000 BP", "five hundred to three hundred BCE, twelve thousand BP"),
            ("19th c. art", "nineteenth century art"),
        ),
    ),
    Rule(
        *("N-062", "quarter", quarters, "QHF"),
        languages=("en",),
        cases=(
            (
                "Q3 2022, 2Q22 and FY21",
                "the third quarter of twenty twenty two, the second quarter of twenty two and fiscal year twenty one",
            ),
        ),
    ),
)
