"""`audiopress serve`: what is built -> a preview of it in a browser and in podcast apps."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from functools import partial
from threading import Thread
from typing import Any
from urllib.parse import quote

import click

from audiopress.cli.session import Session, common, of_show, session
from audiopress.cli.speech import data, labelled, message, sentence
from audiopress.config import load_show
from audiopress.errors import PublishError
from audiopress.model import Show
from audiopress.places import Place
from audiopress.serve import Library, Preview, Rebuilding, is_local, listen, reachable, serve

_LOCAL = "127.0.0.1"


@click.command("serve")
@click.option("--host", default=_LOCAL, metavar="ADDRESS", help=f"Listen at this address.  [{_LOCAL}: this machine]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Listen at this port.  [8000, or the next]")
@click.option("--watch", is_flag=True, help="Build what changes, and have open pages load anew.")
@click.option("--draft", is_flag=True, help="Serve the drafts, too.")
@click.option("--as-published", is_flag=True, help="Leave the addresses in feeds as they are.")
@click.option("--open", "browse", is_flag=True, help="Open the page in a browser.")
@of_show
@common
@click.pass_context
def command(ctx: click.Context, /, **chosen: Any) -> None:
    """Show what is built, in a browser and in podcast apps.

    Serves feeds/ as a host of podcasts has to, to this machine alone, and prints the address of each feed. In feeds,
    the show's own address is replaced by that of the preview, so that an app that subscribes here also downloads from
    here. Ctrl-C ends it.

    \b
    Examples:
      audiopress serve
      audiopress serve --watch --open
      audiopress serve --host 0.0.0.0
    """
    talk = session(ctx)
    places = talk.shows()
    shows = tuple(map(_show, places))
    built = any((place.feeds / show.slug / "feed.xml").is_file() for place, show in zip(places, shows, strict=True))
    if not built and not chosen["watch"]:
        hint = "type `audiopress build`, or `audiopress serve --watch`, which builds first"
        raise PublishError("there is nothing to serve yet", hint, "feeds")
    host = chosen["host"]
    with listen(host, chosen["port"]) as listening:
        addresses = reachable(host, listening)
        _announce(talk, shows, addresses, others=not is_local(listening))
        if chosen["browse"]:
            start = f"{addresses[0]}{quote(shows[0].slug)}/" if len(shows) == 1 and built else addresses[0]
            Thread(target=webbrowser.open, args=(start,), daemon=True).start()  # some browsers keep it waiting
        library = Library(places[0].feeds.absolute(), chosen["draft"])
        rebuild = _rebuilding(talk, places, draft=chosen["draft"]) if chosen["watch"] else None
        serve(Preview(library, host, chosen["as_published"], rebuild, partial(_fault, talk)), listening)


def _show(place: Place) -> Show:
    with place.naming():
        return load_show(place.folder)


def _announce(talk: Session, shows: Sequence[Show], addresses: Sequence[str], *, others: bool) -> None:
    """Where to look, and what to paste into an app; the addresses of the feeds are the data."""
    if others:
        labelled("warning", "everyone in your network can read what is served, until you end it.", talk)
    for show in shows:
        for address in addresses:
            message(f"“{show.title}”: {address}{quote(show.slug)}/, and for a podcast app:", talk)
            data(f"{address}{quote(show.slug)}/feed.xml")
    message("Ctrl-C ends it.", talk)


def _rebuilding(talk: Session, places: tuple[Place, ...], *, draft: bool) -> Rebuilding:
    """`audiopress build`, as it would be typed here."""
    asked = (("--show", talk.show) if talk.show else ()) + (("--draft",) if draft else ())
    manner = (("--plain",) if talk.plain else ()) + (("--debug",) if talk.debug else ())
    command = ("-C", str(talk.workspace()), *manner, "build", "--quiet", *asked)
    return Rebuilding(places, command, lambda text: message(text, talk))


def _fault(talk: Session, path: str, problem: Exception) -> None:
    labelled("warning", sentence(f"{path} could not be shown: {problem or type(problem).__name__}"), talk)
