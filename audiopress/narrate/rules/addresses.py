"""Rules for where a house stands: its number, street, town, state and code of the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, digits
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.abbreviations import ends_sentence
from audiopress.narrate.rules.address_tables import COMPASS, DOUBTFUL, FULL_STREETS, OLD_STATES, STATES, STREETS
from audiopress.patterns import late

_KINDS: Final = "|".join(sorted((f"{kind[0].upper()}{kind[1:]}|{kind}" for kind in STREETS), key=len, reverse=True))
_NAME: Final = r"(?:[A-Z][\w’'-]{0,24}|\d{1,3}(?:st|nd|rd|th))"
_COMPASS: Final = r"(?:[NS][EW]|[NSEW])(?:\.|\b)"
_HOUSE: Final = late(
    rf"(?<![\w.,$€£#/–-])(?P<number>\d{{1,5}})(?P<letter>[A-D])?(?:\s(?P<side>{_COMPASS}))?"
    rf"(?:\s{_NAME}|\s(?:of|the|de|la|del)){{1,4}}?\s"
    rf"(?:(?P<kind>{_KINDS})(?!\w)(?P<stop>\.?)|(?:{FULL_STREETS})\b)(?:\s(?P<after>{_COMPASS})(?!\w))?"
)
_STREET: Final = late(
    r"(?<=[a-zß-ÿ’'] )(?P<kind>St|Ave|Blvd|Rd|Ln|Hwy|Pkwy|Expy)(?!\w)(?P<stop>\.?)"
    r"|(?<=\d[snrt][tdh] )(?P<nth>St|Ave)(?!\w)\.?|(?<=[a-zß-ÿ’'] )(?P<drive>Dr|Ct|Pl|Sq)(?P<dot>\.)"
)
_STREET_NAME: Final = late(rf"(?:^|[^.!?\w])\s?{_NAME}\s$")
_NO_STREET: Final = frozenset(
    ("In", "At", "On", "The", "From", "To", "By", "For", "And", "Of", "Mount", "Lake", "Port")
)
_STATE: Final = late(
    rf"(?<=[a-zß-ÿ.]),?\s(?P<state>{'|'.join(STATES)})(?:(?P<code>,?\s(?P<zip>\d{{5}})(?:-(?P<four>\d{{4}}))?(?![\w-]|[.,]\d))"
    r"|(?P<post>,?\s[A-Z]\d[A-Z]\s\d[A-Z]\d\b)|(?=\s?[.,;:)?!”]|\s*$|\s[a-z(]))"
)
_OLD_STATE: Final = late(
    rf"(?<=[a-z]),\s(?P<state>{'|'.join(map(re.escape, sorted(OLD_STATES, key=len, reverse=True)))})(?!\w)"
)
_TOWN: Final = late(r"[A-ZÀ-Þ][\w’'.-]{1,24}$")
_PARTY: Final = late(
    r"(?<=\()(?P<party>[DRI])-(?P<state>"
    rf"{'|'.join(map(re.escape, sorted(OLD_STATES, key=len, reverse=True)))}|[A-Z]{{2}})(?=\))"
)
_PARTIES: Final = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_BOX: Final = late(r"\bP\.?\s?O\.?\s+Box\s(?P<number>\d{1,6})\b")


def house_number(number: str) -> str:
    """The number of a house as it is said, in pairs.

    >>> [house_number(number) for number in ("708", "1428", "1600", "1005", "2000", "10250")]
    ['seven oh eight', 'fourteen twenty eight', 'sixteen hundred', 'ten oh five', 'two thousand', 'one oh two fifty']
    """
    if len(number) < 3 or number.startswith("0"):
        return digits(number, zero="oh") if number.startswith("0") else cardinal(number)
    if number.endswith("000") or (len(number) == 3 and number.endswith("00")):
        return cardinal(number)
    head, tail = number[:-2], number[-2:]
    last = "hundred" if tail == "00" else digits(tail, zero="oh") if tail[0] == "0" else cardinal(tail)
    return f"{house_number(head)} {last}"


def houses(passage: Passage) -> Iterator[Change]:
    """The number of a house in pairs, the directions and the kind of street in full."""
    text = passage.text
    for found in _HOUSE.finditer(text):
        yield Change(*found.span("number"), house_number(found["number"]) + (" " if found["letter"] else ""))
        for group in ("side", "after"):
            if found[group]:
                kept = group == "after" and found[group].endswith(".") and ends_sentence(text, found.end(group))
                yield Change(found.start(group), found.end(group) - kept, COMPASS[found[group].rstrip(".")])
        if found["kind"]:
            yield _street(text, found.start("kind"), found.end("stop"))


def streets(passage: Passage) -> Iterator[Change]:
    """The kind of street after a street's name, where no number stands before it."""
    text = passage.text
    for found in _STREET.finditer(text):
        before = _STREET_NAME.search(text[max(0, found.start() - 30) : found.start()])
        saint = found["kind"] == "St" and re.match(r"\.?\s[A-ZÀ-Þ]", text[found.end("kind") : found.end("kind") + 3])
        if found["drive"] and not _drives(text, found):
            continue
        if found["nth"] or (before and before[0].split()[-1] not in _NO_STREET and (not saint or _ends(text, found))):
            yield _street(text, found.start(), found.end())


