"""What a rule sees and what it answers: a passage of display text -> changes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audiopress.model import DETAILS, Detail, Role, Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of a passage that is more than plain text: code, a note's mark, a link, a picture …"""

    start: int
    end: int
    run: Run


@dataclass(frozen=True, slots=True)
class Passage:
    """One utterance's display text, its primary language ("en") and the stretches in it that are marked.

    `region` is where that language is written ("GB", "" if the article does not say): 3/4/2026 depends on it.
    """

    text: str
    language: str
    role: Role = "paragraph"
    stretches: tuple[Stretch, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """text[start:end] of a passage is spoken as `spoken`; `omits` says why its words are not heard, if they are not.

    `rule` is the code of the rule that says so; `say` fills it in.
    """

    start: int
    end: int
    spoken: str
    omits: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision about spoken forms: a row of the table, with its cases beside it.

    `name` is its switch in [rules] of audiopress.toml; `says`, one sentence for docs/narration.md, is the docstring of
    `find` where it is not given. `cues` are the characters without one of which the rule has nothing to do ("" : it
    always looks); `languages` are primary subtags, none meaning all of them; `details` the editions it is for.
    `cases` are (written, spoken) in the rule's first language or English.
    """

    code: str
    name: str
    find: Callable[[Passage], Iterable[Change]]
    cues: str = ""
    languages: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    details: tuple[Detail, ...] = DETAILS
    says: str = ""
