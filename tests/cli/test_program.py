"""The command line: what it says, where it says it, and how it leaves."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import audiopress
from audiopress import pipeline
from audiopress.cli import main
from audiopress.cli.program import COMMANDS
from audiopress.errors import (
    CheckFailed,
    ConfigError,
    EncodeError,
    EngineError,
    PressError,
    PublishError,
    SourceError,
)
from audiopress.places import Place


def run(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=text)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a show and nothing else."""
    (tmp_path / "audiopress.toml").write_text('title = "Long Reads"', encoding="utf-8")
    return tmp_path


def raising(problem: BaseException) -> object:
    def function(*args: object, **options: object) -> None:
        raise problem

    return function


def test_version() -> None:
    """--version prints name and version on stdout."""
    result = run("--version")

    assert (result.exit_code, result.stdout) == (0, f"audiopress {audiopress.__version__}\n")


def test_no_arguments_is_help() -> None:
    """Without a command, the help is printed, with every command in it."""
    result = run()

    assert result.exit_code == 0
    assert run("--help").stdout == result.stdout
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command(name: str) -> None:
    """Every command's help begins as its line in the list does, and gives examples of that command."""
    result = run(name, "--help")
    command: click.Command = import_module(f"audiopress.cli.{COMMANDS[name][0]}").command

    assert result.exit_code == 0
    assert COMMANDS[name][1] == (command.help or "").partition("\n")[0]
    assert f"Examples:\n    audiopress {name}" in result.stdout


