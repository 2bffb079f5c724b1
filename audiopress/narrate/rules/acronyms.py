"""Rules for words in capitals: acronyms letter by letter, headings that shout as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.wordlist import wordlist

_LETTERS: Final = re.compile(
    r"(?<![\w&-])(?=[0-9]{0,2}[A-Z]{2})(?P<word>[0-9]{0,2}[A-Z]{2,12})(?P<plus>\+)?(?P<s>s)?(?![\w])"
)
_CAPITALS: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_VOWEL: Final = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
# Short words that a heading in capitals may hold; other short ones are taken for acronyms.
_SHORT_WORDS: Final = frozenset(
    wordlist(
        "A AM AN AND ARE AS AT BE BUT BY CAN DID DO FOR GET GO HAD HAS HE HER HIM HIS HOW IF IN IS IT ITS MAY ME MY "
        "NEW NO NOR NOT NOW OF OFF OLD ON ONE OR OUR OUT OWN SAY SEE SHE SO THE TO TOO TWO UP US WAR WAS WAY WE WHO "
        "WHY YES YET YOU"
    )
)
_ACRONYMS: Final = frozenset(wordlist("NASA UNESCO NATO UNICEF AIDS EPUB JSON COVID OPEC USMCA OECD IEEE ECHR APIS"))
_SPELT: Final = frozenset(wordlist("USMCA"))  # espeak spells what it takes for no word; these it says as one


def shouting(passage: Passage) -> Iterator[Change]:
    """A heading or title all in capitals is said as words, except what must be an acronym."""
    if passage.role not in ("heading", "title") or passage.text != passage.text.upper():
        return
    for found in _CAPITALS.finditer(passage.text):
        word = found[0]
        acronym = word in _ACRONYMS or not _VOWEL.search(word) or len(word) < 4
        if word in _SHORT_WORDS or not acronym:
            yield Change(found.start(), found.end(), word.lower())


def letters(passage: Passage) -> Iterator[Change]:
    """Acronyms that hold a digit or a plus, and those known to be no words, letter by letter."""
    for found in _LETTERS.finditer(passage.text):
        word = found["word"]
        if found["plus"] or word[0].isdigit() or word in _SPELT:
            digits = re.match(r"\d*", word)
            number = digits[0] if digits else ""
            stopped = passage.text[found.end() : found.end() + 1] == "." and not found["plus"]
            spelt = ".".join(word[len(number) :]) + ("" if stopped else ".")
            plus = " plus" if found["plus"] else ""
            yield Change(found.start(), found.end(), f"{f'{number} ' if number else ''}{spelt}{plus}{found['s'] or ''}")


RULES: Final = (
    Rule("N-044", "capitals", shouting),
    Rule(
        *("N-045", "letters", letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        languages=("en",),
        cases=(
            ("2SLGBTQIA+ people", "2 S.L.G.B.T.Q.I.A. plus people"),
            ("NASA, the MP3, the FBI and the USMCA.", "NASA, the MP3, the FBI and the U.S.M.C.A."),
            ("STRONG, WHAT, MONTHS!", "STRONG, WHAT, MONTHS!"),
        ),
    ),
)
