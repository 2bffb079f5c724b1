"""SubRip, JSON and plain text say what the captions say, when they say it."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from audiopress.model import Cue, Episode, WordMark
from audiopress.write.times import stamp
from audiopress.write.transcripts import srt, transcript_json, transcript_text
from tests.write import made

LONG = "Every single word of this sentence: it goes on and on, far beyond two lines, until somebody asks: why?"


def _long() -> Episode:
    """One long sentence whose words are heard every 200 ms."""
    episode = made.episode(made.article())
    said = replace(episode.script.utterances[2], display=LONG, spoken=LONG)
    places = [place for place in range(len(LONG)) if LONG[place] != " " and (place == 0 or LONG[place - 1] == " ")]
    words = tuple(WordMark(place, place + 1, 4410 * (10 + index)) for index, place in enumerate(places))
    cue = Cue(said.id, 44100, 4410 * (10 + len(places)), words)
    return replace(
        episode,
        script=replace(episode.script, utterances=(said,)),
        timeline=replace(episode.timeline, cues=(cue,), samples=441_000),
    )


def test_subrip_is_cut_where_a_word_begins() -> None:
    """At most two lines of 32 characters; each piece begins when its first word does, and nothing is lost."""
    webvtt = pytest.importorskip("webvtt")
    episode = _long()
    captions = webvtt.from_buffer(io.StringIO(srt(episode).decode()), format="srt")
    lines = [line for caption in captions for line in caption.lines]
    (cue,) = episode.timeline.cues
    moments = {stamp(episode.timeline.milliseconds(word.sample)) for word in cue.words}

    assert " ".join(lines).replace("\u00a0", " ") == LONG
    assert max(map(len, lines)) <= 32
    assert max(len(caption.lines) for caption in captions) <= 2
    assert {caption.start for caption in captions} <= moments
    assert [one.end for one in captions][:-1] == [one.start for one in captions][1:]


def test_subrip_names_no_speaker_by_mistake() -> None:
    """AntennaPod takes what stands before a colon and a space for a name, and loses what follows the next."""
    assert ": " not in srt(_long()).decode()


def test_json_has_a_segment_for_each_cue() -> None:
    """In seconds, with a body that is never empty."""
    episode = made.episode(made.rich())
    document = json.loads(transcript_json(episode))
    time = episode.timeline.milliseconds

    assert document["version"] == "1.0.0"
    assert [round(1000 * one["startTime"]) for one in document["segments"]] == [
        time(cue.start) for cue in episode.timeline.cues
    ]
    assert all(one["body"] and one["endTime"] > one["startTime"] for one in document["segments"])


def test_the_plain_text_is_the_script() -> None:
    """Every caption, a paragraph for each block."""
    episode = made.episode(made.article())
    said = [" ".join(one.caption.split()) for one in episode.script.utterances]

    assert transcript_text(episode).decode().split() == " ".join(said).split()
