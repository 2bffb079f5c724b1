"""Checks of a feed as its host serves it (L-)."""

from __future__ import annotations

from audiopress.check.codes.row import Check

_UPLOAD = "publish feeds/ again: first the episodes, last feed.xml"
_HOST = "see your host's settings of types and headers: docs/hosting.md has lines to copy for nginx, Caddy and others"
_MOVED = "let the host answer the old address with 301 and the new one: what moves without a word is lost to listeners"

LIVE = (
    Check("L-001", "error", "the feed cannot be reached", "look at the address, and whether the host is running"),
    Check("L-002", "error", "the feed asks for a password", "directories and most apps give none: take it away"),
    Check("L-003", "error", "the feed's address is not answered with the feed", "put feed.xml where its address says"),
    Check("L-004", "error", "a certificate is not valid", "renew it, for this very name, with an authority apps know"),
    Check("L-005", "error", "redirects lead in a circle, or go on and on", "let the address lead to its file at once"),
    Check("L-006", "warning", "the feed's address has moved for good", "give out the new address from now on"),
    Check("L-007", "note", "the feed's address redirects for the time being", "301 is for a move that stays"),
    Check("L-008", "error", "a redirect leads from https to http", "redirect to an https address"),
    Check("L-009", "warning", "the feed is served without https", "podcast namespace 1.0 and app stores ask for https"),
    Check("L-010", "warning", "the feed is not served as application/rss+xml", _HOST),
    Check("L-011", "error", "the encoding of the headers is not that of the feed", _HOST),
    Check("L-012", "warning", "the feed has neither ETag nor Last-Modified", _HOST),
    Check("L-013", "warning", "If-None-Match is not answered with 304", _HOST),
    Check("L-014", "warning", "If-Modified-Since is not answered with 304", _HOST),
    Check("L-015", "note", "the feed is not compressed", _HOST),
    Check("L-016", "warning", "the feed is larger than many readers take", "part it into pages (RFC 5005)"),
    Check("L-017", "error", "what is served is no RSS feed", "see what the address really answers"),
    Check("L-018", "warning", "the feed gives another address as its own", "write it into base_url, or serve it there"),
    Check(
        "L-019",
        "error",
        "the feed is answered with 304 whatever was asked",
        "let the host compare If-None-Match and If-Modified-Since: apps would never see another episode",
    ),
    Check("L-020", "error", "an enclosure cannot be had", _UPLOAD),
    Check(
        "L-021", "error", "HEAD is not answered", "let the host answer HEAD: Apple asks so before it takes an episode"
    ),
    Check("L-022", "error", "an enclosure is not as long as the feed says", _UPLOAD),
    Check("L-023", "warning", "an enclosure is not served as the type the feed says", _HOST),
    Check(
        "L-024",
        "error",
        "a range of bytes is not answered with 206",
        "let the host answer ranges, or use another: Apple takes no audio without",
    ),
    Check("L-025", "error", "a range has other bytes than were asked for", "turn off what rewrites your audio files"),
    Check("L-026", "error", "an audio file is not the one that the feed's digest proves", _UPLOAD),
    Check("L-027", "warning", "a file's redirect leads from https to http", "redirect to an https address"),
    Check("L-028", "error", "a picture cannot be had", _UPLOAD),
    Check("L-029", "error", "a picture is not served as JPEG or PNG", _HOST),
    Check("L-030", "error", "a transcript or chapters cannot be had", _UPLOAD),
    Check("L-031", "warning", "players in a browser may not read it (CORS)", _HOST),
    Check("L-032", "warning", "a transcript is not served as the type the feed says", _HOST),
    Check("L-033", "warning", "chapters are not served as application/json+chapters", _HOST),
    Check("L-034", "error", "a transcript or chapters are not what their type says", _UPLOAD),
    Check("L-035", "warning", "a page that the feed links to does not answer", "correct the link, or publish the page"),
    Check(
        "L-036", "error", "a host of the feed's files cannot be reached", "look at its name, and whether it is running"
    ),
    Check(
        "L-037",
        "error",
        "audio is sent packed, though it was asked for as it is",
        "turn gzip off for audio: it saves nothing, and apps keep what they cannot play",
    ),
    Check("L-040", "error", "a further page of the feed does not answer", "gPodder drops the whole feed for it"),
    Check("L-041", "error", "the pages of the feed lead in a circle", "the last page has no link with rel=next"),
    Check("L-042", "error", "an episode is in the feed twice", "each guid may stand once, on one page"),
    Check("L-043", "warning", "a hub does not answer", "take it out of hubs in [feed], or look at its address"),
    Check("L-044", "error", "a further page of the feed is no RSS feed", _UPLOAD),
    Check(
        "L-045",
        "warning",
        "caches may keep the feed for more than a day",
        "send Cache-Control: max-age=3600 or less with feed.xml: nobody sees a new episode before",
    ),
    Check("L-050", "warning", "the live feed is not the one that was built last", _UPLOAD),
    Check("L-051", "error", "an episode that was built is not in the live feed", _UPLOAD),
    Check("L-052", "error", "a live episode has another guid than in the ledger", "apps would take it for a new one"),
    Check(
        "L-053",
        "error",
        "the live feed has an episode that the ledger does not know",
        "the next upload would take it from listeners: find the ledger it was published with",
    ),
    Check("L-054", "error", "a live enclosure has another length than the one that was built", _UPLOAD),
    Check("L-055", "warning", "a live file is not the one that was built last", _UPLOAD),
    Check("L-056", "error", "the live show has another guid than in the ledger", "to directories it is another show"),
    Check("L-060", "error", "the feed says that it has moved, and its address is not redirected", _MOVED),
    Check("L-061", "error", "audio has moved, and its old address is not redirected", _MOVED),
    Check("L-062", "error", "the feed has moved, and its old address is not redirected", _MOVED),
)
