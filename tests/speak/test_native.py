"""The native drivers' seam, through pyttsx3's real loop, with a driver of ours: what macOS and Windows would run."""

import sys

import pytest

from audiopress.errors import EngineError
from audiopress.model import Voice
from audiopress.speak import native_driver
from audiopress.speak.tone_engine import tone_samples
from tests.speak import paper_driver

TEXTS = ("One sentence of seven words is this.", "Yes.", "And a last one, which is rather longer than the others were.")


@pytest.fixture(autouse=True)
def _paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyttsx3.drivers.paper", paper_driver)
    monkeypatch.setattr(native_driver, "_DRIVER", "paper")


def test_every_text_is_whole_and_has_its_own_stretch() -> None:
    """Each file is waited for until it stands still, so that no text loses its end; the stretches lie end to end."""
    pcm = native_driver.speak("", TEXTS, Voice("dummy.voice2", 200))

    assert [tone_samples(text, 200) for text in TEXTS] == [spoken.end - spoken.start for spoken in pcm.spoken]
    assert [0, *(spoken.end for spoken in pcm.spoken)] == [*(spoken.start for spoken in pcm.spoken), pcm.samples]
    assert all(spoken.words == () for spoken in pcm.spoken)


def test_voices_are_the_drivers() -> None:
    """Their ids, languages as BCP 47, and whether a name is one of them."""
    voices = native_driver.voices("")

    assert ["dummy.voice1", "dummy.voice2", "dummy.voice3"] == [voice.name for voice in voices]
    assert ("en-us", "en-gb") == voices[0].languages
    assert native_driver.has_voice("", "dummy.voice2")
    assert not native_driver.has_voice("", "nobody")


def test_a_file_that_never_comes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that writes nothing is told of in a sentence, not waited for without end."""
    monkeypatch.setattr(paper_driver, "_write", lambda *_: None)
    monkeypatch.setattr(native_driver, "_PATIENCE_S", 0.1)

    with pytest.raises(EngineError, match="no audio file"):
        native_driver.speak("", ("x",), Voice("dummy.voice1"))
