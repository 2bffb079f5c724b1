"""[audio] -> the codecs of a show, in the order in which its `formats` names them."""

from __future__ import annotations

from collections.abc import Callable

from audiopress.model import Audio
from audiopress.sound.codec import Codec
from audiopress.sound.mp3 import Mp3

_CODECS: dict[str, Callable[[Audio], Codec]] = {
    "mp3": lambda audio: Mp3(audio.sample_rate, audio.bit_rate),
}


def codecs(audio: Audio) -> tuple[Codec, ...]:
    """A codec for each format; what a show publishes first, its feed names."""
    return tuple(_CODECS[name](audio) for name in dict.fromkeys(audio.formats))
