"""Rules for Roman numerals, by what stands before them; in English here, in other languages in roman_abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from audiopress.narrate.numerals import LANGUAGES, cardinal, ordinal, year
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import roman_abroad
from audiopress.narrate.rules.numerus import value
from audiopress.narrate.rules.regnal import MEN, WOMEN
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_SINGLES: Final = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿ"  # one character each
_CUES: Final = f"IVX{_SINGLES}"
_SINGLE_RUN: Final = late(f"(?<!\\w)[{_SINGLES}]{{1,12}}(?!\\w)")
_NUMERAL: Final = late(r"(?<![\w&.’'/-])(?P<numeral>[IVXLCDM]{1,15}+)(?:[–‒-](?P<last>[IVXLC]{1,9}))?(?![\w&/+-])")
_WORD: Final = late(r"(?P<word>[^\W\d_][\w’-]{0,24}\.?)[ \u00a0\n]$")
_TITLED: Final = late(
    r"(?<!\w)(?:King|Queen|Pope|Emperor|Empress|Tsar|Tsarina|Czar|Kaiser|Sultan|Pharaoh|Prince|Princess|"
    r"Patriarch|Shah|Duke|"
    r"Count|Caliph|Saint|St\.?|Archduke|Elector|Antipope|Khan)\s(?:[A-Z][\w’-]{1,20}\s){0,2}$"
)
_NAMES: Final = MEN["en"] | WOMEN["en"]
_NOUNS: Final = frozenset(
    wordlist(
        "chapter chapters ch chap part parts pt volume volumes vol vols book books bk act acts scene scenes "
        "section sections sec "
        "article articles art appendix appendices annex schedule war wars title phase phases type types class "
        "group groups "
        "level figure figures fig figs table tables plate plates stage grade tier division region category "
        "number no nos "
        "bowl olympiad episode season canto cantos sonnet psalm unit lesson round mark mk apollo gemini saturn "
        "titan vostok "
        "voyager artemis rocky rambo fantasy vatican symphony opus series generation gen edition version verse line "
        "sura amendment protocol directive legion quest hearts fighter kombat theft auto civilization diablo warcraft "
        "starcraft wrestlemania quixote paragraph para clause item step exhibit proposition theorem theme "
        "movement column "
        "cohort arm study experiment trial factor crystal age empires creed souls soul trek wars evil godfather "
        "halloween "
        "godfather alien aliens terminator jaws saw creed expendables superman iteration layer zone area district "
        "lateran lyon nicaea constantinople interstate camp landsat salyut soyuz skylab mariner ranger luna"
    )
)
_PRONOUN: Final = late(
    r"[’'](?:m|ve|d|ll|re)\b|\s(?:am|was|have|had|will|would|can|could|shall|should|may|might|must|do|did|"
    r"don[’']t|think|thought|"
    r"believe|know|knew|feel|felt|want|wanted|love|loved|like|liked|hate|read|wrote|write|saw|see|say|said|argue|"
    r"argued|"
    r"describe|discuss|explain|show|present|mean|meant|found|find|remember|hope|wish|enjoyed|enjoy|need|used|went|"
    r"go|got|get|made|make|took|take|learned|live|lived|work|worked|try|tried|suppose|guess|never|always|also|just|"
    r"really|still|now|then|cannot|can[’']t|won[’']t|didn[’']t|wasn[’']t|examine|explore|propose|suggest|outline|"
    r"played|play)\b"
)
_AFTER_ONE: Final = late(
    r"(?:\s?[,;:.)\]”\"?!–—(]|$|[’']s\b|\s(?:of|and|in|at|on|by|to|from|as|or|with|during|who|whose|until|for|"
    r"reigned|ruled|"
    r"died|ascended|succeeded|\()|\s\()"
)
_ONE_OF_A_KIND: Final = late(
    r"\s(?:errors?|diabetes|diabetics?|trials?|stud(?:y|ies)|hypersensitivity|interferons?|collagen|cancers?|"
    r"tumou?rs?|disease|"
    r"listed|buildings?|civili[sz]ations?|supernova|fib(?:er|re)s?|muscles?|melanoma|antigens?|drugs?|"
    r"substances?|devices?|"
    r"clinical|sanctions|programme|survey|reactions?|recall)\b"
)
_INITIAL: Final = late(r"\.\s?[A-Z]")
_CENTURY: Final = late(
    r"(?<![\w&.’'/-])(?P<numeral>[IVX]{1,6})(?:th|st|nd|rd)?(?=[ \u00a0-](?:centur|Olympi|Winter O|Dynasty))"
)
_YEARS: Final = range(1400, 2100)  # MCMXC, on a building or at the end of a film
_OPENING: Final = late(r"(?P<numeral>[IVXLC]{1,8})(?=[.:)]\s+(?![A-Z]\.)\S|[.:]?$|\s[—–-]\s)")
_UNTITLED: Final = late(r"(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XXI|XXII|XXIII)")
_SMALL: Final = late(
    r"\b(?:(?i:pages?|pp?\.|p|pp|chapters?|ch\.|chap\.|vols?\.|volumes?|parts?|sections?|sec\.|paras?\.|paragraphs?|"
    r"articles?|"
    r"art\.|clauses?|scenes?|acts?|books?|bk\.|cantos?|appendix|note|notes|n\.|plates?|tables?|figures?|figs?\.|items?|"
    r"Seiten?|S\.|Kapitel|págs?\.|páginas?|capítulos?|chapitres?|tomes?))[ \u00a0](?P<numeral>[ivxlc]{1,9})"
    r"(?:(?P<dash>\s?[–‒-]\s?|,\s|\sand\s)(?P<last>[ivxlc]{1,9}))?(?![\w’'-])"
)
_ANY_SMALL: Final = late(r"[ \u00a0(][ivxlc]{1,9}(?![\w’'])")  # one look, before the dear ones
_GOES_ON: Final = late(r"\s*[^\W\d_]")
_LISTED: Final = late(r"\((?P<numeral>[ivxl]{1,7})\)")
_SINGLE: Final = {"i": "(ii)", "v": "(iv)", "x": "(ix)", "l": "(xlix)"}
_TO: Final = {"en": "to", "de": "bis", "fr": "à", "es": "a"}


def roman(passage: Passage) -> Iterator[Change]:
    """A numeral in capitals: “Henry the eighth”, “chapter four”, “World War two”; “I” is one only after a monarch."""
    text = passage.text
    for found in _CENTURY.finditer(text):
        if value(found["numeral"]):
            yield Change(found.start(), found.end(), ordinal(value(found["numeral"])))
    for found in _SINGLE_RUN.finditer(text):
        number = value(normalize("NFKC", found[0]))
        before = _WORD.search(text[max(0, found.start() - 26) : found.start()])
        if number:
            named = before is not None and before["word"] in _NAMES
            yield Change(found.start(), found.end(), f"the {ordinal(number)}" if named else cardinal(number))
    for found in _NUMERAL.finditer(text):
        number = value(found["numeral"])
        if number in _YEARS and len(found["numeral"]) > 3:
            yield Change(*found.span("numeral"), year(number))
        elif number:
            said = _in_words(found, number, text[max(0, found.start() - 48) : found.start()], passage)
            if said:
                yield Change(*found.span("numeral"), said)
                if found["last"] and value(found["last"]):
                    yield Change(found.end("numeral"), found.end(), f" to {cardinal(value(found['last']))}")


def small_roman(passage: Passage) -> Iterator[Change]:
    """A numeral in small letters after a word for a place (p. xxiv), or in brackets: (iv)."""
    text, language = passage.text, passage.language
    if not _ANY_SMALL.search(text):
        return
    for found in _SMALL.finditer(text):
        first, last = value(found["numeral"]), value(found["last"] or "")
        alone = found["numeral"] in ("i", "l", "c") and found["last"] is None
        if first and not (alone and _GOES_ON.match(text, found.end())):
            yield Change(*found.span("numeral"), cardinal(first, language))
            if last:
                if found["dash"].strip() in ("–", "‒", "-"):
                    yield Change(*found.span("dash"), f" {_TO[language]} ")
                yield Change(*found.span("last"), cardinal(last, language))
    for found in _LISTED.finditer(text):
        numeral = found["numeral"]
        if value(numeral) and (len(numeral) > 1 or _SINGLE[numeral] in text):
            yield Change(*found.span("numeral"), cardinal(value(numeral), language))


def _in_words(found: re.Match[str], number: int, before: str, passage: Passage) -> str:
    """The numeral as it is said here; "" where it is no numeral."""
    text, end, numeral = passage.text, found.end(), found["numeral"]
    if numeral in ("C", "D", "M", "L"):
        return ""  # Vitamin C, Appendix D
    word = _WORD.search(before)
    if word is None:
        heads = passage.role in ("heading", "title") or len(numeral) > 1
        opens = not before.strip() and heads and _OPENING.match(text, found.start())
        return cardinal(number) if opens else ""
    name = word["word"].rstrip(".")
    if numeral == "I":
        return _one(name, before, text, end)
    if name.capitalize() in _NAMES and (name[0].isupper()) and number < 40 and not word["word"].endswith("."):
        initial = len(numeral) == 1 and _INITIAL.match(text, end)
        return "" if initial or (name, numeral) == ("Malcolm", "X") else f"the {ordinal(number)}"
    if name.lower() in _NOUNS or before.rstrip().endswith("§"):
        return cardinal(number)
    if _TITLED.search(before) and name[0].isupper():
        return f"the {ordinal(number)}"
    if name[0].isupper() and _UNTITLED.fullmatch(numeral) and name not in _FUNCTION:
        person = re.search(r"(?:^|\s)([A-Z][a-z]+)\s(?:[A-Z]\.?\s)?$", before[: word.start()])
        return f"the {ordinal(number)}" if person and person[1] in _NAMES | _GIVEN else cardinal(number)
    return ""


_FUNCTION: Final = frozenset(
    wordlist("A An The This That On In With By From No Her His My Our Your Their And Or But As At Of")
)
_GIVEN: Final = frozenset(
    wordlist(
        "Thurston Davis Walter Arthur Harry Thomas Daniel Franklin Frank Samuel Benjamin Edwin Ernest Griffin Sammy "
        "Cornelius Marcus Patrick Andrew Anthony Donald Ronald Clarence Lawrence Harold Percy Houston Trey"
    )
)


def _one(name: str, before: str, text: str, end: int) -> str:
    """“I” is the first after a name, where no sentence can go on with a pronoun; one after a noun that is a heading."""
    if _PRONOUN.match(text, end) and not (name.lower() in ("war", "bowl") or _titled(name, before)):
        return ""
    if name in _NAMES:
        return "the first" if _titled(name, before) or _AFTER_ONE.match(text, end) else ""
    if name.lower() not in _NOUNS:
        return ""
    return "one" if (name[0].isupper() and name not in _PLAIN) or _ONE_OF_A_KIND.match(text, end) else ""


_PLAIN: Final = frozenset(wordlist("No Line Step Item Wars Saw Study Age Number Types Parts Area Evil Alien Theme"))


def _titled(name: str, before: str) -> bool:
    return bool(_TITLED.search(before.rstrip().removesuffix(name)))


RULES: Final = (
    Rule(
        *("N-087", "roman", roman, _CUES),
        languages=("en",),
        cases=(
            ("World War II, Chapter IV and Super Bowl LIV", "World War two, Chapter four and Super Bowl fifty four"),
            (
                "Henry VIII, Elizabeth II’s and Louis XIV",
                "Henry the eighth, Elizabeth the second’s and Louis the fourteenth",
            ),
            ("Charles I of England; a type I error", "Charles the first of England; a type one error"),
            ("In Part I argue so. Vitamin C, Malcolm X, an IV", "In Part I argue so. Vitamin C, Malcolm X, an IV"),
        ),
    ),
    Rule(
        *("N-088", "small-roman", small_roman, "ivxlc"),
        languages=LANGUAGES,
        cases=(
            ("p. xxiv, pp. xii–xiv", "page twenty four, pages twelve to fourteen"),
            ("first (i), then (ii); section (iv)", "first (one), then (two); section (four)"),
        ),
    ),
    *roman_abroad.RULES,
)
