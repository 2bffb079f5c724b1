"""Checks of a feed's text (F-1 the channel, F-2 items, F-3 the podcast namespace, F-4 chapters and transcripts)."""

from __future__ import annotations

from audiopress.check.codes.row import Check

_WRITE = "correct what writes the feed; a feed of ours is made again by `audiopress build`"


def _error(code: str, title: str, hint: str = _WRITE) -> Check:
    return Check(code, "error", title, hint)


def _warning(code: str, title: str, hint: str = _WRITE) -> Check:
    return Check(code, "warning", title, hint)


_CHANNEL = (
    _error("F-100", "the feed is not well-formed"),
    _error("F-101", "the document is not RSS 2.0"),
    _error("F-102", "the address of a namespace is wrong", "readers compare it letter by letter"),
    _error("F-103", "the channel lacks what directories ask for"),
    _warning("F-104", "the channel lacks what the Podcast Standards Project recommends"),
    _error("F-105", "a tag stands twice"),
    _warning("F-106", "a tag is unknown"),
    _error("F-107", "a tag is in the wrong place"),
    _warning("F-108", "an attribute is unknown"),
    _error("F-110", "the feed is not in UTF-8, or has a document type"),
    _warning("F-111", "a value begins or ends with blanks, or holds signs that nobody sees"),
    _warning("F-112", "a value is longer than apps have room for"),
    _warning("F-113", "an address is not https", "podcast namespace 1.0 and app stores ask for https"),
    _error("F-115", "a description has more than 4000 bytes"),
    _warning("F-116", "a title holds HTML"),
    _warning("F-117", "the feed is older than what is in it"),
    _warning("F-118", "the feed is of the future"),
    _error("F-120", "a title says nothing"),
    _error("F-121", "a link is no address"),
    _error("F-122", "a description says nothing"),
    _error("F-123", "the language is none", "RFC 5646; Apple refuses a feed whose language it does not know"),
    _error("F-124", "the copyright says nothing"),
    _warning("F-125", "an editor's address is none"),
    _error("F-126", "a date of the channel is none"),
    _error("F-127", "a category of RSS says nothing"),
    _warning("F-128", "a tag of RSS says what it cannot"),
    _warning("F-129", "the picture of RSS is not as RSS 2.0 wants it"),
    _error("F-130", "a tag of Apple's says nothing"),
    _error("F-131", "a switch of Apple's is neither Yes nor No"),
    _error("F-132", "a category is not of Apple's list"),
    _error("F-133", "the artwork is no address of a JPEG or PNG"),
    _error("F-134", "“explicit” is neither true nor false"),
    _error("F-135", "the new address of the feed is none"),
    _error("F-136", "the owner is not complete"),
    _error("F-137", "the type of the show is unknown"),
    _error("F-140", "the feed's own address or a hub's is wrong"),
    _warning("F-141", "a link's relation is unknown"),
    _error("F-142", "the feed's pages lead nowhere", "RFC 5005; an app that follows them would lose the feed"),
)
_ITEM = (
    _error("F-201", "an item has no title"),
    _error("F-202", "an item has not exactly one enclosure"),
    _error("F-203", "an enclosure's address is wrong"),
    _error("F-204", "an enclosure's length is no number of bytes"),
    _error("F-205", "an enclosure's type is not that of its name"),
    _error("F-206", "a guid is missing, used twice, or no address", "the Podcast Index skips an item without"),
    _warning("F-207", "an item lacks what listeners look for"),
    _warning("F-208", "a year has two digits", "RSS 2.0 permits it, and prefers four"),
    _error("F-209", "an item's date is none"),
    _warning("F-210", "an enclosure is so small that AntennaPod ignores its length"),
    _error("F-211", "a duration is none"),
    _error("F-212", "an order or a note on captions is none"),
    _error("F-213", "a season or an episode is no number above zero"),
    _error("F-214", "the type of an episode is unknown"),
    _warning("F-215", "an episode of a serial has no number", "write podcast: {episode: 1} into its front matter"),
    _warning("F-216", "few apps play an enclosure", "Apple plays MP3 and MPEG-4; others go into alternateEnclosure"),
    _warning("F-217", "an item is of the future", "some apps show it without a date, and some not at all"),
    _warning("F-218", "two episodes have one number"),
    _warning("F-219", "a description holds HTML that directories drop"),
    _error("F-220", "notes hold what could run in a reader"),
    _error("F-221", "an item's comments or source are no address"),
    _error("F-222", "the full notes say nothing"),
    _warning("F-223", "a tag in notes is never closed"),
    _error("F-224", "an address in notes leads nowhere from within an app", "write whole addresses into notes"),
    Check(
        "F-225", "note", "a title holds the number of its episode", "Apple and PSP-1: numbers have tags of their own"
    ),
)
_NAMESPACE = (
    _warning("F-301", "a tag of the podcast namespace is unknown"),
    _error("F-302", "a tag of the podcast namespace is in the wrong place"),
    _warning("F-303", "an attribute of the podcast namespace is unknown"),
    _error("F-304", "a tag of the podcast namespace stands twice"),
    _error("F-310", "podcast:guid is no UUID of version 5"),
    _error("F-311", "podcast:locked is neither yes nor no"),
    _error("F-312", "podcast:medium is not of the list", "the Podcast Index drops what it does not know"),
    _error("F-313", "podcast:funding leads nowhere"),
    _error("F-314", "podcast:person is not of the taxonomy, or nobody"),
    _error("F-315", "podcast:location is no place"),
    _error("F-316", "podcast:license is unknown, and has no address"),
    _error("F-317", "podcast:txt says nothing"),
    _error("F-318", "podcast:trailer cannot be played"),
    _error("F-319", "podcast:updateFrequency is no schedule"),
    _error("F-320", "podcast:podping is neither true nor false"),
    _error("F-321", "podcast:podroll, publisher or remoteItem names no feed"),
    _error("F-322", "podcast:image is not what it says"),
    _error("F-323", "podcast:block is neither yes nor no"),
    _error("F-324", "podcast:value is not complete"),
    _error("F-325", "podcast:chat names no room"),
    _error("F-326", "podcast:liveItem has no time or status"),
    _error("F-327", "podcast:socialInteract leads nowhere"),
    _error("F-328", "podcast:contentLink leads nowhere"),
    _error("F-330", "podcast:season is no number, or not Apple's"),
    _error("F-331", "podcast:episode is no number, or not Apple's"),
    _error("F-332", "podcast:transcript leads nowhere, or its type is wrong"),
    _error("F-333", "podcast:chapters leads nowhere, or its type is wrong"),
    _error("F-334", "podcast:soundbite is no passage of the audio", "the Podcast Index drops one that starts at zero"),
    _error("F-335", "podcast:alternateEnclosure is not complete, or not the enclosure"),
    _error("F-336", "podcast:integrity proves nothing"),
    _warning("F-337", "podcast:chapters is said to be plain JSON", 'write type="application/json+chapters"'),
)
_TIMES = (
    _error("F-401", "Podlove chapters are of an unknown version"),
    _error("F-402", "a Podlove chapter has no time or title"),
    _error("F-403", "Podlove chapters are out of order"),
    _error("F-404", "a Podlove chapter begins after the end"),
    _error("F-405", "the times in a description are no list of chapters"),
    _error("F-410", "JSON chapters are damaged"),
    _error("F-411", "JSON chapters are out of order"),
    _error("F-420", "a JSON transcript is damaged"),
    _error("F-421", "a segment of a JSON transcript has no text"),
    _error("F-422", "a JSON transcript is out of order"),
    _error("F-430", "a transcript is not SubRip"),
    _error("F-431", "a block of SubRip has no text"),
    _error("F-432", "a SubRip transcript is out of order"),
    _warning("F-433", "a block of SubRip looks as if it named a speaker"),
)

FEED = (*_CHANNEL, *_ITEM, *_NAMESPACE, *_TIMES)
