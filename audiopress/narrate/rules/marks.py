"""Rules for what is marked on the page: notes and numbered references, formulas, struck-out words, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.model import Detail
from audiopress.narrate.numerals import cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import known, phrase
from audiopress.narrate.rules.acronyms import reading, spelt
from audiopress.narrate.rules.naming import unstopped
from audiopress.narrate.tex import tex_words
from audiopress.patterns import late

CLEAN: Final[tuple[Detail, ...]] = ("brief", "standard")  # a full edition says where a sentence comes from

_NUMBERS: Final = late(
    r"\[(?:(?:(?:refs?|notes?|nn?)\.?\s?)?[1-9]\d{0,2}(?:\s?[–—-]\s?\d{1,3})?(?:\s?[,;]\s?\d{1,3}(?:\s?[–—-]\s?\d{1,3})?){0,30}"
    r"(?:,\s?(?:pp?\.|[Ff]igs?\.|[Ss]ecs?\.|[Ee]qs?\.|[Cc]h\.|Thm\.|[Tt]able|[Ss]ection|[Cc]hapter|Theorem|Lemma|§)\s?"
    r"\d[\w.]{0,6}(?:[–-]\d+)?)?|citation needed)\](?P<between>(?:\s?[–,;-]?\s?|\s(?:and|or|und|et|y)\s)(?=\[\d))?"
)
_SUPERSCRIPT: Final = late(r"(?<=[\w.,;:!?”’\"')\]»])[⁰¹²³⁴-⁹]+(?:[,˒⁻–][⁰¹²³⁴-⁹]+)*(?![⁺⁻⁰¹²³⁴-⁹])")
_UNITS: Final = late(r"(?:^|[^\w])(?:[mckdhµ]?m|[a-zA-Z]|in|ft|yd|sq|cm|km|ha|s|mi|nm|mc|kg|mol|sec)$|\d$|\w[⁺⁻]$")
# “In [7], the authors show”, “[6] argues”: the number is a word of the sentence.
_NOUN_BEFORE: Final = late(
    r"(?:^|(?<!al)[.!?]\s|(?<!\w)(?:in|by|from|see|to|with|but|that|than|cf\.|following|both|while|since|where|whereas|as|like"
    r"|for|of|and|or|because|if)\s)$",
    re.IGNORECASE,
)
_VERB_AFTER: Final = late(r"\s[a-z]")
_PREPOSITION: Final = late(
    r"(?<!\w)(?:in|by|from|see|to|with|than|cf\.|following|as|like|for|of|both)\s(?:\[\d{1,3}\]\s(?:and|or)\s)?$",
    re.IGNORECASE,
)
_ONE_NUMBER: Final = late(r"\[(?P<number>\d{1,3})(?:,\s?[A-Za-z§][^\]]{1,20})?\]")
_REFERENCE: Final = {"en": "reference", "de": "Quelle", "fr": "référence", "es": "referencia"}
# A place in a list, as programs write it: x[1], row_sum[2], and any once there is a place [0], which no reference has.
_INDEXED: Final = late(r"(?:(?<![\w’'-])[b-z]|\w_\w{1,30}|[a-z][A-Z]\w{0,30})$")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DIGITS: Final = late(r"[0-9]{1,9}")
_SHORT_MARK: Final = 6  # characters
_NOTE_MARK: Final = late(r"\[?[\d*†‡§¶]{1,4}(?:[,–-]\d{1,3})*\]?")


def numbers(passage: Passage) -> Iterator[Change]:
    """Bracketed numbers, one or many: [12], [1, 3–5], [12]–[15]."""
    for found in _references(passage):
        if said := _as_noun(passage, found):
            yield from said
        else:
            end = found.end() - len(found["between"] or "")
            yield Change(found.start(), end, "", "citation")
            if found["between"]:
                yield Change(end, found.end(), "")


def _is_reference(passage: Passage, start: int) -> bool:
    """Whether a bracketed number refers to a source: it stands neither in code nor behind the name of a list."""
    listed = passage.text[start - 1 : start].isalnum() and _INDEXED.search(passage.text, max(0, start - 40), start)
    return not listed and not _in_code(passage, start)


def _references(passage: Passage) -> Iterator[re.Match[str]]:
    """The bracketed numbers that refer to a source. Beside a place [0], those glued to a word are places too."""
    listing = "[0]" in passage.text
    for found in _NUMBERS.finditer(passage.text):
        glued = listing and passage.text[found.start() - 1 : found.start()].isalnum()
        if not glued and _is_reference(passage, found.start()):
            yield found


def _as_noun(passage: Passage, found: re.Match[str]) -> tuple[Change, ...]:
    """The reference by its number, where the sentence would have a hole without it."""
    one = _ONE_NUMBER.match(found[0])
    word = _REFERENCE.get(passage.language)
    before = passage.text[max(0, found.start() - 24) : found.start()]
    if not one or not word or not (_NOUN_BEFORE.search(before) or _PREPOSITION.search(before)):
        return ()
    if not _PREPOSITION.search(before) and not _VERB_AFTER.match(passage.text, found.start() + len(one[0])):
        return ()
    number = cardinal(one["number"], passage.language)
    end = found.start() + len(one[0])
    capital = word.capitalize() if not before.strip() or before.rstrip()[-1] in ".!?" else word
    start = found.start()
    return Change(start, start + one.end("number"), f"{capital} {number}"), Change(end - 1, end, "")


def superscripts(passage: Passage) -> Iterator[Change]:
    """¹² after a word or a stop; not the powers of a unit, a letter or a number."""
    for found in _SUPERSCRIPT.finditer(passage.text):
        if not _UNITS.search(passage.text[max(0, found.start() - 5) : found.start()]):
            yield Change(found.start(), found.end(), "", "note mark")


def marked(passage: Passage) -> Iterator[Change]:
    """What the reading stage has marked as a citation or a note's mark, and raised digits that look like one."""
    for stretch in passage.stretches:
        text = passage.text[stretch.start : stretch.end]
        before = passage.text[max(0, stretch.start - 5) : stretch.start]
        if not text.strip():
            continue
        if stretch.run.note:
            yield Change(stretch.start, stretch.end, "", "note mark")
        elif "citation" in stretch.run.marks:
            yield Change(stretch.start, stretch.end, "", "citation")
        elif "sup" in stretch.run.marks and _NOTE_MARK.fullmatch(text) and before and not _UNITS.search(before):
            yield Change(stretch.start, stretch.end, "", "note mark")


