"""The podcast namespace 1.0: a row for each tag (docs/tags/*.md)."""

from __future__ import annotations

from datetime import date

from audiopress.check.rss.languages import COUNTRIES, language
from audiopress.check.rss.moments import date_of
from audiopress.check.rss.schema import CHANNEL, ITEM, Tag, may, need
from audiopress.check.rss.values import (
    anything,
    count,
    email,
    media_type,
    number,
    one_of,
    pattern,
    seconds,
    uri,
    url,
    uuid5,
    whole,
)
from audiopress.config.recurrence import recurrence
from audiopress.config.terms import GEO, GROUPS, GUID, OSM, ROLE_GROUPS

_BOTH = (CHANNEL, ITEM)
_MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
MEDIA = (*_MEDIA, *(f"{name}L" for name in _MEDIA), "mixed")
TRANSCRIPTS = (
    *("text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"),
    *("application/srt", "text/srt"),  # older pages of the specification say these
)
_BOOLEAN = one_of("true", "false")
_CHOICE = one_of("yes", "no")
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_ISO_SHAPE = pattern(
    rf"{_DAY}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", "a date such as “2026-01-31”"
)
_SHORT, _NOTE = 128, 32  # characters, which apps have room for


def _iso_8601(value: str) -> str:
    """A day, with or without a time, that is in the calendar."""
    if fault := _ISO_SHAPE(value):
        return fault
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return "a date that is in the calendar"
    return ""


def _ratio(value: str) -> str:
    """A number above zero, or two with a stroke between."""
    parts = [part.strip() for part in value.split("/")]
    return "" if len(parts) <= 2 and not any(map(number, parts)) else "a ratio such as “1/1”"


def _geo(value: str) -> str:
    """RFC 5870: a latitude and a longitude that exist."""
    allowed = "such as “geo:41.15,-8.61”"
    if not pattern(GEO, allowed)(value):
        latitude, longitude, *_ = value.partition(";")[0].removeprefix("geo:").split(",")
        return "" if abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180 else allowed
    return allowed


_TRANSCRIPT_TYPE = one_of(*TRANSCRIPTS)
_REMOTE = (
    need("feedGuid", pattern(GUID, "a UUID")),
    may("feedUrl", url),
    may("itemGuid"),
    may("medium", one_of(*MEDIA)),
    may("title"),
)
_IMAGE = (
    need("href", url),
    may("alt"),
    may("aspect-ratio", _ratio),
    may("width", whole),
    may("height", whole),
    may("type", media_type),
    may("purpose", limit=_SHORT),
)
_SOURCE = (need("uri", uri), may("contentType", media_type))
_ALTERNATE = (
    need("type", media_type),
    need("length", whole),  # the Podcast Index drops what has none
    may("bitrate", number),
    may("height", whole),
    may("lang", language),
    may("title", limit=_NOTE),
    may("rel", limit=_NOTE),
    may("codecs"),
    may("default", _BOOLEAN),
)
_RECIPIENT = (
    may("name"),
    need("type"),
    need("address"),
    need("split", count),
    *(may("customKey"), may("customValue")),
    may("fee", _BOOLEAN),
)
_DISCUSSION = (
    need("protocol"),
    may("uri", uri),
    may("accountId"),
    may("accountUrl", url),
    may("priority", count),
)
_TRAILER = (need("url", url), need("pubdate", date_of), may("length", whole), may("type", media_type))
_TRANSCRIPT = (
    need("url", url),
    need("type", _TRANSCRIPT_TYPE),
    may("language", language),
    may("rel", one_of("captions")),
)
_PERSON = (
    may("role", lambda value: "" if value.lower() in ROLE_GROUPS else "a role of the podcast taxonomy"),
    may("group", lambda value: "" if value.lower() in GROUPS else "a group of the podcast taxonomy"),
    may("img", url),
    may("href", uri),
)
_PLACE = (
    may("rel", one_of("subject", "creator")),
    may("geo", _geo),
    may("osm", pattern(OSM, "such as “R113314”")),
    may("country", lambda value: "" if value.lower() in COUNTRIES else "a country's two letters (ISO 3166)"),
)
# `plain_chapters` looks at the second
_CHAPTERS = (need("url", url), need("type", one_of("application/json+chapters", "application/json")))
_FREQUENCY = (may("complete", _BOOLEAN), may("dtstart", _iso_8601), may("rrule", recurrence))

