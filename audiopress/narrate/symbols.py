"""Rules for signs and names that are no words: &, addresses, emoji, code, formulas, bullets, letters in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.phrases import phrase
from audiopress.narrate.wordlist import wordlist

_AND: Final = re.compile(r"\s?&\s?")
_URL: Final = re.compile(r"\b(?:https?|ftp)://[^\s<>\"“”«»]{3,}|\bwww\.[^\s<>\"“”«»]{3,}", re.IGNORECASE)
_HOST: Final = re.compile(r"^(?:\w+://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_EMOJI: Final = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\U0001f000-\U0001f2ff\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u25fb-\u25fe\u3030\u303d\u3297\u3299\U000e0020-\U000e007f]"
    "[\ufe00-\ufe0f\u200d\u20e3]*|(?<=[0-9#*])\ufe0f?\u20e3|[\u00a9\u00ae\u2122\u2190-\u21ff]\ufe0f)+"
)
_BULLET: Final = re.compile(r"^[-–—*+•‣◦▪●○·]\s+(?=\S)")
_LINE_END: Final = re.compile(r"(?<=[\w”’\")])[^\S\n]*\n\s*(?=[^\W_a-zß-öø-ÿ])")
_STARRED: Final = re.compile(r"(?<=[^\W\d])\*+(?![\w*])|(?<!\S)\*+(?=[^\W\d])|(?<=[.,;:!?”])\*+(?!\S)")
_DASH: Final = re.compile(r"(?<=\S)\s[–‒]\s(?=\S)|(?<=[^\s-])\s?--\s?(?=[^\s-])")
_AND_OR: Final = re.compile(
    r"\band/or\b|\b(?:he|she|his|her|him|they)/(?=(?:he|she|his|her|him|they|hers)\b)", re.IGNORECASE
)
_LETTERS: Final = re.compile(
    r"(?<![\w&-])(?=[0-9]{0,2}[A-Z]{2})(?P<word>[0-9]{0,2}[A-Z]{2,12})(?P<plus>\+)?(?P<s>s)?(?![\w])"
)
_CAPITALS: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_VOWEL: Final = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_JOINT: Final = re.compile(r"(?:[_]+|(?<=\w)\.(?=\w)|(?<=\w)(?:->|::|/)(?=\w))")
_FILE: Final = re.compile(r"[\w./-]*\w\.[a-z][a-z0-9]{1,4}")  # a name with a suffix: its dot is said
_CALL: Final = re.compile(r"\(\)|[`{}<>\\;=\[\]$]")
_SIMPLE_MATH: Final = re.compile(r"\$*\\?[(]?\s*(?:[^\W_]{1,2}|\d+(?:[.,]\d+)?\s?%?)\s*\\?[)]?\$*")
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


def ampersands(passage: Passage) -> Iterator[Change]:
    """Said as the language's word, with its spaces."""
    for found in _AND.finditer(passage.text):
        yield Change(found.start(), found.end(), f" {phrase(passage.language, 'and')} ")


def addresses(passage: Passage) -> Iterator[Change]:
    """A bare web address: only where it leads."""
    for found in _URL.finditer(passage.text):
        trailing = _trailing(found[0])
        host = _HOST.match(found[0][: len(found[0]) - trailing])
        if host and any(map(str.isalnum, host[1])):
            name = host[1].replace(".", phrase(passage.language, "dot"))
            yield Change(found.start(), found.end() - trailing, phrase(passage.language, "link", host=name))


def _trailing(address: str) -> int:
    """How many characters at the end belong to the sentence: stops, and a bracket that the address does not open."""
    length = len(address)
    while length and (
        address[length - 1] in ".,;:!?…’'”]*_"
        or (address[length - 1] == ")" and address.count("(", 0, length) < address.count(")", 0, length))
    ):
        length -= 1
    return len(address) - length


def emoji(passage: Passage) -> Iterator[Change]:
    """Not spoken: what espeak says of them is partial and wrong."""
    for found in _EMOJI.finditer(passage.text):
        yield Change(found.start(), found.end(), "", "emoji")


def code(passage: Passage) -> Iterator[Change]:
    """Inline code as the words it is made of: get_user.name() is “get user name”."""
    for stretch in _marked(passage, "code"):
        text = passage.text[stretch.start : stretch.end]
        letters = sum(map(str.isalnum, text))
        if len(text) > 80 or (len(text) > 16 and letters < len(text) / 2):
            yield Change(stretch.start, stretch.end, phrase(passage.language, "code inline"), "code")
            continue
        dot = phrase(passage.language, "dot") if _FILE.fullmatch(text) else " "
        found = [(match.start(), match.end(), dot if match[0] == "." else " ") for match in _JOINT.finditer(text)]
        found += [(match.start(), match.end(), "") for match in _CALL.finditer(text)]
        found += [(match.start(), match.end(), " ") for match in _CAMEL.finditer(text)]
        for start, end, spoken in sorted(found):
            yield Change(stretch.start + start, stretch.start + end, spoken)


