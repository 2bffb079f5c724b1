"""Transcripts, chapters and pages of a feed -> whether apps, and players in a browser, can read them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from audiopress import strict
from audiopress.check.live.served import LARGEST, Served, text, title
from audiopress.check.live.web import Answer
from audiopress.check.rss.document import below
from audiopress.check.rss.files import plain_type
from audiopress.model import Finding

_PLAYER = "https://player.example"  # where a player in a browser would ask from (Fetch § 3.2, CORS)
_CHAPTERS = "application/json+chapters"
_SUBRIP = frozenset({"application/x-subrip", "application/srt", "text/srt"})


def sidecars(served: Served, item: etree._Element) -> Iterator[Finding]:
    """transcripts.md, chapters.md: there, of their type, with CORS, and what they say they are."""
    for element in below(item, "podcast:transcript"):
        yield from _looked(served, item, element, "L-032")
    for element in below(item, "podcast:chapters"):
        yield from _looked(served, item, element, "L-033")


def _looked(served: Served, item: etree._Element, element: etree._Element, typed: str) -> Iterator[Finding]:
    url, kind = element.get("url", "").strip(), plain_type(element.get("type", ""))
    what = "the transcript" if typed == "L-032" else "the chapters file"
    answer = served.web.get(url, LARGEST, Origin=_PLAYER)
    if not answer.good:
        yield served.unanswered("L-030", f"{what} of “{title(item)}”", url, answer)
        return
    if answer.header("access-control-allow-origin") not in {"*", _PLAYER}:
        message = "there is no header Access-Control-Allow-Origin: *"
        yield served.caused("L-031", message, url, message)
    expected = kind if typed == "L-032" else _CHAPTERS
    if expected and answer.media_type != expected and not {answer.media_type, expected} <= _SUBRIP:
        message = f"it is served as “{answer.media_type or 'nothing'}”, not as “{expected}”"
        yield served.caused(typed, message, url, message)
    why = _unlike(answer, kind) if not answer.cut else ""
    if why:
        yield served.said("L-034", f"{what} of “{title(item)}” {why}", url)
    yield from served.stale(url, answer)


def _unlike(answer: Answer, kind: str) -> str:
    """Why the bytes are not of that type, or ""."""
    if kind == "text/vtt":  # WebVTT § 4.1
        return "" if answer.body.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT") else "is no WebVTT"
    if kind in _SUBRIP:
        return "" if b" --> " in answer.body else "is no SubRip"
    if kind not in {"application/json", _CHAPTERS}:
        return "" if answer.body.strip() else "is empty"
    try:
        document = strict.loads(answer.body)
    except strict.NotJsonError:
        return "is no JSON"
    needed = "chapters" if kind == _CHAPTERS else "segments"
    return "" if isinstance(document, dict) and isinstance(document.get(needed), list) else f"has no “{needed}”"


def pages(served: Served) -> dict[str, str]:
    """Address -> whose page it is, of every page the feed links to."""
    found: dict[str, str] = {}
    channel = None if served.root is None else served.root.find("channel")
    for owner in [*([] if channel is None else [channel]), *(item for _, item in served.sample())]:
        linked = [
            text(owner, "link"),
            *(one.get("href", "") for one in below(owner, "podcast:contentLink")),
        ]
        for url in linked:
            if url.startswith(("https://", "http://")):
                found.setdefault(url.partition("#")[0], title(owner))
    return found


def page(served: Served, url: str, owner: str) -> Iterator[Finding]:
    answer = served.web.get(url, LARGEST)
    if answer.good:
        yield from served.stale(url, answer)
    else:
        message = f"the page of “{owner}” {answer.said}"  # a warning, whatever the reason: no sound is lost by it
        yield served.caused("L-035", message, url, answer.said)
