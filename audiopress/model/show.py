"""What configuring makes: a show, defaults filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from audiopress.model.article import Suppression
from audiopress.model.credits import Feed, Selection
from audiopress.model.script import Detail, Pronunciation
from audiopress.model.speech import Voice

Formulas = Literal["words", "speech-rule-engine"]  # what puts them into words: our own tables, or that program
Notes = Literal["sentence", "paragraph", "end", "skip"]  # where notes are told: after the … that refers to them


@dataclass(frozen=True, slots=True)
class Audio:
    """How sound is made: [audio] of audiopress.toml."""

    formats: tuple[str, ...] = ("mp3",)
    bit_rate: int = 96  # kb/s, of MP3
    sample_rate: int = 22050  # Hz
    loudness: float = -16.0  # LUFS, as heard from two loudspeakers (ITU BS.1770, dual mono)
    chapter_depth: int = 1  # 1: the article's top headings are chapters; 2: their subheadings too; ...
    aac_bit_rate: int = 64  # kb/s, of M4A and M4B
    opus_bit_rate: int = 48  # kb/s


@dataclass(frozen=True, slots=True)
class Track:
    """A sound file of the author's, in whatever format, and the line of audiopress.toml that names it."""

    path: Path
    place: str  # path:line


@dataclass(frozen=True, slots=True)
class Music:
    """What is heard besides speech: [music] of audiopress.toml. Levels in LU against the speech's loudness."""

    intro: Track | None = None  # before the first word
    outro: Track | None = None  # after the last
    bed: Track | None = None  # under the title
    chapter: Track | None = None  # before the heading of each chapter but the first
    level: float = 0.0  # of intro, outro and chapter cue; 0 leaves the whole file at the show's loudness
    bed_level: float = -14.0  # of the bed where nobody speaks; 6 LU lower under speech
    fade_in: int = 10  # ms, of intro, outro and chapter cue
    fade_out: int = 500

    @property
    def tracks(self) -> dict[str, Track]:
        """Key -> file, for those that the show has."""
        named = {"intro": self.intro, "outro": self.outro, "bed": self.bed, "chapter": self.chapter}
        return {name: track for name, track in named.items() if track}


@dataclass(frozen=True, slots=True)
class Narration:
    """How much is read aloud, and where: [narration] of audiopress.toml."""

    detail: Detail = "standard"  # of the edition in the feed
    editions: tuple[Detail, ...] = ()  # published beside it
    notes: Notes = "paragraph"
    formulas: Formulas = "words"
    opening: str = ""  # said before the title; variables in braces
    closing: str = ""  # said last

    @property
    def details(self) -> tuple[Detail, ...]:
        """Every edition that is published, the one in the feed first."""
        return tuple(dict.fromkeys((self.detail, *self.editions)))


@dataclass(frozen=True, slots=True)
class Template:
    """A file of the show's templates/: it stands in for ours of the same name, or is a part of one that does."""

    name: str
    text: str
    place: str  # as errors name it


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
    publications: tuple[str, ...] = ("epub",)  # what is made of an article besides its page and its sound
    library: str = ""  # path of a speech library to use instead of the packaged one
    audio: Audio = field(default_factory=Audio)
    narration: Narration = field(default_factory=Narration)
    music: Music = field(default_factory=Music)
    feed: Feed = field(default_factory=Feed)
    feeds: tuple[tuple[str, Selection], ...] = ()  # name of its file, without .xml -> a further feed
    pauses: tuple[tuple[str, float], ...] = ()  # role -> seconds, over the defaults
    rules: tuple[tuple[str, bool], ...] = ()  # rule name -> on or off, over the defaults
    ignored: tuple[Suppression, ...] = ()  # [check] of audiopress.toml
    lexicon: tuple[Pronunciation, ...] = ()  # lexicon.pls, lexicon.txt of the workspace
    templates: tuple[Template, ...] = ()  # templates/ of the workspace, in order of name

    def rule(self, name: str, default: bool = True) -> bool:
        return dict(self.rules).get(name, default)
