"""The WebVTT transcript: every utterance, its times, and text that no parser takes for markup."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from html import unescape

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import Cue, Episode, Script
from audiopress.write.captions import WIDTH, captions, wrap
from tests.judges import media
from tests.write import made
from tests.write.conftest import Built


def spoken(*texts: str) -> Episode:
    """An episode in which these texts are said, one after the other."""
    episode = made.episode(made.article())
    model = episode.script.utterances[0]
    said = tuple(replace(model, id=f"s{n}", display=text, spoken="x") for n, text in enumerate(texts))
    cues = tuple(Cue(f"s{n}", n * made.RATE, n * made.RATE + 11025) for n in range(len(texts)))
    return replace(episode, script=Script(said, ()), timeline=replace(episode.timeline, cues=cues))


def test_every_parser_agrees_with_the_timeline(built: Built) -> None:
    """The W3C editors' parser finds no error, and every cue at the timeline's milliseconds with the caption's words."""
    for episode in built.episodes:
        path = built.folder / episode.folder / f"{episode.article.slug}.vtt"
        found = media.webvtt(path)
        time = episode.timeline.milliseconds
        texts = {utterance.id: utterance.caption for utterance in episode.script.utterances}

        assert found["errors"] == []
        assert [(cue.utterance, time(cue.start), time(cue.end)) for cue in episode.timeline.cues] == [
            (cue["id"], round(cue["startTime"] * 1000), round(cue["endTime"] * 1000)) for cue in found["cues"]
        ]
        if "\x00" not in episode.article.title:
            assert [texts[cue.utterance] for cue in episode.timeline.cues] == [
                unescape(" ".join(cue["text"].partition(">")[2].split())) for cue in found["cues"]
            ]


def test_a_second_reader_agrees(built: Built) -> None:
    """webvtt-py reads as many cues as there are, the voice's name before each."""
    episode = built.episodes[-1]
    read = webvtt.read(str(built.folder / episode.folder / f"{episode.article.slug}.vtt"))

    assert len(read) == len(episode.timeline.cues)
    assert {cue.voice for cue in read} == {"Synthetic voice"}


@pytest.mark.parametrize("text", ["a --> b", "<b>bold</b>", "R&D &lt;", "1 < 2 > 0"])
def test_what_looks_like_markup_is_escaped(text: str) -> None:
    """Arrows and angle brackets in an article are shown, never read as WebVTT."""
    body = captions(spoken(text)).decode().partition("<v Synthetic voice>")[2]

    assert text == unescape(body.strip())
    assert "-->" not in body


def test_nothing_to_show_makes_no_cue() -> None:
    """A cue is never empty: AntennaPod would throw the transcript away."""
    episode = spoken("one", "two")
    silent = replace(episode.script.utterances[1], display="", spoken=" ")
    text = captions(replace(episode, script=Script((episode.script.utterances[0], silent), ()))).decode()

    assert text.count("-->") == 1


def test_several_voices_are_told_apart() -> None:
    """Where a script has more than one voice, each cue names its own."""
    episode = spoken("one", "two")
    first, second = episode.script.utterances
    script = Script((first, replace(second, voice="a<b")), ())
    text = captions(replace(episode, script=script)).decode()

    assert "<v Synthetic voice (en-gb)>one" in text
    assert "<v Synthetic voice (a&lt;b)>two" in text


@given(st.text(st.sampled_from("abc -é日"), max_size=200))
def test_lines_are_short_and_lose_nothing(text: str) -> None:
    """Wrapped text is the same characters in lines of at most 65, but for single words that are longer."""
    line = " ".join(text.split())
    lines = wrap(line)

    assert line.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(len(found) <= WIDTH or " " not in found for found in lines)


def test_ideographs_break_anywhere_but_words_do_not() -> None:
    """A long address stays whole; a long sentence in Japanese is broken."""
    address = "https://example.com/" + "a" * 80

    assert wrap(address) == [address]
    assert wrap("日" * 100) == textwrap.wrap("日" * 100, WIDTH)
