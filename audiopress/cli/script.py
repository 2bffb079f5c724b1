"""`audiopress script`: an article -> what will be said, what will not, and why; nothing is spoken."""

from __future__ import annotations

from pathlib import Path

import click

from audiopress import pipeline
from audiopress.cli.session import common, session
from audiopress.cli.speech import data, json_data
from audiopress.config import load_show
from audiopress.narrate import script_json, script_text


@click.command("script")
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the script as JSON: {…, utterances: […], omissions: […]}.")
@common
@click.pass_context
def command(ctx: click.Context, article: Path, as_json: bool) -> None:
    """Print what will be said of an article, and what will not.

    Nothing is spoken. ARTICLE is a file of content/, or an article's slug. With --json, every utterance has id,
    section, block, role, display, spoken, language, voice, pause (seconds) and group; every omission has text, reason
    and block.

    \b
    Examples:
      audiopress script content/welcome.md
      audiopress script welcome --json
    """
    workspace = session(ctx).workspace()
    found, script = pipeline.script(workspace, article)
    rate = load_show(workspace).voice.rate
    if as_json:
        json_data(script_json(script, found, rate))
    else:
        data(script_text(script, found, rate).rstrip("\n"))
