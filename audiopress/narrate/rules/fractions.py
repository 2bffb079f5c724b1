"""Rules for fractions and mixed numbers, and for what looks like one but is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.halves import halves
from audiopress.narrate.rules.portions import VULGAR, mixed_parts, say_fraction, say_mixed
from audiopress.patterns import late

_LANGUAGES: Final = ("en", "de", "fr", "es")
_SLASH: Final = r"[/⁄]"
_PAIR: Final = late(
    rf"(?<![\w.,/⁄:$£€-])(?P<over>[0-9]{{1,4}})(?P<slash>{_SLASH})(?P<under>[0-9]{{1,4}})"
    r"(?P<th>(?i:rds?|ths?)|s)?(?![\w/⁄]|[.,:-][0-9])"
)
_MIXED: Final = late(
    rf"(?:(?<![\w.,/⁄:$£€])|(?<=[a-z]/))(?:(?P<vulgar>(?:[0-9]{{1,6}}[\s-]?)?[{''.join(VULGAR)}])"
    rf"|(?P<slashed>[0-9]{{1,4}}[ \u00a0\u2009\u202f-](?P<over>[1-9][0-9]?){_SLASH}(?P<under>[1-9][0-9]?)))"
    r"(?![\w/⁄]|[.,][0-9])"
)
_NAMES: Final = frozenset(("24/7", "9/11", "7/11", "7/7", "50/50", "20/20", "60/60", "4/20", "365/24"))
_ODDS: Final = late(
    r"\b(?:odds|bookmakers?|bookies?|betting|bet|bets|favou?rites?|outsiders?|punters?|starting price|SP|"
    r"backed|wager(?:ed)?)\b",
    re.IGNORECASE,
)
_SHARE_AFTER: Final = late(r"\s\([0-9]{1,3}(?:\.[0-9]{1,2})?\s?(?:%|percent|per\scent)\)")
_PLURAL: Final = late(r"\s[a-z]{3,16}(?<!s)s\b")
_EXPOSURE: Final = late(r"\s?(?:s|sec|secs)\b\.?(?=\s[a-z]|[,;:)]|$|)")
_BEFORE: Final = tuple(
    (late(pattern, re.IGNORECASE), word)
    for pattern, word in (
        (
            r"\b(?:page|part|slide|step|episode|chapter|day|week|volume|level|lesson|round|phase|stage|game|tweet)\s$",
            " of ",
        ),
        (
            r"\b(?:score[ds]?|scoring|rated?|rating|gave|give|gets?|got|marks?|grade[ds]?|verdict)(?::|\s(?:of|it|at|a|as|is))?\s?$",
            " out of ",
        ),
        (r"\bpressure\s(?:of|was|is|at|reading of)?\s?$", " over "),
    )
)
_AFTER: Final = tuple(
    (late(pattern), word)
    for pattern, word in (
        (r"\s(?:vision|eyesight)\b", " "),
        (r"\s(?:time|meter|metre|beat|signature|rhythm|bar)\b", " "),
        (r"\s(?:mmHg|mm Hg)\b", " over "),
        (r"\s(?:trials?|stud(?:y|ies)|toxicit(?:y|ies)|adverse)\b", " "),
        (r"\s(?:split|ratio|mix|chance|divide|odds)\b", " "),
        (r"\s(?:stars|on the (?:exam|test|quiz)|rating|score)\b", " out of "),
    )
)
_MERCURY: Final = late(r"\s?mm\s?Hg\b")
_DATED: Final = late(
    r"\b(?:on|by|until|till|since|due|dated|from|before|after|of|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)\.?\s$|day,?\s$"
)
_RATED: Final = late(r"\b[Aa]n?\s$")  # an 8/10
_SMALL: Final = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64, 100, 1000))
_OUT_OF: Final = frozenset((15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 120, 150, 200))


def pairs(passage: Passage) -> Iterator[Change]:
    """What looks like a fraction and is none: 24/7, 9/11, 20/20 vision, a score of 7/10, page 3/10, 3/4 time."""
    text = passage.text
    for found in _PAIR.finditer(text):
        word = None if found["th"] or found["slash"] == "⁄" else _joint(text, found)
        if word:
            unit = _MERCURY.match(text, found.end())
            said = f"{cardinal(found['over'])}{word}{cardinal(found['under'])}"
            end = unit.end() if unit else found.end()
            yield Change(found.start(), end, f"{said} millimeters of mercury" if unit else said)


def _joint(text: str, found: re.Match[str]) -> str:
    """What is said for the slash, if the two numbers are no fraction."""
    over, under = int(found["over"]), int(found["under"])
    if found[0] in _NAMES or (over + under == 100 and over % 5 == 0 and min(over, under) >= 10):
        return " "
    if over <= under and _SHARE_AFTER.match(text, found.end()):
        return " out of "
    if (over, under) not in ((1, 2), (1, 4), (3, 4), (1, 3), (2, 3)) and _ODDS.search(
        text, max(0, found.start() - 60), found.end() + 40
    ):
        return " to "
    after = next((word for pattern, word in _AFTER if pattern.match(text, found.end())), "")
    if after:
        return after if after != " out of " or over <= under else ""
    if over == under == 10 or (under == 10 and _RATED.search(text, max(0, found.start() - 4), found.start())):
        return " out of "
    if over <= under:
        before = text[max(0, found.start() - 24) : found.start()]
        said = next((word for pattern, word in _BEFORE if pattern.search(before)), "")
        if said:
            return said
    elif 70 <= over <= 250 and 40 <= under <= 140 and "pressure" in text[max(0, found.start() - 60) : found.end() + 30]:
        return " over "
    if 1 < over < under and under not in _SMALL and _PLURAL.match(text, found.end()):
        return " of "
    return " out of " if over <= under and under in _OUT_OF and over > 1 and not _is_of(text, found.end()) else ""


def _is_of(text: str, end: int) -> bool:
    return text.startswith((" of ", "-"), end)


def fractions(passage: Passage) -> Iterator[Change]:
    """Fractions and mixed numbers by their names: ½, 3/4, 5 1/2, 2/3rds."""
    text, language = passage.text, passage.language
    if language != "en":
        yield from halves(text, language)
    for found in _MIXED.finditer(text):
        if found["slashed"] and (int(found["over"]) >= int(found["under"]) or int(found["under"]) not in _SMALL):
            continue
        whole, over, under = mixed_parts(found[0].replace("\u2009", " "))
        if under > 1 and over:
            yield Change(
                found.start(),
                found.end(),
                say_mixed(f"{whole} {over}/{under}" if whole else f"{over}/{under}", language),
            )
    for found in _PAIR.finditer(text):
        exposed = _EXPOSURE.match(text, found.end()) if language == "en" and found["over"] == "1" else None
        if exposed and int(found["under"]) > 1:
            said = f"{say_fraction(1, int(found['under']))} of a second"
            yield Change(found.start(), exposed.end() - exposed[0].endswith("."), said)
        elif _is_fraction(text, found, language):
            yield Change(found.start(), found.end(), say_fraction(int(found["over"]), int(found["under"]), language))


def _is_fraction(text: str, found: re.Match[str], language: str) -> bool:
    over, under = int(found["over"]), int(found["under"])
    if not over or under < 2:
        return False
    if found["slash"] == "⁄" or found["th"] or (language == "en" and _is_of(text, found.end()) and over < under):
        return True
    if language != "en":
        return over < under and under in _SMALL and under <= 10
    dated = _DATED.search(text[max(0, found.start() - 8) : found.start()])
    if dated and over <= 12 and under <= 31 and not (dated[0].startswith(("of", "by", "from")) and under in _SMALL):
        return False
    return (under in _SMALL and (over < under or (under < 10 and over < 40))) or (over == 1 and under > 31)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        *("N-100", "pair", pairs, "/"),
        languages=("en",),
        cases=(
            ("open 24/7 since 9/11", "open twenty four seven since nine eleven"),
            ("a score of 7/10, in 3/4 time", "a score of seven out of ten, in three four time"),
            ("an 8/10 film", "an eight out of ten film"),
            ("20/20 vision, a 50/50 split", "twenty twenty vision, a fifty fifty split"),
        ),
    ),
    Rule(
        *("N-101", "fraction", fractions, "/⁄" + "".join(VULGAR)),
        languages=_LANGUAGES,
        cases=(
            ("3/4 cup, a 2/3 majority", "three quarters cup, a two thirds majority"),
            ("5½ or 5 1/2", "five and a half or five and a half"),
            ("15/20th of it", "fifteen twentieths of it"),
        ),
    ),
)
