"""Suppressions: what they hide, where, and what is said of those that hide nothing."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress import pipeline
from audiopress.check import CHECKS
from audiopress.check.live import SAMPLE, check_live
from audiopress.check.twins import TWINS
from audiopress.cli import main
from audiopress.errors import CheckFailed
from tests.check.live.conftest import Site, _hosted, site
from tests.check.live.faults import at, status

__all__ = ["_hosted", "site"]  # fixtures


def show(workspace: Path, *codes: str) -> None:
    """Have the show ignore these codes."""
    path = workspace / "audiopress.toml"
    text = path.read_text(encoding="utf-8") + f"\n[check]\nignore = {json.dumps(codes)}\n"
    path.write_text(text, encoding="utf-8")


def article(workspace: Path, name: str, said: str) -> None:
    """Put a line into an article's front matter."""
    path = workspace / "content" / f"{name}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{said}\n", 1), encoding="utf-8")


def run(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(workspace), *words])


def places(workspace: Path) -> set[tuple[str, str]]:
    found = json.loads(run(workspace, "check", "--json").stdout)
    return {(one["code"], f"{one['path']}:{one['line']}" if one["line"] else one["path"]) for one in found}


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """A warning on a built file of each article, an error on one, and a note and an error on the show."""
    folder = workspace / "feeds" / "checks"
    (folder / "first" / "stray.txt").touch()
    (folder / "second" / "stray.txt").touch()
    (folder / "first" / "narration.json").unlink()
    path = workspace / "audiopress.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('email = "ada@example.org"\n', ""), encoding="utf-8")
    return workspace


FAULTS = {
    ("B-030", "feeds/checks/first/narration.json"),
    ("B-033", "feeds/checks/first/stray.txt"),
    ("B-033", "feeds/checks/second/stray.txt"),
    ("S-004", "audiopress.toml"),
    ("S-011", "audiopress.toml"),  # the feed has the address still
}


def test_nothing_is_hidden_unasked(faulty: Path) -> None:
    """All is said where nothing is suppressed."""
    assert places(faulty) == FAULTS


def test_the_show_s_suppressions(faulty: Path) -> None:
    """A code that the show ignores is said nowhere, of an error too; the closing line counts what is hidden."""
    show(faulty, "B-030", "b-033", "S-004", "S-011")
    result = run(faulty, "check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No errors, 0 warnings, 0 notes, 5 suppressed.\n"


@pytest.mark.parametrize(
    "said", ["check: {ignore: [B-033]}", "check: {ignore: B-033}", "check:\n  ignore:\n    - b-033"]
)
def test_an_article_s_suppressions(faulty: Path, said: str) -> None:
    """A code that an article ignores is said of the others."""
    article(faulty, "first", said)

    assert FAULTS - {("B-033", "feeds/checks/first/stray.txt")} == places(faulty)


def test_of_the_article_itself(workspace: Path) -> None:
    """What reading and narrating remark is hidden in the article that says so, and counted."""
    for name in ("first", "second"):
        path = workspace / "content" / f"{name}.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n# Empty\n", encoding="utf-8")
    before = {one for one in places(workspace) if one[0] == "A-008"}
    article(workspace, "first", "check: {ignore: [A-008]}")
    after = {one for one in places(workspace) if one[0] == "A-008"}

    assert {"content/first.md", "content/second.md"} == {place.partition(":")[0] for _, place in before}
    assert {"content/second.md"} == {place.partition(":")[0] for _, place in after}


def test_a_suppression_that_hides_nothing(workspace: Path) -> None:
    """X-001, at the line where it is written; in an article it is that article's alone."""
    show(workspace, "S-004")
    article(workspace, "first", "check: {ignore: [B-033]}")
    lines = (workspace / "audiopress.toml").read_text(encoding="utf-8").splitlines()
    line = lines.index('ignore = ["S-004"]') + 1

    assert places(workspace) == {
        ("X-001", f"audiopress.toml:{line}"),
        ("X-001", "content/first.md:2"),
    }


def test_a_suppression_of_no_check(workspace: Path) -> None:
    """X-002, with the code that was probably meant."""
    show(workspace, "B-0033")
    found = json.loads(run(workspace, "check", "--json").stdout)

    assert [("X-002", "did you mean B-033?")] == [(one["code"], one["hint"]) for one in found]


