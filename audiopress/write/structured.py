"""Episode or Show -> what a page says of itself to machines: schema.org, Open Graph, and where its oEmbed lies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from audiopress.model import Asset, Episode, Show
from audiopress.write.chapters import page_url, show_url
from audiopress.write.labels import labels
from audiopress.write.plain import clip, plain
from audiopress.write.times import iso

_CARD = (("twitter:card", "summary"),)
_HEIGHT, _WIDTH = 480, 640  # pixels of the frame in which another site shows the page


@dataclass(frozen=True, slots=True)
class Meta:
    """The values of meta.html.j2: pairs for <meta property> and <meta name>, and a data block."""

    title: str
    properties: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    oembed: str  # its address; "" where there is none
    data: Markup


def episode_meta(episode: Episode, show: Show) -> Meta:
    """An article, and its audio (schema.org Article, AudioObject)."""
    article, page = episode.article, page_url(show, episode.article.slug)
    image, audio = _image(episode, show), show_url(show, episode.audio.path)
    dates = (("published_time", episode.published), ("modified_time", episode.updated))
    properties = (
        ("og:type", "article"),
        *_shared(plain(article.title), page, clip(article.summary, 300), image),
        ("og:site_name", plain(show.title)),
        ("og:audio", audio),
        ("og:audio:type", episode.audio.type),
        *((f"article:{name}", moment.isoformat()) for name, moment in dates),
        *(("article:tag", plain(tag)) for tag in article.tags),
    )
    data = json_block(_article(episode, show, page, image))
    return Meta(plain(article.title), _filled(properties), _CARD, show_url(show, f"{episode.folder}oembed.json"), data)


def show_meta(show: Show, address: str, artwork: str) -> Meta:
    """The show itself (schema.org PodcastSeries); `artwork` is the name of its cover in its folder."""
    image = show_url(show, artwork) if artwork else ""
    properties = (("og:type", "website"), *_shared(plain(show.title), address, clip(show.description, 300), image))
    return Meta(plain(show.title), _filled(properties), _CARD, "", json_block(_series(show, image)))


def oembed_json(episode: Episode, show: Show) -> bytes:
    """oEmbed 1.0 § 2.3.4, “rich”: the episode's page in a frame, for sites that unfold a link to it."""
    title, page = plain(episode.article.title), page_url(show, episode.article.slug)
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="max-width: 100%; border: 0"></iframe>'
    )
    name = labels(episode.article.language).audio_of.format(title)
    document = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": plain(", ".join(episode.article.authors) or show.author),
        "provider_name": plain(show.title),
        "provider_url": show_url(show),
        "html": frame.format(page, name, _WIDTH, _HEIGHT),
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def json_block(data: Mapping[str, Any]) -> Markup:
    """JSON for a data block of a page: no sequence in it ends the block or opens a comment (HTML § 4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def cover_name(show: Show) -> str:
    """The name of the show's cover in its folder: of the kind that the author's picture is, else a drawn JPEG."""
    return "cover.png" if show.artwork and show.artwork.suffix.lower() == ".png" else "cover.jpg"


def _article(episode: Episode, show: Show, page: str, image: str) -> dict[str, Any]:
    article = episode.article
    return _given(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": page,
            "url": page,
            "mainEntityOfPage": page,
            "headline": plain(article.title),
            "description": clip(article.summary, 300),
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": plain(name)} for name in article.authors],
            "datePublished": episode.published.isoformat(),
            "dateModified": episode.updated.isoformat(),
            "image": image,
            "keywords": [plain(tag) for tag in article.tags],
            "copyrightNotice": plain(show.copyright),
            "isAccessibleForFree": True,
            "accessMode": ["textual", "auditory"],
            "accessibilityFeature": ["synchronizedAudioText", "structuralNavigation", "readingOrder"],
            "isPartOf": {"@id": show_url(show), **_named_series(show)},
            "audio": [_audio(one, show) for one in _sounds(episode)],
        }
    )


@dataclass(frozen=True, slots=True)
class _Sound:
    asset: Asset
    ms: int
    name: str
    language: str
    captions: str


def _sounds(episode: Episode) -> Iterator[_Sound]:
    """The audio of every edition in its first format, the one in the feed first."""
    article, label = episode.article, labels(episode.article.language)
    for read in (episode, *(episode.read_as(edition) for edition in episode.editions)):
        own = PurePosixPath(read.audio.path)
        ms = read.timeline.milliseconds(read.timeline.samples)
        captions = str(own.with_suffix(".vtt"))
        yield _Sound(read.audio, ms, label.audio_of.format(plain(article.title)), article.language, captions)


def _audio(sound: _Sound, show: Show) -> dict[str, Any]:
    return {
        "@type": "AudioObject",
        "name": sound.name,
        "description": labels(sound.language).synthetic,
        "contentUrl": show_url(show, sound.asset.path),
        "encodingFormat": sound.asset.type,
        "contentSize": str(sound.asset.size),
        "duration": iso(sound.ms),
        "inLanguage": sound.language,
        "caption": {
            "@type": "MediaObject",
            "contentUrl": show_url(show, sound.captions),
            "encodingFormat": "text/vtt",
        },
    }


def _series(show: Show, image: str) -> dict[str, Any]:
    return _given(
        {
            "@context": "https://schema.org",
            "@id": show_url(show),
            **_named_series(show),
            "description": plain(show.description),
            "inLanguage": show.language,
            "author": _someone(show),
            "image": image,
            "copyrightNotice": plain(show.copyright),
            "isAccessibleForFree": True,
            "accessMode": ["textual", "auditory"],
            "sameAs": show.link if show.link.startswith(("http:", "https:")) else "",
        }
    )


def _named_series(show: Show) -> dict[str, Any]:
    names = {"name": plain(show.title), "url": show_url(show), "webFeed": show_url(show, "feed.xml")}
    return {"@type": "PodcastSeries", **names}


def _someone(show: Show) -> dict[str, Any]:
    """Whether it is one person or several, nobody has told us."""
    return {"@type": "Organization", "name": plain(show.author)} if show.author else {}


def _image(episode: Episode, show: Show) -> str:
    """The address of the episode's own picture, else of the show's cover."""
    own = (one for one in episode.assets if PurePosixPath(one.path).stem == "cover" and one.type.startswith("image/"))
    return show_url(show, next((one.path for one in own), cover_name(show)))


def _shared(title: str, address: str, description: str, image: str) -> tuple[tuple[str, str], ...]:
    return (("og:title", title), ("og:url", address), ("og:description", description), ("og:image", image))


def _filled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], {})}
