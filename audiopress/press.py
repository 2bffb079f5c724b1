"""One article -> its published folder: clips, timeline, audio file, and every text beside it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from audiopress.errors import PublishError
from audiopress.model import Article, Asset, Clip, Episode, Pcm, Script, Show, Timeline, Voice
from audiopress.narrate import script_json
from audiopress.publish import Entry, deliver, revise
from audiopress.sound import ENCODER_LOSS, Facts, Finisher, Layout, arrange, loudness, master, tag
from audiopress.speak import Breath, Cache, Engine, Studio, breaths, speak_clips
from audiopress.speak.cache import digest
from audiopress.speak.clips import Executor, fragment_data
from audiopress.speak.isolate import isolated
from audiopress.write import (
    article_assets,
    article_html,
    asset,
    atomic,
    episode_files,
    media_type,
    page_url,
    thumbnail,
)

Heard = Callable[[Breath, Clip, bool], None]

# Calibration: half a minute of plain prose, whose loudness is that of an hour of it. Any language's voice can read it.
_PASSAGE = (
    "The morning was quiet, and the road went on between low walls of stone.",
    "Nobody spoke for a while; then someone laughed, and the others began to talk about the weather.",
    "We counted the houses on the other side of the river, and found that there were twenty-seven of them.",
    "It was not what they had expected, but they decided to stay until the end of the week.",
    "In the evening, a letter came from the council, which asked for patience and promised very little.",
    "Why should anybody believe it?",
    "Most of the children had already learned the song, and they practised it under the bridge.",
    "Later, when the lamps were lit, the youngest of them read the story aloud, with her finger under the line.",
)


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

    @property
    def layout(self) -> Layout:
        return Layout(self.show.audio.sample_rate, self.show.audio.bit_rate)


def press(shop: Press, article: Article, script: Script, entry: Entry, heard: Heard) -> tuple[Episode, Entry]:
    """Make the episode's folder what it has to be; its ledger entry says so. Nothing outside the folder is touched."""
    todo = breaths(script, shop.show.voice)
    finish = Finisher(shop.show.audio, tuple((voice, _gain(shop, voice)) for voice in _voices(todo)))
    clips = speak_clips(todo, Studio(shop.engine, finish, shop.cache), shop.executor, heard)
    timeline = arrange(article, script, todo, clips, shop.show.audio)
    cover = article.cover.read_bytes() if article.cover else shop.cover
    head = tag(_facts(shop.show, article, script, entry, thumbnail(cover)), timeline)
    pictures = {f"{article.slug}/{name}": path.read_bytes() for path, name in article_assets(article)}
    if article.cover:
        pictures[f"{article.slug}/cover{article.cover.suffix.lower()}"] = cover
    for name, data in pictures.items():
        atomic(shop.folder / name, data)
    audio = _write_audio(shop, f"{article.slug}/{article.slug}.mp3", head, timeline)
    assets = (audio, *(asset(shop.folder, name, media_type(name)) for name in pictures))
    entry = deliver(revise(entry, _content(article, script, assets), article, shop.now), audio)
    episode = Episode(article, script, timeline, entry.guid, entry.published, entry.updated, entry.revision, assets)
    files = episode_files(episode, shop.show)
    for name, data in files.items():
        atomic(shop.folder / name, data)
    _sweep(shop.folder / article.slug, {*files, *pictures, audio.path}, shop.folder)
    return episode, entry


def _voices(todo: Iterable[Breath]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(breath.voice for breath in todo))


def _gain(shop: Press, voice: Voice) -> float:
    """The factor that brings a voice to the show's loudness: measured once for the voice, so no edit can move it."""
    key = digest(
        ["loudness", 1, shop.engine.identity(voice), voice.name, voice.rate, voice.pitch, voice.volume, _PASSAGE]
    )
    kept = shop.cache.read(key)
    if kept is None:
        pcm: Pcm = isolated(shop.engine.speak, _PASSAGE, voice, timeout_s=120)
        kept = json.dumps(round(loudness(pcm), 2)).encode()
        shop.cache.write(key, kept)
    return float(10 ** ((shop.show.audio.loudness - json.loads(kept) + ENCODER_LOSS) / 20))


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


def _write_audio(shop: Press, name: str, head: bytes, timeline: Timeline) -> Asset:
    """Write the file piece by piece beside its name, then move it there; a file that already holds it stays."""
    path = shop.folder / name
    twin = path.with_name(f".{path.name}.tmp")
    pieces = master(head, timeline, shop.layout, lambda key: fragment_data(shop.cache, key))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with twin.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
            fresh = asset(shop.folder, twin.relative_to(shop.folder), "audio/mpeg")
            if not path.is_file() or asset(shop.folder, name, "audio/mpeg").sha256 != fresh.sha256:
                os.replace(twin, path)
        finally:
            twin.unlink(missing_ok=True)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise PublishError(
            f"cannot write this file: {reason}",
            "make room and see that the folder may be written, then run the command again: what is done is kept",
            str(path),
        ) from problem
    return replace(fresh, path=name)


def _content(article: Article, script: Script, assets: tuple[Asset, ...]) -> str:
    """What an edition says and how it sounds, as one digest: when it changes, there is a new revision."""
    said = script_json(script, article)
    files = [[asset.path, asset.sha256] for asset in assets]
    digested = json.dumps([article_html(article, script=script), article.summary, article.tags, said, files])
    return hashlib.sha256(digested.encode()).hexdigest()


def _sweep(folder: Path, keep: set[str], root: Path) -> None:
    """Take away what an earlier revision left in the episode's folder: pictures that the article no longer shows."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.relative_to(root).as_posix() not in keep:
            path.unlink()
