"""Rules for telephone numbers: digit by digit, a short rest between the groups as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, digits, number
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_PLUS: Final = {"en": "plus", "de": "plus", "fr": "plus", "es": "más"}
_EXTENSION: Final = {"en": "extension", "de": "Durchwahl", "fr": "poste", "es": "extensión"}
_HUNDRED: Final = {"800": "eight hundred", "900": "nine hundred"}
_GAP: Final = r"(?:\)?[ \u00a0\u202f.‐‑/-]{1,3}\(?|\)\(?|\()"
_EXT: Final = r"(?:,?[ \u00a0]?(?:[Ee]xt(?:ension|\.)?|x|#|DW|poste)[ \u00a0]?(?P<ext>[0-9]{1,6}))?"
_END: Final = r"(?![\w]|[.,/-][0-9]|[–‒][0-9])"
_START: Final = r"(?<![\w.,/:+–‒-])(?<![$£€]\s)(?<![$£€])"
# Forms that can be nothing but telephone numbers, in the order in which they are tried.
_NUMBERS: Final = late(
    rf"{_START}(?:"
    # +44 (0)20 7946 0958
    rf"(?P<world>\+[1-9][0-9]{{0,2}}(?:{_GAP}[0-9]{{1,8}}){{1,6}}|\+[1-9][0-9]{{7,14}})"
    # 1-800-FLOWERS
    r"|(?P<letters>1[-. ]8[0-9]{2}[-. ](?=[A-Z0-9-]{0,8}[A-Z]{2})[A-Z0-9]{2,10}(?:-[A-Z0-9]{1,8}){0,3})"
    # (555) 123-4567, 1-555-123-4567
    r"|(?P<america>(?:1[-. ])?(?:\([1-9][0-9]{2}\)[-. \u00a0]?|[1-9][0-9]{2}[-.‑ \u00a0])"
    r"[0-9]{3}[-.‑ \u00a0][0-9]{4}(?:-[0-9]{1,5})?)"
    # 020 7946 0958, 0800 123 456, 01 23 45 67 89
    rf"|(?P<trunk>\(?0[0-9]{{1,5}}(?:{_GAP}[0-9]{{2,8}}){{1,5}})"
    rf"){_EXT}{_END}"
)
# A range rather than a number, if it ends in a round one or things are counted.
_LOCAL: Final = late(
    rf"{_START}(?P<local>555[-.‑][0-9]{{4}}|[2-9][0-9]{{2}}-[0-9]{{2}}(?!00|50)[0-9]{{2}}){_EXT}{_END}"
    r"(?!\s[a-z]+s\b|\s?(?:km|kg|m|g|people|AD|BC|BCE|CE|%))"
)
_LABELLED: Final = late(
    r"\b(?:[Tt]el(?:ephone|efon|éfono|éphone|\.)?|[Pp]hone|[Ff]ax|[Mm]obile|[Cc]ell|[Cc]all|[Dd]ial|[Rr]ing|[Tt]ext|"
    r"[Ww]hats[Aa]pp|[Hh]otline|[Hh]elpline|Tél\.|Mobil|Handy|Rufnummer|Appel(?:ez|er)|[Ll]lam(?:e|ar))"
    r"(?:\s(?:number|us|me|at|on|is|him|her|them|today|now|unter|le|au|al)){0,3}(?:\.|:)?\s?"
    rf"(?P<labelled>[0-9]{{2,6}}(?:{_GAP}[0-9]{{2,8}}){{1,5}}|[0-9]{{7,12}}){_EXT}{_END}"
)
_SHORT: Final = late(
    r"\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|ed|ed|led|ling|ing)?|[Rr]ing(?:ing)?|[Rr]ang|[Pp]hone[ds]?|[Tt]ext(?:ed)?|"
    r"[Ww]äh(?:len|lte)|[Cc]omposez|[Mm]arque)(?:\s(?:to|the|die|le|el|Sie|Sie die|al))?\s"
    r"(?P<short>911|999|112|111|101|311|"
    r"411|211|988|"
    r"110|119|15|17|18|061|062|091)(?![\w.,-]?[0-9\w])(?!\s(?!to|for|in|if|and|or|when|from|as|but|at|on)[a-z]+)"
)
_EXTENSIONS: Final = late(r"\b(?:[Ee]xt\.|[Ee]xtension)\s?(?P<ext>[0-9]{1,6})(?![\w])")
_GROUP: Final = late(r"[0-9]+|[A-Z]+")
_VOWEL: Final = late(r"[AEIOUY]")


def telephone(passage: Passage) -> Iterator[Change]:
    """Telephone numbers digit by digit, with a short rest between their groups."""
    text, language = passage.text, passage.language
    for pattern in (_NUMBERS, _LABELLED, _LOCAL):
        for found in pattern.finditer(text):
            written, kind = _number(found)
            if written and _plausible(written, kind):
                start = found.start(kind)
                yield Change(start, found.end(), _said(written, kind, language) + _extension(found["ext"], language))


def short_numbers(passage: Passage) -> Iterator[Change]:
    """911 after “call”, and an extension by itself."""
    for found in _SHORT.finditer(passage.text):
        yield Change(*found.span("short"), digits(found["short"], passage.language))
    for found in _EXTENSIONS.finditer(passage.text):
        yield Change(found.start(), found.end(), _extension(found["ext"], passage.language).removeprefix(", "))


def _number(found: re.Match[str]) -> tuple[str, str]:
    for kind, written in found.groupdict().items():
        if written and kind != "ext":
            return written, kind
    return "", ""


def _plausible(written: str, kind: str) -> bool:
    """Enough digits for somebody to answer, and not 1,234-like sums or days of the month."""
    count = sum(map(str.isdigit, written))
    if kind == "trunk":
        return 8 <= count <= 12 and not re.fullmatch(r"[0-9]{2}([-./])[0-9]{2}\1[0-9]{2,4}", written)
    return kind in ("letters", "local") or 7 <= count <= 15


def _said(written: str, kind: str, language: str) -> str:
    groups = _GROUP.findall(written)
    if language == "fr" and kind != "world" and all(len(group) == 2 for group in groups):
        said = [number(group, "fr") for group in groups]
    else:
        said = [_group(group, index, kind, language) for index, group in enumerate(groups)]
    return f"{_PLUS[language]} {', '.join(said)}" if written.startswith("+") else ", ".join(said)


def _group(group: str, index: int, kind: str, language: str) -> str:
    if group[0].isalpha():
        return group.lower() if _VOWEL.search(group) else group
    if language == "en" and index == 1 and kind in ("letters", "america") and group in _HUNDRED:
        return _HUNDRED[group]
    return digits(group, language)


def _extension(written: str | None, language: str) -> str:
    return f", {_EXTENSION[language]} {digits(written, language)}" if written else ""


RULES: Final = (
    Rule(
        *("N-049", "telephone", telephone, _DIGITS),
        languages=LANGUAGES,
        cases=(
            ("Call 555-123-4567.", "Call five five five, one two three, four five six seven."),
            ("+1 (415) 555-0188", "plus one, four one five, five five five, zero one eight eight"),
            ("+44 20 7946 0958", "plus four four, two zero, seven nine four six, zero nine five eight"),
            ("1-800-FLOWERS", "one, eight hundred, flowers"),
            ("(212) 555-0188 ext. 5", "two one two, five five five, zero one eight eight, extension five"),
        ),
    ),
    Rule(
        *("N-050", "short-number", short_numbers, _DIGITS),
        languages=LANGUAGES,
        cases=(("Call 911 or ext. 12.", "Call nine one one or extension one two."),),
    ),
)
