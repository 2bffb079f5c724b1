"""Several shows in one workspace: each has its own settings, articles, ledger and feed, and leaves the others alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from audiopress.cli import main

SHOW = """\
title = "{title}"
author = "Ada"
base_url = "https://example.org/{slug}/"
slug = "{slug}"

[voice]
engine = "tone"
"""
ARTICLE = "---\ntitle: {title}\ndate: 2026-01-02\n---\n\nAn opening sentence of {title}.\n"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def _show(folder: Path, slug: str, *articles: str) -> Path:
    """A show in a folder, its articles in it, or in content/ where there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "audiopress.toml").write_text(SHOW.format(title=slug.title(), slug=slug), encoding="utf-8")
    for name in articles:
        _article(folder / f"{name}.md")
    return folder


def _article(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=f"The {path.stem}"), encoding="utf-8")


def _heard(root: Path, slug: str) -> list[str]:
    """The titles in the feed of a show."""
    return sorted(entry.title for entry in feedparser.parse((root / "feeds" / slug / "feed.xml").read_bytes()).entries)


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767400000")


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, and the folder we are in, with a show of its own and two below content/, one of them deep."""
    root = _show(tmp_path / "work", "house")
    _article(root / "content" / "kitchen.md")
    _show(root / "content" / "essays", "essays", "hope", "fear")
    _show(root / "content" / "by" / "topic" / "rivers", "rivers", "rhine")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def only_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace without a show of its own, and two below content/."""
    root = tmp_path / "work"
    _show(root / "content" / "essays", "essays", "hope")
    _show(root / "content" / "rivers", "rivers", "rhine")
    monkeypatch.chdir(root)
    return root


def test_one_command_builds_every_show(several: Path) -> None:
    """Each with its own articles in its own folder of feeds/ and its ledger beside its settings; each is told."""
    done = run("build", "--jobs", "1")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == ["feeds/house/feed.xml", "feeds/rivers/feed.xml", "feeds/essays/feed.xml"]
    assert _heard(several, "house") == ["The kitchen"]
    assert _heard(several, "essays") == ["The fear", "The hope"]
    assert _heard(several, "rivers") == ["The rhine"]
    assert sorted(path.relative_to(several).as_posix() for path in several.rglob("audiopress.lock")) == [
        "audiopress.lock",
        "content/by/topic/rivers/audiopress.lock",
        "content/essays/audiopress.lock",
    ]
    assert [line.partition(" (")[0] for line in done.stderr.splitlines() if "episode" in line] == [
        "1 episode in “House”",
        "1 episode in “Rivers”",
        "2 episodes in “Essays”",
    ]


def test_a_second_build_makes_nothing_of_any_show(several: Path) -> None:
    """What stands, stands show by show, although one's ledger lies among its articles and among those of another."""
    first = run("build", "--jobs", "1")
    files = _files(several)
    from audiopress import pipeline

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(pipeline, "build", None)  # it is not asked for
        second = run("build", "--jobs", "1")

    assert (second.exit_code, second.stdout) == (0, first.stdout)
    assert second.stderr.count("0 clips spoken") == 3
    assert _files(several) == files


def test_what_one_show_s_engine_does_to_the_process_hides_nothing_of_the_next(
    several: Path,
) -> None:
    """espeak is loaded by the process itself for a few clips; the show built after it stands in a new process."""
    for settings in several.rglob("audiopress.toml"):
        settings.write_text(settings.read_text().replace('engine = "tone"', 'engine = "pyttsx3"'))

    def built(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words, "-m", "audiopress", "build"]
        return subprocess.run(command, cwd=several, capture_output=True, text=True, check=True)

    first, second = built(), built("-X", "importtime")

    assert first.stdout == second.stdout
    assert "audiopress.standing" in second.stderr
    assert "audiopress.pipeline" not in second.stderr


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (lambda root: _article(root / "content" / "essays" / "joy.md"), "essays"),
        (lambda root: _article(root / "content" / "essays" / "deep" / "joy.md"), "essays"),
        (lambda root: _article(root / "content" / "cellar.md"), "house"),
        (lambda root: _article(root / "content" / "by" / "chance.md"), "house"),
        (lambda root: (root / "content" / "essays" / "lexicon.txt").write_text("hope = hop\n"), "essays"),
        (lambda root: (root / "content" / "essays" / "audiopress.lock").write_text("{}"), "essays"),
        (lambda root: (root / "feeds" / "rivers" / "feed.xml").unlink(), "rivers"),
    ],
)
def test_a_change_is_noticed_by_the_show_it_is_in(several: Path, change, touched: str) -> None:
    """And by no other."""
    from audiopress import pipeline

    run("build", "--jobs", "1")
    change(several)
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as watched:
        watched.setattr(pipeline, "build", lambda place, *_, **__: asked.append(place.folder.name or "house") or 1 / 0)
        run("build", "--jobs", "1")

    assert asked == [touched]


