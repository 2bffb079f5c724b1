"""The engines, through the same door: complete, timed, and the same every time."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopress.errors import EngineError
from audiopress.model import Pcm, Voice
from audiopress.speak import engine_names, load_engine, resolve_voice
from audiopress.speak.isolate import isolated
from audiopress.speak.tone_engine import ToneEngine, tone_samples

VOICE = Voice("gmw/en")
PARAGRAPH = (
    "Nobody had asked the river what it thought of the bridge.",
    "Yes.",
    "In 1871, the ferry carried 4,200 people a day; by 1903, it carried none.",
    "Of the three pilots, one became a teacher, one a baker, and one went on rowing, out of habit.",
)

needs_espeak = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the espeak driver is Linux's")


def _spoken(texts: tuple[str, ...], voice: Voice = VOICE) -> Pcm:
    return isolated(load_engine("pyttsx3").speak, texts, voice, timeout_s=60)


def test_the_built_in_engines_come_through_the_entry_points() -> None:
    """pyttsx3 and tone are found where a third party's engine would be."""
    assert {"pyttsx3", "tone"} <= set(engine_names())


def test_an_unknown_engine_is_told_with_the_known_ones() -> None:
    """The sentence names what there is."""
    with pytest.raises(EngineError) as caught:
        load_engine("kazoo")

    assert "pyttsx3" in caught.value.hint


@given(st.lists(st.text("abc déf", min_size=1, max_size=40), min_size=1, max_size=4), st.integers(80, 450))
def test_a_tone_is_as_long_as_arithmetic_says(texts: list[str], rate: int) -> None:
    """tone_samples() foretells the length of any text at any rate."""
    pcm = ToneEngine().speak(tuple(texts), Voice("tone", rate))

    assert [tone_samples(text, rate) for text in texts] == [spoken.end - spoken.start for spoken in pcm.spoken]
    assert sum(tone_samples(text, rate) for text in texts) == pcm.samples


@needs_espeak
def test_speech_is_the_same_in_any_order_and_in_any_process() -> None:
    """Spoken after something else, spoken alone, spoken by another interpreter: the same samples."""
    first = _spoken(PARAGRAPH)
    _spoken(tuple(reversed(PARAGRAPH)))
    script = (
        "import hashlib, json, sys; from audiopress.speak import load_engine; from audiopress.model import Voice;"
        "pcm = load_engine('pyttsx3').speak(tuple(json.load(sys.stdin)), Voice('gmw/en'));"
        "print(hashlib.sha256(pcm.data).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(PARAGRAPH), capture_output=True, text=True, check=True
    )

    assert first == _spoken(PARAGRAPH)
    assert hashlib.sha256(first.data).hexdigest() == other.stdout.strip()


@needs_espeak
def test_no_show_speaks_with_the_library_of_another(tmp_path: Path) -> None:
    """pyttsx3 keeps the first library that a process loads: who asks for another is told so, not spoken otherwise."""
    import espeakng_loader

    other = shutil.copy(espeakng_loader.get_library_path(), tmp_path)
    script = (
        "import sys; from audiopress.speak.espeak_driver import load; from audiopress.errors import EngineError\n"
        "load(''); load('')\n"
        "try: load(sys.argv[1])\n"
        "except EngineError as problem: print(problem.message, problem.hint)"
    )
    done = subprocess.run([sys.executable, "-c", script, other], capture_output=True, text=True, check=True)

    assert str(other) in done.stdout
    assert "--show" in done.stdout


@needs_espeak
def test_every_utterance_has_its_own_exact_stretch() -> None:
    """The utterances lie end to end and fill the clip; a longer one is not shorter than a word."""
    pcm = _spoken(PARAGRAPH)

    assert [0, *(spoken.end for spoken in pcm.spoken)] == [*(spoken.start for spoken in pcm.spoken), pcm.samples]
    assert all(spoken.end - spoken.start > 4000 for spoken in pcm.spoken)


@needs_espeak
def test_words_are_timed_in_order_inside_their_utterance() -> None:
    """At least nine words in ten carry a time, each a word of the text, each later than the one before."""
    pcm = _spoken(PARAGRAPH)
    marked = 0
    for text, spoken in zip(PARAGRAPH, pcm.spoken, strict=True):
        marked += len(spoken.words)
        samples = [word.sample for word in spoken.words]

        assert samples == sorted(samples)
        assert all(spoken.start <= sample < spoken.end for sample in samples)
        assert all(text[word.start : word.end] in text.split() for word in spoken.words)

    assert marked >= 0.9 * sum(len(text.split()) for text in PARAGRAPH)


@needs_espeak
@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60), min_size=1, max_size=3)
)
def test_no_text_brings_the_engine_down(texts: list[str]) -> None:
    """Any characters of any script give one stretch for each text."""
    assert len(texts) == len(_spoken(tuple(texts)).spoken)


@needs_espeak
def test_a_text_that_ends_pyttsx3_is_spoken_whole() -> None:
    """60 kB in one utterance (pyttsx3's own wrapper reads past its end and dies above 12 kB)."""
    text = "word " * 12000
    pcm = _spoken((text,))

    assert pcm.samples > 12000 * 0.2 * 22050


@needs_espeak
def test_rate_changes_the_length_and_volume_does_not() -> None:
    """At twice the words a minute, about half the samples."""
    slow, fast, quiet = (
        _spoken(PARAGRAPH, Voice("gmw/en", **change)) for change in ({}, {"rate": 350}, {"volume": 50})
    )

    assert 0.4 < fast.samples / slow.samples < 0.65
    assert slow.samples == quiet.samples
    assert slow.data != quiet.data


@needs_espeak
@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "gmw/en"),
        ("en-US", "gmw/en-US"),
        ("de-AT", "gmw/de"),
        ("fr", "roa/fr"),
        ("pt", "roa/pt"),
        ("zh", "sit/cmn"),
    ],
)
def test_a_language_finds_its_voice(language: str, name: str) -> None:
    """The exact tag, else its language, else the nearest below it."""
    assert name == resolve_voice(load_engine("pyttsx3"), "", language)


@needs_espeak
@pytest.mark.parametrize("name", ["en-gb", "en-GB", "pt-br"])
def test_a_language_in_the_place_of_a_voice(name: str) -> None:
    """Whatever tag the list of voices shows can be written where a voice is asked for."""
    engine = load_engine("pyttsx3")

    assert engine.has_voice(resolve_voice(engine, name, "en"))


@needs_espeak
def test_an_unknown_voice_is_told_with_its_neighbours() -> None:
    """A mistyped name gets the nearest ones, and the place it was asked for."""
    with pytest.raises(EngineError) as caught:
        resolve_voice(load_engine("pyttsx3"), "gmw/en-UX", "en", "content/a.md")

    assert "gmw/en-US" in caught.value.hint
    assert caught.value.place == "content/a.md"


@needs_espeak
def test_a_variant_is_a_voice_too() -> None:
    """espeak knows more names than it lists: "en-us+f3"."""
    assert resolve_voice(load_engine("pyttsx3"), "en-us+f3", "en") == "en-us+f3"


@needs_espeak
def test_a_library_that_is_none_is_one_sentence() -> None:
    """A wrong `library` in audiopress.toml says where to correct it."""
    with pytest.raises(EngineError, match="cannot be loaded") as caught:
        load_engine("pyttsx3", "/nowhere/libespeak-ng.so").voices()

    assert "audiopress.toml" in caught.value.hint
