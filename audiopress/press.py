"""One article -> its published folder: clips, timeline, audio file, and every text beside it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audiopress.errors import PublishError, SourceError
from audiopress.gallery import fitting, plates, published, small
from audiopress.model import Article, Asset, Detail, Edition, Episode, Script, Show, Timeline
from audiopress.narrate import script_json
from audiopress.publish import Entry, deliver, revise
from audiopress.recite import Heard, Press, Recital, recite
from audiopress.sound import Facts
from audiopress.write import (
    Printed,
    article_assets,
    article_html,
    asset,
    atomic,
    atomic_pieces,
    episode_files,
    illustrated,
    media_type,
    page_url,
    picture_names,
    publications,
    read_episode,
    record_sha256,
)

EPISODE = "episode.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """An article that is being spoken."""

    article: Article
    script: Script  # of all the show's editions
    recitals: tuple[Recital, ...]


def begin(shop: Press, article: Article, script: Script) -> Begun:
    """Have an article spoken; `press` waits for it."""
    return Begun(article, script, recite(shop, script))


def press(shop: Press, begun: Begun, entry: Entry, heard: Heard) -> tuple[Episode, Entry]:
    """Make the episode's folder what it has to be; its ledger entry says so. Nothing outside the folder is touched."""
    article, script = begun.article, begun.script
    before = listed(shop.folder, article.slug)
    cover = _cover(shop, article.cover) if article.cover else shop.cover()
    picture = small(cover, shop.cache)  # while workers speak
    main, *others = _editions(shop, begun, entry, heard, picture)
    pictures = {f"{article.slug}/{name}": path for path, name in article_assets(article)}
    own = next(iter(pictures)) if article.cover else ""  # it is the first of them
    for name, path in pictures.items():
        atomic(shop.folder / name, cover if name == own else _picture(path))
    audio = (*main.sounds, *(sound for edition in others for sound in edition.sounds))
    assets = (*audio, *(asset(shop.folder, name, media_type(name)) for name in pictures))
    details = shop.show.narration.details
    entry = deliver(revise(entry, _content(article, script, details, assets), article, shop.now), main.audio)
    episode = Episode(
        *(article, main.script, main.timeline, entry.guid, entry.published, entry.updated, entry.revision, assets),
        *(main.detail, tuple(others), entry.content_sha256),
    )
    printed = publications(Printed(episode, shop.show, shop.folder, picture, episode.guid))
    books = (_written(shop.folder, path, pieces) for path, pieces in printed)
    episode = replace(episode, assets=(*assets, *books))
    files = episode_files(episode, shop.show)
    for name, data in files.items():
        atomic(shop.folder / name, data)
    entry = replace(entry, record_sha256=record_sha256(files[f"{article.slug}/{EPISODE}"]))
    _sweep(shop, before, {*files, *(made.path for made in episode.assets)})
    return episode, entry


def _editions(shop: Press, begun: Begun, entry: Entry, heard: Heard, picture: bytes) -> Iterator[Edition]:
    """Lay out each edition once it is spoken, and write its audio."""
    article = begun.article
    for recital in begun.recitals:
        timeline, shown = _illustrated(shop, article, recital.script, recital.timeline(shop, article, heard))
        facts = replace(_facts(shop.show, article, recital.script, entry, picture), plates=shown)
        main = recital.detail == shop.show.narration.detail
        name = article.slug if main else f"{article.slug}.{recital.detail}"
        sounds = []
        for codec in shop.codecs:
            fragment = partial(recital.speaking.fragment, format_name=codec.name)
            pieces = codec.file(facts, timeline, fragment)
            sounds.append(_written(shop.folder, f"{article.slug}/{name}.{codec.name}", pieces))
        yield Edition(recital.detail, recital.script, timeline, tuple(sounds))


def _illustrated(
    shop: Press, article: Article, script: Script, timeline: Timeline
) -> tuple[Timeline, Mapping[str, bytes]]:
    """The timeline with its chapters' titles and pictures, and those pictures as the audio file carries them.

    A picture that cannot be read as one is no chapter's, in no form.
    """
    timeline = illustrated(timeline, article, script, picture_names(article))
    uses = Counter(chapter.image for chapter in timeline.chapters if chapter.image)
    paths = {name: path for path, name in article_assets(article)}
    made = plates(uses, lambda name: _picture(paths[name]), shop.cache)
    chapters = (one if one.image in made else replace(one, image="", alt="") for one in timeline.chapters)
    return replace(timeline, chapters=tuple(chapters)), fitting(uses, made)


def _facts(show: Show, article: Article, script: Script, entry: Entry, picture: bytes) -> Facts:
    paragraphs: list[str] = []
    last = ""
    for utterance in script.utterances:
        if utterance.block == last:
            paragraphs[-1] += f" {utterance.caption}"
        else:
            paragraphs.append(utterance.caption)
        last = utterance.block
    return Facts(
        title=article.title,
        authors=article.authors,
        show=show.title,
        language=article.language,
        published=entry.published,
        description=article.summary,
        lyrics="\n\n".join(paragraphs),
        page=page_url(show, article.slug),
        narrator=f"audiopress, synthetic voice ({show.engine})",
        picture=picture,
    )


def _written(folder: Path, path: str, pieces: Iterator[bytes]) -> Asset:
    """Write a file of the show, and say what there is to know of it."""
    size, sha256 = atomic_pieces(folder / path, pieces)
    return Asset(path, media_type(path), size, sha256)


def _cover(shop: Press, path: Path) -> bytes:
    return published(_picture(path), shop.cache)


def _picture(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise SourceError(
            f"this picture cannot be read: {(problem.strerror or str(problem)).lower()}", "look at the file", str(path)
        ) from problem


def _content(article: Article, script: Script, details: tuple[Detail, ...], assets: tuple[Asset, ...]) -> str:
    """What an edition says and how it sounds, as one digest: when it changes, there is a new revision."""
    said = [script_json(script.edition(detail), article, detail=detail) for detail in details]
    files = [[asset.path, asset.sha256] for asset in assets]
    digested = json.dumps(
        [article_html(article, script=script.edition(details[0])), article.summary, article.tags, said, files]
    )
    return hashlib.sha256(digested.encode()).hexdigest()


def listed(folder: Path, slug: str) -> tuple[Asset, ...]:
    """The files that an episode's own record lists; none where there is no record, or a damaged one."""
    try:
        return read_episode((folder / slug / EPISODE).read_bytes()).assets
    except (OSError, PublishError):
        return ()


def _sweep(shop: Press, before: tuple[Asset, ...], keep: set[str]) -> None:
    """Take away what an earlier revision made and this one does not: pictures that the article no longer shows."""
    for old in before:
        if old.path not in keep:
            discard(shop.folder / old.path)


def discard(path: Path) -> None:
    """Delete a published file, if it is there; PublishError where it cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise PublishError(
            f"cannot delete this file: {(problem.strerror or str(problem)).lower()}", "delete it yourself", str(path)
        ) from problem
