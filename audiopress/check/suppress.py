"""Findings and suppressions -> what is left to say; a suppression that hides nothing is a finding of its own."""

from __future__ import annotations

from collections.abc import Iterable

from audiopress.check.codes import finding
from audiopress.check.codes.every import CODES, meant
from audiopress.check.twins import is_twin
from audiopress.model import Finding, Suppression


def hides(suppression: Suppression, found: Finding) -> bool:
    """Whether it is of that code, or is the same said of a feed; in an article's files, where an article says it."""
    if found.code != suppression.code and not is_twin(suppression.code, found):
        return False
    return not suppression.slug or found.path == suppression.path or f"/{suppression.slug}/" in f"/{found.path}"


def left(findings: Iterable[Finding], suppressions: Iterable[Suppression]) -> tuple[Finding, ...]:
    """The findings that nothing hides."""
    known = tuple(suppressions)
    return tuple(one for one in findings if not any(hides(suppression, one) for suppression in known))


def idle(
    findings: Iterable[Finding], suppressions: Iterable[Suppression], unlooked: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """X-001 for each suppression that hides nothing, X-002 for each of an unknown code.

    Nothing is said of codes that begin with `unlooked`: what was not looked for may well be there.
    """
    found, told = tuple(findings), []
    for one in suppressions:
        if one.code not in CODES:
            message, hint = f"no check is called “{one.code}”", _remedy(one.code)
            told.append(finding("X-002", one.path, message, line=one.line, hint=hint))
        elif not one.code.startswith(("X-", *unlooked)) and not any(hides(one, other) for other in found):
            where = "in this article" if one.slug else "here"
            told.append(finding("X-001", one.path, f"{one.code} is ignored, and not found {where}", line=one.line))
    return tuple(told)


def _remedy(code: str) -> str:
    """Beginnings of codes are for the command line: what an author suppresses is one thing he knows of."""
    beginning = any(known.startswith(code) for known in CODES)
    return "write whole codes, as docs/checks.md lists them" if beginning else meant(code)
