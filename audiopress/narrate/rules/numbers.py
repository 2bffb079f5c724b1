"""Rules for signs before a number, and for whatever numbers no other rule has taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, cardinal, number
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import glued, ordinals
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_MINUS: Final = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos"}
_NUMBER: Final = {"en": "number", "de": "Nummer", "fr": "numéro", "es": "número"}
# A hyphen is a sign at the start of a word; a dash only before what has a unit or after what asks for a number, since
# it may be a pause that lacks its space.
_MINUSES: Final = late(
    r"(?:(?<![^\s(\[“„«=/,:])(?<![0-9]\s)-|(?<![\w)])(?<![0-9]\s)−\s?)(?=[$£€¥]?\.?[0-9])"
    r"|(?P<exponent>(?<=[0-9][eE])[−-](?=[0-9]{1,3}(?!\w)))"
    r"|(?<=\s)(?<![0-9]\s)–(?=[0-9]+(?:[.,][0-9]+)?\s?[°%])|(?<=\b(?:to|of|at|is)\s)–(?=[0-9])"
)
_HASH: Final = late(r"(?<![\w&#/])#\s?(?=[0-9]{1,5}(?![\w]))")

# Groups of three: with the language's own mark, the spaces that do not break, Switzerland's apostrophe; with a plain
# space only where the number is round or long, for “room 12 345 …” may be two numbers.
_SPACED: Final = r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,11}|[0-9]{1,3}(?:['’][0-9]{3}){1,11}"
_PLAIN_SPACED: Final = r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,10} [0-9]{3}|[1-9][0-9]{0,2} 000"
_GROUPS: Final = {
    "en": rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,11}}|[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,6}},[0-9]{{3}}|{_SPACED}|"
    rf"{_PLAIN_SPACED}",
    "de": rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,11}}|{_SPACED}|{_PLAIN_SPACED}",
    "fr": rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,11}}|{_SPACED}|{_PLAIN_SPACED}|[1-9][0-9]{{0,2}} [0-9]{{3}}",
    "es": rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,11}}|{_SPACED}|{_PLAIN_SPACED}",
}
_PART: Final = {"en": r"\.", "de": ",", "fr": ",", "es": ","}
_NUMBERS: Final = {
    language: late(
        rf"(?<!\w)(?<![0-9]\.)(?:(?:(?:{_GROUPS[language]})(?![0-9])|[0-9]++)(?:{_PART[language]}[0-9]++)?"
        rf"|(?<![.,]){_PART[language]}[0-9]++)(?!\w)(?!\.[0-9])"
    )
    for language in LANGUAGES
}
# “1” is an article there, and takes its noun's gender and case, which the engine guesses as well as we can.
_WORD_AFTER: Final = late(r"[\s\u00a0-]+[^\W\d_]")
_BARE_ONE: Final = ("de", "es")
_NOUN: Final = late(r"[\s\u00a0]([a-záéíóúñàâçèêëîïôûœ]{3,})")
_FRENCH_FEMININE: Final = late(
    r"(?:heure|minute|seconde|semaine|année|journée|personne|femme|fille|fois|page|tonne|livre|place|voix|ville)s?"
)
_NO_NOUN: Final = frozenset(
    wordlist("que con por para los las del una uno como desde hasta entre más menos sobre fue era son sin según cada")
)
_FEMININE: Final = late(
    r"(?!(?:días|mediodías|problemas|temas|sistemas|idiomas|mapas|programas|poemas|planetas|dramas)$)"
    r"(?:\w+(?:as|ciones|siones|dades|tudes)|mujeres|noches|veces|partes|calles|clases|flores|voces|leyes|manos)"
)
# What an amount or a share's own rule has left is left as it is: without its sign the number would be another.
_MONEY_OR_SHARE: Final = late(r"[$£€¥₹]$")
_SHARE: Final = late(r"[\s\u00a0\u202f]?[%％‰]")
_HUNDREDS: Final = late(r"(cient|quinient)os\b")


# A stroke that nothing before has read: 142/1 by its line, 3/day and 1/x by what follows.
_STROKE: Final = late(
    r"(?<![\w/.,])[0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?(?P<stroke> ?[/⁄] ?)"
    r"(?:(?=[0-9]{1,12}(?:,[0-9]{3})?(?![\w/⁄]|[.,][0-9]))|(?=(?P<letter>[e-gkmnp-tv-z])(?![\w/’'-]|\.\w))|(?=(?P<word>[^\W\d_]{3,16})(?![\w/-])))"
)
_OVER: Final = {"en": "over", "de": "durch", "fr": "sur", "es": "entre"}
_PER: Final = {"en": "per", "de": "pro", "fr": "par", "es": "por"}
_COUNTED: Final = {
    "en": "second minute hour day night week month quarter year decade person user head player game match set rep "
    "session serving unit site page patient child student household room seat ticket item piece dose meal plate pack "
    "box bottle share vote team class school lap round acre mile gallon pound ounce litre liter kilo request visit",
    "de": "Sekunde Minute Stunde Tag Nacht Woche Monat Quartal Jahr Person Kopf Einwohner Stück Zimmer Spiel Kilo",
    "fr": "seconde minute heure jour nuit semaine mois trimestre an personne tête habitant pièce chambre kilo match",
    "es": "segundo minuto hora día noche semana mes trimestre año persona cabeza habitante pieza habitación kilo",
}
_COUNTS: Final = {language: frozenset(wordlist(row)) for language, row in _COUNTED.items()}


def strokes(passage: Passage) -> Iterator[Change]:
    """A stroke after a number, if it is no fraction, date or name: 142/1 is “over”, 3/day is “per”."""
    language = passage.language
    for found in _STROKE.finditer(passage.text):
        if found["word"] and found["word"] not in _COUNTS[language]:
            continue
        word = _PER[language] if found["word"] else _OVER[language]
        yield Change(*found.span("stroke"), f" {word} ")


def minus(passage: Passage) -> Iterator[Change]:
    """The sign before a number, which espeak calls a dash."""
    for found in _MINUSES.finditer(passage.text):
        before = " " if found["exponent"] else ""
        yield Change(found.start(), found.end(), f"{before}{_MINUS[passage.language]} ")


def number_sign(passage: Passage) -> Iterator[Change]:
    """#5, which espeak calls hash five."""
    for found in _HASH.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_NUMBER[passage.language]} ")


