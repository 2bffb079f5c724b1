"""Pages that stay open in Chromium while a test goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.judges import HERE, require


@dataclass(frozen=True, slots=True)
class Tabs:
    process: subprocess.Popen[str]

    def open(self, url: str) -> int:
        """The number of a new tab that has loaded the page."""
        return self._say("open", url)

    def value(self, tab: int, expression: str) -> Any:
        """What the JavaScript is worth on the page as it is now; None while it is loading."""
        return self._say(tab, expression)

    def errors(self) -> list[str]:
        """What the browser complained of, in whatever tab."""
        return self._say("errors", "")

    def _say(self, *words: object) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the browser gave up"
        return json.loads(line)


@contextmanager
def browsing() -> Iterator[Tabs]:
    """A browser without a tab, while the block runs."""
    require("playwright")
    command = ["node", HERE / "tabs.cjs", shutil.which("chromium") or ""]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield Tabs(process)
        assert process.stdin
        process.stdin.close()
