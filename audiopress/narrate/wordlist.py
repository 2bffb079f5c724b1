"""Words in a row, as a table is easiest to read -> a tuple of them."""

from __future__ import annotations


def wordlist(line: str) -> tuple[str, ...]:
    """
    >>> wordlist("one two three")
    ('one', 'two', 'three')
    """
    return tuple(line.split())
