"""A BCP 47 tag -> the language and the region whose tables apply."""

from __future__ import annotations

import re


def base(language: str) -> str:
    """The primary language subtag (RFC 5646 § 2.2.1), in lower case.

    >>> base("en-GB"), base("de_AT"), base("")
    ('en', 'de', '')
    """
    return language.replace("_", "-").partition("-")[0].lower()


def region(language: str) -> str:
    """The region subtag (RFC 5646 § 2.2.4), in capitals; "" where there is none.

    >>> region("en-GB"), region("zh-Hant-tw"), region("en")
    ('GB', 'TW', '')
    """
    found = re.search(r"[-_]([A-Za-z]{2}|\d{3})(?![A-Za-z0-9])", language)
    return found[1].upper() if found else ""
