"""Every code there is, whoever remarks it: reading, narrating, or a check."""

from __future__ import annotations

from audiopress.check.codes import CHECKS
from audiopress.config.fits import nearest
from audiopress.narrate.lint import REMARKS as NARRATING
from audiopress.read.codes import REMARKS as READING

CODES: frozenset[str] = frozenset((*CHECKS, *READING, *NARRATING))


def known(prefix: str) -> bool:
    """Whether a code, or the beginning of one, is that of any check."""
    return bool(prefix) and any(code.startswith(prefix) for code in CODES)


def meant(prefix: str) -> str:
    """A hint at the code that was probably meant."""
    near = nearest(prefix, sorted(CODES))
    return f"did you mean {near}?" if near else "docs/checks.md lists every code; a beginning such as B-0 names many"
