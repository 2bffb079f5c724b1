"""SubRip, JSON and plain text say what the captions say, when they say it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audiopress.check.sidecars import subrip
from audiopress.model import Cue, Episode, WordMark
from audiopress.write.captions import words_of
from audiopress.write.plain import plain
from audiopress.write.times import stamp
from audiopress.write.transcripts import srt, transcript_json, transcript_text
from tests.write import made

LONG = "Every single word of this sentence: it goes on and on, far beyond two lines, until somebody asks: why?"


def _long() -> Episode:
    """One long sentence whose words are heard every 200 ms."""
    places = [place for place in range(len(LONG)) if LONG[place] != " " and (place == 0 or LONG[place - 1] == " ")]
    return _heard(LONG, places)


def _heard(text: str, places: list[int]) -> Episode:
    """One sentence, in which a word is heard every 200 ms at each of these places."""
    episode = made.episode(made.article())
    said = replace(episode.script.utterances[2], display=text, spoken=text)
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


GOVERNS = "Inside, one rule governs: nothing may be thrown away here."
WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        ["word", "well-known", "so:", "Who: me", "日本語の題名です。", "https://example.org/" + "a" * 40, "\x1f"]
    )
)


@given(WORDS.map(" ".join))
@example(GOVERNS)
@example("日本語" * 50)
@example("He asks: " * 30)
@example("a\x1fb " * 40)
def test_any_words_have_room_in_two_lines(text: str) -> None:
    """Where every word's moment is known: two lines of 32 characters, times in order within the cue, and every word."""
    beginnings = [place for place in range(len(text)) if not text[place].isspace()]
    episode = _heard(text, beginnings)
    (cue,), time = episode.timeline.cues, episode.timeline.milliseconds
    pieces, faults = subrip("first.srt", srt(episode))
    lines = [line for piece in pieces for line in piece[3].split("\n")]

    assert faults == ()
    assert words_of(plain(text)) == words_of(" ".join(lines))
    assert all(len(piece[3].split("\n")) <= 2 for piece in pieces)
    assert all(len(line) <= 32 or not re.search(r"\s\S", line) for line in lines)
    assert all(before[2] == after[1] for before, after in pairwise(pieces))
    assert not pieces or (pieces[0][1], pieces[-1][2]) == (time(cue.start), time(cue.end))


@given(WORDS.map(" ".join), st.data())
def test_a_block_is_larger_only_where_no_moment_is_known(text: str, data: st.DataObject) -> None:
    """With the moments of a few words, maybe of parts of words, nothing is lost, and what can be cut is cut."""
    places = sorted(data.draw(st.sets(st.integers(0, max(len(text) - 1, 0)), max_size=6)))
    pieces, faults = subrip("first.srt", srt(_heard(text, places)))
    moments = [1000 * (10 + index) // 5 for index in range(len(places))]
    words = words_of(plain(text))

    assert faults == ()
    assert words == words_of(" ".join(piece[3] for piece in pieces))
    assert {piece[1] for piece in pieces[1:]} <= set(moments)


@pytest.mark.parametrize(
    "text", ["There are three:", f"{'There are a good many more: ' * 5}these:", "Note: one", "a : b :"]
)
def test_no_piece_can_be_taken_for_a_speaker(text: str) -> None:
    """AntennaPod joins the lines of a block, a blank after each: no “: ” may be left then, not even at its end."""
    episode = _heard(text, [match.start() for match in re.finditer(r"\S+", text)])
    blocks = srt(episode).decode().rstrip("\n").split("\n\n")

    assert all(": " not in "".join(f"{line} " for line in block.split("\n")[2:]) for block in blocks)
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join("".join(block.split("\n")[2:]) for block in blocks))


def test_a_block_that_ends_with_a_colon_is_told() -> None:
    """A file of somebody else's whose last line ends with one: AntennaPod would lose the words."""
    data = b"1\n00:00:00,000 --> 00:00:01,000\nThere are three:\n"

    assert [one.code for one in subrip("x.srt", data)[1]] == ["F-433"]


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
