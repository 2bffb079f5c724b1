"""Keys -> bytes kept between builds: content-addressed, whole or absent, checked by hash when read."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import platformdirs

from audiopress.errors import PublishError
from audiopress.speak.stores import Held, Store, is_url, shown, store_at

ENVIRONMENT = "AUDIOPRESS_CACHE"
_ENTRY = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}\.bin")
_LEFT = re.compile(r"[0-9a-f]{2}/\.[^/]*\.tmp")  # what a killed process was writing

Result = TypeVar("Result")


def cache_place() -> str:
    """The folder or fsspec URL that AUDIOPRESS_CACHE names, else the user's cache folder for audiopress."""
    chosen = os.environ.get(ENVIRONMENT)
    if not chosen:
        return platformdirs.user_cache_dir("audiopress", appauthor=False)
    return chosen if is_url(chosen) else str(Path(chosen).absolute())  # the same for a worker in another folder


def digest(fields: object) -> str:
    """The sha256 of a value's canonical JSON: the key under which its result is kept."""
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def entry_name(key: str) -> str:
    """Where an entry lies below its place.

    >>> entry_name("abcd")
    'ab/abcd.bin'
    """
    return f"{key[:2]}/{key}.bin"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder or fsspec URL of entries `ab/abcdef….bin`, each its own sha256 (32 bytes) followed by its content.

    A small value: what is pickled is the place alone. `damaged` are the keys that this process has found not to hold
    what was kept, so that a build can say so. Every method raises PublishError when the place stands in the way.
    """

    place: str | Path
    damaged: set[str] = field(default_factory=set, init=False, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[Cache], tuple[str]]:
        return Cache, (str(self.place),)

    @property
    def where(self) -> str:
        """The place, fit to be shown."""
        return shown(str(self.place))

    def read(self, key: str) -> bytes | None:
        """The entry's content; None when there is none, or when it is damaged, which `damaged` then tells."""
        entry = self._at("read", lambda store: store.read(entry_name(key)))
        content = None if entry is None else _content(entry)
        if entry is not None and content is None:
            self.damaged.add(key)
        return content

    def write(self, key: str, content: bytes) -> None:
        """Keep `content`, whoever else writes or dies at the same time."""
        self._at("written", lambda store: store.write(entry_name(key), hashlib.sha256(content).digest() + content))

    def entries(self) -> tuple[Held, ...]:
        """Every entry, in no order; files with names that are not ours are left out."""
        return tuple(one for one in self._held() if _ENTRY.fullmatch(one.name))

    def leftovers(self) -> tuple[Held, ...]:
        """What killed processes did not finish writing, and what running ones are writing now."""
        return tuple(one for one in self._held() if _LEFT.fullmatch(one.name))

    def whole(self, entry: Held) -> bool:
        """Whether the entry holds what was kept; one that has gone meanwhile holds nothing wrong."""
        data = self._at("read", lambda store: store.read(entry.name, used=False))
        return data is None or _content(data) is not None

    def discard(self, key: str) -> None:
        """Take away the entry of a key, if there is one."""
        self._at("written", lambda store: store.delete(entry_name(key)))

    def sweep(self, held: Held) -> None:
        """Take away an entry, or what was left over, that was found lying there."""
        self._at("written", lambda store: store.delete(held.name))

    def _held(self) -> Iterator[Held]:
        return iter(self._at("read", lambda store: tuple(store.held())))

    def _at(self, done: str, ask: Callable[[Store], Result]) -> Result:
        try:
            return ask(store_at(str(self.place)))
        except OSError as problem:
            full = problem.errno in (errno.ENOSPC, errno.EDQUOT)
            hint = "make room there, or " * full + f"set {ENVIRONMENT} to a place of your own"
            raise PublishError(
                f"the cache cannot be {done}: {problem.strerror or problem}", hint, self.where
            ) from problem


def _content(entry: bytes) -> bytes | None:
    """An entry without its hash; None when they do not fit."""
    content = entry[32:]
    return content if hashlib.sha256(content).digest() == entry[:32] else None
