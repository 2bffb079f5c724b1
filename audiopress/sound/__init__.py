"""Script + Clips -> a Timeline -> audio files with their tags."""

from audiopress.sound.arrange import arrange
from audiopress.sound.calibrate import gains
from audiopress.sound.codec import Codec
from audiopress.sound.encode import Finisher
from audiopress.sound.formats import codecs
from audiopress.sound.tags import Facts, tag

__all__ = ["Codec", "Facts", "Finisher", "arrange", "codecs", "gains", "tag"]
