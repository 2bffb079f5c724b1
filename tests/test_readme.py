"""README and docs are true: what they show is run here."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from audiopress.config import parse_show
from audiopress.narrate import RULE_NAMES
from tests.reference import PAGES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHELL = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


def test_the_two_commands_are_one_line_each() -> None:
    """Install and run the main job; install and run the tests: pip, and nothing else, before them."""
    install, tests = (block.strip() for block in BLOCKS[:2])

    assert install == "python3 -m pip install -e . && python3 -m audiopress build"
    assert tests == "python3 -m pip install -e '.[test]' && python3 -m pytest -n auto"


def test_the_main_job_publishes_this_repositorys_essays(tmp_path: Path) -> None:
    """The first command's own half, in a copy of the repository: every essay is in the feed."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("content", "audiopress.toml"):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    command = BLOCKS[0].strip().partition(" && ")[2].replace("python3", shlex.quote(sys.executable))
    done = subprocess.run(command, shell=True, cwd=copy, capture_output=True, text=True, env=SHELL, check=False)
    essays = [
        path
        for path in (ROOT / "content").iterdir()
        if path.suffix in {".md", ".html", ".txt"} or (path / "index.md").is_file()
    ]

    assert done.returncode == 0, done.stderr
    assert len(essays) == (copy / done.stdout.strip()).read_text(encoding="utf-8").count("<item>")


def test_the_tour_can_be_taken(tmp_path: Path) -> None:
    """Its commands, in order, in an empty folder: each ends well, and the feed is where README says."""
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(BLOCKS[2:])], cwd=tmp_path, capture_output=True, text=True, env=SHELL, check=False
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my-show" / "feeds" / "my-show" / "feed.xml").is_file()


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    """The TOML that README shows is understood, every key and rule of it."""
    shown = "".join(re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    (tmp_path / "music").mkdir()
    for name in re.findall(r'"(music/[^"]+)"', shown):
        (tmp_path / name).touch()
    show = parse_show(f'title = "A show"\n{shown}', tmp_path, rule_names=RULE_NAMES)

    assert ("standard", "full") == show.narration.details
    assert (("emoji", False),) == show.rules
    assert {"intro", "outro", "bed", "chapter"} == set(show.music.tracks)


def test_every_file_readme_names_is_there() -> None:
    """Links and folders of the file map exist."""
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(
        r"`((?:audiopress|docs|content|feeds)/[\w./]*)`", README
    )
    made = ("content/my-", "content/welcome", "feeds/my-", "feeds/.drafts")
    shown = [name for name in named if not name.startswith(made)]

    assert [name for name in shown if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_reference_pages_are_what_the_program_says(name: str) -> None:
    """docs/commands.md is --help, docs/checks.md the tables of checks: `python -m tests.reference` writes them anew."""
    assert PAGES[name]() == (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_no_page_links_to_nothing(page: Path) -> None:
    """Relative links in docs/ lead to files that exist."""
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