def marks_said(passage: Passage) -> Iterator[Change]:
    """The number of a note or of a reference, in words: “note twelve”."""
    for found in _references(passage):
        if not found[0][1:2].isdecimal():
            continue
        if said := _as_noun(passage, found):
            yield from said
        else:
            if (found["between"] or "").strip(" ") in ("–", "-"):
                yield Change(found.start("between"), found.end(), f" {phrase(passage.language, 'range')}")
            yield _mark_said(passage, found.start(), found.end() - len(found["between"] or ""))
    for change in (*superscripts(passage), *marked(passage)):
        text = passage.text[change.start : change.end].translate(_RAISED)
        if _NOTE_MARK.fullmatch(text) or (change.omits == "note mark" and len(text) <= _SHORT_MARK):
            yield _mark_said(passage, change.start, change.end)


def _mark_said(passage: Passage, start: int, end: int) -> Change:
    text = passage.text[start:end].translate(_RAISED).strip("[]() ")
    words = _DIGITS.sub(lambda found: cardinal(found[0], passage.language), text) if known(passage.language) else text
    words = re.sub(r"\s?[–—-]\s?", f" {phrase(passage.language, 'range')} ", words)
    said = phrase(passage.language, "note mark", number=words if any(map(str.isalnum, words)) else "").strip()
    before, after = passage.text[max(0, start - 9) : start].rstrip(), passage.text[end : end + 9].lstrip()
    start -= passage.text[max(0, start - 1) : start].isspace()
    if not before:
        return Change(start, end, f"{said}{',' if after[:1].isalnum() else ''}")
    if before[-1] in ".!?…”" and not after[:1].islower():
        return Change(start, end, f" {said[:1].upper()}{said[1:]}.")
    return Change(start, end, f", {said}{',' if after[:1].isalnum() else ''}")