def struck(passage: Passage) -> Iterator[Change]:
    """What the author struck out is shown struck out, and not said as if it stood."""
    for stretch in _marked(passage, "del"):
        if passage.text[stretch.start : stretch.end].strip():
            yield Change(stretch.start, stretch.end, "", "struck out")


def formulas(passage: Passage) -> Iterator[Change]:
    """Inline formulas, but for a single letter or number, are on the page."""
    for stretch in _marked(passage, "math"):
        text = passage.text[stretch.start : stretch.end]
        if text.strip() and not _SIMPLE_MATH.fullmatch(text.strip()):
            yield Change(stretch.start, stretch.end, phrase(passage.language, "equation inline"), "equation")


def pictures(passage: Passage) -> Iterator[Change]:
    """The alternative text of an inline picture is announced as one."""
    for stretch in passage.stretches:
        if stretch.run.image and any(map(str.isalnum, passage.text[stretch.start : stretch.end])):
            yield Change(stretch.start, stretch.start, phrase(passage.language, "image inline"))


def _marked(passage: Passage, mark: str) -> Iterator[Stretch]:
    return (stretch for stretch in passage.stretches if mark in stretch.run.marks and stretch.end > stretch.start)


def bullets(passage: Passage) -> Iterator[Change]:
    """The sign before a list's item, or the dash before an attribution."""
    found = _BULLET.match(passage.text)
    if found:
        yield Change(0, found.end(), "")


def line_ends(passage: Passage) -> Iterator[Change]:
    """A line that the author ended by hand, before a capital or a number (an address, a signature), is a short rest."""
    for found in _LINE_END.finditer(passage.text):
        yield Change(found.start(), found.end(), ", ")


def stars(passage: Passage) -> Iterator[Change]:
    """The star of “trans*” and of footnotes."""
    for found in _STARRED.finditer(passage.text):
        yield Change(found.start(), found.end(), "")


def dashes(passage: Passage) -> Iterator[Change]:
    """A dash between words, which espeak passes over in silence unless it is long."""
    for found in _DASH.finditer(passage.text):
        yield Change(found.start(), found.end(), " — ")


def alternatives(passage: Passage) -> Iterator[Change]:
    """and/or, he/she."""
    for found in _AND_OR.finditer(passage.text):
        slash = passage.text.index("/", found.start())
        yield Change(slash, slash + 1, " " if found[0].lower() == "and/or" else " or ")


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


WHOLES: Final = (
    Rule("N-009", "struck", struck),
    Rule("N-010", "formula", formulas),
    Rule("N-011", "code", code),
    Rule("N-012", "picture", pictures),
    Rule(
        *("N-013", "address", addresses, "wWhHfF"),
        cases=(
            ("See https://www.example.com/a_b?c=d.", "See link to example dot com."),
            ("(at www.example.org/x)", "(at link to example dot org)"),
            ("Write to bob@example.com", "Write to bob@example.com"),
        ),
    ),
    Rule(*("N-014", "emoji", emoji), cases=(("Yes 👍🏽! We ❤️ it 🇨🇦", "Yes! We it"), ("5 × 6 → 30", "5 × 6 → 30"))),
    Rule(
        *("N-015", "bullet", bullets, "-–—*+•‣◦▪●○·"),
        cases=(("• One thing", "One thing"), ("-5 is less", "minus 5 is less")),
    ),
    Rule(
        *("N-016", "line-end", line_ends, "\n"),
        cases=(
            ("10 High Street\nLeeds LS1", "10 High Street, Leeds LS1"),
            ("and so\nit goes.\nOn", "and so it goes. On"),
        ),
    ),
)

WORDS: Final = (
    Rule(
        *("N-040", "ampersand", ampersands, "&"),
        cases=(("Macy & Brown, R&D", "Macy and Brown, R and D"),),
    ),
    Rule(*("N-041", "star", stars, "*"), cases=(("For trans* people, 5 * 6", "For trans people, 5 * 6"),)),
    Rule(
        *("N-042", "dash", dashes, "–‒-"),
        cases=(("It is – so – or not", "It is — so — or not"), ("It is -- so", "It is — so")),
    ),
    Rule(
        *("N-043", "alternative", alternatives, "/"),
        languages=("en",),
        cases=(("and/or he/she", "and or he or she"), ("km/h", "km/h")),
    ),
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
