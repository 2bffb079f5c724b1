"""Rules for numbers that name things: ISBN, models, standards, codes, verses, and what has a name for a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, cardinal, digits, in_pairs
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import phrase
from audiopress.narrate.rules import literals, versions
from audiopress.narrate.rules.catalogues import catalogued
from audiopress.narrate.rules.scripture import verses
from audiopress.patterns import late

_DIGITS: Final = "0123456789"

_ISBN: Final = late(
    r"\b(?:ISBN(?:-1[03])?|ISSN|EAN|ISMN)(?:\s?(?:no\.|"
    r"number))?:?[ \u00a0]?(?P<number>[0-9](?:[-‐‑– \u00a0]?[0-9]){6,12}"
    r"(?:[-‐‑– \u00a0]?[0-9Xx])?)(?!\w)"
)
_RUN: Final = late(r"[0-9]+|[Xx]")

_SCREEN: Final = late(r"(?<![\w.,])(?P<low>[1-9][0-9]{2,3})[x×](?P<high>[1-9][0-9]{2,3})(?!\w|[.,][0-9])")

# Long codes that nobody listens to: hashes, UUIDs, keys.
_HASH: Final = late(
    r"(?<![\w-])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|(?=[0-9]{0,64}[a-fA-F])(?=[a-fA-F]{0,64}[0-9])(?:[0-9a-f]{16,256}|[0-9A-F]{16,256}))(?![\w-])"
)

# What stands before a number of three or four digits that is a name, said in pairs: “flight three seventy”.
_NAMED: Final = late(
    r"\b(?:Boeing|Airbus|Form|Office|Flight|flight|[Rr]oom|Route|[Hh]ighway|Interstate|Porsche|Peugeot|BMW|Fiat|Ferrari|Lotus|Jeep|"
    r"Suite|suite|Apartment|apartment|Gate|gate|RTX|GTX|Radeon|Ryzen|Core|Snapdragon|Intel|Nokia|Commodore|Atari|Xbox|"
    r"Nikon|Fahrenheit|[Bb]us|Warehouse|Cell|cell|Precinct|Bldg\.?|Room No\.|Studio|Channel|Fender|"
    r"Model|Type|Class|Section|Hill|Nikkei|Proposition|Airlines|Airways|HTTP|[Ee]rror|status|UA|BA|AA|DL|MH|LH|AF|"
    r"Camp|Psalm)[ \u00a0]"
    r"(?P<number>[0-9]{3,4})(?P<more>-[0-9]{3})?(?![\w%.,]?[0-9\w])"
)
_STANDARD: Final = late(
    r"\b(?:ISO(?:/IEC)?|IEC|RFC|DIN|BS|EN|ANSI|IEEE|ECMA|NIST|BCP|PEP|Resolution)[ \u00a0-]"
    r"(?P<number>[0-9]{3,6})(?P<issued>:[12][0-9]{3})?(?!\w|[.,][0-9])"
)
_CODE: Final = late(
    r"\b(?:ending(?:\s(?:in|with))?|last\s(?:four|4)\sdigits(?:\s(?:are|of))?|PIN|OTP|PNR|SSN|CVV|ZIP|Zip|zip|passcode|"
    r"password|area\scode|zip\scode|(?:access|security|verification|dialling|entry|door|promo|country|sort|post|"
    r"postal)\scode|"
    r"(?:account|tracking|serial|reference|confirmation|booking|case|passport|order|registration|PIN|badge|"
    r"licen[cs]e|card)"
    r"\snumber|combination|[Cc]ode|PLZ|Postleitzahl|code\spostal|código\spostal)"
    r"(?:\s(?:number|code|is|was|were|of|no\.|lautet|est|"
    r"es))?(?:\s?[:#=])?\s(?P<number>[A-Za-z]{0,3}[0-9]{3,}(?:[ -][0-9]{3,4}){0,4})"
    r"(?![\w%]|[.,][0-9]|\s(?:people|times|lines|years|pages|words))",
)
# A part's or a copy's own number: Part no. 12-345/A, SN 12345678.
_OWN: Final = late(
    r"\b(?:(?:[Pp]art|[Ss]erial|[Mm]odel|[Ii]tem|[Cc]atalogue|[Ii]nventory|[Bb]atch|[Ll]ot|[Oo]rder|[Ii]nvoice)\s[Nn]os?\.|"
    r"[SP](?P<slash>/)N|SN)(?::|\s?#)?\s(?P<number>(?=[A-Z/-]{0,8}[0-9])[0-9A-Z]{1,12}(?:[-/][0-9A-Z]{1,12}){0,5})(?![\w/-]|[.,][0-9])"
)
_YEARLY: Final = late(r"[0-9]{4}[A-Z]?")  # SN 1987A is a star
_CARD: Final = late(
    r"(?<![\w.,-])(?P<number>[0-9]{4}(?P<gap>[ \u00a0-])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4})(?![\w-])"
)
_SSN: Final = late(r"(?<![\w.,-])(?P<number>[0-9]{3}-[0-9]{2}-[0-9]{4})(?![\w-])")
_STATES: Final = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|"
    "W[AIVY]"
)
_POSTAL: Final = late(rf"\b(?:{_STATES})[ \u00a0](?P<number>[0-9]{{5}}(?:-[0-9]{{4}})?)(?![\w,.]?[0-9\w])")
_PLAN: Final = late(
    r"(?<![\w.,])(?:(?P<number>[1-9][0-9]{2})(?P<brackets>(?:\([a-z0-9]{1,2}\)){1,3})|(?P<plan>40[13])-?[kKbB])(?P<s>s?)(?!\w)"
)
_WIRELESS: Final = late(r"(?<![\w.,])802\.(?P<part>[0-9]{1,2})(?P<letters>[a-z]{0,2})(?!\w)")
_CALIBRE: Final = late(
    r"(?<![\w.,])\.(?P<number>[1-9][0-9]{1,2})(?=s\b|[ -](?:cal\b|caliber|calibre|rifle|pistol|revolver|"
    r"handgun|magnum|Magnum|"
    r"bullet|round|hitter|average|team|ball\b|season|clip))"
)
_BOND: Final = late(r"(?<![\w.,])00(?P<number>[1-9])(?![\w.,]?[0-9\w])")
# A number with a name of its own: (as written, as said)
_NAMES: Final = {
    "9/11": "nine eleven",
    "24/7/365": "twenty four seven three sixty five",
    "24/7": "twenty four seven",
    "20/20": "twenty twenty",
    "50/50": "fifty fifty",
    "7-Eleven": "seven eleven",
    "7-eleven": "seven eleven",
    "4x4": "four by four",
    "4WD": "four wheel drive",
    "2WD": "two wheel drive",
    "7/11": "seven eleven",
    "2x4": "two by four",
    "9-to-5": "nine to five",
    "K-12": "K through twelve",
    "Y2K": "Y two K",
}
_NAME: Final = late(rf"(?<![\w/.,])(?<![0-9]-)(?:{'|'.join(map(re.escape, _NAMES))})(?P<s>s?)(?![\w/]|[.,-][0-9])")


def isbn(passage: Passage) -> Iterator[Change]:
    """ISBN and ISSN in their groups, digit by digit, with a final X by its name."""
    for found in _ISBN.finditer(passage.text):
        yield Change(*found.span("number"), _groups(found["number"], passage.language))


def screens(passage: Passage) -> Iterator[Change]:
    """The two numbers of a screen or a picture in pairs: 1920×1080 is “nineteen twenty by ten eighty”."""
    for found in _SCREEN.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{in_pairs(found['low'])} by {in_pairs(found['high'])}")


def hashes(passage: Passage) -> Iterator[Change]:
    """A hash, a key or a UUID is on the page, and not read out."""
    for found in _HASH.finditer(passage.text):
        yield Change(found.start(), found.end(), phrase(passage.language, "code inline"), "code number")


def named(passage: Passage) -> Iterator[Change]:
    """Models, flights, rooms and roads in pairs: “room one oh one”."""
    yield from catalogued(passage.text)
    for found in _NAMED.finditer(passage.text):
        yield Change(found.start("number"), found.end(), _pairs(found["number"], found["more"]))
    for found in _WIRELESS.finditer(passage.text):
        letters = "".join(f" {letter}" for letter in found["letters"])
        yield Change(found.start(), found.end(), f"eight oh two point {cardinal(found['part'])}{letters}")
    for found in _CALIBRE.finditer(passage.text):
        yield Change(found.start(), found.end(), in_pairs(found["number"]))
    for found in _PLAN.finditer(passage.text):
        inner = found["brackets"] or found[0].removesuffix("s")[-1].lower()
        bracketed = " ".join(_letter(part) for part in re.findall(r"[a-z0-9]+", inner))
        said = f"{in_pairs(found['number'] or found['plan'])} {bracketed}{found['s']}"
        yield Change(found.start(), found.end(), said)
    for found in _NAME.finditer(passage.text):
        said = _NAMES[found[0].removesuffix("s")]
        yield Change(found.start(), found.end(), said + found["s"])
    if "Bond" in passage.text or "gent 00" in passage.text:
        for found in _BOND.finditer(passage.text):
            yield Change(found.start(), found.end(), f"double oh {digits(found['number'])}")


def codes(passage: Passage) -> Iterator[Change]:
    """Standards, postal codes, PINs and what a card ends in, digit by digit."""
    for found in _STANDARD.finditer(passage.text):
        written = found["number"]  # three digits are a name; in more of them each one counts
        english = passage.language == "en" and len(written) == 3
        said = in_pairs(written) if english else digits(written, passage.language)
        yield Change(*found.span("number"), said)
        if found["issued"]:
            year = found["issued"][1:]
            said = in_pairs(year) if passage.language == "en" else cardinal(year, passage.language)
            yield Change(*found.span("issued"), f", {said}")
    for found in _OWN.finditer(passage.text):
        written = found["number"]
        if found["slash"]:
            yield Change(*found.span("slash"), " ")
        if len(written) > 3 and not _YEARLY.fullmatch(written):
            yield Change(*found.span("number"), _groups(found["number"], passage.language))
    for pattern in (_CARD, _SSN, _CODE, _POSTAL):
        for found in pattern.finditer(passage.text):
            yield Change(*found.span("number"), _groups(found["number"], passage.language))


def _groups(written: str, language: str) -> str:
    parts = re.findall(r"[0-9]+|[A-Za-z]+", written)
    return ", ".join(digits(part, language) if part[0].isdigit() else " ".join(part.upper()) for part in parts)


def _pairs(written: str, more: str | None) -> str:
    return f"{in_pairs(written)} {in_pairs(more[1:])}" if more else in_pairs(written)


def _letter(part: str) -> str:
    return cardinal(part) if part.isdigit() else part.upper()


RULES: Final = (
    *literals.RULES,
    *versions.RULES,
    Rule(
        *("N-055", "isbn", isbn, _DIGITS),
        languages=LANGUAGES,
        cases=(
            (
                "ISBN 978-0-14-044913-X",
                "ISBN nine seven eight, zero, one four, zero four four nine one three, X",
            ),
        ),
    ),
    Rule(
        *("N-056", "screen", screens, "x×"),
        languages=("en",),
        cases=(("a 1920×1080 screen", "a nineteen twenty by ten eighty screen"),),
    ),
    Rule(
        *("N-057", "hash", hashes, _DIGITS),
        cases=(("Commit 3f786850e387550fdab836ed7e6dc881de23001b", "Commit code, on the page"),),
    ),
    Rule(
        *("N-058", "verse", verses, _DIGITS),
        languages=("en",),
        cases=(
            ("John 3:16 and 1 Corinthians 13:4–7", "John three sixteen and First Corinthians thirteen four to seven"),
        ),
    ),
    Rule(
        *("N-059", "model", named, _DIGITS),
        languages=("en",),
        cases=(
            ("a Boeing 747 to room 101", "a Boeing seven forty seven to room one oh one"),
            ("a 401(k), 24/7", "a four oh one K, twenty four seven"),
            ("Rule 12(b)(6), BWV 1007", "Rule twelve B six, BWV ten oh seven"),
        ),
    ),
    Rule(
        *("N-060", "code-number", codes, _DIGITS),
        languages=LANGUAGES,
        cases=(
            ("RFC 2119, RFC 822", "RFC two one one nine, RFC eight twenty two"),
            ("a card ending in 8876", "a card ending in eight eight seven six"),
        ),
    ),
)
