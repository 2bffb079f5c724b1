"""A build begins from what stands: what is as it was is not read again, and whatever is not is noticed."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiopress import pipeline, scan
from audiopress.errors import SourceError
from audiopress.model import Options, Report
from audiopress.speak import Cache
from audiopress.speak.cache import cache_place
from audiopress.standing import untouched
from tests.press.made import SECOND, tree
from tests.sounds import chord, save

NOW = datetime(2026, 9, 21, tzinfo=UTC)


def _built(workspace: Path, **asked: object) -> Report:
    return pipeline.build(workspace, Options(jobs=1, engine="tone", **asked), now=NOW, progress=lambda _: None)  # type: ignore[arg-type]


def _whole(workspace: Path) -> bool:
    return untouched(workspace, Options(engine="tone")) is not None


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article edited": lambda root: _append(root / "content/second.txt", "\nOne more line.\n"),
    "an article as long as before": lambda root: (root / "content/second.txt").write_text(SECOND.swapcase()),
    "an article added": lambda root: (root / "content/third.txt").write_text("A third\n\nIt is short.\n"),
    "an article in a new folder": lambda root: shutil.copytree(root / "content", root / "content/more"),
    "an article deleted": lambda root: (root / "content/second.txt").unlink(),
    "an article renamed": lambda root: (root / "content/second.txt").rename(root / "content/other.txt"),
    "the show edited": lambda root: _append(root / "audiopress.toml", "\n[audio]\nbit_rate = 64\n"),
    "a template": lambda root: shutil.copytree(root / "content", root / "templates"),
    "a lexicon": lambda root: (root / "lexicon.txt").write_text("ferry = boat\n"),
    "the ledger edited": lambda root: _append(root / "audiopress.lock", " "),
    "the feed gone": lambda root: (root / "feeds/test/feed.xml").unlink(),
    "sound gone": lambda root: (root / "feeds/test/second/second.mp3").unlink(),
    "a page damaged": lambda root: _append(root / "feeds/test/second/index.html", "x"),
    "a stranger beside the episode": lambda root: (root / "feeds/test/second/new.txt").write_text("x"),
}


@pytest.mark.parametrize("wrong", [b"[" * 100_000, b"[]", b"7", b'{"first": 7, "second": [1, 2, 3, 4]}', b"\xff"])
def test_a_cache_that_somebody_wrote_into(workspace: Path, wrong: bytes) -> None:
    """What is remembered there is not, and is made again."""
    _built(workspace)
    cache = Cache(cache_place())
    for held in cache.entries():
        key = Path(held.name).stem
        if (cache.read(key) or b"").startswith(b"{") and b"\n" not in (cache.read(key) or b""):  # a clip has lines
            cache.write(key, wrong)

    assert not _whole(workspace)
    _built(workspace)
    assert _whole(workspace)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(workspace: Path, change: str) -> None:
    """What was built stands, until a file that decides it, or was made of it, is another."""
    _built(workspace)
    assert _whole(workspace)

    CHANGES[change](workspace)

    assert not _whole(workspace)


def test_another_program_or_other_packages_are_noticed(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed environment, a new version of a package or of Python: nothing stands."""
    packages = workspace / "site-packages"
    packages.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    _built(workspace)
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "4.0")
        assert not _whole(workspace)
    with monkeypatch.context() as other:
        other.setenv("ESPEAK_DATA_PATH", "/elsewhere")
        assert not _whole(workspace)
    assert _whole(workspace)
    (packages / "new-1.0.dist-info").mkdir()
    assert not _whole(workspace)


def test_music_in_place_of_music_makes_every_episode_anew(workspace: Path) -> None:
    """What lies in a file that the show names decides all its episodes: they get it together, and none stands."""
    intro = save(workspace / "intro.wav", chord(2, (440,)))
    _append(workspace / "audiopress.toml", '\n[music]\nintro = "intro.wav"\n')
    before = _built(workspace)
    assert _whole(workspace)
    save(intro, chord(4, (220,)))
    again = _built(workspace)

    assert [episode.slug for episode in again.episodes if not episode.changed] == []
    assert all(new.seconds > old.seconds + 1 for old, new in zip(before.episodes, again.episodes, strict=True))
    assert _whole(workspace)


