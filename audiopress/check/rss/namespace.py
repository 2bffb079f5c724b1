"""Tags of the podcast namespace that must agree with each other, or with the rest of the item (docs/tags/*.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from audiopress.check.rss.document import Document, below, text_of, title_of
from audiopress.check.rss.files import MEDIA, PICTURES, TEXTS, ending, plain_type
from audiopress.check.rss.values import integrity, parts_of
from audiopress.model import Finding


def _all(document: Document, name: str) -> Iterator[etree._Element]:
    """Those of the channel, then those of its items."""
    for holder in document.holders:
        yield from below(holder, name)


def licenses(document: Document) -> Iterator[Finding]:
    """license.md: an identifier of SPDX, or one's own with the address of its text."""
    for one in _all(document, "podcast:license"):
        name = text_of(one).strip()
        if name and not one.get("url", "").strip():
            try:
                canonicalize_license_expression(name)
            except InvalidLicenseExpression:
                yield document.said("F-316", one, f"“{name[:60]}” is no licence of SPDX's list, and has no “url”")


def pictures(document: Document) -> Iterator[Finding]:
    """image.md: what is said of a picture is true of its name and of its sides."""
    for one in _all(document, "podcast:image"):
        end, kind = ending(one.get("href", "")), plain_type(one.get("type", ""))
        if kind and end in PICTURES and kind not in PICTURES[end]:
            yield document.said("F-322", one, f"the type of a picture “{end}” is said to be “{kind}”")
        sides = (one.get("width", ""), one.get("height", ""))
        ratio = one.get("aspect-ratio", "").replace(" ", "").split("/")
        if all(re.fullmatch(r"[1-9][0-9]{0,8}", side) for side in (*sides, *ratio)) and len(ratio) == 2:
            said, real = int(ratio[0]) / int(ratio[1]), int(sides[0]) / int(sides[1])
            if abs(said - real) > 0.05 * real:
                yield document.said("F-322", one, f"{sides[0]} by {sides[1]} pixels are not {'/'.join(ratio)}")


def transcripts(document: Document) -> Iterator[Finding]:
    """transcript.md: a type that is the file's, and no file twice."""
    for item in document.items:
        seen: set[tuple[str, str, str]] = set()
        for one in below(item, "podcast:transcript"):
            address, kind = one.get("url", ""), plain_type(one.get("type", ""))
            end = ending(address)
            if end in TEXTS and kind and kind not in TEXTS[end]:
                yield document.said("F-332", one, f"the type of a transcript “{end}” is said to be “{kind}”")
            if address and parts_of(address) in seen:
                yield document.said("F-332", one, f"“{title_of(item)}” has the transcript “{address}” twice")
            seen.add(parts_of(address))


def alternates(document: Document) -> Iterator[Finding]:
    """alternateEnclosure.md: sources, a length, one default at most, which is the enclosure."""
    for item in document.items:
        found = below(item, "podcast:alternateEnclosure")
        for one in found:
            yield from _alternate(document, one)
        defaults = [one for one in found if one.get("default") == "true"]
        for one in defaults[1:]:
            yield document.said("F-335", one, f"“{title_of(item)}” has {len(defaults)} alternates by default")
        main = below(item, "enclosure")
        if main and defaults:
            yield from _default(document, main[0], defaults[0])


def plain_chapters(document: Document) -> Iterator[Finding]:
    """chapters.md: the type should be JSON's own for chapters; apps read the file whichever it is."""
    for item in document.items:
        for one in below(item, "podcast:chapters"):
            if one.get("type") == "application/json":
                yield document.said("F-337", one, f"the chapters of “{title_of(item)}” are said to be any JSON")


def _alternate(document: Document, one: etree._Element) -> Iterator[Finding]:
    sources = [source.get("uri", "") for source in below(one, "podcast:source")]
    if not sources and len(one):
        yield document.said("F-335", one, "<podcast:alternateEnclosure> has no <podcast:source>")
    kind = plain_type(one.get("type", ""))
    for source in sources:
        end = ending(source)
        if kind and end in MEDIA and kind not in MEDIA[end]:
            yield document.said("F-335", one, f"the type of a file “{end}” is said to be “{kind}”")
    for proof in below(one, "podcast:integrity"):
        value = proof.get("value", "").strip()
        if proof.get("type") == "sri" and value and (fault := integrity(value)):
            yield document.said("F-336", proof, f"the proof is “{value[:80]}”, and must be {fault}")


def _default(document: Document, main: etree._Element, one: etree._Element) -> Iterator[Finding]:
    """The default is the enclosure itself, by another way."""
    for name in ("length", "type"):
        said, own = plain_type(one.get(name, "")), plain_type(main.get(name, ""))
        if said and own and said != own:
            message = f"the {name} of the default is “{one.get(name)}”, and of <enclosure> “{main.get(name)}”"
            yield document.said("F-335", one, message)
    sources = [parts_of(source.get("uri", "")) for source in below(one, "podcast:source")]
    if sources and parts_of(main.get("url", "")) not in sources:
        yield document.said("F-335", one, f"the default does not come from “{main.get('url', '')}”")


def trailers(document: Document) -> Iterator[Finding]:
    """trailer.md: an enclosure of the channel's."""
    for one in _all(document, "podcast:trailer"):
        end, kind = ending(one.get("url", "")), plain_type(one.get("type", ""))
        if kind and end in MEDIA and kind not in MEDIA[end]:
            yield document.said("F-318", one, f"the type of a file “{end}” is said to be “{kind}”")


def others(document: Document) -> Iterator[Finding]:
    """What one attribute asks of another."""
    for one in _all(document, "podcast:updateFrequency"):
        if "COUNT=" in one.get("rrule", "").upper() and not one.get("dtstart"):
            yield document.said("F-319", one, "a schedule that counts has no “dtstart” to count from")
    for one in _all(document, "podcast:socialInteract"):
        if one.get("protocol") != "disabled" and not one.get("uri", "").strip():
            yield document.said("F-327", one, "<podcast:socialInteract> has no “uri”")
    for one in _all(document, "podcast:publisher"):
        if len(below(one, "podcast:remoteItem")) != 1:
            yield document.said("F-321", one, "<podcast:publisher> must hold one <podcast:remoteItem>")


NAMESPACE_CHECKS = (licenses, pictures, transcripts, plain_chapters, alternates, trailers, others)
