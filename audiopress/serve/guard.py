"""Requests -> those that are meant for this server, and answers with the headers that each of them has."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = "GET, HEAD, OPTIONS"
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[0-9a-z](?:[0-9a-z._-]{0,252}))(:[0-9]{1,5})?")  # RFC 9110 § 7.2
# Fetch standard: a player on a page elsewhere may read these, and send those
_SHOWN = "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified"
_ASKED = "Range, If-Range, If-Match, If-None-Match, If-Modified-Since"


@dataclass(frozen=True, slots=True)
class Names:
    """By which names this server may be addressed; `local`: by those of the machine's own loop only.

    A page elsewhere may have its own name lead to this machine (DNS rebinding), but can neither forge the Host it is
    asked for by, nor make it a number: so numbers are right, and of names only ours.
    """

    local: bool
    given: str = ""

    def know(self, host: str) -> bool:
        """Whether a Host header's name is one of ours; IPv6 has its brackets.

        >>> Names(local=True).know("127.0.0.1"), Names(local=True).know("rebound.example")
        (True, False)
        """
        try:
            number = ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            return host in {"localhost", self.given.lower(), *(() if self.local else _own())}
        return number.is_loopback or not self.local


def _own() -> tuple[str, str]:
    name = socket.gethostname().lower()
    return name, f"{name}.local"


class Guard:
    """The application as others may reach it."""

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hidden = scope["path"].startswith("/.")

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                _dress(MutableHeaders(scope=message), public=not hidden)
            await send(message)

        answer = self._answer(scope, public=not hidden)
        await (answer or self.app)({**scope, "headers": _asked(scope)}, receive, sent)

    def _answer(self, scope: Scope, *, public: bool) -> Response | None:
        """What needs no file: a wrong host, or a browser's question whether it may ask."""
        host = _HOST.fullmatch(Headers(scope=scope).get("host", "").strip().lower())
        if not host:
            return PlainTextResponse("The request has no Host header that can be read.\n", 400)
        if not self.names.know(host[1]):
            said = f"This preview is not {host[1]}: open it by the address that `audiopress serve` printed.\n"
            return PlainTextResponse(said, 421)  # RFC 9110 § 15.5.20
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=_allowed() if public else {"Allow": METHODS})
        return None


def _asked(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The request's headers; RFC 9110 § 14.2: Range is for GET alone, and nobody minds one in an unknown unit."""
    kept = (b"bytes",) if scope["method"] == "GET" else ()
    return [one for one in scope["headers"] if one[0] != b"range" or one[1].partition(b"=")[0].strip().lower() in kept]


def _allowed() -> dict[str, str]:
    return {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": _ASKED,
        "Access-Control-Max-Age": "600",
    }


def _dress(headers: MutableHeaders, *, public: bool) -> None:
    """Readable from every site, as what is published has to be; but drafts, and what is ours, from here only."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Cache-Control", "no-cache")
    if public:
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = _SHOWN
