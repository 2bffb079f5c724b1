"""Ways in which a host, or a feed on it, can be wrong: code -> what is served instead."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace

from tests.check.live.conftest import Site
from tests.check.live.host import Fault, Request, Response

Setup = Callable[[Site], None]
FEED = "/feed.xml"


def at(path: str, fault: Fault, method: str = "") -> Setup:
    """The fault, on requests for addresses that the expression finds, of that method."""

    def setup(site: Site) -> None:
        def answer(request: Request, right: Response) -> Response:
            wanted = re.search(path, request.path) and method in {"", request.method}
            return fault(request, right) if wanted else right

        site.host.fault = answer

    return setup


def status(code: int, **headers: str) -> Fault:
    return lambda request, right: Response(code, headers, b"no")


def without(**headers: str) -> Fault:
    """The right answer with other headers."""
    return lambda request, right: right.having(**headers)


def instead(body: bytes, **headers: str) -> Fault:
    kept = {"Content_Encoding": "", "ETag": "", "Last_Modified": "", **headers}
    return lambda request, right: replace(right.having(**kept), status=200, body=body)


def silent(request: Request, right: Response) -> Response:
    return Response(200, body=None)


def edited(old: str, new: str, *, count: int = 1) -> Setup:
    """The feed with some text replaced, which it must hold; {base} stands for the host's address."""

    def setup(site: Site) -> None:
        changed = re.sub(old.format(base=site.base), new.format(base=site.base), site.feed, count=count)
        assert changed != site.feed
        site.host.files["feed.xml"] = changed.encode()

    return setup


def paged(*pages: tuple[str, str]) -> Setup:
    """The feed, each of these pages with a link to the next; the first name is the one that the feed links to."""

    def setup(site: Site) -> None:
        names = [name for name, _ in pages]
        bodies = {"feed.xml": site.feed, **{name: body or page(site, name) for name, body in pages}}
        for (name, body), following in zip(bodies.items(), [*names, ""], strict=False):
            site.host.files[name] = linked(body, f"{site.base}{following}" if following else "").encode()

    return setup


def page(site: Site, name: str) -> str:
    """A page of the feed with episodes of its own."""
    return re.sub(r"(<guid[^>]*>)\w{8}", r"\g<1>" + f"{len(name):08d}", site.feed)


def linked(body: str, url: str) -> str:
    link = f'<atom:link href="{url}" rel="next"/></channel>' if url else "</channel>"
    return body.replace("</channel>", link)


def unvalidated(header: str) -> Fault:
    """A host that gives validators and does not look at those that come back."""

    def fault(request: Request, right: Response) -> Response:
        return replace(right, status=200, body=b"all of it") if header in request.headers else right

    return fault


def unmodified(header: str) -> Fault:
    """A host that answers 304 to whoever sends a validator, whichever it is."""
    return lambda request, right: Response(304) if header in request.headers else right


def packed(request: Request, right: Response) -> Response:
    """The whole file in gzip, though nobody asked for it."""
    if right.status != 200 or request.method != "GET":
        return right
    return replace(right.having(Content_Encoding="gzip"), body=gzip.compress(right.body or b""))


def unranged(request: Request, right: Response) -> Response:
    return replace(right, status=200) if right.status == 206 else right


def misplaced(request: Request, right: Response) -> Response:
    """A range of the right length from the beginning of the file."""
    return right.having(Content_Range="bytes 0-2047/9999") if right.status == 206 else right


def scrambled(request: Request, right: Response) -> Response:
    """The right headers, and each time other bytes."""
    body = (right.body or b"")[::-1]
    return replace(right, body=body) if right.status == 206 else right


def shortened(request: Request, right: Response) -> Response:
    return right.having(Content_Length="999") if request.method == "HEAD" else right


def spoiled(request: Request, right: Response) -> Response:
    """The whole file with one bit turned."""
    body = right.body or b""
    return replace(right, body=bytes([body[0] ^ 1]) + body[1:]) if right.status == 200 and body else right


def lengthened(request: Request, right: Response) -> Response:
    """The right file with something behind it."""
    return replace(right, body=(right.body or b"") + b"more") if right.status == 200 else right


def unpacked(request: Request, right: Response) -> Response:
    """A long feed as it lies on the disk, though gzip was asked for."""
    feed = gzip.decompress(right.body or b"") if "Content-Encoding" in right.headers else right.body or b""
    long = feed.replace(b"</channel>", b"<!-- " + b"long " * 6000 + b"--></channel>")
    return replace(right.having(Content_Encoding=""), body=long)


