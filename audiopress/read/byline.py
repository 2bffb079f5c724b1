"""A line under a title -> who wrote it and when, if that is all it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from audiopress.patterns import late
from audiopress.read.dates import parse_date

_SEPARATOR: Final = late(r"\s+[|·•∙—–/-]\s+|\s*[|·•∙—–]\s+|\s{3,}|\t")
_NAME: Final = r"(?:[^\W\d_][\w.'’-]*|[^\W\d_]\.)"
_BY: Final = late(
    r"(?:(?:written|words|text|story|posted|published|essay|article)\s+)?"
    r"(?:(?:by|von|par|por|di|door|de)(?:\s*:\s*|\s+)|(?:text|author|autor|autorin|auteur|作者)\s?[:：]\s*)(?=\S)",
    re.IGNORECASE,
)
_FOREIGN: Final = late(r"(?:von|par|por|di|door|de)\s", re.IGNORECASE)  # these begin surnames too
_NAMES: Final = late(rf"{_NAME}(?:(?:,|,?\s+and|\s+&|\s+und|\s+et|\s+y)?\s+{_NAME}){{0,11}}")
_PAUSE: Final = late(r"[,;.:]*\s+|\s*(?=\()")  # where names may end, and what else the line says begin
_TRAILING: Final = late(r"[\s,;:.]+\Z|(?:,|\s)\s*(?:on|am|le)\Z", re.IGNORECASE)
_INITIAL: Final = late(r"(?:\b[^\W\d_]|\b(?:Jr|Sr|Dr|St))\.\Z")
_RANK: Final = late(  # behind a name and a comma: what someone is, and not who
    r",\s*(?:(?:Ph\.?\s?D|M\.?D|M\.?A|M\.?Sc|B\.?A|B\.?Sc|R\.?N|LCSW|LMFT|Psy\.?D|Ed\.?D|J\.?D|Esq)\b\.?"
    r"|(?:(?:staff|senior|contributing|guest|managing|associate)\s+)?(?:writer|editor|reporter|correspondent|author)\b)",
    re.IGNORECASE,
)
_YOUNGER: Final = late(r",\s*(?=(?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
_WEEKDAYS: Final = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed"),
        *("thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag"),
        *("samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes"),
        *("martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    )
)
_NO_NAMES: Final = _WEEKDAYS | {"updated", "published", "posted", "modified", "aktualisiert", "veröffentlicht"}
_NUMERIC: Final = late(r"(?:(\d{4})/(\d\d?)/(\d\d?)|(\d\d?)\.\s?(\d\d?)\.\s?(\d{4}))")
_CLOCK: Final = late(
    r"(?:,|\s+at|\s+um)?\s+\d{1,2}(?::\d\d){1,2}(?:\s*[ap]\.?m\.?)?(?:\s+(?:[A-Z]{2,4}|Uhr))?\Z", re.IGNORECASE
)
_VAGUE: Final = late(r"(?:(?P<month>[^\W\d_]{3,10})\.?,?\s+\d{4}|\d\d?[/.-]\d\d?[/.-]\d{2,4})")
_UPDATED: Final = r"(?:last )?updated|(?:last )?modified|aktualisiert|mis à jour|actualizado"
_PUBLISHED: Final = r"(?:first |originally )?(?:published|posted)|date|on|veröffentlicht|publié|publicado"
_DATED: Final = late(
    rf"(?:(?P<updated>{_UPDATED})|{_PUBLISHED})(?:\s+(?:on|am|le|el))?\s*:?\s+(?P<date>.*\d{{4}}.*)", re.IGNORECASE
)
_TIME: Final = late(
    r"(?:(?:reading|read|listening)\s+time\s*:?\s*|lesezeit\s*:?\s*)?(?:about\s+|ca\.?\s*|~\s*)?"
    r"\d{1,3}\s*-?\s*(?:min(?:ute)?s?|minuten)\.?\s*"
    r"(?:to\s+)?(?:read(?:ing)?(?:\s+time)?|listen|lesezeit|de lecture|de lectura)?",
    re.IGNORECASE,
)
_COUNTS: Final = late(r"[\d.,]+\s*k?\s+(?:views|shares|likes|comments?|reads|claps)|updated", re.IGNORECASE)
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
    by = _BY.match(part)
    facts = _facts(part)
    if by is None or facts:
        return facts
    signed = _signed(part[by.end() :])
    lone = signed is not None and _FOREIGN.match(part) and " " not in "".join(signed.authors)
    return None if lone else signed


def _fact(words: str) -> Byline | None:
    """When it was published or changed, or how long it takes to read."""
    words = re.sub(r"\A\((.*)\)\Z|\A(?:the|le|el|den|am)\s+(?=\d)", r"\1", words.strip(" ,;")).strip(" .")
    if _TIME.fullmatch(words) or _COUNTS.fullmatch(words):
        return Byline()
    if moment := _moment(words):
        return Byline(published=moment)
    if (dated := _DATED.fullmatch(words)) and (moment := _moment(dated["date"].strip(" ."))):
        return Byline(updated=moment) if dated["updated"] else Byline(published=moment)
    return Byline() if _is_vague(words) else None


def _facts(words: str) -> Byline | None:
    """One fact or several, with no more than a comma or a bracket between them."""
    if found := _fact(words):
        return found
    for pause in _PAUSE.finditer(words):
        first, rest = _fact(words[: pause.start()]), words[pause.end() :]
        if first and rest and (others := _facts(rest)):
            return Byline((), first.published or others.published, first.updated or others.updated)
    return None


def _moment(words: str) -> datetime | None:
    """A date in words or in numbers whose order is no question; a time of day behind it says nothing here."""
    if moment := parse_date(words):
        return moment
    day = _CLOCK.sub("", words)
    if found := _NUMERIC.fullmatch(day):
        year, month, number = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        day = f"{year}-{month:0>2}-{number:0>2}"
    return parse_date(day)


def _is_vague(words: str) -> bool:
    """A month without a day, or numbers in an order that only their writer knows: a date, but none to go by."""
    found = _VAGUE.fullmatch(words)
    return found is not None and (not found["month"] or parse_date(f"1 {found['month']} 2000") is not None)


def _signed(words: str) -> Byline | None:
    """Names, and perhaps a date behind them; the longest names that leave a date."""
    if _are_names(words):
        return Byline(_people(words))
    for pause in reversed(list(_PAUSE.finditer(words))):
        names, rest = words[: pause.end()].rstrip(" \t,;:"), words[pause.end() :]
        if not _INITIAL.search(names):
            names = _TRAILING.sub("", _TRAILING.sub("", names))
        if _are_names(names) and (found := _facts(rest)):
            return Byline(_people(names), found.published, found.updated)
    return None


def _people(names: str) -> tuple[str, ...]:
    """The authors, without their degrees and offices."""
    return authors_of(_YOUNGER.sub(" ", _RANK.sub("", names)))


def _are_names(names: str) -> bool:
    """Names have capitals; a month is no name, and nor is a sentence that begins with “By”."""
    if _NAMES.fullmatch(names) is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", _RANK.sub("", names))
    if not words or any(word.casefold() in _NO_NAMES for word in words[1:]) or words[0].casefold() in _WEEKDAYS:
        return False
    capital = all(word[0].isupper() or not word[0].islower() or word in _PARTICLES for word in words)
    months = [parse_date(f"1 {word} 2000") is not None for word in words[:2]]  # June Carter is a name, June is none
    dated = months[0] and (len(words) == 1 or months[1])
    return capital and words[0] not in _PARTICLES and not dated and len(words) <= 14
