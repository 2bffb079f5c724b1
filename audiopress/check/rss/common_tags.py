"""RSS 2.0's own tags, Apple's, Podlove's chapters and Atom's links: a row for each."""

from __future__ import annotations

from audiopress.check.rss.files import picture
from audiopress.check.rss.languages import language
from audiopress.check.rss.moments import date_of
from audiopress.check.rss.schema import CHANNEL, ITEM, Tag, may, need
from audiopress.check.rss.values import (
    anything,
    count,
    email,
    media_type,
    one_of,
    pattern,
    uri,
    url,
    whole,
)

_BOTH = (CHANNEL, ITEM)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AUTHOR = r"[^\s@<>()]+@[^\s@<>()]+(\s+\(.*\))?|.*\([^\s@()]+@[^\s@()]+\)"  # RSS 2.0: an address, then a name
_NPT = pattern(  # RFC 2326 § 3.6
    r"[0-9]+(\.[0-9]*)?|([0-9]+:)?[0-5]?[0-9]:[0-5][0-9](\.[0-9]*)?", "a time such as “00:01:30.500” or “90.5”"
)
_DURATION = pattern(  # Apple: seconds, or hours, minutes and seconds
    r"0*[1-9][0-9]*|([0-9]+:)?[0-5]?[0-9]:[0-5][0-9]", "whole seconds, MM:SS or HH:MM:SS"
)
_BOOLEAN = one_of("true", "false")
_CHOICE = one_of("yes", "no", fold=True)

RSS = (
    Tag("title", "F-120", _BOTH),
    Tag("link", "F-121", _BOTH, url, limit=0),
    Tag("description", "F-122", _BOTH, limit=0),
    Tag("language", "F-123", text=language),
    Tag("copyright", "F-124"),
    Tag("managingEditor", "F-125", text=pattern(_AUTHOR, "an e-mail address")),
    Tag("webMaster", "F-125", text=pattern(_AUTHOR, "an e-mail address")),
    Tag("author", "F-125", (ITEM,), pattern(_AUTHOR, "an e-mail address; names stand in <itunes:author>")),
    Tag("pubDate", "F-126", text=date_of),
    Tag("lastBuildDate", "F-126", text=date_of),
    Tag("pubDate", "F-209", (ITEM,), date_of),
    Tag("category", "F-127", _BOTH, attributes=(may("domain"),), many=True),
    Tag("generator", "F-128"),
    Tag("docs", "F-128", text=url, limit=0),
    Tag("rating", "F-128", limit=0),
    Tag("ttl", "F-128", text=count),
    Tag(
        "cloud",
        "F-128",
        text=None,
        attributes=tuple(need(name) for name in ("domain", "port", "path", "registerProcedure", "protocol")),
        empty=True,
    ),
    Tag("skipHours", "F-128", text=None),
    Tag("hour", "F-128", ("skipHours",), pattern(r"[01]?\d|2[0-4]", "an hour"), many=True),
    Tag("skipDays", "F-128", text=None),
    Tag("day", "F-128", ("skipDays",), one_of(*_DAYS), many=True),
    Tag("image", "F-129", text=None),
    Tag("url", "F-129", ("image",), url, limit=0),
    Tag("title", "F-129", ("image", "textInput")),
    Tag("link", "F-129", ("image", "textInput"), url, limit=0),
    Tag("description", "F-129", ("image", "textInput")),
    Tag("width", "F-129", ("image",), pattern(r"[1-9]\d?|1[0-3]\d|14[0-4]", "from 1 to 144")),
    Tag("height", "F-129", ("image",), pattern(r"[1-9]\d?|[1-3]\d\d|400", "from 1 to 400")),
    Tag("textInput", "F-128", text=None),
    Tag("name", "F-128", ("textInput",)),
    Tag("item", "F-101", text=None, many=True),
    Tag("comments", "F-221", (ITEM,), url, limit=0),
    Tag("source", "F-221", (ITEM,), attributes=(need("url", url),)),
    Tag("guid", "F-206", (ITEM,), attributes=(may("isPermaLink", _BOOLEAN),), limit=0),
    Tag(
        "enclosure",
        "F-202",
        (ITEM,),
        None,
        (may("url"), may("length"), may("type")),  # `enclosures` looks at these
        many=True,
        empty=True,
    ),
)

ITUNES = (
    Tag("itunes:author", "F-130", _BOTH),
    Tag("itunes:block", "F-131", _BOTH, _CHOICE),
    Tag(
        "itunes:category",
        "F-132",
        (CHANNEL, "itunes:category"),
        None,
        (need("text"),),
        many=True,
        empty=True,
    ),
    Tag("itunes:image", "F-133", _BOTH, None, (need("href", url),), empty=True),
    Tag("itunes:explicit", "F-134", _BOTH, _BOOLEAN),
    Tag("itunes:complete", "F-131", text=_CHOICE),
    Tag("itunes:new-feed-url", "F-135", text=url, limit=0),
    Tag("itunes:owner", "F-136", text=None),
    Tag("itunes:name", "F-136", ("itunes:owner",)),
    Tag("itunes:email", "F-136", ("itunes:owner",), email),
    Tag("itunes:subtitle", "F-130", _BOTH, limit=0),
    Tag("itunes:summary", "F-122", _BOTH, limit=0),
    Tag("itunes:keywords", "F-130", _BOTH, limit=0, empty=True),
    Tag("itunes:title", "F-120", _BOTH),
    Tag("itunes:type", "F-137", text=one_of("episodic", "serial", fold=True)),
    Tag("itunes:applepodcastsverify", "F-130"),
    Tag("itunes:duration", "F-211", (ITEM,), _DURATION),
    Tag("itunes:isClosedCaptioned", "F-212", (ITEM,), _CHOICE),
    Tag("itunes:order", "F-212", (ITEM,), whole),
    Tag("itunes:season", "F-213", (ITEM,), whole),
    Tag("itunes:episode", "F-213", (ITEM,), whole),
    Tag("itunes:episodeType", "F-214", (ITEM,), one_of("full", "trailer", "bonus", fold=True)),
)

OTHERS = (
    Tag(
        "atom:link",
        "F-140",
        _BOTH,
        None,
        (
            need("href", uri),
            may("rel"),
            may("type", media_type),
            may("hreflang", language),
            may("title"),
            may("length"),
        ),
        many=True,
        empty=True,
    ),
    Tag("content:encoded", "F-222", _BOTH, limit=0),
    Tag("fh:archive", "F-141", text=None, empty=True),
    Tag("fh:complete", "F-141", text=None, empty=True),
    Tag("psc:chapters", "F-401", (ITEM,), None, (need("version", pattern(r"1\.[0-2]", "“1.2”")),)),
    Tag(
        "psc:chapter",
        "F-402",
        ("psc:chapters",),
        None,
        (need("start", _NPT), need("title", anything, 255), may("href", url), may("image", picture)),
        many=True,
        empty=True,
    ),
)