def test_a_folder_that_becomes_a_show_or_ceases_to_be_one_is_noticed(several: Path) -> None:
    """Its articles are the workspace's while it has no settings, and its own when it has; nothing stands in between."""
    _article(several / "content" / "notes" / "fern.md")
    run("build", "--jobs", "1", "--show", "house")
    (several / "content" / "notes" / "audiopress.toml").write_text(SHOW.format(title="Notes", slug="notes"))
    gone = run("build", "--jobs", "1", "--show", "house")
    taken = run("build", "--jobs", "1", "--show", "house", "--remove", "fern")
    own = run("build", "--jobs", "1", "--show", "notes")

    assert "content/notes/fern.md is gone" in gone.stderr
    assert (taken.exit_code, own.exit_code) == (0, 0), taken.stderr + own.stderr
    assert (_heard(several, "house"), _heard(several, "notes")) == (["The kitchen"], ["The fern"])

    run("build", "--jobs", "1", "--show", "house")
    (several / "content" / "notes" / "audiopress.toml").unlink()
    back = run("build", "--jobs", "1", "--show", "house")

    assert back.exit_code == 8
    assert "belonged to an episode that was taken out" in back.stderr


def test_a_workspace_without_a_show_of_its_own(only_below: Path) -> None:
    """Shows below content/ are enough, and from wherever one is called they lie in the same feeds/."""
    assert run("build", "--jobs", "1").exit_code == 0
    assert (_heard(only_below, "essays"), _heard(only_below, "rivers")) == (["The hope"], ["The rhine"])
    assert sorted(path.name for path in only_below.iterdir()) == ["content", "feeds"]


