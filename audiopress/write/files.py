"""Bytes -> a file that is whole or was never touched, and what the show's files say of themselves."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from audiopress.errors import PublishError
from audiopress.model import Asset

MEDIA_TYPES = {
    ".json": "application/json",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".txt": "text/plain",
    ".html": "text/html",
    ".xml": "application/rss+xml",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",  # Apple's word for it in feeds; browsers take it, and do not take PSP-1's “audio/m4a”
    ".m4b": "audio/mp4",  # RFC 4337
    ".opus": "audio/ogg",  # RFC 7845 § 9
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".epub": "application/epub+zip",  # OCF 3.3 § 4.2
    ".svg": "image/svg+xml",
    ".js": "text/javascript",  # RFC 9239
    ".lpf": "application/lpf+zip",  # W3C, Lightweight Packaging Format
}

# By the first part of the name.
_JSON_TYPES = {
    "chapters": "application/json+chapters",  # podcast namespace, chapters.md
    "guided-navigation": "application/guided-navigation+json",  # Readium
}

_HINTS = {
    errno.EACCES: "make the folder writable (chmod u+w), then run the command again",
    errno.EPERM: "make the folder writable (chmod u+w), then run the command again",
    errno.EROFS: "the disk is mounted read-only: build into a folder that can be written",
    errno.ENOSPC: "free some space, then run the command again: what is done is kept",
    errno.EDQUOT: "your quota is used up: free some space, then run the command again; what is done is kept",
    errno.EISDIR: "a folder has the name of a file that belongs here: move it away",
    errno.ENOTDIR: "a file has the name of a folder that belongs here: move it away",
    errno.EEXIST: "a file has the name of a folder that belongs here: move it away",
    errno.ENAMETOOLONG: "give the article a shorter slug",
}


def media_type(path: str) -> str:
    """The media type a file of the show is published with."""
    name = PurePosixPath(path)
    if name.suffix == ".json" and (special := _JSON_TYPES.get(name.name.partition(".")[0])):
        return special
    return MEDIA_TYPES.get(name.suffix.lower(), "application/octet-stream")


def atomic(path: Path, data: bytes) -> None:
    """Make `path` hold exactly `data`: all or nothing, and not written at all where it holds them already.

    Raises PublishError where the folder is read-only, the disk full, or something else stands in the way.
    """
    atomic_pieces(path, (data,))


def atomic_pieces(path: Path, pieces: Iterable[bytes]) -> tuple[int, str]:
    """The same for a file too large to hold in memory; its size in bytes and its sha256."""
    # One name for a file's temporary twin: what a killed run left is taken over, or taken away, by the next.
    twin = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            size, digest = _write(twin, pieces)
            if not path.is_file() or (size, digest) != _read(path):
                os.replace(twin, path)
        finally:
            twin.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = _HINTS.get(error.errno or 0, "see that the folder exists and can be written, then run the command again")
        raise PublishError(f"cannot write this file: {reason}", hint, str(path)) from error
    return size, digest


def _write(path: Path, pieces: Iterable[bytes]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())  # else a power cut after the rename can leave an empty file under the good name
    return size, digest.hexdigest()


def _read(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest


def asset(root: Path, path: Path | str, media_type: str) -> Asset:
    """What there is to know of the file `path` (absolute, or relative to `root`, the show's folder).

    Raises PublishError where it cannot be read.
    """
    full = root / path
    try:
        size, digest = _read(full)
    except OSError as error:
        raise PublishError("a file of the show cannot be read", "build the show again", str(full)) from error
    return Asset(full.relative_to(root).as_posix(), media_type, size, digest)


def assets_of(files: Mapping[str, bytes]) -> tuple[Asset, ...]:
    """What there is to know of files that are still in memory, by their names within the show's folder."""
    return tuple(
        Asset(name, media_type(name), len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
    )
