"""Script + Timeline -> the transcripts that other readers want: SubRip, the namespace's JSON, and plain text."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from audiopress.model import Cue, Episode
from audiopress.write.labels import labels
from audiopress.write.plain import plain
from audiopress.write.times import number, stamp

_WIDTH, _LINES = 32, 2  # podcast namespace, transcripts.md: what SubRip's readers have room for


def srt(episode: Episode) -> bytes:
    """SubRip: pieces of at most two lines of 32 characters; an utterance without known moments of words stays whole."""
    time = episode.timeline.milliseconds
    blocks: list[str] = []
    for start, end, text in _pieces(episode):
        first = time(start)
        times = f"{stamp(first)} --> {stamp(max(time(end), first + 1))}".replace(".", ",")
        lines = "\n".join(_wrapped(_colonless(text)))
        blocks.append(f"{len(blocks) + 1}\n{times}\n{lines}\n")
    return "\n".join(blocks).encode()


def transcript_json(episode: Episode) -> bytes:
    """The namespace's own form (transcripts.md): a segment for each utterance, in seconds."""
    time, speaker = episode.timeline.milliseconds, labels(episode.article.language).voice
    segments = [
        {"speaker": speaker, "startTime": number(time(cue.start)), "endTime": number(time(cue.end)), "body": text}
        for cue, text in _said(episode)
    ]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1).encode() + b"\n"


def transcript_text(episode: Episode) -> bytes:
    """What is said, a paragraph for each block."""
    captions = {cue.utterance: text for cue, text in _said(episode)}
    paragraphs: dict[str, list[str]] = {}
    for utterance in episode.script.utterances:
        if utterance.id in captions:
            paragraphs.setdefault(utterance.block, []).append(captions[utterance.id])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs.values()).encode() + b"\n"


def _said(episode: Episode) -> Iterator[tuple[Cue, str]]:
    """Each cue and its caption; AntennaPod throws a transcript away for one empty segment."""
    captions = {utterance.id: plain(utterance.caption) for utterance in episode.script.utterances}
    for cue in episode.timeline.cues:
        if captions.get(cue.utterance):
            yield cue, captions[cue.utterance]


def _pieces(episode: Episode) -> Iterator[tuple[int, int, str]]:
    """Samples and text of each piece: cut where a word begins whose moment is known."""
    raw = {utterance.id: utterance.caption for utterance in episode.script.utterances}
    for cue in episode.timeline.cues:
        text = raw.get(cue.utterance, "")
        start, at = cue.start, 0
        cuts = [(word.start, word.sample) for word in cue.words if word.start] + [(len(text), cue.end)]
        for (place, _), (following, _) in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            if len(_wrapped(plain(text[at:following]))) > _LINES or place == len(text):
                sample = dict(cuts)[place]
                if plain(text[at:place]):
                    yield start, sample, plain(text[at:place])
                start, at = sample, place


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _colonless(text: str) -> str:
    """AntennaPod takes what stands before “: ” for the name of a speaker, and loses what follows a second one."""
    return text.replace(": ", ":\u00a0")
