"""Show or episode -> its tags of the podcast namespace 1.0 (docs/tags/*.md), and of Podlove Simple Chapters."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from email.utils import format_datetime
from pathlib import PurePosixPath

from audiopress.addresses import section_url
from audiopress.model import Asset, License, Link, Location, Person, Show, Text
from audiopress.write.chapters import ChapterMark, image_url, page_url, show_url
from audiopress.write.files import media_type
from audiopress.write.labels import labels
from audiopress.write.plain import clip, plain
from audiopress.write.record import PublishedEpisode
from audiopress.write.tags import Tag, tag
from audiopress.write.times import number, stamp

_SHORT = 128  # characters of a node's value, by most pages of the namespace
_CODECS = {".mp3": "mp3", ".m4a": "mp4a.40.2", ".m4b": "mp4a.40.2", ".opus": "opus"}  # RFC 6381
_NAMES = {".mp3": "MP3", ".m4a": "M4A", ".m4b": "M4B", ".opus": "Opus"}
_ANSWER = {True: "yes", False: "no"}


def channel(show: Show, guid: str, episodes: Iterable[PublishedEpisode], artwork: str) -> Iterator[Tag]:
    """Of the whole show."""
    feed = show.feed
    yield tag("podcast:guid", guid)
    yield tag("podcast:medium", show.medium)
    yield tag("podcast:locked", _ANSWER[feed.locked], owner=plain(show.email))
    if feed.block:
        yield tag("podcast:block", "yes")
    if feed.podping:
        yield tag("podcast:podping", usesPodping="true")
    yield from _rights(feed.license, feed.locations, feed.funding)
    if feed.schedule or feed.complete:
        yield _schedule(show)
    if feed.podroll:
        items = (
            tag("podcast:remoteItem", feedGuid=one.guid, feedUrl=one.url, title=one.title, medium=one.medium)
            for one in feed.podroll
        )
        yield tag("podcast:podroll", "", *items)
    yield _image(show_url(show, artwork), show.title, artwork)
    yield from (_trailer(show, episode) for episode in episodes if episode.particulars.kind == "trailer")
    yield from _texts(feed.texts)
    yield from _synthetic(show.language)
    yield from _people(feed.people)


def item(show: Show, episode: PublishedEpisode) -> Iterator[Tag]:
    """Of one episode; its lists of people, places and so on replace the channel's (person.md)."""
    own, page = episode.particulars, page_url(show, episode.slug)
    if own.season is not None:
        yield tag("podcast:season", str(own.season), name=clip(own.season_name, _SHORT))
    if own.number is not None:
        yield tag("podcast:episode", str(own.number), display=clip(own.number_shown, 32))
    if chapters := episode.asset("application/json+chapters"):
        yield tag("podcast:chapters", url=show_url(show, chapters.path), type=chapters.type)
    yield from _transcripts(show, episode)
    yield from (_alternate(show, episode, one) for one in episode.assets if one.type.startswith("audio/"))
    for bite in episode.bites:
        times = {"startTime": str(number(bite.start_ms)), "duration": str(number(bite.duration_ms))}
        yield tag("podcast:soundbite", clip(bite.title, _SHORT), **times)
    yield from _rights(own.license, own.locations, own.funding)
    yield tag("podcast:contentLink", labels(episode.language).full_text, href=page)
    yield from (tag("podcast:contentLink", link.text, href=link.url) for link in own.links)
    yield from (tag("podcast:socialInteract", uri=link.url, protocol=link.text) for link in own.discussions)
    if episode.cover:
        yield _image(show_url(show, episode.cover.path), episode.title, episode.cover.path)
    yield from _texts(own.texts)
    yield from _synthetic(episode.language)
    yield from _people(own.people or tuple(Person(name, "author", "writing") for name in episode.authors))
    if episode.chapters:
        yield tag("psc:chapters", "", *(_chapter(mark, page) for mark in episode.chapters), version="1.2")


def _rights(license_: License | None, locations: Sequence[Location], funding: Sequence[Link]) -> Iterator[Tag]:
    if license_:
        name = license_.name if license_.url else license_.name.lower()  # license.md: SPDX, in lower case
        yield tag("podcast:license", name, url=license_.url)
    for place in locations:
        known = {"geo": place.geo, "osm": place.osm, "country": place.country.lower()}
        yield tag("podcast:location", clip(place.name, _SHORT), rel=place.rel, **known)
    yield from (tag("podcast:funding", clip(link.text, _SHORT), url=link.url) for link in funding)


