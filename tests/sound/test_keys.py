"""Cache keys: whatever decides a fragment's bytes is in its key."""

from dataclasses import replace

import pytest

from audiopress.model import Audio, Voice
from audiopress.sound import Finisher
from audiopress.speak import Breath, Cache, Studio, load_engine
from audiopress.speak.clips import keys_of

VOICE = Voice("tone")
BREATH = Breath(("s1", "s2"), ("One.", "Two."), (0.3,), VOICE)
AUDIO = Audio()


def _key(tmp_path, breath: Breath = BREATH, audio: Audio = AUDIO, gain: float = 1.0) -> str:
    finish = Finisher(audio, ((breath.voice, "mp3", gain),))
    return keys_of((breath,), Studio(load_engine("tone"), finish, Cache(tmp_path)))[0]


@pytest.mark.parametrize(
    "other",
    [
        {"breath": Breath(("s1", "s2"), ("One.", "Too."), (0.3,), VOICE)},
        {"breath": Breath(("s1", "s2"), ("One.", "Two."), (0.4,), VOICE)},
        {"breath": Breath(("s1", "s2"), ("One.", "Two."), (0.3,), Voice("tone", 200))},
        {"breath": Breath(("s1", "s2"), ("One.", "Two."), (0.3,), Voice("tone", pitch=60))},
        {"audio": Audio(bit_rate=64)},
        {"audio": Audio(sample_rate=24000)},
        {"gain": 1.1},
    ],
    ids=["text", "pause", "rate", "pitch", "bit rate", "sample rate", "gain"],
)
def test_a_change_is_another_key(tmp_path, other: dict) -> None:
    """Text, pauses, voice, encoder settings and gain each make another clip."""
    assert _key(tmp_path) != _key(tmp_path, **other)


@pytest.mark.parametrize(
    "constant",
    ["encode.IDENTITY", "encode.LEAD", "mp3._QUALITY", "encode._FADE_MS", "encode._QUIET"],
)
def test_a_constant_of_the_encoder_is_in_the_key(tmp_path, monkeypatch: pytest.MonkeyPatch, constant: str) -> None:
    """Whoever changes how clips are made makes new ones."""
    before = _key(tmp_path)
    monkeypatch.setattr(f"audiopress.sound.{constant}", 99)

    assert before != _key(tmp_path)


def test_position_and_names_are_not_in_the_key(tmp_path) -> None:
    """A paragraph that moves keeps its clip."""
    assert _key(tmp_path) == _key(tmp_path, Breath(("s8", "s9"), ("One.", "Two."), (0.3,), VOICE))


def test_a_bed_is_in_the_key_of_the_breath_above_it(tmp_path) -> None:
    """Which bed lies under it decides a clip; without one the key is what it was before there were beds."""
    keys = {_key(tmp_path, replace(BREATH, bed=bed)) for bed in ("", "one", "other")}

    assert len(keys) == 3
    assert _key(tmp_path) in keys
