"""A BCP 47 tag -> the language whose tables apply."""

from __future__ import annotations


def base(language: str) -> str:
    """The primary language subtag (RFC 5646 § 2.2.1), in lower case.

    >>> base("en-GB"), base("de_AT"), base("")
    ('en', 'de', '')
    """
    return language.replace("_", "-").partition("-")[0].lower()
