"""The frozen values every stage passes on; standard library only, no behaviour beyond looking things up."""

from audiopress.model.article import Article, Block, Finding, Kind, Mark, Run, Section, Severity
from audiopress.model.episode import Asset, Episode
from audiopress.model.script import DETAILS, Aligned, Detail, Group, Omission, Role, Script, Utterance
from audiopress.model.show import Audio, Show
from audiopress.model.speech import Clip, Pcm, Spoken, Voice, VoiceInfo, WordMark
from audiopress.model.timeline import Chapter, Cue, Piece, Timeline

__all__ = [
    "DETAILS",
    "Aligned",
    "Article",
    "Asset",
    "Audio",
    "Block",
    "Chapter",
    "Clip",
    "Cue",
    "Detail",
    "Episode",
    "Finding",
    "Group",
    "Kind",
    "Mark",
    "Omission",
    "Pcm",
    "Piece",
    "Role",
    "Run",
    "Script",
    "Section",
    "Severity",
    "Show",
    "Spoken",
    "Timeline",
    "Utterance",
    "Voice",
    "VoiceInfo",
    "WordMark",
]
