"""What a check of the sources says, and a check of a feed's text says again -> one matter, so one suppression."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from audiopress.model import Finding


def _insecure(found: Finding) -> bool:
    """The feed's own address, or one beside it, is not https."""
    return found.code == "L-009" or (found.code == "F-113" and found.path.rpartition("/")[0] in found.message)


def _uncategorized(found: Finding) -> bool:
    return found.code == "F-103" and "itunes:category" in found.message


# Code of the sources -> whether a finding on a feed is the same again.
TWINS: Mapping[str, Callable[[Finding], bool]] = {
    "S-002": _insecure,
    "S-005": _uncategorized,
    "S-009": lambda found: found.code == "F-216",
    "A-109": lambda found: found.code == "F-215",
}


def is_twin(code: str, found: Finding) -> bool:
    """Whether a finding on a feed says what that check of the sources has said."""
    return code in TWINS and TWINS[code](found)
