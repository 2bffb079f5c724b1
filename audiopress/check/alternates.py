"""Built feeds -> alternates and trailers that are another than the file they name: players choose by these values."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from lxml import etree

from audiopress.check.built import Built
from audiopress.check.rss.document import Document, below
from audiopress.check.rss.files import ending
from audiopress.check.rss.moments import moment
from audiopress.model import Finding

_CODECS = {  # RFC 6381 § 3.3, and its registry of object types; MPEG-4 audio has many
    ".mp3": re.compile(r"mp3|mp4a\.(40\.34|6b|69)", re.IGNORECASE),
    ".m4a": re.compile(r"mp4a(\.40\.\d+)?", re.IGNORECASE),
    ".m4b": re.compile(r"mp4a(\.40\.\d+)?", re.IGNORECASE),
    ".opus": re.compile(r"opus", re.IGNORECASE),
}
_OFF = 2  # times: an average may be rounded, or be of the sound without tags and pictures


def alternates(built: Built) -> Iterator[Finding]:
    """<podcast:alternateEnclosure>, <podcast:trailer>: what they say of the file they name."""
    for document in built.documents:
        for holder in document.holders:
            for one in below(holder, "podcast:trailer"):
                name = _file(built, one.get("url", ""))
                if name:
                    yield from _length(built, document, one, name)
                    yield from _trailer(built, document, one, name)
            for one in below(holder, "podcast:alternateEnclosure"):
                for source in below(one, "podcast:source"):
                    name = _file(built, source.get("uri", ""))
                    if name:
                        yield from _length(built, document, one, name)
                        yield from _proof(built, document, one, name)
                        yield from _sound(built, document, one, name)


def _file(built: Built, url: str) -> str:
    """The built file at an address; "" for one elsewhere, or that B-020 misses."""
    name = built.local(url)
    return name if name is not None and built.has(name) else ""


def _length(built: Built, document: Document, one: etree._Element, name: str) -> Iterator[Finding]:
    size, said = (built.folder / name).stat().st_size, one.get("length", "")
    if re.fullmatch(r"[0-9]{1,18}", said) and int(said) != size:
        yield document.said("B-025", one, f"“{name}” has {size} bytes, and the feed says “{said}”")


def _proof(built: Built, document: Document, one: etree._Element, name: str) -> Iterator[Finding]:
    for proof in below(one, "podcast:integrity"):
        kind, _, said = proof.get("value", "").strip().partition("-")
        if proof.get("type") != "sri" or kind not in {"sha256", "sha384", "sha512"}:
            continue
        with (built.folder / name).open("rb") as file:
            real = base64.b64encode(hashlib.file_digest(file, kind).digest()).decode()
        if said.partition("?")[0] != real:
            yield document.said("B-025", proof, f"the digest of “{name}” is “{kind}-{real}”")


def _trailer(built: Built, document: Document, one: etree._Element, name: str) -> Iterator[Finding]:
    edition = built.sounding.get(name)
    if edition is None or edition.episode.particulars.kind != "trailer":
        yield document.said("B-025", one, f"“{name}” is no trailer")
        return
    season, own = one.get("season", "").strip(), edition.episode.particulars.season
    if season and season.lstrip("0") != str(own or ""):
        yield document.said("B-025", one, f"“{name}” is of season {own or 'none'}, and the feed says “{season}”")
    said, published = moment(one.get("pubdate", "").strip()), edition.entry.published
    if said is not None and abs(said - published) >= timedelta(days=1):  # F-318 says what is no date
        message = f"“{name}” is of {published.isoformat()}, and the feed says “{one.get('pubdate')}”"
        yield document.said("B-025", one, message)


def _sound(built: Built, document: Document, one: etree._Element, name: str) -> Iterator[Finding]:
    """Codec, bit rate and language, where they are said; the type is F-335's, title and `rel` are anybody's words."""
    edition = built.sounding.get(name)
    if edition is None:
        return
    codecs, known = one.get("codecs", "").strip(), _CODECS.get(ending(name))
    if codecs and known and not known.fullmatch(codecs):
        yield document.said("B-025", one, f"the sound of “{name}” is no “{codecs}”")
    rate = round(8000 * (built.folder / name).stat().st_size / max(1, edition.sounds[name].duration_ms))
    with suppress(ValueError, OverflowError):  # F-335 says what is no number
        if not rate / _OFF <= float(one.get("bitrate") or rate) <= rate * _OFF:
            yield document.said(
                "B-025", one, f"“{name}” has {rate} bits a second, and the feed says “{one.get('bitrate')}”"
            )
    said, real = one.get("lang", "").strip(), edition.episode.language
    if said and said.lower().split("-")[0] != real.lower().split("-")[0]:
        yield document.said("B-025", one, f"“{name}” is in “{real}”, and the feed says “{said}”")
