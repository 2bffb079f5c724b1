"""Show notes -> what is too long, could run in somebody's reader, or leads nowhere; and times that are no chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

from lxml import etree

from audiopress.check.rss.document import Document, below, text_of, title_of
from audiopress.check.rss.timing import length_of, podlove_starts
from audiopress.model import Finding

LIMIT = 4000  # bytes, of a description: Apple and PSP-1
_SUBSET = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}  # PSP-1, and Apple's line break
_DANGEROUS = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "style",
    "link",
    "meta",
    "base",
    "frame",
    "applet",
    "input",
}
_VOID = {"br", "img", "hr", "wbr", "col", "source", "track", "area", "input", "embed", "link", "meta", "base", "param"}
_IMPLIED = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "rt", "rp", "colgroup"}
_BREAKS = {"p", "br", "li", "div", "ul", "ol"}
_TIME = re.compile(r"\(?((?:\d{1,2}:)?[0-5]?\d:[0-5]\d)\)?(?:\s|$)")


class Notes(HTMLParser):
    """What a piece of HTML holds: its tags, addresses and handlers, its lines of text, and what is left open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.open: list[str] = []
        self.left: list[str] = []  # what was closed with something around it
        self.lines: list[str] = [""]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "poster", "action"}]
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _BREAKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and (last := self.open.pop()) != tag:
            self.left.append(last)
        if tag in _BREAKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        first, *more = data.split("\n")
        self.lines[-1] += first
        self.lines += more

    @property
    def unclosed(self) -> list[str]:
        return [tag for tag in (*self.left, *self.open) if tag not in _IMPLIED]

    @property
    def times(self) -> list[int]:
        """Seconds at which lines of a list of chapters begin."""
        found = (_TIME.match(line.strip()) for line in self.lines)
        return [_seconds(one[1]) for one in found if one]


def _seconds(clock: str) -> int:
    return sum(int(part) * 60**power for power, part in enumerate(reversed(clock.split(":"))))


def notes(document: Document) -> Iterator[Finding]:
    """Descriptions and full notes, of the channel and of items."""
    for holder in document.holders:
        for name in ("description", "itunes:summary", "content:encoded"):
            for one in below(holder, name):
                yield from _noted(document, name, one)


def _noted(document: Document, name: str, one: etree._Element) -> Iterator[Finding]:
    text = text_of(one)
    size = len(text.strip().encode())
    if size > LIMIT and name != "content:encoded":
        yield document.said("F-115", one, f"<{name}> has {size} bytes, and directories take {LIMIT}")
    found = Notes(text)
    harmful = sorted(found.tags & _DANGEROUS) + found.handlers
    harmful += [
        link for link in found.addresses if re.match(r"\s*(javascript|vbscript|data:text)", link, re.IGNORECASE)
    ]
    if harmful:
        yield document.said("F-220", one, f"<{name}> holds “{harmful[0]}”, which could run in a reader")
    odd = sorted(found.tags - _SUBSET - _DANGEROUS)
    if odd and name != "content:encoded":
        yield document.said("F-219", one, f"<{name}> holds <{odd[0]}>, which directories drop")
    if found.unclosed:
        yield document.said("F-223", one, f"<{found.unclosed[0]}> in <{name}> is never closed")
    for link in found.addresses:
        if not re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*:|//|$)", link) or not _is_address(link):
            yield document.said("F-224", one, f"“{link[:80]}” in <{name}> leads nowhere from within an app")
            break


def _is_address(link: str) -> bool:
    """Whether its host and port are such: a bracket that is never closed is a host to nobody."""
    try:
        parts = urlsplit(link.strip())
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) or parts.scheme.lower() not in {"http", "https"}


def times(document: Document) -> Iterator[Finding]:
    """Lists of chapters in descriptions, as Apple and Spotify read them: from zero on, three at the least, in order."""
    for item in document.items:
        for one in below(item, "description"):
            found = Notes(text_of(one)).times
            if found and (fault := _fault(item, found)):
                yield document.said("F-405", one, f"the times in the description of “{title_of(item)}” {fault}")


def _fault(item: etree._Element, found: list[int]) -> str:
    known, end = [start // 1000 for start in podlove_starts(item)], length_of(item)
    if len(found) < 2:
        return ""  # a time in a text is no list
    if known:  # a line of the text may begin with a time, too
        runs = (found[first : first + len(known)] for first in range(len(found)))
        return "" if known in runs else "are not those of <psc:chapters>"
    if len(found) < 3:
        return ""
    if found[0] != 0:
        return "do not begin with 00:00:00"
    if any(later <= earlier for earlier, later in pairwise(found)):
        return "do not ascend"
    return "go on after its end" if end and found[-1] >= end else ""


NOTES_CHECKS = (notes, times)
