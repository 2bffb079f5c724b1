"""The main job, whole: what one command publishes, and that nothing but the sources decides it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest

from tests.build.made import FIRST, tree


def _episode(workspace: Path, slug: str) -> dict:
    return json.loads((workspace / "feeds" / "test" / slug / "episode.json").read_text(encoding="utf-8"))


def test_one_command_publishes_every_article(workspace: Path, audiopress) -> None:
    """Feed, index, cover and ledger; for each article sound, page, captions, chapters and reports."""
    done = audiopress("build", cwd=workspace)
    files = set(tree(workspace))
    expected = {"audiopress.lock", "feeds/test/feed.xml", "feeds/test/index.html", "feeds/test/cover.jpg"}
    for slug in ("first-crossing", "second"):
        names = (f"{slug}.mp3", f"{slug}.vtt", "chapters.json", "index.html", "narration.json", "episode.json")
        expected |= {f"feeds/test/{slug}/{name}" for name in names}

    assert expected == files
    assert done.stdout.strip().endswith("feeds/test/feed.xml")


def test_the_chapters_are_the_headings(workspace: Path, audiopress) -> None:
    """The title, then each heading, in order, none missing and none invented."""
    audiopress("build", cwd=workspace)
    titles = {
        slug: [chapter["title"] for chapter in _episode(workspace, slug)["chapters"]]
        for slug in ("first-crossing", "second")
    }

    assert titles["first-crossing"] == ["The first crossing", "The rope", "The toll", "References"]
    assert titles["second"] == ["The second crossing", "On bridges", "On what was lost"]


def test_a_heading_without_a_body_keeps_its_place(workspace: Path, audiopress) -> None:
    """Chapter titles do not shift when a heading has nothing under it."""
    (workspace / "content" / "first-crossing.md").write_text(
        "# Title\n\n## Empty\n\n## Full\n\nSome text here.\n\n## Last\n", encoding="utf-8"
    )
    audiopress("build", "--engine", "tone", cwd=workspace)
    chapters = _episode(workspace, "first-crossing")["chapters"]
    script = json.loads((workspace / "feeds/test/first-crossing/narration.json").read_text(encoding="utf-8"))
    headings = [u["display"] for u in script["utterances"] if u["role"] == "heading"]

    assert [chapter["title"] for chapter in chapters] == ["Title", "Empty", "Full", "Last"]
    assert headings == ["Empty", "Full", "Last"]


def test_workers_order_and_cache_leave_no_trace(workspace: Path, audiopress, tmp_path: Path) -> None:
    """One worker or two, an empty cache or a warm one, another day: the same bytes in every file."""
    ways = [
        {"jobs": "1", "AUDIOPRESS_CACHE": str(tmp_path / "one")},
        {"jobs": "2", "AUDIOPRESS_CACHE": str(tmp_path / "two")},
        {"jobs": "2", "AUDIOPRESS_CACHE": str(tmp_path / "one"), "SOURCE_DATE_EPOCH": "1790086400"},
    ]
    trees = []
    for number, way in enumerate(ways):
        root = tmp_path / f"copy{number}"
        shutil.copytree(workspace, root)
        if number == 2:  # the ledger carries the day of first publication
            (root / "audiopress.lock").write_bytes((tmp_path / "copy0" / "audiopress.lock").read_bytes())
        jobs = way.pop("jobs")
        audiopress("build", "--jobs", jobs, cwd=root, **way)
        trees.append(tree(root))

    assert trees[0] == trees[1]
    assert trees[0] == trees[2]


def test_an_edit_speaks_its_own_clip_only(workspace: Path, audiopress, cache_path: Path) -> None:
    """One changed sentence is one new entry in the cache, the next revision, and the same guid and date."""
    audiopress("build", cwd=workspace, AUDIOPRESS_CACHE=str(cache_path))
    before, clips = _episode(workspace, "first-crossing"), set(cache_path.rglob("*.bin"))
    article = workspace / "content" / "first-crossing.md"
    article.write_text(FIRST.replace("Dogs were asked to sit", "Dogs were told to sit"), encoding="utf-8")
    audiopress("build", cwd=workspace, AUDIOPRESS_CACHE=str(cache_path), SOURCE_DATE_EPOCH="1790003600")
    after = _episode(workspace, "first-crossing")

    assert len(set(cache_path.rglob("*.bin")) - clips) == 1
    assert (before["revision"], after["revision"]) == (1, 2)
    assert [before[key] for key in ("guid", "published")] == [after[key] for key in ("guid", "published")]
    assert before["updated"] < after["updated"]


def test_a_build_of_nothing_new_changes_nothing(workspace: Path, audiopress) -> None:
    """The second build, a day later, leaves every byte and every file's time of change as they were."""
    audiopress("build", cwd=workspace)
    first = tree(workspace)
    stamps = {name: (workspace / name).stat().st_mtime_ns for name in first}
    audiopress("build", cwd=workspace, SOURCE_DATE_EPOCH="1790086400")

    assert first == tree(workspace)
    assert stamps == {name: (workspace / name).stat().st_mtime_ns for name in first}


