"""Article -> the local pictures it shows, and the names they are published under."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audiopress.model import Article
from audiopress.write.links import remote

# Only what a browser shows in <img>: an article cannot have any other file of its author's machine published.
SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"))
COVER = "cover"


def article_assets(article: Article) -> tuple[tuple[Path, str], ...]:
    """(file, name in the episode's folder) for its own cover, then for every local picture in reading order.

    Names are ASCII, unique and the same for the same article; pictures elsewhere are linked to, never copied.
    """
    cover = ((article.cover, COVER + article.cover.suffix.lower()),) if article.cover else ()
    return (*cover, *_names(article).items())


def picture_names(article: Article) -> Mapping[str, str]:
    """Each local picture's source, as the article writes it -> its name in the episode's folder."""
    names = _names(article)
    found = ((source, _local(article, source)) for source in _sources(article))
    return {source: names[path] for source, path in found if path}


def _names(article: Article) -> dict[Path, str]:
    names: dict[Path, str] = {}
    taken = {COVER}  # the name of the episode's own cover, whether it has one or not
    for path in filter(None, (_local(article, source) for source in _sources(article))):
        if path not in names:
            stem = _free(_ascii(path.stem), taken)
            taken.add(stem)
            names[path] = stem + path.suffix.lower()
    return names


def _sources(article: Article) -> Iterator[str]:
    """Where the pictures come from, as written, in reading order."""
    for block in article.blocks():
        if block.attribute("src"):
            yield block.attribute("src")
        yield from (run.image for run in block.runs if run.image)


def _local(article: Article, source: str) -> Path | None:
    """The file a source means, beside the article; None where it is elsewhere, or no picture."""
    if remote(source) or source.strip().startswith(("/", "\\")):  # the root of a site is nowhere on this machine
        return None
    path = article.source.parent / unquote(urlsplit(source.strip()).path)
    return path if path.suffix.lower() in SUFFIXES else None


def _ascii(stem: str) -> str:
    """Apple's rule for file names: a-z, A-Z, 0-9.

    >>> _ascii("Über den Fluß 1"), _ascii("絵")
    ('uber-den-flu-1', 'picture')
    """
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:80] or "picture"


def _free(stem: str, taken: set[str]) -> str:
    """The stem, or the first of stem-2, stem-3 ... that is not taken."""
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
