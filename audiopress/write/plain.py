"""Any text -> text that XML, HTML and a podcast directory accept: legal characters, one line, not too long."""

from __future__ import annotations

import html
import re

# XML 1.0 § 2.2 Char, less the C1 controls and the noncharacters that HTML (§ 13.2.3.5) calls parse errors.
_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_NONCHARACTERS}]")

TITLE = 255  # characters: PSP-1 allows no value longer than that unless it says so


def legal(text: str) -> str:
    """The text without characters that a feed or a page must not hold; line ends are line feeds.

    >>> legal("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """One trimmed line of legal characters.

    >>> plain("  two\\n lines\\x07 ")
    'two lines'
    """
    return " ".join(legal(text).split())


def escape(text: str) -> str:
    """Text as HTML or XML character data, safe inside double quotes too.

    >>> escape('<a href="x">&')
    '&lt;a href=&quot;x&quot;&gt;&amp;'
    """
    return html.escape(legal(text), quote=True)


def clip(text: str, limit: int = TITLE) -> str:
    """One line of at most `limit` characters, cut between words where there is one to cut at, and marked with “…”.

    >>> clip("a title too long to keep", 14)
    'a title too…'
    """
    line = plain(text)
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    whole, space, _ = kept.rpartition(" ")
    if line[limit - 1] == " " or not space or len(whole) < limit // 2:
        whole = kept
    return whole.rstrip(" ,;:–—-") + "…"


def clip_bytes(text: str, limit: int) -> str:
    """Like `clip`, for a limit in bytes of UTF-8.

    >>> clip_bytes("naïve", 5)
    'na…'
    """
    line = plain(text)
    if len(line.encode()) <= limit:
        return line
    room = len(line.encode()[: max(limit - 3, 0)].decode(errors="ignore"))  # “…” takes three bytes
    return clip(line, room + 1)


def unbracketed(text: str) -> str:
    """A title in which nothing looks like a tag: AntennaPod and others read titles as HTML and drop what does.

    >>> unbracketed("1 < 2 <b>")
    '1 ‹ 2 ‹b›'
    """
    return text.replace("<", "‹").replace(">", "›")
