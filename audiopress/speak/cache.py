"""Keys -> bytes kept between builds: content-addressed, written atomically, checked by hash when read."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from audiopress.errors import PublishError

ENVIRONMENT = "AUDIOPRESS_CACHE"


def cache_folder() -> Path:
    """Where AUDIOPRESS_CACHE says, else the user's cache folder for audiopress."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("audiopress", appauthor=False))


def digest(fields: object) -> str:
    """The sha256 of a value's canonical JSON: the key under which its result is kept."""
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries `ab/abcdef….bin`, each its own sha256 (32 bytes) followed by its content."""

    folder: Path

    def path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.bin"

    def read(self, key: str) -> bytes | None:
        """The entry's content; None when there is none or when it is damaged."""
        try:
            entry = self.path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise PublishError(
                f"the cache cannot be read: {problem.strerror}",
                f"set {ENVIRONMENT} to a folder of your own",
                str(self.folder),
            ) from problem
        content = entry[32:]
        return content if hashlib.sha256(content).digest() == entry[:32] else None

    def write(self, key: str, content: bytes) -> None:
        """Keep `content`: whole or not at all, whoever else writes or dies at the same time."""
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        except OSError as problem:
            raise _unwritable(self.folder, problem) from problem
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(temporary, path)
        except OSError as problem:
            Path(temporary).unlink(missing_ok=True)
            raise _unwritable(self.folder, problem) from problem


def _unwritable(folder: Path, problem: OSError) -> PublishError:
    return PublishError(
        f"the cache cannot be written: {problem.strerror}",
        f"make room there, or set {ENVIRONMENT} to a folder of your own",
        str(folder),
    )
