"""`audiopress script`: an article -> what will be said, what will not, and why; nothing is spoken."""

from __future__ import annotations

from pathlib import Path

import click

from audiopress import pipeline
from audiopress.cli.session import common, of_show, session
from audiopress.cli.speech import data, json_data, tell_findings
from audiopress.config import load_show
from audiopress.errors import CheckFailed
from audiopress.model import DETAILS, Detail
from audiopress.narrate import script_json, script_text
from audiopress.shows import owner


@click.command("script")
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the script as JSON: {…, utterances: […], omissions: […]}.")
@click.option("--detail", type=click.Choice(DETAILS), help="How much is read aloud; without it, as the show says.")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, article: Path, as_json: bool, detail: Detail | None) -> None:
    """Print what will be said of an article, and what will not.

    Nothing is spoken. ARTICLE is a file of content/, or an article's slug. With --json, every utterance has id,
    section, block, role, display, spoken, language, voice, pause (seconds) and group; every omission has text, reason
    and block; and a ledger says what became of every word.

    \b
    Examples:
      audiopress script content/welcome.md
      audiopress script welcome --detail full
      audiopress script welcome --json
    """
    shows = session(ctx).shows()
    place = owner(shows, article) if len(shows) > 1 else shows[0]
    found, script, detail = pipeline.script(place, article, detail)
    tell_findings((finding for finding in found.findings if finding.severity == "error"), session(ctx))
    rate = load_show(place.folder).voice.rate
    if as_json:
        json_data(script_json(script, found, rate, detail))
    else:
        data(script_text(script, found, rate, detail).rstrip("\n"))
    if any(finding.severity == "error" for finding in found.findings):
        ctx.exit(CheckFailed.exit_code)
