"""Names and contents -> a zip, such as an EPUB's container: the same bytes for the same contents, on every machine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_PIECE = 1 << 20  # bytes that are in memory at a time
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of a zip's time: no clock


def packed(entries: Iterable[tuple[str, bytes | Path]], folder: Path) -> Iterator[bytes]:
    """The zip in pieces; a path is copied from where it lies. `folder` has room for a nameless file of its size.

    Nothing is compressed: sound is already, and what deflates the rest differs from one zlib to the next.
    """
    with tempfile.TemporaryFile(dir=folder) as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:
            for name, content in entries:
                _add(archive, name, content)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _add(archive: ZipFile, name: str, content: bytes | Path) -> None:
    info = ZipInfo(name, _BEGINNING)
    info.create_system = 3  # Unix, wherever this runs
    info.external_attr = 0o644 << 16
    if isinstance(content, bytes):
        archive.writestr(info, content)
        return
    info.file_size = content.stat().st_size  # before it is opened: decides whether it needs ZIP64
    with content.open("rb") as source, archive.open(info, "w") as target:
        shutil.copyfileobj(source, target, _PIECE)
