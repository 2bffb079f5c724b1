"""A place -> a store of named entries: a folder of this machine, or whatever fsspec reaches by a URL."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from urllib.parse import urlsplit

from audiopress.errors import ConfigError

_A_DAY = 86400  # seconds: how exactly a folder knows when an entry was last used
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")  # as fsspec's backends say it
_LOCAL = ("file", "local")  # URLs of this machine's files

Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a store: its size in bytes and when it was last used, in seconds since 1970 (None: unknown)."""

    name: str
    size: int
    used: float | None


class Store(Protocol):
    """Where entries lie. Names have one slash; every method raises OSError when the place stands in the way."""

    def read(self, name: str, *, used: bool = True) -> bytes | None:
        """The entry's bytes; None when there is none. It counts as `used` now, where the place keeps such times."""

    def write(self, name: str, data: bytes) -> None:
        """Keep `data`: whole or not at all where the place can promise that."""

    def delete(self, name: str) -> None:
        """Take the entry away, if it is there."""

    def held(self) -> Iterator[Held]:
        """Every file two levels down, in no order; what comes or goes meanwhile may be among them."""


def store_at(place: str) -> Store:
    """The store at a path or a URL; ConfigError when fsspec, or a package that it needs there, is missing."""
    return _opened(place, os.getpid())  # a forked process must not use its parent's connections


@cache
def _opened(place: str, process: int) -> Store:
    if not is_url(place):
        return Folder(Path(place))
    if urlsplit(place).scheme in _LOCAL:
        from urllib.request import url2pathname  # noqa: PLC0415  (17 ms, for those few who say it so)

        return Folder(Path(url2pathname(urlsplit(place).path)))
    return _remote(place)


def is_url(place: str) -> bool:
    return "://" in place


def shown(place: str) -> str:
    """The place without a password in it.

    >>> shown("sftp://ada:secret@example.org/cache")
    'sftp://…@example.org/cache'
    """
    return re.sub(r"(?<=://)[^/@]+(?=@)", "…", place)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that is mounted: the fast way."""

    root: Path

    def read(self, name: str, *, used: bool = True) -> bytes | None:
        try:
            with (self.root / name).open("rb") as file:
                data = file.read()
                last = os.fstat(file.fileno()).st_mtime
        except FileNotFoundError:
            return None
        if (
            used and time.time() - last > _A_DAY
        ):  # the one use of the clock: what is least recently used is pruned first
            with suppress(OSError):  # somebody else's cache may be for reading only
                os.utime(self.root / name)
        return data

    def write(self, name: str, data: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            temporary.write_bytes(data)  # as readable for others as their umask has it, which mkstemp's would not be
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def delete(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    def held(self) -> Iterator[Held]:
        for above in _listed(self.root):
            for path in _listed(above) if above.is_dir() else ():
                with suppress(FileNotFoundError):  # gone since it was listed
                    facts = path.stat()
                    yield Held(f"{above.name}/{path.name}", facts.st_size, facts.st_mtime)


def _listed(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except FileNotFoundError:
        return ()


def _plainly(
    method: Callable[Concatenate[Any, Given], Result],
) -> Callable[Concatenate[Any, Given], Result]:
    """Every failure as an OSError with a sentence: fsspec's backends raise whatever their own libraries raise."""

    @wraps(method)
    def told(self: Any, /, *args: Given.args, **named: Given.kwargs) -> Result:
        try:
            return method(self, *args, **named)
        except OSError as problem:
            reason = problem.strerror or str(problem) or type(problem).__name__
            raise OSError(problem.errno or 0, reason) from problem
        except Exception as problem:  # botocore's, aiohttp's, paramiko's …: no common class
            raise OSError(0, f"{type(problem).__name__}: {problem}") from problem

    return told


@dataclass(frozen=True, slots=True)
class Remote:
    """Objects below a URL. An object store writes them whole; elsewhere a torn one is found by its hash."""

    system: Any  # an fsspec file system; fsspec carries no types
    root: str

    @_plainly
    def read(self, name: str, *, used: bool = True) -> bytes | None:
        try:
            data: bytes = self.system.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return data

    @_plainly
    def write(self, name: str, data: bytes) -> None:
        path = f"{self.root}/{name}"
        try:
            self.system.pipe_file(path, data)
        except (
            FileNotFoundError
        ):  # a place with folders: asking for one beforehand is a request more in an object store
            self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
            self.system.pipe_file(path, data)

    @_plainly
    def delete(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self.system.rm_file(f"{self.root}/{name}")

    def held(self) -> Iterator[Held]:
        found = self._found()
        for path, facts in found.items():
            yield Held("/".join(path.rsplit("/", 2)[-2:]), facts.get("size") or 0, _time(facts))

    @_plainly
    def _found(self) -> dict[str, dict[str, Any]]:
        self.system.invalidate_cache()
        try:
            found: dict[str, dict[str, Any]] = self.system.find(self.root, maxdepth=2, detail=True)
        except FileNotFoundError:
            return {}
        return found


def _time(facts: dict[str, Any]) -> float | None:
    """When a remote object was written, which is all that is known of its use."""
    for name in _TIMES:
        known = facts.get(name)
        if isinstance(known, datetime):
            return known.timestamp()
        if isinstance(known, int | float):
            return float(known)
    return None


def _remote(place: str) -> Store:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  (an extra: a local cache costs no import)
    except ImportError as problem:
        raise ConfigError(
            "the cache is at a URL, for which fsspec is not installed",
            "python -m pip install 'audiopress[remote]', or set AUDIOPRESS_CACHE to a folder",
            shown(place),
        ) from problem
    try:
        system, root = url_to_fs(place)
    except (ImportError, ValueError) as problem:  # “Install s3fs to access S3”; “Protocol not known: x”
        raise ConfigError(
            f"the cache cannot be reached: {problem}",
            "install the package that fsspec names for such a URL, or set AUDIOPRESS_CACHE to a folder",
            shown(place),
        ) from problem
    except Exception as problem:  # a backend connects here, and raises what its own library raises
        raise ConfigError(
            f"the cache cannot be reached: {type(problem).__name__}: {problem}",
            "look at the URL in AUDIOPRESS_CACHE",
            shown(place),
        ) from problem
    return Remote(system, root.rstrip("/"))
