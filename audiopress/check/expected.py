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
_LINE = re.compile(r"\(?((?:\d{1,2}:)?\d?\d:\d\d)\)?\s+(?:[-–—]\s+)?(.*)")


def items(built: Built) -> Iterator[Finding]:
    """Transcripts, alternates, soundbites, numbers, notes and the list of chapters are those of the episode."""
    for document in built.documents:
        for one in document.items:
            heard = built.heard(one)
            if heard:
                episode = heard[1]
                yield from _left_out(built, document, one, episode)
                yield from _languages(built, document, one, episode)
                yield from _bites(document, one, episode)
                yield from _facts(built, document, one, episode)
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


def _languages(built: Built, document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """Apps choose a transcript by its language, or show none; of tags that ISO 639-1 has none for, nobody can tell."""
    own, paths = _primary(episode.language), {asset.path for asset in episode.assets}
    for transcript in below(one, "podcast:transcript"):
        said = _primary(transcript.get("language", ""))
        if said and own and said != own and built.local(transcript.get("url", "")) in paths:
            message = f"the transcript of “{title_of(one)}” is in “{own}”, and the feed says “{said}”"
            yield document.said("B-072", transcript, message)


def _primary(tag: str) -> str:
    """The language of a tag (RFC 5646 § 2.2.1), where that has two letters; else ""."""
    found = re.fullmatch(r"([a-z]{2})(-.*)?", tag.strip().lower())
    return found[1] if found else ""


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


def _facts(built: Built, document: Document, one: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """Numbers and kinds are those of the episode, and there where it has them; what goes without saying may be left."""
    own = episode.particulars
    explicit = built.show.explicit if own.explicit is None else own.explicit
    known = {
        "itunes:season": own.season,
        "podcast:season": own.season,
        "itunes:episode": own.number,
        "podcast:episode": own.number,
        "itunes:episodeType": own.kind,
        "itunes:explicit": str(explicit).lower(),
    }
    if _between(one):
        del known["itunes:episode"], known["podcast:episode"]
    for name, value in known.items():
        found = below(one, name)
        if not found and value not in {None, "full", "false"}:
            message = f"“{title_of(one)}” has no <{name}>, and “{value}” in episode.json"
            yield document.said("B-070", one, message)
        said = text_of(found[0]).strip().lower() if found else ""
        if found and not _equal(said, value):
            what = f"“{value}” in episode.json" if value is not None else "nothing in episode.json"
            yield document.said("B-072", found[0], f"<{name}> is “{said}” here, and {what}")


def _between(one: etree._Element) -> bool:
    """Whether an episode was put between two by hand, as the namespace has it: 2.5, for which Apple has no number."""
    return "." in (value_of(one, "podcast:episode") or "") and not below(one, "itunes:episode")


def _equal(said: str, value: object) -> bool:
    """Whether a feed says that value: numbers with zeros before or behind them, too."""
    if not isinstance(value, int):
        return said == value
    try:
        return float(said) == value
    except ValueError:
        return False


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
