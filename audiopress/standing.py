"""What the last build saw and left -> what still stands: told by the stamps of files, without reading any of them.

Nothing here imports a stage of the line, so a build of nothing new ends before they are loaded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from audiopress.model import EpisodeReport, Finding, Known, Options, Report, Suppression
from audiopress.speak.cache import Cache, cache_place, digest

SCHEMA = 2
CONTENT = "content"
Stamp = tuple[int, int, int]  # when it was written (ns), bytes, number on the disk
Stamps = dict[str, Stamp | None]  # by path; None: there is no such file

LEDGER = "audiopress.lock"
_SHOW_FILES = ("audiopress.toml", "lexicon.pls", "lexicon.txt", "package.json", "node_modules")
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


def stand(workspace: Path, options: Options) -> Standing | None:
    """What stands of the last build like this one; None where there was none, or where what all articles share changed.

    A file stands when it was written at the same time, is as long and lies in the same place on the disk as before.
    """
    content = None if options.articles or options.remove else Cache(cache_place()).read(_key(workspace, options))
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
    """What a build is about to read, and in which surroundings: engines change the environment of their process."""

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


def remember(workspace: Path, options: Options, left: Left) -> None:
    """Keep what a build saw and left, for `stand`.

    Where a stamp is another by now, somebody was writing meanwhile: what was built is not what lies there.
    """
    seen = left.seen.stamps
    if not _unchanged(seen):
        return
    shared = {path: stamp for path, stamp in seen.items() if not _is_content(workspace, path)}
    kept = {
        "about": left.seen.about,
        "shared": shared | _stamps([workspace / LEDGER]),  # which the build itself has written
        "articles": {
            known.place: {
                "known": _plain(known),
                "report": asdict(episode),
                "files": _stamps([known.source, *known.pictures, *made]),
            }
            for known, episode, made in left.articles
        },
        "rest": _stamps([*folders(workspace / CONTENT), *left.others]),
        "title": left.report.title,
        "feed": str(left.report.feed),
        "findings": [asdict(one) for one in left.report.findings],
        "hidden": left.report.hidden,
    }
    Cache(cache_place()).write(_key(workspace, options), json.dumps(kept, separators=(",", ":")).encode())


def look(workspace: Path) -> Seen:
    """The stamps of what a build reads before it knows its show: settings, articles, this program, its packages."""
    packages = (Path(path) for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    show = (workspace / name for name in _SHOW_FILES)
    program = (path for folder in folders(_PROGRAM) for path in (folder, *folder.glob("*.py"), *folder.glob("*.j2")))
    content = (entry for folder in folders(workspace / CONTENT) for entry in (folder, *folder.iterdir()))
    return Seen(_stamps([*packages, *show, *program, *content]), _about())


def folders(root: Path) -> Iterator[Path]:
    """The folder and all below it, but hidden ones; a link that leads back up is followed once."""
    seen: set[str] = set()

    def below(folder: str) -> Iterator[Path]:
        real = os.path.realpath(folder)
        if real in seen:
            return
        seen.add(real)
        yield Path(folder)
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if not entry.name.startswith((".", "__pycache__")) and entry.is_dir():
                yield from below(entry.path)

    if root.is_dir():
        yield from below(str(root))


def _is_content(workspace: Path, path: str) -> bool:
    return Path(path).is_relative_to(workspace / CONTENT)


def _about() -> list[object]:
    chosen = {name: value for name, value in os.environ.items() if name.startswith(("AUDIOPRESS_", "ESPEAK_"))}
    return [SCHEMA, sys.version, sys.executable, sorted(map(list, chosen.items()))]


def _key(workspace: Path, options: Options) -> str:
    return digest(["standing", str(workspace.resolve()), os.getcwd(), options.draft, options.engine])


def _stamps(paths: Iterable[Path]) -> Stamps:
    return {str(path): _stamp(str(path)) for path in paths}


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _unchanged(stamps: Mapping[str, Any]) -> bool:
    return all(_stamp(path) == (stamp and tuple(stamp)) for path, stamp in stamps.items())


def _plain(known: Known) -> dict[str, Any]:
    return {**asdict(known), "source": str(known.source), "pictures": list(map(str, known.pictures))}


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
