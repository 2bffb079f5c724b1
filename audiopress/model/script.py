"""What narrating makes: what is said, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from audiopress.model.phonemes import plain

Role = Literal[
    "title",
    "byline",
    "heading",
    "paragraph",
    "quote",
    "item",
    "table",
    "figure",
    "code",
    "math",
    "note",
    "aside",
    "poem",
    "reference",
    "announcement",
    "closing",
]

Detail = Literal["brief", "standard", "full"]  # how much of an article is read aloud
DETAILS: Final[tuple[Detail, ...]] = ("brief", "standard", "full")


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """One entry of a lexicon: how a word, or several, are said (W3C PLS 1.0 § 4: lexeme).

    Either `spoken` (PLS alias: other words) or `phonemes` (IPA) is not empty.
    """

    written: str
    spoken: str = ""
    phonemes: str = ""
    language: str = ""  # BCP 47; "": any
    cased: bool = True  # whether upper and lower case must be as written
    place: str = ""  # path:line where it stands


@dataclass(frozen=True, slots=True)
class Group:
    """Utterances a listener may skip (notes) or leave (tables, lists): EPUB 3.3 § 7, skippability and escapability."""

    kind: Literal["skippable", "escapable"]
    role: str
    id: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """display[start:end] is spoken as spoken[spoken_start:spoken_end]; either side may be empty.

    `rule` is the code of the rule that decided so; "" where it is spoken as written.
    """

    start: int
    end: int
    spoken_start: int
    spoken_end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence or so: what the page shows, what the voice says, and how the two lie against each other."""

    id: str
    section: str
    block: str
    role: Role
    display: str  # "" where nothing on the page corresponds
    spoken: str
    voice: str
    language: str
    pause: float  # seconds of silence after it
    span: tuple[int, int] | None = None  # where `display` stands in the block's text
    map: tuple[Aligned, ...] = ()
    group: Group | None = None
    details: tuple[Detail, ...] = DETAILS  # the editions in which it is heard

    @property
    def caption(self) -> str:
        """What a caption shows while it is heard: the written form where there is one."""
        return " ".join((self.display or plain(self.spoken)).split())


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the article that are not spoken, why, and where a listener is told."""

    text: str
    reason: str
    block: str
    span: tuple[int, int] | None = None  # in the block's text; None: the whole block
    utterance: str | None = None  # the utterance whose display text holds it
    announced: str | None = None  # the utterance that tells of it
    rule: str = ""  # the code of the rule that left it out
    details: tuple[Detail, ...] = DETAILS  # the editions in which it is not heard


@dataclass(frozen=True, slots=True)
class Script:
    """What is said and what is not, for every edition of it: in each, together every word of the article, once.

    Sentences that two editions read differently are two utterances of one id, each with its own `details`.
    """

    utterances: tuple[Utterance, ...]
    omissions: tuple[Omission, ...]

    def edition(self, detail: Detail) -> Script:
        """What is said and what is not at one level of detail."""
        return Script(
            tuple(utterance for utterance in self.utterances if detail in utterance.details),
            tuple(omission for omission in self.omissions if detail in omission.details),
        )
