"""Short and long forms in a row, as a table is easiest to read -> a dictionary."""

from __future__ import annotations


def paired(*lines: str) -> dict[str, str]:
    """Entries parted by semicolons; the first word of each is its key.

    >>> paired("NY New York; CA California", "TX Texas")
    {'NY': 'New York', 'CA': 'California', 'TX': 'Texas'}
    """
    entries = (entry.strip().partition(" ") for line in lines for entry in line.split(";"))
    return {key: value.strip() for key, _, value in entries if key}
