"""A date as people and machines write it -> an aware datetime."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from audiopress.patterns import late

# English, German, French, Spanish, Italian, Portuguese, Dutch; a name that two of them share is the same month in both.
_MONTHS: Final[tuple[str, ...]] = (
    "january januar jänner janvier enero gennaio janeiro januari jan",
    "february februar février fevrier febrero febbraio fevereiro februari feb",
    "march märz maerz mars marzo março maart mar mär",
    "april avril abril aprile apr avr",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho jun",
    "july juli juillet julio luglio julho jul",
    "august août aout agosto augustus aug",
    "september septembre septiembre settembre setembro sept sep",
    "october oktober octobre octubre ottobre outubro oct okt",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez",
)
_NUMBER: Final[dict[str, int]] = {name: i for i, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH: Final = "|".join(sorted(map(re.escape, _NUMBER), key=len, reverse=True))
_DAYS: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
)
_WEEKDAY: Final = rf"(?:(?:{_DAYS})\.?,?\s+)?"
_WRITTEN: Final = tuple(
    late(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})",
        rf"{_WEEKDAY}(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    )
)


def parse_date(words: str) -> datetime | None:
    """ISO 8601, RFC 5322, or a day written out; a day alone is its first moment, and a time without a zone is UTC.

    >>> parse_date("4 March 2026") == parse_date("March 4th, 2026") == parse_date("2026-03-04")
    True
    >>> parse_date("soon") is parse_date("31 February 2026") is None
    True
    """
    text = " ".join(words.split())
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            return _day(int(found["year"]), _NUMBER[found["month"].casefold()], int(found["day"]))
    moment = _iso(text) or _mail(text)
    return moment if moment and publishable(moment) else None


def publishable(moment: date) -> bool:
    """Whether a feed can carry it: RFC 5322 § 3.3 has no year before 1900, and no zone may lead out of four digits."""
    return 1900 <= moment.year < 9999


def aware(moment: date) -> datetime:
    """A datetime with a zone, from a day or from a time without one (both UTC)."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return moment if publishable(moment) else None


def _iso(text: str) -> datetime | None:
    if re.match(r"\d{4}-?\d\d?-?\d\d?(?!\d)", text) is None:  # "2026" or "20th" would pass for a basic format
        return None
    # YAML 1.1 timestamps: one-digit months and days, and a space before the zone.
    padded = re.sub(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)
    padded = re.sub(r"\s+(Z|[+-]\d\d:?\d\d)$", r"\1", padded)
    try:
        return aware(datetime.fromisoformat(padded))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    if re.search(r"\d:\d\d", text) is None:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  (it loads sockets, and few dates come from a mail)

    try:
        return aware(parsedate_to_datetime(text))
    except ValueError:
        return None
