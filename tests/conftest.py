"""What every test stands on: a cache and a home of its own, and no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long an example takes is no claim of ours
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's cache, clock or colours, or leaves anything in them."""
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def cache_path(tmp_path: Path) -> Path:
    """A folder for a cache whose entries the test looks into."""
    return tmp_path / "cache"
