"""Rules for Roman numerals in German, French and Spanish: kings, centuries, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, ordinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.numerus import value
from audiopress.narrate.rules.ordinals import spanish_ordinal
from audiopress.narrate.rules.regnal import MEN, WOMEN
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_CUES: Final = "IVX"
_NUMERAL: Final = late(
    r"(?<![\w&.’'/-])(?P<numeral>[IVXLC]{1,10})(?P<ending>er|re|ère|e|ème|ᵉʳ|ᵉ|ʳᵉ)?(?P<stop>\.)?(?![\w&/+-])"
)
_WORD: Final = late(r"(?P<word>[^\W\d_][\w’-]{0,24})\.?[ \u00a0]$")
_NOUNS: Final = {
    "de": frozenset(
        wordlist(
            "Kapitel Band Teil Akt Szene Buch Artikel Anhang Abschnitt Tafel Stufe Phase Typ Klasse Gruppe Grad Titel "
            "Nummer Nr Bd Kap Apollo Rocky Vatikanum Bowl Fantasy"
        )
    ),
    "fr": frozenset(
        wordlist(
            "chapitre tome volume acte scène livre partie article annexe titre section phase type classe groupe "
            "vatican apollo rocky niveau figure tableau planche bowl fantasy paragraphe chant numéro"
        )
    ),
    "es": frozenset(
        wordlist(
            "siglo siglos capítulo tomo volumen acto escena libro parte artículo anexo título sección fase tipo clase "
            "grupo apolo rocky nivel figura tabla lámina bowl fantasy párrafo canto número s ss"
        )
    ),
}
_GERMAN_CASE: Final = late(
    r"\b(?:[Vv]on|[Mm]it|[Uu]nter|[Bb]ei|[Zz]u|[Nn]ach|[Ss]eit|[Dd]em|[Ii]m|[Gg]egenüber)\s(?:\w+\s)?$"
)
_GERMAN_ACCUSATIVE: Final = late(r"\b(?:[Gg]egen|[Ff]ür|[Dd]urch|[Oo]hne|[Uu]m|[Dd]en)\s(?:\w+\s)?$")
_GERMAN_GENITIVE: Final = late(r"\b(?:[Dd]es)\s(?:\w+\s)?$")
_GERMAN_NOUN: Final = late(
    r"\b(?P<before>[Aa]m|[Ii]m|[Zz]um|[Vv]om|[Bb]eim|[Dd]em|[Dd]en|[Dd]es|[Dd]er|[Dd]ie|[Dd]as) $"
)
_SPANISH_BEFORE: Final = late(
    r"\s(?P<noun>Guerra|República|Internacional|Dinastía|dinastía|edición|Cumbre|Conferencia|Copa|Legislatura|"
    r"legislatura|"
    r"Congreso|Concilio|Premio|Festival|aniversario|Centenario|centenario|Encuentro|Juegos|Foro|Plan|Certamen)\b"
)
_SPANISH_FEMININE: Final = frozenset(
    wordlist("Guerra República Internacional Dinastía dinastía edición Cumbre Conferencia Copa Legislatura legislatura")
)
_GERMAN_CAPITAL: Final = late(r"\s[A-ZÄÖÜ][a-zäöü]")


def german(passage: Passage) -> Iterator[Change]:
    """Ludwig XIV. is “Ludwig der Vierzehnte”, in the case that the word before asks for; Kapitel IV “vier”."""
    text = passage.text
    for found in _NUMERAL.finditer(text):
        number, before = value(found["numeral"]), text[max(0, found.start() - 48) : found.start()]
        word = _WORD.search(before)
        if not number or found["ending"] or not word:
            continue
        name, end = word["word"], found.end()
        closes = found["stop"] is not None and not text[end:].strip("”“\"'»)")
        if name.removesuffix("s") in MEN["de"] or name in MEN["de"] or name in WOMEN["de"]:
            if found["numeral"] == "I" and not found["stop"]:
                continue
            said = _german_king(number, name, before[: word.start()])
            yield Change(found.start(), end - closes, said)
        elif name in _NOUNS["de"]:
            yield Change(*found.span("numeral"), cardinal(number, "de"))
        elif (
            found["stop"]
            and (article := _GERMAN_NOUN.search(before))
            and re.match(r"\s[A-ZÄÖÜ][a-zäöü]", text[end : end + 4])
        ):
            ending = "" if article["before"].lower() in ("der", "die", "das") else "n"
            yield Change(found.start(), end, ordinal(number, "de") + ending)


def _german_king(number: int, name: str, before: str) -> str:
    said = ordinal(number, "de").capitalize()
    if name in WOMEN["de"]:
        return f"der {said}n" if _GERMAN_CASE.search(before) else f"die {said}"
    if name not in MEN["de"] or _GERMAN_GENITIVE.search(before):
        return f"des {said}n"
    if _GERMAN_CASE.search(before):
        return f"dem {said}n"
    return f"den {said}n" if _GERMAN_ACCUSATIVE.search(before) else f"der {said}"


def french(passage: Passage) -> Iterator[Change]:
    """XIXe is “dix-neuvième”, Louis XIV “quatorze”, François Ier “premier”."""
    text = passage.text
    for found in _NUMERAL.finditer(text):
        number, ending = value(found["numeral"]), found["ending"] or ""
        word = _WORD.search(text[max(0, found.start() - 32) : found.start()])
        if not number:
            continue
        if ending:
            first = "première" if ending in ("re", "ère", "ʳᵉ") else "premier"
            said = first if number == 1 else ordinal(number, "fr")
            if len(found["numeral"]) > 1 or number in (1, 5, 10):
                yield Change(found.start(), found.end("ending"), said)
        elif word and _counted(word["word"], "fr", found["numeral"]):
            first = "première" if word["word"] in WOMEN["fr"] else "premier"
            person = word["word"] in MEN["fr"] | WOMEN["fr"]
            yield Change(*found.span("numeral"), first if person and number == 1 else cardinal(number, "fr"))


def spanish(passage: Passage) -> Iterator[Change]:
    """El siglo XIX is “diecinueve”, Felipe VI “sexto”, Alfonso XIII “trece”, la II Guerra “segunda”."""
    text = passage.text
    for found in _NUMERAL.finditer(text):
        number, end = value(found["numeral"]), found.end("numeral")
        word = _WORD.search(text[max(0, found.start() - 32) : found.start()])
        after = _SPANISH_BEFORE.match(text, end)
        if not number or found["ending"]:
            continue
        if after:
            feminine = after["noun"] in _SPANISH_FEMININE
            said = spanish_ordinal(number, feminine=feminine)
            short = said.endswith(("primero", "tercero"))
            yield Change(found.start(), end, said[:-1] if short else said)
        elif word and _counted(word["word"], "es", found["numeral"]):
            person = word["word"] in MEN["es"] | WOMEN["es"]
            woman = word["word"] in WOMEN["es"]
            yield Change(
                found.start(),
                end,
                spanish_ordinal(number, feminine=woman) if person and number <= 10 else cardinal(number, "es"),
            )


def _counted(word: str, language: str, numeral: str) -> bool:
    """Whether a numeral counts after this word; a letter by itself hardly does."""
    if numeral in ("C", "L"):
        return False
    return (
        word in MEN[language] or word in WOMEN[language] or word.lower() in _NOUNS[language] or word in _NOUNS[language]
    )


RULES: Final = (
    Rule(
        *("N-089", "roman", german, _CUES),
        languages=("de",),
        cases=(
            ("Ludwig XIV. lebte, Kapitel IV", "Ludwig der Vierzehnte lebte, Kapitel vier"),
            ("im XX. Jahrhundert", "im zwanzigsten Jahrhundert"),
            ("unter Friedrich II. und Karls V. Reich", "unter Friedrich dem Zweiten und Karls des Fünften Reich"),
        ),
    ),
    Rule(
        *("N-090", "roman", french, _CUES),
        languages=("fr",),
        cases=(
            ("le XIXe siècle, Louis XIV, François Ier", "le dix-neuvième siècle, Louis quatorze, François premier"),
            ("tome IV, Vatican II", "tome quatre, Vatican deux"),
        ),
    ),
    Rule(
        *("N-091", "roman", spanish, _CUES),
        languages=("es",),
        cases=(
            ("el siglo XIX, Felipe VI, Alfonso XIII", "el siglo diecinueve, Felipe sexto, Alfonso trece"),
            ("la II Guerra Mundial, Isabel II", "la segunda Guerra Mundial, Isabel segunda"),
        ),
    ),
)  # fmt: skip
