"""Rules for signs of arithmetic, comparison and powers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import chemistry
from audiopress.narrate.rules.amounts import DIGITS, LEAD, LEADS, NUMBER, TO, say_number, table
from audiopress.narrate.rules.operators import ALONE, GREEK, STRONG, WEAK
from audiopress.narrate.rules.powers import (
    POWER,
    SCIENTIFIC,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    say_index,
    say_power,
    say_scientific,
    with_raised,
)
from audiopress.patterns import late

_LANGUAGES: Final = ("en", "de", "fr", "es")
_FUNCTIONS: Final = "sin|cos|tan|log|ln|exp|max|min|lim|det"
# A term: a number with its variable, a variable with its power or index, f(x), a product before a power (mc²).
_TERM: Final = {
    language: (
        rf"[−+-]?(?:√\s?)?(?:{SCIENTIFIC[language]}|{number}(?:°|[a-zA-Zα-ω](?![\w’'])|%)?(?:{POWER})?"
        rf"|(?:{_FUNCTIONS})\s?\(?[a-zA-Zα-ω0-9]\)?|[a-zA-Z]\([a-z](?:,\s?[a-z])?\)"
        rf"|(?:[A-Za-zα-ωΑ-Ω][{SUBSCRIPTS}]{{0,3}}(?:{POWER})?|[A-Za-z]{{2,3}}{POWER}|∞|∅)(?![\w’'(]))"
    )
    for language, number in NUMBER.items()
}


def _operators(language: str) -> str:
    signs = sorted((*STRONG[language], *WEAK[language]), key=len, reverse=True)
    return "|".join(map(re.escape, signs))


_FORMULA: Final[dict[str, re.Pattern[str]]] = {}
for _language in _LANGUAGES:
    _FORMULA[_language] = late(
        rf"(?<![\w.,/\\$&@#^<>=*+-])(?:{_TERM[_language]})"
        rf"(?:\s?(?:{_operators(_language)})\s?(?:{_TERM[_language]})){{1,30}}"
        r"(?![\w/^=<>*\\])"
    )
_OPERATORS: Final = {language: late(rf"\s?({_operators(language)})\s?") for language in _LANGUAGES}
_TERMS: Final = {language: late(term) for language, term in _TERM.items()}


def formulas(passage: Passage) -> Iterator[Change]:
    """Terms with signs between them: y = x + 1, p < 0.05, 1−2 = −1, e = mc²."""
    language, text = passage.language, with_raised(passage)
    for found in _FORMULA[language].finditer(text):
        spoken, signs = _formula(found[0], language)
        strong = [sign for sign in signs if sign in STRONG[language]]
        products = signs and all(sign == "*" for sign in signs) and found[0][0] in DIGITS and found[0][-1] in DIGITS
        if not strong and not products:
            continue
        yield Change(found.start(), found.end(), spoken)


def _formula(written: str, language: str) -> tuple[str, list[str]]:
    """What is said of it, and the signs in it."""
    said, signs, place = [], [], 0
    while place < len(written):
        term = _TERMS[language].match(written, place)
        if term is None:
            break
        said.append(_term(term[0], language))
        place = term.end()
        sign = _OPERATORS[language].match(written, place)
        if sign is None:
            break
        signs.append(sign[1])
        said.append(STRONG[language].get(sign[1]) or WEAK[language][sign[1]])
        place = sign.end()
    return " ".join(said), signs


_PIECES: Final = {
    language: late(
        rf"(?P<scientific>{SCIENTIFIC[language]})|(?P<number>{number})|(?P<power>{POWER})|(?P<function>{_FUNCTIONS})"
        rf"|(?P<letter>[A-Za-zα-ωΑ-Ω])|(?P<index>[{SUBSCRIPTS}]+)|(?P<mark>[−+√∞∅%°(,-])"
    )
    for language, number in NUMBER.items()
}
_MARKS: Final = {
    "en": {**table("− - = minus; + = plus; ∞ = infinity; % = percent; ° = degrees; ( = of"), "√": "the square root of"}
    | {"∅": "the empty set", ",": "and"},
    "de": {**table("− - = minus; + = plus; ∞ = unendlich; % = Prozent; ° = Grad; ( = von"), "√": "Wurzel aus"},
    "fr": {**table("− - = moins; + = plus; ∞ = infini; ° = degrés; ( = de"), "√": "racine de", "%": "pour cent"},
    "es": {**table("− - = menos; + = más; ∞ = infinito; ° = grados; ( = de"), "√": "raíz de", "%": "por ciento"},
}


def _term(written: str, language: str) -> str:
    said = []
    for piece in _PIECES[language].finditer(written):
        if piece["scientific"]:
            said.append(say_scientific(piece[0], language))
        elif piece["number"]:
            said.append(say_number(piece[0], language))
        elif piece["power"]:
            said.append(say_power(piece[0], language))
        elif piece["index"]:
            said.append(say_index(piece[0], language))
        elif piece["mark"]:
            said.append(_MARKS[language].get(piece[0], ""))
        else:
            said.append(GREEK.get(piece[0], piece[0]))
    return " ".join(filter(None, said))


_RAISED: Final = late(rf"[{SUPERSCRIPTS}^]|\*\*|[0-9][eE]")  # one of which is in every power
_BASE: Final = {
    language: late(
        rf"(?<![\w.,])(?P<base>{SCIENTIFIC[language]}(?:\s?[–‒]\s?{SCIENTIFIC[language]})?(?![⁺⁻⁰¹²³⁴-⁹])|(?:{NUMBER[language]}|[A-Za-zα-ω]){POWER})(?![\w^])"
        rf"|(?P<bracket>(?<=[)\]]){POWER})(?!\w)"
    )
    for language in _LANGUAGES
}


def powers(passage: Passage) -> Iterator[Change]:
    """Raised numbers after a number, a letter or a bracket: x², 10⁶, 2^n; raised by characters or by marks."""
    language, text = passage.language, with_raised(passage)
    if _RAISED.search(text) is None:
        return
    for found in _BASE[language].finditer(text):
        ends = re.split(r"\s?[–‒]\s?", found[0])
        said = f" {TO[language]} ".join(_term(end, language) for end in ends)
        if found["bracket"]:
            said = f" {say_power(found[0], language)}"
        yield Change(found.start(), found.end(), said)


_BETWEEN: Final = late(
    r"(?<=[\w)\]”’%°])(?:\s?(?P<sign>[≠≈≡±×÷≤≥≪≫∈∉∪∩⊂⊆⊃⊇∧∨⇒⇔→↦∝⋈⊕∥⊥∗⋅∙∕])\s?|\s(?P<spaced>=|\+|<=|>=|!=|<|>)\s|(?P<arrow>\s?(?:-->?|->|=>|➔|➜|➡)\s))(?=[\w(\[“‘−√$£€¥₹-])"
)
_SINGLE: Final = late(f"[{''.join(ALONE)}]")
_SILENT_ARROW: Final = late(r"\s?[→⇒➔➜➡←]\s?|(?<!\w)(?<!\w\s)[↑↓]\s?")


def signs(passage: Passage) -> Iterator[Change]:
    """Signs of mathematics between words, or alone: width × height, ∞, A → B."""
    for found in _BETWEEN.finditer(passage.text):
        sign = found["sign"] or found["spaced"]
        yield Change(found.start(), found.end(), f" {STRONG['en'][sign] if sign else 'to'} ")
    for found in _SINGLE.finditer(passage.text):
        before, after = passage.text[: found.start()][-1:], passage.text[found.end() : found.end() + 1]
        said = f"{' ' * before.isalnum()}{ALONE[found[0]]}{' ' * after.isalnum()}"
        yield Change(found.start(), found.end(), said)
    for found in _SILENT_ARROW.finditer(passage.text):
        yield Change(found.start(), found.end(), " ")


_TIMES: Final = late(
    rf"(?<![\w.,/$£€-])(?:(?P<low>{NUMBER['en']})\s?[–-]\s?)?(?P<number>{NUMBER['en']})[x×](?P<plus>\+)?(?![\w’'])(?!\s?[0-9])"
)
_PLUS: Final = late(r"(?:(?<=[0-9%])|(?<=\b[A-F])|(?<=[a-z]{2}))\+(?![\w+=-])|(?<=\w)\+(?P<joined>(?=[0-9]))")
_APPROXIMATE: Final = late(rf"(?P<lead>{LEAD})(?=[0-9½¼¾]|\.[0-9])")
_NEGATIVE: Final = ("-", "−")
_LETTER: Final = late(r"(?<![^\W\d_])(?P<letter>[α-ωΑ-Ω])(?P<index>[0-9]{0,3})(?!\w)")


def times(passage: Passage) -> Iterator[Change]:
    """How many times: 2x, 10× faster."""
    for found in _TIMES.finditer(passage.text):
        low = f"{say_number(found['low'])} to " if found["low"] else ""
        word = "time" if found["number"] == "1" else "times"
        yield Change(
            found.start(), found.end(), f"{low}{say_number(found['number'])} {word}{' plus' * bool(found['plus'])}"
        )


def plus(passage: Passage) -> Iterator[Change]:
    """The sign after a number, a mark or a name: 50+ people, A+, Disney+."""
    for found in _PLUS.finditer(passage.text):
        yield Change(
            found.start(), found.end(), f" {LEADS[passage.language]['+']}{' ' if found['joined'] is not None else ''}"
        )


def leads(passage: Passage) -> Iterator[Change]:
    """The sign before a number: ~5, ≈5, ±3, <10, −7."""
    for found in _APPROXIMATE.finditer(passage.text):
        if found["lead"] in _NEGATIVE:  # the rule for the minus sign says where it is one
            continue
        yield Change(found.start(), found.end(), f"{LEADS[passage.language][found['lead'].strip()]} ")


def greek(passage: Passage) -> Iterator[Change]:
    """A single Greek letter by its name."""
    for found in _LETTER.finditer(passage.text):
        index = f" {cardinal(found['index'])}" if found["index"] else ""
        yield Change(found.start(), found.end(), GREEK.get(found["letter"], found["letter"]) + index)


RULES: Final[tuple[Rule, ...]] = (
    *chemistry.RULES,
    Rule(
        *(
            "N-093",
            "arithmetic",
            formulas,
            # A longer sign holds one of these.
            "*" + "".join(sign for row in STRONG.values() for sign in row if len(sign) == 1),
        ),
        languages=_LANGUAGES,
        cases=(
            ("y = x + 1 and 2+2=4", "y equals x plus one and two plus two equals four"),
            ("1−2=−1, p < 0.05", "one minus two equals minus one, p less than zero point zero five"),
            ("E = mc²", "E equals m c squared"),
            ("O(n log n) and a well-known man", "O(n log n) and a well-known man"),
        ),
    ),
    Rule(
        *("N-094", "power", powers, DIGITS + "^" + SUPERSCRIPTS),
        languages=_LANGUAGES,
        cases=(
            ("x², 10^6 and 2ⁿ", "x squared, ten to the sixth and two to the n"),
            ("3 × 10⁸", "three times ten to the eighth"),
            ("1.5e-3, 2**8", "one point five times ten to the minus three, two to the eighth"),
        ),
    ),
    Rule(
        *("N-095", "times-as", times, "x×"),
        languages=("en",),
        cases=(("2x the size, 10× faster", "two times the size, ten times faster"),),
    ),
    Rule(
        *("N-096", "plus-sign", plus, "+"),
        languages=_LANGUAGES,
        cases=(("an A+ on Disney+", "an A plus on Disney plus"),),
    ),
    Rule(
        *("N-097", "lead-sign", leads, "~≈∼±≤≥<>+−-–"),
        languages=_LANGUAGES,
        cases=(("~½ or ±¾", "about one half or plus or minus three quarters"),),
    ),
    Rule(
        *("N-098", "maths-sign", signs, "=<>+≠≈≡±×÷≤≥≪≫∈∉∪∩⊂⊆⊃⊇∧∨⇒⇔→↦∝⋈⊕∥⊥∗⋅∙∕⇒➔➜➡←↑↓" + "".join(ALONE)),
        languages=("en",),
        cases=(("width × height, A → B", "width times height, A to B"),),
    ),
    Rule(
        *("N-099", "greek-letter", greek, "".join(GREEK)),
        languages=("en",),
        cases=(("the α helix", "the alpha helix"),),
    ),
)
