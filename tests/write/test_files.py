"""Bytes become files whole, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from audiopress.errors import PublishError
from audiopress.model import Asset
from audiopress.write import asset, assets_of, atomic, media_type


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_into_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    """A file's folders are made on the way."""
    atomic(tmp_path / "a" / "b" / "c.txt", b"words")

    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"words"


def test_leaves_an_equal_file_alone(tmp_path: Path) -> None:
    """A file that holds the bytes already is not replaced, so its date and its validators stay."""
    path = tmp_path / "a.txt"
    atomic(path, b"words")
    before = path.stat()
    atomic(path, b"words")

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_replaces_and_takes_over_what_a_killed_run_left(tmp_path: Path) -> None:
    """After a write, and after a write that was not needed, only the file itself is there."""
    (tmp_path / ".a.txt.tmp").write_bytes(b"half of")
    atomic(tmp_path / "a.txt", b"one")
    (tmp_path / ".a.txt.tmp").write_bytes(b"half of")
    atomic(tmp_path / "a.txt", b"one")

    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(("code", "hint"), [(errno.ENOSPC, "free some space"), (errno.EROFS, "read-only")])
def test_a_disk_that_refuses_damages_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, hint: str
) -> None:
    """A full or read-only disk is one clear error; the old file stays, and no other file appears."""
    path = tmp_path / "a.txt"
    atomic(path, b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PublishError) as caught:
        atomic(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]
    assert caught.value.place == str(path)
    assert hint in caught.value.hint


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between writing and renaming goes through, and leaves the folder as it was."""

    def interrupt(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic(tmp_path / "a.txt", b"new")

    assert names(tmp_path) == []


def test_a_file_in_a_folders_place_is_told(tmp_path: Path) -> None:
    """Where a folder cannot be made because a file has its name, the error says so."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(PublishError) as caught:
        atomic(tmp_path / "a" / "b.txt", b"")

    assert "move it away" in caught.value.hint


def test_an_asset_is_what_the_file_holds(tmp_path: Path) -> None:
    """Path relative to the show's folder, size and hash are the file's, however it is named."""
    atomic(tmp_path / "slug" / "slug.mp3", b"sound")
    expected = Asset("slug/slug.mp3", "audio/mpeg", 5, hashlib.sha256(b"sound").hexdigest())

    assert asset(tmp_path, "slug/slug.mp3", "audio/mpeg") == expected
    assert asset(tmp_path, tmp_path / "slug" / "slug.mp3", "audio/mpeg") == expected
    assert assets_of({"slug/slug.mp3": b"sound"}) == (expected,)


def test_an_asset_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is a PublishError with its path."""
    with pytest.raises(PublishError, match="gone"):
        asset(tmp_path, "gone.mp3", "audio/mpeg")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("slug/chapters.json", "application/json+chapters"),
        ("slug/episode.json", "application/json"),
        ("slug/slug.vtt", "text/vtt"),
        ("slug/A.JPG", "image/jpeg"),
        ("slug/unknown.xyz", "application/octet-stream"),
    ],
)
def test_media_types(name: str, expected: str) -> None:
    """Each file has the media type the podcast namespace and browsers expect."""
    assert media_type(name) == expected
