"""What the last build saw and left -> what still stands: told by the stamps of files, without reading any of them.

Nothing here imports a stage of the line, so a build of nothing new ends before they are loaded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from audiopress.config import FILE
from audiopress.config.templates import FOLDER as TEMPLATES
from audiopress.model import EpisodeReport, Finding, Known, Options, Report, Suppression
from audiopress.places import LEDGER, Place, folders, where
from audiopress.speak.cache import Cache, cache_place, digest
from audiopress.speak.surroundings import found

SCHEMA = 2
Stamp = tuple[
    int, int, int
]  # when it was written (ns), or of a show's folder what lies in it; bytes; number on the disk
Stamps = dict[str, Stamp | None]  # by path; None: there is no such file

_SHOW_FILES = (FILE, "lexicon.pls", "lexicon.txt")
_PACKAGES = ("package.json", "node_modules")  # Node's: in the show's folder, or in the workspace
_PROGRAM = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stood:
    """One article that is as it was, and its episode too."""

    known: Known
    report: EpisodeReport


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build left: `articles` by their places; `whole` when nothing at all has changed since."""

    articles: Mapping[str, Stood]
    report: Report
    whole: bool


def stand(workspace: Path | Place, options: Options) -> Standing | None:
    """What stands of the last build like this one; None where there was none, or where what all articles share changed.

    A file stands when it was written at the same time, is as long and lies in the same place on the disk as before.
    """
    content = None if options.articles or options.remove else Cache(cache_place()).read(_key(where(workspace), options))
    if content is None:
        return None
    kept = json.loads(content)
    if kept["about"] != _about() or not _unchanged(kept["shared"]):
        return None
    articles = {
        place: Stood(_known(one["known"]), EpisodeReport(**{**one["report"], "changed": False}))
        for place, one in kept["articles"].items()
        if _unchanged(one["files"])
    }
    whole = len(articles) == len(kept["articles"]) and _unchanged(kept["rest"])
    return Standing(articles, _report(kept, articles), whole)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build is about to read, and in which surroundings."""

    stamps: Stamps
    about: list[object]

    def with_files(self, paths: Iterable[Path]) -> Seen:
        """And these, which the show names: its picture, its music, its speech library."""
        return Seen(self.stamps | _stamps(paths), self.about)


@dataclass(frozen=True, slots=True)
class Left:
    """What a build saw and left: `seen` by `look` before anything was read, and files that belong to no article."""

    seen: Seen
    report: Report
    articles: tuple[tuple[Known, EpisodeReport, tuple[Path, ...]], ...]  # each with what was made of it
    others: tuple[Path, ...]


def remember(place: Place, options: Options, left: Left) -> None:
    """Keep what a build saw and left, for `stand`.

    Where a stamp is another by now, somebody was writing meanwhile: what was built is not what lies there.
    """
    seen = left.seen.stamps
    if not _unchanged(seen):
        return
    own = set(map(str, _settings(place)))
    shared = {path: old for path, old in seen.items() if path in own or not Path(path).is_relative_to(place.content)}
    kept = {
        "about": left.seen.about,
        "shared": shared | _stamps([place.ledger]),  # which the build itself has written
        "articles": {
            known.place: {
                "known": _plain(known),
                "report": _flat(episode),
                "files": _stamps([known.source, *known.pictures, *made]),
            }
            for known, episode, made in left.articles
        },
        "rest": _stamps([*_layout(place), *left.others]),
        "title": left.report.title,
        "feed": str(left.report.feed),
        "findings": list(map(_flat, left.report.findings)),
        "hidden": left.report.hidden,
    }
    Cache(cache_place()).write(_key(place, options), json.dumps(kept, separators=(",", ":")).encode())


def look(place: Place) -> Seen:
    """The stamps of what a build reads before it knows its show: settings, articles, this program, its packages."""
    packages = (Path(path) for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    program = (path for folder, _ in folders(_PROGRAM) for path in (folder, *_sources(folder)))
    layout = tuple(_layout(place))
    entries = (entry for folder in layout for entry in _entries(folder))
    return Seen(_stamps([*packages, *_settings(place), *program, *layout, *entries]), _about())


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


def _plain(known: Known) -> dict[str, Any]:
    about = {"source": str(known.source), "pictures": list(map(str, known.pictures))}
    lists = {"findings": list(map(_flat, known.findings)), "ignored": list(map(_flat, known.ignored))}
    return {**_flat(known), **about, **lists}


def _flat(value: EpisodeReport | Known | Finding | Suppression) -> dict[str, Any]:
    """Its fields as they are: asdict would copy each of them, which takes seconds for an archive."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _known(fields: dict[str, Any]) -> Known:
    findings = tuple(Finding(**one) for one in fields["findings"])
    pictures = tuple(map(Path, fields["pictures"]))
    ignored = tuple(Suppression(**one) for one in fields["ignored"])
    own = {"source": Path(fields["source"]), "findings": findings, "pictures": pictures, "ignored": ignored}
    return Known(**{**fields, **own})


def _report(fields: dict[str, Any], articles: Mapping[str, Stood]) -> Report:
    episodes = tuple(stood.report for stood in articles.values())
    findings = tuple(Finding(**one) for one in fields["findings"])
    clips = sum(one.clips for one in episodes)
    return Report(fields["title"], Path(fields["feed"]), episodes, findings, 0, clips, hidden=fields["hidden"])
