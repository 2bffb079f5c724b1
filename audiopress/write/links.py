"""An address an author wrote -> one that a page or a feed can hold without harm, or none."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from audiopress.addresses import fragment

__all__ = ["SCHEMES", "fragment", "remote", "safe"]

# Schemes that no browser runs as script, and that show no file of the reader's machine.
SCHEMES = frozenset(
    ("http", "https", "mailto", "tel", "sms", "ftp", "ftps", "doi", "urn", "geo", "gemini", "magnet"),
)
_BLANK = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")  # browsers skip these inside a scheme: “java\nscript:”


def safe(address: str) -> str | None:
    """The address with every character that needs it escaped; None where its scheme could run or reveal something.

    >>> safe("https://example.com/a b"), safe("java\\nscript:alert(1)"), safe("#note-1")
    ('https://example.com/a%20b', None, '#note-1')
    """
    address = address.strip()
    try:
        scheme = urlsplit(_BLANK.sub("", address)).scheme.lower()
    except ValueError:  # “http://[” is no address
        return None
    if scheme and scheme not in SCHEMES:
        return None
    # A colon before any slash is a scheme to a browser even where urlsplit sees none.
    if not scheme and ":" in re.split("[/?#]", _BLANK.sub("", address), maxsplit=1)[0]:
        return None
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~") or None


def remote(address: str) -> bool:
    """Whether the address names another host, or carries its data in itself.

    >>> remote("//example.com/a.png"), remote("pictures/a.png")
    (True, False)
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
