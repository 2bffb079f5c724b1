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
from typing import Any

import feedparser
import pytest
from lxml import html

from tests.press.made import FIRST, tree


def _episode(workspace: Path, slug: str) -> dict:
    return json.loads((workspace / "feeds" / "test" / slug / "episode.json").read_text(encoding="utf-8"))


def test_one_command_publishes_every_article(workspace: Path, audiopress) -> None:
    """Feed, index, cover and ledger; for each article sound, page, transcripts, chapters and reports."""
    done = audiopress("build", cwd=workspace)
    files = set(tree(workspace))
    expected = {"audiopress.lock", "feeds/test/feed.xml", "feeds/test/index.html", "feeds/test/cover.jpg"}
    expected |= {"feeds/test/embed.js"}
    for slug in ("first-crossing", "second"):
        names = (f"{slug}.mp3", f"{slug}.vtt", f"{slug}.srt", f"{slug}.txt", f"{slug}.epub", "transcript.json")
        reports = ("chapters.json", "index.html", "narration.json", "episode.json")
        machines = ("oembed.json", "guided-navigation.json", "read-along.json")
        expected |= {f"feeds/test/{slug}/{name}" for name in (*names, *reports, *machines)}

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
    checked = audiopress("check", cwd=workspace, check=False)
    kept = feedparser.parse(str(workspace / "feeds/test/feed.xml"))
    audiopress("build", "--remove", "second", cwd=workspace)

    assert refused.returncode == 8
    assert "--remove second" in refused.stderr
    assert "A-107" in checked.stdout
    assert "`audiopress build --remove second`, or write `slug: second`" in checked.stdout
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
    assert (workspace / "feeds/.drafts/test/draft/draft.mp3").is_file()
    assert not (workspace / "feeds/test/draft").exists()
    assert "Not yet" not in [entry.title for entry in entries]
    assert "draft" not in (workspace / "audiopress.lock").read_text(encoding="utf-8")


def test_a_published_article_that_becomes_a_draft_stays_as_it_was(workspace: Path, audiopress) -> None:
    """Its new text is pressed apart; what is published keeps its bytes, with --draft and without."""
    audiopress("build", "--engine", "tone", cwd=workspace)
    published = tree(workspace)
    article = workspace / "content" / "first-crossing.md"
    article.write_text(FIRST.replace("date:", "draft: true\ndate:").replace("quarrel", "secret"), encoding="utf-8")
    audiopress("build", "--engine", "tone", cwd=workspace)
    audiopress("build", "--engine", "tone", "--draft", cwd=workspace)
    after = {name: digest for name, digest in tree(workspace).items() if "/.drafts/" not in name}

    assert published == after
    assert "secret" in (workspace / "feeds/.drafts/test/first-crossing/index.html").read_text(encoding="utf-8")


def test_a_removed_episode_leaves_nothing_behind(workspace: Path, audiopress) -> None:
    """--remove takes the episode's files away with its place in the feed; the ledger remembers it for ever."""
    audiopress("build", "--engine", "tone", cwd=workspace)
    (workspace / "content" / "second.txt").unlink()
    audiopress("build", "--engine", "tone", "--remove", "second", cwd=workspace)

    assert not (workspace / "feeds/test/second").exists()
    assert json.loads((workspace / "audiopress.lock").read_text())["episodes"]["second"]["removed"]


def test_a_show_does_not_move_by_being_renamed(workspace: Path, audiopress) -> None:
    """Where the folder's name came from the title, a new title needs the old folder's name, and says so."""
    config = workspace / "audiopress.toml"
    config.write_text(config.read_text().replace('slug = "test"\n', ""), encoding="utf-8")
    audiopress("build", "--engine", "tone", cwd=workspace)
    config.write_text(config.read_text().replace("A test of the press", "Another title"), encoding="utf-8")
    refused = audiopress("build", "--engine", "tone", cwd=workspace, check=False)

    assert refused.returncode == 8
    assert 'slug = "a-test-of-the-press"' in refused.stderr


@pytest.mark.parametrize("damage", ["other bytes", "gone", "no record"])
def test_a_narrower_build_mends_what_it_finds_broken(workspace: Path, audiopress, damage: str) -> None:
    """Building one article presses another one too when its published files are not what its record says."""
    audiopress("build", "--engine", "tone", cwd=workspace)
    before = tree(workspace)
    folder = workspace / "feeds/test/first-crossing"
    broken = folder / ("episode.json" if damage == "no record" else "first-crossing.mp3")
    broken.write_bytes(b"half") if damage == "other bytes" else broken.unlink()
    audiopress("build", "content/second.txt", "--engine", "tone", cwd=workspace)

    assert before == tree(workspace)


