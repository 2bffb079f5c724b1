"""Whole milliseconds -> the ways of writing a time that WebVTT, Podlove, descriptions, links and listeners expect."""

from __future__ import annotations


def stamp(ms: int) -> str:
    """WebVTT § 4.1 timestamp and RFC 2326 normal play time, as Podlove Simple Chapters wants it.

    >>> stamp(3_723_004)
    '01:02:03.004'
    """
    seconds, thousandths = divmod(ms, 1000)
    return f"{clock(seconds * 1000)}.{thousandths:03d}"


def clock(ms: int) -> str:
    """HH:MM:SS, as podcast apps look for it in descriptions.

    >>> clock(3_723_999)
    '01:02:03'
    """
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def short(ms: int) -> str:
    """A time as a listener reads it.

    >>> short(63_000), short(3_723_000)
    ('1:03', '1:02:03')
    """
    return clock(ms).removeprefix("00:").removeprefix("0")


def spent(ms: int) -> str:
    """How long something lasts, in whole minutes, never none.

    >>> spent(20_000), spent(3_900_000)
    ('1 min', '1 h 5 min')
    """
    hours, minutes = divmod(max(1, (ms + 30_000) // 60_000), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def number(ms: int) -> int | float:
    """Seconds as JSON and a media fragment write them: whole where they are whole (AntennaPod reads only integers).

    >>> number(12_000), number(12_345)
    (12, 12.345)
    """
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def iso(ms: int) -> str:
    """A duration as schema.org and the Publication Manifest write it: ISO 8601, to the millisecond.

    >>> iso(3_723_004), iso(12_000)
    ('PT3723.004S', 'PT12S')
    """
    return f"PT{number(ms)}S"
