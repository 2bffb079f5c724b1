"""podcastparser 0.6.11, with which gPodder reads feeds: chapters in whole seconds, a serial show oldest first.

It knows the podcast namespace by an older address only, so it sees nothing of that (feeds.md § 2).
"""

from __future__ import annotations

from tests.write.readers import CHANNEL, ITEM, Row, number, rows, seconds, timestamp, true

_CHAPTERS = "psc:chapters/psc:chapter > "

ROWS = {
    **rows(
        "",
        CHANNEL,
        {
            "title": "title/text()",
            "link": "link/text()",
            "description": "description/text()",
            "generator": "generator/text()",
            "language": "language/text()",
            "paged_feed_first": "atom:link[@rel='first']/@href",
            "paged_feed_next": "atom:link[@rel='next']/@href",
            "itunes_author": "itunes:author/text()",
            "itunes_owner.name": "itunes:owner/itunes:name/text()",
            "itunes_owner.email": "itunes:owner/itunes:email/text()",
            "cover_url": "itunes:image/@href",
            "itunes_categories[][]": "itunes:category > descendant-or-self::itunes:category/@text",
            "explicit": Row("itunes:explicit/text()", true),
            "type": "itunes:type/text()",
            "new_url": "itunes:new-feed-url/text()",
        },
    ),
    **rows(
        "episodes[].",
        ITEM,
        {
            "title": "title/text()",
            "link": "link/text()",
            "guid": "guid/text()",
            "published": Row("pubDate/text()", timestamp),
            "description_html": "content:encoded/text()",
            "total_time": Row("itunes:duration/text()", number),
            "enclosures[].url": "enclosure > @url",
            "enclosures[].file_size": Row("enclosure > @length", number),
            "enclosures[].mime_type": "enclosure > @type",
            "itunes_author": "itunes:author/text()",
            "explicit": Row("itunes:explicit/text()", true),
            "type": "itunes:episodeType/text()",
            "season": Row("itunes:season/text()", number),
            "number": Row("itunes:episode/text()", number),
            "episode_art_url": "itunes:image/@href",
            "chapters[].start": Row(f"{_CHAPTERS}@start", seconds),
            "chapters[].title": f"{_CHAPTERS}@title",
            "chapters[].href": f"{_CHAPTERS}@href",
            "chapters[].image": f"{_CHAPTERS}@image",
        },
    ),
}
DERIVED = {
    "episodes[].payment_url": "always there: nothing, since no atom:link has the relation “payment”",
    "episodes[].description": "the content without its HTML, which takes a bare “& <” for a tag (remove_html_tags)",
}
