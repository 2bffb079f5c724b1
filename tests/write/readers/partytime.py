"""podcast-partytime 5.0.0, with which the Podcast Index reads feeds.

It changes three things: HTML is decoded once too often, a role gets a capital, SubRip has its old media type.
"""

from __future__ import annotations

from typing import Any

from tests.write.readers import CHANNEL, ITEM, Row, decoded, decoded_line, moment, number, rows, true


def _kind(value: str) -> str:
    return "application/srt" if value == "application/x-subrip" else value


def _category(one: Any) -> str:
    return " > ".join([one.get("text"), *(inner.get("text") for inner in one)])


def _license_url(one: Any) -> str:
    return one.get("url") or f"https://spdx.org/licenses/{one.text.upper()}.html"


_BOTH: dict[str, str | Row] = {
    "title": "title/text()",
    "link": "link/text()",
    "explicit": Row("itunes:explicit/text()", true),
    "itunesImage": "itunes:image/@href",
    "author": "itunes:author/text()",
    "podcastPeople[].name": "podcast:person > text()",
    "podcastPeople[].role": Row("podcast:person > @role", str.capitalize),
    "podcastPeople[].group": Row("podcast:person > @group", str.capitalize),
    "podcastPeople[].img": "podcast:person > @img",
    "podcastPeople[].href": "podcast:person > @href",
    "podcastLocation.name": "podcast:location[1]/text()",
    "podcastLocation.osm": "podcast:location[1]/@osm",
    "podcastLocation.geo": "podcast:location[1]/@geo",
    "license.identifier": "podcast:license/text()",
    "license.url": Row("podcast:license", _license_url),
    "podcastTxt[].value": "podcast:txt > text()",
    "podcastTxt[].purpose": "podcast:txt > @purpose",
}
_CHANNEL: dict[str, str | Row] = {
    "description": "description/text()",
    "image.url": "itunes:image/@href",
    "podcastBlocked": Row("string(podcast:block)", lambda value: value or "no"),
    "itunesBlock": Row("boolean(itunes:block)", bool),
    "itunesComplete": Row("boolean(itunes:complete)", bool),
    "language": "language/text()",
    "itunesCategory[]": Row("itunes:category", _category),
    "generator": "generator/text()",
    "pubDate": Row("lastBuildDate/text()", moment),
    "lastBuildDate": Row("lastBuildDate/text()", moment),
    "itunesType": "itunes:type/text()",
    "itunesNewFeedUrl": "itunes:new-feed-url/text()",
    "pubsub.self": "atom:link[@rel='self']/@href",
    "pubsub.hub": "atom:link[@rel='hub'][1]/@href",
    "pubsub.next": "atom:link[@rel='next']/@href",
    "owner.name": "itunes:owner/itunes:name/text()",
    "owner.email": "itunes:owner/itunes:email/text()",
    "copyright": "copyright/text()",
    "locked": Row("podcast:locked[@owner]/text()", true),
    "podcastOwner": "podcast:locked/@owner",
    "podcastFunding[].message": "podcast:funding > text()",
    "podcastFunding[].url": "podcast:funding > @url",
    "trailers[].title": "podcast:trailer > text()",
    "trailers[].url": "podcast:trailer > @url",
    "trailers[].pubdate": Row("podcast:trailer > @pubdate", moment),
    "trailers[].type": "podcast:trailer > @type",
    "trailers[].length": Row("podcast:trailer > @length", number),
    "trailers[].season": Row("podcast:trailer > @season", number),
    "guid": "podcast:guid/text()",
    "medium": "podcast:medium/text()",
    "podroll[].feedGuid": "podcast:podroll/podcast:remoteItem > @feedGuid",
    "podroll[].feedUrl": "podcast:podroll/podcast:remoteItem > @feedUrl",
    "podroll[].title": "podcast:podroll/podcast:remoteItem > @title",
    "podroll[].medium": "podcast:podroll/podcast:remoteItem > @medium",
    "newestItemPubDate": Row("item[1]/pubDate/text()", moment),
    "oldestItemPubDate": Row("item[last()]/pubDate/text()", moment),
    "lastPubDate": Row("lastBuildDate/text()", moment),
}
_ALTERNATE = "podcast:alternateEnclosure > "
_ITEM: dict[str, str | Row] = {
    "guid": "guid/text()",
    "description": Row("description/text()", decoded_line),
    "content": Row("content:encoded/text()", decoded),
    "image": "itunes:image/@href",
    "pubDate": Row("pubDate/text()", moment),
    "enclosure.url": "enclosure/@url",
    "enclosure.length": Row("enclosure/@length", number),
    "enclosure.type": "enclosure/@type",
    "duration": Row("itunes:duration/text()", number),
    "itunesEpisode": Row("itunes:episode/text()", number),
    "itunesEpisodeType": "itunes:episodeType/text()",
    "itunesSeason": Row("itunes:season/text()", number),
    "podcastTranscripts[].url": "podcast:transcript > @url",
    "podcastTranscripts[].type": Row("podcast:transcript > @type", _kind),
    "podcastTranscripts[].language": "podcast:transcript > @language",
    "podcastTranscripts[].rel": "podcast:transcript > @rel",
    "podcastChapters.url": "podcast:chapters/@url",
    "podcastChapters.type": "podcast:chapters/@type",
    "podcastSoundbites[].startTime": Row("podcast:soundbite > @startTime", number),
    "podcastSoundbites[].duration": Row("podcast:soundbite > @duration", number),
    # one without a title gets the episode's
    "podcastSoundbites[].title": "podcast:soundbite > (text() | ../title/text())[last()]",
    "podcastSeason.number": Row("podcast:season/text()", number),
    # a season has the same name everywhere; every one of ours that is named is the second
    "podcastSeason.name": "self::*[podcast:season]/../item/podcast:season/@name",
    "podcastEpisode.number": Row("podcast:episode/text()", number),
    "podcastEpisode.display": "podcast:episode/@display",
    "podcastSocialInteraction[].platform": "podcast:socialInteract[@protocol] > @protocol",
    "podcastSocialInteraction[].url": "podcast:socialInteract[@protocol] > @uri",
    "alternativeEnclosures[].type": f"{_ALTERNATE}@type",
    "alternativeEnclosures[].length": Row(f"{_ALTERNATE}@length", number),
    "alternativeEnclosures[].bitrate": Row(f"{_ALTERNATE}@bitrate", number),
    "alternativeEnclosures[].lang": f"{_ALTERNATE}@lang",
    "alternativeEnclosures[].title": f"{_ALTERNATE}@title",
    "alternativeEnclosures[].rel": f"{_ALTERNATE}@rel",
    "alternativeEnclosures[].codecs": f"{_ALTERNATE}@codecs",
    "alternativeEnclosures[].default": Row(f"{_ALTERNATE}boolean(@default)", bool),
    "alternativeEnclosures[].source[].uri": f"{_ALTERNATE}podcast:source > @uri",
    "alternativeEnclosures[].source[].contentType": f"{_ALTERNATE}podcast:source > ../@type",
    "alternativeEnclosures[].integrity.type": f"{_ALTERNATE}podcast:integrity/@type",
    "alternativeEnclosures[].integrity.value": f"{_ALTERNATE}podcast:integrity/@value",
}
ROWS = {
    **rows("", CHANNEL, {**_BOTH, **_CHANNEL}),
    **rows("items[].", ITEM, {**_BOTH, **_ITEM}),
}
DERIVED = {
    "lastUpdate": "its clock",
    "type": "the kind of document",
    "categories[]": "its own words, made of the categories",
    "podcastSeasons.2.number": "a list of the seasons that its items name",
    "podcastSeasons.2.name": "the same",
    "items[].podcastSocialInteraction[].id": "empty: we know no account",
    **{f"pc20support.{phase}[]": "which tags it has found" for phase in range(1, 7)},
}
