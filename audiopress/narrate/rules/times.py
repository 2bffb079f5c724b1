"""Rules for times of day, lengths of time and time zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, digits
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.calendars import joined, stopped
from audiopress.narrate.rules.clock import ZONES, feminine, lasting, of_day, twelve_hours, zone
from audiopress.patterns import late

_FIGURES: Final = "0123456789"
_START: Final = r"(?<![\w$£€/:])(?<!\d[.,])(?<![CT][+−–-])"
_HOUR: Final = r"(?:1[0-2]|0?\d)"
_HALF: Final = r"(?:(?:[ap]m|[AP]M)(?!\w)|[ap]\.\s?m(?:\.|(?!\w))|[AP]\.\s?M(?:\.|(?!\w)))"
_OFFSET: Final = r"(?:\s?[+−–-]\s?\d{1,2}(?::?[0-5]\d)?(?!\d))?"
_ZONE: Final = rf"(?:\s?(?P<zone>(?:UTC|GMT){_OFFSET}(?!\w)|{ZONES}(?!\w)|(?i:[ecmp]\.?[sd]\.?t)(?!\w)\.?|Z(?!\w)))?"
_TWELVE: Final = late(
    rf"{_START}(?:(?P<low>{_HOUR})(?:[:.](?P<past>[0-5]\d))?(?P<dash>\s?[–‒-]\s?))?"
    rf"(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s?(?P<half>{_HALF}){_ZONE}"
)
_CLOCK: Final = late(
    rf"{_START}(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?P<tenths>\.\d{{1,3}})?(?P<unit>\s?(?:hours|hrs|h)\b)?{_ZONE}"
    r"(?![\w:%/]|[.,]\d|[ \u00a0\u202f\u2009]000)"
)
_LENGTH: Final = late(
    rf"{_START}(?P<hour>\d{{1,3}}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?:[.,](?P<tenths>\d{{1,3}}))?(?![\w:/]|[.,]\d)"
    rf"(?:\s?(?P<half>{_HALF}))?{_ZONE}"
)
_LETTERED: Final = late(
    rf"{_START}(?P<hour>\d{{1,3}})\s?h\s?(?P<minute>[0-5]?\d)(?:\s?m(?:in)?\b)?(?:\s?(?P<second>[0-5]?\d)\s?s\b)?(?!\w|[.,]\d)"
)
_FORCES: Final = late(
    r"(?<![\w.,$£€:/-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<unit>\s(?:hours|hrs)\b|h\b)(?!\s(?:of|per|a|each)\b)"
)
_AROUND: Final = late(r"(?<![\w/.,-])24/7(?![\w/%]|[.,-]\d)(?:/365)?")
_OFFSETS: Final = late(r"\b(?:UTC|GMT)\s?[+−–-]\s?\d{1,2}(?::?[0-5]\d)?(?![\w:])")
# A colon between numbers that is no time: a ratio, a scale, a score.
_RATIO_BEFORE: Final = late(
    r"\b(?:mix(?:ed)?|diluted?|ratios?(?:\sof)?|scale(?:\sof)?|odds(?:\sof)?|by|score|lost|beat|won)\s$", re.IGNORECASE
)
_RATIO_AFTER: Final = late(r"\s(?:ratio|scale|odds|mix|split|dilution|model)\b")
_AT: Final = late(r"\b(?:at|by|until|till|from|since|before|after|to|around|about)\s$", re.IGNORECASE)


def times(passage: Passage) -> Iterator[Change]:
    """Times of day and lengths of time; the dash between two times."""
    text = passage.text
    found = [
        *(_length(text, time) for time in _LENGTH.finditer(text)),
        *(change for time in _TWELVE.finditer(text) for change in _twelve(text, time)),
        *(_clock(text, time) for time in _CLOCK.finditer(text) if not _is_ratio(text, time)),
        *map(_lettered, _LETTERED.finditer(text)),
        *(_forces(time) for time in _FORCES.finditer(text) if _is_forces(text, time)),
        *(Change(time.start(), time.end(), zone(time[0])) for time in _OFFSETS.finditer(text)),
        *(Change(time.start(), time.start() + 4, "twenty four seven") for time in _AROUND.finditer(text)),
    ]
    return joined(text, found, "to")


def _ended(text: str, found: re.Match[str], said: str) -> Change:
    """The change, without the stop that also ends the passage."""
    end = found.end()
    if stopped(text, end):
        end -= 1
    if text[end : end + 1] == ".":
        said = said.removesuffix(".")
    return Change(found.start(), end, said)


def _zoned(found: re.Match[str], said: str) -> str:
    return f"{said} {zone(found['zone'])}" if found["zone"] else said


def _twelve(text: str, time: re.Match[str]) -> Iterator[Change]:
    """“10:30 a.m.”, “2–3pm”."""
    said = twelve_hours(time["hour"], time["minute"] or "", time["half"])
    if time["second"]:
        return
    if time["low"]:
        low = cardinal(int(time["low"]))
        if int(time["past"] or 0):
            low = of_day(time["low"], time["past"])
        said = f"{low} to {said}"
    yield _ended(text, time, _zoned(time, said))


def _clock(text: str, time: re.Match[str]) -> Change:
    """“13:05”, “08:00 hours”; “3:45.2” is minutes and seconds."""
    if time["tenths"]:
        said = lasting(time["hour"], time["minute"], tenths=time["tenths"][1:])
    elif time["unit"]:
        said = _hundred(time["hour"], time["minute"]) + " hours"
    else:
        said = of_day(time["hour"], time["minute"])
    return _ended(text, time, _zoned(time, said))


def _length(text: str, time: re.Match[str]) -> Change:
    said = lasting(time["hour"], time["minute"], time["second"], tenths=time["tenths"] or "")
    half = f" {twelve_hours('0', '', time['half']).partition(' ')[2]}" if time["half"] else ""
    return _ended(text, time, _zoned(time, said + half))


def _is_ratio(text: str, time: re.Match[str]) -> bool:
    before = _RATIO_BEFORE.search(text, max(0, time.start() - 12), time.start())
    return bool(before or _RATIO_AFTER.match(text, time.end()))


def _lettered(time: re.Match[str]) -> Change:
    """“2h30”, “1h 30m 15s”."""
    parts = (time["hour"], time["minute"], time["second"]) if time["second"] else (time["hour"], time["minute"])
    return Change(time.start(), time.end(), lasting(*parts))


def _is_forces(text: str, time: re.Match[str]) -> bool:
    """“0800 hours” always; “1400 hours” after “at”, since it may be a length."""
    leading = time["hour"][0] == "0" or not time["unit"].startswith(" ")
    return leading or bool(_AT.search(text, max(0, time.start() - 8), time.start()))


def _forces(time: re.Match[str]) -> Change:
    return Change(time.start(), time.end(), _hundred(time["hour"], time["minute"]) + " hours")


def _hundred(hour: str, minute: str) -> str:
    """The forces' way: “oh eight hundred”, “fourteen thirty”."""
    said = digits(hour, zero="oh") if hour[0] == "0" and len(hour) == 2 else cardinal(int(hour))
    said = "zero" if hour == "00" else said
    tail = "hundred" if minute == "00" else digits(minute, zero="oh") if minute[0] == "0" else cardinal(int(minute))
    return f"{said} {tail}"


