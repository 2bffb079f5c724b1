"""Levelling: one level for a voice in a format, and never over its ceiling."""

import io
import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.errors import EncodeError
from audiopress.model import Pcm, Spoken, Voice, VoiceInfo
from audiopress.sound import level as levels
from audiopress.sound.codec import Codec
from audiopress.sound.level import Level, curve, levelled, measured_level
from audiopress.sound.loudness import measured, measured_file
from audiopress.sound.mp3 import Mp3
from audiopress.sound.mp4 import Mp4
from audiopress.sound.opus import Opus
from audiopress.sound.passages import PASSAGES, passage
from audiopress.speak import load_engine
from audiopress.speak.isolate import isolated

SAMPLES = st.lists(st.integers(-32768, 32767), min_size=1, max_size=3000).map(lambda values: array("h", values))
LEVELS = st.builds(Level, st.floats(0.1, 8), st.floats(-6, -1))
FEW = [Level(gain, ceiling) for gain in (0.2, 0.71, 1.0, 1.9, 4.3, 10.0) for ceiling in (-6.0, -3.37, -1.5, -1.0)]
VOICES: tuple[tuple[str, Codec], ...] = (
    ("gmw/en", Mp3(22050, 96)),
    ("gmw/en", Opus(22050, 48)),
    ("gmw/en-US+f3", Mp4("m4b", 22050, 64)),
    ("gmw/de", Mp3(22050, 64)),
    ("roa/fr", Mp3(22050, 96)),
    ("roa/es", Mp4("m4a", 22050, 64)),
)


def _said(texts: tuple[str, ...], name: str) -> Pcm:
    return isolated(load_engine("pyttsx3").speak, texts, Voice(name), timeout_s=60)


@given(SAMPLES, LEVELS)
def test_no_sample_passes_the_ceiling(samples: array, level: Level) -> None:
    """Whatever comes in, and however much it is raised."""
    out = array("h", levelled(samples.tobytes(), level))

    assert len(samples) == len(out)
    assert max(abs(value) for value in out) <= math.ceil(10 ** (level.ceiling / 20) * 32767)


@given(SAMPLES, LEVELS)
def test_the_order_of_levels_is_kept(samples: array, level: Level) -> None:
    """A louder sample stays at least as loud: the limiter bends, it does not fold."""
    out = array("h", levelled(samples.tobytes(), level))
    pairs = sorted(zip(samples, out, strict=True))

    assert all(first[1] <= second[1] + 1 for first, second in pairwise(pairs))


@given(SAMPLES, LEVELS, st.integers(0, 40))
def test_a_sample_does_not_know_its_neighbours(samples: array, level: Level, lead: int) -> None:
    """The windows that are limited or not as a whole cannot be heard: moved along, every sample comes out the same."""
    moved = array("h", levelled(bytes(2 * lead) + samples.tobytes(), level))

    assert array("h", levelled(samples.tobytes(), level)) == moved[lead:]


EXTREMES = st.sampled_from([-32768, -32767, -257, -256, -255, -1, 0, 1, 255, 256, 257, 32767])
QUIET_AND_LOUD = st.lists(  # stretches of both, so that some of the windows that are looked at have nothing to bend
    st.one_of(
        st.lists(st.one_of(EXTREMES, st.integers(-32768, 32767)), min_size=1, max_size=100),
        st.builds(lambda value, count: [value] * count, st.integers(-900, 900), st.integers(1, 3000)),
    ),
    max_size=8,
).map(lambda parts: array("h", (sample for part in parts for sample in part)))


@given(QUIET_AND_LOUD, st.sampled_from(FEW))
def test_every_sample_is_bent_as_the_curve_says(samples: array, level: Level) -> None:
    """Finding the loud ones by their high bytes forgets none of them: it is the table, sample by sample."""
    table = curve(level)

    assert array("h", [table[sample] for sample in samples]) == array("h", levelled(samples.tobytes(), level))


@pytest.mark.parametrize("level", FEW, ids=str)
def test_the_curve_holds_for_all_samples_there_are(level: Level) -> None:
    """All 65,536, upwards and with loud ones beside quiet ones."""
    table = curve(level)
    upwards = range(-32768, 32768)
    for order in (upwards, sorted(upwards, key=lambda sample: sample * 40503 % 65536)):
        expected = array("h", [table[sample] for sample in order])

        assert expected == array("h", levelled(array("h", order).tobytes(), level))


def test_gain_moves_loudness_by_its_decibels() -> None:
    """6 dB more of a quiet tone are 6 LU more."""
    quiet = array("h", (round(3276 * math.sin(i / 7)) for i in range(22050))).tobytes()
    louder = levelled(quiet, Level(10 ** (6 / 20)))
    before, after = (measured([data], 22050).integrated for data in (quiet, louder))

    assert after - before == pytest.approx(6, abs=0.02)


@pytest.mark.parametrize(("name", "codec"), VOICES, ids=lambda value: getattr(value, "name", value))
def test_a_voice_is_at_the_target_in_every_format(name: str, codec: Codec) -> None:
    """Encoded, and decoded by another's decoder, other words than those it was measured on are within 0.5 LU."""
    voices = (VoiceInfo(name.partition("+")[0], (name.partition("/")[2][:2],)),)
    text = passage(name, voices)
    level = measured_level(_said(text, name), -16.0, codec)
    others = _said(tuple(reversed(text[:5])), name)
    heard = measured_file(io.BytesIO(levels._file(levelled(others.data, level), others.rate, codec)))

    assert heard.integrated == pytest.approx(-16, abs=0.5)
    assert heard.peak <= -1


@pytest.mark.parametrize("target", [-23.0, -14.0])
def test_other_targets_are_reached_exactly(target: float) -> None:
    """What was measured is at the target within 0.05 LU, on every run the same, in hundredths of a decibel."""
    codec, speech = Mp3(22050, 96), _said(PASSAGES["en"][:5], "gmw/en")
    level = measured_level(speech, target, codec)
    heard = measured_file(io.BytesIO(levels._file(levelled(speech.data, level), speech.rate, codec)))

    assert heard.integrated == pytest.approx(target, abs=0.05)
    assert level == measured_level(speech, target, codec)
    assert 20 * math.log10(level.gain) == pytest.approx(round(20 * math.log10(level.gain), 2), abs=1e-9)


@pytest.mark.parametrize("target", [-16.0, 3.0])
def test_what_cannot_be_reached_is_said(target: float) -> None:
    """A voice that says nothing, and one that would have to be nothing but its ceiling."""
    speech = Pcm(22050, bytes(88200), (Spoken(0, 44100),)) if target < 0 else _said(PASSAGES["en"][:2], "gmw/en")
    with pytest.raises(EncodeError, match="cannot be brought") as problem:
        measured_level(speech, target, Mp3(22050, 96))

    assert problem.value.hint


@pytest.mark.parametrize(
    ("name", "language"),
    [("gmw/de", "de"), ("gmw/de+f2", "de"), ("DE-AT", "de"), ("roa/fr", "fr"), ("urj/fi", "en"), ("none", "en")],
)
def test_a_voice_is_measured_in_its_language(name: str, language: str) -> None:
    """A variant in its voice's, a language by its own name, and one that has no passage in English."""
    voices = (VoiceInfo("gmw/de", ("de-at", "de")), VoiceInfo("roa/fr", ("fr-fr",)), VoiceInfo("urj/fi", ("fi",)))

    assert PASSAGES[language] == passage(name, voices)
