"""What an engine sets in the environment is told from what the user has set there."""

import os

import pytest

from audiopress.speak import surroundings


@pytest.fixture(autouse=True)
def _nothing_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_ours", {})
    monkeypatch.setenv("ESPEAK_TRIAL", "")
    monkeypatch.delenv("ESPEAK_TRIAL")


def test_what_an_engine_sets_is_left_out() -> None:
    """It is there for libraries, and the environment is found as it was before."""
    before = dict(surroundings.found())
    surroundings.announce("ESPEAK_TRIAL", "ours")
    surroundings.announce("ESPEAK_TRIAL", "ours, once more")

    assert os.environ["ESPEAK_TRIAL"] == "ours, once more"
    assert surroundings.found() == before


def test_what_the_user_has_set_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before an engine sets the same, or after."""
    monkeypatch.setenv("ESPEAK_TRIAL", "theirs")
    surroundings.announce("ESPEAK_TRIAL", "ours")
    before = surroundings.found()["ESPEAK_TRIAL"]
    monkeypatch.setenv("ESPEAK_TRIAL", "theirs, later")

    assert (before, surroundings.found()["ESPEAK_TRIAL"]) == ("theirs", "theirs, later")
