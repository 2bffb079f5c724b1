"""Rules for code within a sentence: the words it is made of, or every sign by its name; long code is on the page.

What prose would make of its signs (a hashtag, a dash, an ornament) they do not mean in code. So the first of these
rules take them before the rules of prose do; numbers are left to those, and what nobody has taken the last one says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import category

from audiopress.narrate.numerals import LANGUAGES, decimal, number
from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.phrases import phrase
from audiopress.narrate.rules.electronic import MAIL, URL
from audiopress.narrate.rules.electronic_tables import CODE_SIGNS, LONE_SIGNS, SIGNS
from audiopress.narrate.rules.files import NAME
from audiopress.patterns import late

_LONGEST: Final = 80  # characters
_ANY_SIGNS: Final = 16  # characters up to which code may be mostly signs
_CAMEL: Final = late(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FILE: Final = late(r"[\w./-]*\w\.[a-z][a-z0-9]{1,4}")  # a name with a suffix: its dot is said
# Joints, brackets and what assigns; not what stands between digits (1_000, 3.14, 1/2), nor operators with spaces.
_SILENT: Final = late(
    r"(?:(?<![0-9])_|_(?![0-9])|(?<![0-9])/|/(?![0-9])|(?<=[^\W\d])\.(?=\w)|(?<=[0-9])\.(?=[^\W\d])"
    r"|(?<!\s)->|->(?!\s)|::|\(\)|[`{}\\;\[\]$]"
    r"|(?<![\s!<>=])[!<>=]{0,3}[<>=]|(?<![!<>=])[!<>=]{0,3}[<>=](?![\s<>=]))+"
)
_HASH: Final = late(r"(?<![\w#])#{1,6}(?![0-9]{1,6}\b|(?=[A-Fa-f]{0,5}[0-9])(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b)")
_DASH: Final = late(r"(?<![\w)\]-])-(?=[^\W\d])|(?<=\s)-(?=\s)")
_SIGN: Final = late(r"->|\(\)|[^\w\s]|_")
_LONE: Final = late(r"->|\S")
_WITHIN_NUMBER: Final = late(r"(?<=[0-9])(?:[.,_](?=[0-9])|%)")
_DECIMAL: Final = late(r"(?<![\w.])(?P<whole>[0-9]{1,15})\.(?P<part>[0-9]{1,15})(?![\w.])")
_LEFT: Final = late(r"(?P<digits>[0-9]+)|(?P<sign>[^\w\s]|_)|(?P<other>\d)")
# What is left as it is: stops, which the voice pauses at, and a hyphen within a word.
_STOP: Final = late(r"[,:;?()'’\"“”…—–]|(?<=\w)-(?=\w)|(?<!\w)\.(?!\w)|(?<=\w)[.!]|!(?!\w)")
_QUOTES: Final = "\"'`‘’“”"


def code(passage: Passage) -> Iterator[Change]:
    """Inline code as the words it is made of: get_user.name() is “get user name”; signs alone are named: ##."""
    for stretch, text in _short_code(passage):
        if not any(map(str.isalnum, text)):
            yield from _lone(passage, stretch)
            continue
        dot = f" {phrase(passage.language, 'dot').strip()} " if _FILE.fullmatch(text) else " "
        hash_, dash = (f"{_name(sign, passage.language)} " for sign in "#-")
        found = [(*m.span(), dot if "." in m[0] else _gap(text, m.start(), m.end())) for m in _SILENT.finditer(text)]
        found += [(*m.span(), hash_ * len(m[0])) for m in _HASH.finditer(text)]
        found += [(*m.span(), dash) for m in _DASH.finditer(text)]
        found += [(*m.span(), " ") for m in _CAMEL.finditer(text)]
        wholes = _wholes(passage.language, text)
        for start, end, spoken in sorted(found):
            if not any(first <= start < last for first, last in wholes):
                yield Change(stretch.start + start, stretch.start + end, spoken)


