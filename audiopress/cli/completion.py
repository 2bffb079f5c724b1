"""`audiopress completion`: a shell -> the script that completes audiopress in it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from audiopress.cli.session import common
from audiopress.cli.speech import data

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@common
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      audiopress completion bash >> ~/.bashrc
      audiopress completion zsh >> ~/.zshrc
      audiopress completion fish > ~/.config/fish/completions/audiopress.fish
    """
    completion = get_completion_class(shell)
    if completion is not None:
        data(completion(ctx.find_root().command, {}, "audiopress", "_AUDIOPRESS_COMPLETE").source())
