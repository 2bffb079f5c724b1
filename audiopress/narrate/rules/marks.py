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

CLEAN: Final[tuple[Detail, ...]] = ("brief", "standard")  # a full edition says where a sentence comes from

_NUMBERS: Final = re.compile(
    r"\[(?:(?:(?:refs?|notes?|nn?)\.?\s?)?\d{1,3}(?:\s?[–—-]\s?\d{1,3})?(?:\s?[,;]\s?\d{1,3}(?:\s?[–—-]\s?\d{1,3})?){0,30}"
    r"(?:,\s?pp?\.\s?\d+(?:[–-]\d+)?)?|citation needed)\](?P<between>\s?[–,;-]?\s?(?=\[\d))?"
)
_SUPERSCRIPT: Final = re.compile(r"(?<=[\w.,;:!?”’\"')\]»])[⁰¹²³⁴-⁹]+(?:[,˒⁻–][⁰¹²³⁴-⁹]+)*(?![⁺⁻⁰¹²³⁴-⁹])")
_UNITS: Final = re.compile(
    r"(?:^|[^\w])(?:[mckdhµ]?m|[a-zA-Z]|in|ft|yd|sq|cm|km|ha|s|mi|nm|mc|kg|mol|sec)$|\d$|\w[⁺⁻]$"
)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DIGITS: Final = re.compile(r"[0-9]{1,9}")
_SHORT_MARK: Final = 6  # characters
_NOTE_MARK: Final = re.compile(r"\[?[\d*†‡§¶]{1,4}(?:[,–-]\d{1,3})*\]?")


def numbers(passage: Passage) -> Iterator[Change]:
    """Bracketed numbers, one or many: [12], [1, 3–5], [12]–[15]."""
    for found in _NUMBERS.finditer(passage.text):
        if not _in_code(passage, found.start()):
            end = found.end() - len(found["between"] or "")
            yield Change(found.start(), end, "", "citation")
            if found["between"]:
                yield Change(end, found.end(), "")


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
    for found in _NUMBERS.finditer(passage.text):
        if not _in_code(passage, found.start()) and found[0][1:2].isdecimal():
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
    if before[-1] in ".!?…”":
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
    """A formula in words: those of the author or of a tool, or a simple one as it is read out (“a over b”)."""
    for stretch in passage.stretches:
        text = passage.text[stretch.start : stretch.end]
        if "math" not in stretch.run.marks or text != stretch.run.text or not text.strip():
            continue
        words = tex_words(text, passage.language) if stretch.run.spoken is None else stretch.run.spoken
        if words:
            yield Change(stretch.start, stretch.end, words)


def _in_code(passage: Passage, position: int) -> bool:
    return any(stretch.start <= position < stretch.end and "code" in stretch.run.marks for stretch in passage.stretches)


RULES: Final = (
    Rule("N-002", "formula-words", formulas_said),
    Rule("N-003", "struck-said", struck_said, details=("full",)),
    Rule("N-004", "marked", marked, details=CLEAN),
)

LATER: Final = (
    Rule(
        *("N-006", "numeric-citation", numbers, "["),
        details=CLEAN,
        cases=(
            ("It is so [12].", "It is so."),
            ("It is so [1, 3–5], he said.", "It is so, he said."),
            ("It is so[12]–[15].", "It is so."),
            ("[A] man [sic] of [1984a]", "[A] man [sic] of [1984a]"),
        ),
    ),
    Rule(
        *("N-007", "superscript", superscripts, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        details=CLEAN,
        cases=(("A word.¹² And more¹", "A word. And more"),),
    ),
    Rule("N-008", "abbr-title", expansions),
    Rule("N-009", "note-marks-said", marks_said, details=("full",)),
)
