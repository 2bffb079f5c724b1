"""What an examination has before it: the feed as it was served, its items, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from audiopress.check.codes import CHECKS, finding
from audiopress.check.live.causes import Sighting
from audiopress.check.live.published import Published
from audiopress.check.live.web import MEGABYTE, Answer, Web
from audiopress.check.rss.document import below, value_of
from audiopress.model import Finding

NEWEST = 20
LARGEST = 8 * MEGABYTE  # of a file beside the audio; of what is longer the rest is not read
_OF_HOSTS = {"certificate": "L-004", "redirects": "L-005", "host": "L-036"}


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is looked at: `items` of the feed, from its top, None: all; `thorough`: every file's every byte."""

    items: int | None = NEWEST
    thorough: bool = False


SAMPLE = Scope()


@dataclass(frozen=True, slots=True)
class Served:
    """A feed with all its pages, the first one first; `root` of it is None where it could not be read."""

    url: str  # as it was asked for
    answer: Answer
    root: etree._Element | None
    further: tuple[tuple[str, etree._Element], ...]
    scope: Scope
    web: Web
    published: Published | None = None  # of the workspace, if the feed is its own

    @property
    def pages(self) -> tuple[tuple[str, etree._Element], ...]:
        return () if self.root is None else ((self.url, self.root), *self.further)

    def items(self) -> list[tuple[str, etree._Element]]:
        """(address of the page, item), of every page."""
        return [(url, item) for url, root in self.pages for item in root.iterfind("channel/item")]

    @property
    def guid(self) -> str:
        """The show's podcast:guid, "" where it has none."""
        channel = None if self.root is None else self.root.find("channel")
        return "" if channel is None else text(channel, "podcast:guid")

    def local(self, url: str) -> Path | None:
        """The workspace's own file at that address, if there is one."""
        return self.published.local(url) if self.published else None

    def sample(self) -> list[tuple[str, etree._Element]]:
        return self.items()[: self.scope.items]

    def stale(self, url: str, answer: Answer) -> Iterator[Finding]:
        """A file that came whole is the workspace's own."""
        path = self.local(url)
        if path and not answer.cut and path.read_bytes() != answer.body:
            yield self.caused("L-055", "its bytes are not those that were built last", url, "an older upload")

    def said(self, code: str, message: str, url: str = "", element: etree._Element | None = None) -> Finding:
        """A finding at an address: the feed's with the element's line, if no other is given."""
        line = element.sourceline if element is not None else None
        return finding(code, url or self.url, message, line=line if isinstance(line, int) else None)

    def caused(self, code: str, message: str, url: str, cause: str) -> Finding:
        """A finding on a file that has its cause in common with others of the same host, which are told with it."""
        check = CHECKS[code]
        return Sighting(code, check.severity, url, None, message, check.hint, cause)

    def unanswered(self, code: str, what: str, url: str, answer: Answer) -> Finding:
        """Why a file cannot be had: what its host does to every file, or else `code`."""
        return self.caused(_OF_HOSTS.get(answer.trouble, code), f"{what} {answer.said}", url, answer.said)


def text(element: etree._Element, name: str) -> str:
    """The trimmed text of the first element of that name directly below; "" where there is none."""
    return value_of(element, name) or ""


def title(item: etree._Element) -> str:
    return text(item, "title") or text(item, "guid") or "an episode without a title"


def links(root: etree._Element, rel: str) -> list[str]:
    """The channel's atom:links of that relation."""
    channel = root.find("channel")
    found = [] if channel is None else below(channel, "atom:link")
    return [link.get("href", "").strip() for link in found if link.get("rel") == rel and link.get("href")]
