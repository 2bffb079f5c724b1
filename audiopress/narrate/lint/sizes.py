"""Checks of what is too long for an ear: sentences, parentheses, paragraphs, and runs of code or emoji."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from audiopress.narrate.lint.page import Found, Page, Told, folded, start_of
from audiopress.patterns import late

LONG: Final = 45  # words of a sentence that a listener can just follow
ENDLESS: Final = 1_000  # words: no longer a sentence
ASIDE: Final = 25  # words of a parenthesis after which its sentence is still in mind
RESTLESS: Final = 250  # words of a paragraph
_EMOJI_ROW: Final = 3
_CODES: Final = 3  # stretches of code in a paragraph that is mostly code
_MOSTLY: Final = 0.4  # of its characters

_FACE: Final = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23fa][\ufe0f\U0001f3fb-\U0001f3ff]?"
_EMOJI: Final = late(rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_FACE}(?:\u200d{_FACE}){{0,8}}")
_BRACKETS: Final = late(r"[()]")


def long_sentences(page: Page) -> Iterator[Found]:
    for told in page.told:
        text = told.block.text
        if told.block.kind == "poem" or "poem" in told.inside or text.count(" ") < LONG:
            continue
        heard = page.heard(told.block)
        for start, end in page.sentences(told):
            number = len(heard[start:end].split())
            if number > LONG:
                code = "N-902" if number > ENDLESS else "N-901"
                yield Found(code, told.line, {"words": number, "start": start_of(text[start:end])})


def long_parentheses(page: Page) -> Iterator[Found]:
    for told in page.told:
        text = page.heard(told.block)
        if text.count(" ") >= ASIDE and "(" in text:
            for start, end in _parentheses(text):
                number = len(text[start + 1 : end].split())
                if number > ASIDE and not _alone(text, start, end):
                    yield Found("N-919", told.line, {"words": number, "start": start_of(text[start + 1 : end])})


def _parentheses(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost brackets open and close; one that never closes is none."""
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            first = opened.pop()
            if not opened:
                yield first, found.start()


def _alone(text: str, start: int, end: int) -> bool:
    """Whether whole sentences stand in the brackets, as an aside of their own: “(… .)”, between other sentences."""
    return text[end - 1] in ".!?…”" and text[:start].rstrip()[-1:] in ("", *".!?…”")


def long_paragraphs(page: Page) -> Iterator[Found]:
    """Of several sentences; one that is the whole paragraph is remarked upon as a sentence."""
    for told in page.told:
        text = page.heard(told.block)
        if told.block.kind in ("paragraph", "item", "quote", "note", "aside") and text.count(" ") >= RESTLESS:
            number = len(text.split())
            if number > RESTLESS and len(tuple(islice(page.sentences(told), 2))) > 1:
                yield Found("N-923", told.line, {"words": number, "start": start_of(told.block.text)})


def code_as_prose(page: Page) -> Iterator[Found]:
    for told in page.told:
        codes = [end - start for start, end, run in told.runs() if "code" in run.marks]
        if told.block.kind == "paragraph" and len(codes) >= _CODES and sum(codes) > _MOSTLY * len(told.block.text):
            yield Found("N-922", told.line, {"start": start_of(told.block.text)})


def emoji_in_a_row(page: Page) -> Iterator[Found]:
    return folded(found for told in page.told if not told.block.text.isascii() for found in _rows(told))


def _rows(told: Told) -> Iterator[Found]:
    number, reached = 0, 0
    text = told.block.text
    for found in _EMOJI.finditer(text):
        if number and text[reached : found.start()].strip():
            if number >= _EMOJI_ROW:
                yield Found("N-921", told.line, {"number": number})
            number = 0
        number, reached = number + 1, found.end()
    if number >= _EMOJI_ROW:
        yield Found("N-921", told.line, {"number": number})


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    *(long_sentences, long_parentheses, long_paragraphs, code_as_prose, emoji_in_a_row),
)
