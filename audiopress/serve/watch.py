"""What an author changes -> a build, and what a build changes -> word of it to every page that is open."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from watchfiles import awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from audiopress.config import FILE, load_show
from audiopress.errors import PressError, PublishError
from audiopress.places import FEEDS, LEDGER, Place
from audiopress.publish.lock import is_building

_SETTINGS = (FILE, "lexicon.txt", "lexicon.pls", "package.json")
_TEMPLATES = "templates"
_PATIENCE_S = 0.5  # between two looks at whether another build has ended
_TAKEN = PublishError.exit_code  # of a build that found another running


@dataclass(frozen=True, slots=True)
class Watched:
    """What shows are made of: folders with all below them, and single files, which need not be there yet."""

    folders: frozenset[Path]
    files: frozenset[Path]

    there: frozenset[Path]  # those of the folders that are there

    def concerns(self, path: str) -> bool:
        """Whether a build has to be made for a change there; what it writes itself, and hidden files, do not count."""
        one = Path(path)
        if one in self.files or one in self.folders:
            return True
        below = next((one.relative_to(folder) for folder in self.folders if one.is_relative_to(folder)), None)
        return below is not None and not any(_passing(name) for name in below.parts)

    def beside(self, path: str) -> bool:
        """The same of what lies below none of the folders that are there: those are watched with all below them."""
        above = Path(path).parent
        return self.concerns(path) and not any(above.is_relative_to(folder) for folder in self.there)

    @property
    def around(self) -> frozenset[Path]:
        """The folders in which single files, and the folders themselves, come and go."""
        return frozenset(path.parent for path in (*self.files, *self.folders) if path.parent.is_dir())


def watched(shows: Sequence[Place]) -> Watched:
    """What the shows are made of, as far as their settings can be read."""
    roots = {Path(os.path.abspath(place.root)) for place in shows}
    places = {Path(os.path.abspath(place.folder)) for place in shows}
    contents = {Path(os.path.abspath(place.content)) for place in shows}
    folders = {*contents, *(folder / _TEMPLATES for folder in roots | places)}
    files = {folder / name for folder in roots | places for name in _SETTINGS}
    named = {Path(os.path.abspath(path)) for place in shows for path in _named(place)}
    there = frozenset(folder for folder in folders if folder.is_dir())
    return Watched(frozenset(folders), frozenset(files | named), there)


def _named(place: Place) -> Iterator[Path]:
    """The files that a show's settings name; while they cannot be read, the build says why."""
    try:
        show = load_show(place.folder)
    except PressError:
        return
    yield from (track.path for track in show.music.tracks.values())
    if show.artwork:
        yield show.artwork


def _first(problem: Exception) -> Exception:
    """The first of a group of errors, or the error itself."""
    while isinstance(problem, ExceptionGroup):
        problem = problem.exceptions[0]
    return problem


def _passing(name: str) -> bool:
    """Names of what builds and editors write beside an article and take away again."""
    return name.startswith(".") or name.endswith("~") or name in {LEDGER, "node_modules"}


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """How to build: `command` in a process of its own, so that nothing it imports or holds outlives it."""

    shows: tuple[Place, ...]
    command: tuple[str, ...]
    say: Callable[[str], None]


class Watch:
    """Builds what changes, and tells `changed` when something published has; ends only with the server."""

    def __init__(self, rebuilding: Rebuilding, changed: Callable[[], None]) -> None:
        self._how, self._changed = rebuilding, changed
        self._wanted = asyncio.Event()
        self._wanted.set()  # something may have changed since the last build
        self._root = Path(os.path.abspath(rebuilding.shows[0].root))

    async def run(self) -> None:
        """PublishError where the system cannot watch files."""
        feeds = self._root / FEEDS
        try:
            feeds.mkdir(exist_ok=True)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._look(feeds))
                group.create_task(self._build())
                group.create_task(self._gather())
        except (OSError, ExceptionGroup) as problems:
            first = _first(problems)
            if not isinstance(first, OSError | WatchfilesRustInternalError):
                raise first from None
            raise PublishError(
                f"the files cannot be watched: {first}",
                "set WATCHFILES_FORCE_POLLING=1 to have them looked at again and again, or leave --watch off",
                str(self._root),
            ) from first

    async def _look(self, feeds: Path) -> None:
        """Whoever built it: this server, or somebody at another terminal."""
        async for _ in awatch(feeds, watch_filter=lambda _, path: not Path(path).name.startswith(".")):
            self._changed()

    async def _gather(self) -> None:
        """Look at the sources, and anew at which these are, for as long as there is a server."""
        while True:
            sources = watched(self._how.shows)
            stop = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._note(sources, stop, below=True))
                group.create_task(self._note(sources, stop, below=False))

    async def _note(self, sources: Watched, stop: asyncio.Event, *, below: bool) -> None:
        """Changes in folders and all `below` them, or beside them, until there is something else to watch.

        Then `stop` is set, for both.
        """
        paths, concerned = (sources.there, sources.concerns) if below else (sources.around, sources.beside)
        if not paths:
            await stop.wait()
            return
        events = awatch(*paths, watch_filter=lambda _, path: concerned(path), recursive=below, stop_event=stop)
        async with aclosing(events):
            async for changes in events:
                names = sorted({os.path.relpath(path, self._root) for _, path in changes})
                more = f" and {len(names) - 1} more" if len(names) > 1 else ""
                self._how.say(f"{names[0]}{more} changed: building.")
                self._wanted.set()
                anew = any(Path(path) in sources.folders for _, path in changes)  # taken away, and laid out again
                if anew or watched(self._how.shows) != sources:
                    stop.set()

    async def _build(self) -> None:
        """One build at a time; what changes meanwhile is for the next."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            code = await self._built()
            if code == _TAKEN and self._busy():
                self._how.say("Waiting for that build to end.")
                while self._busy():
                    await asyncio.sleep(_PATIENCE_S)
                self._wanted.set()

    def _busy(self) -> bool:
        return any(is_building(place.root, place.key) for place in self._how.shows)

    async def _built(self) -> int:
        """Its exit code; it says itself, at the same terminal, what it did or why it could not."""
        nothing = asyncio.subprocess.DEVNULL
        command = (sys.executable, "-m", "audiopress", *self._how.command)
        # a session of its own: Ctrl-C is for the server, which ends the build
        process = await asyncio.create_subprocess_exec(*command, stdin=nothing, stdout=nothing, start_new_session=True)
        try:
            return await process.wait()
        finally:
            if process.returncode is None:
                process.terminate()  # a build may be killed at any moment
                await process.wait()
