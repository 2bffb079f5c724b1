"""A recurrence rule (RFC 5545 § 3.3.10) -> what it must be.

dateutil reads such rules, and takes a thirteenth month and a 99th Monday; it refuses the dates that updateFrequency.md
itself writes. So the RFC's ranges stand here.
"""

from __future__ import annotations

import re
from datetime import datetime

_DAYS = r"MO|TU|WE|TH|FR|SA|SU"
_DAY = re.compile(rf"([+-]?\d{{1,2}})?({_DAYS})")
_WORDS = {
    "FREQ": r"SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,8}",
    "COUNT": r"[1-9]\d{0,8}",
    "WKST": _DAYS,
}
# As the RFC writes dates, or as updateFrequency.md does.
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?Z?)?")
# The lowest and highest number; where the lowest is 1, as many may be counted from the end, with a minus.
_RANGES = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (1, 31),
    "BYYEARDAY": (1, 366),
    "BYWEEKNO": (1, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (1, 366),
}
_FORWARD = frozenset({"BYMONTH", "BYSECOND", "BYMINUTE", "BYHOUR"})  # these are never counted from the end
_WEEKS = 53  # of a year: no weekday comes more often
# What a frequency MUST NOT be used with, § 3.3.10.
_NEVER = {
    "BYWEEKNO": frozenset({"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"}),
    "BYYEARDAY": frozenset({"DAILY", "WEEKLY", "MONTHLY"}),
    "BYMONTHDAY": frozenset({"WEEKLY"}),
}
_NUMBERED = frozenset({"MONTHLY", "YEARLY"})  # in which a weekday may have a number


def recurrence(value: str) -> str:
    """Nothing for a rule; else what is wrong with it.

    >>> recurrence("FREQ=WEEKLY;BYDAY=MO"), recurrence("FREQ=YEARLY;BYMONTH=13")
    ('', 'a recurrence rule of RFC 5545; “BYMONTH=13” is no part of one')
    """
    parts = [part.partition("=") for part in value.upper().removeprefix("RRULE:").split(";")]
    rule = {name: told for name, _, told in parts}
    for name, told in rule.items():
        if not _fits(name, told, rule):
            return f"a recurrence rule of RFC 5545; “{name}={told}” is no part of one"
    if "FREQ" not in rule or len(rule) < len(parts) or {"COUNT", "UNTIL"} <= set(rule):
        return "a recurrence rule of RFC 5545: FREQ once, no part twice, and COUNT or UNTIL, not both"
    return ""


def _fits(name: str, told: str, rule: dict[str, str]) -> bool:
    frequency = rule.get("FREQ", "")
    if frequency in _NEVER.get(name, ()):
        return False
    if name in _WORDS:
        return bool(re.fullmatch(_WORDS[name], told))
    if name == "UNTIL":
        return _is_moment(told)
    if name == "BYDAY":
        numbered = frequency in _NUMBERED and not (frequency == "YEARLY" and "BYWEEKNO" in rule)
        return all(_is_day(one, numbered=numbered) for one in told.split(","))
    if name == "BYSETPOS" and not any(other.startswith("BY") and other != name for other in rule):
        return False  # it picks from what another part gives
    return name in _RANGES and all(_is_number(name, one) for one in told.split(","))


def _is_number(name: str, told: str) -> bool:
    lowest, highest = _RANGES[name]
    if not re.fullmatch(r"[+-]?\d{1,3}", told) or (name in _FORWARD and told[0] in "+-"):
        return False
    return lowest <= abs(int(told)) <= highest


def _is_day(told: str, *, numbered: bool) -> bool:
    found = _DAY.fullmatch(told)
    if not found or not found[1]:
        return bool(found)
    return numbered and 1 <= abs(int(found[1])) <= _WEEKS


def _is_moment(told: str) -> bool:
    found = _UNTIL.fullmatch(told)
    try:
        return bool(found and datetime(*(int(part) for part in found.groups(default="0"))))  # type: ignore[arg-type]  # six numbers
    except ValueError:  # no such day
        return False
