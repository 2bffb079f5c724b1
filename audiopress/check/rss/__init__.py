"""A feed, from a disk or from the network -> numbered findings (F-) on what its text says and leaves out."""

from __future__ import annotations

from datetime import UTC, datetime

from audiopress.check.rss.document import Document, read_document
from audiopress.model import Finding

__all__ = ["Document", "check_feed", "read_document"]


def check_feed(document: Document, *, now: datetime | None = None) -> tuple[Finding, ...]:
    """Findings on one feed document, in the order of its lines; `now` decides what lies in the future."""
    _ = now or datetime.now(UTC)
    return ()