def code_in_full(passage: Passage) -> Iterator[Change]:
    """Inline code with its signs: get_user.name is “get underscore user dot name”."""
    for stretch, text in _short_code(passage):
        if not any(map(str.isalnum, text)):
            yield from _lone(passage, stretch)
            continue
        wholes = [*_names(passage.language, text), *(found.span() for found in _WITHIN_NUMBER.finditer(text))]
        for found in _SIGN.finditer(text):
            word = _name(found[0], passage.language)
            silent = found[0] == "()" or found[0] in _QUOTES
            if (word or silent) and not any(first <= found.start() < last for first, last in wholes):
                yield _said(passage, stretch.start + found.start(), stretch.start + found.end(), word)
        for found in _CAMEL.finditer(text):
            if not any(first <= found.start() < last for first, last in wholes):
                yield Change(stretch.start + found.start(), stretch.start + found.start(), " ")


def long_code(passage: Passage) -> Iterator[Change]:
    """Inline code that is long, or more signs than letters, is on the page."""
    for stretch in _marked(passage):
        if not _speakable(passage.text[stretch.start : stretch.end]):
            yield Change(stretch.start, stretch.end, phrase(passage.language, "code inline"), "code")


def left_over(passage: Passage) -> Iterator[Change]:
    """Digits and signs of inline code that no other rule has taken: each sign by its name, if it has one."""
    for stretch, text in _short_code(passage):
        for found in _DECIMAL.finditer(text):  # with a point, whatever the language
            said = decimal(found["whole"], found["part"], passage.language)
            yield _said(passage, stretch.start + found.start(), stretch.start + found.end(), said)
        for found in _LEFT.finditer(text):
            start, end = stretch.start + found.start(), stretch.start + found.end()
            if not found["sign"]:
                yield _said(passage, start, end, number(found[0], passage.language))
            elif category(found[0])[0] in "PS" and not _STOP.match(text, found.start()):
                yield _said(passage, start, end, _name(found[0], passage.language))


def _lone(passage: Passage, stretch: Stretch) -> Iterator[Change]:
    """Signs that stand for themselves, one by one; those without a name here are left to the rule for signs."""
    names = LONE_SIGNS.get(passage.language, LONE_SIGNS["en"])
    for found in _LONE.finditer(passage.text, stretch.start, stretch.end):
        word = names.get(found[0]) or _name(found[0], passage.language)
        if word:
            yield _said(passage, found.start(), found.end(), word)


def _name(sign: str, language: str) -> str:
    """What a sign is called; in English where the language's names are not known."""
    tongue = language if language in SIGNS else "en"
    return SIGNS[tongue].get(sign) or CODE_SIGNS[tongue].get(sign, "")


def _said(passage: Passage, start: int, end: int, words: str) -> Change:
    """Words in place of a sign or a number, apart from those beside it; "" for a gap."""
    after = " " if passage.text[end : end + 1].isalnum() else ""
    return Change(start, end, f" {words}{after}" if words else after)


def _gap(text: str, start: int, end: int) -> str:
    """What is heard of silent signs: that the words on both sides are two."""
    return " " if text[end : end + 1].isalnum() and start else ""


def _wholes(language: str, text: str) -> list[tuple[int, int]]:
    """Where something stands that another rule reads as one thing."""
    return [*_names(language, text), *(found.span() for kind in (URL, MAIL) for found in kind.finditer(text))]


def _names(language: str, text: str) -> Iterator[tuple[int, int]]:
    """Names with a sign in them, such as C#, that English has a rule for."""
    return (found.span() for found in NAME.finditer(text) if language == "en")


def _short_code(passage: Passage) -> Iterator[tuple[Stretch, str]]:
    for stretch in _marked(passage):
        text = passage.text[stretch.start : stretch.end]
        if _speakable(text):
            yield stretch, text


def _speakable(text: str) -> bool:
    return len(text) <= _LONGEST and (len(text) <= _ANY_SIGNS or 2 * sum(map(str.isalnum, text)) >= len(text))


def _marked(passage: Passage) -> Iterator[Stretch]:
    return (stretch for stretch in passage.stretches if "code" in stretch.run.marks and stretch.end > stretch.start)


RULES: Final = (
    Rule("N-016", "code", long_code),
    Rule("N-017", "code", code, details=("brief", "standard")),
    Rule("N-018", "code", code_in_full, details=("full",)),
)
LAST: Final = (Rule("N-135", "code", left_over, languages=LANGUAGES),)
