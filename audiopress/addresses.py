"""A page and an element of it -> the address that leads there, the same in every form of a chapter."""

from __future__ import annotations

from urllib.parse import quote


def fragment(anchor: str) -> str:
    """The end of an address that leads to an element of a page; "" to the page itself.

    >>> fragment("the café"), fragment("")
    ('#the%20caf%C3%A9', '')
    """
    return anchor and "#" + quote(
        anchor, safe="-._~!$&'()*,;=:@/?"
    )  # RFC 3986 § 3.5, less “+”: AntennaPod reads it as a space


def section_url(page: str, section: str) -> str:
    """The address of a chapter's text: AntennaPod decodes it, so that a plus sign would come out as a space.

    >>> section_url("https://example.org/a+b/", "часть")
    'https://example.org/a%2Bb/#%D1%87%D0%B0%D1%81%D1%82%D1%8C'
    """
    return page.replace("+", "%2B") + fragment(section)
