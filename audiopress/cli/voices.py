"""`audiopress voices`: an engine -> the voices it offers."""

from __future__ import annotations

from dataclasses import asdict

import click

from audiopress import pipeline
from audiopress.cli.session import common, of_show, session
from audiopress.cli.speech import counted, data, json_data, message
from audiopress.model import VoiceInfo
from audiopress.places import is_show


@click.command("voices")
@click.option("--engine", metavar="NAME", help="The voices of this engine.  [the show's, or pyttsx3]")
@click.option("--language", metavar="TAG", help="Only voices of this language, such as en or pt-BR.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of {name, languages, gender}.")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, engine: str | None, language: str | None, as_json: bool) -> None:
    """List the voices that can read.

    A name goes into [voice] of audiopress.toml, or after `voice:` in an article's front matter.

    \b
    Examples:
      audiopress voices --language en
      audiopress voices --engine pyttsx3 --json
    """
    talk = session(ctx)
    places = (place if is_show(place.folder) else None for place in talk.shows())
    found = dict.fromkeys(voice for place in places for voice in pipeline.voices(place, engine))
    chosen = [voice for voice in found if not language or _speaks(voice, language)]
    if as_json:
        json_data([asdict(voice) for voice in chosen])
        return
    width = max((len(voice.name) for voice in chosen), default=0)
    for voice in chosen:
        data(f"{voice.name:<{width}}  {', '.join(voice.languages)}  {voice.gender}".rstrip())
    wanted = f" for “{language}”" if language else ""
    message(f"{counted(len(chosen), 'voice')}{wanted}", talk)


def _speaks(voice: VoiceInfo, language: str) -> bool:
    """Whether one of the voice's languages is the wanted one or a variety of it (RFC 4647 § 3.3.1, basic filtering)."""
    wanted = language.lower().replace("_", "-")
    tags = [tag.lower().replace("_", "-") for tag in voice.languages]
    return any(tag == wanted or tag.startswith(f"{wanted}-") for tag in tags)
