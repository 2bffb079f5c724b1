"""A finish that encodes nothing, for tests of who speaks and when."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.model import Encoded, Pcm, Voice
from audiopress.speak import Breath, Fragment


@dataclass(frozen=True)
class Raw:
    """A finish that encodes nothing: the samples themselves."""

    def ready(self, voice: Voice) -> None:
        """Nothing to make beforehand."""

    def identity(self, voice: Voice) -> object:
        return "raw"

    def __call__(self, pcm: Pcm, breath: Breath, bed: bytes = b"") -> Fragment:
        return Fragment(pcm.rate, pcm.samples, pcm.spoken, (Encoded("raw", pcm.samples, len(pcm.data)),), pcm.data)