def _schedule(show: Show) -> Tag:
    planned, ended = show.feed.schedule, "true" if show.feed.complete else ""
    if planned is None:
        return tag("podcast:updateFrequency", labels(show.language).complete, complete=ended)
    text = clip(planned.text, _SHORT)
    return tag("podcast:updateFrequency", text, complete=ended, dtstart=planned.start, rrule=planned.rrule)


def _image(address: str, title: str, path: str) -> Tag:
    about = {"alt": plain(title), "aspect-ratio": "1/1", "type": media_type(path), "purpose": "artwork"}
    return tag("podcast:image", href=address, **about)


def _trailer(show: Show, episode: PublishedEpisode) -> Tag:
    audio, season = episode.audio, episode.particulars.season
    about = {"url": show_url(show, audio.path), "length": str(audio.size), "type": audio.type}
    moment = format_datetime(episode.published)
    return tag("podcast:trailer", clip(episode.title, _SHORT), pubdate=moment, season=str(season or ""), **about)


def _texts(texts: Sequence[Text]) -> Iterator[Tag]:
    yield from (tag("podcast:txt", one.text, purpose=one.purpose) for one in texts)


def _synthetic(language: str) -> Iterator[Tag]:
    """That the voice is synthetic, in the two ways there are to say so: txt.md and person.md."""
    yield tag("podcast:txt", "true", purpose="ai-content")
    yield tag("podcast:person", labels(language).voice, role="narrator", group="cast")


def _people(people: Sequence[Person]) -> Iterator[Tag]:
    for one in dict.fromkeys(people):  # a person once, with each part (person.md)
        about = {"role": one.role, "group": one.group, "href": one.href, "img": one.img}
        yield tag("podcast:person", clip(one.name, _SHORT), **about)


def _transcripts(show: Show, episode: PublishedEpisode) -> Iterator[Tag]:
    """Captions first: a reader that takes one only shall take WebVTT (transcripts.md)."""
    language = episode.language.lower()
    for kind in ("text/vtt", "application/x-subrip", "application/json"):
        found = next((one for one in episode.assets if one.type == kind and _is_transcript(one.path)), None)
        if found:
            address = show_url(show, found.path)
            yield tag("podcast:transcript", url=address, type=kind, language=language, rel="captions")
    yield tag("podcast:transcript", url=page_url(show, episode.slug), type="text/html", language=language)


def _is_transcript(path: str) -> bool:
    """Of JSON files, one only is: the others are the narration's record, and chapters."""
    return not path.endswith(".json") or PurePosixPath(path).name.startswith("transcript.")


def _alternate(show: Show, episode: PublishedEpisode, asset: Asset) -> Tag:
    """An audio file with what proves that it is whole; the enclosure's own is the default."""
    path = PurePosixPath(asset.path)
    detail = path.stem.removeprefix(episode.slug).removeprefix(".")  # of a further edition
    lengths = {PurePosixPath(one.audio).stem: one.duration_ms for one in episode.editions}
    ms = max(1, lengths.get(path.stem, episode.duration_ms))
    about = {
        "type": asset.type,
        "length": str(asset.size),
        "bitrate": str(round(8000 * asset.size / ms)),
        "codecs": _CODECS.get(path.suffix, ""),
        "lang": episode.language,
        "title": f"{detail.capitalize()} {_NAMES.get(path.suffix, '')}".strip(),
        "rel": detail,
        "default": "true" if asset == episode.audio else "",
    }
    digest = base64.b64encode(bytes.fromhex(asset.sha256)).decode()
    source = tag("podcast:source", uri=show_url(show, asset.path))
    proof = tag("podcast:integrity", type="sri", value=f"sha256-{digest}")
    return tag("podcast:alternateEnclosure", "", source, proof, **about)


def _chapter(mark: ChapterMark, page: str) -> Tag:
    """Podlove Simple Chapters 1.2; there is no attribute for what a picture shows."""
    links = {"href": section_url(page, mark.section), "image": image_url(page, mark)}
    return tag("psc:chapter", start=stamp(mark.start_ms), title=mark.title, **links)
