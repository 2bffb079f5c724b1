"""A line under a title -> who wrote it and when, if that is all it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from audiopress.read.dates import parse_date

_SEPARATOR: Final = re.compile(r"\s+[|·•∙—–/]\s+|\s{3,}|\t")
_NAME: Final = r"(?:[^\W\d_][\w.'’-]*|[^\W\d_]\.)"
_BY: Final = re.compile(
    r"(?:(?:written|words|text|story|posted|published|essay|article)\s+)?"
    r"(?:by|von|par|por|di|door|de|text:|author:|autor:|autorin:|auteur\s?:)\s*(?=\S)",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(rf"{_NAME}(?:(?:,|\s+and|\s+&|\s+und|\s+et|\s+y)?\s+{_NAME}){{0,9}}")
_BETWEEN: Final = re.compile(r"(?:,|\s+(?:on|am|le))\Z", re.IGNORECASE)
_UPDATED: Final = r"(?:last )?updated|(?:last )?modified|aktualisiert|mis à jour|actualizado"
_PUBLISHED: Final = r"published|posted|date|on|veröffentlicht|publié|publicado"
_DATED: Final = re.compile(
    rf"(?:(?P<updated>{_UPDATED})|{_PUBLISHED})(?:\s+(?:on|am|le|el))?\s*:?\s+(?P<date>.*\d{{4}}.*)", re.IGNORECASE
)
_TIME: Final = re.compile(
    r"(?:(?:reading|read|listening)\s+time\s*:?\s*|lesezeit\s*:?\s*)?(?:about\s+|ca\.?\s*|~\s*)?"
    r"\d{1,3}\s*-?\s*(?:min(?:ute)?s?|minuten)\.?\s*"
    r"(?:to\s+)?(?:read(?:ing)?(?:\s+time)?|listen|lesezeit|de lecture|de lectura)?",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(r"[\d.,]+\s*k?\s+(?:views|shares|likes|comments?|reads|claps)|updated", re.IGNORECASE)
_PARTICLES: Final = frozenset(
    {"de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "ibn", "al", "und", "and", "et", "y", "e"}
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says; nothing at all, if it only says how long the text takes to read."""

    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None


def parse_byline(line: str) -> Byline | None:
    """None for a line that says anything else too.

    >>> parse_byline("By Jane Doe and Ann O'Neil | 4 March 2026 · 5 min read").authors
    ('Jane Doe', "Ann O'Neil")
    >>> parse_byline("By now, everyone knows"), parse_byline("By March 2026")
    (None, None)
    """
    words = line.strip().strip("|·•— ")
    if not words or len(words) > 200:
        return None
    found = Byline()
    for part in _SEPARATOR.split(words):
        read = _part(part.strip(" ,")) if part.strip(" ,") else Byline()
        if read is None:
            return None
        found = Byline(found.authors + read.authors, found.published or read.published, found.updated or read.updated)
    return found


def read_byline(line: str, below: str) -> Byline | None:
    """The same, or a name alone if the line below it says when.

    >>> read_byline("Jane Doe", "4 March 2026"), read_byline("Jane Doe", "It rained.")
    (Byline(authors=('Jane Doe',), published=None, updated=None), None)
    """
    if read := parse_byline(line):
        return read
    dated = parse_byline(below) if 2 <= len(line.split()) <= 4 else None
    return parse_byline(f"By {line}") if dated and not dated.authors else None


def authors_of(names: str) -> tuple[str, ...]:
    """The names in a list of them.

    >>> authors_of("Jane Doe, John Roe & Ann Poe")
    ('Jane Doe', 'John Roe', 'Ann Poe')
    """
    split = re.split(r",\s*(?:and|und|et|y)\s+|\s*[,&;]\s*|\s+(?:and|und|et|y)\s+", names)
    return tuple(" ".join(name.split()) for name in split if name.strip())


def _part(part: str) -> Byline | None:
    if _TIME.fullmatch(part) or _COUNTS.fullmatch(part):
        return Byline()
    if moment := parse_date(part):
        return Byline(published=moment)
    if (dated := _DATED.fullmatch(part)) and (moment := parse_date(dated["date"].strip(" ."))):
        return Byline(updated=moment) if dated["updated"] else Byline(published=moment)
    by = _BY.match(part)
    return _signed(part[by.end() :]) if by else None


def _signed(words: str) -> Byline | None:
    """Names, and perhaps a date behind them."""
    if _are_names(words):
        return Byline(authors_of(words))
    for space in re.finditer(r"\s+", words):
        names = _BETWEEN.sub("", words[: space.start()])
        if _are_names(names) and (moment := parse_date(words[space.end() :].strip(" ."))):
            return Byline(authors_of(names), moment)
    return None


def _are_names(names: str) -> bool:
    """Names have capitals; a month is no name, and nor is a sentence that begins with “By”."""
    if _NAMES.fullmatch(names) is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", names)
    capital = all(word[0].isupper() or not word[0].islower() or word in _PARTICLES for word in words)
    return capital and words[0] not in _PARTICLES and parse_date(f"1 {words[0]} 2000") is None and len(words) <= 12
