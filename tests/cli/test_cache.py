"""`audiopress cache`: what is kept is shown, pruned and verified, and a build after it is the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress.cli import main
from audiopress.speak.cache import Cache, digest, entry_name
from tests.press.made import CONFIG, FIRST, tree

NOW = datetime(2026, 9, 21, tzinfo=UTC).timestamp()
DAY = 86400


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of four entries of 1,000 bytes, last used 1, 10, 40 and 100 days ago, and a stranger's file."""
    place = tmp_path / "kept"
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(place))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(NOW)))
    for days in (1, 10, 40, 100):
        Cache(place).write(digest(days), bytes(968))
        os.utime(place / entry_name(digest(days)), (NOW - days * DAY,) * 2)
    (place / "notes.txt").write_text("mine")
    return place


def _left(place: Path) -> set[int]:
    return {days for days in (1, 10, 40, 100) if (place / entry_name(digest(days))).exists()}


def test_show(kept: Path) -> None:
    """Where it is, how much it holds and when that was used: as lines, and as JSON."""
    lines, document = run("cache", "show"), json.loads(run("cache", "show", "--json").stdout)

    assert lines.stdout.splitlines() == [
        str(kept),
        "4 entries, 4.0 kB",
        "last used between 2026-06-13 and 2026-09-20",
    ]
    assert document == {
        "place": str(kept),
        "entries": 4,
        "bytes": 4000,
        "oldest": "2026-06-13T00:00:00+00:00",
        "newest": "2026-09-20T00:00:00+00:00",
    }


def test_show_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that is not there yet, in a folder or at a URL, is empty, and is not made."""
    for place in (str(tmp_path / "none"), "memory://none/at-all"):
        monkeypatch.setenv("AUDIOPRESS_CACHE", place)
        result = run("cache", "show")

        assert (0, f"{place}\n0 entries, 0 bytes\n") == (result.exit_code, result.stdout)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ((), {1, 10, 40, 100}),
        (("--older-than", "30d"), {1, 10}),
        (("--older-than", "6w"), {1, 10, 40}),
        (("--max-size", "3kB"), {1, 10, 40}),
        (("--max-size", "2500"), {1, 10}),
        (("--max-size", "0"), set()),
        (("--older-than", "30d", "--max-size", "1.5KB"), {1}),
    ],
)
def test_prune(kept: Path, words: tuple[str, ...], left: set[int]) -> None:
    """The least recently used goes first, as much as is asked for; what freed is told, and strangers stay."""
    result = run("cache", "prune", *words)

    assert (0, left) == (result.exit_code, _left(kept))
    assert f"{4 - len(left)} file" in result.stderr
    assert (kept / "notes.txt").exists()


def test_prune_takes_what_killed_builds_left(kept: Path) -> None:
    """A half-written file of yesterday goes; one that may be being written stays."""
    folder = kept / "ab"
    folder.mkdir(exist_ok=True)
    for name, age in ((".old.tmp", DAY), (".new.tmp", 1)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (NOW - age,) * 2)
    run("cache", "prune")

    assert [".new.tmp"] == [path.name for path in folder.glob(".*.tmp")]


@pytest.mark.parametrize("words", [("--older-than", "soon"), ("--older-than", "30"), ("--max-size", "much")])
def test_what_is_no_age_or_size(kept: Path, words: tuple[str, ...]) -> None:
    """Refused with an example, and nothing is pruned."""
    result = run("cache", "prune", *words)

    assert (3, {1, 10, 40, 100}) == (result.exit_code, _left(kept))
    assert "; write " in result.stderr


@pytest.mark.parametrize("group", ["cache", "lexicon"])
def test_a_group_alone_shows_its_help(group: str) -> None:
    """As `audiopress` does; it is no mistake to ask what there is."""
    alone, asked = run(group), run(group, "--help")

    assert (alone.exit_code, alone.stdout, alone.stderr) == (0, asked.stdout, "")


def test_verify(kept: Path) -> None:
    """A damaged entry is taken out with a warning and no failure; the others stay."""
    whole = run("cache", "verify")
    (kept / entry_name(digest(10))).write_bytes(bytes(1000))
    found, after = run("cache", "verify"), run("cache", "verify")

    assert [0, 0, 0] == [result.exit_code for result in (whole, found, after)]
    assert "4 entries read, 4.0 kB, 0 damaged" in whole.stderr
    assert f"warning: {kept}: 1 damaged entry was taken out; the next build makes them again." in found.stderr
    assert "3 entries read, 3.0 kB, 0 damaged" in after.stderr
    assert {1, 40, 100} == _left(kept)


def test_to_verify_is_no_use(kept: Path) -> None:
    """What was not used for long is still the first to be pruned after everything was read to verify it."""
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*") if path.is_file()}
    run("cache", "verify")

    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_entries_are_as_readable_as_any_file(tmp_path: Path) -> None:
    """Another account that shares the cache can read what this one wrote, if its umask lets others read."""
    usual = os.umask(0o022)
    try:
        Cache(tmp_path).write(digest("a"), b"content")
    finally:
        os.umask(usual)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_file()} == {0o644}


def test_damage_is_mended_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build over damaged entries says how many and where, and publishes the same bytes; the next one is quiet."""
    place = tmp_path / "cache"
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(place))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(NOW)))
    (tmp_path / "content").mkdir()
    (tmp_path / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "content" / "first.md").write_text(FIRST, encoding="utf-8")
    run("-C", tmp_path, "build", "--engine", "tone", "--jobs", "1")
    before = tree(tmp_path)
    for entry in Cache(place).entries():
        (place / entry.name).write_bytes(b"damaged")
    second, third = (run("-C", tmp_path, "build", "--engine", "tone", "--jobs", "1") for _ in range(2))

    assert f"warning: {place}: " in second.stderr
    assert "damaged entries of the cache were made again." in second.stderr
    assert "damaged" not in third.stderr
    assert before == tree(tmp_path)


