"""Words that an author thinks worth hearing by themselves -> where they are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiopress.errors import SourceError
from audiopress.model import Cue, Episode, Soundbite, Utterance

_FIRST_MS = 1  # the Podcast Index drops a soundbite that begins at zero


@dataclass(frozen=True, slots=True)
class Bite:
    """A soundbite in its place."""

    start_ms: int
    duration_ms: int
    title: str


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, without their case and signs, and where each stands.

    >>> words_of("“It\u2019s late,” he said.")
    [('its', 1, 5), ('late', 6, 10), ('he', 13, 15), ('said', 16, 20)]
    """
    found = re.finditer(r"\w[\w'\u2019-]*", text)
    return [(re.sub(r"['\u2019-]", "", match[0]).casefold(), match.start(), match.end()) for match in found]


def said(words: str, utterances: Sequence[Utterance]) -> tuple[int, int, int, int] | None:
    """Where the words are said: the first utterance and a place in its caption, the last and its; None: nowhere."""
    wanted = [word for word, _, _ in words_of(words)]
    spoken = [
        (word, number, start, end)
        for number, utterance in enumerate(utterances)
        for word, start, end in words_of(utterance.caption)
    ]
    for place in range(len(spoken) - len(wanted) + 1):
        if wanted and [word for word, _, _, _ in spoken[place : place + len(wanted)]] == wanted:
            first, last = spoken[place], spoken[place + len(wanted) - 1]
            return first[1], first[2], last[1], last[3]
    return None


def bites(episode: Episode) -> Iterator[Bite]:
    """The article's soundbites that are heard in this edition; SourceError for one that begins after its end."""
    cues = {cue.utterance: cue for cue in episode.timeline.cues}
    utterances = [one for one in episode.script.utterances if one.id in cues]
    length = episode.timeline.milliseconds(episode.timeline.samples)
    for bite in episode.article.particulars.soundbites:
        span = _span(bite, utterances, cues, episode)
        if span is not None:
            start, end = max(span[0], _FIRST_MS), min(span[1], length)
            if bite.start is not None and start >= end:
                raise _outside(bite.start, episode, length)
            yield Bite(start, max(1, end - start), bite.title)


def _outside(start: float, episode: Episode, length: int) -> SourceError:
    return SourceError(
        f"a soundbite is to begin at {start:g} s, and the audio ends at {length / 1000:.1f} s",
        "correct its `start` below `podcast:`, or give its words in place of times",
        episode.article.place or episode.article.source.as_posix(),
    )


def _span(
    bite: Soundbite, utterances: Sequence[Utterance], cues: dict[str, Cue], episode: Episode
) -> tuple[int, int] | None:
    """Milliseconds from where to where."""
    if bite.start is not None and bite.duration is not None:
        return round(1000 * bite.start), round(1000 * (bite.start + bite.duration))
    found = said(bite.words, utterances)
    if found is None:
        return None
    first, begin, last, end = found
    time = episode.timeline.milliseconds
    opening, closing = cues[utterances[first].id], cues[utterances[last].id]
    start = max((word.sample for word in opening.words if word.start <= begin), default=opening.start)
    stop = next((word.sample for word in closing.words if word.start >= end), closing.end)
    return time(start), time(stop)
