"""A published episode -> its show notes: a short description for directories, and the whole article."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from audiopress.write.chapters import time_lists
from audiopress.write.labels import direction, labels
from audiopress.write.plain import clip_bytes, escape
from audiopress.write.record import PublishedEpisode

LIMIT = 4000  # bytes: Apple and PSP-1 allow a description no more

# Our own HTML holds no bare quotation mark outside a tag, so this finds attributes and nothing else.
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')


def description(episode: PublishedEpisode, page: str) -> str:
    """HTML of at most 4000 bytes: summary, disclosure of the synthetic voice with a link to the page, chapter times."""
    label = labels(episode.language)
    told = f'<p>{escape(label.synthetic)} <a href="{escape(page)}">{escape(label.full_text)}</a></p>'
    lists = ("<p>" + "<br>\n".join(map(escape, lines)) + "</p>" for lines in time_lists(episode.chapters) if lines)
    # half a list would be taken for the whole: then none
    times = next((times for times in lists if len(f"{told}\n{times}\n".encode()) <= LIMIT - 500), "")
    rest = "\n".join(filter(None, [told, times]))
    summary = _fitted(episode.summary, LIMIT - len(f"<p></p>\n{rest}".encode()))
    return f"<p>{summary}</p>\n{rest}" if summary else rest


def _fitted(text: str, room: int) -> str:
    """The text as HTML of at most `room` bytes, cut before it is escaped, so that no reference is."""
    limit = room
    while len((fitted := escape(clip_bytes(text, limit))).encode()) > room:
        limit -= len(fitted.encode()) - room
        if limit < 4:
            return ""
    return fitted


def full_notes(episode: PublishedEpisode, page: str) -> str:
    """The article as HTML in which every address is whole, for a reader who does not see the page."""

    def whole(match: re.Match[str]) -> str:
        return f' {match[1]}="{escape(urljoin(page, html.unescape(match[2])))}"'

    attributes = f'lang="{escape(episode.language)}" dir="{direction(episode.language)}"'
    return f"<div {attributes}>\n{_ADDRESS.sub(whole, episode.content)}\n</div>"
