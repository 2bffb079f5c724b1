"""HTML -> what validators and a browser find wrong with it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.judges import MODULES, ask, require, run

_DATA = re.compile(r'<script type="application/(ld\+)?json"')


def vnu(*pages: Path) -> list[str]:
    """Errors and warnings of the Nu Html Checker."""
    require("vnu")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = run("java", "-jar", jar, "--format", "json", "--stdout", *pages)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message['type']}: {message['message']} ({message.get('extract', '')})"
        for message in messages
        # A file has no origin, so “self” allows nothing here; the browser below judges the policy itself.
        if not message["message"].startswith("Resource violates Content Security Policy")
        # A data block (HTML § 4.12.1) never runs, so no policy concerns it; the checker looks at every script element.
        and not (message["message"].startswith("Inline script violates") and _DATA.search(message.get("extract", "")))
    ]


def html_validate(page: Path) -> list[str]:
    require("html-validate")
    reports = ask("validate.cjs", page)
    return [f"{message['ruleId']}: {message['message']}" for report in reports for message in report["messages"]]


def browse(url: str) -> Any:
    """Load a page in Chromium as different people do, and have axe-core look at it each time.

    For each of `plain dark contrast still narrow`: {violations, overflow (px too wide), foreign (addresses elsewhere),
    console (errors), missing (addresses), dialogs, ran (whether anything set window.ran), images (broken ones)}.
    """
    require("axe")
    return ask("browse.cjs", url, shutil.which("chromium") or "")


def seek(url: str, times: Sequence[float]) -> Any:
    """Send Chromium's <audio> to these times, in seconds, of the sound file at an address, and have it play.

    {duration, seeks: [{at, heard}]}: its own clock after each seek, and a quarter of a second of samples at 48 kHz.
    """
    require("playwright")
    return ask("seek.cjs", url, json.dumps(list(times)), shutil.which("chromium") or "")


def plain(url: str) -> Any:
    """What a page has to offer where no script runs: {controls, buttons, chapters, text}."""
    require("playwright")
    return ask("plain.cjs", url, shutil.which("chromium") or "")


def voiced(page: Path) -> list[str]:
    """What a virtual screen reader says of a page's article, phrase by phrase."""
    require("screen-reader")
    return list(ask("voice.mjs", page))


def score(url: str) -> Any:
    """Lighthouse's score for accessibility, from 0 to 100, and the audits that found something."""
    require("lighthouse")
    return ask("score.mjs", url, shutil.which("chromium") or "")


def reader(scene: str, url: str, **given: Any) -> Any:
    """What a scene of reader.cjs sees in Chromium; that nothing went wrong in the page is part of every scene."""
    require("playwright")
    found = ask("reader.cjs", scene, url, json.dumps(given), shutil.which("chromium") or "")
    assert found["problems"] == [], found["problems"]
    return found["result"]
