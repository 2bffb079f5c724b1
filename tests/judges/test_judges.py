"""The judges' own court: absent ones are told, and the server serves as a host of podcasts does."""

from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.judges import JUDGES, require
from tests.judges.server import serving


def test_an_absent_judge_skips_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a judge is not installed, its test says what is missing."""
    monkeypatch.delenv("AUDIOPRESS_JUDGES", raising=False)
    monkeypatch.setitem(JUDGES, "nobody", lambda: "no program “nobody”")
    with pytest.raises(pytest.skip.Exception, match="no program “nobody”"):
        require("nobody")


def test_an_absent_judge_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """With AUDIOPRESS_JUDGES=required nothing is passed over."""
    monkeypatch.setenv("AUDIOPRESS_JUDGES", "required")
    monkeypatch.setitem(JUDGES, "nobody", lambda: "no program “nobody”")
    with pytest.raises(pytest.fail.Exception, match="required but absent"):
        require("nobody")


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        (None, 200, b"0123456789"),
        ("bytes=0-", 206, b"0123456789"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=-3", 206, b"789"),
        ("bytes=8-99", 206, b"89"),
    ],
)
def test_the_server_answers_ranges(tmp_path: Path, asked: str | None, status: int, body: bytes) -> None:
    """Players seek by asking for a range: they get it, with 206."""
    (tmp_path / "a.mp3").write_bytes(b"0123456789")
    with (
        serving(tmp_path) as url,
        urlopen(Request(f"{url}a.mp3", headers={"Range": asked} if asked else {})) as answer,
    ):
        found = (answer.status, answer.read(), answer.headers["Content-Type"])

    assert found == (status, body, "audio/mpeg")


def test_the_server_answers_head(tmp_path: Path) -> None:
    """Directories ask for the size of a file without its bytes."""
    (tmp_path / "a.mp3").write_bytes(b"0123456789")
    with serving(tmp_path) as url, urlopen(Request(f"{url}a.mp3", method="HEAD")) as answer:
        found = (answer.status, answer.headers["Content-Length"], answer.read())

    assert found == (200, "10", b"")
