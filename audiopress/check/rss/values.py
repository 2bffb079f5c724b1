"""A value of a feed -> what it must be, in words that complete “… must be”; nothing where it is that."""

from __future__ import annotations

import base64
import ipaddress
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

Fit = Callable[[str], str]

ADDRESS = "an absolute address of http or https"
_RAW = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")  # RFC 3986: none of these may stand in an address
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SLASH = re.compile(r"%2[fF]")
_HOST = re.compile(r"(?!-)[A-Za-z0-9_-]+(?<!-)(\.(?!-)[A-Za-z0-9_-]+(?<!-))*\.?")
_EMAIL = re.compile(r"[^\s@<>()]+@[\w-]+(\.[\w-]+)*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w!#$&^.+-]*/[A-Za-z0-9][\w!#$&^.+-]*(\s*;\s*[\w-]+=(\"[^\"]*\"|[^\s;]+))*")
_SRI = {"sha256": 32, "sha384": 48, "sha512": 64}  # W3C SRI § 3.5: bytes of each digest


def anything(value: str) -> str:
    return ""


def url(value: str) -> str:
    """An address that any app can ask for: absolute, ASCII, everything escaped that must be (RFC 3986).

    >>> url("https://example.org/a%20b"), url("/a"), url("https://example.org/a b")
    ('', 'an absolute address of http or https', 'an address without blanks and signs that must be escaped')
    """
    if _RAW.search(value):
        return "an address without blanks and signs that must be escaped"
    if not value.isascii():
        return "an address in ASCII, with everything else percent-encoded"
    if _PERCENT.search(value):
        return "an address in which two hexadecimal digits follow every %"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ADDRESS
    return "" if parts.scheme in {"http", "https"} and _is_host(host) else ADDRESS


def parts_of(value: str) -> tuple[str, str, str]:
    """Where an address leads: host, path, and the rest; two that lead to one place have the same (RFC 3986 § 6.2.2).

    A host has no case, a letter may be written as its percent code, a scheme's own port goes without saying. A slash
    may not be written so: “%2F” is part of a name (§ 2.2).

    >>> parts_of("https://EXAMPLE.org:443/%61.mp3") == parts_of("https://example.org/a.mp3")
    True
    >>> parts_of("https://example.org/a%2Fb.mp3") == parts_of("https://example.org/a/b.mp3")
    False
    """
    try:
        parts = urlsplit(value.strip())
        port = "" if parts.port in {None, {"http": 80, "https": 443}.get(parts.scheme)} else f":{parts.port}"
    except ValueError:
        return "", value, ""
    path = "%2F".join(map(unquote, _SLASH.split(parts.path)))
    return f"{parts.scheme}://{parts.hostname or ''}{port}", path, parts.query


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # digits and dots that are no IPv4 address are no name either (WHATWG URL § 3.5)
        return bool(_HOST.fullmatch(host)) and not host.rstrip(".").rpartition(".")[2].isdecimal()
    return True


def uri(value: str) -> str:
    """An address of whatever scheme: ipfs:, https:, mailto: …"""
    if re.match(r"https?:", value, re.IGNORECASE):
        return url(value)
    good = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", value) and value.isascii()
    return "" if good and not value.lower().startswith(("javascript:", "data:", "file:")) else "an absolute address"


def loopback(value: str) -> bool:
    """Whether an address is of this machine, where nobody needs https."""
    try:
        host = urlsplit(value).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def one_of(*words: str, fold: bool = False) -> Fit:
    """One of these words; `fold`: whatever their case."""
    allowed = "one of " + ", ".join(f"“{word}”" for word in words) if len(words) > 1 else f"“{words[0]}”"
    known = {word.lower() for word in words} if fold else set(words)

    return lambda value: "" if (value.lower() if fold else value) in known else allowed


def pattern(expression: str, allowed: str) -> Fit:
    """All of a regular expression."""
    return lambda value: "" if re.fullmatch(expression, value) else allowed


def whole(value: str) -> str:
    """A number from 1 on, in digits."""
    return "" if re.fullmatch(r"[0-9]{1,18}", value) and int(value) > 0 else "a whole number above zero"


def count(value: str) -> str:
    """A number from 0 on, in digits."""
    return "" if re.fullmatch(r"[0-9]{1,18}", value) else "a whole number"


def seconds(value: str) -> str:
    """A time above zero: a soundbite that starts at zero is dropped by the Podcast Index."""
    good = re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,18})?", value) and float(value) > 0
    return "" if good else "a number of seconds above zero"


def number(value: str) -> str:
    """A decimal number above zero."""
    good = re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,18})?", value) and float(value) > 0
    return "" if good else "a number above zero"


def email(value: str) -> str:
    return "" if _EMAIL.fullmatch(value) and ".." not in value else "an e-mail address"


def media_type(value: str) -> str:
    """type/subtype (RFC 6838 § 4.2)."""
    return "" if _MEDIA_TYPE.fullmatch(value) else "a media type such as “audio/mpeg”"


def uuid5(value: str) -> str:
    """A name-based UUID (RFC 4122 § 4.1): version 5, variant 10."""
    good = re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", value.lower())
    return "" if good else "a UUID of version 5"


def integrity(value: str) -> str:
    """A Subresource Integrity string (W3C SRI § 3.5): an algorithm, a hyphen, a digest of its length in base64."""
    allowed = "“sha256-…”, “sha384-…” or “sha512-…” with a digest in base64"
    for one in value.split() or [""]:
        name, _, digest = one.partition("?")[0].partition("-")
        try:
            if len(base64.b64decode(digest, validate=True)) != _SRI.get(name):
                return allowed
        except ValueError:  # also a letter that is no ASCII
            return allowed
    return ""
