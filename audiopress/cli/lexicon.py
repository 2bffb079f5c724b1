"""`audiopress lexicon`: articles -> the words in them that a voice may get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from audiopress import pronounce
from audiopress.cli.session import common, of_show, session
from audiopress.cli.speech import counted, data, json_data, message
from audiopress.shows import by_show

_WIDEST = 32  # characters of a column


@click.group("lexicon", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the words a voice may get wrong, and examine the lexicons.

    lexicon.txt beside audiopress.toml says how words are spoken, a line for each: `Jahren = yah ren`, or with phonemes,
    `Siobhan = /ʃɪˈvɔːn/`. lexicon.pls is the same as XML (W3C PLS 1.0). An article may have its own, NAME.lexicon.txt.

    \b
    Examples:
      audiopress lexicon check
      audiopress lexicon check content/welcome.md --json
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("check")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a JSON list of {word, count, place, why, spoken, ipa, language, in_lexicon}.",
)
@of_show
@common
@click.pass_context
def check(ctx: click.Context, articles: tuple[Path, ...], as_json: bool) -> None:
    """List the names, acronyms and foreign words that a voice may get wrong.

    Each with how often and where it stands, why it is listed, how it will be said, and how that sounds (IPA); `+` marks
    what a lexicon has already. The lexicons themselves are examined, too. Without ARTICLE, all of content/.

    \b
    Examples:
      audiopress lexicon check
      audiopress lexicon check welcome
    """
    talk = session(ctx)
    shows = talk.shows()
    asked = by_show(shows, articles) if articles and len(shows) > 1 else dict.fromkeys(shows, articles)
    found = tuple(doubt for place, own in asked.items() for doubt in pronounce.doubts(place, own))
    if as_json:
        json_data([asdict(doubt) for doubt in found])
        return
    for line in _table(found):
        data(line)
    listed = sum(doubt.in_lexicon for doubt in found)
    message(f"{counted(len(found), 'word')}, {listed:,} of them in a lexicon.", talk)


def _table(found: tuple[pronounce.Doubt, ...]) -> Iterator[str]:
    """One line for each, in columns; the engine's IPA where it knows any."""
    rows = []
    for doubt in found:
        said = doubt.spoken if doubt.spoken != doubt.word else ""
        ipa = f"[{doubt.ipa}]" if doubt.ipa else ""
        mark = "+" if doubt.in_lexicon else ""
        rows.append((mark, f"{doubt.count:,}", doubt.word, said, ipa, doubt.why, doubt.place))
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True) if width]
        yield "  ".join(cells).rstrip()
