"""The clip cache: whole entries or none, in a folder or at a URL, whoever else writes."""

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.errors import ConfigError, EngineError, PublishError
from audiopress.speak.cache import Cache, cache_place, digest, entry_name
from audiopress.speak.clips import fragment_data

KEY = "ab" * 32


def _file(cache: Cache, key: str = KEY) -> Path:
    return Path(cache.place) / entry_name(key)


@pytest.fixture(params=["folder", "file", "memory"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Cache:
    """A cache in a folder, in a folder by its URL, and in a store that fsspec reaches."""
    places = {"folder": tmp_path, "file": tmp_path.as_uri(), "memory": f"memory://{tmp_path.name}{os.getpid()}/cache"}
    return Cache(places[request.param])


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_a_key_does_not_depend_on_the_order_of_fields(fields: dict) -> None:
    """The digest is that of the canonical JSON."""
    assert digest(fields) == digest(dict(reversed(list(fields.items()))))


def test_what_is_written_is_read_back(cache: Cache) -> None:
    """An entry is its content, written once or again, and nothing else is left at the place."""
    assert (cache.read(KEY), cache.entries()) == (None, ())
    cache.write(KEY, b"noise")
    cache.write(KEY, b"sound")

    assert cache.read(KEY) == b"sound"
    assert cache.read("cd" * 32) is None
    assert [(entry_name(KEY), 37)] == [(entry.name, entry.size) for entry in cache.entries()]
    assert cache.leftovers() == ()
    assert abs(cache.entries()[0].used - time.time()) < 3600


def test_what_is_discarded_is_gone(cache: Cache) -> None:
    """By key or as it lies there, twice without complaint."""
    cache.write(KEY, b"sound")
    (entry,) = cache.entries()
    for _ in range(2):
        cache.discard(KEY)
        cache.sweep(entry)

    assert (cache.read(KEY), cache.entries()) == (None, ())


def test_a_cache_is_a_small_value(cache: Cache) -> None:
    """It is pickled as its place and nothing else, whatever it has seen, and works on the other side."""
    cache.write(KEY, b"sound")
    cache.damaged.add("cd" * 32)
    arrived = pickle.loads(pickle.dumps(cache))

    assert (arrived.read(KEY), arrived.damaged) == (b"sound", set())
    assert len(pickle.dumps(cache)) < 100 + len(str(cache.place))


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
def test_a_damaged_entry_counts_as_absent_and_is_told_of(tmp_path: Path, damage: bytes) -> None:
    """Truncated, emptied or overwritten entries are found by their hash, not used, and remembered."""
    cache = Cache(tmp_path)
    cache.write(KEY, b"sound")
    _file(cache).write_bytes(damage)

    assert [cache.read(KEY), cache.read(KEY), cache.read("cd" * 32)] == [None] * 3
    assert {KEY} == cache.damaged
    assert [False] == [cache.whole(entry) for entry in cache.entries()]


def test_names_that_are_not_ours_are_no_entries(tmp_path: Path) -> None:
    """Somebody's own files in the folder are never listed; what a killed process left is listed apart."""
    cache = Cache(tmp_path)
    cache.write(KEY, b"sound")
    for name in ("notes.txt", "ab/readme.bin", f"cd/{KEY}.bin", "ab/.half.tmp", "other/deep/er.bin"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert [entry_name(KEY)] == [entry.name for entry in cache.entries()]
    assert ["ab/.half.tmp"] == [entry.name for entry in cache.leftovers()]


def test_reading_marks_an_entry_as_used_once_a_day(tmp_path: Path) -> None:
    """An entry last used two days ago is used today once it is read; one of this hour keeps its time."""
    cache = Cache(tmp_path)
    days = {"ab" * 32: 2.0, "cd" * 32: 0.01}
    for key, age in days.items():
        cache.write(key, b"sound")
        os.utime(_file(cache, key), (time.time() - age * 86400,) * 2)
    stamps = {key: _file(cache, key).stat().st_mtime_ns for key in days}
    for key in days:
        cache.read(key)
    later = {key: _file(cache, key).stat().st_mtime_ns for key in days}

    assert later["ab" * 32] - stamps["ab" * 32] > 86400e9
    assert later["cd" * 32] == stamps["cd" * 32]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    """A file in the way of the cache is told with the variable that moves it."""
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(PublishError, match="the cache cannot be") as caught:
        Cache(tmp_path / "file" / "cache").write(KEY, b"sound")

    assert "AUDIOPRESS_CACHE" in caught.value.hint


@pytest.mark.parametrize("place", ["nothing://x/y", "s3://bucket/cache", "http://127.0.0.1:1/cache"])
def test_a_url_that_cannot_be_reached_is_one_sentence(place: str) -> None:
    """A protocol nobody knows, a package that is missing, a server that is not there: one sentence and a hint."""
    with pytest.raises((ConfigError, PublishError), match="the cache cannot be") as caught:
        Cache(place).read(KEY)

    assert "AUDIOPRESS_CACHE" in caught.value.hint


def test_a_password_is_never_shown() -> None:
    """The place in a message has no user and no password."""
    assert "secret" not in Cache("sftp://ada:secret@127.0.0.1/cache").where


def test_a_local_cache_imports_nothing_of_fsspec(tmp_path: Path) -> None:
    """Reading and writing a folder, by path or file URL, loads no module of fsspec."""
    program = (
        "import sys\nfrom audiopress.speak.cache import Cache\n"
        "for place in sys.argv[1:]:\n    Cache(place).write('ab' * 32, b'x'); Cache(place).read('ab' * 32)\n"
        "print('fsspec' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), tmp_path.as_uri()], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"


def test_the_environment_moves_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """AUDIOPRESS_CACHE names a folder or a URL; a folder is the same from everywhere; else it is the user's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIOPRESS_CACHE", "here")
    assert str(tmp_path / "here") == cache_place()

    monkeypatch.setenv("AUDIOPRESS_CACHE", "s3://bucket/cache")
    assert cache_place() == "s3://bucket/cache"

    monkeypatch.delenv("AUDIOPRESS_CACHE")
    assert Path(cache_place()).name == "audiopress"


def _write_and_read(place: Path, seed: int) -> int:
    """Write two hundred entries that another process writes, too, reading each back; how many were not whole."""
    cache = Cache(place)
    wrong = 0
    for number in range(200):
        key, content = digest(number), bytes([number]) * 20_000
        cache.write(key, content)
        wrong += cache.read(key) != content
        wrong += cache.read(digest((number * 7 + seed) % 200)) not in (
            None,
            bytes([(number * 7 + seed) % 200]) * 20_000,
        )
    return wrong + len(cache.damaged)


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    """Both write and read the same entries at the same time: never a torn one, nothing left over."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        wrong = pool.starmap(_write_and_read, [(tmp_path, 1), (tmp_path, 2)])
    cache = Cache(tmp_path)

    assert wrong == [0, 0]
    assert (200, ()) == (len(cache.entries()), cache.leftovers())
    assert all(cache.whole(entry) for entry in cache.entries())


def test_a_clip_that_was_pruned_is_made_again(tmp_path: Path) -> None:
    """Between speaking and joining an entry may go: it is asked for once more, and only then is it an error."""
    cache = Cache(tmp_path)
    entry = b'{"rate":1,"samples":5,"spoken":[],"encoded":[["mp3",5,5]]}\nsound'

    assert fragment_data(cache, KEY, "mp3", lambda: cache.write(KEY, entry)) == b"sound"
    cache.discard(KEY)
    with pytest.raises(EngineError, match="a clip vanished from the cache"):
        fragment_data(cache, KEY, "mp3", lambda: None)