def test_two_builds_share_one_cache(tmp_path: Path) -> None:
    """Two builds of the same article at the same time, in two workspaces: both whole, both the same."""
    started = []
    for name in ("one", "two"):
        (tmp_path / name / "content").mkdir(parents=True)
        (tmp_path / name / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
        (tmp_path / name / "content" / "first.md").write_text(FIRST, encoding="utf-8")
        command = [sys.executable, "-m", "audiopress", "build", "--jobs", "2"]
        environment = {
            **os.environ,
            "AUDIOPRESS_CACHE": str(tmp_path / "shared"),
            "SOURCE_DATE_EPOCH": str(round(NOW)),
        }
        started.append(
            subprocess.Popen(command, cwd=tmp_path / name, env=environment, stderr=subprocess.PIPE, text=True)
        )
    told = [process.communicate()[1] for process in started]

    assert [0, 0] == [process.returncode for process in started]
    assert "damaged" not in "".join(told)
    assert tree(tmp_path / "one") == tree(tmp_path / "two") != {}
    assert Cache(tmp_path / "shared").leftovers() == ()


def test_a_cache_at_a_url_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose clips lie where fsspec reaches them publishes what one with a folder does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(NOW)))
    trees = []
    for name, place in (("one", str(tmp_path / "folder")), ("two", f"memory://{tmp_path.name}/cache")):
        monkeypatch.setenv("AUDIOPRESS_CACHE", place)
        (tmp_path / name / "content").mkdir(parents=True)
        (tmp_path / name / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
        (tmp_path / name / "content" / "first.md").write_text(FIRST, encoding="utf-8")
        result = run("-C", tmp_path / name, "build", "--engine", "tone", "--jobs", "1")

        assert 0 == result.exit_code, result.stderr
        trees.append(tree(tmp_path / name))

    assert trees[0] == trees[1]
    assert json.loads(run("cache", "show", "--json").stdout)["entries"] > 5
