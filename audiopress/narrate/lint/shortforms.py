"""Checks of what is written short: acronyms nobody explains, abbreviations no rule knows, dates of two readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from audiopress.narrate.lint.page import Found, Page, folded
from audiopress.narrate.lint.wellknown import ACRONYMS, CAPITALS, ENDINGS
from audiopress.narrate.rules import RULES
from audiopress.narrate.rules.acronym_tables import LETTERS, WORDS
from audiopress.narrate.rules.dates import ambiguous_dates
from audiopress.narrate.sentences import Span
from audiopress.narrate.tongue import region
from audiopress.patterns import late

_ACRONYM: Final = late(r"(?<![\w&.’'/-])([A-Z](?:[A-Z]|&[A-Z]){1,5}(?:-[A-Z]{2,5})?)(?:s|[’']s)?(?![\w&/]|-\w)")
_ROMAN: Final = late(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHOUTED: Final = late(r"[A-ZÀ-Þ]{2,}")
_BRACKETED: Final = late(r"[(\[]([^()\[\]]{2,200})[)\]]")
_WORDS: Final = late(r"[^\W\d_]+")
_CAPITAL_WORD: Final = late(r"[A-Z][A-Z&-]{0,20}[A-Z]")
# “ABC (Animals Being Counted)”, “ABC stands for …”, “ABC, or animals being counted”, “ABC: …”, “ABC – …”
_EXPLAINING: Final = late(
    r"(?<![\w&])([A-Z][A-Z&-]{0,20}[A-Z])(?:s|[’']s)?[”\"]?"
    r"(?:,? (?:or|is short for|stands? for|means?) |[,:] | [—–(\[-] ?)"
)
_NEAR: Final = 120  # characters beside an acronym in which it may be explained
_A_WORD: Final = 3  # letters of an acronym that may also be a word
_KNOWN: Final = ACRONYMS | LETTERS | WORDS | CAPITALS
_AUTHORS: Final = frozenset(rule.code for rule in RULES if rule.name in ("lexicon", "override"))
_FEWER: Final = 4  # words in capitals in a row that are a shout, not acronyms

_DOTTED: Final = late(r"(?<![\w.’'-])(?:[A-Za-z]\.){2,6}(?!\w)")
_CLIPPED: Final = late(r"(?<![\w.’'/-])([A-Za-z]{2,6})\.(?= [a-z]| ?[,;])")


def unknown_acronyms(page: Page) -> Iterator[Found]:
    """Each once, where it stands first."""
    first: dict[str, int | None] = {}
    for told in page.told:
        text = page.prose(told)
        if told.block.kind == "heading" and text.isupper():
            continue
        own = {place for one in page.reworded(told) if one.rule in _AUTHORS for place in range(one.start, one.end)}
        for found in _ACRONYM.finditer(text):
            if (
                found[1] not in first
                and found.start() not in own
                and not _ROMAN.fullmatch(found[1])
                and not _shouted(text, found.span(1))
            ):
                first[found[1]] = told.line
    candidates = set(first) - _KNOWN
    explained = set(_explained(page, candidates)) if candidates else set()
    for acronym, line in first.items():
        if acronym in candidates and acronym not in explained:
            yield Found("N-913", line, {"acronym": acronym})


def _shouted(text: str, span: Span) -> bool:
    """Whether it stands among words in capitals: “DO NOT ENTER THIS ROOM”."""
    around = text[max(0, span[0] - 40) : span[1] + 40].split()
    loud = [word for word in around if _SHOUTED.fullmatch(word.strip(".,;:!?()“”"))]
    return len(loud) >= _FEWER or any(len(word.strip(".,;:!?()“”")) > 6 for word in loud)


def _explained(page: Page, candidates: set[str]) -> Iterator[str]:
    """Those that a title of abbr, words beside it or, since it is a word, small letters explain."""
    small = {name.lower(): name for name in candidates if len(name) >= _A_WORD}
    for told in page.told:
        yield from (run.text.strip() for run in told.block.runs if run.title and "abbr" in run.marks)
        text = told.block.text
        yield from (small[word] for word in small.keys() & set(text.split()))
        for found in _BRACKETED.finditer(text):
            before = text[max(0, found.start() - _NEAR) : found.start()]
            inner = {name[0] for name in _CAPITAL_WORD.finditer(found[1])} & candidates
            yield from (name for name in inner if spells(before, name))
        for found in _EXPLAINING.finditer(text):
            if found[1] in candidates and spells(text[found.end() : found.end() + _NEAR], found[1]):
                yield found[1]


def spells(words: str, acronym: str) -> bool:
    """Whether initials of words, in their order, are an acronym's letters; small words may be left out.

    >>> spells("the World Health Organization", "WHO"), spells("a red house", "WHO")
    (True, False)
    """
    wanted = [letter for letter in acronym.lower() if letter.isalpha()]
    found = _WORDS.findall(words.lower())
    for first, word in enumerate(found):
        if word[0] == wanted[0] and _follows(found[first : first + 2 * len(wanted) + 2], wanted):
            return True
    return False


def _follows(words: list[str], wanted: list[str]) -> bool:
    """Whether the letters occur in the words in order, at least two of them (or all) as initials."""
    initials, left = 0, wanted
    for word in words:
        for index, letter in enumerate(word):
            if left and letter == left[0]:
                left, initials = left[1:], initials + (index == 0)
    return not left and initials >= min(2, len(wanted)) and initials * 2 >= len(wanted)


def unknown_abbreviations(page: Page) -> Iterator[Found]:
    """Each once, with the number of the other places: what no rule has made words of."""
    found: dict[str, list[Found]] = {}
    for told in page.told:
        text = page.as_written(told)
        if "." not in text or told.block.kind == "poem":
            continue
        for match in (*_DOTTED.finditer(text), *_CLIPPED.finditer(text)):
            if _is_short(match, text):
                found.setdefault(match[0], []).append(Found("N-915", told.line, {"written": match[0]}))
    whole = " ".join(told.block.text for told in page.told) if found else ""
    for written, same in found.items():
        if not re.search(rf"(?<!\w){re.escape(written.rstrip('.'))}(?![\w.])", whole, re.IGNORECASE):
            yield from folded(same)


def _is_short(match: re.Match[str], text: str) -> bool:
    """Not initials before a name, not what every voice knows, not the end of a quoted sentence."""
    word = match[0]
    if match.re.pattern == _DOTTED.pattern:
        name = word.isupper() and re.match(r"\s?[A-Z][a-z]", text[match.end() : match.end() + 3])
        return not name and word.replace(".", "").upper() not in ACRONYMS and word.lower() not in ENDINGS
    return match[1].lower() not in ENDINGS and not match[1][1:].isupper()


def dates_of_two_readings(page: Page) -> Iterator[Found]:
    return folded(_two_readings(page))


def _two_readings(page: Page) -> Iterator[Found]:
    for told in page.told:
        text = page.prose(told)
        for start, end in ambiguous_dates(text, region(told.language)) if "/" in text or "." in text else ():
            read = next((one.spoken for one in page.reworded(told) if one.start <= start < one.end), text[start:end])
            yield Found("N-912", told.line, {"date": text[start:end], "read": read})


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    unknown_acronyms,
    unknown_abbreviations,
    dates_of_two_readings,
)
