"""Hours, minutes and seconds in words: a time of day or a length of time, in the languages that have a row here."""

from __future__ import annotations

import re
from typing import Final

from audiopress.narrate.numerals import cardinal, digits
from audiopress.patterns import late

# Names of time zones that are said letter by letter, though a voice may take them for words.
_SPELT: Final = frozenset(("AEST", "AEDT", "IST", "CEST", "EEST", "AKST", "AKDT", "SAST", "WAT", "HST", "AST", "ADT"))
ZONES: Final = (
    r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|WES?T|IST|JST|KST|A[CEKW]?[SD]T|NZ[SD]T|HST|MSK|SAST|WAT|EAT|HKT|SGT|ET)"
)
_HALVES: Final = {"a": "A.M.", "p": "PM"}
_UNITS: Final = {
    "en": (("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
    "de": (("Stunde", "Stunden"), ("Minute", "Minuten"), ("Sekunde", "Sekunden")),
    "fr": (("heure", "heures"), ("minute", "minutes"), ("seconde", "secondes")),
    "es": (("hora", "horas"), ("minuto", "minutos"), ("segundo", "segundos")),
}
_AND: Final = {"en": "and", "de": "und", "fr": "et", "es": "y"}
_ONE: Final = {"de": "eine", "fr": "une", "es": "una"}
_UN: Final = late(r"(?:\beins|\bun|uno)$")
_UNA: Final = late(r"(?<=veinti)(una)$|una$")
_PLUS: Final = {"+": "plus", "-": "minus", "−": "minus", "–": "minus"}


def twelve_hours(hour: str, minute: str, half: str) -> str:
    """A time with a.m. or p.m.; `half` begins with a or p.

    >>> twelve_hours("1", "59", "p.m."), twelve_hours("01", "00", "am"), twelve_hours("9", "05", "AM")
    ('one fifty nine PM', 'one A.M.', 'nine oh five A.M.')
    """
    return f"{cardinal(int(hour))}{_minutes(minute)} {_HALVES[half[0].lower()]}"


def _minutes(minute: str) -> str:
    if not int(minute or 0):
        return ""
    return f" oh {cardinal(int(minute))}" if int(minute) < 10 else f" {cardinal(int(minute))}"


def of_day(hour: str, minute: str, language: str = "en") -> str:
    """A time on the clock of 24 hours.

    >>> of_day("10", "00"), of_day("13", "05"), of_day("23", "00"), of_day("00", "00")
    ('ten o’clock', 'thirteen oh five', 'twenty three hundred', 'midnight')
    >>> of_day("14", "30", "de"), of_day("14", "30", "fr"), of_day("1", "05", "es")
    ('vierzehn Uhr dreißig', 'quatorze heures trente', 'una cinco')
    """
    number, past = int(hour), int(minute)
    if language != "en":
        return _of_day_elsewhere(number, past, language)
    if past:
        return f"{cardinal(number)}{_minutes(minute)}"
    if number == 0:
        return "midnight"
    return f"{cardinal(number)} {'o’clock' if number <= 12 else 'hundred'}"


def _of_day_elsewhere(hour: int, minute: int, language: str) -> str:
    """German and French name the hours, Spanish says two numbers."""
    past = f" {cardinal(minute, language)}" if minute else ""
    if language == "de":
        return f"{'ein' if hour == 1 else cardinal(hour, 'de')} Uhr{past}"
    if language == "fr":
        return f"{feminine(hour, 'fr')} {_UNITS['fr'][0][hour > 1]}{past}"
    return f"{feminine(hour, 'es')}{past}" if minute else f"{feminine(hour, 'es')} en punto"


def feminine(number: int, language: str) -> str:
    """A number before hours, minutes and seconds, which are feminine: “une heure”, “veintiuna horas”.

    >>> feminine(21, "fr"), feminine(1, "de"), feminine(31, "es"), feminine(21, "de")
    ('vingt et une', 'eine', 'treinta y una', 'einundzwanzig')
    """
    words = cardinal(number, language)
    return _UN.sub(_ONE[language], words) if language in _ONE else words


def lasting(*parts: str, language: str = "en", tenths: str = "") -> str:
    """Hours, minutes and seconds as a length; with two parts, hours and minutes unless there are `tenths`.

    >>> lasting("1", "01", "01"), lasting("2", "30"), lasting("3", "45", tenths="2")
    ('one hour one minute and one second', 'two hours thirty minutes', 'three minutes forty five point two seconds')
    >>> lasting("1", "01", "21", language="fr")
    'une heure une minute et vingt et une secondes'
    >>> lasting("21", "21", "01", language="es")
    'veintiuna horas veintiún minutos y un segundo'
    """
    first = 1 if tenths and len(parts) == 2 else 0
    said = []
    for written, (one, many) in zip(parts, _UNITS[language][first:], strict=False):
        number = int(written)
        words = feminine(number, language)
        if language == "es" and one != "hora":
            words = _UNA.sub(lambda found: "ún" if found[1] else "un", words)
        said.append([words, one if number == 1 else many])
    if tenths:
        said[-1] = [f"{said[-1][0]} point {digits(tenths)}", _UNITS[language][2][1]]
    if len(said) == 3:
        said[2].insert(0, _AND[language])
    return " ".join(" ".join(part) for part in said)


def zone(written: str) -> str:
    """A time zone, or how far it is from UTC.

    >>> zone("EST"), zone("e.s.t"), zone("IST"), zone("UTC+5:30"), zone("GMT-3"), zone("Z"), zone("+01:00")
    ('EST', 'EST', 'I.S.T.', 'UTC plus five thirty', 'GMT minus three', 'UTC', 'UTC plus one')
    """
    found = re.match(r"([A-Za-z.]*?)\.?\s?(?:([+−–-])\s?(\d{1,2}):?(\d\d)?)?$", written)
    name = (found[1] if found else written).replace(".", "").upper()
    name = "UTC" if name in ("", "Z") else name
    spelt = ".".join(name) + "." if name in _SPELT else name
    if found is None or not found[2]:
        return spelt
    if not int(found[3]) and not int(found[4] or 0):
        return spelt
    past = f" {cardinal(int(found[4]))}" if int(found[4] or 0) else ""
    return f"{spelt} {_PLUS[found[2]]} {cardinal(int(found[3]))}{past}"
