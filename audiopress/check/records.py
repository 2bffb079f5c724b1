"""Built feeds beside the ledger and episode.json -> where an item says something else than its episode."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from audiopress.check.built import Built, Edition
from audiopress.check.codes import finding
from audiopress.check.rss.document import Document, below, name_of, text_of, title_of
from audiopress.check.rss.moments import moment
from audiopress.check.rss.notes import Notes
from audiopress.model import Finding
from audiopress.write import PublishedEpisode, page_url
from audiopress.write.notes import full_notes
from audiopress.write.plain import clip, plain, unbracketed

_OWN = {"podcast:transcript", "podcast:chapters", "podcast:source", "podcast:image", "itunes:image", "psc:chapter"}
_SIDECARS = {"text/vtt": "podcast:transcript", "application/json+chapters": "podcast:chapters"}


def items(built: Built) -> Iterator[Finding]:
    """Title, date, page and the address of the audio: what listeners know an episode by (the ledger pins them)."""
    for document, item, edition, episode in _pairs(built):
        yield from _titled(document, item, edition)
        yield from _dated(document, item, edition)
        yield from _noted(built, document, item, episode)
        yield from _sounding(built, document, item, episode)
        for one in below(item, "link"):
            page = built.local(text_of(one).strip())
            if page not in {f"{edition.episode.slug}/index.html", None}:
                yield document.said("B-024", one, f"“{text_of(one).strip()}” is not the page of “{title_of(item)}”")
        for one in below(item, "enclosure"):
            url, pinned = one.get("url", ""), edition.entry.url
            pinned = pinned if episode is edition.episode else episode.audio.path
            if episode.audio.path != pinned or set("?#") & set(url):
                message = f"the audio was published at “{pinned}”, and the feed says “{url}”"
                yield document.said("B-023", one, message)


def _titled(document: Document, item: etree._Element, edition: Edition) -> Iterator[Finding]:
    title = edition.episode.title
    names = {" ".join(text.split()) for text in (title, clip(unbracketed(title)), clip(title))}
    for one in (*below(item, "title"), *below(item, "itunes:title")):
        said = " ".join(text_of(one).split())
        if said not in names:
            yield document.said("B-021", one, f"the item is called “{said[:80]}”, and the episode “{title[:80]}”")


def _dated(document: Document, item: etree._Element, edition: Edition) -> Iterator[Finding]:
    pinned = edition.entry.published
    for one in below(item, "pubDate"):
        said = moment(text_of(one).strip())
        if said is not None and said != pinned:
            message = f"“{title_of(item)}” is of {said.isoformat()}, and in the ledger of {pinned.isoformat()}"
            yield document.said("B-022", one, message)


def _sounding(built: Built, document: Document, item: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """An item's sound is of the edition that its feed is of, and in the first of the show's formats."""
    own = episode.read_as("") or episode  # of the edition in the show's own feed
    wanted = own.read_as(built.detail_of(document)) if built.detail_of(document) else own
    for one in below(item, "enclosure") if wanted else ():
        name = built.local(one.get("url", ""))
        if wanted and name != wanted.audio.path:
            message = f"the sound of “{title_of(item)}” is “{name}” here, and “{wanted.audio.path}” in episode.json"
            yield document.said("B-023", one, message)


def _noted(built: Built, document: Document, item: etree._Element, episode: PublishedEpisode) -> Iterator[Finding]:
    """The full notes are the article, word for word."""
    wanted = full_notes(episode, page_url(built.show, episode.slug))
    for one in below(item, "content:encoded"):
        here, there = (" ".join(Notes(notes).lines).split() for notes in (text_of(one), wanted))
        if here and here != there:
            pairs = zip_longest(here, there, fillvalue="")
            odd, own = next(pair for pair in pairs if pair[0] != pair[1])
            message = f"the full notes of “{title_of(item)}” say “{odd[:40]}”, and the article “{own[:40]}”"
            yield document.said("B-059", one, message)


def sidecars(built: Built) -> Iterator[Finding]:
    """Captions and chapters that lie beside the audio, and that no item names."""
    for document, item, _, episode in _pairs(built):
        for kind, tag in _SIDECARS.items():
            asset = episode.asset(kind)
            named = {built.local(one.get("url", "")) for one in below(item, tag)}
            if asset and asset.path not in named:
                yield document.said("B-028", item, f"“{title_of(item)}” does not name “{asset.path}”")
        if episode.chapters and not below(item, "psc:chapters"):
            yield document.said("B-028", item, f"“{title_of(item)}” has no <psc:chapters>")


def owners(built: Built) -> Iterator[Finding]:
    """What an item names of the show lies in the folder of its own episode, or in the show's."""
    folders = {edition.entry.slug for edition in built.editions}
    for document, item, edition, _ in _pairs(built):
        for one in item.iter(etree.Element):
            url = one.get("url") or one.get("uri") or one.get("href") or ""
            name = built.local(url) if name_of(one) in _OWN else None
            owner = (name or "").partition("/")[0]
            if owner not in {name, edition.entry.slug} and owner in folders:
                yield document.said("B-029", one, f"“{title_of(item)}” names “{name}”, which is another episode's")


def disclosure(built: Built) -> Iterator[Finding]:
    """txt.md: that the voice is synthetic is said of the show, and of every episode (Apple asks for both)."""
    for document in built.documents:
        for holder in document.holders:
            said = [text_of(one).strip() for one in below(holder, "podcast:txt") if one.get("purpose") == "ai-content"]
            if "true" not in said:
                what = "the show" if holder is document.channel else f"“{title_of(holder)}”"
                yield document.said("B-035", holder, f"{what} does not say that its voice is synthetic")


def ledger(built: Built) -> Iterator[Finding]:
    """episode.json and the ledger tell of one episode; what is taken out of the feed leaves nothing behind."""
    for edition in built.editions:
        episode, entry = edition.episode, edition.entry
        pairs = {
            "guid": (episode.guid, entry.guid),
            "slug": (episode.slug, entry.slug),
            "date": (episode.published, entry.published),
            "last change": (episode.updated, entry.updated),
            "revision": (episode.revision, entry.revision),
            "title": (plain(episode.title), plain(entry.title)),
            "audio": (episode.audio.path, entry.url),
            "content_sha256": (episode.content_sha256 or entry.content_sha256, entry.content_sha256),
        }
        for what, (here, there) in pairs.items():
            if here != there:
                message = f"the {what} is “{here}” here, and “{there}” in the ledger"
                yield finding("B-034", built.path(f"{entry.slug}/episode.json"), message)


def _pairs(built: Built) -> Iterator[tuple[Document, etree._Element, Edition, PublishedEpisode]]:
    """The items of all feeds that enclose an episode's audio, with it, and as the edition that is heard there."""
    for document in built.documents:
        for item in document.items:
            if heard := built.heard(item):
                yield document, item, *heard
