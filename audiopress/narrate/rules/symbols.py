"""Rules for signs that are no words: &, stars, dashes, slashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES
from audiopress.narrate.openers import ENGLISH
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import phrase
from audiopress.narrate.rules.symbol_tables import PLURALS, RATED, SIGN_WORDS, SIGNS_PATTERN, SIGNS_PLURAL
from audiopress.patterns import late

_AND: Final = late(r"\s?&\s?")
_STARRED: Final = late(r"(?<=[^\W\d])\*+(?![\w*])|(?<!\S)\*+(?=[^\W\d])|(?<=[.,;:!?”])\*+(?!\S)|(?<=\w)\*+(?=[’'-]\w)")
_RATED: Final = {language: (late(pattern), word) for language, (pattern, word) in RATED.items()}
_DAGGERS: Final = late(r"\s?[†‡※⁂]+(?!\w)|[†‡※⁂]+|(?<=[a-z])§+(?=[.,;:]|\s[a-z(]|$)")
_CENSORED: Final = late(r"(?<![\w*])(?P<first>[A-Za-z]{1,2})(?P<stars>\*{1,6})(?P<last>[a-z]{1,6})(?![\w*])")
_GRADE: Final = late(
    r"(?<![\w–-])(?P<grade>[A-DFO]|AB)[-–−]"
    r"(?=[,;:.!?)”’]|\s(?:and|or|in|on|for|grade|student|average|rating|blood)\b|$)"
)
_LEFT_OVER: Final = late(
    r"(?<![\w*])\*{1,3}(?=\S)(?=[^*\n]{1,200}\*)|(?<=\S)\*{1,3}(?![\w*])|(?<!\w)_+(?=\w)|(?<=[\w.,!?])_+(?!\w)|`+"
)
_DASH: Final = late(r"(?<=\S)\s[–‒―]\s(?=\S)|(?<=[^\s-])\s?--{1,2}\s?(?=[^\s-])|(?<=[\w,”’])\s-\s(?=[A-Za-z“‘])")
_DOTS: Final = late(r"\s?\.(?:\s\.){2,5}|\.{3,12}|\s?…(?:\s?…)*\.?")
_GLUED: Final = late(
    rf"(?<=[a-z][a-z])[.](?=(?:{'|'.join(ENGLISH)})(?![\w’'-]))|(?<=\w)[!?](?=[A-Za-z]{{2}})(?!\w{{1,9}}[=&])"
)
_SHOUTS: Final = late(r"(?=[!?‽]{2})[!?‽]{2,40}|‽")
_PAIRS: Final = late(
    r"\b(?:[Ss]/he|(?P<first>[Aa]nd/or|AND/OR|[Ee]ither/or|[Nn]either/nor)"
    r"|(?P<words>[A-Za-z]{2,15}(?:\s?/\s?[A-Za-z]{2,15}){1,4}))\b"
    r"(?![\w/@])(?<![/.]\w)|\([Ss]\)he\b"
)
_SLASH: Final = late(r"\s?/\s?")
_OPENING: Final = ("(", "[", "“", "‘", "«", "„")
_NO_SPACE: Final = frozenset(".,;:!?)]”")
_OPTIONAL: Final = late(r"(?<=[A-Za-z])\((?P<tail>s|es|ren)\)(?!\w)")
_MENDED: Final = late(r"(?<![\w\])])\[[A-Za-z]\](?=[a-z’'])|(?<=[a-z])\[(?:s|d|r|n|es|ed|er|en|ing|ly)\](?!\w)")
_REDACTED: Final = late(r"[█▇▆■▓▒]{2,}")
_SOFT: Final = late("\u00ad")


def ampersands(passage: Passage) -> Iterator[Change]:
    """Said as the language's word, with its spaces."""
    for found in _AND.finditer(passage.text):
        yield Change(found.start(), found.end(), f" {phrase(passage.language, 'and')} ")


def stars(passage: Passage) -> Iterator[Change]:
    """The star of “trans*”, of footnotes and of a 5* hotel, daggers, Markdown's marks that were left over; f**k."""
    if rated := _RATED.get(passage.language):
        for found in rated[0].finditer(passage.text):
            yield Change(*found.span("star"), rated[1])
    for found in _CENSORED.finditer(passage.text) if passage.language == "en" else ():
        yield Change(*found.span("stars"), f" {' '.join(['star'] * len(found['stars']))} ")
    for pattern in (_STARRED, _DAGGERS, _LEFT_OVER):
        for found in pattern.finditer(passage.text):
            yield Change(found.start(), found.end(), "")


def dashes(passage: Passage) -> Iterator[Change]:
    """A dash between words, which espeak passes over in silence unless it is long; the minus of a grade."""
    for found in _DASH.finditer(passage.text):
        yield Change(found.start(), found.end(), " — ")
    for found in _GRADE.finditer(passage.text) if passage.language == "en" else ():
        letter = found["grade"].replace("A", "eigh") if len(found["grade"]) == 1 else found["grade"]
        yield Change(found.start(), found.end(), f"{letter} minus")


