"""The path of an address -> the file of feeds/ that it names; nothing outside of it, and nothing hidden."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from lxml import etree

from audiopress.places import DRAFTS

INDEX = "index.html"
FEED = "feed.xml"
_ATOM = "{http://www.w3.org/2005/Atom}link"


@dataclass(frozen=True, slots=True)
class Found:
    """A file and what the disk knows of it; `folder` where an address without its closing slash names a folder."""

    path: Path
    stat: os.stat_result
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """A show that is built: its folder in feeds/, and what its feed says its title and its address are."""

    name: str
    title: str
    base: str  # ends with a slash; "" where the feed does not say


@dataclass(frozen=True, slots=True)
class Library:
    """What is served: `root` is feeds/; `drafts`: with what lies in feeds/.drafts/."""

    root: Path
    drafts: bool = False

    def find(self, path: str) -> Found | None:
        """The file at a path below the address of feeds/, without its first slash; of a folder its index.html.

        PermissionError where it may not be read.
        """
        segments = path.removesuffix("/").split("/")
        if not self._open(segments):
            return None
        try:
            found = self._stat(os.path.realpath(self.root.joinpath(*segments)))
            if found and S_ISDIR(found.stat.st_mode):
                page = self._stat(os.path.realpath(found.path / INDEX))
                return page and Found(page.path, page.stat, folder=not path.endswith("/"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except PermissionError:
            raise
        except (OSError, ValueError):  # a name too long for the disk, a circle of links, a character it cannot hold
            return None
        return found if found and S_ISREG(found.stat.st_mode) and not path.endswith("/") else None

    def _stat(self, real: str) -> Found | None:
        """What lies at a path that has no link in it, unless that is somewhere else, or hidden."""
        root = os.path.realpath(self.root)
        if real != root and not real.startswith(os.path.join(root, "")):
            return None
        if not self._open(Path(real).relative_to(root).parts):
            return None
        return Found(Path(real), os.stat(real))

    def _open(self, segments: list[str] | tuple[str, ...]) -> bool:
        """Whether none of the names is hidden, leads upwards, or means something else than a name to the disk."""
        drafts = self.drafts and segments[:1] in ([DRAFTS], (DRAFTS,))
        return all(_plain(name) for name in segments[drafts:])

    def shelves(self) -> tuple[Shelf, ...]:
        """The shows that have a feed here, by the names of their folders."""
        return tuple(shelf for folder in _folders(self.root) if (shelf := read_shelf(folder / FEED)))

    def draft_pages(self) -> tuple[str, ...]:
        """The addresses of the drafts that have a page, relative to feeds/."""
        shows = _folders(self.root / DRAFTS) if self.drafts else ()
        pages = (folder for show in shows for folder in _folders(show) if (folder / INDEX).is_file())
        return tuple(f"{page.relative_to(self.root).as_posix()}/" for page in pages)


def read_shelf(feed: Path) -> Shelf | None:
    """What a feed says of itself before its first episode; None where there is none, or no XML in it."""
    title = base = ""
    try:
        with feed.open("rb") as file:
            for _, element in etree.iterparse(file, events=("end",), no_network=True, resolve_entities=False):
                if element.tag == "item":
                    break
                if element.tag == "title" and not title:
                    title = element.text or ""
                if element.tag == _ATOM and element.get("rel") == "self":
                    base = (element.get("href") or "").rpartition("/")[0]
                    break
    except (OSError, etree.XMLSyntaxError):
        return None
    return Shelf(feed.parent.name, title.strip() or feed.parent.name, f"{base}/" if base else "")


def _plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not set(name) & {"/", "\\", "\0"} and not _drive(name)


def _drive(name: str) -> bool:
    """On Windows “c:” is a disk, and “a:b” a stream of the file “a”."""
    return os.name == "nt" and ":" in name


def _folders(root: Path) -> Iterator[Path]:
    """The folders in one, by name, but hidden ones."""
    if root.is_dir():
        yield from (path for path in sorted(root.iterdir()) if not path.name.startswith(".") and path.is_dir())
