"""A host on this machine that serves a folder as a host of podcasts should, or with a fault of one's choice."""

from __future__ import annotations

import gzip
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
    "feed.xml": "application/rss+xml; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    "chapters.json": "application/json+chapters",
    "chapters.brief.json": "application/json+chapters",
    ".json": "application/json",
}
MODIFIED = "Sun, 01 Feb 2026 00:00:00 GMT"


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str  # without its query
    headers: dict[str, str]  # by lower-case names


@dataclass(frozen=True, slots=True)
class Response:
    """`body` None: the connection is closed without a word."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = b""

    def having(self, **headers: str) -> Response:
        """With these headers (- for _), or without those that are empty."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={name: value for name, value in (self.headers | named).items() if value})


Fault = Callable[[Request, Response], Response]


@dataclass
class Host:
    """`fault` is given every request and the right answer to it; `files` lie over the folder's."""

    folder: Path
    fault: Fault | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        self.asked.append(request)
        right = self._right(request)
        return self.fault(request, right) if self.fault else right

    def _right(self, request: Request) -> Response:
        data = self._data(request.path)
        if data is None:
            return Response(404, {"Content-Type": "text/plain"}, b"no such file")
        name = request.path if not request.path.endswith("/") else "index.html"
        kind = next((kind for suffix, kind in TYPES.items() if name.endswith(suffix)), "application/octet-stream")
        etag = f'"{sha256(data).hexdigest()[:16]}"'
        headers = {
            "Content-Type": kind,
            "ETag": etag,
            "Last-Modified": MODIFIED,
            "Accept-Ranges": "bytes",
            "Access-Control-Allow-Origin": "*",
        }
        asked = request.headers
        known = asked.get("if-none-match", "") or asked.get("if-modified-since")  # RFC 9110 § 13.1.3: the former first
        if known in {etag, MODIFIED}:
            return Response(304, headers)
        if ranged := re.fullmatch(r"bytes=(\d+)-(\d+)", asked.get("range", "")):  # RFC 9110 § 14
            first, last = int(ranged[1]), min(int(ranged[2]), len(data) - 1)
            told = {"Content-Range": f"bytes {first}-{last}/{len(data)}"}
            return Response(206, headers | told, data[first : last + 1])
        if "gzip" in asked.get("accept-encoding", "") and not kind.startswith(("audio", "image")):
            return Response(200, headers | {"Content-Encoding": "gzip"}, gzip.compress(data, mtime=0))
        return Response(200, headers, data)

    def _data(self, path: str) -> bytes | None:
        name = unquote(path).lstrip("/")
        name = f"{name}index.html" if not name or name.endswith("/") else name
        file = self.folder / name
        return self.files.get(name) or (file.read_bytes() if file.is_file() else None)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.host.answer(Request(self.command, self.path.partition("?")[0], headers))
        if answer.body is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status != 304:
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815  (the name the base class asks for)

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, ssl.SSLError):
            self.close_connection = True  # a client that has seen enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name the base class gives it)
        """Say nothing: the tests look at what was found."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that refuses a certificate is what some tests are about."""


@contextmanager
def hosting(host: Host, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The host's address, with a closing slash, while the block runs."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"host": host}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
