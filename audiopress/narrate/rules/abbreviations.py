"""Rules that say an abbreviation in full: one table row per abbreviation and language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from audiopress.narrate.numerals import year
from audiopress.narrate.openers import OPENERS
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.abbreviation_tables import ENGLISH, LEADING, PLACE, Row
from audiopress.narrate.rules.abbreviation_tongues import FRENCH, GERMAN, SPANISH
from audiopress.narrate.tongue import base
from audiopress.patterns import late

_LONGEST: Final = 8  # letters before the first stop of an abbreviation
_ENDED: Final = late(r"[\s”’\"')\]»*_]*$")
_OPENED: Final = {
    language: late(rf"[”’\"')\]»“]*\s+[“‘\"'(„«]?\s?(?:{'|'.join(words)})(?![\w.-]|[’'](?!(?:m|s|d|ll|re|ve)\b))")
    for language, words in OPENERS.items()
}
_BARE: Final = late(
    r"(?=[abceinpvwyANVf№&])(?<![\w.])(?:(?P<others>et al)(?=[\s,;:)’'])|(?P<versus>[Vv]s)(?=\s)|(?P<without>w/o)(?!\w)"
    r"|(?P<example>eg)(?=,?\s[\w“‘])|(?P<meaning>ie)(?=,?\s[\w“‘])|(?P<about>[Aa]pprox)(?=\s[\w$£€]|[,;)]|$)"
    r"|(?P<against>v)(?=\s(?:[A-Z]|the\s))|(?P<rest>(?<!&)&c\b\.?)"
    r"|(?P<with>w/)(?=\s?[a-z])(?!e\b)"
    r"|(?P<because>b/c)(?!\w)|(?P<number>№|[Nn][º°])(?=\s?\d)|(?P<pages>pp)(?=\s\d)|(?P<care>c/o)(?!\w))"
    r"|(?P<numbers>Nos)(?=\s\d)|(?P<number_of>(?<=[a-z,;] )No(?=\s\d{1,3}\b)|^No(?=\s10\b))|(?P<aged>y/o)(?!\w)"
    r"|(?<=\d)(?P<following>ff)\b\.?(?!\w)"
)
# One of these is in every text in which the pattern above finds anything: most sentences hold none.
_HINTS: Final = (
    *(
        "et al",
        "vs ",
        "Vs ",
        "vs\u00a0",
        "eg ",
        "eg,",
        "ie ",
        "ie,",
        "pprox",
        "v ",
        "v\u00a0",
        "w/",
        "b/c",
        "c/o",
        "y/o",
    ),
    *("&c", "№", "º", "°", "pp ", "pp\u00a0", "Nos ", "Nos\u00a0", "No ", "No\u00a0", "ff"),
)
_WAR: Final = late(r"(?<!\w)WW[\s-]?(?:(?P<one>I|1)|(?P<two>II|2)|(?P<three>III|3))(?!\w)")
_SAYINGS: Final = {
    "others": "and others",
    "versus": "versus",
    "without": "without",
    "with": "with",
    "because": "because",
    "number": "number",
    "pages": "pages",
    "care": "care of",
    "example": "for example",
    "meaning": "that is",
    "about": "approximately",
    "against": "versus",
    "rest": "and so on",
    "numbers": "numbers",
    "number_of": "number",
    "aged": "year old",
    "following": " and following",
}
_YEAR: Final = late(r"(?<=c\.|a\.)[1-9]\d{2,3}(?![\w,.–-]\w|\d)")
_OWN: Final = late(r"[’']s(?!\w)")
_NAME_BEFORE: Final = late(r"(?<!\w)[A-Z][\w’'-]*[\w.)]?\s$")
_PLANS: Final = late(r"(?<!\w)(401|403|501|457)\s?(\([a-z]\))(?:(\(\d\)))?")


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
    return late(spaced + r"(?![^\W\d])", re.IGNORECASE if written.islower() else 0)


def _indexed(rows: tuple[Row, ...]) -> Mapping[str, tuple[_Fitting, ...]]:
    """The rows by the word before their first stop."""
    index: defaultdict[str, list[_Fitting]] = defaultdict(list)
    for row in rows:
        head = row.written.partition(".")[0]
        word = re.split(r"[\s-]", head)[-1]
        ready = (_pattern(row.written), late(row.after), late(row.before))
        index[word.lower()].append(_Fitting(len(head) - len(word), *ready, row))
    return {word: tuple(found) for word, found in index.items()}


def _finder(rows: tuple[Row, ...], language: str = "en") -> Callable[[Passage], Iterator[Change]]:
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
            change = _fitting(text, start, index.get(text[start:stop].lower(), ()), language)
            if change:
                yield change
            stop = text.find(".", max(stop + 1, change.end if change else 0))

    return find


def _fitting(text: str, word: int, rows: tuple[_Fitting, ...], language: str) -> Change | None:
    """The change that the first fitting row makes of the abbreviation whose first stop stands after the word here."""
    for offset, written, after, before, row in rows:
        start = word - offset
        if start < 0 or (start and (text[start - 1].isalnum() or text[start - 1] in "._-")):
            continue
        found = written.match(text, start)
        if found and after.match(text, found.end()) and before.search(text[max(0, start - 40) : start]):
            capital = text[start].isupper() and row.written.islower()
            spoken = row.spoken[:1].upper() + row.spoken[1:] if capital else row.spoken
            stops = (
                _ENDED.match(text, found.end())
                if row.spoken in LEADING or row.after == PLACE
                else ends_sentence(text, found.end(), language)
            )
            end = found.end() - bool(stops)
            if text[end : end + 1].isdigit():
                spoken += " "
                if glued := _YEAR.match(text, end):  # c.1850
                    end, spoken = glued.end(), f"{spoken}{year(int(glued[0]))}"
            elif spoken[-1] == "s" and (own := _OWN.match(text, end)):  # et al.’s
                end, spoken = own.end(), f"{spoken}’"
            return Change(start, end, spoken)
    return None


def ends_sentence(text: str, end: int, language: str = "en") -> bool:
    """Whether the stop before `end` is the sentence's: nothing follows, or a word that only opens a sentence.

    >>> ends_sentence("Elm St. It was", 7), ends_sentence("Mr. Smith", 3)
    (True, False)
    """
    return bool(_ENDED.match(text, end) or _OPENED[language].match(text, end))


def bare(passage: Passage) -> Iterator[Change]:
    """An abbreviation that needs no stop: et al, vs, eg, w/o, w/, n°, &c, WWII."""
    text = passage.text
    for found in _WAR.finditer(text) if "WW" in text else ():
        yield Change(found.start(), found.end(), f"World War {found.lastgroup}")
    if not any(hint in text for hint in _HINTS):
        return
    for found in _BARE.finditer(text):
        if found["against"] and not _NAME_BEFORE.search(text[max(0, found.start() - 30) : found.start()]):
            continue
        spoken = _SAYINGS[found.lastgroup or "number"]
        spoken = spoken.capitalize() if found[0][0].isupper() else spoken
        ends = found[0][-1] == "." and ends_sentence(text, found.end())
        space = " " if text[found.end() : found.end() + 1].isdigit() else ""
        yield Change(found.start(), found.end() - ends, spoken + space)


_PLAN_NUMBERS: Final = {"401": "four oh one", "403": "four oh three", "501": "five oh one", "457": "four fifty seven"}
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def plans(passage: Passage) -> Iterator[Change]:
    """A paragraph of the American tax code that is a name: 401(k), 501(c)(3)."""
    for found in _PLANS.finditer(passage.text):
        number = f" {_DIGITS[int(found[3][1])]}" if found[3] and found[3][1].isascii() else ""
        letter = found[2][1].upper().replace("A", "eigh")
        yield Change(found.start(), found.end(), f"{_PLAN_NUMBERS[found[1]]} {letter}{number}")


_NUMERO: Final = {"de": "Nummer", "fr": "numéro", "es": "número"}
_NUMERO_SIGN: Final = late(r"(?<!\w)(?:№|[Nn]\.?\s?[º°])\s?(?=\d)")
# Endings for more than one gender, and short forms that a language writes without a stop.
_ENDINGS: Final = {
    "de": late(r"(?<=[a-zäöüß])[*:_·/](?=in(?:nen)?\b)|(?<=[a-zäöüß])/-(?=in(?:nen)?\b)"),
    "fr": late(r"(?<=[a-zé])[·•](?=(?:e|ne|le|te|se|rice|trice|ère|ve|fe|x)?(?:[·•]?s)?\b)"),
    "es": late(r"(?<=[oes])/(?=as?\b)"),
}
_UNSTOPPED: Final = {
    "de": (late(r"(?<=[a-zß-ÿ])(?P<way>str\.)(?=\s?\d|,|\s[a-zß-ÿ])"), {"way": "straße"}),
    "fr": (
        late(
            r"(?<![\w.])(?:(?P<mme>Mme)|(?P<mmes>Mmes)|(?P<mlle>Mlle)|(?P<mgr>Mgr)|(?P<dr>Dr)|(?P<me>Me))(?=\s[A-ZÀ-Þ])"
            r"|(?<!\w)(?:(?P<st>St)|(?P<ste>Ste))(?=-[A-ZÀ-Þ])|(?<![\w.])(?P<no>no)(?=\s\d)"
        ),
        {"mme": "Madame", "mmes": "Mesdames", "mlle": "Mademoiselle", "mgr": "Monseigneur", "dr": "Docteur"}
        | {"me": "Maître", "st": "Saint", "ste": "Sainte", "no": "numéro"},
    ),
    "es": (late(r"(?<!\w)(?P<street>c/)\s(?=[A-ZÁ-Ú])"), {"street": "calle "}),
}


def numero(passage: Passage) -> Iterator[Change]:
    """№ and n° before a number; Mme, Bahnhofstr.; endings for more than one gender: Lehrer*innen, étudiant·e·s."""
    text, language = passage.text, base(passage.language)
    for found in _NUMERO_SIGN.finditer(text):
        yield Change(found.start(), found.end(), f"{_NUMERO[language]} ")
    written, said = _UNSTOPPED[language]
    for found in written.finditer(text):
        yield Change(found.start(), found.end(), said[found.lastgroup or ""])
    for found in _ENDINGS[language].finditer(text):
        yield Change(found.start(), found.end(), "" if language == "fr" else " ")


_TURNED: Final = (
    ("Fruit, e.g., apples, i.e. food.", "Fruit, for example, apples, that is food."),
    ("Apples, pears, etc.", "Apples, pears, and so on."),
    ("Smith et al. wrote, cf. Jones.", "Smith and others wrote, compare Jones."),
    ("Cats vs. dogs, Roe v. Wade", "Cats versus dogs, Roe versus Wade"),
    ("See p. 24 and Fig. 3.", "See page twenty four and Figure three."),
    ("He said no. It was figs. No!", "He said no. It was figs. No!"),
    ("See App. A, vv. 3–4. A fine app. I use it.", "See Appendix A, verses three to four. A fine app. I use it."),
)
RULES: Final = (
    Rule(*("N-080", "abbreviation", _finder(ENGLISH), "."), languages=("en",), cases=_TURNED),
    Rule(
        *("N-081", "abbreviation-bare", bare, "/tsp№º°evf&NW"),
        languages=("en",),
        cases=(
            ("Coffee w/o milk, Ali vs Frazier", "Coffee without milk, Ali versus Frazier"),
            ("After WWII, and in WW1", "After World War two, and in World War one"),
        ),
    ),
    Rule(
        *("N-082", "tax-plan", plans, "("),
        languages=("en",),
        cases=(("Her 401(k) and a 501(c)(3)", "Her four oh one K and a five oh one C three"),),
    ),
    Rule(
        *("N-083", "abbreviation", _finder(GERMAN, "de"), "."),
        languages=("de",),
        cases=(("Obst, z. B. Äpfel usw.", "Obst, zum Beispiel Äpfel und so weiter."),),
    ),
    Rule(
        *("N-084", "abbreviation", _finder(FRENCH, "fr"), "."),
        languages=("fr",),
        cases=(("Des fruits, p. ex. la pomme.", "Des fruits, par exemple la pomme."),),
    ),
    Rule(
        *("N-085", "abbreviation", _finder(SPANISH, "es"), "."),
        languages=("es",),
        cases=(("Fruta, p. ej. uvas, etc.", "Fruta, por ejemplo uvas, etcétera."),),
    ),
    Rule(
        *("N-086", "abbreviation-bare", numero, "№º°MDSn/*:_·•"),
        languages=("fr", "de", "es"),
        cases=(("Mme Curie, n° 5, des étudiant·e·s", "Madame Curie, numéro cinq, des étudiantes"),),
    ),
)
