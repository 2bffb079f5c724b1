"""An item's audio and pictures -> whether apps get them: HEAD, length, type, ranges, digests."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from audiopress.check.live.reach import downgrade
from audiopress.check.live.served import LARGEST, Served, text, title
from audiopress.check.live.web import MEGABYTE, Answer
from audiopress.check.rss.document import below
from audiopress.check.rss.files import plain_type
from audiopress.model import Finding

PROVED_UNASKED = 100 * MEGABYTE  # bytes of the newest episode that are read for its digest
_SPAN = 2048  # bytes of a range
_ALIKE = (
    {"audio/mp4", "audio/m4a", "audio/x-m4a", "audio/x-m4b", "audio/m4b", "video/mp4"},
    {"audio/mpeg", "audio/mp3", "audio/x-mp3"},
    {"audio/ogg", "audio/opus", "application/ogg"},
)
_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


def enclosures(served: Served, item: etree._Element, *, newest: bool) -> Iterator[Finding]:
    """The item's enclosure, and the files of its alternates."""
    proofs = dict(_proofs(item))
    for enclosure in item.iterfind("enclosure"):
        url, length, kind = (enclosure.get(name, "").strip() for name in ("url", "length", "type"))
        head, found = _headed(served, url, "L-020", f"the audio of “{title(item)}”")
        yield from found
        if head is None:
            continue
        yield from _measured(served, head, (url, length, kind))
        yield from _ranges(served, url, _length(head) or _whole(length))
        if served.scope.thorough or (newest and _length(head) <= PROVED_UNASKED and url in proofs):
            yield from _proved(served, url, length, proofs.pop(url, ""))
    yield from _alternates(served, item, proofs)


def _alternates(served: Served, item: etree._Element, proofs: dict[str, str]) -> Iterator[Finding]:
    main = {enclosure.get("url") for enclosure in item.iterfind("enclosure")}
    for alternate in below(item, "podcast:alternateEnclosure"):
        for source in below(alternate, "podcast:source"):
            url, kind = source.get("uri", ""), source.get("contentType", alternate.get("type", ""))
            if url in main or not url.startswith("http"):
                continue
            head, found = _headed(served, url, "L-020", f"an alternate of “{title(item)}”")
            yield from found
            if head is not None:
                yield from _measured(served, head, (url, alternate.get("length", ""), kind))
                if served.scope.thorough:
                    yield from _proved(served, url, alternate.get("length", ""), proofs.get(url, ""))


def _headed(served: Served, url: str, code: str, what: str) -> tuple[Answer | None, list[Finding]]:
    """The headers of a file, as HEAD or else as GET has them; None where neither is answered."""
    found = []
    answer = served.web.head(url)
    if not answer.good:
        second = answer if answer.trouble else served.web.get(url, 0, Range="bytes=0-0")
        if second.good:
            found.append(served.caused("L-021", f"HEAD {answer.said}, and GET with {second.status}", url, answer.said))
            return _of_whole(second), found
        return None, [served.unanswered(code, what, url, answer)]
    for hop in answer.hops:
        if downgrade(hop):
            message = f"“{hop.origin}” leads to “{hop.target}”, without https"
            found.append(served.caused("L-027", message, url, "no https"))
    return answer, found


def _of_whole(answer: Answer) -> Answer:
    """An answer to a range, with the length of the whole file."""
    total = answer.header("content-range").rpartition("/")[2]
    length = total if total.isdecimal() else "" if answer.status == 206 else answer.header("content-length")
    headers = {**(answer.headers or {}), "content-length": length}
    return Answer(answer.url, answer.status, headers, hops=answer.hops)


def _length(answer: Answer) -> int:
    return _whole(answer.header("content-length"))


def _whole(number: str) -> int:
    return int(number) if re.fullmatch(r"[0-9]{1,18}", number) else 0


def _measured(served: Served, head: Answer, told: tuple[str, str, str]) -> Iterator[Finding]:
    """RSS 2.0 <enclosure>: length in bytes and type, as the host has them too."""
    url, length, kind = told
    yield from _packed(served, head, url)
    if head.header("content-length") and length and _length(head) != _whole(length):
        yield served.said("L-022", f"the file has {_length(head)} bytes, and the feed says “{length}”", url)
    plain = plain_type(kind)  # what follows a type, “; codecs=opus”, says more of it and is no other
    if kind and head.media_type != plain and not any({plain, head.media_type} <= one for one in _ALIKE):
        message = f"it is served as “{head.media_type or 'nothing'}”, and the feed says “{kind}”"
        yield served.caused("L-023", message, url, message)


