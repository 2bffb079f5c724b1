"""Arguments -> one command, run with every failure told in a sentence; its module is imported when it is used."""

from __future__ import annotations

import difflib
import sys
from importlib import import_module
from typing import Any

import click

import audiopress
from audiopress.cli.failures import tell
from audiopress.cli.interrupt import orderly
from audiopress.cli.loading import loading
from audiopress.cli.session import common
from audiopress.errors import ConfigError

# command -> its module below audiopress.cli and its line in `audiopress --help`, in the order an author needs them
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", "Make a workspace: a show, a first article, a place for the feed."),
    "build": ("build", "Narrate the articles and write the feed."),
    "script": ("script", "Print what will be said of an article, and what will not."),
    "lexicon": ("lexicon", "List the words a voice may get wrong, and examine the lexicons."),
    "say": ("say", "Speak a few words, to hear how they will sound."),
    "voices": ("voices", "List the voices that can read."),
    "serve": ("serve", "Show what is built, in a browser and in podcast apps."),
    "check": ("check", "Look for mistakes in the articles and in what is built."),
    "cache": ("cache", "Show, prune or verify what is kept between builds."),
    "doctor": ("doctor", "Say what is installed, what is missing and what to type."),
    "completion": ("completion", "Print the completion script of a shell."),
}


class Press(click.Group):
    """A group that imports a command when it is asked for, and is the one place where errors become words."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        with loading():
            command: click.Command = import_module(f"audiopress.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean `audiopress {near[0]}`?" if near else "`audiopress --help` lists the commands"
            raise ConfigError(f"there is no command “{args[0]}”", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run and leave with the exit code: 0, 130 for Ctrl-C, else the error's own."""
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a character shows its code; it is no reason to stop.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        settings: dict[str, object] = {}
        extra = {"obj": settings, **extra, "standalone_mode": False}
        with orderly():
            try:
                code = super().main(*args, **extra)
            except (Exception, KeyboardInterrupt) as problem:  # the one place where nothing may pass
                code = tell(problem, settings)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(
    "audiopress", cls=Press, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@common
@click.version_option(audiopress.__version__, prog_name="audiopress", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Every article becomes a narrated, chapterized episode in a podcast feed, published alongside its text.

    \b
    Examples:
      audiopress init my-show        make a workspace
      audiopress -C my-show build    narrate its articles and write feeds/…/feed.xml
      audiopress build --help        what a command takes
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
