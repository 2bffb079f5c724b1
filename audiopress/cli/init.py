"""`audiopress init`: an empty folder -> a workspace that builds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from audiopress.cli.session import common, interactive, session
from audiopress.cli.speech import data, message
from audiopress.scaffold import Answers, create, title_of


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The show's title.")
@click.option("--author", default="", help="Who publishes it.")
@click.option("--email", default="", help="Where directories can write to.")
@click.option("--description", default="", help="What it is about.")
@click.option("--language", default="", help="The language of the articles, such as en or pt-BR.")
@click.option("--base-url", default="", metavar="URL", help="Where feeds/SLUG/ will be reachable.")
@common
@click.pass_context
def command(ctx: click.Context, /, folder: Path, **answers: str) -> None:
    """Make a workspace: a show, a first article, a place for the feed.

    Writes audiopress.toml, content/welcome.md and feeds/ in DIR, and touches nothing that is already there. Asks for
    title, author and address only at a terminal, and only for what no option says.

    \b
    Examples:
      audiopress init my-show
      audiopress init my-show --title "Long Reads" --author "Ada Jones" --base-url https://example.org/reads/
    """
    talk = session(ctx)
    given = Answers(**answers)
    made = create(folder, _asked(given, folder) if interactive() else given)
    for path in made:
        data(path.as_posix())
    message(f"Your workspace is ready. Next: `audiopress -C {folder} build`.", talk)


def _asked(given: Answers, folder: Path) -> Answers:
    """The answers, completed by the person at the terminal."""

    def ask(text: str, value: str, default: str) -> str:
        answer: str = value or click.prompt(text, default=default, show_default=bool(default), err=True)
        return answer

    return replace(
        given,
        title=ask("Title of the show", given.title, title_of(folder)),
        author=ask("Author", given.author, ""),
        base_url=ask("Address where the feed will live (empty: decide later)", given.base_url, ""),
    )
