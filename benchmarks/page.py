"""An article of 20,000 words -> how soon its page can be used in Chromium, and what held it up while it was read.

    python -m benchmarks.page

Made with the tone engine, which needs no voice; the browser plays, seeks, follows and is scrolled at the same time.
A long task is one of more than 50 ms (W3C Long Tasks API).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.judges import pages
from tests.judges.server import serving
from tests.press.lengthy import lengthy

_CONFIG = """\
title = "At length"
author = "Ada Example"
email = "ada@example.org"
description = "One long article."
language = "en"
base_url = "http://127.0.0.1:8000/feeds/length/"
slug = "length"
categories = ["Society & Culture > Documentary"]

[voice]
engine = "tone"
"""


def measured() -> dict[str, float]:
    """Milliseconds until the page can be used and is loaded; how many long tasks there were then, and the longest."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "content").mkdir()
        (root / "audiopress.toml").write_text(_CONFIG, encoding="utf-8")
        (root / "content" / "long.md").write_text(lengthy(parts=12, paragraphs=24), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "audiopress", "build"], cwd=root, check=True, capture_output=True)
        folder = root / "feeds" / "length"
        page = next(folder.glob("*/index.html"))
        with serving(folder) as url:
            seen = pages.reader("quick", f"{url}{page.parent.name}/", times=[10, 3000, 1000, 5000, 200])
        return {
            "page (kB)": page.stat().st_size / 1000,
            "usable after (ms)": seen["ready"],
            "loaded after (ms)": seen["loaded"],
            "long tasks while it was read": len(seen["after"]),
            "the longest (ms)": max((length for _, length in seen["after"]), default=0),
        }


if __name__ == "__main__":
    for what, number in measured().items():
        print(f"{what}: {number:.0f}")
