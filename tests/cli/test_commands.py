"""Every command on a real workspace: data on stdout, words on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress import doctor
from audiopress.cli import main

ARTICLE = """\
---
title: A short article
date: 2026-01-02
---

An opening sentence.

# The middle

A paragraph with *emphasis*, and a [link](https://example.org/).

# References

Smith, J. (2020). *A book*. A publisher.
"""


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace with one short article, spoken in tones, on a fixed day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767400000")
    run("init", tmp_path, "--title", "Long Reads", "--author", "Ada", "--base-url", "https://example.org/reads/")
    settings = tmp_path / "audiopress.toml"
    text = settings.read_text(encoding="utf-8").replace("[voice]\n", '[voice]\nengine = "tone"\n')
    settings.write_text(text, encoding="utf-8")
    (tmp_path / "content" / "welcome.md").unlink()
    (tmp_path / "content" / "short.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_build(workspace: Path) -> None:
    """A build prints the feed's path on stdout and a summary on stderr; the next one makes nothing anew."""
    first, second = run("-C", workspace, "build", "--jobs", "1"), run("-C", workspace, "build", "--jobs", "1")
    feed = workspace / "feeds" / "long-reads" / "feed.xml"

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert f"{feed.as_posix()}\n" == first.stdout == second.stdout
    assert feed.is_file()
    assert "A short article: 0:" in first.stderr
    assert "revision 1" in first.stderr
    assert "unchanged" in second.stderr
    assert "(0 clips spoken, " in second.stderr


def test_a_quiet_build(workspace: Path) -> None:
    """--quiet names the episodes that have changed, and counts all of them."""
    first, second = (run("-C", workspace, "build", "--jobs", "1", "--quiet") for _ in range(2))

    assert first.stdout == second.stdout
    assert "A short article: 0:" in first.stderr
    assert "A short article: " not in second.stderr
    assert "1 episode in “Long Reads”" in second.stderr


def test_removing(workspace: Path) -> None:
    """An article that is gone stops the build with the word to say, and that word takes its episode out."""
    run("-C", workspace, "build", "--jobs", "1")
    (workspace / "content" / "short.md").unlink()
    (workspace / "content" / "other.md").write_text("# Other\n\nSomething else.\n", encoding="utf-8")
    refused = run("-C", workspace, "build", "--jobs", "1")
    removed = run("-C", workspace, "build", "--jobs", "1", "--remove", "short")

    assert (refused.exit_code, removed.exit_code) == (8, 0)
    assert "error: content/short.md is gone, but its episode “A short article” is published." in refused.stderr
    assert "`audiopress build --remove short`" in refused.stderr
    assert "short.mp3" not in Path(removed.stdout.strip()).read_text(encoding="utf-8")


def test_script(workspace: Path) -> None:
    """The script is told by its title, how long it takes, what is said and what is left out."""
    result = run("-C", workspace, "script", workspace / "content" / "short.md")

    assert result.exit_code == 0
    assert result.stdout.startswith("A short article\n")
    assert " words, about " in result.stdout
    assert "The middle" in result.stdout
    assert "Not read aloud" in result.stdout
    assert "Smith, J." in result.stdout


def test_script_as_json(workspace: Path) -> None:
    """The JSON form has, for every utterance and omission, the fields that other tools count on."""
    result = run("-C", workspace, "script", "short", "--json")
    document = json.loads(result.stdout)
    fields = {"id", "section", "block", "role", "display", "spoken", "language", "voice", "pause", "group"}

    assert result.exit_code == 0
    assert [utterance for utterance in document["utterances"] if not fields <= set(utterance)] == []
    assert [omission for omission in document["omissions"] if not {"text", "reason", "block"} <= set(omission)] == []
    assert any("emphasis" in utterance["display"] for utterance in document["utterances"])
    assert any("Smith" in omission["text"] for omission in document["omissions"])


def test_a_script_with_an_error_says_so(workspace: Path) -> None:
    """What no build would publish is shown, with the error and its line on stderr, and ends as a failed check does."""
    (workspace / "content" / "short.md").write_text("# A\n\nOne <!-- say: uno --> two.\n", encoding="utf-8")
    result = run("-C", workspace, "script", "content/short.md")

    assert (result.exit_code, result.stdout[:1]) == (7, "A")
    assert "content/short.md:3: <!-- say --> is not closed. [A-012]" in result.stderr


def test_script_of_nothing(workspace: Path) -> None:
    """An article that is not there is an error of exit code 4."""
    result = run("-C", workspace, "script", "content/none.md")

    assert (result.exit_code, result.stdout) == (4, "")


def test_voices(workspace: Path) -> None:
    """Voices are listed one a line, or as JSON; a language narrows the list."""
    lines, document = run("voices", "--engine", "tone"), run("voices", "--engine", "tone", "--json")
    none = run("-C", workspace, "voices", "--language", "xx")

    assert lines.stdout.split()[0] == "tone"
    assert json.loads(document.stdout)[0]["name"] == "tone"
    assert (none.stdout, none.stderr) == ("", "0 voices for “xx”\n")


def test_an_unknown_engine() -> None:
    """An engine nobody installed is an error of exit code 5 that names those there are."""
    result = run("voices", "--engine", "xyzzy")

    assert result.exit_code == 5
    assert "tone" in result.stderr


def test_check(workspace: Path) -> None:
    """Findings are data on stdout, and errors among them leave with 7."""
    run("-C", workspace, "build", "--jobs", "1")
    good = run("-C", workspace, "check")
    (workspace / "feeds" / "long-reads" / "short" / "chapters.json").unlink()
    bad, document = run("-C", workspace, "check"), run("-C", workspace, "check", "--json")
    found = json.loads(document.stdout)

    assert (good.exit_code, bad.exit_code, document.exit_code) == (0, 7, 7)
    assert "No errors" in good.stderr
    assert bad.stdout.startswith("error: feeds/long-reads/")
    assert {"code", "severity", "path", "line", "message", "hint"} == set(found[0])
    assert [one["severity"] for one in found if one["code"] in {"B-020", "B-030"}] == ["error"] * 2


def test_doctor(workspace: Path) -> None:
    """The doctor names what audiopress stands on, with versions, and finds nothing missing here."""
    result = run("-C", workspace, "doctor", "--json")
    items = {item["name"]: item for item in json.loads(result.stdout)}

    assert result.exit_code == 0
    assert {"audiopress", "Python", "lxml", "engine tone", "voices", "MP3 encoder", "fonts", "cache", "ffmpeg"} <= set(
        items
    )
    assert [name for name, item in items.items() if item["state"] == "missing"] == []
    assert "Long Reads" in items["workspace"]["detail"]


def test_doctor_finds_what_is_missing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said with what to type, and leaves with 7."""
    monkeypatch.setattr(doctor, "requires", lambda name: ["nosuchpackage>=1", 'winonly; sys_platform == "win64"'])
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(workspace / "audiopress.toml"))
    monkeypatch.setenv("PATH", "")
    result = run("-C", workspace, "--plain", "doctor")

    assert result.exit_code == 7
    assert "MISSING  nosuchpackage" in result.stdout
    assert "-> python -m pip install nosuchpackage" in result.stdout
    assert "-> set AUDIOPRESS_CACHE to a folder of your own" in result.stdout
    assert "optional ffmpeg" in result.stdout
    assert "winonly" not in result.stdout
    assert "cannot work without nosuchpackage, cache" in result.stderr


def test_doctor_without_a_workspace(tmp_path: Path) -> None:
    """Outside a workspace the doctor works too, and says how to make one."""
    result = run("-C", tmp_path, "doctor")

    assert result.exit_code == 0
    assert "audiopress init my-show" in result.stdout


def test_doctor_with_a_damaged_workspace(tmp_path: Path) -> None:
    """A show that cannot be read is one of the things that are missing, not the end of the examination."""
    (tmp_path / "audiopress.toml").write_text("titel = 1", encoding="utf-8")
    result = run("-C", tmp_path, "doctor")

    assert result.exit_code == 7
    assert "audiopress.toml:1: there is no key `titel`" in result.stdout