# --- German, French, Spanish
_ELSEWHERE: Final = {
    "de": late(
        rf"{_START}(?P<hour>2[0-4]|[01]?\d)(?:(?::(?P<minute>[0-5]\d)|\.(?P<past>[0-5]\d)(?=\sUhr))(?P<clock>\sUhr\b)?|\sUhr\b)"
        r"(?![\w:%/]|[.,:]\d)"
    ),
    "fr": late(
        rf"{_START}(?P<hour>2[0-4]|[01]?\d)(?:\s?h(?:eures?)?\b\s?(?P<minute>[0-5]\d)\b|h(?P<past>[0-5]\d)|\s?h\b|:(?P<clock>[0-5]\d))"
        r"(?![\w:%/]|[.,:]\d)"
    ),
    "es": late(
        rf"{_START}(?P<hour>2[0-4]|[01]?\d)(?::(?P<minute>[0-5]\d)|\.(?P<past>[0-5]\d)(?=\s?(?:h\b|[ap]\.)))?"
        r"(?:\s?(?P<half>[ap])\.\s?m\.?|\s?(?P<clock>h|(?<=:\d\d\s)horas)\b(?!/)|(?<=:\d\d))(?![\w:%/]|[.,:]\d)"
    ),
}
_SPANISH_HALVES: Final = {"a": "de la mañana", "p": "de la tarde"}
_DASHES: Final = {"de": "bis", "fr": "à", "es": "a"}


def times_elsewhere(passage: Passage) -> Iterator[Change]:
    """Times of day on the clock of 24 hours: 14:30 Uhr, 14h30, 14:30 h."""
    text, language = passage.text, passage.language
    found = [
        *(_length_elsewhere(time, language) for time in _LENGTH.finditer(text) if not time["half"]),
        *(_elsewhere(text, time, language) for time in _ELSEWHERE[language].finditer(text)),
    ]
    return joined(text, found, _DASHES[language])


def _length_elsewhere(time: re.Match[str], language: str) -> Change:
    parts = (time["hour"], time["minute"], time["second"])
    return Change(time.start(), time.end("second"), lasting(*parts, language=language))


def _elsewhere(text: str, time: re.Match[str], language: str) -> Change:
    clock = time["clock"] or ""
    minute = time["minute"] or time["past"] or (clock if clock.isdecimal() else "") or "0"
    if language != "es":
        return Change(time.start(), time.end(), of_day(time["hour"], minute, language))
    said = feminine(int(time["hour"]), "es") + (f" {cardinal(int(minute), 'es')}" if int(minute) else "")
    if clock:
        said += " hora" if int(time["hour"]) == 1 and not int(minute) else " horas"
    elif time["half"]:
        said += f" {_SPANISH_HALVES[time['half']]}"
    elif not int(minute):
        said = of_day(time["hour"], minute, "es")
    return _ended(text, time, said)


RULES: Final = (
    Rule(
        *("N-068", "time", times, _FIGURES),
        languages=("en",),
        cases=(
            ("At 10:30 a.m., 1.59 pm and 5pm.", "At ten thirty A.M., one fifty nine PM and five PM."),
            ("From 10:00 to 13:05, or 23:00.", "From ten o’clock to thirteen oh five, or twenty three hundred."),
            ("2–3pm, 9 a.m.–5 p.m. EST", "two to three PM, nine A.M. to five PM EST"),
            (
                "1:01:01 or 3:45.2",
                "one hour one minute and one second or three minutes forty five point two seconds",
            ),
            (
                "0800 hours, 14:00 UTC+2, 24/7",
                "oh eight hundred hours, fourteen hundred UTC plus two, twenty four seven",
            ),
        ),
    ),
    Rule(
        *("N-069", "time", times_elsewhere, _FIGURES),
        languages=("de", "fr", "es"),
        cases=(
            ("Um 14:30 Uhr, ab 9.05 Uhr, um 1 Uhr", "Um vierzehn Uhr dreißig, ab neun Uhr fünf, um ein Uhr"),
            ("9:00–17:00 Uhr", "neun Uhr bis siebzehn Uhr"),
        ),
    ),
)
