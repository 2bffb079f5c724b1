"""Episode -> EPUB 3.3 with Media Overlays: the article, each sentence lit while it is heard, in one file."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path, PurePosixPath

from audiopress.model import Asset, Episode
from audiopress.write.along import passages
from audiopress.write.archive import packed
from audiopress.write.epub.access import access
from audiopress.write.epub.clips import clips
from audiopress.write.epub.documents import STYLE, book, page
from audiopress.write.epub.navigation import FILE as NAVIGATION
from audiopress.write.epub.navigation import navigation
from audiopress.write.epub.overlay import overlay
from audiopress.write.epub.package import COVER, Parts, package
from audiopress.write.epub.pictures import embedded
from audiopress.write.publications import Printed

__all__ = ["epub"]

# EPUB 3.3 § 3.2, core media types of sound, the one that most readers play first; our MP3 is of constant bit rate.
_SOUNDS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".opus": "audio/ogg; codecs=opus",
}
_CONTAINER = b"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(printed: Printed) -> Iterator[bytes]:
    """The file in pieces; its sound is copied from the episode's folder, never held whole in memory."""
    return packed(_entries(printed), printed.folder / printed.episode.folder)


def _entries(printed: Printed) -> Iterator[tuple[str, bytes | Path]]:
    episode, article = printed.episode, printed.episode.article
    heard = passages(episode)
    pictures = embedded(article, printed.folder)
    made = book(episode, heard, pictures)
    tiled = clips(episode, heard, made)
    by_leaf = {leaf: tuple(own) for leaf, own in groupby(tiled, key=lambda clip: clip.leaf)}
    about = access(episode, made, pictures, synchronized=bool(tiled))
    sound = _sound(episode)
    suffix = PurePosixPath(sound.path).suffix
    audio = (f"audio{suffix}", _SOUNDS[suffix])
    parts = Parts(
        *(episode, printed.show, uuid.UUID(printed.guid), made, by_leaf, tuple(pictures.values()), audio, about)
    )
    yield "mimetype", b"application/epub+zip"  # OCF 3.3 § 4.2: the first entry, stored, without extra field
    yield "META-INF/container.xml", _CONTAINER
    yield "EPUB/package.opf", package(parts)
    yield f"EPUB/{NAVIGATION}", navigation(article, made)
    yield f"EPUB/{STYLE}", files("audiopress.write").joinpath("templates", "epub.css").read_bytes()
    yield f"EPUB/{COVER}", printed.cover
    for number, own in by_leaf.items():
        yield f"EPUB/{made.leaves[number].name}.smil", overlay(made.leaves[number], own, audio[0])
    for leaf in made.leaves:
        yield f"EPUB/{leaf.file}", page(leaf, article.language)
    yield from ((f"EPUB/{picture.name}", picture.content) for picture in pictures.values())
    yield f"EPUB/{audio[0]}", printed.folder / sound.path


def _sound(episode: Episode) -> Asset:
    """The edition's sound in the format that most reading systems play."""
    stem = PurePosixPath(episode.audio.path).stem
    own = {PurePosixPath(one.path).suffix: one for one in episode.assets if PurePosixPath(one.path).stem == stem}
    return next(own[suffix] for suffix in _SOUNDS if suffix in own)
