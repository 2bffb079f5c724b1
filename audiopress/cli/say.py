"""`audiopress say`: words -> one short clip in which they are heard, and how each is said."""

from __future__ import annotations

from pathlib import Path

import click

from audiopress import pronounce
from audiopress.cli.session import common, of_show, session
from audiopress.cli.speech import data, message
from audiopress.shows import main


@click.command("say")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="A .wav or .mp3 file.  [say.wav]")
@click.option("--voice", metavar="NAME", default="", help="Speak in this voice instead of the show's.")
@click.option("--language", metavar="TAG", default="", help="The language of the words.  [the show's]")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], output: Path | None, voice: str, language: str) -> None:
    """Speak a few words, to hear how they will sound.

    They go through the show's lexicon and rules, and are spoken in its voice with a pause between them. Prints the path
    of the clip. A file that is there already is not written over, but for say.wav.

    \b
    Examples:
      audiopress say Siobhan "Hope Jahren" "\\$5m"
      audiopress say Hermione --language fr -o hermione.mp3
    """
    talk = session(ctx)
    if not any(any(map(str.isalnum, word)) for word in words):
        raise click.UsageError("there is no word to be spoken")
    path, said = pronounce.say_words(main(talk.shows()), words, output, voice=voice, language=language)
    for one in said:
        how = f": “{one.spoken}”" if one.spoken != one.written else ""
        message(f"{one.written}{how}{f' [{one.ipa}]' if one.ipa else ''}", talk)
    data(path.as_posix())
