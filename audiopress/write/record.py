"""Episode <-> episode.json, from which feed, index and publisher work without rendering anything again."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from audiopress import strict
from audiopress.errors import PublishError
from audiopress.model import NOTHING_PARTICULAR, Article, Asset, Episode, Particulars
from audiopress.write.article import article_html
from audiopress.write.chapters import ChapterMark, chapter_marks
from audiopress.write.facts import particulars_of, plain_particulars
from audiopress.write.pictures import picture_names
from audiopress.write.plain import clip, plain
from audiopress.write.soundbites import Bite, bites

VERSION = 1


def edition_guid(guid: str, detail: str) -> str:
    """The guid of an episode in a feed of another edition: other sound is another episode to apps."""
    return str(uuid.uuid5(uuid.UUID(guid), detail))


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition beside the one in the feed: its detail, the path of its audio, and its own times."""

    detail: str
    audio: str
    duration_ms: int
    chapters: tuple[ChapterMark, ...]


@dataclass(frozen=True, slots=True)
class PublishedEpisode:
    """What feed and index need of an episode: episode.json as a value; times in milliseconds, sizes in bytes."""

    guid: str
    slug: str
    title: str
    language: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime
    revision: int
    summary: str
    tags: tuple[str, ...]
    duration_ms: int
    chapters: tuple[ChapterMark, ...]
    assets: tuple[Asset, ...]  # the audio first; episode.json itself is not among them
    content: str  # the article as HTML, its links relative to the episode's page
    editions: tuple[PublishedEdition, ...] = ()  # beside the one in the feed
    particulars: Particulars = NOTHING_PARTICULAR
    bites: tuple[Bite, ...] = ()
    content_sha256: str = ""  # as the ledger has it; "": written by an older audiopress

    @property
    def audio(self) -> Asset:
        return self.assets[0]

    def read_as(self, detail: str | None) -> PublishedEpisode | None:
        """The episode with that edition as its sound, an episode of its own; None where there is no such edition."""
        edition = next((one for one in self.editions if one.detail == detail), None)
        if edition is None:
            return None
        audio = [one for one in self.assets if one.type.startswith("audio/")]
        own = [one for one in self.assets if PurePosixPath(one.path).stem.endswith(f".{detail}") and one not in audio]
        first = next(one for one in audio if one.path == edition.audio)
        pictures = [one for one in self.assets if one.type.startswith("image/")]
        standing = PublishedEdition("", self.audio.path, self.duration_ms, self.chapters)
        return replace(
            self,
            guid=edition_guid(self.guid, edition.detail),
            duration_ms=edition.duration_ms,
            chapters=edition.chapters,
            assets=(first, *(one for one in audio if one != first), *own, *pictures),
            editions=(standing, *self.editions),
            bites=(),  # their times are the other edition's
        )

    def asset(self, media_type: str) -> Asset | None:
        """The first file of that media type."""
        return next((asset for asset in self.assets if asset.type == media_type), None)

    @property
    def cover(self) -> Asset | None:
        """The episode's own picture, where the author gave one."""
        return next((asset for asset in self.assets if asset.path.startswith(f"{self.slug}/cover.")), None)


def episode_json(episode: Episode, assets: tuple[Asset, ...]) -> bytes:
    """The episode as a document that read_episode reads back; `assets` are all its files but this one.

    Top-level keys: `version` (of this schema), `guid slug title language authors published updated revision
    content_sha256 summary
    tags`, `duration` {samples, rate, ms}, `chapters` [{section, title, start_ms, end_ms, start, end}], with
    `image` and `alt` where there is a picture (its name in the episode's folder, what it shows),
    `particulars` (what front matter says below `podcast`), `soundbites` [{start_ms, duration_ms, title}], `cues`
    [{utterance, start, end, start_ms, end_ms, words: [[start, end, sample]]}], `detail`, `editions` [{detail,
    audio, duration, chapters, cues}], `assets` [{path, type, size, sha256}] and `content`, the article as HTML.
    `start` and `end` count samples; a word's start and end, characters.
    """
    article = episode.article
    document = {
        "version": VERSION,
        "guid": episode.guid,
        "slug": article.slug,
        "title": plain(article.title),
        "language": article.language,
        "authors": [plain(author) for author in article.authors],
        "published": _utc(episode.published).isoformat(),
        "updated": _utc(episode.updated).isoformat(),
        "revision": episode.revision,
        "content_sha256": episode.content_sha256,
        "detail": episode.detail,
        "summary": summary_of(article),
        "tags": [plain(tag) for tag in article.tags],
        "duration": _duration(episode),
        "chapters": _chapters(episode),
        "cues": _cues(episode),
        "particulars": plain_particulars(article.particulars),
        "soundbites": [asdict(bite) for bite in bites(episode)],
        "editions": [_edition(episode.read_as(edition)) for edition in episode.editions],
        "assets": [asdict(asset) for asset in assets],
        "content": article_html(article, pictures=picture_names(article)),
    }
    return lines(document).encode()


