"""A block's text -> where its sentences lie, and where a sentence too long for one breath may be parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import sentencex

from audiopress.narrate.openers import OPENERS
from audiopress.narrate.tongue import base
from audiopress.patterns import late

LIMIT: Final = 1_000  # characters of one utterance
_WINDOW: Final = 4_000  # characters given to the splitter at once: it takes quadratic time over unclosed quotes
_LONG: Final = 300  # characters from which a quotation of several sentences is taken sentence by sentence
_REACH: Final = 300  # characters a bracket may hold and still keep its sentence together

# sentencex 1.0 panics when a capital and a stop follow white space of more than one byte; and no lone surrogate can be
# handed to it. The stand-ins are one character each, so that offsets stay true.
_STAND_INS: Final = {
    **dict.fromkeys((0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "?"),
}

Span = tuple[int, int]

# Abbreviations after which a sentence goes on: always, or before a number. Rows of a language add to "".
_GOES_ON: Final[dict[str, str]] = {
    "": r"vs|cf|e\.g|i\.e|viz|[Aa]pprox|(?<=[,;(] )(?:[Ee]ds?|[Tt]rans)|(?<=\()(?:[Ee]ds?|[Tt]rans)",
    "en": (
        r"Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Rev|Hon|Capt|Lt|Col|Sgt|St|Mt|Rt|Maj|Cpl|Pvt|Cmdr|Adm|Ald|Supt|Gov|Pres|Messrs"
        r"|Bl|Ven|Sts|Thos|Wm|Chas|Br|Revd|Mx|Em|phil|Natl|Intl|Univ|Assoc|Asst|Dept|Fed|Civ|Crim|Evid|Harv|esp|incl|resp"
    ),
    "fr": r"p\. ?ex|c\.-à-d|[A-Z]\.-[A-Z]|Dr|M|MM|Mme|Mlle|Pr|env|St|Ste",
    "de": r"z\. ?B|d\. ?h|u\. ?a|bzw|bzgl|vgl|Dr|Hr|Fr|Fa|Prof|evtl|ggf|inkl|sog|St|Dipl|Ing",
    "es": r"p\. ?ej|Sr|Sra|Srta|Sres|Dr|Dra|Dña|D|Ud|Uds|aprox|EE|S|a|d",  # a. C., d. C.
}
_NUMBERED: Final[dict[str, str]] = {
    "": (
        r"Nos?|no|nos|pp?|[Ff]igs?|[Vv]ols?|[Cc]h|[Cc]haps?|[Ee]qs?|[Ss]ecs?|[Ee]xs?|Thm|[Oo]p"
        r"|Art|art|pt|Pt|col|nn?|ca|c|ed|Bd|Tab|bks?|fols?|ff?|ll?|paras?|est|[bdrv]|fl|Supp|Cir|Ct|Stat"
        r"|Reg|Rev|Cal|Gen|Exod|Lev|Deut|Josh|Judg|Sam|Kgs|Chr|Neh|Ps|Prov|Eccl|Isa|Jer|Ezek|Hos|Mic|Hab|Zech|Mal|Matt"
        r"|Rom|Cor|Gal|Eph|Phil|Col|Thess|Tim|Tit|Heb|Jas|Pet|Hom|Il|Od|Hdt|Conf|Hob"
    ),
    "fr": r"fig|t|vol|al",
    "de": r"Nr|S|Abb|Anm|Kap|Abs|Bde|ab|Jh",
    "es": r"núm|núms|pág|págs|fig|cap|vol",
}
_LIST_NUMBER: Final = late(r"\s*\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-zQA-D])[.)]\s*")
_ENDS_ASKING: Final = late(r"[?!…][”\"’'»)\]]+\s*$")
# “Am 3. März”, “im 19. Jahrhundert”: a number with a stop after an article is an ordinal in German.
_ORDINAL: Final = late(
    r"(?:^|[\s(„»])(?:der|die|das|des|dem|den|am|im|vom|zum|zur|beim|ein|eine[mnrs]?|jede[mnrs]?|seine[mnrs]?|ihre[mnrs]?|"
    r"unsere[mnrs]?|[Aa]b|[Bb]is|[Vv]or|[Uu]nd|[Oo]der)\s\d{1,3}\.\s*$",
    re.IGNORECASE,
)
# “2. Aufl.”, “3. Kapitel”
_COUNTED: Final = late(r"\s*(?:Aufl|Jh|Bd|Kap|Jahrhundert|Weltkrieg|Klasse|Stock|Platz|Kapitel|Band|Tag)\b")
# “the 2nd ed. appeared”, “ripe figs. were”: small letters go on behind a short word, but not those of “iPhone”.
_CLIPPED: Final = late(r"(?<!\d)[^\W\d_]{1,5}\.\s*$")
_SMALL: Final = late(r"[(\[“]?(?!(?:de|di|du|von|van|bell|el|la|le) [A-ZÀ-Þ])[a-zß-ÿ]+(?![\w])")
_CAPITAL: Final = late(r"\s*[“‘\"'(\[«„]?[^\W\d_a-zß-ÿ]")
_WORD_ENDS: Final = late(r"[a-zß-ÿ]{2}\.$")
_NOTED: Final = late(r"(?<=\.)\s?\[[\d,;\s–-]{1,12}\]\s*$")
_GLUED: Final = late(r"[^\W_]|[°/]")
_ZONED: Final = late(r"[ap]\. ?m\.\s*$")  # 5 p.m. EST
_ZONE: Final = late(r"\s*(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|AES?T)\b")
_NEXT_SHORT: Final = late(r"\s*[A-Z][a-z]{1,8}\.[,;:]")  # J. Biol. Chem., vol. 12
_NUMBER_ENDS: Final = late(r"(?<![\w.])\d{1,3}\.\s*$")
_MARKS_OF_QUOTES: Final = {"en": ("“", "”"), "de": ("„", "“")}
_SHORT: Final = late(  # Tues., B.C., J.-C.
    r"(?:^|[\s(“\"'])(?:[^\W\d_a-zà-öø-ÿ][^\W\d_]{1,4}|(?:[^\W\d_]\.-?){1,6}[^\W\d_])\.\s*$"
)
_HYPHENS: Final = ("-", "‐", "–")  # what joins initials: J.-P.
_REST: Final = late(r"[\s)\]”’\"'».,;:!?…]*$")
_CITATION: Final = late(r"\s*(?:\([^()]{1,300}(?<![.!?])\)|\[[\d,;\s–-]{1,80}\])[.,;!?]*\s*$")
_NUMBER: Final = late(r"\s*\(?[\d§]|\s*[ivxlcdmIVXLCDM]+\b")
_QUOTED: Final = late("[“”„‟«»‹›\"\u2018]|(?<!\\w)['’]|['’](?!\\w)")
_OPENING: Final = late("(?<=\\s)[“„«‹\"'\u2018]+\\s*$")

_MARKS: Final = late(r"[.!?…”\"’)][\[⁰¹²³⁴-⁹]")
_MARK: Final = late(r"(?<=[.!?…”\"’)])(?:(?:\[[\d,;\s–-]{1,40}\])+|[⁰¹²³⁴-⁹]+)(?=\s)")
_STOPPING: Final = frozenset('.!?…”"’)')

_STOP: Final = late(r"[.!?…][”\"’'»)\]]*(?=\s)|[。！？]")
_SAYS: Final = (
    "said|says|asked|asks|cried|replied|answered|added|whispered|murmured|muttered|thought|wrote|continued|began|sighed"
    "|repeated|shouted|went|sagte|fragte|rief|meinte"
)
# Where the splitter sees no end: a sentence in brackets, dots that trail off, an abbreviation, and then a word that
# only opens a sentence.
_UNSEEN: Final = {
    language: late(
        r"(?:[.!?…][”’\"»)\]]{1,3}|…|\.{3}|(?<![^\W\d_])(?:etc|usw|UU|Jh|Chr|J\.-C|[ap]\.m|[ap]\. m)\.)\s+"
        rf"(?=[“‘„\"(\[]?(?:{'|'.join(words)})(?![\w.-]| (?:{_SAYS})\b))"
    )
    for language, words in OPENERS.items()
}

_CLAUSE: Final = late(r"[;:—,](?=\s)|—|[、，；：]")
_SPACE: Final = late(r"\s(?=\S)")
_JOINING: Final = late(r"[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


def _after(language: str, table: dict[str, str]) -> re.Pattern[str]:
    words = "|".join(filter(None, (table[""], table.get(language, ""))))
    return late(rf"(?:^|[\s(\[“\"'«—–/-])(?:{words})\.\s*$")


_PATTERNS: Final = {
    language: (_after(language, _GOES_ON), _after(language, _NUMBERED)) for language in ("", "en", "fr", "de", "es")
}


def sentences(text: str, language: str, marks: Iterable[Span] = (), wholes: Iterable[Span] = ()) -> Iterator[Span]:
    """The sentences of `text` in order, without the white space around them; together they hold all its words.

    `marks` are raised or bracketed marks of notes, which hide the end of a sentence from a splitter ("so.1 Then");
    `wholes` are stretches whose stops end no sentence (code, formulas).

    >>> text = "No. 5 vs. No. 6. “Really?” she asked. Yes"
    >>> [text[start:end] for start, end in sentences(text, "en")]
    ['No. 5 vs. No. 6.', '“Really?” she asked.', 'Yes']
    """
    tongue = base(language)
    start = 0
    shown = _masked(text, marks, wholes)
    for end, following in _ends(shown, tongue):
        if end < len(text) and _goes_on(text, start, end, following, tongue):
            continue
        if end - start > _LONG and _QUOTED.search(text, start, end):
            yield from _inside_quotes(text, shown, (start, end), tongue)
        else:
            yield from _trimmed(text, start, end)
        start = end


def _inside_quotes(text: str, shown: str, span: Span, language: str) -> Iterator[Span]:
    """The sentences of a long passage that the splitter left whole because it stands between quotation marks."""
    start, end = span
    part = _QUOTED.sub(" ", shown[start:end])
    first = start
    for cut, following in _ends(part, language):
        if cut < len(part) and not _goes_on(part, first - start, cut, following, language):
            opening = _OPENING.search(text, max(first, start + cut - 5), start + cut)
            last = opening.start() if opening else start + cut
            yield from _trimmed(text, first, last)
            first = last
    yield from _trimmed(text, first, end)


def breaths(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in parts of at most LIMIT characters: cut at a stop, else a clause, else a space, else anywhere."""
    while end - start > LIMIT:
        cut = _cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _masked(text: str, marks: Iterable[Span], wholes: Iterable[Span]) -> str:
    """What the splitter is shown instead of the text; one character for each, so that offsets stay true."""
    plain = text.translate(_STAND_INS)
    spans = [(found.start(), found.end(), " ") for found in _MARK.finditer(plain)] if _MARKS.search(plain) else []
    spans += [(start, end, " ") for start, end in marks if plain[max(0, start - 1) : start] in _STOPPING]
    spans += [(start, end, "_") for start, end in wholes]
    parts, position = [], 0
    for start, end, filler in sorted(spans):
        if start >= position:
            parts += [plain[position:start], filler * (end - start)]
            position = end
    return "".join((*parts, plain[position:]))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(plain: str, language: str) -> Iterator[Span]:
    """The splitter's boundaries: where a sentence ends, and where the one that follows it ends."""
    ends: list[int] = []
    start = 0
    while start < len(plain):
        pieces = sentencex.segment(language, plain[start : start + _WINDOW])
        if start + _WINDOW < len(plain):
            if len(pieces) == 1:  # longer than the window: it goes on in the next one
                start += max(pieces[0].rfind(" "), _WINDOW // 2)
                continue
            pieces = pieces[:-1]  # perhaps not whole: the next window begins with it
        for piece in _seen(pieces, language):
            start += len(piece)
            if piece.isspace() and ends:
                ends[-1] = start
            else:
                ends.append(start)
    if ends:  # else there is no text
        yield from zip(ends, [*ends[1:], len(plain)], strict=True)


def _seen(pieces: Iterable[str], language: str) -> Iterator[str]:
    """The pieces, parted where the splitter saw no end; a quotation stays whole."""
    unseen = _UNSEEN.get(language)
    opening, closing = _MARKS_OF_QUOTES.get(language, ("«", "»"))
    for piece in pieces:
        start = 0
        for found in unseen.finditer(piece) if unseen else ():
            end = found.end()
            unclosed = piece.count(opening, start, end) - piece.count(closing, start, end)
            if unclosed <= 0 and not piece.count('"', start, end) % 2:
                yield piece[start:end]
                start = end
        yield piece[start:]


def _goes_on(text: str, start: int, end: int, following: int, language: str) -> bool:
    """Whether the splitter parted one sentence at `end`; the rest of it ends at `following`."""
    tail, rest = _NOTED.sub("", text[max(start, end - 20) : end]), text[end : min(following, end + _REACH)]
    always, numbered = _PATTERNS.get(language, _PATTERNS[""])
    return bool(
        always.search(tail)
        or (numbered.search(tail) and _NUMBER.match(rest))
        or (end - start < 12 and _LIST_NUMBER.fullmatch(text, start, end) and "\n" not in text[start:end])
        or (rest.lstrip()[:1].islower() and (_ENDS_ASKING.search(tail) or _SHORT.search(tail)))
        or (_CLIPPED.search(tail) and _SMALL.match(rest.lstrip()) and _CAPITAL.match(text, start))
        or (tail[-1:] == "." and _GLUED.match(rest) and not (_WORD_ENDS.search(tail) and rest[1:2].islower()))
        or (_ZONED.search(tail) and _ZONE.match(rest))
        or (_CLIPPED.search(tail) and _NEXT_SHORT.match(rest))
        or (language == "de" and _COUNTED.match(rest) and _NUMBER_ENDS.search(tail))
        or (language == "de" and _ORDINAL.search(tail) and rest.lstrip()[:1].isupper())
        or (rest.startswith(_HYPHENS) and not tail[-1:].isspace())
        or (following - end < _REACH and (_REST.fullmatch(rest) or _CITATION.fullmatch(rest)))
        or _open(text[max(start, end - _REACH) : end], rest)
    )


def _open(left: str, rest: str) -> bool:
    """Whether a bracket that `left` opens is closed in `rest`."""
    return any(
        left.rfind(opening) > left.rfind(closing) and 0 <= rest.find(closing) < (rest + opening).find(opening)
        for opening, closing in ("()", "[]")
    )


def _cut(text: str, start: int) -> int:
    """Where to part the text from `start` on; always behind `start`, and outside a bracket where there is a choice."""
    last = start + LIMIT
    for mark in (_STOP, _CLAUSE, _SPACE):
        places = [found.end() for found in mark.finditer(text, start + LIMIT // 4, last)]
        free = [
            place
            for place in places
            if not _open(text[max(start, place - _REACH) : place], text[place : place + _REACH])
        ]
        if free:
            return free[-1]
    while last > start + LIMIT // 2 and _JOINING.match(text, last):
        last -= 1
    return last
