"""The frozen values every stage passes on; standard library only, no behaviour beyond looking things up."""

from audiopress.model.article import Article, Block, Finding, Kind, Mark, Run, Section, Severity
from audiopress.model.build import EpisodeReport, Known, Options, Progress, Report
from audiopress.model.episode import Asset, Edition, Episode
from audiopress.model.script import DETAILS, Aligned, Detail, Group, Omission, Pronunciation, Role, Script, Utterance
from audiopress.model.show import Audio, Formulas, Music, Narration, Notes, Show, Track
from audiopress.model.speech import Clip, Encoded, Pcm, Spoken, Voice, VoiceInfo, WordMark
from audiopress.model.timeline import Chapter, Cue, Laid, Timeline

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
    "Edition",
    "Encoded",
    "Episode",
    "EpisodeReport",
    "Finding",
    "Formulas",
    "Group",
    "Kind",
    "Known",
    "Laid",
    "Mark",
    "Music",
    "Narration",
    "Notes",
    "Omission",
    "Options",
    "Pcm",
    "Progress",
    "Pronunciation",
    "Report",
    "Role",
    "Run",
    "Script",
    "Section",
    "Severity",
    "Show",
    "Spoken",
    "Timeline",
    "Track",
    "Utterance",
    "Voice",
    "VoiceInfo",
    "WordMark",
]