def _drives(text: str, found: re.Match[str]) -> bool:
    """Whether “Oak Dr.” is a drive: no name follows that a doctor could have."""
    return _ends(text, found) or bool(re.match(r"[,;:)]|\s[a-z(]", text[found.end() : found.end() + 2]))


def _ends(text: str, found: re.Match[str]) -> bool:
    return ends_sentence(text, found.end())


def _street(text: str, start: int, end: int) -> Change:
    kind = text[start:end].rstrip(".")
    kept = text[end - 1] == "." and ends_sentence(text, end)
    return Change(start, end - kept, STREETS[kind.lower()])


def states(passage: Passage) -> Iterator[Change]:
    """A state's two letters after a town or a senator's party, and the digits of the post's code one by one."""
    text = passage.text
    for found in _STATE.finditer(text):
        if not _TOWN.search(text[max(0, found.start() - 25) : found.start()]):
            continue
        coded = found["code"] or found["post"]
        if coded or (found["state"] not in DOUBTFUL and text[found.start()] == ","):
            yield Change(*found.span("state"), STATES[found["state"]])
        if found["zip"]:
            four = f" {digits(found['four'])}" if found["four"] else ""
            yield Change(found.start("zip"), found.end(), digits(found["zip"]) + four)
    for found in _OLD_STATE.finditer(text):
        if _TOWN.search(text[max(0, found.start() - 25) : found.start()]):
            kept = ends_sentence(text, found.end())
            yield Change(found.start("state"), found.end() - kept, OLD_STATES[found["state"]])
    for found in _PARTY.finditer(text):
        state = OLD_STATES.get(found["state"]) or STATES.get(found["state"])
        if state:
            yield Change(found.start(), found.end(), f"{_PARTIES[found['party']]}, {state}")


def boxes(passage: Passage) -> Iterator[Change]:
    """A box at the post office, its number in pairs."""
    for found in _BOX.finditer(passage.text):
        yield Change(*found.span("number"), house_number(found["number"]))


ADDRESSES: Final[tuple[Rule, ...]] = (
    Rule(
        *("N-042", "house", houses, "0123456789"),
        languages=("en",),
        cases=(("She lived at 1428 Elm St. with him.", "She lived at fourteen twenty eight Elm Street with him."),),
    ),
    Rule(
        *("N-043", "street", streets, "SABRLHPEDC"),
        languages=("en",),
        cases=(("On Elm St. it rains.", "On Elm Street it rains."),),
    ),
    Rule(
        *("N-044", "state", states, ",("),
        languages=("en",),
        cases=(("In Austin, TX, it rains.", "In Austin, Texas, it rains."),),
    ),
    Rule(
        *("N-045", "box", boxes, "B"),
        languages=("en",),
        cases=(("P.O. Box 1234", "P.O. Box twelve thirty four"),),
    ),
)
