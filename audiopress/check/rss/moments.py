"""Moments as RSS writes them: RFC 2822 § 3.3, with the zones of § 4.3 that RFC 822 knew, too."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"ut": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
_ZONES |= {"pst": -8, "pdt": -7}
_MOMENT = re.compile(
    rf"(?:(?P<day>{'|'.join(_DAYS)}),\s*)?(?P<date>\d\d?)\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}}|\d\d)\s+"
    rf"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s+"
    rf"(?P<zone>[+-]\d{{4}}|{'|'.join(_ZONES)})(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
SHAPE = "a date such as “Thu, 01 Jan 2026 09:30:00 +0000”"


def moment(value: str) -> datetime | None:
    """The moment, or None where it is no date of RFC 2822; its weekday is not looked at.

    >>> moment("1 Jan 2026 09:30 GMT")
    datetime.datetime(2026, 1, 1, 9, 30, tzinfo=datetime.timezone.utc)
    """
    found = _MOMENT.fullmatch(" ".join(value.split()))
    if not found:
        return None
    seconds = int(found["second"] or 0)
    try:
        day = datetime(_year(found), _MONTHS.index(found["month"].lower()) + 1, int(found["date"]))
        clock = timedelta(hours=int(found["hour"]), minutes=int(found["minute"]), seconds=min(seconds, 59))
        zone = timezone(_offset(found["zone"]))
        return (day + clock).replace(tzinfo=zone).astimezone(UTC) if _on_clock(found) else None
    except (ValueError, OverflowError):
        return None


def weekday_fault(value: str) -> str:
    """The day that it really was, where the date names another; else nothing.

    >>> weekday_fault("Fri, 01 Jan 2026 09:30:00 +0000")
    'Thu'
    """
    found = _MOMENT.fullmatch(" ".join(value.split()))
    if not found or not found["day"]:
        return ""
    day = datetime(_year(found), _MONTHS.index(found["month"].lower()) + 1, int(found["date"]))
    real = _DAYS[day.weekday()]
    return "" if found["day"].lower() == real else real.capitalize()


def date_of(value: str) -> str:
    """What the value must be, or nothing where it is a date, weekday and all."""
    if moment(value) is None:
        return SHAPE
    real = weekday_fault(value)
    return f"a date with its own weekday, which is {real}" if real else ""


def short_year(value: str) -> bool:
    """Whether it is a date whose year has two digits: RSS 2.0 permits it, and prefers four."""
    found = _MOMENT.fullmatch(" ".join(value.split()))
    return bool(found and len(found["year"]) == 2 and moment(value))


def _year(found: re.Match[str]) -> int:
    """RFC 2822 § 4.3: 00 to 49 are of this century, 50 to 99 of the last."""
    year = int(found["year"])
    return year if len(found["year"]) == 4 else year + (2000 if year < 50 else 1900)


def _on_clock(found: re.Match[str]) -> bool:
    return int(found["hour"]) < 24 and int(found["minute"]) < 60 and int(found["second"] or 0) <= 60


def _offset(zone: str) -> timedelta:
    if zone[0] not in "+-":
        return timedelta(hours=_ZONES[zone.lower()])
    hours, minutes = int(zone[1:3]), int(zone[3:])
    if minutes > 59 or hours > 14:
        raise ValueError("no zone is so far away")
    return (timedelta(hours=hours, minutes=minutes)) * (-1 if zone[0] == "-" else 1)