PODCAST = (
    Tag("podcast:guid", "F-310", text=uuid5),
    Tag("podcast:locked", "F-311", text=_CHOICE, attributes=(may("owner", email),)),
    Tag("podcast:medium", "F-312", text=one_of(*MEDIA)),
    Tag("podcast:funding", "F-313", _BOTH, attributes=(need("url", url),), many=True, empty=True, limit=_SHORT),
    Tag("podcast:person", "F-314", _BOTH, attributes=_PERSON, many=True, limit=_SHORT),
    Tag("podcast:location", "F-315", _BOTH, attributes=_PLACE, many=True, limit=_SHORT),
    Tag("podcast:license", "F-316", _BOTH, attributes=(may("url", url),), limit=_SHORT),
    Tag("podcast:txt", "F-317", _BOTH, attributes=(may("purpose", limit=_SHORT),), many=True, limit=4000),
    Tag("podcast:trailer", "F-318", attributes=(*_TRAILER, may("season", whole)), many=True, limit=_SHORT),
    Tag("podcast:updateFrequency", "F-319", attributes=_FREQUENCY, empty=True, limit=_SHORT),
    Tag("podcast:podping", "F-320", text=None, attributes=(need("usesPodping", _BOOLEAN),), empty=True),
    Tag("podcast:podroll", "F-321", text=None),
    Tag("podcast:publisher", "F-321", text=None),
    Tag(
        "podcast:remoteItem",
        "F-321",
        (CHANNEL, "podcast:podroll", "podcast:publisher", "podcast:valueTimeSplit"),
        None,
        _REMOTE,
        many=True,
        empty=True,
    ),
    Tag("podcast:image", "F-322", _BOTH, None, _IMAGE, many=True, empty=True),
    Tag("podcast:images", "F-322", _BOTH, None, (need("srcset"),), empty=True),
    Tag("podcast:block", "F-323", text=_CHOICE, attributes=(may("id"),), many=True),
    Tag("podcast:value", "F-324", _BOTH, None, (need("type"), need("method"), may("suggested", number))),
    Tag("podcast:valueRecipient", "F-324", ("podcast:value", "podcast:valueTimeSplit"), None, _RECIPIENT, True, True),
    Tag("podcast:valueTimeSplit", "F-324", ("podcast:value",), None, many=True, open=True),
    Tag(
        "podcast:chat",
        "F-325",
        _BOTH,
        None,
        (need("server"), need("protocol"), may("accountId"), may("space"), may("embedUrl", url)),
        empty=True,
    ),
    Tag(
        "podcast:liveItem",
        "F-326",
        text=None,
        attributes=(
            need("status", one_of("pending", "live", "ended")),
            need("start", _iso_8601),
            may("end", _iso_8601),
        ),
        many=True,
    ),
    Tag("podcast:socialInteract", "F-327", _BOTH, None, _DISCUSSION, many=True, empty=True),
    Tag("podcast:contentLink", "F-328", (ITEM,), attributes=(need("href", uri),), many=True, empty=True),
    Tag("podcast:season", "F-330", (ITEM,), whole, (may("name", limit=_SHORT),)),
    Tag("podcast:episode", "F-331", (ITEM,), number, (may("display", limit=_NOTE),)),
    Tag("podcast:transcript", "F-332", (ITEM,), None, _TRANSCRIPT, many=True, empty=True),
    Tag("podcast:chapters", "F-333", (ITEM,), None, _CHAPTERS, empty=True),
    Tag(
        "podcast:soundbite",
        "F-334",
        (ITEM,),
        anything,
        (need("startTime", seconds), need("duration", seconds)),
        many=True,
        empty=True,
        limit=_SHORT,
    ),
    Tag("podcast:alternateEnclosure", "F-335", (ITEM,), None, _ALTERNATE, many=True),
    Tag("podcast:source", "F-335", ("podcast:alternateEnclosure",), None, _SOURCE, many=True, empty=True),
    Tag(
        "podcast:integrity",
        "F-336",
        ("podcast:alternateEnclosure",),
        None,
        (need("type", one_of("sri", "pgp-signature")), need("value")),
        empty=True,
    ),
)
