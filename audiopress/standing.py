"""What the last build saw and left -> what still stands: told by the stamps of files, without reading any of them.

Nothing here imports a stage of the line, so a build of nothing new ends before they are loaded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from stat import S_ISDIR
from sys import intern
from typing import Any, cast

from audiopress.config import FILE
from audiopress.config.templates import FOLDER as TEMPLATES
from audiopress.model import EpisodeReport, Finding, Known, Options, Report, Severity, Suppression
from audiopress.places import LEDGER, Place, folders, where
from audiopress.speak.cache import Cache, cache_place, digest
from audiopress.speak.surroundings import found

SCHEMA = 4
Stamp = tuple[
    int, int, int
]  # when it was written (ns), or of a show's folder what lies in it; bytes; number on the disk
Stamps = dict[str, Stamp | None]  # by path; None: there is no such file

_SHOW_FILES = (FILE, "lexicon.pls", "lexicon.txt")
_PACKAGES = ("package.json", "node_modules")  # Node's: in the show's folder, or in the workspace
_ROWS = 256  # of the record in one part of it
_PROGRAM = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stood:
    """One article that is as it was, and its episode too."""

    known: Known
    report: EpisodeReport


Standing = Mapping[str, Stood]  # what stands, by the places of the articles


def untouched(workspace: Path | Place, options: Options) -> Report | None:
    """What the last build like this one has to tell still, when nothing at all has changed since; else None.

    A file stands when it was written at the same time, is as long and lies in the same place on the disk as before.
    """
    record = _record(where(workspace), options)
    if record is None or not _unchanged(record.head["rest"]):
        return None
    episodes = []
    for row in record.rows("articles"):
        if not _stands(row):
            return None
        episodes.append(_episode(row))
    findings = tuple(_finding(row) for row in record.rows("findings"))
    if (len(episodes), len(findings)) != tuple(record.head["counts"]):  # a part of the record is lost
        return None
    title, feed, hidden = (record.head[name] for name in ("title", "feed", "hidden"))
    clips = sum(one.clips for one in episodes)
    return Report(title, Path(feed), tuple(episodes), findings, 0, clips, hidden=hidden)


def stand(workspace: Path | Place, options: Options) -> Standing | None:
    """What stands of the last build like this one; None where there was none, or where what all articles share changed.

    An article whose part of the record is lost does not stand.
    """
    record = _record(where(workspace), options)
    if record is None:
        return None
    standing = (Stood(_known(row), _episode(row)) for row in record.rows("articles") if _stands(row))
    return {one.known.place: one for one in standing}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build is about to read, and in which surroundings."""

    stamps: Stamps  # of what all articles share
    articles: str  # a digest of the stamps of the folders that they lie in, and of all that lies there
    about: list[object]

    def with_files(self, paths: Iterable[Path]) -> Seen:
        """And these, which the show names: its picture, its music, its speech library."""
        return replace(self, stamps=self.stamps | _stamps(paths))


@dataclass(frozen=True, slots=True)
class Left:
    """What a build saw and left: `seen` by `look` before anything was read, and files that belong to no article."""

    seen: Seen
    report: Report
    articles: Iterable[tuple[Known, EpisodeReport, Path]]  # each with the folder that was made of it
    others: tuple[Path, ...]


def remember(place: Place, options: Options, left: Left) -> None:
    """Keep what a build saw and left, for `stand`.

    Where a stamp is another by now, somebody was writing meanwhile: what was built is not what lies there.
    """
    seen = left.seen
    if not _unchanged(seen.stamps) or _articles(place) != seen.articles:
        return
    key, cache = _key(place, options), Cache(cache_place())
    report = left.report
    head = {
        "about": seen.about,
        "shared": seen.stamps | _stamps([place.ledger]),  # which the build itself has written
        "rest": _stamps([*_layout(place), *left.others]),
        "articles": _kept(cache, key, "articles", (_row(*one) for one in left.articles)),
        "findings": _kept(cache, key, "findings", map(_values, report.findings)),
        "counts": [len(report.episodes), len(report.findings)],
        "title": report.title,
        "feed": str(report.feed),
        "hidden": report.hidden,
    }
    cache.write(key, _packed(head))  # last: it has the digests of all parts


