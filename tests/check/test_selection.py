"""Which findings are shown: `--select`, `--ignore`, `--strict`, and what is no code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress.check.codes.every import CODES
from audiopress.check.selection import Selection
from audiopress.cli import main


def run(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(workspace), "check", *words])


def shown(result: Result) -> set[str]:
    return {one["code"] for one in json.loads(result.stdout)}


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """A built folder with errors of two codes and a warning."""
    folder = workspace / "feeds" / "checks" / "first"
    (folder / "chapters.json").unlink()
    (folder / "stray.txt").touch()
    return workspace


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), {"B-020", "B-030", "B-033"}),
        (("--select", "B-03"), {"B-030", "B-033"}),
        (("--select", "b-020, B-033"), {"B-020", "B-033"}),
        (("--select", "B-020", "--select", "B-033"), {"B-020", "B-033"}),
        (("--select", "B", "--ignore", "B-03,B-04"), {"B-020"}),
        (("--ignore", "B", "--select", "B-02"), {"B-020"}),
        (("--ignore", "B-0"), set()),
        (("--select", "A"), set()),
    ],
)
def test_codes_and_their_beginnings(faulty: Path, words: tuple[str, ...], codes: set[str]) -> None:
    """Lists with commas, options given twice, beginnings of codes; of two that fit, the longer decides."""
    assert codes == shown(run(faulty, "--json", *words))


def test_what_is_not_shown_is_no_failure(faulty: Path) -> None:
    """The exit code is that of what is asked for; a warning is a failure where one says so."""
    assert run(faulty).exit_code == 7
    assert run(faulty, "--select", "B-033").exit_code == 0
    assert run(faulty, "--select", "B-033", "--strict").exit_code == 7
    assert run(faulty, "--select", "A", "--strict").exit_code == 0


@pytest.mark.parametrize(("typed", "meant"), [("B-0022", "B-002"), ("Q", "docs/checks.md"), ("A--101", "A-101")])
def test_an_unknown_code(workspace: Path, typed: str, meant: str) -> None:
    """What is the beginning of no code is an error, with the code that was probably meant."""
    for option in ("--select", "--ignore"):
        result = run(workspace, option, f"B-020,{typed}")

        assert result.exit_code == 3
        assert f"{option} names “{typed}”, and no check is called so" in result.stderr
        assert meant in result.stderr


def test_every_code_can_be_selected_alone() -> None:
    """A code selects itself and nothing that it is no beginning of."""
    for code in CODES:
        assert {code} == {other for other in CODES if Selection(select=(code,)).wants(other)}
