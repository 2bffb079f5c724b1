"""Rules for what is one thing whatever it holds: formulas, code, pictures, struck-out words; bullets, line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.phrases import phrase
from audiopress.narrate.rules.electronic_tables import CODE_SIGNS, SIGNS

_BULLET: Final = re.compile(r"^[-–—*+•‣◦▪●○·]\s+(?=\S)")
_LINE_END: Final = re.compile(r"(?<=[\w”’\")])[^\S\n]*\n\s*(?=[^\W_a-zß-öø-ÿ])")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_JOINT: Final = re.compile(r"(?:[_]+|(?<=\w)\.(?=\w)|(?<=\w)(?:->|::|/)(?=\w))")
_FILE: Final = re.compile(r"[\w./-]*\w\.[a-z][a-z0-9]{1,4}")  # a name with a suffix: its dot is said
_SIGN: Final = re.compile(r"(?:::|->|\(\)|[^\w\s]|_)")
_LONGEST_CODE: Final = 80  # characters
_ANY_SIGNS: Final = 16  # characters up to which code may be mostly signs
_CALL: Final = re.compile(r"\(\)|[`{}<>\\;=\[\]$]")
_SIMPLE_MATH: Final = re.compile(r"\$*\\?[(]?\s*(?:[^\W_]{1,2}|\d+(?:[.,]\d+)?\s?%?)\s*\\?[)]?\$*")


def code(passage: Passage) -> Iterator[Change]:
    """Inline code as the words it is made of: get_user.name() is “get user name”."""
    for stretch, text in _short_code(passage):
        dot = phrase(passage.language, "dot") if _FILE.fullmatch(text) else " "
        found = [(match.start(), match.end(), dot if match[0] == "." else " ") for match in _JOINT.finditer(text)]
        found += [(match.start(), match.end(), "") for match in _CALL.finditer(text)]
        found += [(match.start(), match.end(), " ") for match in _CAMEL.finditer(text)]
        for start, end, spoken in sorted(found):
            yield Change(stretch.start + start, stretch.start + end, spoken)


def code_in_full(passage: Passage) -> Iterator[Change]:
    """Inline code with its signs: get_user.name is “get underscore user dot name”."""
    signs = SIGNS.get(passage.language, SIGNS["en"])
    for stretch, text in _short_code(passage):
        for found in _SIGN.finditer(text):
            word = signs.get(found[0], "") or (CODE_SIGNS.get(found[0], "") if passage.language == "en" else "")
            start = stretch.start + found.start()
            yield Change(start, start + len(found[0]), f" {word} " if word else " ")
        for found in _CAMEL.finditer(text):
            yield Change(stretch.start + found.start(), stretch.start + found.start(), " ")


def long_code(passage: Passage) -> Iterator[Change]:
    """Inline code that is long, or more signs than letters, is on the page."""
    for stretch in _marked(passage, "code"):
        if not _speakable(passage.text[stretch.start : stretch.end]):
            yield Change(stretch.start, stretch.end, phrase(passage.language, "code inline"), "code")


def _short_code(passage: Passage) -> Iterator[tuple[Stretch, str]]:
    for stretch in _marked(passage, "code"):
        text = passage.text[stretch.start : stretch.end]
        if _speakable(text):
            yield stretch, text


def _speakable(code: str) -> bool:
    return len(code) <= _LONGEST_CODE and (len(code) <= _ANY_SIGNS or 2 * sum(map(str.isalnum, code)) >= len(code))


def struck(passage: Passage) -> Iterator[Change]:
    """What the author struck out is shown struck out, and not said as if it stood."""
    for stretch in _marked(passage, "del"):
        if passage.text[stretch.start : stretch.end].strip():
            yield Change(stretch.start, stretch.end, "", "struck out")


def formulas(passage: Passage) -> Iterator[Change]:
    """Inline formulas, but for a single letter or number, are on the page."""
    for stretch in _marked(passage, "math"):
        text = passage.text[stretch.start : stretch.end]
        if text.strip() and not _SIMPLE_MATH.fullmatch(text.strip()):
            yield Change(stretch.start, stretch.end, phrase(passage.language, "equation inline"), "equation")


def pictures(passage: Passage) -> Iterator[Change]:
    """The alternative text of an inline picture is announced as one."""
    for stretch in passage.stretches:
        if stretch.run.image and any(map(str.isalnum, passage.text[stretch.start : stretch.end])):
            yield Change(stretch.start, stretch.start, phrase(passage.language, "image inline"))


def _marked(passage: Passage, mark: str) -> Iterator[Stretch]:
    return (stretch for stretch in passage.stretches if mark in stretch.run.marks and stretch.end > stretch.start)


def bullets(passage: Passage) -> Iterator[Change]:
    """The sign before a list's item, or the dash before an attribution."""
    found = _BULLET.match(passage.text)
    if found:
        yield Change(0, found.end(), "")


def line_ends(passage: Passage) -> Iterator[Change]:
    """A line that the author ended by hand, before a capital or a number (an address, a signature), is a short rest."""
    for found in _LINE_END.finditer(passage.text):
        yield Change(found.start(), found.end(), ", ")


RULES: Final = (
    Rule("N-014", "struck", struck, details=("brief", "standard")),
    Rule("N-015", "formula", formulas),
    Rule("N-016", "code", long_code),
    Rule("N-017", "code", code, details=("brief", "standard")),
    Rule("N-018", "code", code_in_full, details=("full",)),
    Rule("N-019", "picture", pictures),
    Rule(
        *("N-020", "bullet", bullets, "-–—*+•‣◦▪●○·"),
        cases=(("• One thing", "One thing"), ("-5 is less", "minus five is less")),
    ),
    Rule(
        *("N-021", "line-end", line_ends, "\n"),
        cases=(
            ("The High Street\nLeeds", "The High Street, Leeds"),
            ("and so\nit goes.\nOn", "and so it goes. On"),
        ),
    ),
)
