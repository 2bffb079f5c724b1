"""The table of checks: a code that stays, how grave it is, and what it looks at."""

from __future__ import annotations

from audiopress.check.codes.built import BUILT
from audiopress.check.codes.feed import FEED
from audiopress.check.codes.ledger import LEDGER
from audiopress.check.codes.live import LIVE
from audiopress.check.codes.row import Check
from audiopress.check.codes.sources import SOURCES
from audiopress.model import Finding

__all__ = ["CHECKS", "Check", "finding"]

_TABLES = (SOURCES, BUILT, FEED, LEDGER, LIVE)
CHECKS: dict[str, Check] = {check.code: check for table in _TABLES for check in table}


def finding(code: str, path: str, message: str, *, line: int | None = None, hint: str = "") -> Finding:
    """What the check of that code has to say of `path`; its hint is the table's unless one is given."""
    check = CHECKS[code]
    return Finding(code, check.severity, path, line, message, hint or check.hint)
