"""The calendar in words: months, weekdays, days and years, in the languages that have a column here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal, year
from audiopress.narrate.passage import Change
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
CLOSERS: Final = "”’\"')]»"

# One word per month, then its short forms.
_MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        *("January Jan", "February Febr Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul"),
        *("August Aug", "September Sept Sep", "October Oct", "November Nov", "December Dec"),
    ),
    "de": (
        *("Januar Jän Jan", "Februar Febr Feb", "März Mär Mrz", "April Apr", "Mai", "Juni Jun", "Juli Jul"),
        *("August Aug", "September Sept Sep", "Oktober Okt", "November Nov", "Dezember Dez"),
    ),
    "fr": (
        *("janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil"),
        *("août", "septembre sept", "octobre oct", "novembre nov", "décembre déc"),
    ),
    "es": (
        *("enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul"),
        *("agosto ago", "septiembre setiembre sept sep", "octubre oct", "noviembre nov", "diciembre dic"),
    ),
}
_WEEKDAYS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        *("Monday Mon", "Tuesday Tues Tue", "Wednesday Weds Wed", "Thursday Thurs Thur Thu", "Friday Fri"),
        *("Saturday Sat", "Sunday Sun"),
    ),
    "de": ("Montag Mo", "Dienstag Di", "Mittwoch Mi", "Donnerstag Do", "Freitag Fr", "Samstag Sa", "Sonntag So"),
    "fr": ("lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"),
    "es": ("lunes lun", "martes mar", "miércoles mié", "jueves jue", "viernes vier vie", "sábado sáb", "domingo dom"),
}
# Months whose short form is mostly met as another word, or that are verbs: they need more than a number beside them.
VERBS: Final = frozenset(wordlist("may march mar"))
TO: Final = {"en": "to", "de": "bis", "fr": "au", "es": "al"}
_MONTH_FIRST: Final = frozenset(("", "US", "CA", "PH", "PR", "GU", "VI", "AS", "MP", "FM", "PW"))
_BEGINS: Final = late(
    rf"[{re.escape(CLOSERS)}]*\s+[“‘\"']?(?:The|A|An|It|He|She|We|They|You|This|That|These|Those|There|Then|But|And|So|If|When|While|His|Her|"
    r"Their|Our|My|As|For|From|After|Before|At|In|On|No|Not|Some|Most|Many|All|What|Who|How|Why|Der|Die|Das|Es|Er|Sie|Wir|"
    r"Ein|Eine|Le|La|Les|Il|Elle|Un|Une|El|Los|Las)(?!\w)"
)
_CASELESS: Final = str.maketrans("ſİı", "sii")
_DASH: Final = late(r"\s?[–‒-]\s?")


def _names(table: dict[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    """Language -> any written form, in lower case -> the full name."""
    return {
        language: {form.lower(): row.split()[0] for row in rows for form in row.split()}
        for language, rows in table.items()
    }


_MONTH_NAMES: Final = _names(_MONTHS)
_WEEKDAY_NAMES: Final = _names(_WEEKDAYS)


def months(language: str) -> str:
    """A pattern of every written form of a month; a short form takes its stop with it."""
    return _forms(_MONTHS[language])


def weekdays(language: str) -> str:
    """A pattern of every written form of a weekday; a short form takes its stop with it."""
    return _forms(_WEEKDAYS[language])


def _forms(rows: tuple[str, ...]) -> str:
    full = "|".join(row.split()[0] for row in rows)
    short = "|".join(sorted((form for row in rows for form in row.split()[1:]), key=len, reverse=True))
    return rf"(?:(?:{full})(?!\w)|(?:{short})(?!\w)\.?)"


def month(written: str, language: str = "en") -> str:
    """The full name.

    >>> month("SEPT."), month("juil.", "fr")
    ('September', 'juillet')
    """
    return _MONTH_NAMES[language][_folded(written)]


def weekday(written: str, language: str = "en") -> str:
    """The full name.

    >>> weekday("Thurs."), weekday("Mo", "de")
    ('Thursday', 'Montag')
    """
    return _WEEKDAY_NAMES[language][_folded(written)]


def _folded(written: str) -> str:
    """In lower case, with the letters that a pattern without case takes for an s or an i."""
    return written.rstrip(".").translate(_CASELESS).lower()


def month_name(number: int, language: str = "en") -> str:
    """The name of month 1 to 12."""
    return _MONTHS[language][number - 1].split()[0]


def year_words(written: str, language: str = "en") -> str:
    """A year of any length as it is said; two digits or an apostrophe stand for the last two.

    >>> year_words("1905"), year_words("’05"), year_words("44"), year_words("12,000")
    ('nineteen oh five', 'oh five', 'forty four', 'twelve thousand')
    >>> year_words("1914", "de"), year_words("2005", "de"), year_words("1914", "fr")
    ('neunzehnhundertvierzehn', 'zweitausendfünf', 'mille neuf cent quatorze')
    """
    figures = "".join(filter(str.isdecimal, written))
    number = int(figures)
    if language == "en":
        if len(figures) == 2 and number < 10:
            return f"oh {cardinal(number)}" if number else "two thousand"
        return year(number) if 100 <= number < 10_000 else cardinal(number)
    if language == "de" and 1100 <= number < 2000:
        rest = cardinal(number % 100, "de") if number % 100 else ""
        return f"{cardinal(number // 100, 'de')}hundert{rest}"
    return cardinal(number, language)


def day_first(region: str) -> bool:
    """Whether 3/4/2014 is a day in April there; an article that does not say is read as in the United States."""
    return region not in _MONTH_FIRST


def english_date(day: str, name: str, written_year: str = "", *, first: bool, the: str = "the ") -> str:
    """Day, month and year in English: `first` says whether the day comes first.

    >>> english_date("25", "July", "2012", first=True), english_date("25", "July", "2012", first=False)
    ('the twenty fifth of July twenty twelve', 'July twenty fifth twenty twelve')
    """
    said = f"{the}{ordinal(int(day))} of {name}" if first else f"{name} {ordinal(int(day))}"
    return f"{said} {year_words(written_year)}" if written_year else said


def stopped(text: str, end: int) -> bool:
    """Whether text[:end] ends in a stop that also ends a sentence: nothing follows, or a word that begins one.

    >>> stopped("at 5 p.m.", 9), stopped("at 5 p.m. The bus", 9), stopped("at 5 p.m. Monday", 9)
    (True, True, False)
    """
    return text[end - 1 : end] == "." and (
        not text[end : end + 8].strip(CLOSERS) or _BEGINS.match(text, end) is not None
    )


def joined(text: str, changes: Iterable[Change], word: str) -> Iterator[Change]:
    """The changes, without those that overlap an earlier one, and the dash between two of them as a word."""
    found = sorted(_apart(changes), key=lambda change: change.start)
    yield from found
    for before, after in pairwise(found):
        if before.end < after.start and _DASH.fullmatch(text, before.end, after.start):
            yield Change(before.end, after.start, f" {word} ")


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    taken: set[int] = set()
    for change in changes:
        places = range(change.start, change.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield change
