"""`audiopress check`: a workspace, or a live feed -> what is wrong in its articles and in what is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import click

from audiopress.check.live import Cause, Scope, causes
from audiopress.check.live.served import NEWEST
from audiopress.check.seen import APPS
from audiopress.check.selection import selection
from audiopress.cli.seen import tell_seen
from audiopress.cli.session import Session, common, of_show, session
from audiopress.cli.shows import for_each
from audiopress.cli.speech import by_gravity, counted, data, finding_lines, json_data, message
from audiopress.errors import CheckFailed, ConfigError, PublishError
from audiopress.model import Finding
from audiopress.places import Place
from audiopress.survey import Asked, Surveyed, of_ledger, seen, survey, survey_live

_Of = TypeVar("_Of")
_OF_FINDINGS = ("select", "ignore", "strict", "all", "thorough")  # options that have nothing to say of a view
_OF_HOSTS = ("all", "thorough")
_NAMES = {"all": "every"}  # what an option is called in here


def _address(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """The address as it was typed, "" where no option was; an empty one would look at something else than was meant."""
    if value is not None and not value.strip():
        raise ConfigError("--url is empty", "write the feed's address after it, such as https://example.org/feed.xml")
    return value or ""


@click.command("check")
@click.option("--select", multiple=True, metavar="CODES", help="Only these codes: A-101, or beginnings such as F-3,B.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All codes but these.")
@click.option("--strict", is_flag=True, help="Leave with 7 for a warning, too.")
@click.option(
    "--url", metavar="URL", callback=_address, help="Look at the feed at this address, as its host serves it."
)
@click.option("--all", "every", is_flag=True, help=f"With --url: every episode, not only the newest {NEWEST}.")
@click.option("--thorough", is_flag=True, help="With --url: load whole audio files, and prove them by their digests.")
@click.option(
    "--as-seen-by",
    "app",
    type=click.Choice((*APPS, "all")),
    help="Print what an app would show of the feed, and what it drops, instead of findings.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a JSON list of {code, severity, path, line, message, hint}; with --url also every one of its places.",
)
@of_show
@common
@click.pass_context
def command(ctx: click.Context, /, **chosen: Any) -> None:
    """Look for mistakes in the articles and in what is built.

    With --url, look at a feed as its host serves it; what the host does to many files is told once.

    Every finding has a code that stays: S- for the show, A- for articles, N- for how they will be heard, F- for the
    feed's text, B- for built files, I- for what apps know episodes by, L- for a live feed, X- for suppressions.

    \b
    Exit codes:
      0  no error was found (with --strict: no warning either)
      7  an error was found
      3  audiopress.toml or the command line is wrong
      4  an article cannot be read
      5  a voice, or the package for --url, is missing
      8  the ledger is damaged

    \b
    Examples:
      audiopress check
      audiopress check --select A,N --strict
      audiopress check --url https://example.org/show/feed.xml --json
      audiopress check --as-seen-by podcast-index
    """
    talk = session(ctx)
    _expect_use(chosen)
    if chosen["app"]:
        _view(talk, chosen)
        return
    asked = _asked(chosen)
    live, lost = bool(asked.url), _Lost(as_json=chosen["as_json"])
    found, failed = _looked(ctx, talk, asked, lost)
    told = _told(chain.from_iterable(one.findings for one in found), live=live)
    _tell([*lost.causes, *told], live=live, as_json=chosen["as_json"])
    hidden = sum(one.hidden for one in found)
    _leave(told, hidden, talk, strict=chosen["strict"], of="in the other shows" if failed else "")
    if failed:
        ctx.exit(failed)


@dataclass
class _Lost:
    """Ledgers that stand in the way of a check: told on stderr whatever happens, and in JSON as findings, too."""

    as_json: bool
    causes: list[Cause] = field(default_factory=list)

    def noted(self, look: Callable[[_Of, Asked], Surveyed], what: _Of, asked: Asked) -> Surveyed:
        """What was found; PublishError where the ledger is damaged, which is kept."""
        try:
            return look(what, asked)
        except PublishError as problem:
            if self.as_json and (one := of_ledger(problem)):
                self.causes.append(Cause(one, (one,)))
            raise

    @contextmanager
    def told(self, *, live: bool) -> Iterator[None]:
        """An error that ends the command is in its JSON; the exit code is the error's."""
        try:
            yield
        except PublishError:
            if self.causes:
                _tell(self.causes, live=live, as_json=True)
            raise


