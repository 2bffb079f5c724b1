"""A page -> the same page with a script that loads it anew when it has changed, and a policy that lets it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import html
import re
from collections.abc import AsyncIterator, Mapping
from functools import cache
from importlib.resources import files

SCRIPT = "/.audiopress/reload.js"
EVENTS = "/.audiopress/changes"
_META = re.compile(rb"""<meta\b[^>]*\bhttp-equiv\s*=\s*["']?content-security-policy\b[^>]*>""", re.IGNORECASE)
_CONTENT = re.compile(r"""(\bcontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def watching(page: bytes, version: str, here: str) -> bytes:
    """The page with the script; `version` is the entity tag it is served with, `here` the preview's address."""
    # Content Security Policy 3 § 6.7.2: an address without a slash at its end allows this one file
    more = {"script-src": f"{here.rstrip('/')}{SCRIPT}", "connect-src": "'self'"}
    widened = _META.sub(lambda found: _policy(found[0].decode("utf-8", "replace"), more).encode(), page, count=1)
    digest = base64.b64encode(hashlib.sha256(script()).digest()).decode()
    about = f'integrity="sha256-{digest}" data-version="{html.escape(version)}"'
    tag = f'<script src="{SCRIPT}" {about} defer></script>\n'.encode()
    end = _END.search(widened)
    at = end.start() if end else len(widened)
    return widened[:at] + tag + widened[at:]


def _policy(meta: str, more: Mapping[str, str]) -> str:
    def changed(found: re.Match[str]) -> str:
        return f'{found[1]}"{html.escape(policy(html.unescape(found[2][1:-1]), more))}"'

    return _CONTENT.sub(changed, meta, count=1)


def policy(text: str, more: Mapping[str, str]) -> str:
    """A Content Security Policy that allows `more`, by directive; what falls back to default-src keeps what that has.

    >>> policy("default-src 'none'; img-src 'self'", {"connect-src": "'self'"})
    "default-src 'none'; img-src 'self'; connect-src 'self'"
    """
    directives: dict[str, list[str]] = {}
    for directive in text.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)  # § 2.2.1: of two with one name the first counts
    for name, source in more.items():
        allowed = directives.get(name, directives.get("default-src"))
        if allowed is not None and source not in allowed:
            directives[name] = [*(one for one in allowed if one.lower() != "'none'"), source]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


@cache
def script() -> bytes:
    """What runs in the page."""
    return files("audiopress.serve").joinpath("reload.js").read_bytes()


class Changes:
    """Tells every page that is open when something published has changed; each looks whether it is concerned."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()

    def tell(self) -> None:
        for listener in self._listeners:
            listener.set()

    async def stream(self) -> AsyncIterator[bytes]:
        """Server-sent events (HTML § 9.2): one to begin with, one for each change."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        try:
            yield b"retry: 500\n\n"
            while True:
                await listener.wait()
                listener.clear()
                yield b"event: changed\ndata: look\n\n"
        finally:
            self._listeners.discard(listener)
