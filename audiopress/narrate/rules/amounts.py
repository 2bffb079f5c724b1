"""A number as it is written, with the separators of its language -> words: what money, measures and maths share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from audiopress.narrate.numerals import cardinal, decimal
from audiopress.patterns import late

DIGITS: Final = "0123456789"
_THIN: Final = "\u00a0\u2009\u202f"  # the spaces that may stand between thousands
END: Final = r"(?![0-9]|[.,][0-9])"
# How a number is written in each language; possessive, so that a megabyte of digits is read once.
NUMBER: Final = {
    "en": (
        rf"(?:(?:[0-9]{{1,3}}(?:[,{_THIN}][0-9]{{2,3}}){{0,11}}[,{_THIN}][0-9]{{3}}|[0-9]{{2,3}}(?: [0-9]{{3}}){{1,4}}"
        rf"|[0-9]{{1,3}}(?: 000){{1,4}})(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?|\.[0-9]++){END}"
    ),
    "de": (
        rf"(?:[0-9]{{1,3}}(?:[.’'{_THIN} ][0-9]{{3}}){{1,12}}(?![0-9])(?:,[0-9]++|\.[0-9]{{1,2}}(?![0-9]))?"
        rf"|[0-9]++(?:,[0-9]++|\.[0-9]{{1,2}}(?![0-9]))?){END}"
    ),
    "fr": rf"(?:[0-9]{{1,3}}(?:[.{_THIN} ][0-9]{{3}}){{1,12}}(?![0-9])(?:,[0-9]++)?|[0-9]++(?:[,.][0-9]++)?){END}",
    "es": (
        rf"(?:[0-9]{{1,3}}(?:[.{_THIN} ][0-9]{{3}}){{1,12}}(?![0-9])(?:,[0-9]++)?"
        rf"|[0-9]++(?:,[0-9]++|\.[0-9]{{1,2}}(?![0-9]))?){END}"
    ),
}


def table(rows: str) -> dict[str, str]:
    """The rows of a table, written “signs = words; signs = words”.

    >>> table("~ ≈ = about; ± = plus or minus")
    {'~': 'about', '≈': 'about', '±': 'plus or minus'}
    """
    cells = (row.split(" = ") for row in rows.split("; "))
    return {sign: words for signs, words in cells for sign in signs.split()}


# Signs that stand before a number and say how it is meant.
LEADS: Final = {
    "en": table(
        "~ ≈ ∼ = about; - − – = minus; ± +/- +/− +- +− = plus or minus; + = plus; < = less than; > = more than; "
        "≤ = at most; ≥ = at least"
    ),
    "de": table(
        "~ ≈ ∼ = etwa; - − – = minus; ± +/- +/− +- +− = plus minus; + = plus; < = weniger als; > = mehr als; "
        "≤ = höchstens; ≥ = mindestens"
    ),
    "fr": table(
        "~ ≈ ∼ = environ; - − – = moins; ± +/- +/− +- +− = plus ou moins; + = plus; < = moins de; > = plus de; "
        "≤ = au plus; ≥ = au moins"
    ),
    "es": table(
        "~ ≈ ∼ = unos; - − – = menos; ± +/- +/− +- +− = más o menos; + = más; < = menos de; > = más de; "
        "≤ = como mucho; ≥ = al menos"
    ),
}
LEAD: Final = r"(?<![^\s(\[“‘\"'«/—|])(?:(?:\+/?[-−]|[~≈∼±≤≥])\s?|[<>](?:(?<=.[<>])\s)?|[+−–-](?=[0-9.,$€£¥₹½¼¾]))"
TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a"}


def parts(written: str, language: str) -> tuple[str, str]:
    """The digits before and after the decimal mark, without separators.

    >>> parts("1,234.50", "en"), parts("1.234,5", "de"), parts(".5", "en"), parts("12.50", "de")
    (('1234', '50'), ('1234', '5'), ('', '5'), ('12', '50'))
    """
    if language == "en":
        whole, _, part = written.partition(".")
    elif "," in written:
        whole, _, part = written.rpartition(",")
    else:
        tail = re.search(r"\.([0-9]{1,2}|[0-9]{4,})$", written)
        whole, part = (written[: tail.start()], tail[1]) if tail else (written, "")
    return re.sub(r"[^0-9]", "", whole), part


def say_number(written: str, language: str = "en", gender: str = "") -> str:
    """In words; `gender` (m, f, n) is that of what is counted, where its language tells one from the other.

    >>> say_number("1,234.5"), say_number(".5"), say_number("21", "es", "m"), say_number("1", "de", "f")
    ('one thousand two hundred and thirty four point five', 'point five', 'veintiún', 'eine')
    """
    whole, part = parts(written, language)
    if part:
        said = decimal(whole, part, language)
        return said.removeprefix("zero ") if not whole and language == "en" else said
    return counted(cardinal(whole or "0", language), language, gender)


@lru_cache(maxsize=4096)
def counted(words: str, language: str, gender: str) -> str:
    """The form that a cardinal has before a noun of that gender.

    >>> counted("vingt et un", "fr", "f"), counted("doscientos uno", "es", "f"), counted("hunderteins", "de", "n")
    ('vingt et une', 'doscientas una', 'hundertein')
    """
    if not gender or language == "en":
        return words
    if language == "de" and words.endswith("eins"):
        return words[:-1] + ("e" if gender == "f" else "")
    if language == "fr" and gender == "f" and (words == "un" or words.endswith(("-un", " un"))):
        return f"{words}e"
    if language == "es":
        if gender == "f":
            words = words.replace("cientos", "cientas").replace("quinientos", "quinientas")
            return f"{words[:-1]}a" if words.endswith("uno") else words
        if words.endswith("veintiuno"):
            return f"{words[:-3]}ún"
        return words.removesuffix("o") if words.endswith("uno") else words
    return words


def is_one(written: str, language: str) -> bool:
    """Whether what it counts is in the singular.

    >>> is_one("1", "en"), is_one("1.0", "en"), is_one("1,5", "fr"), is_one("0", "en")
    (True, False, True, False)
    """
    whole, part = parts(written, language)
    whole = whole.lstrip("0")
    return whole in ("", "1") if language == "fr" else whole == "1" and not part


_ATTRIBUTE_BEFORE: Final = late(
    r"(?:(?P<sure>\b(?:an?|another|every|each))|\b(?:the|this|that|his|her|its|their|our|my|your|first|new|proposed)"
    r"|[’']s)\s$",
    re.IGNORECASE,
)
_ATTRIBUTE_AFTER: Final = late(
    r"-(?:an?|per)-|[\s-](?!(?:of|in|for|to|at|on|from|more|less|a|an|each|per|and|or|but|as|than|by|with|is|was|that)\b)"
    r"[a-z]{2,}"
)
_ATTRIBUTED: Final = late(
    r"[\s-](?:bill|note|coin|fine|fee|deal|house|home|budget|contract|package|project|loan|investment|grant|prize|bonus|"
    r"acquisition|plan|fund|tax|lawsuit|settlement|ticket|price|minimum|limit|cap|deposit|donation|gift|check|cheque|"
    r"charge|industry|business|company|market|valuation|rebate|reward|bond|bailout|stimulus|debt|deficit|question|film|"
    r"movie|takeover|merger|mark|threshold|wage|bet|bag|run|race|walk|stretch|wall|drive|radius|pipeline|tunnel|bridge|guard|forward|striker|midfielder|defender|goalkeeper|winger|giant|frame|hurdles|sprint|"
    r"relay|final|dash|freestyle|butterfly|backstroke|breaststroke)\b"
)


# Things of which a measure is the kind, with or without an article: 9mm pistols, a 60W bulb, 3 cm ice.
_KINDS: Final = late(
    r"\s(?:pistols?|rifles?|guns?|shells?|flak|howitzers?|mortars?|cannons?|ammunition|ammo|cartridges?|bulbs?|lamps?|"
    r"lens(?:es)?|film|tablets?|capsules?|pills?|batter(?:y|ies)|chargers?|drives?|sockets?|nails?|screws?|bolts?|drills?|"
    r"layers?|slices?|ice|pipes?|cables?|hoses?|tires?|tyres?|wheels?|engines?|motors?|speakers?|"
    r"monitors?|displays?|screens?|televisions?|TVs?|hurdles|sprints?|relays?|freestyle|backstroke|butterfly|"
    r"breaststroke|dash|pots?|pans?|tins?|cans|bottles?|bags?|jars?|packets?|type|font|sacks?|weights|vinyls?|records?|singles|LPs?|fuses?|breakers?|dumbbells?|steaks?)\b"
)
_NOTES: Final = late(r"\s(?:notes?|bills?|coins?|banknotes?)\b(?!\s(?:that|which|to|are|is|were|was)\b)")


def attributive(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], a number with its unit, stands before a noun as one: “a $5 bill”, “the 5 km run”.

    >>> attributive("a $5 bill", 2, 4), attributive("the $5 bill", 4, 6), attributive("the $5 he owed", 4, 6)
    (True, True, False)
    """
    if _NOTES.match(text, end) or _KINDS.match(text, end):
        return True
    before = _ATTRIBUTE_BEFORE.search(text[max(0, start - 10) : start])
    if before is None:
        return False
    return bool((_ATTRIBUTE_AFTER if before["sure"] else _ATTRIBUTED).match(text, end))
