"""Rules for scores, ratios and sizes: two numbers that belong together and span nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, cardinal, in_pairs
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_NIL: Final = ("GB", "IE", "AU", "NZ", "ZA", "IN")  # regions where nought goals are none
_BETWEEN: Final = {"en": " ", "de": " zu ", "fr": " à ", "es": " a "}
_TO: Final = {"en": " to ", "de": " zu ", "fr": " pour ", "es": " a "}
_BY: Final = {"en": " by ", "de": " mal ", "fr": " sur ", "es": " por "}
_SCORE: Final = late(
    r"(?<![\w.,/:–‒$£€-])(?P<first>[0-9]{1,3})(?P<dash>[–‒-]|\s[–‒]\s|(?<=[0-9]):(?=[0-9]))(?P<second>[0-9]{1,3})"
    r"(?![\w%]|[.,/:–‒-][0-9])"
)
_BEFORE: Final = late(
    r"\b(?:w[oi]n(?:s|ning)?|los[et]s?|losing|beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|dr[ae]w(?:s|n|ing)?|nil|scoreline|"
    r"scor(?:e|es|ed|ing)|leads?|leading|led|trail(?:s|ed|ing)?|thrash(?:ed|ing)|edg(?:ed|ing)|victory|advanced|"
    r"triumph(?:ed)?|rout(?:ed)?|crushed|downed|gew(?:ann|innt|onnen)|siegten?|besiegten?|verl(?:or|iert|oren)|"
    r"schlug(?:en)?|Endstand|führ(?:te|t|en)|gagn(?:é|e|ent|ait)|battu|bat|perdu|mène|menait|gan(?:ó|aron|a)|"
    r"venci(?:ó|eron)|perdi(?:ó|eron)|empat(?:ó|aron)|derrotó|marcador)\b[^.;!?\n]{0,40}$"
    r"|\b(?:up|down|level|tied|ahead|behind|went|record|final|sets?|ended|finished|finishes)(?:\s(?:by|of|was|at))?\s$"
)
_AFTER: Final = late(
    r"[\s-](?:(?:home|away|league|series|overtime|comeback|shootout|cup)\s)?(?:w[io]ns?|victor(?:y|ies)|defeats?|"
    r"loss(?:es)?|lead|"
    r"draws?|record|count|advantage|thrashing|scoreline|on aggregate|after extra time|at half|"
    r"at the half|on penalties|start|"
    r"down|up|triumph|rout|season|hammering|drubbing|in overtime|"
    r"Sieg|Niederlage|Führung|victoire|défaite|victoria|derrota)\b"
)
_VOTE: Final = late(r"\b(?:vot(?:e|ed|es|ing)|ruled|ruling|decision|majority|odds(?:\sof)?)\b[^.;!?\n]{0,24}$")
_VOTED: Final = late(r"[\s-](?:vote|decision|ruling|majority|favou?rite|odds|shot|outsider)\b")
_COUNTED: Final = late(
    r"\s(?:(?!(?:wins|losses|victories|defeats|this|was|us|always|as|draws|has|his)\b)[a-z]+s|people|percent|per cent|"
    r"men|women|children|million|billion)\b"
)
_HALVES: Final = ("50-50", "20-20", "9-11", "24-7")  # names, whatever stands around them
# Two names with a score between them; what else stands there has a number after it.
_TEAMS: Final = late(r"(?<![\w])(?P<word>[A-Z][\w’]+) (?=$)")
_TEAM: Final = late(r" (?P<word>[A-Z][a-z]+)")
_NO_TEAMS: Final = frozenset(
    wordlist(
        "Chapter Chapters Section Sections Part Parts Page Pages Figure Figures Table Tables Verses Lines Numbers Ages "
        "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
        "Aug Sep Sept Oct Nov Dec Grades Grade Years Year Weeks Week Days Day Volumes Volume Books Book Acts Scenes "
        "Genesis Exodus Psalms Psalm Matthew Mark Luke John Romans The In At From Between On Article Articles Appendix "
        "Levels Level Phase Phases Steps Step Items Nos Vol Type Types Class Classes Room Rooms Games Rounds Tiers"
    )
)
_SETS: Final = frozenset(
    tuple(sorted(games)) for games in ((6, 0), (6, 1), (6, 2), (6, 3), (6, 4), (7, 5), (7, 6))
)  # how a set of tennis can end
_CHAIN: Final = late(r"(?<![\w.,/:–‒-])[0-9]{1,2}(?:(?P<dash>[–‒-])[0-9]{1,2}){2,4}(?![\w%]|[–‒-][\w]|[.,/:][0-9])")
_RATIO: Final = late(
    r"(?<![\w.:/,])(?P<first>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?P<colon>\s:\s|:)"
    r"(?P<second>(?:[0-9]{1,3}(?:[,\u00a0\u202f\u2009][0-9]{3})+|[0-9]{1,3} 000|[0-9]{1,7})"
    r"(?:\.[0-9]{1,3})?)(?:(?P<again>:)(?P<third>[0-9]{1,4}))?(?!\w|[:][0-9]|\.[0-9])"
)
_RATIO_BEFORE: Final = late(
    r"\b(?:ratios?|odds|scale|aspect|mix(?:ed|ture)?|dilut(?:ed|ion|e)|resolution|proportions?|Verhältnis|"
    r"Maßstab|rapport|"
    r"échelle|proporción|escala)\b[^.;!?\n]{0,30}$"
)
_CLOCK: Final = late(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9]")
_RATING: Final = late(r"(?<![\w.,/])[0-9]{1,3}[.,][0-9]{1,2}(?P<slash>/)(?=[0-9]{1,3}(?![\w/]))")
_OUT_OF: Final = {"en": " out of ", "de": " von ", "fr": " sur ", "es": " sobre "}
_SHAPES: Final = frozenset(wordlist("16:9 16:10 21:9 9:16 4:3 3:2 1:1 2:1 5:4"))
_UNIT: Final = r"(?:mm|cm|km|m|ft|in|px|inch(?:es)?|feet|metres?|meters?|″|\"|′|')"
_SIZE: Final = late(
    rf"(?<![\w.,])(?!0x)(?P<low>[0-9]{{1,6}}(?:[.,][0-9]{{1,4}})?)(?P<unit>\s?{_UNIT})?(?P<by>\s?[x×]\s?)"
    r"(?=(?P<high>[0-9]{1,6}(?:[.,][0-9]{1,4})?))"
)
_UNIT_AFTER: Final = late(rf"[0-9]{{1,6}}(?:[.,][0-9]{{1,4}})?[\s-]?{_UNIT}(?!\w)")


def scores(passage: Passage) -> Iterator[Change]:
    """What a match ended with, next to words that say so or between two names: “won 3-1” is “three one”."""
    text, language = passage.text, passage.language
    pairs = list(_SCORE.finditer(text))
    sets = _tennis(pairs)
    for index, found in enumerate(pairs):
        before = text[max(0, found.start() - 56) : found.start()]
        votes = (
            language == "en" and found[0] not in _HALVES and (_VOTE.search(before) or _VOTED.match(text, found.end()))
        )
        if index in sets or (not votes and _scored(found, before)):
            yield Change(found.start(), found.end(), _said(found, passage))
        elif votes and found["dash"].strip() != ":":
            yield Change(*found.span("dash"), " to ")


def chains(passage: Passage) -> Iterator[Change]:
    """Three small numbers with hyphens: a formation, a record, a count."""
    for found in _CHAIN.finditer(passage.text):
        said = " ".join(cardinal(part, passage.language) for part in re.findall("[0-9]+", found[0]))
        yield Change(found.start(), found.end(), said)


def ratios(passage: Passage) -> Iterator[Change]:
    """1:3 is “one to three”, unless it is a time of day."""
    for found in _RATIO.finditer(passage.text):
        before = passage.text[max(0, found.start() - 48) : found.start()]
        clear = found[0] in _SHAPES or _RATIO_BEFORE.search(before) is not None
        if clear or not _CLOCK.fullmatch(found[0]):
            yield Change(*found.span("colon"), _TO[passage.language])
            if found["again"]:
                yield Change(*found.span("again"), _TO[passage.language])


def ratings(passage: Passage) -> Iterator[Change]:
    """9.5/10 is out of ten."""
    for found in _RATING.finditer(passage.text):
        yield Change(*found.span("slash"), _OUT_OF[passage.language])


def sizes(passage: Passage) -> Iterator[Change]:
    """The cross between two lengths is “by”: a 2x8 board."""
    text = passage.text
    for found in _SIZE.finditer(text):
        if " " not in found["by"] or found["unit"] or "x" in found["by"] or _UNIT_AFTER.match(text, found.end()):
            yield Change(*found.span("by"), _BY[passage.language])


def _tennis(pairs: list[re.Match[str]]) -> set[int]:
    """The places of the scores that are sets of one match: at least two in a row, as sets can end."""
    found: set[int] = set()
    for index in range(len(pairs) - 1):
        first, second = pairs[index], pairs[index + 1]
        between = first.string[first.end() : second.start()]
        if len(between) <= 8 and re.fullmatch(r"(?: \([0-9–-]{1,5}\))?,? (?:and )?|\s?\(", between):
            games = [tuple(sorted((int(pair["first"]), int(pair["second"])))) for pair in (first, second)]
            if games[0] in _SETS and (games[1] in _SETS or between.endswith("(")):
                found |= {index, index + 1}
    return found


def _scored(found: re.Match[str], before: str) -> bool:
    text, end = found.string, found.end()
    if _COUNTED.match(text, end) and not _AFTER.match(text, end):
        return False
    if _BEFORE.search(before) or _AFTER.match(text, end):
        return True
    team, other = _TEAMS.search(before), _TEAM.match(text, end)
    small = int(found["first"]) < 20 and int(found["second"]) < 20
    return bool(small and team and other and not {team["word"], other["word"]} & _NO_TEAMS)


def _said(found: re.Match[str], passage: Passage) -> str:
    english = passage.language == "en"  # in pairs: one ten one oh four
    nil = english and passage.region in _NIL
    words = [
        "nil" if nil and part == 0 else in_pairs(str(part)) if part and english else cardinal(part, passage.language)
        for part in map(int, found.group("first", "second"))
    ]
    return _BETWEEN[passage.language].join(words)


RULES: Final = (
    Rule(
        *("N-102", "score", scores, "–‒-:"),
        languages=LANGUAGES,
        cases=(
            ("They won 3-1 and beat Leeds 2–1.", "They won three one and beat Leeds two one."),
            ("7-5, 6-3; a 5–4 vote; 3-5 years", "seven five, six three; a five to four vote; three to five years"),
        ),
    ),
    Rule(
        *("N-103", "ratio", ratios, ":"),
        languages=LANGUAGES,
        cases=(("a ratio of 1:3 on a 16:9 screen", "a ratio of one to three on a sixteen to nine screen"),),
    ),
    Rule(
        *("N-104", "row-of-numbers", chains, "–‒-"),
        languages=LANGUAGES,
        cases=(("a 4-4-2 formation", "a four four two formation"),),
    ),
    Rule(
        *("N-105", "rating", ratings, "/"),
        languages=LANGUAGES,
        cases=(("rated 9.5/10", "rated nine point five out of ten"),),
    ),
    Rule(
        *("N-106", "size", sizes, "x×"),
        languages=LANGUAGES,
        cases=(("a 2x8 board", "a two by eight board"),),
    ),
)