def _processes(workspace: Path) -> list[str]:
    """The command lines of processes that work in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").resolve() == workspace.resolve():
                found.append((process / "cmdline").read_text())
        except OSError:  # it has ended since
            continue
    return found


def _kill(workspace: Path, environment: dict[str, str], after_s: float) -> bool:
    """Start a build and kill it; whether it was still running."""
    build = subprocess.Popen(
        [sys.executable, "-m", "audiopress", "build", "--jobs", "2"],
        cwd=workspace, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after_s)
    build.send_signal(signal.SIGKILL)
    return build.wait() == -signal.SIGKILL


def _episodes(workspace: Path) -> Any:
    """The ledger without the settings that feeds were written from: it learns of these when the feeds are there."""
    path = workspace / "audiopress.lock"
    if not path.is_file():
        return None
    ledger = json.loads(path.read_text(encoding="utf-8"))
    return {**ledger, "show": {**ledger["show"], "settings": {}, "picture_sha256": ""}}


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.parametrize("edited", [False, True], ids=["first build", "after an edit"])
def test_a_build_killed_anywhere_ends_as_if_it_had_not_been(workspace, tmp_path, audiopress, edited: bool) -> None:
    """Ten builds killed at random moments, no whole file damaged by any; then one that ends as if nothing had been."""
    if edited:
        audiopress("build", cwd=workspace)
        text = FIRST.replace("Dogs were asked to sit", "Dogs were told to sit").replace("two barrels", "ten barrels")
        (workspace / "content" / "first-crossing.md").write_text(text, encoding="utf-8")
    calm, old = tmp_path / "calm", tree(workspace)
    ledgers = [_episodes(workspace)]
    shutil.copytree(workspace, calm)
    began = time.monotonic()
    audiopress("build", "--jobs", "2", cwd=calm, AUDIOPRESS_CACHE=str(tmp_path / "calm cache"))
    lasted, new = time.monotonic() - began, tree(calm)
    ledgers.append(_episodes(calm))
    dice = random.Random(20)
    killed = tries = 0
    while killed < 10 and tries < 40:
        tries += 1
        cold = str(tmp_path / f"cache {tries}") if tries % 2 else str(tmp_path / "warm cache")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "AUDIOPRESS_CACHE": cold}
        killed += _kill(workspace, environment, dice.uniform(0.1, 0.95) * lasted)
        for name, digest in tree(workspace).items():
            passing = name.endswith(".tmp") or name == "feeds/.building"  # the next build takes them away
            whole = name == "audiopress.lock" and _episodes(workspace) in ledgers
            assert passing or whole or digest in (old.get(name), new.get(name)), f"{name} was left damaged"
    audiopress("build", "--jobs", "2", cwd=workspace)

    time.sleep(0.5)

    assert killed == 10
    assert not sys.platform.startswith("linux") or _processes(workspace) == []
    assert new == tree(workspace)


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
    sentences = (f"This is plain sentence number {number}.\n\n" for number in range(3000))
    (workspace / "content" / "long.md").write_text("# Long\n\n" + "".join(sentences), encoding="utf-8")
    build = subprocess.Popen(
        [sys.executable, "-m", "audiopress", "build", "--jobs", "2"],
        cwd=workspace, stderr=subprocess.PIPE, text=True, start_new_session=True,
        # Shells ignore it for what runs behind.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  (no thread runs here)
    )  # fmt: skip
    cache = Path(os.environ["AUDIOPRESS_CACHE"])
    while build.poll() is None and len(list(cache.rglob("*.bin"))) < 20:
        time.sleep(0.05)
    os.killpg(build.pid, signal.SIGINT)
    _, stderr = build.communicate(timeout=60)

    assert build.returncode == 130
    assert "audiopress build" in stderr
    assert "Traceback" not in stderr


def test_a_script_does_not_wait_for_other_articles(workspace: Path, audiopress) -> None:
    """One article's mistake stops a build, and no other article's script; a file elsewhere has a script, too."""
    (workspace / "content" / "broken.md").write_text("# Broken\n\n![A boat](boat.png)\n", encoding="utf-8")
    (workspace.parent / "elsewhere.txt").write_text("A title\n\nA sentence of it.\n", encoding="utf-8")
    build = audiopress("build", cwd=workspace, check=False)
    own = audiopress("script", "content/second.txt", "--json", cwd=workspace)
    other = audiopress("script", "../elsewhere.txt", "--json", cwd=workspace)

    assert 4 == build.returncode
    assert "The second crossing" == json.loads(own.stdout)["title"]
    assert "A title" == json.loads(other.stdout)["title"]


def test_whatever_is_heard_of_the_article_is_on_its_page(workspace: Path, audiopress) -> None:
    """WCAG 1.2.1: the audio says no more than the text; each utterance's words are shown, or are a picture's."""
    audiopress("build", "--engine", "tone", cwd=workspace)
    for slug in ("first-crossing", "second"):
        folder = workspace / "feeds" / "test" / slug
        page = html.parse(str(folder / "index.html"))
        shown = "".join("".join([page.getroot().text_content(), *page.xpath("//img/@alt")]).split())
        narration = json.loads((folder / "narration.json").read_text(encoding="utf-8"))
        displays = ["".join(utterance["display"].split()) for utterance in narration["utterances"]]

        assert [] == [display for display in displays if display not in shown]
