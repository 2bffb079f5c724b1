"""Article + Script -> what a listener would stumble over, as findings in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from audiopress.model import Article, Finding, Script
from audiopress.narrate.lint import languages, pictures, shortforms, sizes, structure, wholes
from audiopress.narrate.lint.page import Found, Page
from audiopress.narrate.lint.remarks import REMARKS, Remark

__all__ = ["REMARKS", "Remark", "narration_findings"]

_CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    *wholes.CHECKS,
    *structure.CHECKS,
    *pictures.CHECKS,
    *sizes.CHECKS,
    *languages.CHECKS,
    *shortforms.CHECKS,
)


def narration_findings(article: Article, script: Script) -> tuple[Finding, ...]:
    """Remarks about an article as it will be heard: those about all of it first, then by line."""
    page = Page(article, script)
    found = sorted((found for check in _CHECKS for found in check(page)), key=lambda found: found.line or 0)
    return tuple(_finding(page.place, one) for one in found)


def _finding(place: str, found: Found) -> Finding:
    row = REMARKS[found.code]
    words = {"more": f" (and {found.more} more)" if found.more else "", **found.words}
    return Finding(found.code, row.severity, place, found.line, row.sentence.format(**words), row.hint.format(**words))
