"""Rules that say an abbreviation in full: one table row per abbreviation and language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.abbreviation_tables import ENGLISH, LEADING, OPENERS, Row
from audiopress.narrate.rules.abbreviation_tongues import FRENCH, GERMAN, SPANISH
from audiopress.narrate.tongue import base

_LONGEST: Final = 8  # letters before the first stop of an abbreviation
_ENDED: Final = re.compile(r"[\s”’\"')\]»*_]*$")
_OPENED: Final = re.compile(rf"[”’\"')\]»]*\s+[“‘\"'(]?(?:{'|'.join(OPENERS)})(?![\w’'.-])")
_BARE: Final = re.compile(
    r"(?<![\w.])(?:(?P<others>et al)(?=[\s,;:)’'])|(?P<versus>[Vv]s)(?=\s)|(?P<without>w/o)(?!\w)"
    r"|(?P<with>w/)(?=\s?[a-z])(?!e\b)"
    r"|(?P<because>b/c)(?!\w)|(?P<number>№|[Nn][º°])(?=\s?\d)|(?P<pages>pp)(?=\s\d)|(?P<care>c/o)(?!\w))"
)
_SAYINGS: Final = {
    "others": "and others",
    "versus": "versus",
    "without": "without",
    "with": "with",
    "because": "because",
    "number": "number",
    "pages": "pages",
    "care": "care of",
}
_PLANS: Final = re.compile(r"(?<!\w)(401|403|501|457)\s?(\([a-z]\))(?:(\(\d\)))?")


class _Fitting(NamedTuple):
    """A row made ready: `offset` characters stand before the word that its first stop ends."""

    offset: int
    written: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    row: Row


def _pattern(written: str) -> re.Pattern[str]:
    """Letter for letter, with or without a space behind an inner stop, in either case if it is in small letters."""
    spaced = re.sub(r"\\\.(?:\\ )?(?=[^\W\d_-])", r"\\.\\s?", re.escape(written)).replace("\\ ", r"\s")
    return re.compile(spaced + r"(?!\w)", re.IGNORECASE if written.islower() else 0)


def _indexed(rows: tuple[Row, ...]) -> Mapping[str, tuple[_Fitting, ...]]:
    """The rows by the word before their first stop."""
    index: defaultdict[str, list[_Fitting]] = defaultdict(list)
    for row in rows:
        head = row.written.partition(".")[0]
        word = re.split(r"[\s-]", head)[-1]
        ready = (_pattern(row.written), re.compile(row.after), re.compile(row.before))
        index[word.lower()].append(_Fitting(len(head) - len(word), *ready, row))
    return {word: tuple(found) for word, found in index.items()}


def _finder(rows: tuple[Row, ...]) -> Callable[[Passage], Iterator[Change]]:
    """A rule from rows: the first row that fits a place has it. A stop that also ends the sentence stays."""
    index = _indexed(rows)

    def find(passage: Passage) -> Iterator[Change]:
        """A known abbreviation is said in full; a stop that also ends the sentence stays one."""
        text = passage.text
        stop = text.find(".")
        while stop >= 0:
            start = stop
            while start > max(0, stop - _LONGEST) and text[start - 1].isalpha():
                start -= 1
            change = _fitting(text, start, index.get(text[start:stop].lower(), ()))
            if change:
                yield change
            stop = text.find(".", max(stop + 1, change.end if change else 0))

    return find


def _fitting(text: str, word: int, rows: tuple[_Fitting, ...]) -> Change | None:
    """The change that the first fitting row makes of the abbreviation whose first stop stands after the word here."""
    for offset, written, after, before, row in rows:
        start = word - offset
        if start < 0 or (start and (text[start - 1].isalnum() or text[start - 1] in "._-")):
            continue
        found = written.match(text, start)
        if found and after.match(text, found.end()) and before.search(text[max(0, start - 40) : start]):
            capital = text[start].isupper() and row.written.islower()
            spoken = row.spoken[:1].upper() + row.spoken[1:] if capital else row.spoken
            stops = _ENDED.match(text, found.end()) if row.spoken in LEADING else ends_sentence(text, found.end())
            return Change(start, found.end() - bool(stops), spoken)
    return None


def ends_sentence(text: str, end: int) -> bool:
    """Whether the stop before `end` is the sentence's: nothing follows, or a word that only opens a sentence.

    >>> ends_sentence("Elm St. It was", 7), ends_sentence("Mr. Smith", 3)
    (True, False)
    """
    return bool(_ENDED.match(text, end) or _OPENED.match(text, end))


def bare(passage: Passage) -> Iterator[Change]:
    """An abbreviation that needs no stop: et al, vs, w/o, w/, n°."""
    for found in _BARE.finditer(passage.text):
        yield Change(found.start(), found.end(), _cased(_SAYINGS[found.lastgroup or "number"], found[0]))


def _cased(spoken: str, written: str) -> str:
    return spoken.capitalize() if written[0].isupper() else spoken


_PLAN_NUMBERS: Final = {"401": "four oh one", "403": "four oh three", "501": "five oh one", "457": "four fifty seven"}
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def plans(passage: Passage) -> Iterator[Change]:
    """A paragraph of the American tax code that is a name: 401(k), 501(c)(3)."""
    for found in _PLANS.finditer(passage.text):
        number = f" {_DIGITS[int(found[3][1])]}" if found[3] and found[3][1].isascii() else ""
        letter = found[2][1].upper().replace("A", "eigh")
        yield Change(found.start(), found.end(), f"{_PLAN_NUMBERS[found[1]]} {letter}{number}")


_NUMERO: Final = {"de": "Nummer", "fr": "numéro", "es": "número"}
_NUMERO_SIGN: Final = re.compile(r"(?<!\w)(?:№|[Nn][º°])(?=\s?\d)")


def numero(passage: Passage) -> Iterator[Change]:
    """№ and n° before a number."""
    for found in _NUMERO_SIGN.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_NUMERO[base(passage.language)]} ")


_TURNED: Final = (
    ("Fruit, e.g., apples, i.e. food.", "Fruit, for example, apples, that is food."),
    ("Apples, pears, etc.", "Apples, pears, and so on."),
    ("Smith et al. wrote, cf. Jones.", "Smith and others wrote, compare Jones."),
    ("Cats vs. dogs, Roe v. Wade", "Cats versus dogs, Roe versus Wade"),
    ("See p. 24 and Fig. 3.", "See page twenty four and Figure three."),
    ("He said no. It was figs. No!", "He said no. It was figs. No!"),
)
RULES: Final = (
    Rule(*("N-074", "abbreviation", _finder(ENGLISH), "."), languages=("en",), cases=_TURNED),
    Rule(
        *("N-075", "abbreviation-bare", bare, "/tsp№º°"),
        languages=("en",),
        cases=(("Coffee w/o milk, Ali vs Frazier", "Coffee without milk, Ali versus Frazier"),),
    ),
    Rule(
        *("N-076", "tax-plan", plans, "("),
        languages=("en",),
        cases=(("Her 401(k) and a 501(c)(3)", "Her four oh one K and a five oh one C three"),),
    ),
    Rule(
        *("N-077", "abbreviation", _finder(GERMAN), "."),
        languages=("de",),
        cases=(("Obst, z. B. Äpfel usw.", "Obst, zum Beispiel Äpfel und so weiter."),),
    ),
    Rule(
        *("N-078", "abbreviation", _finder(FRENCH), "."),
        languages=("fr",),
        cases=(("Des fruits, p. ex. la pomme.", "Des fruits, par exemple la pomme."),),
    ),
    Rule(
        *("N-079", "abbreviation", _finder(SPANISH), "."),
        languages=("es",),
        cases=(("Fruta, p. ej. uvas, etc.", "Fruta, por ejemplo uvas, etcétera."),),
    ),
    Rule(*("N-080", "abbreviation-bare", numero, "№º°"), languages=("fr", "de", "es")),
)
