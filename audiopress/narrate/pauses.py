"""What has just been said -> seconds of silence after it, at the show's speaking rate."""

from __future__ import annotations

from typing import Final

from audiopress.model import Show

STANDARD_RATE: Final = 175  # words a minute at which the table holds

# After the last utterance of a block: by role. Inside a block: after a sentence, a line, a clause of a long sentence.
# The engine's own silence at the edges of an utterance is cut off, so these are all the silence there is.
PAUSES: Final[dict[str, float]] = {
    "title": 0.9,
    "byline": 0.9,
    "heading": 0.6,
    "paragraph": 0.6,
    "quote": 0.6,
    "item": 0.5,
    "table": 0.7,
    "figure": 0.7,
    "code": 0.7,
    "math": 0.7,
    "note": 0.6,
    "aside": 0.6,
    "poem": 0.7,
    "reference": 0.6,
    "announcement": 0.45,
    "closing": 0.0,
    "sentence": 0.3,
    "line": 0.4,
    "clause": 0.15,
    "cell": 0.2,  # between the cells of a row
    "row": 0.45,
    "term": 0.35,  # before its definition
    "break": 1.4,
    "section": 0.8,  # before a heading of level 1 or 2
    "subsection": 0.8,  # before any other heading
}


def pause(show: Show, name: str) -> float:
    """Seconds, to the millisecond: the show's own if it has one, else the table's, shorter for a faster voice.

    >>> from dataclasses import replace
    >>> from audiopress.model import Voice
    >>> show = Show("s", "t", "a", "d", "en", "http://localhost/")
    >>> pause(show, "heading"), pause(replace(show, voice=Voice("", rate=350)), "heading")
    (0.6, 0.3)
    """
    own = dict(show.pauses)
    if name in own:
        return own[name]
    return round(PAUSES[name] * STANDARD_RATE / max(show.voice.rate, 1), 3)
