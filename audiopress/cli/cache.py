"""`audiopress cache`: what is kept between builds -> its size and age, room made, or its soundness proved."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime, timedelta

import click

from audiopress import caching
from audiopress.cli.session import common, present, session
from audiopress.cli.speech import counted, data, json_data, labelled, message

# What an age or a size may be written in.
_AGES = {"m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}  # seconds
_SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}  # bytes, as disks are sold


def _age(ctx: click.Context, parameter: click.Parameter, given: str | None) -> timedelta | None:
    """A length of time such as 30d."""
    if given is None:
        return None
    found = re.fullmatch(r"(\d{1,6})\s*([mhdw])", given.strip().lower())
    if not found:
        raise click.BadParameter(f"“{given}” is no age; write 12h, 30d or 8w", ctx, parameter)
    return timedelta(seconds=int(found[1]) * _AGES[found[2]])


def _bytes(ctx: click.Context, parameter: click.Parameter, given: str | None) -> int | None:
    """A size such as 2GB."""
    if given is None:
        return None
    found = re.fullmatch(r"(\d{1,12}(?:\.\d{1,3})?)\s*([KMGT]?)B?", given.strip().upper())
    if not found:
        raise click.BadParameter(f"“{given}” is no size; write 500MB or 2GB", ctx, parameter)
    return round(float(found[1]) * _SIZES[found[2]])


@click.group("cache", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show, prune or verify what is kept between builds.

    Every clip once spoken is kept, so that a build makes what has changed and nothing else. The cache lies in your own
    cache folder, or where AUDIOPRESS_CACHE says: a folder, or a URL that fsspec knows, such as s3://bucket/cache. It
    holds nothing that a build cannot make again.

    \b
    Examples:
      audiopress cache show
      audiopress cache prune --older-than 90d
      audiopress cache verify
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object {place, entries, bytes, oldest, newest}.")
@common
@click.pass_context
def show(ctx: click.Context, as_json: bool) -> None:
    """Say where the cache is, how much it holds, and when that was last used.

    An entry of a folder knows its last use to the day; one at a URL knows when it was written.

    \b
    Examples:
      audiopress cache show
      audiopress cache show --json
    """
    session(ctx)
    found = caching.contents()
    if as_json:
        json_data({name: _plain(value) for name, value in asdict(found).items()})
        return
    data(found.place)
    data(f"{counted(found.entries, 'entry', 'entries')}, {size(found.bytes)}")
    if found.oldest and found.newest:
        data(f"last used between {found.oldest:%Y-%m-%d} and {found.newest:%Y-%m-%d}")


def _plain(value: object) -> object:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


@command.command("prune")
@click.option(
    "--older-than", callback=_age, metavar="AGE", help="What was not used for so long, such as 12h, 30d or 8w."
)
@click.option("--max-size", "most", callback=_bytes, metavar="SIZE", help="Whatever is above this size, such as 2GB.")
@common
@click.pass_context
def prune(ctx: click.Context, older_than: timedelta | None, most: int | None) -> None:
    """Take out of the cache what was not used for long, or what is too much.

    The least recently used goes first. Without an option, only what killed builds left half-written. A build may be
    running: it makes again what it misses.

    \b
    Examples:
      audiopress cache prune --older-than 90d
      audiopress cache prune --max-size 2GB
    """
    talk = session(ctx)
    freed = caching.prune(present(), older_than, most)
    left = f"{counted(freed.left_entries, 'entry', 'entries')}, {size(freed.left_bytes)} left"
    message(f"{counted(freed.entries, 'file')}, {size(freed.bytes)} freed in {freed.place}; {left}", talk)


@command.command("verify")
@common
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Read every entry, and take out those that are damaged.

    Each carries the hash of what it holds. The next build makes again what is missing. Files with other names are left
    alone.

    \b
    Examples:
      audiopress cache verify
    """
    talk = session(ctx)
    found = caching.verify()
    if found.damaged:
        lost = counted(found.damaged, "damaged entry was", "damaged entries were")
        labelled("warning", f"{found.place}: {lost} taken out; the next build makes them again.", talk)
    message(f"{counted(found.entries, 'entry', 'entries')} read, {size(found.bytes)}, {found.damaged:,} damaged", talk)


def size(count: int) -> str:
    """A number of bytes for people.

    >>> size(0), size(1_500), size(2_340_000_000)
    ('0 bytes', '1.5 kB', '2.3 GB')
    """
    for letter, least in reversed(_SIZES.items()):
        if letter and count >= least:
            return f"{count / least:.1f} {letter.replace('K', 'k')}B"
    return counted(count, "byte")
