"""An item's times: its length, Podlove Simple Chapters, soundbites -> those that lie outside it or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from audiopress.check.rss.document import Document, below, title_of, value_of
from audiopress.model import Finding

_CLOCK = re.compile(r"(?:(?:([0-9]{1,6}):)?([0-9]{1,2}):)?([0-9]{1,9}(?:\.[0-9]{0,9})?)")


def milliseconds(stamp: str) -> int | None:
    """Normal play time (RFC 2326 § 3.6), or Apple's duration, in milliseconds.

    >>> milliseconds("10.25"), milliseconds("01:00:02.5"), milliseconds("soon")
    (10250, 3602500, None)
    """
    found = _CLOCK.fullmatch(stamp.strip())
    if not found:
        return None
    return round(1000 * (3600 * int(found[1] or 0) + 60 * int(found[2] or 0) + float(found[3])))


def length_of(item: etree._Element) -> int | None:
    """What itunes:duration says, in whole seconds, rounded up; None where it says nothing."""
    length = milliseconds(value_of(item, "itunes:duration") or "")
    return -(-length // 1000) if length else None


def podlove_starts(item: etree._Element) -> list[int]:
    """Starts of <psc:chapter> in milliseconds, those that are times."""
    found = (one for chapters in below(item, "psc:chapters") for one in below(chapters, "psc:chapter"))
    return [start for one in found if (start := milliseconds(one.get("start", ""))) is not None]


def durations(document: Document) -> Iterator[Finding]:
    """A duration of nothing."""
    for item in document.items:
        for one in below(item, "itunes:duration"):
            if milliseconds(one.text or "") == 0:
                yield document.said("F-211", one, f"“{title_of(item)}” is said to last no time at all")


def chapters(document: Document) -> Iterator[Finding]:
    """<psc:chapter>: each after the one before it, none after the end."""
    for item in document.items:
        end, previous = length_of(item), -1
        for one in (one for held in below(item, "psc:chapters") for one in below(held, "psc:chapter")):
            start = milliseconds(one.get("start", ""))
            if start is None:
                continue  # F-402 says so
            if start <= previous:
                yield document.said(
                    "F-403", one, f"the chapter “{one.get('title', '')}” does not follow the one before it"
                )
            if end and start >= 1000 * end:
                yield document.said("F-404", one, f"the chapter “{one.get('title', '')}” begins after the end")
            previous = start


def soundbites(document: Document) -> Iterator[Finding]:
    """<podcast:soundbite>: a passage of the audio."""
    for item in document.items:
        end = length_of(item)
        for one in below(item, "podcast:soundbite"):
            start, length = (milliseconds(one.get(name, "")) for name in ("startTime", "duration"))
            if end and start is not None and length is not None and start + length > 1000 * end + 1000:
                yield document.said(
                    "F-334", one, f"the soundbite ends at {(start + length) / 1000:g} s, the audio at {end} s"
                )


TIMING_CHECKS = (durations, chapters, soundbites)
