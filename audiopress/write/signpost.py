"""A few sentences and links -> a page that no article has: a preview's list of shows, and what it does not find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiopress.write.render import render


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link of a signpost leads; `feed` is the address of a feed that belongs to it, or ""."""

    words: str
    address: str
    feed: str = ""


def signpost_html(title: str, paragraphs: Sequence[str], links: Sequence[Way] = ()) -> bytes:
    """The page, in English as everything the program itself says."""
    return render("signpost.html.j2", title=title, paragraphs=tuple(paragraphs), links=tuple(links))
