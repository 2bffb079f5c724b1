"""Short lines between blank ones -> whether their author broke them, as verse is broken, or a program did."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from audiopress.patterns import late
from audiopress.read.byline import parse_byline
from audiopress.read.layout import breaks_off, ends_sentence
from audiopress.read.names import matter
from audiopress.read.shapes import is_attribution

_LONGEST: Final = 65  # characters
_SMALL: Final = 50  # characters: the longest line of verse that does not begin its lines with capitals
_BRIEF: Final = 28  # characters: lines of prose are longer on average
_LABELLED: Final = late(r"[^\W\d_][\w ]{0,20}:\s")
_PAGE: Final = late(
    r"©|\(c\)\s+\d{4}|\ball rights reserved\b|\s\|\s|https?://|www\.\w|\S@\S+\.\w"
    r"|^(?:facebook|twitter|x|linkedin|whatsapp|pinterest|instagram|reddit|e-?mail|print|copy link)$",
    re.IGNORECASE,
)


def is_verse(lines: tuple[str, ...]) -> bool:
    """Three lines or more, none of which a lack of room need have ended; in doubt they are prose.

    >>> is_verse(("One road led", "up to the hill", "and none came down"))
    True
    >>> is_verse(("The mill is old. It has not", "turned since the war, and the", "wheel is gone. We miss it."))
    False
    """
    if len(lines) < 3 or not all(map(_could_be, lines)) or _is_furniture(lines):
        return False
    inside = sum(map(breaks_off, lines)) / len(lines)
    if inside > 0.34 or sum(map(ends_sentence, lines)) > 0.75 * len(lines):
        return False
    longest = max(map(len, lines))
    if not any(line.lower() != line.upper() for line in lines) and all(" " not in line for line in lines):
        return longest < _SMALL  # a script without spaces or capitals shows nothing else
    filled = _filled(lines)
    capital = sum(_is_capital(line) for line in lines[1:]) / (len(lines) - 1)
    if capital >= 0.6:
        return filled <= 0.8 or (capital == 1 and inside == 0 and len(lines) >= 4)
    uneven = sum(len(line) < 0.6 * longest for line in lines[:-1]) >= 0.3 * (len(lines) - 1)
    brief = sum(map(len, lines)) <= _BRIEF * len(lines)
    return longest < _SMALL and filled <= 0.5 and (uneven or brief)


def is_couplet(lines: tuple[str, ...], stanza: tuple[str, ...]) -> bool:
    """Whether two lines beside a stanza are one more of its poem: about as long, and nothing else by their look."""
    if len(lines) != 2 or not all(map(_could_be, lines)) or any(map(_stands_alone, lines)):
        return False
    short, long = sorted(map(len, lines))
    return long <= 1.3 * max(map(len, stanza)) and short >= 0.4 * long and not all(map(breaks_off, lines))


def _could_be(line: str) -> bool:
    return len(line) <= _LONGEST and not _LABELLED.match(line)


def _stands_alone(line: str) -> bool:
    return bool(matter(line) or parse_byline(line) or is_attribution(line) or _PAGE.search(line))


def _is_furniture(lines: tuple[str, ...]) -> bool:
    """Buttons and rights, as they stand at the end of a page."""
    return any(map(_PAGE.search, lines)) or sum(matter(line) == "boilerplate" for line in lines) > 1


def _is_capital(line: str) -> bool:
    return line.lstrip("\"'“‘«„(—–- ")[:1].isupper()


def _filled(lines: tuple[str, ...]) -> float:
    """The share of lines on which the first word of the next had no room."""
    longest = max(map(len, lines))
    ends = [len(line) + 1 + len(following.split(maxsplit=1)[0]) > longest for line, following in pairwise(lines)]
    return sum(ends) / len(ends)
