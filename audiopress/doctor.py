"""This machine -> what audiopress finds on it, what is missing, and what to type."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

import audiopress
from audiopress.config import load_show
from audiopress.errors import PressError
from audiopress.model import Show, Voice
from audiopress.places import Place, is_show
from audiopress.speak import Cache, cache_place, engine_names, load_engine
from audiopress.speak.stores import is_url

State = Literal["ok", "missing", "optional"]

# Programs audiopress works without, and what each is good for.
_TOOLS = {
    "ffmpeg": "only to load music in formats other than WAV",
    "espeak-ng": "only where [voice] library names the system's own",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at; `remedy` is what to type, or ""."""

    name: str
    state: State
    detail: str
    remedy: str = ""


def examine(places: tuple[Place, ...]) -> tuple[Item, ...]:
    """Everything there is to know, needed things first."""
    shows = tuple(map(_show, places))
    looks: tuple[Callable[[], Iterator[Item]], ...] = (
        _python,
        _packages,
        lambda: (item for show, _ in shows for item in _speech(show)),
        _encoder,
        _fonts,
        _cache,
        lambda: (found for _, found in shows),
        _tools,
    )
    return tuple(dict.fromkeys(item for look in looks for item in look()))  # shows with one voice have it once


def _python() -> Iterator[Item]:
    detail = f"{platform.python_version()} on {platform.system()} {platform.release()} ({platform.machine()})"
    yield Item("audiopress", "ok", audiopress.__version__)
    yield Item("Python", "ok", f"{detail}, {os.cpu_count() or 1} processors")


def _packages() -> Iterator[Item]:
    """The packages audiopress needs here, with their versions; those of other platforms and of extras left out."""
    try:
        needed = requires("audiopress") or []
    except PackageNotFoundError:
        yield Item("packages", "missing", "audiopress is not installed", "python -m pip install audiopress")
        return
    for requirement in needed:
        name = re.split(r"[^A-Za-z0-9._-]", requirement)[0]
        marker = requirement.partition(";")[2]
        if "extra" in marker or not _applies(marker):
            continue
        try:
            yield Item(name, "ok", version(name))
        except PackageNotFoundError:
            yield Item(name, "missing", "not installed", f"python -m pip install {name}")


def _applies(marker: str) -> bool:
    """Whether a marker of our own pyproject.toml holds here: sys_platform == '…' or python_version >= '…'."""
    system = re.search(r"""sys_platform == ['"](\w+)['"]""", marker)
    least = re.search(r"""python_version >= ['"](\d+)\.(\d+)['"]""", marker)
    return (not system or system.group(1) == sys.platform) and (
        not least or sys.version_info >= (int(least.group(1)), int(least.group(2)))
    )


def _speech(show: Show | None) -> Iterator[Item]:
    """The engines, and the one in use with its library and its voices."""
    yield Item("speech engines", "ok", ", ".join(engine_names()))
    name = show.engine if show else "pyttsx3"
    try:
        engine = load_engine(name, show.library if show else "")
        voices = engine.voices()
        language = show.language if show else "en"
        voice = (show.voice.name if show else "") or engine.voice_for(language)
        yield Item(f"engine {name}", "ok", engine.identity(Voice(voice)))
    except PressError as problem:
        yield Item(f"engine {name}", "missing", problem.message, problem.hint)
        return
    if voices and voice:
        yield Item("voices", "ok", f"{len(voices)}; “{voice}” reads “{language}”")
    else:
        yield Item("voices", "missing", f"none reads “{language}”", "audiopress voices")


def _encoder() -> Iterator[Item]:
    try:
        yield Item("MP3 encoder", "ok", f"lameenc {version('lameenc')}")
    except PackageNotFoundError:
        yield Item("MP3 encoder", "missing", "lameenc is not installed", "python -m pip install lameenc")


def _fonts() -> Iterator[Item]:
    """Covers are drawn with the font inside Pillow, so that they look the same on every machine."""
    try:
        from PIL import features  # noqa: PLC0415  (Pillow itself may be what is missing)
    except ImportError:
        yield Item("fonts", "missing", "Pillow is not installed", "python -m pip install pillow")
        return
    if features.check("freetype2"):
        yield Item("fonts", "ok", f"Pillow's own, drawn by FreeType {features.version('freetype2')}")
    else:
        remedy = "python -m pip install --force-reinstall --only-binary :all: pillow"
        yield Item("fonts", "missing", "this Pillow was built without FreeType", remedy)


def _cache() -> Iterator[Item]:
    place = cache_place()
    if is_url(place):
        yield _remote_cache(Cache(place))
        return
    folder = Path(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        yield Item("cache", "missing", f"{folder}: {reason}", "set AUDIOPRESS_CACHE to a folder of your own")
        return
    yield Item("cache", "ok", f"{folder}, {_size(folder) / 1e6:.1f} MB, {_free(folder) / 1e9:.0f} GB free")


def _remote_cache(cache: Cache) -> Item:
    """Whether the place behind a URL answers; `audiopress cache show` counts what it holds, which may take long."""
    try:
        cache.read("0" * 64)
    except PressError as problem:
        return Item("cache", "missing", str(problem), problem.hint)
    return Item("cache", "ok", cache.where)


def _size(folder: Path) -> int:
    """Bytes of all files; one that vanishes while we look counts as none."""
    total = 0
    for above, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(above, name)).st_size
            except FileNotFoundError:
                continue
    return total


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _show(place: Place) -> tuple[Show | None, Item]:
    """The show, if there is one that can be read, and what to say about it."""
    where = place.folder.resolve()
    if not is_show(place.folder):
        return None, Item("workspace", "optional", f"none in {where}", "audiopress init my-show")
    try:
        with place.naming():
            show = load_show(place.folder)
    except PressError as problem:
        return None, Item("workspace", "missing", str(problem), problem.hint)
    return show, Item("workspace", "ok", f"{where} (“{show.title}”)")


def _tools() -> Iterator[Item]:
    for name, use in _TOOLS.items():
        path = shutil.which(name)
        yield Item(name, "optional" if not path else "ok", path or f"not installed; needed {use}")