def test_a_workspace_is_found_from_within(only_below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From its content/, and once it was built from feeds/; another's content/ is nobody's business."""
    (only_below / "content" / "plain").mkdir()
    monkeypatch.chdir(only_below / "content" / "plain")
    run("build", "--jobs", "1")
    monkeypatch.chdir(only_below / "feeds" / "essays")
    within = run("build", "--jobs", "1")
    shutil.rmtree(only_below / "feeds")
    (only_below / "elsewhere").mkdir()
    monkeypatch.chdir(only_below / "elsewhere")
    outside = run("build", "--jobs", "1")

    assert within.stdout.count("feed.xml") == 2
    assert within.stderr.count("unchanged") == 2
    assert outside.exit_code == 3
    assert "there is no audiopress.toml" in outside.stderr


def test_in_the_folder_of_a_show_that_one_is_built(only_below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also before anything was built, and from a folder within it; the feeds are the workspace's."""
    (only_below / "content" / "essays" / "drafts").mkdir()
    monkeypatch.chdir(only_below / "content" / "essays" / "drafts")
    done = run("build", "--jobs", "1")

    assert done.exit_code == 0, done.stderr
    assert Path(done.stdout.strip()) == only_below / "feeds" / "essays" / "feed.xml"
    assert [path.name for path in (only_below / "feeds").iterdir() if path.is_dir()] == ["essays"]


def test_it_is_the_same_show_from_everywhere(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built in its folder, from the workspace or with --show: the same bytes, and the same ledger."""
    run("build", "--jobs", "1")
    files = _files(several)
    for way in (["-C", several / "content" / "essays"], ["-C", several], ["--show", "essays"]):
        shutil.rmtree(several / "feeds" / "essays")
        assert run("build", "--jobs", "1", *way).exit_code == 0
    monkeypatch.chdir(several / "content" / "essays")
    shutil.rmtree(several / "feeds" / "essays")
    assert run("build", "--jobs", "1").exit_code == 0
    shutil.rmtree(several / "feeds" / "rivers")
    assert run("build", "--jobs", "1", "--show", "rivers").exit_code == 0

    assert _files(several) == files


def test_a_show_within_a_show_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The outer one leaves it alone; in the outer one's folder only that is built."""
    outer = _show(tmp_path / "content" / "outer", "outer", "one")
    _show(outer / "inner", "inner", "two")
    monkeypatch.chdir(outer)
    run("build", "--jobs", "1")

    assert _heard(tmp_path, "outer") == ["The one"]
    assert not (tmp_path / "feeds" / "inner").exists()

    monkeypatch.chdir(tmp_path)
    run("build", "--jobs", "1")

    assert (_heard(tmp_path, "outer"), _heard(tmp_path, "inner")) == (["The one"], ["The two"])


def test_a_whole_workspace_in_a_folder_called_content_stays_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's folder that happens to be called content makes no workspace of what is around it."""
    root = _show(tmp_path / "content" / "mine", "mine")
    _article(root / "content" / "one.md")
    monkeypatch.chdir(root)

    assert run("build", "--jobs", "1").stdout == "feeds/mine/feed.xml\n"
    assert not (tmp_path / "feeds").exists()


def test_a_workspace_moved_into_another_brings_no_pages_along(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had published is not read as its articles."""
    old = _show(several / "content" / "old", "old")
    shutil.rmtree(several / "content" / "essays")
    _article(old / "content" / "one.md")
    (old / "feeds" / "old" / "one").mkdir(parents=True)
    (old / "feeds" / "old" / "feed.xml").write_text("<rss/>")
    (old / "feeds" / "old" / "one" / "index.html").write_text("<h1>Page</h1><p>Text.</p>")
    done = run("build", "--jobs", "1")

    assert done.exit_code == 0, done.stderr
    assert _heard(several, "old") == ["The one"]


def test_articles_go_to_the_show_they_belong_to(several: Path) -> None:
    """By path or by slug; only the shows that are meant are built, and in them only these are spoken."""
    by_path = run("build", "--jobs", "1", "content/essays/hope.md")
    by_slug = run("build", "--jobs", "1", "rhine")
    by_folder = run("build", "--jobs", "1", "content/by")

    assert by_path.stdout == "feeds/essays/feed.xml\n", by_path.stderr
    assert _heard(several, "essays") == ["The hope"]
    assert by_slug.stdout == by_folder.stdout == "feeds/rivers/feed.xml\n"
    assert not (several / "feeds" / "house").exists()


def test_a_folder_of_several_shows_means_them_all(several: Path) -> None:
    """`build content` is every show; from elsewhere, too."""
    assert run("build", "--jobs", "1", "content").stdout.count("feed.xml") == 3


def test_articles_of_a_workspace_elsewhere(several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With -C, paths count from the workspace."""
    monkeypatch.chdir(tmp_path)
    done = run("-C", "work", "build", "--jobs", "1", "content/essays/hope.md")

    assert done.stdout == "work/feeds/essays/feed.xml\n", done.stderr


def test_what_no_show_has_is_said(several: Path) -> None:
    """A slug or a file that belongs to none: which shows there are."""
    (several / "content" / "empty").mkdir()
    unknown = run("build", "--jobs", "1", "envy")
    empty = run("build", "--jobs", "1", "content/empty")

    assert (unknown.exit_code, empty.exit_code) == (4, 4)
    assert "there is no article “envy”" in unknown.stderr
    assert "the shows here are: house, rivers, essays" in unknown.stderr
    assert "there is no article in “empty”" in empty.stderr

    (several / "content" / "essays" / "audiopress.toml").write_text("title = 3\n")
    broken, damaged = run("build", "--jobs", "1", "content/empty"), run("build", "--jobs", "1", "envy")

    assert "the shows here are: house, rivers, content/essays" in broken.stderr
    assert "content/essays/audiopress.toml:1:" in damaged.stderr


@pytest.mark.parametrize("command", [("build", "--jobs", "1"), ("script",), ("lexicon", "check")])
def test_a_slug_of_two_shows_wants_one_named(several: Path, command: tuple[str, ...]) -> None:
    """It is said which, and what to type; with --show it is one article."""
    _article(several / "content" / "essays" / "rhine.md")
    doubt = run(*command, "rhine")

    assert doubt.exit_code == 3
    assert "“rhine” is an article of more than one show" in doubt.stderr
    assert "--show rivers or --show essays" in doubt.stderr
    assert run(*command, "rhine", "--show", "essays").exit_code == 0


def test_two_shows_of_one_slug_are_refused(several: Path) -> None:
    """Both, with the line and the other's file; the others are built, and neither is written over."""
    run("build", "--jobs", "1")
    before = _files(several / "feeds")
    settings = several / "content" / "essays" / "audiopress.toml"
    settings.write_text(settings.read_text().replace('slug = "essays"', 'slug = "rivers"'))
    _article(several / "content" / "by" / "topic" / "rivers" / "elbe.md")
    _article(several / "content" / "attic.md")
    done = run("build", "--jobs", "1")

    assert done.exit_code == 3
    assert (
        "content/essays/audiopress.toml:4: the slug “rivers” is also that of content/by/topic/rivers/audiopress.toml."
        in done.stderr
    )
    assert "content/by/topic/rivers/audiopress.toml:4: the slug “rivers” is also that of" in done.stderr
    assert _heard(several, "house") == ["The attic", "The kitchen"]
    after = _files(several / "feeds")
    assert {name: after[name] for name in before if not name.startswith("house/")} == {
        name: data for name, data in before.items() if not name.startswith("house/")
    }
    assert run("check", "--show", "house").exit_code == 0


def test_two_shows_of_one_address_are_refused(several: Path) -> None:
    """Whatever its scheme: a listener would have one of them for the other. Their feeds' guids would be the same."""
    settings = several / "content" / "essays" / "audiopress.toml"
    settings.write_text(settings.read_text().replace("https://example.org/essays/", "http://example.org/rivers/"))
    done = run("build", "--jobs", "1", "--show", "essays")

    assert done.exit_code == 3, done.stderr
    assert "content/essays/audiopress.toml:3: the address http://example.org/rivers/ is also that of" in done.stderr


@pytest.mark.parametrize("command", [("build", "--jobs", "1"), ("check",)])
def test_one_show_that_fails_does_not_stop_the_others(several: Path, command: tuple[str, ...]) -> None:
    """Each failure is told with its place, the rest is done, and the exit code is that of the first."""
    run("build", "--jobs", "1")
    (several / "content" / "essays" / "audiopress.toml").write_text("title = 3\n")
    (several / "content" / "by" / "topic" / "rivers" / "rhine.md").write_text("---\ndate: never\n---\n\nText.\n")
    _article(several / "content" / "attic.md")
    done = run(*command)

    assert done.exit_code == 4
    assert "content/by/topic/rivers/rhine.md:2:" in done.stderr
    assert "content/essays/audiopress.toml:1:" in done.stderr
    if command[0] == "build":
        assert _heard(several, "house") == ["The attic", "The kitchen"]


def test_an_episode_is_removed_from_its_show(several: Path) -> None:
    """Named in the workspace, it is found in the ledgers; the others keep theirs."""
    run("build", "--jobs", "1")
    (several / "content" / "essays" / "fear.md").unlink()
    done = run("build", "--jobs", "1", "--remove", "fear")

    assert done.exit_code == 0, done.stderr
    assert _heard(several, "essays") == ["The hope"]
    assert (_heard(several, "house"), _heard(several, "rivers")) == (["The kitchen"], ["The rhine"])


def test_an_episode_of_two_shows_wants_one_named(several: Path) -> None:
    """And one of none is said to be none."""
    _article(several / "content" / "essays" / "rhine.md")
    run("build", "--jobs", "1")
    (several / "content" / "essays" / "rhine.md").unlink()
    doubt = run("build", "--jobs", "1", "--remove", "rhine")
    unknown = run("build", "--jobs", "1", "--remove", "hoop")
    named = run("build", "--jobs", "1", "--remove", "rhine", "--show", "essays")

    assert (doubt.exit_code, unknown.exit_code, named.exit_code) == (3, 8, 0), named.stderr
    assert "“rhine” is an episode of more than one show" in doubt.stderr
    assert "did you mean “hope”?" in unknown.stderr
    assert (_heard(several, "essays"), _heard(several, "rivers")) == (["The fear", "The hope"], ["The rhine"])


def test_drafts_are_apart_show_by_show(several: Path) -> None:
    """feeds/.drafts/<show>/, named by no feed."""
    for folder in (several / "content", several / "content" / "essays"):
        (folder / "draft.md").write_text("---\ndraft: true\n---\n\n# A draft\n\nNot yet.\n")
    done = run("build", "--jobs", "1", "--draft")
    drafts = {path.parent.parent.name for path in (several / "feeds" / ".drafts").rglob("draft.mp3")}

    assert done.exit_code == 0, done.stderr
    assert drafts == {"house", "essays"}
    assert (_heard(several, "house"), _heard(several, "essays")) == (["The kitchen"], ["The fear", "The hope"])


def test_two_shows_may_be_built_at_once(several: Path) -> None:
    """The lock is the show's: while one is being built, another can be, but not the same."""
    from audiopress.places import where
    from audiopress.publish import building

    place = where(several / "content" / "essays")
    with building(place.root, place.key):
        same, other = (run("build", "--jobs", "1", "--show", slug) for slug in ("essays", "rivers"))

    assert (same.exit_code, other.exit_code) == (8, 0)
    assert "another build of this show is running" in same.stderr


def test_a_lexicon_is_the_show_s_it_lies_beside(several: Path) -> None:
    """It says how words are spoken there, and not in the workspace's own show."""
    for folder in (several / "content", several / "content" / "essays"):
        (folder / "lake.md").write_text("# A lake\n\nThe Okavango is wide.\n")
    (several / "content" / "essays" / "lexicon.txt").write_text("Okavango = oh kah vang go\n")
    own = json.loads(run("lexicon", "check", "--json", "content/essays/lake.md").stdout)
    house = json.loads(run("lexicon", "check", "--json", "content/lake.md").stdout)
    every = json.loads(run("lexicon", "check", "--json").stdout)

    def said(doubts: list[dict]) -> list[tuple[str, str]]:
        return [(one["spoken"], one["place"]) for one in doubts if one["word"] == "Okavango"]

    assert said(own) == [("oh kah vang go", "content/essays/lake.md:3")]
    assert said(house) == [("Okavango", "content/lake.md:3")]
    assert sorted(said(every)) == sorted(said(own) + said(house))


def test_a_mistake_in_a_show_s_lexicon_has_its_place(several: Path) -> None:
    """From the workspace and from the show's folder, places count from the workspace."""
    (several / "content" / "essays" / "lexicon.txt").write_text("nonsense\n")
    done = run("lexicon", "check", "--show", "essays")

    assert done.exit_code == 3
    assert "content/essays/lexicon.txt:1:" in done.stderr


def test_check_looks_at_every_show(several: Path) -> None:
    """Findings on settings, articles and built files name the folder; one show can be picked."""
    run("build", "--jobs", "1")
    (several / "content" / "essays" / "none.md").write_text("# No date\n\nText.\n")
    (several / "feeds" / "rivers" / "rhine" / "rhine.mp3").write_bytes(b"")
    every = {one["path"] for one in json.loads(run("check", "--json").stdout)}
    essays = {one["path"] for one in json.loads(run("check", "--json", "--show", "essays").stdout)}

    assert {"audiopress.toml", "content/essays/audiopress.toml", "content/essays/none.md"} <= every
    assert "feeds/rivers/rhine/rhine.mp3" in every
    assert essays == {path for path in every if path.startswith(("content/essays", "feeds/essays"))}
    assert essays


def test_a_ledger_that_differs_from_what_was_built_is_found(several: Path) -> None:
    """The checks of built files read the ledger of the show, not that of the workspace."""
    run("build", "--jobs", "1")
    assert not [one for one in json.loads(run("check", "--json").stdout) if one["code"].startswith("B-")]


def test_script_finds_the_show_of_an_article(several: Path, tmp_path: Path) -> None:
    """By path, by slug; a file that lies elsewhere is read as the workspace's own show would."""
    (tmp_path / "elsewhere.md").write_text("# Elsewhere\n\nText.\n")

    assert "The hope" in run("script", "content/essays/hope.md").stdout
    assert "The rhine" in run("script", "rhine").stdout
    assert "Elsewhere" in run("script", tmp_path / "elsewhere.md").stdout


def test_what_is_asked_of_one_show_wants_one(only_below: Path, tmp_path: Path) -> None:
    """`say` needs a voice, and a workspace with no show of its own has several."""
    (tmp_path / "elsewhere.md").write_text("# Elsewhere\n\nText.\n")
    say, script = run("say", "hope"), run("script", tmp_path / "elsewhere.md")

    assert (say.exit_code, script.exit_code) == (3, 3)
    assert "--show essays or --show rivers" in say.stderr
    assert run("say", "hope", "--show", "rivers").exit_code == 0


def test_voices_and_doctor_know_every_show(several: Path) -> None:
    """Each voice once, each show once."""
    voices = json.loads(run("voices", "--json").stdout)
    found = json.loads(run("doctor", "--json").stdout)

    assert len({voice["name"] for voice in voices}) == len(voices) > 0
    assert [one["detail"].partition(" (")[2] for one in found if one["name"] == "workspace"] == [
        "“House”)",
        "“Rivers”)",
        "“Essays”)",
    ]


def test_a_show_that_is_not_there(several: Path) -> None:
    """The nearest is named, else all."""
    near, far = run("build", "--show", "essay"), run("build", "--show", "x")

    assert (near.exit_code, far.exit_code) == (3, 3)
    assert "did you mean “essays”?" in near.stderr
    assert "the shows here are: house, rivers, essays" in far.stderr


def test_init_below_content_makes_a_show_of_the_workspace(several: Path) -> None:
    """Its first article beside its settings, and no second feeds/; it is built with the others."""
    made = run("init", "content/letters", "--title", "Letters")
    settings = several / "content" / "letters" / "audiopress.toml"
    settings.write_text(settings.read_text().replace("[voice]\n", '[voice]\nengine = "tone"\n'))

    assert made.stdout.splitlines() == ["content/letters/welcome.md", "content/letters/audiopress.toml"]
    assert sorted(path.name for path in settings.parent.iterdir()) == ["audiopress.toml", "welcome.md"]
    assert "feeds/letters/feed.xml" in run("build", "--jobs", "1").stdout


def test_hidden_folders_and_links_that_lead_back_are_passed_over(several: Path) -> None:
    """A show that nobody would look for is none, and one that is found twice is one."""
    _show(several / "content" / "_later", "later", "one")
    _show(several / "content" / ".old", "old", "one")
    _show(several / "content" / "essays" / "node_modules" / "package", "package", "one")
    (several / "content" / "essays" / "up").symlink_to(several / "content")
    (several / "content" / "twin").symlink_to(several / "content" / "essays")
    done = run("build", "--jobs", "1")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == ["feeds/house/feed.xml", "feeds/rivers/feed.xml", "feeds/essays/feed.xml"]


def test_a_bug_in_one_show_does_not_stop_the_others(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as a bug, and Ctrl-C alone ends all."""
    from audiopress import pipeline

    real = pipeline.build

    def build(place, *asked, **more):
        if place.name:
            raise ZeroDivisionError("none") if place.name.endswith("rivers") else KeyboardInterrupt
        return real(place, *asked, **more)

    monkeypatch.setattr(pipeline, "build", build)
    done = run("build", "--jobs", "1")

    assert done.stdout == "feeds/house/feed.xml\n"
    assert "this is a bug in audiopress: ZeroDivisionError" in done.stderr
    assert done.exit_code == 130