def test_music_among_the_articles_is_noticed(workspace: Path) -> None:
    """What the show names decides its episodes wherever it lies, though no folder's stamp tells of other contents."""
    intro = save(workspace / "content" / "intro.wav", chord(2, (440,)))
    _append(workspace / "audiopress.toml", '\n[music]\nintro = "content/intro.wav"\n')
    _built(workspace)
    assert _whole(workspace)
    with intro.open("r+b") as file:
        file.truncate(intro.stat().st_size // 2)

    assert not _whole(workspace)


def test_the_build_right_after_an_edit_stands(workspace: Path, audiopress) -> None:
    """A few clips are spoken by the process itself, whose environment espeak changes; the next build loads no stage."""
    audiopress("build", cwd=workspace)
    _append(workspace / "content/second.txt", "\nOne more line.\n")
    audiopress("build", cwd=workspace)

    assert "audiopress.pipeline" not in _loaded(workspace)


def _loaded(workspace: Path) -> str:
    """What one more build says of the modules that it imports, and of itself."""
    command = [sys.executable, "-X", "importtime", "-m", "audiopress", "build"]
    return subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=True).stderr


def test_only_what_changed_is_read(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article of two edited: the other is neither read nor spoken, and both are told, in their order."""
    first = _built(workspace)
    _append(workspace / "content/second.txt", "\nOne more line.\n")
    read: list[str] = []
    real = scan.read_article
    monkeypatch.setattr(scan, "read_article", lambda path, **asked: read.append(path.name) or real(path, **asked))
    again = _built(workspace)

    assert read == ["second.txt"]
    assert [(episode.slug, episode.changed) for episode in again.episodes] == [
        ("first-crossing", False),
        ("second", True),
    ]
    assert (again.spoken, again.spoken + again.cached) == (1, first.spoken + first.cached + 1)
    assert _whole(workspace)


def test_standing_articles_count(workspace: Path) -> None:
    """Their slugs are taken, their findings are told again, and a published one that stands has not vanished."""
    first = _built(workspace)
    (workspace / "content/third.md").write_text("---\nslug: second\n---\n\n# Another\n\nText.\n", encoding="utf-8")
    with pytest.raises(SourceError, match="second"):
        _built(workspace)
    (workspace / "content/third.md").write_text("# Third\n\nText.\n", encoding="utf-8")
    again = _built(workspace)

    assert set(first.findings) < set(again.findings)
    assert [episode.slug for episode in again.episodes] == ["first-crossing", "second", "third"]


def test_the_bytes_are_those_of_a_build_from_nothing(workspace: Path, tmp_path: Path, audiopress) -> None:
    """Edit by edit, or at once: the same files."""
    audiopress("build", cwd=workspace)
    _append(workspace / "content/second.txt", "\nOne more line.\n")
    audiopress("build", cwd=workspace)
    _append(workspace / "content/first-crossing.md", "\nA last word.\n")
    audiopress("build", cwd=workspace)
    other = tmp_path / "other"
    shutil.copytree(workspace, other, ignore=shutil.ignore_patterns("feeds"))
    audiopress("build", cwd=other, AUDIOPRESS_CACHE=str(tmp_path / "empty"))

    assert tree(workspace) == tree(other)


def test_an_article_written_during_the_build_is_not_taken_for_built(workspace: Path) -> None:
    """An author saves while the build speaks: the next build sees the new text."""
    path = workspace / "content/second.txt"

    def saved(progress: object) -> None:
        path.write_text(SECOND + "\nSaved meanwhile.\n", encoding="utf-8")

    pipeline.build(workspace, Options(jobs=1, engine="tone"), now=NOW, progress=saved)
    assert not _whole(workspace)
    _built(workspace)

    assert "Saved meanwhile" in (workspace / "feeds/test/second/index.html").read_text(encoding="utf-8")


def test_a_build_of_nothing_new_loads_no_stage(workspace: Path, audiopress) -> None:
    """It says what the build before said, and the line is not even imported."""
    audiopress("build", cwd=workspace)
    built = audiopress("build", cwd=workspace)
    again = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "audiopress", "build"],
        cwd=workspace, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = [line for line in again.stderr.splitlines() if not line.startswith("import time:")]

    assert "audiopress.standing" in again.stderr
    assert not [
        name for name in ("narrate", "read", "sound", "write", "pipeline") if f"audiopress.{name}" in again.stderr
    ]
    assert (built.stdout, built.stderr.splitlines()) == (again.stdout, said)
    assert "unchanged" in built.stderr
