"""Script + Timeline -> the transcripts that other readers want: SubRip, the namespace's JSON, and plain text."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

from audiopress.model import Cue, Episode
from audiopress.write.captions import IDEOGRAPHIC, wrap
from audiopress.write.labels import labels
from audiopress.write.plain import legal, plain
from audiopress.write.times import number, stamp

_WIDTH, _LINES = 32, 2  # podcast namespace, transcripts.md: what SubRip's readers have room for


def srt(episode: Episode) -> bytes:
    """SubRip: pieces of at most two lines of 32 characters; an utterance without known moments of words stays whole."""
    blocks: list[str] = []
    for start, end, text in _pieces(episode):
        times = f"{stamp(start)} --> {stamp(end)}".replace(".", ",")
        lines = "\n".join(subrip_lines(text))
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
    """Milliseconds and text of each piece."""
    time = episode.timeline.milliseconds
    shown = {one.id: one.display or one.caption for one in episode.script.utterances}  # marks count within `display`
    for cue in episode.timeline.cues:
        text, start = shown.get(cue.utterance, ""), time(cue.start)
        end = max(time(cue.end), start + 1)
        marks = ((word.start, time(word.sample)) for word in cue.words)
        yield from _cut(text, start, end, [mark for mark in marks if start < mark[1] < end and _parts(text, mark[0])])


def _cut(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """As much in each piece as two lines have room for; `marks` are the words that a piece may begin with, and when."""
    at = 0
    for (place, moment), (following, _) in itertools.pairwise([*marks, (len(text), end)]):
        words = plain(text[at:place])
        if words and moment > start and len(subrip_lines(text[at:following])) > _LINES:
            yield start, moment, words
            start, at = moment, place
    if rest := plain(text[at:]):
        yield start, end, rest


def _parts(text: str, place: int) -> bool:
    """Whether two words are what a cut there makes: “well-known” is two to some engines, and one to a reader."""
    before, after = legal(text[max(place - 1, 0) : place]), text[place : place + 1]
    return before.isspace() or bool(before and after and IDEOGRAPHIC.fullmatch(before) and IDEOGRAPHIC.match(after))


def subrip_lines(text: str) -> list[str]:
    """A piece's lines, at most 32 characters long unless a word is longer.

    AntennaPod joins them with blanks, takes what stands before “: ” for the name of a speaker, and loses what follows
    the next colon. So a no-break space is put after each colon that would have a blank there.
    """
    held = f"{plain(text)} ".replace(": ", ":\u00a0 ")
    return [line.replace(":\u00a0 ", ":\u00a0") for line in wrap(held, _WIDTH)]
