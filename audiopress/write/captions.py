"""Script + Timeline -> WebVTT transcript, one cue for each utterance."""

from __future__ import annotations

import html
import re
import textwrap

from audiopress.model import Cue, Episode, Utterance
from audiopress.write.labels import labels
from audiopress.write.plain import legal, plain
from audiopress.write.times import stamp

WIDTH = 65  # characters a line: podcast namespace, docs/examples/transcripts

# Scripts written without spaces may break between any two of these (UAX 14, class ID), other words never do.
_IDEOGRAPHIC = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


def captions(episode: Episode) -> bytes:
    """A WebVTT file; its times are the timeline's milliseconds."""
    heard = {utterance.id: utterance for utterance in episode.script.utterances}
    names = _speakers(episode)
    cues = [_cue(episode, cue, heard[cue.utterance], names) for cue in episode.timeline.cues if cue.utterance in heard]
    label = labels(episode.article.language)
    note = f"NOTE\n{_comment(episode.article.title)}\n{_comment(label.synthetic)}"
    return "\n\n".join(["WEBVTT", note, *filter(None, cues)]).encode() + b"\n"


def _cue(episode: Episode, cue: Cue, utterance: Utterance, names: dict[str, str]) -> str:
    lines = wrap(plain(utterance.caption))
    if not lines:
        return ""  # a body without text makes AntennaPod throw the whole transcript away
    start = episode.timeline.milliseconds(cue.start)
    end = max(episode.timeline.milliseconds(cue.end), start + 1)  # WebVTT § 4.1: the end comes after the start
    text = "\n".join(html.escape(line, quote=False) for line in lines)
    return f"{_comment(utterance.id)}\n{stamp(start)} --> {stamp(end)}\n<v {names[utterance.voice]}>{text}"


def wrap(text: str) -> list[str]:
    """Lines of at most 65 characters; only a word that is longer by itself makes a longer line."""
    chunks = []
    for line in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False):
        if len(line) > WIDTH and _IDEOGRAPHIC.search(line):
            chunks += textwrap.wrap(line, WIDTH)
        else:
            chunks.append(line)
    return chunks


def _speakers(episode: Episode) -> dict[str, str]:
    """Who is named as speaking: “Synthetic voice”, and which one where there are several."""
    voices = sorted({utterance.voice for utterance in episode.script.utterances})
    name = labels(episode.article.language).voice
    if len(voices) < 2:
        return dict.fromkeys(voices, name)
    return {voice: html.escape(plain(f"{name} ({voice})"), quote=False) for voice in voices}


def _comment(text: str) -> str:
    """WebVTT § 4.1: neither a comment nor a cue's identifier may hold an arrow."""
    return plain(legal(text)).replace("-->", "→")