def numbers(passage: Passage) -> Iterator[Change]:
    """Whatever number is left, in words; one that begins with a nought, or has no end, digit by digit."""
    language = passage.language
    for found in _NUMBERS[language].finditer(passage.text):
        written = found[0]
        if _MONEY_OR_SHARE.search(passage.text, max(0, found.start() - 1), found.start()) or _SHARE.match(
            passage.text, found.end()
        ):
            continue
        if written == "1" and language in _BARE_ONE and _WORD_AFTER.match(passage.text, found.end()):
            continue
        said = _lakhs(written) if passage.region == "IN" and language == "en" else ""
        yield Change(
            found.start(),
            found.end(),
            said or _agreeing(number(written, language), passage.text, found.end(), language),
        )


def _lakhs(written: str) -> str:
    """12,34,567 as India counts; "" where it is not grouped so."""
    if not re.fullmatch(r"[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}", written):
        return ""
    plain = int(written.replace(",", ""))
    crores, rest = divmod(plain, 10_000_000)
    lakhs, rest = divmod(rest, 100_000)
    parts = ((crores, " crore"), (lakhs, " lakh"), (rest, ""))
    return " ".join(f"{cardinal(amount)}{scale}" for amount, scale in parts if amount)


def _agreeing(words: str, text: str, end: int, language: str) -> str:
    """The words as the noun after them wants them: veintiuna personas, vingt et une heures."""
    if language not in ("fr", "es") or not words.endswith(("uno", "os", "un")):
        return words
    noun = _NOUN.match(text, end, end + 24)
    if not noun:
        return words
    if language == "fr":
        return f"{words}e" if words.endswith("un") and _FRENCH_FEMININE.fullmatch(noun[1]) else words
    if noun[1] in _NO_NOUN or not noun[1].endswith("s"):
        return words
    if _FEMININE.fullmatch(noun[1]):
        words = _HUNDREDS.sub(r"\1as", words)
        return f"{words[:-1]}a" if words.endswith("uno") else words
    return re.sub("veintiuno$", "veintiún", words) if words.endswith("veintiuno") else re.sub("uno$", "un", words)


RULES: Final = (
    *ordinals.RULES,
    *glued.RULES,
    Rule(
        *("N-116", "minus", minus, "−–-"),
        languages=LANGUAGES,
        cases=(
            ("It was -5 or −7, not 3-5.", "It was minus five or minus seven, not three to five."),
            ("It fell to –12 in the night.", "It fell to minus twelve in the night."),
        ),
    ),
    Rule(
        *("N-117", "number-sign", number_sign, "#"),
        languages=LANGUAGES,
        cases=(("We are #1, they # 23", "We are number one, they number twenty three"),),
    ),
    Rule(
        *("N-118", "stroke", strokes, "/⁄"),
        languages=LANGUAGES,
        cases=(("as 142/1, 3/day and 1/x", "as one hundred and forty two over one, three per day and one over x"),),
    ),
    Rule(
        *("N-119", "number", numbers, _DIGITS),
        languages=LANGUAGES,
        cases=(
            (
                "1,234, 13000 and 1'020'007",
                "one thousand two hundred and thirty four, thirteen thousand and one million twenty thousand and seven",
            ),
            ("3.14, .5 and 004", "three point one four, point five and zero zero four"),
            ("a 5-year-old of 3", "a five-year-old of three"),
        ),
    ),
)
