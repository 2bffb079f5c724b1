"""A folder -> the shows in it, and where each has its settings, articles, ledger and feed."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from audiopress.config import FILE, load_show
from audiopress.errors import ConfigError, PressError

CONTENT = "content"
FEEDS = "feeds"
DRAFTS = ".drafts"  # in feeds/, beside the shows, so that no show's folder ever holds one
LEDGER = "audiopress.lock"
_OWN = (FILE, LEDGER, "lexicon.txt", "lexicon.pls")  # beside each other, in the show's folder
_NO_CONTENT = (".", "_")  # names that begin so are the author's own business
_PACKAGES = "node_modules"
_JUNCTIONS = os.name == "nt"  # there a folder may lead elsewhere without being a link


@dataclass(frozen=True, slots=True)
class Place:
    """Where a show is: `folder` holds its audiopress.toml, and `root`, the workspace, the feeds/ of all its shows.

    The two are one where the show is the workspace's own. Places in errors and findings are relative to `root`.
    """

    folder: Path
    root: Path

    @property
    def content(self) -> Path:
        """The folder of its articles."""
        return self.root / CONTENT if self.folder == self.root else self.folder

    @property
    def feeds(self) -> Path:
        return self.root / FEEDS

    @property
    def ledger(self) -> Path:
        return self.folder / LEDGER

    @property
    def name(self) -> str:
        """The folder as errors name it; "" for the workspace itself."""
        return "" if self.folder == self.root else self.folder.relative_to(self.root).as_posix()

    @property
    def key(self) -> str:
        """A name for files that only this show of the workspace has; "" for the workspace's own."""
        return self.name and sha256(self.name.encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def named(self, place: str) -> str:
        """A place as errors and findings have it, with the show's folder before a file of the show's own.

        >>> Place(Path("content/essays"), Path()).named("audiopress.toml:3")
        'content/essays/audiopress.toml:3'
        """
        if not self.name:
            return place
        if place == CONTENT:
            return self.name
        return f"{self.name}/{place}" if place.partition(":")[0] in _OWN else place

    @contextmanager
    def naming(self) -> Iterator[None]:
        """While the body runs, errors in the show's own files get their full names."""
        try:
            yield
        except PressError as problem:
            problem.place = self.named(problem.place)
            raise


def where(workspace: Path | Place) -> Place:
    """The place of the show whose settings lie in a folder, which need not be there yet."""
    if isinstance(workspace, Place):
        return workspace
    folder = Path(os.path.abspath(workspace))
    root = _root(folder)
    return Place(workspace, workspace) if root == folder else Place(folder, root)


def shows_around(folder: Path) -> tuple[Place, ...]:
    """The show of a folder; of a workspace all of them, its own first; of any other folder what may become one."""
    place = where(folder)
    if place.name and is_show(place.folder):
        return (place,)
    root = place.root
    below = tuple(Place(show, root) for show in shows_below(root / CONTENT))
    if not below and not (place.name and is_show(root)):
        return (place,)
    return (Place(root, root), *below) if is_show(root) else below


def is_show(folder: Path) -> bool:
    return (folder / FILE).is_file()


def is_workspace(folder: Path, here: Path) -> bool:
    """Whether a show is in it, or below its content/; never the disk's own root, which no author means.

    No other folder's content/ is searched than the one `here`, around it, or beside feeds/: it may be anything.
    """
    if is_show(folder):
        return True
    likely = folder == here or here.is_relative_to(folder / CONTENT) or (folder / FEEDS).is_dir()
    return likely and folder != folder.parent and any(True for _ in shows_below(folder / CONTENT))


def shows_below(content: Path) -> Iterator[Path]:
    """Every folder below that one which has settings of its own, in order of name."""
    top = str(content)
    return (Path(folder) for folder, settled in _walk(content, within_shows=True) if settled and folder != top)


def folders(root: Path) -> Iterator[tuple[Path, bool]]:
    """The folder and all below it, but hidden ones and those within a show of its own; whether each is such a show."""
    top = str(root)
    return ((Path(folder), settled and folder != top) for folder, settled in _walk(root, within_shows=False))


def _walk(root: Path, *, within_shows: bool) -> Iterator[tuple[str, bool]]:
    """Folders, and whether settings lie in them; one that links lead to again is passed over."""
    seen: set[str] = set()

    def below(folder: str, real: str) -> Iterator[tuple[str, bool]]:
        if real in seen:
            return
        seen.add(real)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        settled = any(entry.name == FILE and entry.is_file() for entry in entries)
        yield folder, settled
        if settled and folder != str(root) and not within_shows:
            return
        for entry in entries:
            if not passed_over(entry.name) and entry.is_dir():
                direct = not (_JUNCTIONS or entry.is_symlink())
                yield from below(entry.path, os.path.join(real, entry.name) if direct else os.path.realpath(entry.path))

    if root.is_dir():
        yield from below(str(root), os.path.realpath(root))


def passed_over(name: str) -> bool:
    """Whether nobody looks for articles or shows in files and folders of that name."""
    return name.startswith(_NO_CONTENT) or name == _PACKAGES


def picked(shows: tuple[Place, ...], slug: str) -> Place:
    """The show of that slug; ConfigError when there is none."""
    known: list[str] = []
    unread: list[ConfigError] = []
    for place in shows:
        try:
            with place.naming():
                known.append(load_show(place.folder).slug)
        except ConfigError as problem:  # it may be the one: then its mistake is what there is to say
            unread.append(problem)
            continue
        if known[-1] == slug:
            return place
    if unread:
        raise unread[0]
    near = difflib.get_close_matches(slug, known, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"the shows here are: {', '.join(known)}"
    raise ConfigError(f"there is no show “{slug}”", hint)


def within_workspace(folder: Path) -> bool:
    """Whether it lies below the content/ of a folder that is evidently a workspace."""
    return _evident(_around(Path(os.path.abspath(folder)))) is not None


def _root(folder: Path) -> Path:
    """The outermost folder in whose content/ this one lies, else itself.

    A folder with a content/ of its own is a workspace, unless the one around it is evidently one, too: somebody may
    keep all their work in a folder that happens to be called content.
    """
    around = _around(folder)
    if evident := _evident(around):
        return evident
    if not around or (folder / CONTENT).is_dir():
        return folder
    return next((above for above in around if above != above.parent), folder)


def _around(folder: Path) -> list[Path]:
    """Whatever has a content/ in which the folder lies, the outermost first."""
    return [above for above in reversed(folder.parents) if folder.is_relative_to(above / CONTENT)]


def _evident(around: list[Path]) -> Path | None:
    return next((above for above in around if is_show(above) or (above / FEEDS).is_dir()), None)
