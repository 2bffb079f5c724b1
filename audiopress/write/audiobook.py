"""Episode -> a W3C Audiobook (Recommendation of 10 November 2020) in one file of the Lightweight Packaging Format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup

from audiopress.model import Episode, Show
from audiopress.write.along import whole_script
from audiopress.write.archive import packed
from audiopress.write.article import article_html
from audiopress.write.chapters import chapter_marks, page_url
from audiopress.write.files import media_type
from audiopress.write.labels import direction, labels
from audiopress.write.pictures import picture_names
from audiopress.write.plain import clip, plain
from audiopress.write.publications import Printed
from audiopress.write.render import render
from audiopress.write.times import iso, number

MANIFEST: Final = "publication.json"  # LPF § 3: at the root, under this name
CONTENTS: Final = "contents.html"
TEXT: Final = "text.html"
COVER: Final = "publication-cover.jpg"  # no name that an author would give a picture


def lpf(printed: Printed) -> Iterator[bytes]:
    """The package in pieces; its sound and its pictures are copied from the episode's folder."""
    episode, folder = replace(printed.episode, guid=printed.guid), printed.folder
    files = audiobook_files(episode, printed.show, printed.cover)
    sound = PurePosixPath(episode.audio.path).name
    pictures = sorted(set(picture_names(episode.article).values()))
    inside = folder / episode.folder
    return packed([*files.items(), *((name, inside / name) for name in (*pictures, sound))], inside)


def audiobook_files(episode: Episode, show: Show, cover: bytes) -> Mapping[str, bytes]:
    """The package's own files by their names; sound and pictures come with it as they lie beside the page."""
    return {
        MANIFEST: json.dumps(_manifest(episode, show), ensure_ascii=False, indent=1).encode() + b"\n",
        CONTENTS: _contents(episode),
        TEXT: _text(episode),
        COVER: cover,
    }


def _manifest(episode: Episode, show: Show) -> dict[str, Any]:
    """Audiobooks § 2; text and sound are each the whole article only where the edition leaves nothing out."""
    article, page = episode.article, page_url(show, episode.article.slug)
    about = {
        "@context": ["https://schema.org", "https://www.w3.org/ns/pub-context", {"language": article.language}],
        "conformsTo": "https://www.w3.org/TR/audiobooks/",
        "type": "Audiobook",
        "id": f"urn:uuid:{episode.guid}",
        "url": page,
        "name": plain(article.title),
        "author": [plain(name) for name in article.authors],
        "publisher": plain(show.author),
        "readBy": labels(article.language).voice,
        "description": clip(article.summary, 300),
        "inLanguage": article.language,
        "datePublished": episode.published.isoformat(),
        "dateModified": episode.updated.isoformat(),
        "duration": iso(episode.timeline.milliseconds(episode.timeline.samples)),
        "abridged": bool(episode.script.omissions),
        **_access(episode),
        "readingOrder": [_sound(episode)],
        "resources": list(_resources(episode)),
        "links": [{"url": page, "encodingFormat": "text/html", "rel": "alternate"}],
    }
    return {name: value for name, value in about.items() if value not in ("", [])}


def _access(episode: Episode) -> dict[str, Any]:
    """How it can be perceived; sufficient by ear alone is only what leaves out no word of the article."""
    ways = ["textual", *(() if episode.script.omissions else ("auditory",))]
    return {
        "accessMode": ["auditory", "textual"],
        "accessModeSufficient": [{"type": "ItemList", "itemListElement": [way]} for way in ways],
        "accessibilityFeature": ["tableOfContents", "transcript", "structuralNavigation"],
        "accessibilityHazard": ["none"],
        "accessibilitySummary": labels(episode.article.language).synthetic,
    }


def _sound(episode: Episode) -> dict[str, Any]:
    label = labels(episode.article.language)
    return {
        "type": "LinkedResource",
        "url": quote(PurePosixPath(episode.audio.path).name),
        "encodingFormat": episode.audio.type,
        "name": plain(episode.article.title),
        "duration": iso(episode.timeline.milliseconds(episode.timeline.samples)),
        "alternate": [{"url": TEXT, "encodingFormat": "text/html", "name": label.full_text}],
    }


def _resources(episode: Episode) -> Iterator[dict[str, Any]]:
    label = labels(episode.article.language)
    kinds = ((CONTENTS, "contents", label.chapters), (TEXT, "", label.full_text), (COVER, "cover", ""))
    named = ((name, rel, title) for name, rel, title in kinds)
    pictures = ((name, "", "") for name in sorted(set(picture_names(episode.article).values())))
    for name, rel, title in (*named, *pictures):
        about = {"url": quote(name), "encodingFormat": media_type(name), "rel": rel, "name": title}
        yield {"type": "LinkedResource", **{key: value for key, value in about.items() if value}}


def _contents(episode: Episode) -> bytes:
    """Publication Manifest § 7: a nav with role doc-toc; its links lead into the sound."""
    sound = quote(PurePosixPath(episode.audio.path).name)
    marks = [(f"{sound}#t={number(mark.start_ms)}", mark.title) for mark in chapter_marks(episode)]
    return _page("contents.html.j2", episode, marks=marks or [(sound, plain(episode.article.title))])


def _text(episode: Episode) -> bytes:
    article = episode.article
    content = article_html(article, script=whole_script(episode), pictures=picture_names(article))
    authors = [plain(name) for name in article.authors]
    return _page("text.html.j2", episode, content=Markup(content), authors=authors)


def _page(template: str, episode: Episode, **values: object) -> bytes:
    language = episode.article.language
    title, label = plain(episode.article.title), labels(language)
    about = {"language": language, "direction": direction(language), "title": title, "label": label}
    return render(template, **(about | values))  # type: ignore[arg-type]  # no value has the name of an option
