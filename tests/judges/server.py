"""A folder -> an address on this machine that serves it as a host of podcasts has to: HEAD, ranges, validators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, NamedTuple


class Answer(NamedTuple):
    """What somebody asked for, and with which status it was answered."""

    method: str
    path: str
    status: int


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the type the base class has
        **SimpleHTTPRequestHandler.extensions_map,
        ".vtt": "text/vtt",
        ".xml": "application/rss+xml",
        "chapters.json": "application/json+chapters",
    }

    def __init__(self, *arguments: Any, seen: list[Answer], **named: Any) -> None:
        self.seen = seen
        super().__init__(*arguments, **named)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        self.seen.append(Answer(self.command, self.path, int(code)))

    def send_head(self) -> Any:
        """RFC 9110 § 14: one range of bytes, answered with 206; anything else as usual."""
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file() or asked[0] == "bytes=-":
            return super().send_head()
        data = path.read_bytes()
        first = int(asked[1]) if asked[1] else max(len(data) - int(asked[2]), 0)
        last = min(int(asked[2]), len(data) - 1) if asked[1] and asked[2] else len(data) - 1
        if first > last:
            self.send_error(416)
            return None
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        return self._rest(data[first : last + 1])

    def _rest(self, data: bytes) -> BinaryIO:
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing: the tests look at what clients made of it."""


@contextmanager
def serving(folder: Path, seen: list[Answer] | None = None) -> Iterator[str]:
    """The address of the folder, with a closing slash, while the block runs; `seen` is told of every answer."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, directory=str(folder), seen=[] if seen is None else seen)
    )
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
