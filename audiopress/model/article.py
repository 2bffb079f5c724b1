"""What reading makes: an article as structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from audiopress.model.credits import NOTHING_PARTICULAR, Particulars
from audiopress.model.script import Pronunciation

Kind = Literal[
    "paragraph",
    "heading",
    "quote",
    "list",
    "item",
    "term",
    "definition",
    "table",
    "row",
    "cell",
    "figure",
    "code",
    "math",
    "note",
    "aside",
    "poem",
    "references",
    "boilerplate",
    "break",
]

Mark = Literal["em", "strong", "code", "del", "ins", "sup", "sub", "q", "cite", "citation", "abbr", "math", "mark"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of inline text that is all of one nature; a block's text is its runs' texts, joined."""

    text: str
    marks: tuple[Mark, ...] = ()
    language: str | None = None  # BCP 47, only where it differs from the block's
    href: str | None = None  # a link's target
    title: str | None = None  # an abbreviation's expansion; a formula in words
    note: str | None = None  # id of the note this run refers to
    image: str | None = None  # source of an inline picture; `text` is then its alternative text
    spoken: str | None = None  # what the author wants said in its place; "": nothing


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article: a leaf has runs, a container has children; the walk is in reading order."""

    id: str
    kind: Kind
    runs: tuple[Run, ...] = ()
    children: tuple[Block, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    line: int | None = None  # 1-based line of the source

    @property
    def text(self) -> str:
        """The text a reader sees in this block itself; spans of utterances and omissions count in it."""
        return "".join(run.text for run in self.runs)

    def attribute(self, name: str, default: str = "") -> str:
        return dict(self.attributes).get(name, default)

    def walk(self) -> Iterator[Block]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; the opening of an article has no heading."""

    id: str
    level: int  # 0 for the opening, else the heading's level
    heading: Block | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()

    @property
    def title(self) -> str:
        return " ".join(self.heading.text.split()) if self.heading else ""

    def walk(self) -> Iterator[Section]:
        yield self
        for section in self.sections:
            yield from section.walk()


Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check has to say: a stable code, a place, a sentence, and what to do about it."""

    code: str  # A-001 (article), S-001 (show), B-001 (built files) ...
    severity: Severity
    path: str
    line: int | None
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Suppression:
    """A code whose findings an author does not want to hear of: of an article, or with slug "" of the whole show."""

    code: str
    path: str  # where it is written
    line: int | None = None
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What an author wrote, as structure; every word of the source is in exactly one block or heading."""

    slug: str
    title: str
    language: str
    authors: tuple[str, ...]
    published: datetime | None
    updated: datetime | None
    summary: str
    cover: Path | None
    sections: tuple[Section, ...]
    source: Path
    voice: str | None = None
    draft: bool = False
    tags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    lexicon: tuple[Pronunciation, ...] = ()  # its own entries, before the show's
    particulars: Particulars = NOTHING_PARTICULAR  # its place in the feed
    ignored: tuple[Suppression, ...] = ()
    place: str = ""  # `source` as errors, findings and the ledger name it: posix, relative to the workspace

    def walk(self) -> Iterator[Section]:
        """Every section, in reading order."""
        for section in self.sections:
            yield from section.walk()

    def blocks(self) -> Iterator[Block]:
        """Every block, headings and containers included, in reading order."""
        for section in self.walk():
            if section.heading:
                yield section.heading
            for block in section.blocks:
                yield from block.walk()
