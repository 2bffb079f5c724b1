"""Written -> spoken, over all classes of spoken forms: the tables in cases/, compared by text and by phonemes.

A line is `written => spoken`, or `written => spoken => heard` where letters or names are to be heard in a way that
their spelling does not show ("the FBI => the FBI => the eff bee eye"). `@de` or `@en-GB` changes the language of the
lines below it, `@full` the edition they are for, `#` begins a comment, `\n` is a line break. Below `@code`, what
stands between backticks is marked as code.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from audiopress.model import DETAILS, Detail, Run
from audiopress.narrate.parts import stretches_of
from audiopress.narrate.passage import Passage
from audiopress.narrate.rules import active
from audiopress.narrate.spoken import say
from audiopress.narrate.tongue import base, region
from tests.narrate.made import SHOW, p
from tests.narrate.phonemes import phonemes

_VOICES = {"en": "en-us", "en-GB": "en-gb-x-rp", "de": "de", "fr": "fr", "es": "es"}


class Case(NamedTuple):
    written: str
    spoken: str
    heard: str
    language: str
    detail: Detail
    place: str
    coded: bool = False


def _read(path: Path) -> list[Case]:
    cases: list[Case] = []
    language, detail, coded = "en", "standard", False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line[1:] in DETAILS:
            detail = line[1:]
        elif line == "@code":
            coded = True
        elif line.startswith("@"):
            language = line[1:].strip()
        elif line.strip() and not line.startswith("# "):
            written, spoken, *heard = (part.strip().replace("\\n", "\n") for part in line.split(" => "))
            place = f"{path.stem}:{number}"
            cases.append(Case(written, spoken, heard[0] if heard else spoken, language, detail, place, coded))  # type: ignore[arg-type]  # details as words
    return cases


CASES = [case for path in sorted((Path(__file__).parent / "cases").glob("*.txt")) for case in _read(path)]


def _plain(text: str) -> str:
    """Nothing but words: an engine that knows no numbers, signs or abbreviations reads them as they are meant."""
    return " ".join(re.sub(r"[^\w’' ]|[\d_]", " ", text.lower()).split())


@cache
def _heard(voice: str) -> dict[str, str]:
    texts = [text for case in CASES if _VOICES[case.language] == voice for text in (said(case), _plain(case.heard))]
    return dict(zip(texts, phonemes(texts, voice), strict=True))


def said(case: Case) -> str:
    pieces = [Run(text, ("code",) if odd % 2 else ()) for odd, text in enumerate(_pieces(case))]
    block = p(*(piece for piece in pieces if piece.text))
    passage = Passage(block.text, base(case.language), stretches=stretches_of(block), region=region(case.language))
    return say(passage, active(SHOW, case.detail)).spoken


def _pieces(case: Case) -> list[str]:
    """What is written, every second piece of it code."""
    return case.written.split("`") if case.coded else [case.written]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.place} {case.written}" for case in CASES])
def test_written_to_spoken(case: Case) -> None:
    """What is written is said in these words, and espeak-ng makes of them what it makes of the bare words."""
    sounds = _heard(_VOICES[case.language])

    assert case.spoken == said(case)
    assert sounds[_plain(case.heard)] == sounds[said(case)]


def test_there_are_cases_for_every_class() -> None:
    """At least six hundred, each of them once."""
    assert len(CASES) >= 600
    assert len({(case.written, case.language, case.detail) for case in CASES}) == len(CASES)
