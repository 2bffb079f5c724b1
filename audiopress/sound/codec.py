"""What a format is: how a clip is encoded for it, where a clip may lie, and what the file is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from audiopress.model import Timeline
from audiopress.sound.tags import Facts

LEAD = 1152  # samples of silence before a clip's speech: a codec's pre-echo of a first vowel falls into them


class Codec(Protocol):
    """A format of a show, with its settings; a picklable value. Samples are mono, 16 bit, at the show's rate.

    A clip is encoded on its own, by an encoder that has heard nothing else; fragments and silence, one behind the
    other, are the file. So an edit encodes its own paragraph, and where a clip lies never decides its bytes.
    """

    @property
    def name(self) -> str:
        """As in `formats` of audiopress.toml; the file's suffix."""

    @property
    def step(self) -> int:
        """Samples from one place where a clip may begin to the next, as the search for a common one should go."""

    def identity(self) -> object:
        """Everything that decides a fragment besides its samples: plain JSON values, for keys of caches."""

    def fits(self, sample: int) -> bool:
        """Whether a clip can begin at that sample of the timeline."""

    def encode(self, pcm: bytes) -> bytes:
        """A clip's samples as a fragment."""

    def samples(self, fragment: bytes) -> int:
        """How many samples of the timeline the fragment fills from its place on."""

    def file(self, facts: Facts, timeline: Timeline, fragment: Callable[[str], bytes]) -> Iterator[bytes]:
        """The file in pieces, never more than one clip at a time; `fragment(key)` gives a clip's bytes."""
