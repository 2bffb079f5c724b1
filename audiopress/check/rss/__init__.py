"""A feed, from a disk or from the network -> numbered findings (F-) on what its text says and leaves out."""

from __future__ import annotations

from datetime import UTC, datetime

from audiopress.check.rss.channel import CHANNEL_CHECKS
from audiopress.check.rss.document import Document, read_document
from audiopress.check.rss.items import ITEM_CHECKS, dates
from audiopress.check.rss.namespace import NAMESPACE_CHECKS
from audiopress.check.rss.notes import NOTES_CHECKS
from audiopress.check.rss.structure import namespaces, structure
from audiopress.check.rss.timing import TIMING_CHECKS
from audiopress.model import Finding

__all__ = ["Document", "check_feed", "read_document"]

_CHECKS = (
    structure,
    namespaces,
    *CHANNEL_CHECKS,
    *ITEM_CHECKS,
    *NOTES_CHECKS,
    *TIMING_CHECKS,
    *NAMESPACE_CHECKS,
)


def check_feed(document: Document, *, now: datetime | None = None) -> tuple[Finding, ...]:
    """Findings on one feed document, in the order of its lines; `now` decides what lies in the future."""
    found = {result for look in _CHECKS for result in look(document)}
    found.update(dates(document, now or datetime.now(UTC)))
    return tuple(sorted(found, key=lambda one: (one.line or 0, one.code, one.message)))