def test_renaming_a_file_that_keeps_its_slug_keeps_the_episode(workspace: Path, audiopress) -> None:
    """The slug in the front matter is the identity, not the file's name."""
    article = workspace / "content" / "first-crossing.md"
    article.write_text(FIRST.replace("date:", "slug: crossing\ndate:"), encoding="utf-8")
    audiopress("build", cwd=workspace)
    first = tree(workspace)
    article.rename(article.with_name("another-name.md"))
    audiopress("build", cwd=workspace)
    changed = {name for name, digest in tree(workspace).items() if first.get(name) != digest}

    assert {"audiopress.lock"} >= changed


def test_removing_an_article_needs_a_word(workspace: Path, audiopress) -> None:
    """A vanished article stops the build and names the word; with it, the feed has one episode less."""
    audiopress("build", cwd=workspace)
    (workspace / "content" / "second.txt").unlink()
    refused = audiopress("build", cwd=workspace, check=False)
    kept = feedparser.parse(str(workspace / "feeds/test/feed.xml"))
    audiopress("build", "--remove", "second", cwd=workspace)

    assert refused.returncode == 8
    assert "--remove second" in refused.stderr
    assert len(kept.entries) == 2
    assert [e.title for e in feedparser.parse(str(workspace / "feeds/test/feed.xml")).entries] == ["The first crossing"]


def test_a_draft_is_built_when_asked_and_never_published(workspace: Path, audiopress) -> None:
    """--draft makes the draft's folder; feed and ledger do not know it."""
    draft = workspace / "content" / "draft.md"
    draft.write_text("---\ntitle: Not yet\ndraft: true\n---\n\nStill thinking.\n", encoding="utf-8")
    audiopress("build", "--engine", "tone", cwd=workspace)
    without = set(tree(workspace))
    audiopress("build", "--engine", "tone", "--draft", cwd=workspace)
    entries = feedparser.parse(str(workspace / "feeds/test/feed.xml")).entries

    assert not any("draft" in name for name in without)
    assert (workspace / "feeds/test/draft/draft.mp3").is_file()
    assert "Not yet" not in [entry.title for entry in entries]
    assert "draft" not in (workspace / "audiopress.lock").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_a_build_killed_anywhere_ends_as_if_it_had_not_been(workspace: Path, tmp_path: Path, audiopress) -> None:
    """Twenty builds killed at random moments, each leaving nothing published damaged; then one that ends right."""
    calm = tmp_path / "calm"
    shutil.copytree(workspace, calm)
    began = time.monotonic()
    audiopress("build", "--jobs", "2", cwd=calm, AUDIOPRESS_CACHE=str(tmp_path / "calm cache"))
    lasted = time.monotonic() - began
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "AUDIOPRESS_CACHE": str(tmp_path / "wild cache")}
    dice = random.Random(20)
    killed = 0
    for _ in range(20):
        build = subprocess.Popen(
            [sys.executable, "-m", "audiopress", "build", "--jobs", "2"],
            cwd=workspace, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(dice.uniform(0.2, 1.0) * lasted)
        build.send_signal(signal.SIGKILL)
        killed += build.wait() == -signal.SIGKILL
        for name, digest in tree(workspace).items():
            assert name.endswith(".tmp") or digest == tree(calm).get(name), f"{name} was left damaged"
    audiopress("build", "--jobs", "2", cwd=workspace, AUDIOPRESS_CACHE=str(tmp_path / "wild cache"))

    assert killed >= 5
    assert tree(calm) == tree(workspace)


def test_two_builds_at_once_do_not_meet(workspace: Path, audiopress) -> None:
    """The second one says that another is running, and damages nothing."""
    from audiopress.publish import building

    with building(workspace):
        second = audiopress("build", cwd=workspace, check=False)

    assert second.returncode == 8
    assert "another build is running" in second.stderr
    assert not (workspace / "feeds" / "test").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_ctrl_c_says_how_to_go_on(workspace: Path, audiopress) -> None:
    """An interrupted build ends with 130, one line on how to go on, and no traceback from any process."""
    (workspace / "content" / "long.md").write_text(
        "# Long\n\n" + "One more plain sentence here.\n\n" * 3000, encoding="utf-8"
    )
    build = subprocess.Popen(
        [sys.executable, "-m", "audiopress", "build", "--jobs", "2"],
        cwd=workspace, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    time.sleep(4)
    os.killpg(build.pid, signal.SIGINT)
    _, stderr = build.communicate(timeout=60)

    assert build.returncode == 130
    assert "audiopress build" in stderr
    assert "Traceback" not in stderr