def expansions(passage: Passage) -> Iterator[Change]:
    """The author's expansion of an abbreviation (`<abbr title>`) before its first use; for “Dr.”, in its place."""
    for stretch in passage.stretches:
        title = " ".join((stretch.run.title or "").split())
        text = passage.text[stretch.start : stretch.end]
        if "abbr" not in stretch.run.marks or text != stretch.run.text:
            continue
        if passage.language == "en" and text.isascii() and text.isupper() and reading(text) == "letters":
            letters = unstopped(spelt(text), passage.text, stretch.end)
            yield Change(stretch.start, stretch.end, letters)  # whatever it looks like: WHO is not who
        if not any(map(str.isalnum, title)):
            continue
        if sum(map(str.isupper, text)) < 2:
            yield Change(stretch.start, stretch.end, title)
        elif title.casefold() != text.strip().casefold():
            yield Change(stretch.start, stretch.start, f"{title}, ")
            if passage.text[stretch.end : stretch.end + 2].lstrip()[:1].isalnum():
                yield Change(stretch.end, stretch.end, ",")


def struck_said(passage: Passage) -> Iterator[Change]:
    """What the author struck out, introduced as such."""
    for stretch in passage.stretches:
        if "del" in stretch.run.marks and any(map(str.isalnum, passage.text[stretch.start : stretch.end])):
            yield Change(stretch.start, stretch.start, phrase(passage.language, "struck"))
            if passage.text[stretch.end : stretch.end + 2].lstrip()[:1].isalpha():
                yield Change(stretch.end, stretch.end, ",")


def formulas_said(passage: Passage) -> Iterator[Change]:
    """A formula in words: those of speech-rule-engine, if the show asks it, or a simple one read out (“a over b”)."""
    for stretch in passage.stretches:
        text = passage.text[stretch.start : stretch.end]
        if "math" not in stretch.run.marks or text != stretch.run.text or not text.strip():
            continue
        known = stretch.run.title if "abbr" not in stretch.run.marks else ""
        words = known or tex_words(text, passage.language)
        if words:
            yield Change(stretch.start, stretch.end, words)


def _in_code(passage: Passage, position: int) -> bool:
    return any(stretch.start <= position < stretch.end and "code" in stretch.run.marks for stretch in passage.stretches)


RULES: Final = (
    Rule("N-004", "formula-words", formulas_said),
    Rule("N-005", "struck-said", struck_said, details=("full",)),
    Rule("N-006", "marked", marked, details=CLEAN),
)

LATER: Final = (
    Rule(
        *("N-008", "numeric-citation", numbers, "["),
        details=CLEAN,
        cases=(
            ("It is so [12].", "It is so."),
            ("It is so [1, 3–5], he said.", "It is so, he said."),
            ("It is so[12]–[15].", "It is so."),
            ("Set x[1] to row_sum[2]", "Set x[one] to row sum[two]"),
            ("[A] man [sic] of [1984a]", "[A] man [sic] of [1984a]"),
        ),
    ),
    Rule(
        *("N-009", "superscript", superscripts, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        details=CLEAN,
        cases=(("A word.¹² And more¹", "A word. And more"),),
    ),
    Rule("N-010", "abbr-title", expansions),
    Rule(
        *("N-011", "note-marks-said", marks_said),
        details=("full",),
        cases=(("It is so.[12] And x[1] is", "It is so. Note twelve. And x[one] is"),),
    ),
)
