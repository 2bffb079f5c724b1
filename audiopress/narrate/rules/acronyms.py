"""Rules for words in capitals: acronyms letter by letter or as words, stress and headings as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.acronym_tables import LETTERS, PLAIN, SAID, SHORT, STRESSED, WORDS
from audiopress.narrate.rules.naming import unstopped
from audiopress.patterns import late

Reading = Literal["word", "letters", "plain"]  # plain: letters that every engine spells

_CAPITALS: Final = late(r"(?<![\w.&])[A-Z]{2,16}(?:(?P<own>[’']s|s[’']|s)(?!\w)|(?![\w&]|\.[A-Z]|[’'][A-Z]))")
_SHOUTED: Final = late(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MIXED: Final = late(
    rf"(?<![\w-])(?:{'|'.join(sorted((word for word in SAID if not word.isupper()), key=len, reverse=True))})(?!\w)"
)
_PLUS: Final = late(r"(?<![\w&])(?P<first>\d?)(?P<letters>[A-Z]{3,12})(?P<second>\d?)(?P<more>[A-Z]{0,6})\+(?!\w)")
_TWO_SPIRIT: Final = late(r"(?<!\w)(?P<first>2)(?P<letters>S?LGBT[A-Z]{0,5})(?P<second>)(?P<more>)(?!\w)")
_JOINED: Final = late(r"(?<![\w&])(?P<left>[A-Z]{1,4})\s?&\s?(?P<right>[A-Z]{1,3})(?P<s>s|[’']s)?(?![\w&])")
_LONE: Final = late(
    r"(?:\b(?:[Pp]lans?|[Vv]itamins?|[Tt]ypes?|[Gg]roups?|[Gg]rades?|[Hh]epatitis|[Pp]oints?|[Cc]lass|[Oo]ptions?|[Ss]ection|"
    r"[Aa]ppendix|[Ee]xhibit|[Ff]igure|[Tt]eam|[Cc]ategory|[Cc]olumn|[Aa]nnex|[Bb]lock|[Ss]erie|[Ff]lat|[Uu]nit|[Pp]anel|"
    r"[Ll]etters?|[Ii]nfluenza|[Gg]ate|[Zz]one|[Bb]uilding|[Pp]art|[Tt]able|[Vv]ariant|[Cc]ase|[Aa]n|[Ss]traight)\s|"
    r"\b(?:(?:[Ff]rom|[Bb]etween)\s))(?P<letter>A)(?=\s(?![a-z]{2,}\sof\b)\S)"
)
_MARKS: Final = late(r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]traight|[Aa]ll)\s(?P<letter>A[’']?s)(?!\w)")
_ROMAN: Final = late(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Where WHO is a stressed “who”: somebody is asked about, or stands before it.
_ASKED: Final = late(r"\s(?:is|are|was|were|am|would|will|can|could|did|do|does|has|had|else|knows?|wants?|cares?)\b")
_WHOSE: Final = late(
    r"(?<!\w)(?:people|persons?|those|(?:any|some|every)(?:one|body)|m[ae]n|wom[ae]n|guy|ones?|child|children|he|she|they|"
    r"guess|know|tell|see|[a-z]{3,}(?:[eo]r|i[ae]n|ist)s)\s$"
)
_PAIR: Final = late(r"[A-Z][’']?[A-Z]")
_CONTRACTED: Final = late(r"(?<![\w’'])(?:I|[A-Z]{2,10})[’'](?:T|LL|RE|VE|D|M|S)(?![\w’'])")
# “JOHN: Hello.”: who speaks.
_LABEL: Final = late(
    r"(?:^|(?<=[.!?…”’\"\])] )|(?<=\n))(?P<name>[A-Z]{3,15}(?: [A-Z]{2,15}){0,2})(?= ?(?:\([^()]{1,40}\))?:\s)"
)

# The shape of a word: vowels with groups of consonants between them that a word can have.
_VOWEL: Final = r"(?:[AEIOUY]|AI|AU|EA|EE|EI|IE|OA|OI|OO|OU|UE|AY|EY|OY)"
_ONSET: Final = (
    r"(?:[BCFGPS]L|[BCDFGPT]R|S[CKMNPTW]|S[CPT]R|SPL|[CPSTW]H|CHR|THR|SHR|SCH|TW|DW|KN|WR|QU|[BCDFGHJKLMNPRSTVWXYZ])"
)
_CODA: Final = (
    r"(?:(?:[LRN]?(?:[BDFGKLMNPRSTVXZ]|C|CH|SH|TH|CK|ST|SK|SP)|MP|NK"
    r"|NG|NGTH|NTH|CT|FT|PT|LL|SS|FF|TT|DD|GG|NN|PP|RR|W|GH|GHT|TCH)[STD]?)"
)
_WORD: Final = late(rf"{_ONSET}?{_VOWEL}(?:(?:{_ONSET}|{_CODA}{_ONSET}){_VOWEL}){{0,6}}{_CODA}?E?")
_HAS_VOWEL: Final = late(r"[AEIOUY]")
_BEFORE_ARTICLE: Final = late(r"\b(?:at|for)\s$", re.IGNORECASE)
_LONGEST_SPELT: Final = 6  # letters: what is longer is a name or a shout
_SHORTEST_WORD: Final = 4


def reading(word: str) -> Reading:
    """How a word in capitals is said.

    >>> [reading(word) for word in ("NASA", "USMCA", "HTML", "FBI", "STRONG", "BALTO")]
    ['word', 'letters', 'plain', 'plain', 'word', 'word']
    """
    if word in WORDS or word in STRESSED:
        return "word"
    if word in PLAIN or not _HAS_VOWEL.search(word):
        return "plain"
    if word in LETTERS:
        return "letters"
    if len(word) == 2 or _ROMAN.fullmatch(word):
        return "plain"
    shaped = len(word) >= _SHORTEST_WORD and _WORD.fullmatch(word)
    return "word" if shaped or len(word) > _LONGEST_SPELT or word in SHORT else "letters"


def spelt(word: str, before: str = "") -> str:
    """Letters with stops: an engine names each, even an A, which bare becomes the article.

    `before` is the text in front of it: espeak takes the A behind “at” and “for” for one even so.

    >>> spelt("USMCA"), spelt("ACLU", "Work for ")
    ('U.S.M.C.A.', 'eigh C.L.U.')
    """
    if word[0] == "A" and len(word) > 1 and _BEFORE_ARTICLE.search(before):
        return f"eigh {spelt(word[1:])}"
    return ".".join(word) + "."


def shouting(passage: Passage) -> Iterator[Change]:
    """A heading, or three words and more, all in capitals are said as words, except what must be an acronym."""
    text = passage.text
    heading = passage.role in ("heading", "title") and text == text.upper()
    if not heading and not _PAIR.search(text):
        return
    for start, end in ((0, len(text)),) if heading else (found.span() for found in _RUN.finditer(text)):
        if not heading and not _is_shout(text[start:end]):
            continue
        for found in _SHOUTED.finditer(text, start, end):
            named = found[0] in _AFTER_THE and text[max(0, found.start() - 4) : found.start()] == "THE "
            if found[0].isupper() and not _stays(found[0]) and not named:
                yield Change(found.start(), found.end(), _lowered(found[0]))
    yield from _speakers(text)
    for found in _CONTRACTED.finditer(text):
        word = re.split("[’']", found[0])[0]
        if found[0][-1] != "S" or not _stays(word):
            yield Change(*found.span(), _lowered(found[0]))
        else:
            yield Change(found.end() - 1, found.end(), "s")


def _speakers(text: str) -> Iterator[Change]:
    """Whoever speaks in a dialogue, by name: “JOHN: Hello.”"""
    for found in _LABEL.finditer(text):
        for part in _SHOUTED.finditer(text, *found.span("name")):
            if len(part[0]) > 2 and not _is_known(part[0]) and _HAS_VOWEL.search(part[0]):
                yield Change(*part.span(), part[0].capitalize())


def _is_shout(run: str) -> bool:
    """Whether words in capitals are stressed; “BBC, HBO, NPR” is a list of names."""
    if "," not in run and ";" not in run:
        return True
    return any(word in STRESSED or (word in SHORT and not _is_known(word)) for word in re.findall("[A-Z]{2,}", run))


def _lowered(word: str) -> str:
    return "I" + word[1:].lower() if re.match("I(?:[’']|$)", word) else word.lower()


_AFTER_THE: Final = frozenset(("US", "IT"))
_RUN: Final = late(
    r"(?<![\w.&-])(?:[A-Z][A-Z’']{1,20}|[AI](?=\s))(?:[,;]?\s(?:[A-Z][A-Z’']{1,20}|[AI](?=\s))(?![\w&])){2,60}"
)


def _stays(word: str) -> bool:
    """Whether a word stands for an acronym even where all is in capitals."""
    if word in SHORT or word in STRESSED or not word.isascii():
        return word == "I"
    return _is_known(word) or not _HAS_VOWEL.search(word) or bool(len(word) > 1 and _ROMAN.fullmatch(word))


def _is_known(word: str) -> bool:
    return word in WORDS or word in LETTERS or word in PLAIN or word in SAID


def acronyms(passage: Passage) -> Iterator[Change]:
    """An acronym is a word if one can say it, else letters, each by its name; stress stays a word."""
    text = passage.text
    for found in _CAPITALS.finditer(text):
        own = found["own"] or ""
        word = found[0][: len(found[0]) - len(own)]
        if word in SAID:
            yield Change(
                found.start(), found.end() - len(own), SAID[word] if own else unstopped(SAID[word], text, found.end())
            )
        elif word in STRESSED or (word in WORDS and len(word) < _SHORTEST_WORD):  # three capitals espeak would spell
            yield Change(found.start(), found.end(), found[0].lower())
        elif word == "WHO" and not _is_organisation(text, found):
            yield Change(found.start(), found.end(), "who")
        else:
            how = reading(word)
            if how == "letters" or (how == "plain" and own.startswith("s")):
                letters = spelt(word, text[max(0, found.start() - 5) : found.start()])
                said = f"{letters}'s" if own else unstopped(letters, text, found.end())
                yield Change(found.start(), found.end(), said)


def _is_organisation(text: str, found: re.Match[str]) -> bool:
    """Whether WHO is the organisation: anywhere but at the head of a question, and behind those it tells more of."""
    before = text[max(0, found.start() - 24) : found.start()]
    opens = not before.strip(' “"‘(') or before.rstrip(' “"‘(').endswith((".", "!", "?", "…", ":", "—"))
    return not (_WHOSE.search(before) or (opens and _ASKED.match(text, found.end())))


def mixed(passage: Passage) -> Iterator[Change]:
    """Names in small letters and capitals that engines stumble over: IoT, SaaS, LaTeX, mRNA."""
    for found in _MIXED.finditer(passage.text):
        yield Change(found.start(), found.end(), unstopped(SAID[found[0]], passage.text, found.end()))


def pluses(passage: Passage) -> Iterator[Change]:
    """Letters and digits that end in a plus: 2SLGBTQIA+."""
    found_all = [(found, " plus") for found in _PLUS.finditer(passage.text)]
    found_all += [(found, "") for found in _TWO_SPIRIT.finditer(passage.text)]
    for found, plus in found_all:
        digits = (cardinal(found[group]) if found[group] else "" for group in ("first", "second"))
        first, second = digits
        more = spelt(found["more"]) if found["more"] else ""
        parts = " ".join(filter(None, (first, spelt(found["letters"]), second, more)))
        yield Change(found.start(), found.end(), parts + plus if plus else unstopped(parts, passage.text, found.end()))


def joined(passage: Passage) -> Iterator[Change]:
    """Capitals joined by &: R&D, AT&T, Q&A."""
    for found in _JOINED.finditer(passage.text):
        ended = not passage.text[found.end() :].strip(".,;:!?)]”’\"' ")
        left = " ".join(found["left"]).replace("A", "eigh")
        right = "eigh" if found["right"] == "A" and not ended else " ".join(found["right"])
        yield Change(found.start(), found.end(), f"{left} and {right}" + ("'s" if found["s"] else ""))


def lone(passage: Passage) -> Iterator[Change]:
    """A letter A after “vitamin” or “plan” that is not the article."""
    for found in _LONE.finditer(passage.text):
        yield Change(*found.span("letter"), "eigh")
    for found in _MARKS.finditer(passage.text):
        yield Change(*found.span("letter"), "eigh's")


_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLUSES: Final = Rule(
    *("N-041", "letters-plus", pluses, "+2"),
    languages=("en",),
    cases=(
        ("2SLGBTQIA+ people", "two S.L.G.B.T.Q.I.A. plus people"),
        ("LGBTQ+ and LGBTQIA2S+ lives", "L.G.B.T.Q. plus and L.G.B.T.Q.I.A. two S. plus lives"),
    ),
)
RULES: Final = (
    Rule("N-120", "capitals", shouting, _ALPHABET, cases=(("THIS IS NOT A NASA DRILL", "this is not a NASA drill"),)),
    Rule(
        *("N-121", "letters-and", joined, "&"),
        languages=("en",),
        cases=(("Our R&D, a Q&A about AT&T.", "Our R and D, a Q and eigh about eigh T and T."),),
    ),
    Rule(
        *("N-122", "mixed", mixed, "acdegilmopqrst"),
        languages=("en",),
        cases=(
            (
                "The IoT runs LaTeX on macOS, and McDonald too.",
                "The I.O.T. runs lay tech on mac O.S., and McDonald too.",
            ),
        ),
    ),
    Rule(
        *("N-123", "acronym", acronyms, _ALPHABET),
        languages=("en",),
        cases=(
            ("NASA, the FBI, HTML and the USMCA.", "NASA, the FBI, HTML and the U.S.M.C.A."),
            (
                "The NGOs met an MP, the MPs’ aide and the IMF’s head.",
                "The N.G.O.'s met an MP, the M.P.'s aide and the I.M.F.'s head.",
            ),
            ("This is NOT so; STRONG words", "This is not so; strong words"),
        ),
    ),
    Rule(
        *("N-124", "letter-a", lone, "A"),
        languages=("en",),
        cases=(("Vitamin A is in it. A plan is not.", "Vitamin eigh is in it. A plan is not."),),
    ),
)