def lines(document: dict[str, Any]) -> str:
    """JSON with a line for each value, and for each item of a list, so that a change is a line in a comparison."""
    parts = []
    for key, value in document.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            text = "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n ]"
        parts.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_episode(data: bytes) -> PublishedEpisode:
    """episode.json -> what feed and index need.

    Raises PublishError where it is damaged, or of another version than this one.
    """
    hint = "build the show again: it is written anew"
    try:
        document = strict.loads(data)
        if document["version"] != VERSION:
            raise PublishError(f"episode.json is of version {document['version']}, not {VERSION}", hint)
        return _whole(_published(document))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishError("episode.json is damaged", hint) from error


def _whole(episode: PublishedEpisode) -> PublishedEpisode:
    """The episode, if everything of it is of its kind and can be; ValueError if not."""
    uuid.UUID(episode.guid)
    sizes = (asset.size for asset in episode.assets)
    lengths = (episode.duration_ms, *(edition.duration_ms for edition in episode.editions))
    paths = {asset.path for asset in episode.assets}
    if not (
        strict.fits(episode, PublishedEpisode)
        and min(*sizes, *lengths) >= 0
        and episode.published.tzinfo
        and episode.updated.tzinfo
        and all(edition.audio in paths for edition in episode.editions)
    ):
        raise ValueError("something in it is not of its kind")
    return episode


def _published(document: dict[str, Any]) -> PublishedEpisode:
    return PublishedEpisode(
        guid=document["guid"],
        slug=document["slug"],
        title=document["title"],
        language=document["language"],
        authors=_listed(document["authors"]),
        published=datetime.fromisoformat(document["published"]),
        updated=datetime.fromisoformat(document["updated"]),
        revision=document["revision"],
        content_sha256=document.get("content_sha256", ""),
        summary=document["summary"],
        tags=_listed(document["tags"]),
        duration_ms=document["duration"]["ms"],
        chapters=_marks(document["chapters"]),
        assets=_assets(document["assets"]),
        content=document["content"],
        particulars=particulars_of(document.get("particulars", {})),
        bites=tuple(Bite(**bite) for bite in document.get("soundbites", ())),
        editions=tuple(map(_published_edition, document.get("editions", ()))),
    )


def _listed(values: object) -> tuple[Any, ...]:
    if not isinstance(values, list):
        raise TypeError("this must be a list")
    return tuple(values)


def _published_edition(fields: dict[str, Any]) -> PublishedEdition:
    return PublishedEdition(fields["detail"], fields["audio"], fields["duration"]["ms"], _marks(fields["chapters"]))


def _marks(rows: list[dict[str, Any]]) -> tuple[ChapterMark, ...]:
    return tuple(map(_mark, rows))


def _mark(row: dict[str, Any]) -> ChapterMark:
    section, title, start, end = (row[name] for name in ("section", "title", "start_ms", "end_ms"))
    return ChapterMark(section, title, start, end, row.get("image", ""), row.get("alt", ""))


def _assets(rows: list[dict[str, Any]]) -> tuple[Asset, ...]:
    if not rows:
        raise ValueError("an episode has its audio at least")
    return tuple(Asset(**row) for row in rows)


def _duration(episode: Episode) -> dict[str, int]:
    line = episode.timeline
    return {"samples": line.samples, "rate": line.rate, "ms": line.milliseconds(line.samples)}


def _edition(episode: Episode) -> dict[str, object]:
    return {
        "detail": episode.detail,
        "audio": episode.audio.path,
        "duration": _duration(episode),
        "chapters": _chapters(episode),
        "cues": _cues(episode),
    }


def _chapters(episode: Episode) -> list[dict[str, object]]:
    spans = sorted(episode.timeline.chapters, key=lambda chapter: chapter.start)
    return [
        {key: value for key, value in asdict(mark).items() if value or key not in ("image", "alt")}
        | {"start": span.start, "end": span.end}
        for mark, span in zip(chapter_marks(episode), spans, strict=True)
    ]


def _cues(episode: Episode) -> list[dict[str, object]]:
    time = episode.timeline.milliseconds
    return [
        {
            "utterance": cue.utterance,
            "start": cue.start,
            "end": cue.end,
            "start_ms": time(cue.start),
            "end_ms": time(cue.end),
            "words": [[word.start, word.end, word.sample] for word in cue.words],
        }
        for cue in episode.timeline.cues
    ]


def summary_of(article: Article) -> str:
    """The author's summary, else the article's first words."""
    if article.summary.strip():
        return plain(article.summary)
    opening = next((block.text for block in article.blocks() if block.kind == "paragraph" and block.text.strip()), "")
    return clip(opening, 300)


def _utc(moment: datetime) -> datetime:
    """The moment with its zone; one without is taken to be in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def newest_first(episodes: Sequence[PublishedEpisode]) -> tuple[PublishedEpisode, ...]:
    """Episodes in the order a feed and an index list them: the same for the same set, however it comes."""
    return tuple(sorted(episodes, key=lambda episode: (episode.published, episode.guid), reverse=True))
