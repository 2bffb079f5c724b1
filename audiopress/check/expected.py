"""Built feeds beside episode.json -> what an item leaves out, or says otherwise, and where a feed sends people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from audiopress.check.built import Built
from audiopress.check.rss.document import Document, below, text_of, title_of, value_of
from audiopress.check.rss.notes import Notes
from audiopress.check.rss.timing import milliseconds
from audiopress.model import Finding
from audiopress.write import PublishedEpisode
from audiopress.write.notes import description
from audiopress.write.podcasting import item as podcasting
from audiopress.write.tags import Tag

# Where a tag's address stands; that of an alternate enclosure is its source's.
_ADDRESSES = {"podcast:transcript": "url", "podcast:contentLink": "href", "podcast:image": "href"}
_GRAVE = {"podcast:transcript", "podcast:source"}
_LINE = re.compile(r"\(?((?:\d{1,2}:)?\d?\d:\d\d)\)?\s+(.*)")


def items(built: Built) -> Iterator[Finding]:
    """Transcripts, alternates, soundbites, numbers, notes and the list of chapters are those of the episode."""
    for document in built.documents:
        for one in document.items:
            heard = built.heard(one)
            if heard:
                episode = heard[1]
                yield from _left_out(built, document, one, episode)
                yield from _bites(document, one, episode)
                yield from _facts(document, one, episode)
                yield from _notes(document, one, episode)


def moves(built: Built) -> Iterator[Finding]:
    """A feed sends its listeners where the author says, and nowhere else."""
    for document in built.documents:
        for one in below(document.channel, "itunes:new-feed-url") if document.channel is not None else ():
            if text_of(one).strip() != built.show.feed.new_url:
                message = f"the feed sends its listeners to “{text_of(one).strip()}”, which audiopress.toml does not"
                yield document.said("B-072", one, message)


def _left_out(built: Built, document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """What the press writes of an episode's files; more than that an author may add."""
    there: set[tuple[str, str | None]] = set()
    for child in one.iter(etree.Element):
        there |= {(_name(child), _same(built, value)) for value in map(child.get, ("url", "href", "uri")) if value}
    for name, address in _wanted(podcasting(built.show, episode)):
        if (name, _same(built, address)) not in there:
            code = "B-070" if name in _GRAVE else "B-071"
            yield document.said(code, one, f"“{title_of(one)}” has no <{name}> for “{address}”")
    for alternate in below(one, "podcast:alternateEnclosure"):
        sources = [source.get("uri", "") for source in below(alternate, "podcast:source")]
        if any(built.local(uri) for uri in sources) and not below(alternate, "podcast:integrity"):
            yield document.said("B-070", alternate, f"nothing proves “{sources[0]}” whole: there is no digest of it")


def _wanted(tags: Iterator[Tag]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        sources = (child for child in tag.children if child.name == "podcast:source")
        yield from (("podcast:source", dict(source.attributes)["uri"]) for source in sources)
        if tag.name in _ADDRESSES:
            yield tag.name, dict(tag.attributes)[_ADDRESSES[tag.name]]


def _name(element: etree._Element) -> str:
    return f"podcast:{etree.QName(element).localname}"


def _same(built: Built, url: str) -> str:
    return built.local(url) or url


def _bites(document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    wanted = {(bite.start_ms, bite.duration_ms) for bite in episode.bites}
    said = {
        tuple(milliseconds(bite.get(key, "")) for key in ("startTime", "duration")): bite
        for bite in below(one, "podcast:soundbite")
    }
    for times, bite in said.items():
        if times not in wanted:
            yield document.said("B-072", bite, f"“{title_of(one)}” has a soundbite that its episode has not")
    if wanted - set(said):
        yield document.said("B-070", one, f"“{title_of(one)}” has {len(wanted)} soundbites, and not all are here")


def _facts(document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """Numbers and kinds, where an item says them."""
    own = episode.particulars
    known = {
        "itunes:season": own.season,
        "podcast:season": own.season,
        "itunes:episode": own.number,
        "itunes:episodeType": own.kind,
    }
    for name, value in known.items():
        said = value_of(one, name)
        if said is not None and value is not None and said.lower().lstrip("0") != str(value):
            yield document.said(
                "B-072", below(one, name)[0], f"<{name}> is “{said}” here, and “{value}” in episode.json"
            )
    said = value_of(one, "itunes:explicit")
    if own.explicit is not None and said is not None and said != str(own.explicit).lower():
        message = f"<itunes:explicit> is “{said}” here, and “{str(own.explicit).lower()}” in episode.json"
        yield document.said("B-072", below(one, "itunes:explicit")[0], message)


def _notes(document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """The whole article is there; the description lists the chapters by their titles, if it lists any."""
    if not below(one, "content:encoded"):
        yield document.said("B-071", one, f"“{title_of(one)}” has no <content:encoded>, so apps show no article")
    if not any(mark.start_ms for mark in episode.chapters):
        return
    wanted = _listed(description(episode, ""))
    for text in below(one, "description")[:1] if len(wanted) > 1 else ():
        said = _listed(text_of(text))
        lost = [title for start, title in wanted if (start, title) not in said]
        if len(lost) == len(wanted):
            yield document.said("B-071", text, f"the description of “{title_of(one)}” lists no chapters")
        elif lost:
            message = f"the description of “{title_of(one)}” has no chapter “{lost[0]}”, or not at its time"
            yield document.said("B-042", text, message)


def _listed(notes: str) -> list[tuple[int | None, str]]:
    """The lines of a description that begin with a time."""
    found = (_LINE.fullmatch(line.strip()) for line in Notes(notes).lines)
    return [(milliseconds(line[1]), " ".join(line[2].split())) for line in found if line]
