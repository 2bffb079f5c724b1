"""`audiopress build`: the articles of a workspace -> episodes and a feed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from audiopress.cli.loading import loading
from audiopress.cli.progress import ProgressLine
from audiopress.cli.session import Session, common, of_show, present, session
from audiopress.cli.shows import for_each
from audiopress.cli.speech import clock, counted, data, labelled, message, tell_findings
from audiopress.errors import CheckFailed
from audiopress.model import Options, Report
from audiopress.places import Place
from audiopress.standing import untouched


@click.command("build")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("-j", "--jobs", type=click.IntRange(1, 1024), metavar="N", help="Work on N clips at a time.  [all cores]")
@click.option("--draft", is_flag=True, help="Build the articles marked as drafts, too.")
@click.option("--remove", multiple=True, metavar="SLUG", help="Take this episode out of the feed.")
@click.option("--engine", metavar="NAME", help="Speak with this engine instead of the show's.")
@click.option("--executor", metavar="URL", help="Work on the dask cluster at dask://HOST:PORT.  [this machine]")
@click.option("-q", "--quiet", is_flag=True, help="Name only the episodes that have changed.")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, /, *, quiet: bool, **asked: Any) -> None:
    """Narrate the articles and write the feed.

    Everything in content/ is built; with ARTICLEs, only these are spoken anew, and the feed keeps the others. What has
    not changed is not made again. Prints the path of the feed. Of several shows in a workspace, all are built, or those
    that the ARTICLEs belong to, and in a show's own folder that one.

    \b
    Examples:
      audiopress build
      audiopress build content/welcome.md --jobs 2
      audiopress build --remove old-news
      audiopress build --show essays
    """
    talk = session(ctx)
    options = Options(**asked)  # click names what was asked for as Options does
    _, code = for_each(ctx, _tasks(talk.shows(), options), partial(_build, talk, quiet=quiet))
    ctx.exit(code)


def _tasks(shows: tuple[Place, ...], options: Options) -> Iterable[tuple[Place, Options]]:
    """What each show is asked for."""
    if len(shows) == 1 or not (options.articles or options.remove):
        return [(place, options) for place in shows]
    with loading():
        from audiopress.shows import shared_out  # noqa: PLC0415  (reads articles and ledgers, which most builds need not)

    return shared_out(shows, options)


def _build(talk: Session, place: Place, options: Options, *, quiet: bool) -> None:
    """One show, and what there is to say of it."""
    report = untouched(place, options) or _built(place, options, talk)
    tell_findings((finding for finding in report.findings if finding.severity != "note"), talk)
    _summary(report, talk, quiet=quiet)
    data(report.feed.as_posix())
    errors = sum(finding.severity == "error" for finding in report.findings)
    if errors:
        raise CheckFailed(f"what was built has {counted(errors, 'error')}", _listed(errors))


def _built(place: Place, options: Options, talk: Session) -> Report:
    if "audiopress.pipeline" not in sys.modules:
        with loading():
            import_module("audiopress.pipeline")  # takes longer to load than to see that nothing changed
    from audiopress import pipeline  # noqa: PLC0415  (loaded just now, behind a word that it takes a moment)

    with ProgressLine(talk) as progress:
        return pipeline.build(place, options, now=present(), progress=progress)


def _listed(number: int) -> str:
    return f"`audiopress check` {'tells it' if number == 1 else 'lists them'}"


def _summary(report: Report, talk: Session, *, quiet: bool) -> None:
    for episode in report.episodes:
        if quiet and not episode.changed:
            continue
        change = f"revision {episode.revision}" if episode.changed else "unchanged"
        length = f"{clock(episode.seconds)}, {counted(episode.words, 'word')}, {counted(episode.chapters, 'chapter')}"
        message(f"{episode.title}: {length}, {change}", talk)
    if report.damaged:
        were = counted(report.damaged, "damaged entry of the cache was", "damaged entries of the cache were")
        labelled("warning", f"{report.cache}: {were} made again.", talk)
    notes = sum(finding.severity == "note" for finding in report.findings)
    if notes:
        message(f"{counted(notes, 'note')} on the sources: {_listed(notes)}", talk)
    if report.hidden:
        message(f"{counted(report.hidden, 'finding')} suppressed", talk)
    clips = f"{counted(report.spoken, 'clip')} spoken, {report.cached:,} kept"
    message(f"{counted(len(report.episodes), 'episode')} in “{report.title}” ({clips})", talk)