def _packed(served: Served, answer: Answer, url: str) -> Iterator[Finding]:
    """RFC 9110 § 12.5.3: who asks for identity gets the file as it is; what an app stores is what it plays."""
    coding = answer.header("content-encoding")
    if coding.lower() not in {"", "identity"}:
        yield served.caused("L-037", f"the audio is sent with “Content-Encoding: {coding}”", url, coding)


def _ranges(served: Served, url: str, total: int) -> Iterator[Finding]:
    """RFC 9110 § 14: two ranges of the middle, which overlap; Apple plays nothing that cannot be asked for so."""
    if total < 4:
        return
    first = total // 2
    middle = min(first + _SPAN // 2, total - 1)
    bodies = []
    for begin in (first, middle):
        end = min(begin + _SPAN - 1, total - 1)
        answer = served.web.get(url, _SPAN + 1, Range=f"bytes={begin}-{end}", Accept_Encoding="identity")
        if answer.status != 206:
            yield served.caused("L-024", f"a range of bytes {answer.said}", url, answer.said)
            return
        yield from _packed(served, answer, url)
        told = answer.header("content-range")
        asked = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", told)
        if not asked or (int(asked[1]), int(asked[2])) != (begin, end) or asked[3] not in {str(total), "*"}:
            yield served.said("L-025", f"bytes {begin}-{end} of {total} were asked for, and “{told}” came", url)
            return
        bodies.append(answer.body)
    if len(bodies[0]) != min(_SPAN, total - first) or not bodies[1].startswith(bodies[0][middle - first :]):
        yield served.said("L-025", "two ranges that overlap have different bytes", url)
    elif (path := served.local(url)) and _bytes(path, first, len(bodies[0])) != bodies[0]:
        yield served.caused("L-055", "its bytes are not those that were built last", url, "an older upload")


def _bytes(path: Path, first: int, count: int) -> bytes:
    with path.open("rb") as file:
        file.seek(first)
        return file.read(count)


def _proofs(item: etree._Element) -> Iterator[tuple[str, str]]:
    """Address -> Subresource Integrity, as podcast:integrity has it (alternate-enclosure.md)."""
    for alternate in below(item, "podcast:alternateEnclosure"):
        proofs = [one for one in below(alternate, "podcast:integrity") if one.get("type") == "sri"]
        for integrity in proofs[:1]:
            for source in below(alternate, "podcast:source"):
                yield source.get("uri", ""), integrity.get("value", "")


def _proved(served: Served, url: str, length: str, proof: str) -> Iterator[Finding]:
    """The whole file: as many bytes as the feed says, and those that its digest proves (W3C SRI § 3.5)."""
    answer = served.web.get(url, 0, whole=True, Accept_Encoding="identity")
    if not answer.good:
        yield served.unanswered("L-020", "the file", url, answer)
        return
    yield from _packed(served, answer, url)
    if length and answer.size != _whole(length):
        yield served.said("L-022", f"{answer.size} bytes came, and the feed says “{length}”", url)
    known = dict(answer.digests)
    told = [(name, value) for one in proof.split() for name, _, value in [one.partition("-")] if name in known]
    strongest = max((name for name, _ in told), default="")
    values = [value.partition("?")[0] for name, value in told if name == strongest]
    if values and known[strongest] not in map(_decoded, values):
        yield served.said("L-026", f"the file has another {strongest} than podcast:integrity says", url)


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:  # also a letter that is no ASCII
        return b""


def pictures(served: Served) -> dict[str, str]:
    """Address -> whose it is, of every picture that directories show."""
    found: dict[str, str] = {}
    whole = [served.root.find("channel")] if served.root is not None else []
    for owner in [*whole, *(item for _, item in served.sample())]:
        picture = None if owner is None else next(iter(below(owner, "itunes:image")), None)
        if owner is not None and picture is not None and picture.get("href"):
            found.setdefault(picture.get("href", ""), text(owner, "title"))
    return found


def picture(served: Served, url: str, owner: str) -> Iterator[Finding]:
    """Apple: HEAD is answered, and the file is the JPEG or PNG that its headers say."""
    head, found = _headed(served, url, "L-028", f"the picture of “{owner}”")
    yield from found
    if head is None:
        return
    start = served.web.get(url, LARGEST if served.local(url) else 16)
    real = next((kind for magic, kind in _MAGIC if start.body.startswith(magic)), "neither JPEG nor PNG")
    if start.good:
        yield from served.stale(url, start)
    if head.media_type != real:
        message = f"it is served as “{head.media_type or 'nothing'}”, and is {real}"
        yield served.caused("L-029", message, url, message)
