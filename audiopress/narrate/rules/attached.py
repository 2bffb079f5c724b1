"""Rules for signs that belong to the letter, number or bracket they touch, and are neither ornaments nor notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, in_pairs
from audiopress.narrate.numerals import year as year_words
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.amounts import table
from audiopress.narrate.rules.powers import LEVEL, say_power
from audiopress.patterns import late

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A note or a key of music, a chord: C♯, B♭, F♯m, a ♭7.
_ACCIDENTAL: Final = late(r"(?<![\w♯♭♮])(?P<note>[A-Ga-g]?)(?P<sign>[♯♭♮])(?=[\s,;:.!?)’”\"'/–-]|[0-9m]|$)")
_ACCIDENTALS: Final = {"♯": "sharp", "♭": "flat", "♮": "natural"}
_CARD: Final = late(r"(?<!\w)(?P<rank>10|[2-9AKQJ])(?P<suit>[♠♥♦♣♤♡♢♧])\ufe0f?(?!\w)")
_RANKS: Final = table("A = ace; K = king; Q = queen; J = jack")
_SUITS: Final = table("♠ ♤ = spades; ♥ ♡ = hearts; ♦ ♢ = diamonds; ♣ ♧ = clubs")
_ELEMENTS: Final = table(
    "H = hydrogen; He = helium; Li = lithium; Be = beryllium; B = boron; C = carbon; N = nitrogen; O = oxygen; "
    "F = fluorine; Na = sodium; Al = aluminum; Si = silicon; P = phosphorus; S = sulfur; Cl = chlorine; Ar = argon; "
    "K = potassium; Ca = calcium; Fe = iron; Co = cobalt; Ni = nickel; Kr = krypton; Rb = rubidium; Sr = strontium; "
    "Tc = technetium; I = iodine; Xe = xenon; Cs = caesium; Nd = neodymium; Sm = samarium; Ir = iridium; Pb = lead; "
    "Po = polonium; Rn = radon; Ra = radium; Th = thorium; U = uranium; Np = neptunium; Pu = plutonium; "
    "Am = americium; Ga = gallium; Lu = lutetium; Y = yttrium; Hf = hafnium; Re = rhenium; Os = osmium"
)
_NUCLIDE: Final = late(rf"(?<![\w.,)\]”’])(?P<mass>[{_RAISED}]{{1,3}})(?P<element>{'|'.join(_ELEMENTS)})(?![a-z])")
# A bracket with a sign of arithmetic in it, raised to a power; one of words has a note’s mark after it.
_BRACKET: Final = late(rf"\([^()]{{0,40}}[+\-−–±×·/=√][^()]{{0,40}}\)(?P<power>⁻?[{_RAISED}ⁿ]{{1,3}})(?!\w)")
_WORDS: Final = late(r"[A-Za-z]{4}")
_YEAR_NOTE: Final = late(
    rf"\b(?:in|since|until|by|of|from|after|before|during|to|and|early|late)\s(?P<year>1[1-9][0-9]{{2}}|20[0-9]{{2}})"
    rf"(?P<mark>[{_RAISED}]{{1,3}}(?:[,˒–][{_RAISED}]{{1,3}})*)(?![\w⁺⁻]|\s?[×x=+])",
    re.IGNORECASE,
)


def accidentals(passage: Passage) -> Iterator[Change]:
    """Sharps and flats after their note, and playing cards: C♯, 8♠."""
    text = passage.text
    for found in _ACCIDENTAL.finditer(text):
        after = " " if text[found.end() : found.end() + 1].isalnum() else ""
        before = " " if found["note"] else ""
        yield Change(found.start("sign"), found.end(), f"{before}{_ACCIDENTALS[found['sign']]}{after}")
    for found in _CARD.finditer(text):
        rank = _RANKS.get(found["rank"]) or cardinal(found["rank"])
        yield Change(found.start(), found.end(), f"{rank} of {_SUITS[found['suit']]}")


def isotopes(passage: Passage) -> Iterator[Change]:
    """An isotope by its element and mass: ¹⁴C is “carbon fourteen”."""
    for found in _NUCLIDE.finditer(passage.text):
        mass = in_pairs(found["mass"].translate(LEVEL))
        yield Change(found.start(), found.end(), f"{_ELEMENTS[found['element']]} {mass}")


def raised(passage: Passage) -> Iterator[Change]:
    """The power of a bracket is no note, and a note after a year is no power: (a + b)², in 2014⁵."""
    text = passage.text
    for found in _BRACKET.finditer(text):
        if not _WORDS.search(found[0]):
            yield Change(*found.span("power"), f" {say_power(found['power'])}")
    for found in _YEAR_NOTE.finditer(text):
        yield Change(*found.span("year"), year_words(int(found["year"])))
        yield Change(*found.span("mark"), "", "note mark")


SIGNS: Final = (
    Rule(
        *("N-013", "attached-sign", accidentals, "♯♭♮♠♥♦♣♤♡♢♧"),
        languages=("en",),
        cases=(("in C♯ minor, an 8♠", "in C sharp minor, an eight of spades"),),
    ),
)
RAISED: Final = (
    Rule(
        *("N-002", "isotope", isotopes, _RAISED),
        languages=("en",),
        cases=(("dated by ¹⁴C", "dated by carbon fourteen"),),
    ),
    Rule(
        *("N-003", "raised-number", raised, f"{_RAISED}ⁿ"),
        languages=("en",),
        details=("brief", "standard"),
        cases=(("(a + b)² in 2014⁵", "(a plus b) squared in twenty fourteen"),),
    ),
)
