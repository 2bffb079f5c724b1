"""Rules for years, which English says in pairs of digits, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.calendars import year_words
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_UNIT: Final = (
    r"[-\s]?(?:km|m|kg|g|mm|cm|ml|l|mg|nm|Hz|kHz|MHz|GHz|GB|MB|kB|KB|TB|W|kW|MW|GW|V|A|K|N|J|hp|bhp|lb|lbs|oz|ft|in|mph|"
    r"kcal|cal|rpm|dpi|px|ppm|psi|cc|bp|°|%|€)(?!\w)"
)
_THINGS: Final = (
    r"-(?:year|page|seat|seater|foot|mile|met(?:er|re)|word|acre|pound|ton|tonne|strong|hour|day|bed|room|member|person|"
    r"man|kilo\w{0,8}|watt|horsepower|square|plus|odd|dollar|calorie|piece|line|volt|degree|point|fold|yard|inch|litre|"
    r"liter|gallon|gram|unit|bit|byte|pixel|player|item|case|note|name|ship|mark)\b"
)
_YEAR: Final = late(
    r"(?<![\w.,$£€¥₹#/:+@&=])(?<!\d-)(?P<low>1\d\d\d|2[01]\d\d)"
    r"(?:(?P<dash>\s?[–‒-]\s?|/)(?P<high>1\d\d\d|2[01]\d\d|\d\d|(?<=[–‒/])\d)(?![\w/-]))?"
    rf"(?![\w%°€£]|[.,:/]\d|-\d|{_UNIT}|{_THINGS})"
)
_SHORT_YEAR: Final = late(r"(?<=\s)[’'‘](?P<year>\d\d)(?![\w’'])")
_SHORT_SPAN: Final = late(r"(?<![\w’'])[’'‘](?P<low>\d\d)\s?[–‒-]\s?[’'‘](?P<high>\d\d)(?![\w’'])")
_NAMED_YEAR: Final = late(r"\b(?:the year|anno Domini)\s(?P<year>\d{3,4})(?![\w%]|[.,:]\d)", re.IGNORECASE)
_LIVED: Final = late(r"(?<=[(,;])(?P<space>\s?)(?P<word>b|d|r|fl)\.\s?(?=(?:c\.\s?|ca\.\s?)?1?\d{3}\b)")
_PRESENT: Final = late(r"(?<=[12]\d{3})\s?[–‒-]\s?(?=(?:present|today|now|date|ongoing)\b)")
_LIVES: Final = {"b": "born ", "d": "died ", "r": "reigned ", "fl": "flourished "}
# After these a number counts or names a thing.
_NOT_BEFORE_YEARS: Final = late(
    r"(?:\b(?:pages?|pp?|numbers?|nos?|rooms?|lines?|rfc|iso|flight|section|channel|port|bus|model|route|highway|suite|"
    r"apartment|apt|box|verse|item|lot|serial|error|code|unit|bugs?|issue|ticket|extension|ext|ip|asteroid|psalm|"
    r"nearly|almost|over|under|than|exactly|roughly|approximately|least|most|some|these|those|all|only|"
    r"just|another|every|times|total(?:ing)?|cost|costs|weighs?|weighed|worth|paid|sold|reached|plus|minus|equals|"
    r"any|other|first|us|up\sto|as\smany\sas|line|grid|pop(?:ulation)?|population\sof|height\sof|altitude\sof|"
    r"total\sof|crowd\sof|distance\sof|maximum\sof|minimum\sof|average\sof)\.?\s|[§#~≈<>×≥≤]\s?)$",
    re.IGNORECASE,
)
# After these it is a year, whatever follows.
_BEFORE_YEARS: Final = late(
    r"(?:\b(?:in|since|until|till|during|by|circa|ca|c|of|year|years|from|after|before|early|late|mid|spring|summer|"
    r"autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|born|"
    r"around|and|to|between|died|dated|season|christmas|easter|copyright|©)\.?[\s-]|[(\[]|©\s?)$",
    re.IGNORECASE,
)
# Words with a plural's ending that follow a year as often as a number.
_EVENTS: Final = (
    r"(?:elections?|olympics|paralympics|games|revolutions|riots|protests|floods|fires|wildfires|attacks|results|accords|"
    r"talks|championships|awards|reforms|primaries|midterms|news|series|finals|playoffs|hearings|sanctions|uprisings|"
    r"was|is|has|as|does|this|its|his|plus|us|across|thus|towards|besides|sees|saw|always|perhaps|brings|marks|makes|"
    r"shows|remains|sometimes|versus|unless|whereas|yes|takes|finds|comes|goes|says|gives|begins|ends|opens|starts|"
    r"loses|wins|becomes|seems|needs|stands|sets)"
)
# In these, “in 2014 researchers” is a year, and “of 2014 researchers” a number.
_SINCE: Final = late(r"\b(?:in|since|until|by|during|early|late|mid)[\s-]$", re.IGNORECASE)
_MEASURED: Final = late(
    r"\s(?:met(?:re|er)|mile|kilo\w{1,9}|mega\w{1,9}|page|word|dollar|euro|pound|year|month|week|day|hour|minute|second|"
    r"acre|hectare|ton|tonne|gram|lit(?:re|er)|gallon|calorie|watt|volt|byte|pixel|copy|copie|vote|time|degree|percent)s?\b"
)
_COUNTED: Final = late(
    rf"(?:\s(?:and|to|or)\s\d{{4}})?\s(?!{_EVENTS}\b)"
    r"(?:(?:\w{0,20}(?:ed|al|ic|ing|ous|new|old|more|other|young|small|large|local|different|extra)\s)?"
    r"[a-z]{2,20}(?<![siu])s|(?:\w{1,20}\s)?(?:people|men|women|children)|feet|percent|per\scent|million|billion|"
    r"thousand|hundred|square|cubic|metric|more|other|fewer|or\sso|words?)\b"
)


_HAPPENED: Final = late(
    r"\s(?:battle|invasion|conquest|campaign|siege|schism|crusade|treaty|revolt|rebellion|uprising|eclipse|supernova|comet|"
    r"earthquake|famine|massacre|charter|council|census|election|war|plague|edition|law|act)\b"
)


def years(passage: Passage) -> Iterator[Change]:
    """Years in pairs of digits, and ranges of them; what counts things ("1250 villages") stays a number."""
    text = passage.text
    for found in _YEAR.finditer(text):
        change = _year(text, found)
        if change:
            yield change
    for found in _NAMED_YEAR.finditer(text):
        yield Change(found.start("year"), found.end(), year_words(found["year"]))
    for found in _LIVED.finditer(text):
        yield Change(found.start(), found.end(), found["space"] + _LIVES[found["word"]])
    for found in _PRESENT.finditer(text):
        yield Change(found.start(), found.end(), " to ")
    for found in _SHORT_SPAN.finditer(text):
        yield Change(found.start(), found.end(), f"{year_words(found['low'])} to {year_words(found['high'])}")
    for found in _SHORT_YEAR.finditer(text):
        yield Change(found.start(), found.end(), year_words(found["year"]))


def _year(text: str, found: re.Match[str]) -> Change | None:
    low, high = found["low"], found["high"]
    if not _is_year(text, found):
        return None
    if not high:
        return Change(found.start(), found.end(), year_words(low))
    last = low[: 4 - len(high)] + high
    if last <= low or (found["dash"] == "/" and int(last) != int(low) + 1):
        return Change(found.start(), found.end("low"), year_words(low)) if found["dash"] != "/" else None
    short = len(high) < 4 and not (low[:3] == last[:3] == "200")
    tail = year_words(last[2:] if short else last)
    return Change(found.start(), found.end(), f"{year_words(low)} to {tail}")


def _is_year(text: str, found: re.Match[str]) -> bool:
    """By what stands before and after; 1000–1099 and 2100–2199 are years only where the words before say so."""
    before = text[max(0, found.start() - 18) : found.start()]
    if _NOT_BEFORE_YEARS.search(before):
        return False
    if _MEASURED.match(text, found.end()):
        return False
    dated = _BEFORE_YEARS.search(before) is not None
    the = before.endswith(("the ", "The ", "’s ", "'s ")) and found["low"][2:] != "00" and found["low"] > "1700"
    the = the or (before.endswith(("the ", "The ")) and _HAPPENED.match(text, found.end()) is not None)
    recent = "1850" <= found["low"] <= "2100"
    if _COUNTED.match(text, found.end()) and not (recent and _SINCE.search(before)) and not the:
        return False
    return dated or the or bool(found["high"]) or found["low"][:2] not in ("10", "21")


RULES: Final = (
    Rule(
        *("N-107", "year", years, _DIGITS),
        languages=("en",),
        cases=(
            ("In 2014 and since 1905.", "In twenty fourteen and since nineteen oh five."),
            ("By 1900 and in 2005.", "By nineteen hundred and in two thousand five."),
            (
                "2014–16, 1939-45 and 2019/20",
                "twenty fourteen to sixteen, nineteen thirty nine to forty five and twenty nineteen to twenty",
            ),
            ("1250 villages", "one thousand two hundred and fifty villages"),
        ),
    ),
)
