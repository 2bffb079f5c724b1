"""[audio] -> the codecs of a show, in the order in which its `formats` names them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from audiopress.model import Audio
from audiopress.sound.codec import Codec
from audiopress.sound.mp3 import Mp3


def _mp4(suffix: str, audio: Audio) -> Codec:
    from audiopress.sound.mp4 import Mp4  # noqa: PLC0415  (libav: 0.07 s and 20 MB, for those only who use it)

    return Mp4(suffix, audio.sample_rate, audio.aac_bit_rate)


def _opus(audio: Audio) -> Codec:
    from audiopress.sound.opus import Opus  # noqa: PLC0415  (see above)

    return Opus(audio.sample_rate, audio.opus_bit_rate)


_CODECS: dict[str, Callable[[Audio], Codec]] = {
    "mp3": lambda audio: Mp3(audio.sample_rate, audio.bit_rate),
    "m4a": partial(_mp4, "m4a"),
    "m4b": partial(_mp4, "m4b"),
    "opus": _opus,
}


def codecs(audio: Audio) -> tuple[Codec, ...]:
    """A codec for each format; what a show publishes first, its feed names."""
    return tuple(_CODECS[name](audio) for name in dict.fromkeys(audio.formats))