def stops(passage: Passage) -> Iterator[Change]:
    """Dots that trail off are one sign, and so are several marks of question or surprise."""
    text = passage.text
    for found in _DOTS.finditer(text):
        spoken = "… " if text[found.end() : found.end() + 1].isalnum() else "…"
        if spoken != found[0]:
            yield Change(found.start(), found.end(), spoken)
    for found in _SHOUTS.finditer(text):
        yield Change(found.start(), found.end(), "?" if "?" in found[0] or "‽" in found[0] else "!")


def glued(passage: Passage) -> Iterator[Change]:
    """A stop without a space after it, between two sentences: “left.It” is no dot."""
    for found in _GLUED.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{found[0]} ")


def alternatives(passage: Passage) -> Iterator[Change]:
    """A stroke between two words: and/or is “and or”, he/she is “he or she”, input/output is “input output”."""
    for found in _PAIRS.finditer(passage.text):
        if found["first"]:
            slash = found.start() + found[0].index("/")
            yield Change(slash, slash + 1, " ")
        elif found["words"] is None:
            yield Change(found.start(), found.end(), "She or he" if "S" in found[0] else "she or he")
        else:
            words = frozenset(_SLASH.split(found["words"].lower()))
            said = " or " if len(words) > 1 and any(words <= alternatives for alternatives in PLURALS) else " "
            for stroke in _SLASH.finditer(passage.text, *found.span("words")):
                yield Change(stroke.start(), stroke.end(), said)


def optional_plurals(passage: Passage) -> Iterator[Change]:
    """author(s) is said as one or more: authors; a quotation's [T]he and book[s] are whole words."""
    for found in _OPTIONAL.finditer(passage.text):
        yield Change(found.start(), found.end(), found["tail"])
    for found in _MENDED.finditer(passage.text):
        yield Change(found.start(), found.end(), found[0][1:-1])


def signs(passage: Passage) -> Iterator[Change]:
    """A sign that stands alone, by its name: § is section, → to, % percent."""
    text, column = passage.text, SIGN_WORDS[passage.language]
    for found in SIGNS_PATTERN.finditer(text):
        sign = found[0].strip()
        times = len(sign) if sign[0] == "#" else 1  # “##” is two of them
        word = SIGNS_PLURAL.get((passage.language, sign)) or " ".join([column.get(sign[0], "")] * times)
        if word:
            after = "" if text[found.end() : found.end() + 1] in _NO_SPACE else " "
            before = "" if text[: found.start()][-1:] in _OPENING else " "
            yield Change(found.start(), found.end(), f"{before}{word}{after}")
        elif sign[0] in column:
            yield Change(found.start(), found.end(), " ")


def redacted(passage: Passage) -> Iterator[Change]:
    """What has been blacked out is told, not passed over."""
    for found in _REDACTED.finditer(passage.text):
        yield Change(found.start(), found.end(), _BLACK[passage.language])


_BLACK: Final = {"en": "redacted", "de": "geschwärzt", "fr": "caviardé", "es": "tachado"}


def soft_hyphens(passage: Passage) -> Iterator[Change]:
    """A hyphen that shows only at the end of a line is not heard."""
    for found in _SOFT.finditer(passage.text):
        yield Change(found.start(), found.end(), "")


RULES: Final = (
    Rule(*("N-125", "ampersand", ampersands, "&"), cases=(("Macy & Brown", "Macy and Brown"),)),
    Rule(
        *("N-126", "star", stars, "*†‡※⁂_`§"),
        cases=(
            ("For trans* people* and †Jones", "For trans people and Jones"),
            ("It is **so** _now_", "It is so now"),
            ("A 5* hotel", "A five star hotel"),
        ),
    ),
    Rule(
        *("N-127", "dash", dashes, "–‒―-"),
        cases=(("It is – so – or not", "It is — so — or not"), ("It is -- so", "It is — so")),
    ),
    Rule(
        *("N-128", "stops", stops, ".…!?‽"),
        cases=(("Well. . . no... What?!! Stop!!!", "Well… no… What? Stop!"),),
    ),
    Rule(
        *("N-129", "glued-stop", glued, ".!?"),
        languages=("en",),
        cases=(("He left.It rained.", "He left. It rained."),),
    ),
    Rule(
        *("N-130", "alternative", alternatives, "/("),
        languages=("en",),
        cases=(("and/or he/she, input/output", "and or he or she, input output"),),
    ),
    Rule(
        *("N-131", "optional-plural", optional_plurals, "(["),
        languages=("en",),
        cases=(("the author(s)", "the authors"),),
    ),
    Rule(
        *("N-132", "redacted", redacted, "█▇▆■▓▒"),
        languages=LANGUAGES,
        cases=(("He saw ████ there", "He saw redacted there"),),
    ),
    Rule(
        *("N-133", "sign", signs, "@§¶#$%€£¥₩→←↔⇒➔↑↓●■▪◦•|~\\<>=^°·{}"),
        languages=LANGUAGES,
        cases=(("§ 5 and $ or % → so", "section five and dollar or percent to so"),),
    ),
    Rule("N-134", "soft-hyphen", soft_hyphens, "\u00ad", cases=(("hand\u00adbook", "handbook"),)),
)
