"""The commands' --help -> docs/commands.md; `python -m tests.commands` writes it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from audiopress.cli import main

_HEAD = "# Commands\n\nWhat `--help` prints. Written by `python -m tests.commands`; a test keeps it true.\n"


def commands_page(runner: CliRunner) -> str:
    """The page: the program's own help, then each command's, at 80 columns."""
    names = ["", *sorted(main.commands)]
    parts = [_HEAD]
    for name in names:
        words = [name, "--help"] if name else ["--help"]
        result = runner.invoke(main, words, prog_name="audiopress", terminal_width=80)
        parts.append(f"\n## audiopress {name}".rstrip() + f"\n\n```text\n{result.output.rstrip()}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    page = Path(__file__).parents[1] / "docs" / "commands.md"
    page.write_text(commands_page(CliRunner()), encoding="utf-8")