def _looked(ctx: click.Context, talk: Session, asked: Asked, lost: _Lost) -> tuple[list[Surveyed], int]:
    """What was found, and the exit code of the first show that could not be looked at."""
    with lost.told(live=bool(asked.url)):
        if asked.url:
            return [lost.noted(survey_live, talk.shows(), asked)], 0
        return for_each(ctx, [(place, asked) for place in talk.shows()], partial(lost.noted, survey))


def _expect_use(chosen: dict[str, Any]) -> None:
    """ConfigError for an option that would change nothing beside the others."""
    for option in _OF_FINDINGS if chosen["app"] else ():
        if chosen[_NAMES.get(option, option)]:
            hint = f"leave --{option} out, or --as-seen-by"
            raise ConfigError(f"--{option} does nothing with --as-seen-by, which prints no findings", hint)
    for option in () if chosen["url"] else _OF_HOSTS:
        if chosen[_NAMES.get(option, option)]:
            hint = f"give the feed's address with --url, or leave --{option} out"
            raise ConfigError(f"--{option} does nothing without --url", hint)


def _asked(chosen: dict[str, Any]) -> Asked:
    scope = Scope(None if chosen["every"] else NEWEST, chosen["thorough"])
    return Asked(selection(chosen["select"], chosen["ignore"]), chosen["url"], scope)


def _view(talk: Session, chosen: dict[str, Any]) -> None:
    """Print what apps would show."""
    shows = _once(talk, chosen["url"])
    views = chain.from_iterable(seen(place, chosen["app"], chosen["url"]) for place in shows)
    tell_seen(views, as_json=chosen["as_json"])


def _once(talk: Session, url: str) -> tuple[Place, ...]:
    """The shows to look at: with an address there is one feed, whatever shows there are."""
    return talk.shows()[:1] if url else talk.shows()


def _told(findings: Iterable[Finding], *, live: bool) -> list[Cause]:
    """What is to be told, the gravest first: of a live feed each cause once, of a folder each finding."""
    found = causes(findings) if live else [Cause(one, (one,)) for one in findings]
    by_first = {id(one.first): one for one in found}
    return [by_first[id(finding)] for finding in by_gravity(one.first for one in found)]


def _fields(told: Cause, *, live: bool) -> dict[str, object]:
    """A finding as JSON has it; of a live feed with every place at which it was found."""
    first = told.first
    own = {name: getattr(first, name) for name in ("code", "severity", "path", "line", "message", "hint")}
    places = [{"path": one.path, "line": one.line, "message": one.message} for one in told.every]
    return {**own, "places": places} if live else own


def _tell(told: list[Cause], *, live: bool, as_json: bool) -> None:
    if as_json:
        json_data([_fields(one, live=live) for one in told])
        return
    for one in told:
        first, *hint = finding_lines(one.first)
        data(f"{one.first.severity}: {first}")
        if one.more:
            data(f"  and {one.more:,} more like it (--json lists every place)")
        for line in hint:
            data(f"  hint: {line}")


def _leave(told: list[Cause], suppressed: int, talk: Session, *, strict: bool, of: str) -> None:
    """The closing line, or CheckFailed; `of` says what was looked at, where that is not everything."""
    errors, warnings, notes = (
        sum(one.first.severity == severity for one in told) for severity in ("error", "warning", "note")
    )
    hidden = f", {suppressed:,} suppressed" if suppressed else ""
    if errors or (strict and warnings):
        also = f" and {counted(warnings, 'warning')}" if strict and warnings else ""
        what = f"{counted(errors, 'error')}{also}" if errors else counted(warnings, "warning")
        raise CheckFailed(f"{what} found{_spread(told, strict=strict)}{hidden}", "each finding says what to do")
    where = f" {of}" if of else ""
    message(f"No errors{where}, {counted(warnings, 'warning')}, {counted(notes, 'note')}{hidden}.", talk)


def _spread(told: list[Cause], *, strict: bool) -> str:
    """At how many places there are what was counted, where they are more than that."""
    counted_too = {"error", "warning"} if strict else {"error"}
    meant = [one for one in told if one.first.severity in counted_too]
    places = sum(len(one.every) for one in meant)
    return f" at {places:,} places" if places > len(meant) else ""
