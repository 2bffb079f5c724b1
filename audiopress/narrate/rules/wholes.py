"""Rules for what is one thing whatever it holds: formulas, code, pictures, struck-out words; bullets, line ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.phrases import phrase
from audiopress.narrate.rules import inline_code
from audiopress.patterns import late

_BULLET: Final = late(r"^[-–—*+•‣◦▪●○·]\s+(?=\S)")
_LINE_END: Final = late(r"(?<=[\w”’\")])[^\S\n]*\n\s*(?=[^\W_a-zß-öø-ÿ])")
_SIMPLE_MATH: Final = late(r"\$*\\?[(]?\s*(?:[^\W_]{1,2}|\d+(?:[.,]\d+)?\s?%?)\s*\\?[)]?\$*")


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
    *inline_code.RULES,
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
