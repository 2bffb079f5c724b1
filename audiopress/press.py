"""One article -> its published folder: clips, timeline, audio file, and every text beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audiopress.errors import PublishError, SourceError
from audiopress.gallery import small
from audiopress.model import Article, Asset, Clip, Detail, Edition, Episode, Script, Show, Timeline
from audiopress.narrate import script_json
from audiopress.narrate.pauses import pause
from audiopress.publish import Entry, deliver, revise
from audiopress.sound import Codec, Facts, Finisher, arrange, codecs, gains
from audiopress.sound.encode import Gain
from audiopress.sound.music import NO_MUSIC, Score
from audiopress.speak import Breath, Cache, Engine, Studio, breaths, speak_clips
from audiopress.speak.clips import Executor, fragment_data
from audiopress.write import (
    article_assets,
    article_html,
    asset,
    atomic,
    atomic_pieces,
    episode_files,
    media_type,
    page_url,
    read_episode,
)

EPISODE = "episode.json"
Heard = Callable[[Breath, Clip, bool], None]


@dataclass(frozen=True, slots=True)
class Press:
    """What all episodes of one build share."""

    show: Show
    folder: Path  # feeds/<show>/
    engine: Engine
    cache: Cache
    executor: Executor
    cover: bytes  # of the show
    now: datetime
    score: Score = NO_MUSIC

    @property
    def codecs(self) -> tuple[Codec, ...]:
        return codecs(self.show.audio)


def press(shop: Press, article: Article, script: Script, entry: Entry, heard: Heard) -> tuple[Episode, Entry]:
    """Make the episode's folder what it has to be; its ledger entry says so. Nothing outside the folder is touched.

    `script` is that of all the show's editions.
    """
    before = listed(shop.folder, article.slug)
    picture = small(_picture(article.cover) if article.cover else shop.cover, shop.cache)
    details = shop.show.narration.details
    main, *others = _editions(
        shop, article, script, lambda said: _facts(shop.show, article, said, entry, picture), heard
    )
    pictures = {f"{article.slug}/{name}": path for path, name in article_assets(article)}
    for name, path in pictures.items():
        atomic(shop.folder / name, _picture(path))
    audio = (*main.sounds, *(sound for edition in others for sound in edition.sounds))
    assets = (*audio, *(asset(shop.folder, name, media_type(name)) for name in pictures))
    entry = deliver(revise(entry, _content(article, script, details, assets), article, shop.now), main.audio)
    episode = Episode(
        *(article, main.script, main.timeline, entry.guid, entry.published, entry.updated, entry.revision, assets),
        *(main.detail, tuple(others)),
    )
    files = episode_files(episode, shop.show)
    for name, data in files.items():
        atomic(shop.folder / name, data)
    _sweep(shop, before, {*files, *pictures, *(made.path for made in audio)})
    return episode, entry


def _editions(
    shop: Press, article: Article, script: Script, facts: Callable[[Script], Facts], heard: Heard
) -> Iterator[Edition]:
    """Speak each edition, and write its audio; what one before it has said is taken from the cache."""
    for detail in shop.show.narration.details:
        said = script.edition(detail)
        todo = breaths(said, shop.show.voice, shop.score.bed)
        finish = Finisher(shop.show.audio, tuple(_gains(shop, todo)))
        clips = speak_clips(todo, Studio(shop.engine, finish, shop.cache), shop.executor, heard)
        timeline = arrange(article, said, zip(todo, clips, strict=True), shop.show.audio, shop.score)
        name = article.slug if detail == shop.show.narration.detail else f"{article.slug}.{detail}"
        sounds = (
            _write_audio(shop, f"{article.slug}/{name}.{codec.name}", codec, facts(said), timeline)
            for codec in shop.codecs
        )
        yield Edition(detail, said, timeline, tuple(sounds))


def _gains(shop: Press, todo: Iterable[Breath]) -> Iterator[Gain]:
    """How every voice of the breaths is levelled."""
    for voice in dict.fromkeys(breath.voice for breath in todo):
        yield from gains(voice, shop.engine, shop.show.audio, pause(shop.show, "sentence"), shop.cache)


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


def _write_audio(shop: Press, name: str, codec: Codec, facts: Facts, timeline: Timeline) -> Asset:
    pieces = codec.file(facts, timeline, lambda key: fragment_data(shop.cache, key, codec.name))
    size, sha256 = atomic_pieces(shop.folder / name, pieces)
    return Asset(name, media_type(name), size, sha256)


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
