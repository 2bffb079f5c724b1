"""Rules for quantities with a unit: percent, degrees, lengths, speeds, amounts of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.amounts import DIGITS, LEAD, LEADS, NUMBER, TO, attributive, is_one, say_number
from audiopress.narrate.rules.angles import angles, feet, stones, temperatures
from audiopress.narrate.rules.beside import counts, heads
from audiopress.narrate.rules.portions import MIXED, VULGAR, mixed_parts, say_mixed
from audiopress.narrate.rules.powers import SCIENTIFIC, say_scientific, with_raised
from audiopress.narrate.rules.scales import say_scaled, scales
from audiopress.narrate.rules.units import UNITS, named, one_of
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_LANGUAGES: Final = ("en", "de", "fr", "es")
_SHARES: Final = ("%", "％", "‰", "pp", "pc")
_START: Final = r"(?<![\w$£€.,:#])(?<![^a-zCF]/)(?<![A-Za-z]-)"
_SMALLER: Final = r"\s[0-9][0-9½¼¾⅓⅔]{0,3}\s?(?:oz|in|lbs?|mins?|secs?|s)\b"  # 1 lb. 4 oz.
_APART: Final = r"0(?:\.0)?\s|0\.0"  # a space before the unit, or a decimal point
_NEXT: Final = r"0(?:\.0)?[\s\u00a0-]?"
_ACROSS: Final = "long|wide|tall|high|deep|thick|across"
# After these a number with a letter is the name of a place, whatever the letter.
_PLACED: Final = late(
    r"\b(?:pages?|pp?\.|lines?|r(?:ou)?te\.?|highway|hwy\.?|seat|row|gate|room|form|fig(?:ure)?\.?|table|bus|apt\.?|flat|unit|"
    r"no\.|exit|section|type|class|platform|chapter|level|zone|track|tram|line)\s$",
    re.IGNORECASE,
)
_LIFE: Final = late(
    r"\b(?:DNA|RNA|genes?|genomes?|genomic|sequences?|primers?|PCR|fragments?|amplicons?|exons?|chromosomes?|reads)\b"
)
# Units that are words, names or letters as well: what must be true of them and what follows, after 0 or 0.0.
_WARY: Final = {
    symbol: late(pattern)
    for symbol, pattern in {
        **dict.fromkeys(("s", "J", "TL", "EL"), rf"(?:{_APART}|0-)"),
        "t": rf"(?:{_APART}|0-)t(?!\.\s[a-z])",
        "K": rf"(?:{_APART})K(?!\s(?:race|run|video|resolution|display|screen|footage|monitor|TV|followers|views)\b)",
        "in": rf"0(?:\.0)?in(?!\w)|{_NEXT}in\.(?:\s[a-zA-Z]|[,;:]|$)|{_NEXT}in\.?\s?(?:\)|;|(?:{_ACROSS})\b|in diam)"
        r"|0(?:\.0)?-in\.?\s[a-z]",
        "N": r"\S*\sN(?!\s?[0-9A-Z])",
        "W": rf"{_NEXT}W(?!\s?[0-9A-Z]|[’']|\s(?:questions|words)\b)",
        "V": rf"{_NEXT}V(?!\s[0-9A-Z]|[’'])",
        "L": rf"{_NEXT}L(?!\s[0-9A-Z]|[’']|\.\s[0-9])",
        "pc": r"\S+pc(?!\s(?:set|suit|chicken|dinner|kit|box|bundle)\b)",
        "A": r"0\.0|\S*\sA\s(?:fuse|current|supply|circuit|breaker|charger|plug|socket|outlet|through|per)\b",
        "pp": r"\S+pp|0\.0",
        "MP": r"\S*MP|.*?MP\s(?:camera|sensor|photo|image|shot|lens|picture)",
        "PS": r"\S*\sPS",
        "g": r"(?![45]g(?:\s(?:network|phone|internet|data|mobile|signal)|$))",
    }.items()
}
_LENGTHS: Final = late(
    r"(?:square |cubic )?\w*(?:meters?|feet|foot|inch(?:es)?|yards?|miles?|pixels?)$"
    r"|\w*[Mm]eter$|.*m[èe]tro?s?$|.*mètres?$"
)


@cache
def _unit(language: str, *, share: bool) -> str:
    """A pattern of units: alone, or one per another."""
    symbols = sorted((symbol for symbol in UNITS[language] if (symbol in _SHARES) == share), key=len, reverse=True)
    unit = "|".join(re.escape(symbol).replace(r"\ ", r"\s") for symbol in symbols)
    if share:
        return rf"(?:{unit})(?!\w)"
    factor = rf"\s?[/·⋅]\s?(?:(?:{unit})[²³2]?|[a-z]{{3,12}})(?![\w²³])(?!⁻)|[\s·⋅]?(?:{unit})⁻[¹²³]"
    return rf"(?=[^\W_]|[°º℃℉Ω])(?:(?:{unit})(?:{factor}){{0,3}}|(?:{unit})⁻[¹²³])(?![\w⁻])"


@cache
def _pattern(language: str, *, share: bool) -> re.Pattern[str]:
    unit = _unit(language, share=share)
    number = rf"(?:{SCIENTIFIC[language]}|{MIXED}|{NUMBER[language]})"
    scale = rf"\s(?:{scales(language)})(?!\w)"
    return re.compile(
        rf"(?P<lead>{LEAD})?{_START}(?P<low>{number})(?P<scale>{scale})?"
        rf"(?:(?P<first>[\s-]?{unit})?(?P<dash>\s?[–‒—-]\s?)(?P<minus>[−-])?(?P<high>{number})(?P<upper>{scale})?)?"
        rf"(?P<space>[\s\u00a0\u2009\u202f]?|-)(?P<unit>{unit})(?:\.(?=\s[a-z]|\s[NSEW]{{1,2}}\sof\b|[,;:)]|{_SMALLER}))?(?P<plus>\+(?!\w))?"
    )


@cache
def _dimensions(language: str) -> re.Pattern[str]:
    unit, number = _unit(language, share=False), rf"(?:{MIXED}|{NUMBER[language]})"
    side = rf"(?P<side>{number})(?P<side_unit>[\s-]?{unit})?"
    return re.compile(
        rf"{_START}{side.replace('<side', '<a')}(?P<times>\s?[x×]\s?)"
        rf"{side.replace('<side', '<b')}(?:\s?[x×]\s?{side.replace('<side', '<c')})?"
        r"(?![\w^⁰¹²³⁴-⁹⁻]|\s?[=+×*/])"
    )


def shares(passage: Passage) -> Iterator[Change]:
    """Percent, per mille and percentage points, alone or in a range."""
    yield from _quantities(passage, share=True)


def measures(passage: Passage) -> Iterator[Change]:
    """A number and its unit in full: 5 km/h, 20–25 °C, a 10-km run, 4 1/2 lbs."""
    if passage.language == "en":
        yield from stones(passage)
    yield from _quantities(passage, share=False)


@cache
def _heads(language: str, *, share: bool) -> frozenset[str]:
    return heads(symbol for symbol in UNITS[language] if (symbol in _SHARES) == share)


def _quantities(passage: Passage, *, share: bool) -> Iterator[Change]:
    language, text = passage.language, with_raised(passage)
    if not ("⁻" in text or counts(text, language, _heads(language, share=share))):  # kgm⁻² begins with no unit's word
        return
    for found in _pattern(language, share=share).finditer(text):
        symbol = " ".join(found["unit"].split())
        wary = _WARY.get(symbol)
        number = "0.0" if "." in (found["high"] or found["low"]) else "0"
        if wary and not wary.match(number + text[found.start("space") : found.end() + 14]):
            continue
        if len(symbol) == 1 and symbol.isalpha() and _PLACED.search(text, max(0, found.start() - 10), found.start()):
            continue
        if symbol == "bp" and _LIFE.search(text):
            symbol = "base pair"
        single = found["space"] == "-" or (language == "en" and attributive(text, found.start(), found.end()))
        yield Change(found.start(), found.end(), _quantity(found, symbol, passage, single=single))


def _quantity(found: re.Match[str], symbol: str, passage: Passage, *, single: bool) -> str:
    language = passage.language
    lead = f"{LEADS[language][found['lead'].strip()]} " if found["lead"] else ""
    plus = " plus" if found["plus"] and language == "en" else ""
    if not found["high"]:
        said = _counted(found["low"], found["scale"], symbol, language, single=single)
        return _spelt(f"{lead}{said}{plus}", passage)
    low = _amount(found["low"], found["scale"], language)
    if found["first"]:
        low += f" {named(' '.join(found['first'].strip(' -').split()), language, one=is_one(found['low'], language))}"
    minus = f"{LEADS[language]['-']} " if found["minus"] else ""
    high = _counted(found["high"], found["upper"], symbol, language, single=single)
    return _spelt(f"{lead}{low} {TO[language]} {minus}{high}{plus}", passage)


def _counted(written: str, scale: str | None, symbol: str, language: str, *, single: bool) -> str:
    """A number and what it counts, in the singular where that is right."""
    if any(char in written for char in (*VULGAR, "/", "⁄")):
        return _portion(written, symbol, language)
    one = single or (is_one(written, language) and not scale)
    return f"{_amount(written, scale, language, symbol)} {named(symbol, language, one=one)}"


_AND_HALF: Final = {"fr": {"m": "et demi", "f": "et demie"}, "es": {"m": "y medio", "f": "y media"}}


def _portion(written: str, symbol: str, language: str) -> str:
    """“½ mile” is half a mile, “¾ lb” three quarters of a pound."""
    whole, over, under = mixed_parts(written)
    if whole and language in _AND_HALF and (over, under) == (1, 2):
        gender = UNITS[language][symbol].gender if symbol in UNITS[language] else "m"
        name = named(symbol, language, one=whole == "1")
        return f"{say_number(whole, language, gender)} {name} {_AND_HALF[language][gender]}"
    if whole or language != "en" or symbol in _SHARES:
        return f"{say_mixed(written, language)} {named(symbol, language, one=not whole)}"
    name = named(symbol, one=True)
    article = "an" if name[0] in "aeiou" or name.startswith("hour") else "a"
    if (over, under) == (1, 2):
        return f"half {article} {name}"
    return f"{say_mixed(written)} {name}" if over == 1 else f"{say_mixed(written)} of {article} {name}"


def _amount(written: str, scale: str | None, language: str, symbol: str = "") -> str:
    if "e" in written or "E" in written or ("10" in written and any(char in written for char in "×x·^⁰¹²³⁴⁵⁶⁷⁸⁹")):
        return say_scientific(written, language)
    if any(char in written for char in (*VULGAR, "/", "⁄")):
        return say_mixed(written, language)
    if scale:
        return say_scaled(written, " ".join(scale.split()), language)
    unit = UNITS[language].get(symbol)
    return say_number(written, language, unit.gender if unit else "")


def _spelt(words: str, passage: Passage) -> str:
    """Meters in America, metres elsewhere."""
    return (
        words
        if passage.language != "en" or passage.region in ("", "US")
        else words.replace("meter", "metre").replace("liter", "litre")
    )


_DIGIT: Final = late(r"[0-9]\S{0,12}\s?[x×]")
_BY: Final = {"en": "by", "de": "mal", "fr": "sur", "es": "por"}
_TIMES: Final = {"en": "times", "de": "mal", "fr": "fois", "es": "por"}
_GRIDS: Final = late(
    r"[\s-](?:matri|grid|square|table|array|cube|pixel|board|inch|foot|sheet|mosaic|tile|room|block|lumber|display|image|resolution)"
)


def dimensions(passage: Passage) -> Iterator[Change]:
    """Length by width by height: 12 × 8 cm, 2x4, 1920×1080."""
    language, text = passage.language, passage.text
    if not _DIGIT.search(text):
        return
    for found in _dimensions(language).finditer(text):
        sides = [found[side] for side in "abc" if found[side]]
        units = [" ".join((found[f"{side}_unit"] or "").strip(" -").split()) for side in "abc"[: len(sides)]]
        if units[-1] == "s":  # 2 x 4s are boards
            continue
        last = named(units[-1], language) if units[-1] else ""
        large = all(len(side) > 2 for side in sides) and found["times"] in ("×", "x")
        length = (
            bool(_LENGTHS.fullmatch(last))
            if last
            else large or "x" in found["times"] or bool(_GRIDS.match(text, found.end()))
        )
        if not (last or length):
            continue
        between = f" {(_BY if length else _TIMES)[language]} "
        single = language == "en" and attributive(text, found.start(), found.end())
        said = [_side(side, unit, language, single=single) for side, unit in zip(sides, units, strict=True)]
        yield Change(found.start(), found.end(), _spelt(between.join(said), passage))


def _side(written: str, unit: str, language: str, *, single: bool) -> str:
    return _counted(written, None, unit, language, single=single) if unit else _amount(written, None, language)


_PER_WORD: Final = late(
    r"[0-9](?:\s[a-z]{2,15})?(?P<slash>\s?/\s?(?P<unit>[kmc]?m[²³23]|kg|kWh|mL|L|h|hr|min|sec|yr|wk|mo|ha)(?![\w/]))"
)


# The same in two systems: 200g/7oz, 1 litre/1¾ pints.
_EITHER: Final = late(
    r"[0-9½¼¾][\s-]?(?:k?g|m?l|[cmk]?m|in|oz|lb|ft|C|F|°C|°F|[mk]ph|km/h|lit(?:re|er)s?|pints?|inch(?:es)?|cups?|miles?|feet|"
    r"grams|ounces|pounds|mark\s[0-9])(?P<slash>\s?/\s?)(?=[0-9½¼¾])"
)


def per(passage: Passage) -> Iterator[Change]:
    """A unit after a slash where what is counted is a word: 345 people/km², 12/kg."""
    for found in _PER_WORD.finditer(with_raised(passage)):
        said = f" per {one_of(found['unit'])}"
        yield Change(found.start("slash"), found.end("slash"), _spelt(said, passage))
    for found in _EITHER.finditer(passage.text):
        yield Change(*found.span("slash"), " or ")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        *("N-073", "percent", shares, "%％‰p"),
        languages=_LANGUAGES,
        needs=_DIGITS,
        cases=(
            ("5–10% or −3 %", "five to ten percent or minus three percent"),
            ("up 0.5pp to 3.5 %", "up zero point five percentage points to three point five percent"),
        ),
    ),
    Rule(
        *("N-074", "angle", angles, "°º"),
        languages=_LANGUAGES,
        cases=(("51°30′N", "fifty one degrees thirty minutes north"),),
    ),
    Rule(
        *("N-075", "feet-and-inches", feet, "′'’″\"”f"),
        languages=("en",),
        needs=_DIGITS,
        cases=(("She is 5′11″ tall.", "She is five feet eleven inches tall."),),
    ),
    Rule(
        *("N-076", "dimensions", dimensions, "x×"),
        languages=_LANGUAGES,
        cases=(("12 × 8 cm", "twelve by eight centimeters"), ("a 2x4", "a two by four")),
    ),
    Rule(
        *("N-077", "measure", measures, DIGITS + "".join(VULGAR)),
        languages=_LANGUAGES,
        cases=(
            ("1 kg or 0.4kg", "one kilogram or zero point four kilograms"),
            ("20–25 °C at 5 km/h", "twenty to twenty five degrees Celsius at five kilometers per hour"),
            ("a 10-km run, 4 1/2 lbs", "a ten kilometer run, four and a half pounds"),
            ("in her 80s", "in her eighties"),
        ),
    ),
    Rule(
        *("N-078", "oven", temperatures, "CF"),
        languages=("en",),
        cases=(("Bake at 350F.", "Bake at three hundred and fifty degrees Fahrenheit."),),
    ),
    Rule(
        *("N-079", "per-unit", per, "/"),
        languages=("en",),
        cases=(("many more than 2 people/km²", "many more than two people per square kilometer"),),
    ),
)
