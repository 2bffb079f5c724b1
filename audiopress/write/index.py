"""Show + published episodes -> index.html, a list to read and to subscribe from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from audiopress.model import Show
from audiopress.write.chapters import show_url
from audiopress.write.inline import language_attributes
from audiopress.write.labels import Labels, direction, labels
from audiopress.write.links import safe
from audiopress.write.page import interface
from audiopress.write.paging import FEED, Leaf
from audiopress.write.plain import clip, plain
from audiopress.write.record import PublishedEpisode, newest_first
from audiopress.write.render import render
from audiopress.write.sharing import sharing
from audiopress.write.structured import show_meta
from audiopress.write.subscribing import app_links
from audiopress.write.times import spent

_WHOLE = Leaf()


@dataclass(frozen=True, slots=True)
class _Line:
    link: str
    title: str
    byline: str
    published: datetime
    spent: str
    summary: str
    language: Markup
    ui: Markup
    label: Labels


def index_html(
    show: Show,
    episodes: Sequence[PublishedEpisode],
    *,
    artwork: str = "",
    leaf: Leaf = _WHOLE,
    feeds: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The show's page, newest episode first, or a page of older ones.

    `artwork` is the name of its cover in the show's folder, `leaf` says which page this is; `feeds` are titles and
    files of further feeds.
    """
    address = show_url(show, f"{leaf.page}.html" if leaf.links and leaf.name != FEED else "")
    feed = show_url(show, "feed.xml")
    return render(
        "index.html.j2",
        templates=show.templates,
        scripts=("copy.js",),
        meta=show_meta(show, address, artwork),
        share=sharing(show.language),
        feed=feed,
        apps=app_links(feed, plain(show.title)),
        language=show.language,
        direction=direction(show.language),
        ui=interface(show.language),
        label=labels(show.language),
        title=plain(show.title),
        author=plain(show.author),
        description=plain(show.description),
        summary=clip(show.description, 300),
        address=address,
        newer=leaf.neighbour("previous"),
        older=leaf.neighbour("next"),
        feeds=feeds,
        site=safe(show.link) if show.link else None,
        artwork=quote(artwork),
        copyright=plain(show.copyright),
        episodes=[_line(show, episode) for episode in newest_first(episodes)],
    )


def _line(show: Show, episode: PublishedEpisode) -> _Line:
    label = labels(episode.language)
    return _Line(
        link=quote(f"{episode.slug}/"),
        title=episode.title,
        byline=label.by.format(", ".join(episode.authors)) if episode.authors else "",
        published=episode.published,
        spent=spent(episode.duration_ms),
        summary=episode.summary,
        language=Markup(language_attributes(episode.language, show.language)),
        ui=interface(episode.language),
        label=label,
    )
