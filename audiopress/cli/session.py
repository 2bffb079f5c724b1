"""The options every command takes -> a Session: where the workspace is, and how to talk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from audiopress.errors import ConfigError
from audiopress.places import Place, is_workspace, picked, shows_around

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Session:
    """What the common options said; `chosen` is the folder given with -C, `show` the slug given with --show."""

    chosen: Path | None = None
    show: str = ""
    plain: bool = False
    debug: bool = False

    @property
    def colour(self) -> bool:
        """no-color.org: a NO_COLOR that is set and not empty forbids colour."""
        return not self.plain and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def workspace(self) -> Path:
        """The folder given with -C, else the nearest folder upwards with a show in it or in its content/, else this."""
        if self.chosen:
            return self.chosen
        here = Path.cwd()
        found = next((folder for folder in (here, *here.parents) if is_workspace(folder, here)), here)
        return Path() if found == here else found

    def shows(self) -> tuple[Place, ...]:
        """The shows that are meant: the one of --show, else that of the folder, else all of the workspace."""
        shows = shows_around(self.workspace())
        if not self.show:
            return shows
        return (picked(shows_around(shows[0].root), self.show),)


def common(command: Command) -> Command:
    """Give a command the options -C, --plain and --debug; they may stand before or after the command's name."""
    for option in (
        click.option(
            "--debug", is_flag=True, expose_value=False, callback=_keep, help="Show where an error came from."
        ),
        click.option(
            "--plain", is_flag=True, expose_value=False, callback=_keep, help="Plain text: no colour, no symbols."
        ),
        click.option(
            "-C",
            "--workspace",
            metavar="DIR",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_keep,
            help="Work in this folder instead of the one around.",
        ),
    ):
        command = option(command)
    return command


def of_show(command: Command) -> Command:
    """Give a command the option --show, where it is about one show or all."""
    return click.option(
        "--show",
        metavar="SLUG",
        expose_value=False,
        callback=_keep,
        help="This show only, where the workspace has several.",
    )(command)


def _keep(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    if value and parameter.name and isinstance(ctx.obj, dict):
        ctx.obj[parameter.name] = value
        ctx.obj["command"] = ctx.info_name


def session(ctx: click.Context) -> Session:
    """The session of a running command; ConfigError when the folder given with -C is none."""
    ctx.obj["command"] = ctx.info_name
    settings = settled(ctx.obj)
    if settings.chosen and not settings.chosen.is_dir():
        raise ConfigError(
            f"there is no folder “{settings.chosen}”", f"type `audiopress init {settings.chosen}` to make it"
        )
    return settings


def settled(settings: dict[str, object]) -> Session:
    """The session that was settled on by the time something happened."""
    chosen = settings.get("workspace")
    return Session(
        chosen if isinstance(chosen, Path) else None,
        str(settings.get("show") or ""),
        bool(settings.get("plain")),
        bool(settings.get("debug")),
    )


def present() -> datetime:
    """The time in UTC, in whole seconds: SOURCE_DATE_EPOCH's where it is set (reproducible-builds.org), else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ConfigError(f"SOURCE_DATE_EPOCH is no number of seconds: “{epoch}”", "unset SOURCE_DATE_EPOCH") from None


def interactive() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
