"""What the program says of itself -> the generated pages of docs/; `python -m tests.reference` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
from click.testing import CliRunner

from audiopress.check.codes import CHECKS
from audiopress.cli.program import COMMANDS, main
from audiopress.narrate.lint import REMARKS as NARRATING
from audiopress.read.codes import REMARKS as READING
from tests.hosting_page import hosting_page
from tests.narration_page import narration_page

DOCS = Path(__file__).parents[1] / "docs"
_WRITTEN = "Written by `python -m tests.reference`; a test keeps it true.\n"


def commands_page() -> str:
    """The program's own help, then each command's, at 80 columns."""
    parts = [f"# Commands\n\nWhat `--help` prints. {_WRITTEN}"]
    for name in ["", *_command_names()]:
        result = CliRunner().invoke(main, [*name.split(), "--help"], prog_name="audiopress", terminal_width=80)
        parts.append(f"\n## audiopress {name}".rstrip() + f"\n\n```text\n{result.output.rstrip()}\n```\n")
    return "".join(parts)


def _command_names() -> Iterator[str]:
    """Every command, and after a group of commands those in it."""
    for name in COMMANDS:
        yield name
        command = main.get_command(click.Context(main), name)
        if isinstance(command, click.Group):
            yield from (f"{name} {inner}" for inner in command.commands)


def checks_page() -> str:
    """Every code, how grave it is, and what it is about; `{words}` stand for what is found."""
    tables = (
        ("Reading and narrating an article", {**READING, **NARRATING}.items()),
        ("The show, the articles as a whole, and what is built", CHECKS.items()),
    )
    parts = [f"# Checks\n\nWhat `audiopress check` may say; a build says the graver ones too. {_WRITTEN}"]
    for title, rows in tables:
        parts.append(f"\n## {title}\n\n| code | severity | what it says |\n|---|---|---|\n")
        for code, row in sorted(rows):
            sentence = row.sentence if hasattr(row, "sentence") else row.title
            parts.append(f"| {code} | {row.severity} | {sentence} |\n")
    return "".join(parts)


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "checks.md": checks_page,
    "hosting.md": hosting_page,
    "narration.md": narration_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