def look(place: Place) -> Seen:
    """The stamps of what a build reads before it knows its show: settings, articles, this program, its packages."""
    packages = (Path(path) for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    program = (path for folder, _ in folders(_PROGRAM) for path in (folder, *_sources(folder)))
    return Seen(_stamps([*packages, *_settings(place), *program]), _articles(place), _about())


@dataclass(frozen=True, slots=True)
class _Record:
    """What a build left, in the cache: a head, and rows in parts, of which one at a time is held."""

    cache: Cache
    key: str
    head: dict[str, Any]

    def rows(self, kind: str) -> Iterator[list[Any]]:
        """Those that are there: a part that is damaged, gone, or of another build, has none."""
        for number, expected in enumerate(self.head[kind]):
            part = self.cache.read(_part(self.key, kind, number))
            if part is not None and sha256(part).hexdigest() == expected:
                yield from json.loads(part)


def _record(place: Place, options: Options) -> _Record | None:
    """The record of the last build like this one, if what all articles share is as it was then."""
    if options.articles or options.remove:
        return None
    cache, key = Cache(cache_place()), _key(place, options)
    head = _head(cache.read(key))
    return _Record(cache, key, head) if head and head["about"] == _about() and _unchanged(head["shared"]) else None


def _head(content: bytes | None) -> dict[str, Any]:
    """What is kept first; nothing where it is no record: others may write into a cache."""
    try:
        found = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and "about" in found else {}


def _kept(cache: Cache, key: str, kind: str, rows: Iterable[list[Any]]) -> list[str]:
    """Keep rows in parts; the digest of each part, in order."""
    digests: list[str] = []
    left = iter(rows)
    while part := list(islice(left, _ROWS)):
        content = _packed(part)
        cache.write(_part(key, kind, len(digests)), content)
        digests.append(sha256(content).hexdigest())
    return digests


def _part(key: str, kind: str, number: int) -> str:
    return digest([key, kind, number])


def _packed(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _row(known: Known, report: EpisodeReport, made: Path) -> list[Any]:
    """An article in the record; the folder that was made of it, with what lies there, and one digest of all stamps."""
    facts = [known.slug, known.title, str(known.source), known.place, known.draft, known.utterances]
    findings, ignored = (list(map(_values, some)) for some in (known.findings, known.ignored))
    lists = [findings, list(map(str, known.pictures)), ignored, list(known.tags)]
    episode = [report.seconds, report.words, report.chapters, report.clips, report.revision]
    row = [facts, lists, episode, str(made), sorted(os.listdir(made))]
    return [*row, _mark(_files(row))]


def _stands(row: list[Any]) -> bool:
    return bool(row[-1] == _mark(_files(row)))


def _files(row: list[Any]) -> Iterator[str]:
    """Of what an article was made, and what was made of it."""
    (_, _, source, *_), (_, pictures, *_), _, folder, names, *_ = row
    yield from (source, *pictures, folder)
    yield from (f"{folder}{os.sep}{name}" for name in names)


def _mark(paths: Iterable[str]) -> str:
    return digest([stamp(path) for path in paths])


def _known(row: list[Any]) -> Known:
    (slug, title, source, place, draft, utterances), (findings, pictures, ignored, tags), *_ = row
    told, shown = tuple(map(_finding, findings)), tuple(map(Path, pictures))
    hidden = tuple(Suppression(*one) for one in ignored)
    return Known(slug, title, Path(source), place, draft, told, utterances, shown, hidden, tuple(map(intern, tags)))


def _episode(row: list[Any]) -> EpisodeReport:
    (slug, title, *_), _, (seconds, words, chapters, clips, revision), *_ = row
    return EpisodeReport(slug, title, seconds, words, chapters, clips, revision, changed=False)


def _finding(row: list[Any]) -> Finding:
    """What many findings have in common is held once."""
    code, severity, path, line, message, hint = row
    return Finding(intern(code), cast(Severity, intern(severity)), path, line, message, intern(hint))


def _values(value: Finding | Suppression) -> list[Any]:
    return [getattr(value, field.name) for field in fields(value)]


def _articles(place: Place) -> str:
    """A digest of the stamps of every folder of articles, and of what lies there."""
    return _mark(str(path) for folder in _layout(place) for path in (folder, *sorted(_entries(folder))))


def _sources(folder: Path) -> Iterator[Path]:
    """What decides what this program writes: its modules, and the templates, scripts and styles of its pages."""
    yield from (path for name in ("*.py", "*.j2", "*.js", "*.css") for path in folder.glob(name))


def _settings(place: Place) -> Iterator[Path]:
    """What decides every episode of a show, whether it is there or not."""
    yield from (place.folder / name for name in (*_SHOW_FILES, *_PACKAGES))
    yield place.folder / TEMPLATES
    yield from sorted((place.folder / TEMPLATES).glob("*"))
    if place.folder != place.root:
        yield from (place.root / name for name in _PACKAGES)


def _layout(place: Place) -> Iterator[Path]:
    """The folders that a show's articles may lie in; of those that are shows again, the file that makes them so."""
    return (folder / FILE if another else folder for folder, another in folders(place.content))


def _entries(folder: Path) -> Iterator[Path]:
    """What lies in one of these folders, but for what the build itself writes there."""
    return (entry for entry in folder.iterdir() if not _written(entry.name)) if folder.name != FILE else iter(())


def _written(name: str) -> bool:
    """Whether a build writes a file of that name beside a show's settings: the ledger, and its twin while it does."""
    return name in {LEDGER, f".{LEDGER}.tmp"}


def _about() -> list[object]:
    chosen = {name: value for name, value in found().items() if name.startswith(("AUDIOPRESS_", "ESPEAK_"))}
    return [SCHEMA, sys.version, sys.executable, sorted(map(list, chosen.items()))]


def _key(place: Place, options: Options) -> str:
    around = (str(place.folder.resolve()), str(place.root.resolve()), os.getcwd())
    return digest(["standing", *around, options.draft, options.engine])


def _stamps(paths: Iterable[Path]) -> Stamps:
    return {str(path): stamp(str(path)) for path in paths}


def stamp(path: str) -> Stamp | None:
    """When a file was written, how long it is, and where it lies on the disk; None where there is none."""
    try:
        here = os.stat(path)
        if S_ISDIR(here.st_mode) and os.path.isfile(f"{path}/{FILE}"):  # its ledger lies there, too: builds touch it
            names = sorted(name for name in os.listdir(path) if not _written(name))
            return int(digest(names)[:12], 16), len(names), here.st_ino
    except OSError:
        return None
    return here.st_mtime_ns, here.st_size, here.st_ino


def _unchanged(stamps: Mapping[str, Any]) -> bool:
    return all(stamp(path) == (old and tuple(old)) for path, old in stamps.items())
