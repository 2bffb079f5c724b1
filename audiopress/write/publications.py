"""Episode -> the publications made of it besides its page and its sound: a book, say, of text and audio in step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audiopress.model import Episode, Show


@dataclass(frozen=True, slots=True)
class Printed:
    """What a publication is made from: an episode, read as the edition in hand, and what lies in its folder.

    `folder` is the show's, in which the episode's audio and pictures are; `cover` is a JPEG.
    """

    episode: Episode
    show: Show
    folder: Path
    cover: bytes
    guid: str  # of the episode as that edition


Writer = Callable[[Printed], Iterator[bytes]]


def _epub(printed: Printed) -> Iterator[bytes]:
    from audiopress.write.epub import epub  # noqa: PLC0415  (lxml, which a show without books need not load)

    return epub(printed)


def _lpf(printed: Printed) -> Iterator[bytes]:
    from audiopress.write.audiobook import lpf  # noqa: PLC0415  (as above: templates, for one that most shows go without)

    return lpf(printed)


# `publications` of audiopress.toml: its name, which is also the file's suffix -> what writes it, in pieces of bytes.
WRITERS: Final[Mapping[str, Writer]] = {"epub": _epub, "lpf": _lpf}


def publications(printed: Printed) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Path within the show's folder, and bytes, of each publication that the show asks for; of every edition."""
    from audiopress.write.record import edition_guid  # noqa: PLC0415  (what reads records need not load for names)

    episode, slug = printed.episode, printed.episode.article.slug
    for name in printed.show.publications:
        if name in WRITERS:
            write = WRITERS[name]
            yield f"{episode.folder}{slug}.{name}", write(replace(printed, episode=replace(episode, editions=())))
            for edition in episode.editions:
                guid = edition_guid(printed.guid, edition.detail)
                read = replace(printed, episode=episode.read_as(edition), guid=guid)
                yield f"{episode.folder}{slug}.{edition.detail}.{name}", write(read)
