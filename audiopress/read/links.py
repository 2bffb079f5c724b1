"""A link as written -> a link that is safe to publish."""

from __future__ import annotations

import re
from typing import Final

from audiopress.patterns import late

_SCHEME: Final = late(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE: Final = frozenset(
    {"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "doi", "urn", "geo", "gemini", "magnet"}
)


def safe_link(href: str) -> str | None:
    """The target, or None where following it would run something; relative targets are safe.

    >>> safe_link("notes.html#a"), safe_link("java\\nscript:alert(1)"), safe_link("data:text/html,x")
    ('notes.html#a', None, None)
    """
    plain = re.sub(r"[\x00-\x20\x7f-\x9f]+", "", href)  # browsers ignore them inside a scheme: WHATWG URL § 4.4
    scheme = _SCHEME.match(plain)
    if not plain or (scheme and scheme[1].lower() not in _SAFE):
        return None
    return href.strip()


def is_remote(src: str) -> bool:
    """Whether a picture lies somewhere else than in a file of ours."""
    drive = re.match(r"[a-zA-Z]:[\\/]", src)
    return src.startswith("//") or (drive is None and _SCHEME.match(src) is not None)
