"""Script + Clips -> a Timeline -> audio files with their tags."""

from audiopress.sound.arrange import arrange
from audiopress.sound.codec import Codec
from audiopress.sound.encode import Finisher
from audiopress.sound.formats import codecs
from audiopress.sound.level import ENCODER_LOSS, MEASURE, loudness
from audiopress.sound.tags import Facts, tag

__all__ = ["ENCODER_LOSS", "MEASURE", "Codec", "Facts", "Finisher", "arrange", "codecs", "loudness", "tag"]
