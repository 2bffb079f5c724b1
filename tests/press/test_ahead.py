"""The show's own voice is measured while its articles are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audiopress.model import Audio, Show, Voice
from audiopress.narrate.pauses import pause
from audiopress.recite import measured_ahead
from audiopress.sound import calibrate
from audiopress.speak import Cache, load_engine
from benchmarks.meter import children

SHOW = Show("s", "S", "A", "", "en", "https://example.org/", voice=Voice("gmw/en"))
ENGINE = load_engine("pyttsx3")


def test_what_was_measured_ahead_is_not_measured_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the body the cache has the voice's level, and it is the one that would be measured without."""
    with measured_ahead(SHOW, ENGINE, Cache(tmp_path / "ahead")):
        pass
    rest = pause(SHOW, "sentence")
    without = calibrate.gains(SHOW.voice, ENGINE, Audio(), rest, Cache(tmp_path / "without"))
    monkeypatch.setattr(calibrate, "Isolated", lambda *_: pytest.fail("measured again"))

    assert calibrate.gains(SHOW.voice, ENGINE, Audio(), rest, Cache(tmp_path / "ahead")) == without


def test_an_error_in_the_body_ends_the_measuring(tmp_path: Path) -> None:
    """The error arrives as it is, and no process goes on."""
    before = children(os.getpid())
    with pytest.raises(KeyboardInterrupt), measured_ahead(SHOW, ENGINE, Cache(tmp_path)):
        raise KeyboardInterrupt

    assert children(os.getpid()) == before


@pytest.mark.parametrize(
    "show", [Show("s", "S", "A", "", "xx", ""), Show("s", "S", "A", "", "en", "", voice=Voice("no"))]
)
def test_a_voice_that_is_not_there_is_no_error_yet(tmp_path: Path, show: Show) -> None:
    """Whether anything needs that voice is known only after the body."""
    with measured_ahead(show, ENGINE, Cache(tmp_path)):
        pass

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]  # and nothing was kept of it
