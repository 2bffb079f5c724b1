"""`audiopress serve` in a process of its own, and what its clients say to it."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PATIENCE_S = 120.0  # for what has to happen sooner or later, on however slow a machine
# A test that runs in the background was started deaf to Ctrl-C; the server is not.
HEARING = """
import signal, sys
from audiopress.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(sys.argv[1:])
"""
SHOW = """\
title = "{title}"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles & more."
base_url = "https://example.org/{slug}/"
slug = "{slug}"
categories = ["Education"]

[voice]
engine = "tone"

[narration]
editions = ["full"]
"""
ARTICLE = """\
---
title: {title}
date: 2026-01-0{number}
summary: What {title} is about.
{more}---

It begins with {title}, and goes on for a while, so that there is something to look for in it.

## The middle

{middle}

## The end

It ends as it began. There is more of it at [the other place](https://example.org/elsewhere/).
"""


def write_show(folder: Path, title: str, slug: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "audiopress.toml").write_text(SHOW.format(title=title, slug=slug), encoding="utf-8")


def write_article(folder: Path, number: int, title: str, *, middle: str = "A middle.", draft: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"n{number}.md"
    more = "draft: true\n" if draft else ""
    path.write_text(ARTICLE.format(title=title, number=number, middle=middle, more=more), encoding="utf-8")
    return path


def audiopress(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Any command, to its end."""
    command = [sys.executable, "-m", "audiopress", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@dataclass(frozen=True, slots=True)
class Running:
    """A server that has said where it is; `feeds` are the addresses it printed, `errors` the file of what it says."""

    process: subprocess.Popen[str]
    feeds: tuple[str, ...]
    errors: Path

    @property
    def url(self) -> str:
        """Its root, with the closing slash."""
        parts = urlsplit(self.feeds[0])
        return f"{parts.scheme}://{parts.netloc}/"

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def said(self) -> str:
        return self.errors.read_text(encoding="utf-8")

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """What it answers to exactly this path; names of headers have _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def end(self, number: int = signal.SIGINT) -> int:
        """Its exit code after that signal."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` by their lower-case names."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers["content-type"].partition(";")[0]


@contextmanager
def serving(root: Path, *options: str, shows: int = 1) -> Iterator[Running]:
    """The server in a workspace, at a port of the system's choice unless `options` name one, while the block runs."""
    port = () if "--port" in options else ("--port", "0")
    errors = root / f"errors-{time.monotonic_ns()}.txt"
    command = [sys.executable, "-c", HEARING, "serve", *port, *options]
    with (
        errors.open("w", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process,
    ):
        try:
            assert process.stdout
            feeds = tuple(process.stdout.readline().strip() for _ in range(shows))
            assert all(feeds), errors.read_text(encoding="utf-8")
            yield Running(process, feeds, errors)
        finally:
            process.kill()


def awaited(happened: Callable[[], Any], what: str) -> Any:
    """What `happened` says once it is true; AssertionError where it never is."""
    until = time.monotonic() + PATIENCE_S
    while not (found := happened()):
        assert time.monotonic() < until, f"it never happened: {what}"
        time.sleep(0.05)
    return found