def test_what_was_not_looked_for(workspace: Path) -> None:
    """A suppression of what only a host can show is not idle here; nor one of built files before the first build."""
    show(workspace, "L-031")
    assert places(workspace) == set()
    shutil.rmtree(workspace / "feeds")
    (workspace / "audiopress.lock").unlink()
    article(workspace, "first", "check: {ignore: [B-033, F-101]}")

    assert "X-001" not in {code for code, _ in places(workspace)}


def test_a_build_is_told_less_and_refuses_as_before(workspace: Path) -> None:
    """A build does not say what is suppressed; what must not be published is refused all the same."""
    now = datetime(2026, 2, 1, tzinfo=UTC)
    path = workspace / "content" / "first.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}\n# Empty\n", encoding="utf-8")
    article(workspace, "first", "check: {ignore: [A-008, A-012]}")
    first, again = (
        pipeline.build(workspace, pipeline.Options(jobs=1), now=now, progress=lambda progress: None) for _ in range(2)
    )
    path.write_text(f"{path.read_text(encoding='utf-8')}\nOne <!-- say: uno --> two.\n", encoding="utf-8")

    assert [(1, False), (1, False)] == [
        (report.hidden, any(one.code == "A-008" for one in report.findings)) for report in (first, again)
    ]
    with pytest.raises(CheckFailed, match="not closed"):
        pipeline.build(workspace, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)


@pytest.mark.parametrize(
    "said", ["check: A-001", "check: {ignored: [A-001]}", "check: {ignore: [1]}", "check: {ignore: {}}"]
)
def test_front_matter_that_says_it_otherwise(workspace: Path, said: str) -> None:
    """Anything but a list of codes is an error with its line, and what to write."""
    article(workspace, "first", said)
    result = run(workspace, "check")

    assert result.exit_code == 4
    assert "content/first.md:2: “check” must say which codes to ignore." in result.stderr
    assert "write check: {ignore: [A-001, N-910]}" in result.stderr


def test_of_a_live_feed(site: Site) -> None:
    """The show's suppressions hold for its own live feed; another's is looked at as it is."""
    at(r"\.vtt", status(404))(site)
    path = site.workspace / "audiopress.toml"
    before = path.read_text(encoding="utf-8")
    show(site.workspace, "L-030")
    try:
        own = run(site.workspace, "check", "--url", site.url)
    finally:
        path.write_text(before, encoding="utf-8")

    assert own.exit_code == 0
    assert "2 suppressed" in own.stderr
    assert {"L-030"} == {one.code for one in check_live(site.url, SAMPLE)}


SERIAL = '[feed]\ntype = "serial"\n\n[voice]'


def test_one_matter_is_suppressed_under_one_code(site: Site) -> None:
    """What a check of the sources has said is not said again of the feed that is served: docs/check.md has pairs."""
    path = site.workspace / "audiopress.toml"
    before, feed = path.read_text(encoding="utf-8"), site.feed
    site.host.files["feed.xml"] = feed.replace("<itunes:type>episodic", "<itunes:type>serial").encode()
    try:
        path.write_text(before.replace("[voice]", SERIAL), encoding="utf-8")
        unasked = run(site.workspace, "check", "--url", site.url, "--select", "F-215", "--json")
        show(site.workspace, "A-109")
        suppressed = run(site.workspace, "check", "--url", site.url, "--select", "F-215", "--json")
    finally:
        path.write_text(before, encoding="utf-8")

    assert [("F-215", 2)] == [(one["code"], len(one["places"])) for one in json.loads(unasked.stdout)]
    assert [] == json.loads(suppressed.stdout)


def test_twins_are_checks(workspace: Path) -> None:
    """Every code of the table is one of the sources, and the docs tell of it."""
    said = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")

    assert [code for code in TWINS if code not in CHECKS or f"| {code} |" not in said] == []


def test_a_title_that_is_cut_off_is_said_once(workspace: Path) -> None:
    """A feed writes a title otherwise where it is too long or holds < and >: the same episode has no number still."""
    for name, title in (("first", "Many words " * 40), ("second", "Less < and > more")):
        path = workspace / "content" / f"{name}.md"
        old = f"title: The {name} article"
        path.write_text(path.read_text(encoding="utf-8").replace(old, f'title: "{title}"'), encoding="utf-8")
    settings = workspace / "audiopress.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[voice]", SERIAL), encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(workspace, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    found = [one.code for one in pipeline.check(workspace)]

    assert (2, 0) == (found.count("A-109"), found.count("F-215"))
