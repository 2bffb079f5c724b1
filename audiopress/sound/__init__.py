"""Script + Clips -> Timeline -> an audio file with its tag."""

from audiopress.sound.arrange import arrange
from audiopress.sound.encode import Finisher
from audiopress.sound.level import ENCODER_LOSS, MEASURE, loudness
from audiopress.sound.master import master
from audiopress.sound.mpeg import Layout
from audiopress.sound.tags import Facts, tag

__all__ = ["ENCODER_LOSS", "MEASURE", "Facts", "Finisher", "Layout", "arrange", "loudness", "master", "tag"]
