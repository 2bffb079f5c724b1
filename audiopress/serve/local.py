"""The text of a feed -> the same text with the addresses of the preview, so that an app downloads from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from audiopress.serve.library import Shelf

_CHAPTERS = re.compile(r"chapters(?:\.[^/]*)?\.json")
_REST = rb"""[^\s"'<>&\\#?]*"""  # of an address, as XML, HTML within XML and JSON write it


def is_followed(name: str) -> bool:
    """Whether apps follow the addresses in a file of that name: feeds, and the chapters that they name.

    >>> is_followed("feed-2.xml"), is_followed("chapters.full.json"), is_followed("episode.json")
    (True, True, False)
    """
    return name.endswith(".xml") or _CHAPTERS.fullmatch(name) is not None


def localised(data: bytes, shelves: Sequence[Shelf], here: str, served: Callable[[str], bool]) -> bytes:
    """`data` with each address below a show's own replaced by that of the same file `here`, if it is `served`.

    `here` is the preview's address with its closing slash. What does not lie in feeds/ is left: it is elsewhere.
    """
    # the longest first: one show may lie below another
    homes = {spelling: shelf for shelf in shelves if shelf.base for spelling in _spellings(shelf.base)}
    if not homes:
        return data
    bases = b"|".join(re.escape(base) for base in sorted(homes, key=len, reverse=True))
    known: dict[str, bool] = {}

    def moved(found: re.Match[bytes]) -> bytes:
        shelf = homes[found[1]]
        path = f"{shelf.name}/{unquote(found[2].decode('utf-8', 'replace'))}"
        if path not in known:
            known[path] = served(path)
        return f"{here}{quote(shelf.name)}/".encode() + found[2] if known[path] else found[0]

    return re.sub(rb"(" + bases + rb")(" + _REST + rb")", moved, data)


def _spellings(base: str) -> tuple[bytes, ...]:
    """An address as JSON has it, as XML has it, and as XML has it within the text of a page."""
    return (base.encode(), escape(base).encode(), escape(escape(base)).encode())
