"""`audiopress init`: a new workspace builds, asks only at a terminal, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import audiopress.cli.init as init_command
from audiopress.cli import main
from audiopress.config import load_show, parse_show
from audiopress.errors import ConfigError
from audiopress.scaffold import Answers, show_text


def run(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=text)


def test_asks_nothing_without_a_terminal(tmp_path: Path) -> None:
    """With nobody to ask, a workspace is made from the folder's name, and its files are named on stdout."""
    folder = tmp_path / "long-reads"
    result = run("init", folder)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{folder}/content/welcome.md", f"{folder}/audiopress.toml"]
    assert f"`audiopress -C {folder} build`" in result.stderr
    assert load_show(folder).title == "Long reads"
    assert sorted(path.name for path in folder.iterdir()) == ["audiopress.toml", "content", "feeds"]


def test_options(tmp_path: Path) -> None:
    """Every option reaches the show, whatever characters it has."""
    title = 'A "quoted" \\ title & <more> ü 読'
    result = run(
        *("init", tmp_path, "--title", title, "--author", "Ada", "--email", "a@example.org", "--language", "pt-BR"),
        *("--description", "About.", "--base-url", "https://example.org/x"),
    )
    show = load_show(tmp_path)

    assert result.exit_code == 0
    assert (title, "Ada", "a@example.org") == (show.title, show.author, show.email)
    assert (show.description, show.language, show.base_url) == ("About.", "pt-BR", "https://example.org/x/")


def test_asks_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal, what no option says is asked for on stderr; an empty answer leaves it for later."""
    monkeypatch.setattr(init_command, "interactive", lambda: True)
    result = run("init", tmp_path / "x", "--title", "Given", text="Ada Jones\n\n")
    show = load_show(tmp_path / "x")

    assert result.exit_code == 0
    assert (show.title, show.author, show.base_url) == ("Given", "Ada Jones", "http://localhost:8000/feeds/given/")
    assert "Author" in result.stderr
    assert "Author" not in result.stdout


def test_overwrites_nothing(tmp_path: Path) -> None:
    """A folder that is a workspace stays as it is; in one that is not, a file of the author's is left alone."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "welcome.md").write_text("mine", encoding="utf-8")
    first, second = run("init", tmp_path, "--title", "One"), run("init", tmp_path, "--title", "Two")

    assert (first.exit_code, second.exit_code) == (0, 3)
    assert "this folder is a workspace already" in second.stderr
    assert (tmp_path / "content" / "welcome.md").read_text(encoding="utf-8") == "mine"
    assert load_show(tmp_path).title == "One"


@pytest.mark.parametrize(
    ("option", "value"), [("--base-url", "example.org"), ("--email", "ada"), ("--title", "a\x00b"), ("--language", "!")]
)
def test_unusable_answers(tmp_path: Path, option: str, value: str) -> None:
    """An answer that cannot stand in audiopress.toml is refused before anything is written."""
    result = run("init", tmp_path / "x", option, value)

    assert result.exit_code == 3
    assert not (tmp_path / "x").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """Where a folder cannot be made, that is one sentence."""
    (tmp_path / "x").write_text("", encoding="utf-8")
    result = run("init", tmp_path / "x")

    assert result.exit_code == 8
    assert "the workspace cannot be made" in result.stderr


@given(st.text(min_size=1), st.text())
def test_any_title_is_kept_or_refused(title: str, author: str) -> None:
    """Whatever an author answers is in the show as they wrote it, blanks aside, or refused with a sentence."""
    expected = (" ".join(title.split()), " ".join(author.split()) or " ".join(title.split()))
    try:
        show = parse_show(show_text(Answers(title, author), Path("x")), Path())
        kept = (show.title, show.author)
    except ConfigError as refused:
        kept = expected if refused.message else ("", "")

    assert expected == kept


def test_every_suggestion_can_be_used(tmp_path: Path) -> None:
    """Each commented key of a new audiopress.toml is right once its # is taken away."""
    (tmp_path / "music").mkdir()
    for name in ("artwork.png", *(f"music/{part}.wav" for part in ("intro", "bed", "chime", "outro"))):
        (tmp_path / name).write_bytes(b"")
    lines = show_text(Answers(), tmp_path).splitlines()
    text = "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)

    assert parse_show(text, tmp_path).slug == parse_show(show_text(Answers(), tmp_path), tmp_path).slug
    assert [line for line in lines if line.startswith("# ") and " = " in line]


def test_the_slug_suggested_is_the_show_s_own() -> None:
    """Whoever takes the # away before the slug, or before the address, has changed nothing by that."""
    text = show_text(Answers("Über Flüsse & Berge"), Path())

    assert '# slug = "uber-flusse-berge"               # the folder below feeds/' in text
    assert '# base_url = "https://example.org/uber-flusse-berge/"' in text
