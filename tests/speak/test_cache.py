"""The clip cache: whole entries or none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.errors import PublishError
from audiopress.speak.cache import Cache, cache_folder, digest


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_a_key_does_not_depend_on_the_order_of_fields(fields: dict) -> None:
    """The digest is that of the canonical JSON."""
    assert digest(fields) == digest(dict(reversed(list(fields.items()))))


def test_what_is_written_is_read_back(cache_path: Path) -> None:
    """An entry is its content, and nothing else is left in the folder."""
    cache = Cache(cache_path)
    cache.write("ab" * 32, b"sound")

    assert cache.read("ab" * 32) == b"sound"
    assert cache.read("cd" * 32) is None
    assert [cache.path("ab" * 32)] == [path for path in cache_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
def test_a_damaged_entry_counts_as_absent(cache_path: Path, damage: bytes) -> None:
    """Truncated, emptied or overwritten entries are found by their hash and not used."""
    cache = Cache(cache_path)
    cache.write("ab" * 32, b"sound")
    cache.path("ab" * 32).write_bytes(damage)

    assert cache.read("ab" * 32) is None


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    """A file in the way of the cache is told with the variable that moves it."""
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(PublishError, match="the cache cannot be") as caught:
        Cache(tmp_path / "file" / "cache").write("ab" * 32, b"sound")

    assert "AUDIOPRESS_CACHE" in caught.value.hint


def test_the_environment_moves_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """AUDIOPRESS_CACHE names the folder; without it, it is the user's cache folder."""
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(tmp_path / "here"))
    assert tmp_path / "here" == cache_folder()

    monkeypatch.delenv("AUDIOPRESS_CACHE")
    assert cache_folder().name == "audiopress"