AUDIO = r"/second/second\.mp3$"  # the newest episode's
FAULTS: tuple[tuple[str, Setup], ...] = (
    ("L-001", at(FEED, silent)),
    ("L-002", at(FEED, status(401, **{"WWW-Authenticate": "Basic"}))),
    ("L-002", at(FEED, status(403))),
    ("L-003", at(FEED, status(404))),
    ("L-003", at(FEED, status(500))),
    ("L-005", at(FEED, status(302, Location="/feed.xml"))),
    ("L-006", at(r"^/feed\.xml", status(301, Location="/moved/feed.xml"))),
    ("L-007", at(r"^/feed\.xml", status(302, Location="/moved/feed.xml"))),
    ("L-010", at(FEED, without(Content_Type="text/plain"))),
    ("L-010", at(FEED, without(Content_Type=""))),
    ("L-011", at(FEED, without(Content_Type="application/rss+xml; charset=iso-8859-1"))),
    ("L-012", at(FEED, without(ETag="", Last_Modified=""))),
    ("L-013", at(FEED, unvalidated("if-none-match"))),
    ("L-014", at(FEED, unvalidated("if-modified-since"))),
    ("L-015", at(FEED, unpacked)),
    ("L-016", edited("</channel>", "<!-- " + "long " * 1_100_000 + "--></channel>")),
    ("L-017", at(FEED, instead(b"<html><p>Welcome</html>"))),
    ("L-017", at(FEED, instead(b"<html><p>Welcome</p></html>"))),
    ("L-018", edited('{base}feed.xml"', 'https://example.org/feed.xml"')),
    ("L-019", at(FEED, unmodified("if-none-match"))),
    ("L-019", at(FEED, unmodified("if-modified-since"))),
    ("L-020", at(AUDIO, status(404))),
    ("L-020", at(AUDIO, silent)),
    ("L-020", edited(r"{base}second/second.mp3", "second/second.mp3")),
    ("L-005", at(AUDIO, status(301, Location="/second/second.mp3"))),
    ("L-021", at(AUDIO, status(405), "HEAD")),
    ("L-022", at(AUDIO, shortened)),
    ("L-023", at(AUDIO, without(Content_Type="application/octet-stream"))),
    ("L-024", at(AUDIO, unranged)),
    ("L-025", at(AUDIO, misplaced)),
    ("L-025", at(AUDIO, scrambled)),
    ("L-026", at(AUDIO, spoiled, "GET")),
    ("L-028", at("cover", status(404))),
    ("L-021", at("cover", status(403), "HEAD")),
    ("L-029", at("cover", without(Content_Type="text/html"))),
    ("L-029", at("cover", instead(b"GIF89a and so on"), "GET")),
    ("L-030", at(r"\.vtt", status(404))),
    ("L-030", at("chapters", status(404))),
    ("L-031", at(r"\.vtt", without(Access_Control_Allow_Origin=""))),
    ("L-031", at("chapters", without(Access_Control_Allow_Origin="https://elsewhere.example"))),
    ("L-032", at(r"\.vtt", without(Content_Type="text/plain"))),
    ("L-032", at(r"\.srt", without(Content_Type="application/octet-stream"))),
    ("L-033", at("chapters", without(Content_Type="application/json"))),
    ("L-034", at(r"\.vtt", instead(b"1\n00:00 --> 00:01\n"))),
    ("L-034", at(r"\.srt", instead(b"<html>"))),
    ("L-034", at("chapters", instead(b"{"))),
    ("L-034", at("chapters", instead(b"[]"))),
    ("L-034", at(r"transcript\.json", instead(b'{"version": "1.0.0"}'))),
    ("L-034", at("/second/$", instead(b""))),
    ("L-035", at("/second/$", status(404))),
    ("L-036", edited(r"{base}second/second.mp3", "http://nowhere.invalid/second.mp3")),
    ("L-037", at(AUDIO, packed)),
    ("L-037", at(AUDIO, without(Content_Encoding="br"), "HEAD")),
    ("L-040", edited("</channel>", '<atom:link rel="next" href="{base}page-2.xml"/></channel>')),
    ("L-041", edited("</channel>", '<atom:link rel="next" href="{base}feed.xml"/></channel>')),
    ("L-041", paged(("page-2.xml", ""), ("page-3.xml", ""), ("page-2.xml", ""))),
    ("L-042", edited(r"(?s)(<item>.*?</item>)", r"\1\1")),
    ("L-043", edited("</channel>", '<atom:link rel="hub" href="{base}hub/"/></channel>')),
    ("L-044", paged(("page-2.xml", "<p>this is no feed</p>"))),
    ("L-045", at(FEED, without(Cache_Control="public, max-age=31536000"))),
    ("L-045", at(FEED, without(Cache_Control="max-age=600, immutable"))),
    ("L-050", edited("A middle|The middle", "Another middle")),
    ("L-051", edited(r"(?s)<item>.*?</item>", "")),
    ("L-052", edited(r"(<guid[^>]*>)\w{{8}}", r"\g<1>00000000")),
    ("L-053", edited(r"(?s)(<item>.*?</item>)", r"<item><guid>unheard of</guid></item>\1")),
    ("L-054", edited(r'(<enclosure [^>]*length=")', r"\g<1>1")),
    ("L-055", at("/second/$", instead(b"<p>The page of yesterday</p>"))),
    ("L-055", at(r"chapters", instead(b'{"version": "1.2.0", "chapters": []}'))),
    ("L-055", at("cover", lengthened)),
    ("L-056", edited(r"(<podcast:guid>)\w{{8}}", r"\g<1>00000000")),
    ("L-060", edited("</channel>", "<itunes:new-feed-url>{base}new.xml</itunes:new-feed-url></channel>")),
)
