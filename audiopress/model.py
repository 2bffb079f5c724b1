"""The frozen values every stage passes on; standard library only, no behaviour beyond looking things up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

# --- read: a file -> Article -----------------------------------------------------------------------------------------

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
    title: str | None = None  # an abbreviation's expansion
    note: str | None = None  # id of the note this run refers to
    image: str | None = None  # source of an inline picture; `text` is then its alternative text


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


# --- narrate: Article -> Script --------------------------------------------------------------------------------------

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


@dataclass(frozen=True, slots=True)
class Group:
    """Utterances a listener may skip (notes) or leave (tables, lists): EPUB 3.3 § 7, skippability and escapability."""

    kind: Literal["skippable", "escapable"]
    role: str
    id: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """display[start:end] is spoken as spoken[spoken_start:spoken_end]; either side may be empty."""

    start: int
    end: int
    spoken_start: int
    spoken_end: int


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

    @property
    def caption(self) -> str:
        """What a caption shows while it is heard: the written form where there is one."""
        return " ".join((self.display or self.spoken).split())


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the article that are not spoken, why, and where a listener is told."""

    text: str
    reason: str
    block: str
    span: tuple[int, int] | None = None  # in the block's text; None: the whole block
    utterance: str | None = None  # the utterance whose display text holds it
    announced: str | None = None  # the utterance that tells of it


@dataclass(frozen=True, slots=True)
class Script:
    """What is said and what is not: together every word of the article, once."""

    utterances: tuple[Utterance, ...]
    omissions: tuple[Omission, ...]


# --- speak: Script -> Clips ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as an engine is asked for it: its own name, words a minute, pitch 0-99, volume 0-100."""

    name: str
    rate: int = 175
    pitch: int = 50
    volume: int = 100


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice an engine offers."""

    name: str
    languages: tuple[str, ...]
    gender: str = ""


@dataclass(frozen=True, slots=True)
class WordMark:
    """The word text[start:end] of an utterance begins at `sample`."""

    start: int
    end: int
    sample: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance inside a clip: samples [start, end), and its words where the engine knows them."""

    start: int
    end: int
    words: tuple[WordMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono, signed 16 bit little endian; `spoken` has one entry for each utterance asked for."""

    rate: int  # Hz
    data: bytes
    spoken: tuple[Spoken, ...]

    @property
    def samples(self) -> int:
        return len(self.data) // 2


@dataclass(frozen=True, slots=True)
class Clip:
    """The utterances of one block in one voice, spoken in one breath, encoded; its bytes lie in the cache at `key`."""

    key: str
    rate: int  # Hz
    frames: int  # MPEG frames in the cached fragment
    samples: int  # samples that went into the encoder
    size: int  # bytes of the fragment
    spoken: tuple[Spoken, ...]  # sample positions count from the fragment's first frame, encoder delay taken out


# --- sound: Script + Clips -> Timeline -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard: samples [start, end); words point into its display text."""

    utterance: str
    start: int
    end: int
    words: tuple[WordMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section's stretch of the audio, samples [start, end); `start` is a whole second."""

    section: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What lies next in the file: a clip's fragment, or silent frames."""

    frames: int
    size: int = 0  # bytes of a clip's fragment
    clip: str | None = None  # cache key; None: silence


@dataclass(frozen=True, slots=True)
class Timeline:
    """The one place that knows about time: everything in samples, from the first sample a player plays."""

    rate: int
    samples: int  # length of what is played
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    pieces: tuple[Piece, ...]

    def seconds(self, sample: int) -> float:
        """The one door from samples to seconds; callers round once, from the absolute position."""
        return sample / self.rate

    def milliseconds(self, sample: int) -> int:
        """Whole milliseconds, halves up, in integers: no float can move a cue."""
        return (2000 * sample + self.rate) // (2 * self.rate)


# --- write: Episode -> files; Show + Episodes -> feed ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asset:
    """A published file: path relative to the show's folder (posix), media type, bytes, sha256 (hex)."""

    path: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One article as published; `assets` lists every file of it, the audio first."""

    article: Article
    script: Script
    timeline: Timeline
    guid: str
    published: datetime
    updated: datetime
    revision: int
    assets: tuple[Asset, ...] = ()

    @property
    def audio(self) -> Asset:
        return self.assets[0]

    @property
    def folder(self) -> str:
        """The episode's folder below the show's, with a closing slash."""
        return f"{self.article.slug}/"


@dataclass(frozen=True, slots=True)
class Audio:
    """How sound is made: [audio] of audiopress.toml."""

    formats: tuple[str, ...] = ("mp3",)
    bit_rate: int = 96  # kb/s
    sample_rate: int = 22050  # Hz
    loudness: float = -16.0  # LUFS, as heard from two loudspeakers (ITU BS.1770, dual mono)
    chapter_depth: int = 1  # 1: the article's top headings are chapters; 2: their subheadings too; ...


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast: everything audiopress.toml says, defaults filled in."""

    slug: str
    title: str
    author: str
    description: str
    language: str
    base_url: str  # ends with a slash: where feeds/<slug>/ will be reachable
    email: str = ""
    link: str = ""  # the site the show belongs to
    artwork: Path | None = None
    categories: tuple[tuple[str, str], ...] = ()  # (category, subcategory or "")
    explicit: bool = False
    medium: str = "podcast"
    copyright: str = ""
    engine: str = "pyttsx3"
    voice: Voice = field(default_factory=lambda: Voice(""))  # name "": the engine's voice for the language
    voices: tuple[tuple[str, str], ...] = ()  # role -> voice name
    library: str = ""  # path of a speech library to use instead of the packaged one
    audio: Audio = field(default_factory=Audio)
    pauses: tuple[tuple[str, float], ...] = ()  # role -> seconds, over the defaults
    rules: tuple[tuple[str, bool], ...] = ()  # rule name -> on or off, over the defaults

    def rule(self, name: str, default: bool = True) -> bool:
        return dict(self.rules).get(name, default)
