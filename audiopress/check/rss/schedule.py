"""A recurrence rule (RFC 5545 § 3.3.10) -> what it must be."""

from __future__ import annotations

import re

_DAY = r"[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)"
_NUMBERS = r"[+-]?\d+(,[+-]?\d+)*"
_PARTS = {
    "FREQ": r"SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d*",
    "COUNT": r"[1-9]\d*",
    # as the RFC writes dates, or as updateFrequency.md does
    "UNTIL": r"\d{4}-?\d\d-?\d\d(T\d\d:?\d\d:?\d\d(\.\d+)?Z?)?",
    "BYDAY": rf"{_DAY}(,{_DAY})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    **dict.fromkeys(
        ("BYSECOND", "BYMINUTE", "BYHOUR", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"), _NUMBERS
    ),
}


def recurrence(value: str) -> str:
    """Nothing for a rule; else what is wrong with it.

    >>> recurrence("FREQ=WEEKLY;BYDAY=MO"), recurrence("FREQ=SOMETIMES")
    ('', 'a recurrence rule of RFC 5545; “FREQ=SOMETIMES” is no part of one')
    """
    parts = value.upper().removeprefix("RRULE:").split(";")
    for part in parts:
        name, _, told = part.partition("=")
        if name not in _PARTS or not re.fullmatch(_PARTS[name], told):
            return f"a recurrence rule of RFC 5545; “{part}” is no part of one"
    names = [part.partition("=")[0] for part in parts]
    if names.count("FREQ") != 1 or len(set(names)) < len(names) or {"COUNT", "UNTIL"} <= set(names):
        return "a recurrence rule of RFC 5545: FREQ once, no part twice, and COUNT or UNTIL, not both"
    return ""
