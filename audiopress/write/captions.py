"""Script + Timeline -> WebVTT transcript, one cue for each utterance."""

from __future__ import annotations

import html
import re

from audiopress.model import Cue, Episode, Utterance
from audiopress.write.labels import labels
from audiopress.write.plain import legal, plain
from audiopress.write.times import stamp

WIDTH = 65  # characters a line: podcast namespace, docs/examples/transcripts

# Scripts written without spaces may break between any two of these (UAX 14, class ID), other words never do.
IDEOGRAPHIC = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


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


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """Lines of at most `width` characters; only a word that is longer by itself makes a longer line.

    >>> wrap("well-known to a few", 10), wrap("so 日本語の題名", 4)
    (['well-known', 'to a few'], ['so 日', '本語の題', '名'])
    """
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        gap = " "
        for part in _breakable(word, width):
            if lines and len(lines[-1]) + len(gap) + len(part) <= width:
                lines[-1] += gap + part
            else:
                lines.append(part)
            gap = ""
    return lines


def _breakable(word: str, width: int) -> list[str]:
    """The word, or the parts between which one that is too long may break."""
    if len(word) <= width or not IDEOGRAPHIC.search(word):
        return [word]
    return re.findall(f"{IDEOGRAPHIC.pattern}|(?:(?!{IDEOGRAPHIC.pattern}).)+", word, re.DOTALL)


def words_of(text: str) -> list[str]:
    """The words of a text, wherever its lines break; one that lines may break before is a word by itself.

    >>> words_of("so 日本\\n語")
    ['so', '日', '本', '語']
    """
    return IDEOGRAPHIC.sub(r" \g<0> ", text).split()


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
