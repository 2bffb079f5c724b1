"""rss-parser 3.13.0: RSS and iTunes, with texts of its own beside ours; no iTunes titles, nothing of podcasting 2.0."""

from __future__ import annotations

from tests.write.readers import CHANNEL, ITEM, Row, moment, rows

_BOTH: dict[str, str | Row] = {
    "title": "title/text()",
    "link": "link/text()",
    "itunes.author": "itunes:author/text()",
    "itunes.explicit": "itunes:explicit/text()",
    "itunes.image": "itunes:image/@href",
}
ROWS = {
    **rows(
        "",
        CHANNEL,
        {
            **_BOTH,
            "description": "description/text()",
            "feedUrl": "atom:link[@rel='self']/@href",
            **{
                f"paginationLinks.{name}": f"atom:link[@rel='{name}']/@href"
                for name in ("self", "first", "last", "next")
            },
            "generator": "generator/text()",
            "language": "language/text()",
            "copyright": "copyright/text()",
            "lastBuildDate": "lastBuildDate/text()",
            "docs": "docs/text()",
            "itunes.owner.name": "itunes:owner/itunes:name/text()",
            "itunes.owner.email": "itunes:owner/itunes:email/text()",
            "itunes.categories[]": "itunes:category/@text",
            "itunes.categoriesWithSubs[].name": "itunes:category > @text",
            "itunes.categoriesWithSubs[].subs[].name": "itunes:category > itunes:category > @text",
        },
    ),
    **rows(
        "items[].",
        ITEM,
        {
            **_BOTH,
            "pubDate": "pubDate/text()",
            "isoDate": Row("pubDate/text()", moment),
            "content": "description/text()",
            "content:encoded": "content:encoded/text()",
            "guid": "guid/text()",
            "enclosure.url": "enclosure/@url",
            "enclosure.length": "enclosure/@length",
            "enclosure.type": "enclosure/@type",
            "categories[]": "category/text()",
            "itunes.duration": "itunes:duration/text()",
            "itunes.episode": "itunes:episode/text()",
            "itunes.season": "itunes:season/text()",
            "itunes.episodeType": "itunes:episodeType/text()",
        },
    ),
}
DERIVED = {
    "items[].contentSnippet": "the description without its HTML",
    "items[].content:encodedSnippet": "the content without its HTML",
    "itunes.categoriesWithSubs[].subs": "nothing, where a category has no other below it",
}
