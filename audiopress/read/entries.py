"""A paragraph -> whether it is an entry of a reference list or prose."""

from __future__ import annotations

import re
from typing import Final

from audiopress.patterns import late

_NUMBER: Final = r"(?:\[\w{1,6}\]|\(?\d{1,3}[.)])?\s*"
_NAME: Final = r"[^\W\d_][\w'’.-]*"
_AUTHOR: Final = late(  # Surname, I. | Surname, First | Surname I, | Organisation. (year)
    rf"\W*{_NUMBER}(?:(?:{_NAME}\s){{0,3}}{_NAME},\s+(?:[^\W\d_]\.|{_NAME}(?:\s[^\W\d_]\.)?[.,])|[^.]{{2,80}}\.\s\((?:\d{{4}}|n\.d))"
)
_DATED: Final = late(
    r"[(\[][^()\[\]]{0,60}\b(?:1[4-9]|20)\d\d[a-z]?\b[^()\[\]]{0,40}[)\]]"
    r"|\((?:n\.\s?d\.|in press|forthcoming|o\. ?J\.)\)"
)
_YEAR: Final = late(r"\b(?:1[4-9]|20)\d\d[a-z]?\b")
_ADDRESS: Final = late(r"https?://|www\.\w|doi:|doi\.org|\barXiv:|\bISBN\b|\bISSN\b", re.IGNORECASE)
_PUBLISHED: Final = late(
    r"\b(?:press|publish\w+|books|verlag|éditions|editorial|university|journal|review|proceedings|vol\.|no\.|pp?\.|eds?\.|trans\.|"
    r"edition|retrieved|accessed|in:|hrsg\.|aufl\.|abgerufen)(?!\w)",
    re.IGNORECASE,
)
_PROSE: Final = late(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|she|he|they|we|you|your|our|ist|sind|wir|est|sont|nous|vous|es|son|nosotros)\s",
)
_FIRST_PERSON: Final = late(r"(?<!\w)I(?:'m|’m|'ve|’ve)?\s+[a-z]")
_LABEL: Final = late(r"[^\W\d]+(?:\s\w+)?:\s")
_LONGEST: Final = 700  # characters
_PLACE: Final = late(r"[^.:()\d]{2,40}(?:,\s*[^.:()\d]{1,20}\.?){0,2}:\s")  # London: Collins
_MIDDLE: Final = late(
    r"https?:|www\.|doi|in[:\s]|pp?\.|vol\.|no\.|ed\.|eds\.|trans\.|isbn|issn|retrieved|accessed|available|abgerufen|\(",
    re.IGNORECASE,
)


def is_entry(text: str, *, trusted: bool = False) -> bool:
    """Whether the paragraph describes a work; `trusted` if the heading above says that works follow.

    >>> is_entry("Le Guin, U. K. (1986). The carrier bag theory of fiction. In Dancing at the edge of the world.")
    True
    >>> is_entry("Jane Doe is a writer who has lived in Leeds, by the river, since 2014.")
    False
    """
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST:
        return False
    score = _score(words)
    if score >= 2:
        return True
    brief = len(words) <= 200 and not _is_prose(words) and not _LABEL.match(words)
    unstopped = not words.endswith((".", "!", "?", "…")) or bool(re.search(r"\d", words))
    return trusted and brief and (score >= 1 or unstopped)


def begins_entry(line: str) -> bool:
    """Whether a line, the last of its entry or not, reads like the first of one.

    >>> begins_entry("Pollard, E. (1974) Hedges."), begins_entry("London: Collins."), begins_entry("[2] Rackham")
    (True, False, True)
    """
    if re.match(r"\[\w{1,6}\]\s", line):
        return True
    if not line[:1].strip() or line[:1].islower() or _PLACE.match(line) or _MIDDLE.match(line):
        return False
    return _AUTHOR.match(line) is not None or (_DATED.search(line) is not None and not _is_prose(line))


def goes_on(line: str) -> bool:
    """Whether a line below a full stop can be one more part of the entry above: a place, a publisher, an address.

    >>> goes_on("London: Collins."), goes_on("Disclaimer: what you read here is no advice.")
    (True, False)
    """
    return _MIDDLE.match(line) is not None or (len(line) <= 80 and not _is_prose(line))


def _score(words: str) -> int:
    author = bool(_AUTHOR.match(words))
    score = 2 * author
    score += 2 * bool(_DATED.search(words)) or bool(_YEAR.search(words))
    score += 2 * bool(_ADDRESS.search(words))
    score += bool(_PUBLISHED.search(words))
    score += bool(re.match(r"\[\w{1,6}\]\s", words))
    prose = len(_PROSE.findall(words)) + 2 * len(_FIRST_PERSON.findall(words))
    return score - (0 if author and _YEAR.search(words) else min(4, 2 * prose))


def _is_prose(words: str) -> bool:
    return bool(_PROSE.search(words) or _FIRST_PERSON.search(words))
