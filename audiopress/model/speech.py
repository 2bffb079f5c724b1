"""What speaking makes: voices, samples, clips."""

from __future__ import annotations

from dataclasses import dataclass


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
class Encoded:
    """A clip in one format: from where it is laid it fills `samples` of the timeline, in `size` bytes."""

    format: str
    samples: int
    size: int


@dataclass(frozen=True, slots=True)
class Clip:
    """The utterances of one block in one voice, spoken in one breath, encoded; its bytes lie in the cache at `key`."""

    key: str
    rate: int  # Hz
    samples: int  # samples that went into the encoders
    spoken: tuple[Spoken, ...]  # sample positions count from the clip's first sample
    encoded: tuple[Encoded, ...]  # one for each format of the show

    @property
    def fills(self) -> int:
        """Samples from the clip's place on in which no other can begin."""
        return max(one.samples for one in self.encoded)