def test_help_imports_nothing_heavy() -> None:
    """Help is shown without importing what only building needs."""
    code = (
        "import sys\nfrom audiopress.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: print(sorted(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert [name for name in ("numpy", "lxml", "feedgen", "PIL", "audiopress.pipeline") if f"'{name}'" in said] == []


@pytest.mark.parametrize(
    ("args", "message", "hint"),
    [
        (["biuld"], "error: there is no command “biuld”.", "hint: did you mean `audiopress build`?"),
        (["xyzzy"], "error: there is no command “xyzzy”.", "hint: `audiopress --help` lists the commands."),
        (
            ["build", "--job", "2"],
            "error: No such option",
            "hint: `audiopress build --help` shows what it takes.",
        ),
        (["build", "--jobs", "0"], "error: Invalid value for '-j' / '--jobs'", "hint: `audiopress build --help`"),
        (["build", "--jobs", "two"], "error: Invalid value for '-j' / '--jobs'", "hint: `audiopress build --help`"),
        (["script"], "error: Missing argument 'ARTICLE'.", "hint: `audiopress script --help`"),
        (["completion", "tcsh"], "error: Invalid value for '{bash|zsh|fish}'", "hint: `audiopress completion --help`"),
    ],
)
def test_wrong_usage(args: list[str], message: str, hint: str) -> None:
    """A wrong command line is one sentence and one hint on stderr, and leaves with 3."""
    result = run(*args)
    first, second = result.stderr.splitlines()

    assert result.exit_code == 3
    assert result.stdout == ""
    assert first.startswith(message)
    assert second.startswith(hint)


ERRORS = [
    (ConfigError, 3),
    (SourceError, 4),
    (EngineError, 5),
    (EncodeError, 6),
    (CheckFailed, 7),
    (PublishError, 8),
    (PressError, 1),
]


@pytest.mark.parametrize(("kind", "code"), ERRORS)
def test_exit_codes(kind: type[PressError], code: int, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each error of the tree leaves with its own code, its place before its sentence and its hint below."""
    monkeypatch.setattr(pipeline, "build", raising(kind("something is wrong", "type this", "content/x.md:3")))
    result = run("-C", workspace, "build")

    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr == "error: content/x.md:3: something is wrong.\nhint: type this.\n"


def test_interrupted(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves with 130 and says how to go on."""
    monkeypatch.setattr(pipeline, "build", raising(KeyboardInterrupt()))
    result = run("-C", workspace, "build")

    assert result.exit_code == 130
    assert "Interrupted. What is finished is kept: run `audiopress build` again to go on." in result.stderr


def test_a_bug(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception nobody foresaw is told as a bug with where to look, and its traceback only with --debug."""
    monkeypatch.setattr(pipeline, "build", raising(KeyError("nothing")))
    plain, debug = run("-C", workspace, "build"), run("-C", workspace, "build", "--debug")

    assert (plain.exit_code, debug.exit_code) == (1, 1)
    assert plain.stderr.startswith("error: this is a bug in audiopress: KeyError: 'nothing' (audiopress/cli/build.py:")
    assert ["Traceback" in result.stderr for result in (plain, debug)] == [False, True]


def test_disk_full(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, wherever it is met, is a sentence about the disk."""
    full = OSError(errno.ENOSPC, "No space left on device", "feeds/x")
    monkeypatch.setattr(pipeline, "build", raising(full))
    result = run("-C", workspace, "build")

    assert result.exit_code == 8
    assert result.stderr.startswith("error: feeds/x: no space left on device.\nhint: free some space")


def test_a_missing_package(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is not there is told as that, not as a bug."""
    monkeypatch.setattr(pipeline, "build", raising(ModuleNotFoundError("No module named 'lameenc'", name="lameenc")))
    result = run("-C", workspace, "build")

    assert (result.exit_code, result.stderr.splitlines()[0]) == (5, "error: the package “lameenc” is not installed.")


def test_plain(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--plain keeps to ASCII, before or after the command's name."""
    monkeypatch.setattr(pipeline, "build", raising(SourceError("the slug “a” – twice…", "", "x")))
    results = [run("--plain", "-C", workspace, "build"), run("build", "--plain", "-C", workspace)]

    assert [result.stderr for result in results] == ['error: x: the slug "a" - twice....\n'] * 2


@pytest.mark.parametrize(("variable", "coloured"), [("", True), ("1", False)])
def test_no_color(variable: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sees colour unless NO_COLOR is set to something."""
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setenv("TERM", "xterm")
    result = CliRunner().invoke(main, ["xyzzy"], color=True)

    assert ("\x1b[" in result.stderr) == coloured


def test_missing_workspace(tmp_path: Path) -> None:
    """-C with a folder that is not there, and a folder without a show, each say what to type."""
    absent, empty = run("-C", tmp_path / "none", "check"), run("-C", tmp_path, "check")

    assert (absent.exit_code, empty.exit_code) == (3, 3)
    assert f"hint: type `audiopress init {tmp_path / 'none'}` to make it." in absent.stderr
    assert "hint: type `audiopress init .` to make this folder a workspace." in empty.stderr


def test_workspace_around(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -C, the workspace is the nearest folder upwards that holds an audiopress.toml."""
    seen: list[Path] = []

    def examine(place: Place) -> tuple[tuple[()], tuple[()], tuple[()]]:
        seen.append(place.folder.resolve())
        return (), (), ()

    (workspace / "content" / "deep").mkdir(parents=True)
    monkeypatch.chdir(workspace / "content" / "deep")
    monkeypatch.setattr(pipeline, "examine", examine)
    result = run("check")

    assert (result.exit_code, seen) == (0, [workspace.resolve()])


@pytest.mark.parametrize(("shell", "mark"), [("bash", "complete "), ("zsh", "#compdef"), ("fish", "complete ")])
def test_completion(shell: str, mark: str) -> None:
    """The completion script of each shell is printed."""
    result = run("completion", shell)

    assert result.exit_code == 0
    assert mark in result.stdout
    assert "_AUDIOPRESS_COMPLETE" in result.stdout


def test_completing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell that asks is told the commands and the options."""
    monkeypatch.setenv("_AUDIOPRESS_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", "audiopress build --dr")
    monkeypatch.setenv("COMP_CWORD", "2")
    result = CliRunner().invoke(main, [], prog_name="audiopress")

    assert "--draft" in result.stdout


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "1.5"])
def test_unusable_epoch(epoch: str, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is an error, not ignored."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("-C", workspace, "build")

    assert result.exit_code == 3
    assert "SOURCE_DATE_EPOCH is no number of seconds" in result.stderr


def test_old_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that lacks our quotation marks gets the sentence, with codes in their place."""
    stderr = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stderr", stderr)
    with pytest.raises(SystemExit) as left:
        main(["xyzzy"])
    stderr.flush()

    assert left.value.code == 3
    assert rb"there is no command \u201cxyzzy\u201d" in stderr.buffer.getvalue()  # type: ignore[attr-defined]  # BytesIO
