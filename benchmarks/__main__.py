"""The press beside its baselines, in one run: `python -m benchmarks --help`."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from benchmarks import report
from benchmarks.figures import Results, Run
from benchmarks.machine import machine
from benchmarks.meter import CommandError, Usage, run
from benchmarks.suite import ARCHIVES, EPISODES, GROUPS, LENGTHS, NEED_WORDS, ROOT, Bench, Step, length_s, write_words

ATTEMPTS = 5  # of a step that comes out incomplete


class Log:
    """Gathers runs as they are made, and tells of each."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.labels: dict[str, str] = {}
        self.losses: dict[str, tuple[str, ...]] = {}

    def take(self, step: Step, number: int, *, sampled: bool) -> None:
        """Run a step until it is complete; what was lost on the way is noted."""
        self.labels.setdefault(step.key, step.label)
        for _ in range(ATTEMPTS):
            usage, problem = _attempt(step, sampled=sampled)
            if usage is not None and not problem:
                self.runs.append(Run(step.key, number, usage))
                memory = f", {usage.pss / 1e6:.0f} MB" if usage.pss is not None else ""
                click.echo(f"{number}  {step.label}: {usage.wall_s:.2f} s, CPU {usage.cpu_s:.2f} s{memory}", err=True)
                return
            self.losses[step.key] = (*self.losses.get(step.key, ()), problem)
            click.echo(f"{number}  {step.label}: incomplete ({problem}), once more", err=True)
        raise CommandError(f"{step.label}: incomplete {ATTEMPTS} times, last: {problem}")

    @property
    def results(self) -> Results:
        return Results(tuple(self.runs), self.labels, self.losses)


def _attempt(step: Step, *, sampled: bool) -> tuple[Usage | None, str]:
    """What a step took, and what its outcome lacks."""
    step.prepare()
    try:
        usage = run(step.command, step.folder, step.environment, sampled=sampled)
    except CommandError as problem:
        if not step.may_fail:
            raise
        return None, str(problem).strip().rpartition("\n")[2]
    return usage, step.complete()


def measure(bench: Bench, groups: tuple[str, ...], repeat: int, sampled: int, log: Log) -> Results:
    """Rounds of everything, timed, then rounds with memory sampled; `log` has what there is if one of them fails."""
    if set(groups) & set(NEED_WORDS):
        click.echo("what our build says, and how long espeak-ng takes to say it …", err=True)
        write_words(bench)
    for number in range(1, repeat + sampled + 1):
        for step in _steps(bench, groups):
            log.take(step, number, sampled=number > repeat)
    return log.results


def _steps(bench: Bench, groups: tuple[str, ...]) -> Iterator[Step]:
    for group in GROUPS:  # the order of the table, whatever was asked for first
        if group in groups:
            yield from GROUPS[group](bench)


def _groups(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(value.split(",")) if value else tuple(GROUPS)
    if unknown := set(chosen) - set(GROUPS):
        raise click.BadParameter(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    return chosen


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    article: tuple[Path, ...]
    only: tuple[str, ...]
    repeat: int | None
    sampled: int
    quick: bool
    write: bool
    json: Path | None


_FILE = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--article", multiple=True, type=_FILE, help="Measure on this article.  [this repository's content/]")
@click.option("--only", callback=_groups, metavar="A,B,…", help=f"Of {', '.join(GROUPS)}.")
@click.option("--repeat", type=click.IntRange(1), metavar="N", help="Rounds that are timed.  [3]")
@click.option("--sampled", type=click.IntRange(0), default=1, metavar="N", help="Rounds that sample memory.  [1]")
@click.option("--quick", is_flag=True, help="One round, without 100,000 words and 1,000 articles.")
@click.option(
    "--write",
    is_flag=True,
    help=f"Write docs/{report.PAGE} and docs/{report.PICTURE}; with --only feeds, docs/{report.FEEDS_PAGE}.",
)
@click.option("--json", type=_OUT, help="Keep every single run in this file.")
def main(**asked: Any) -> None:
    """Measure audiopress beside a plain script and beside espeak-ng with an encoder; print tables and targets.

    Needs Linux, and espeak-ng, ffmpeg and taskset on the PATH for the baselines. A full run takes half an hour.
    """
    options = Options(**asked)
    began, facts = datetime.now(UTC), machine(ROOT)
    with tempfile.TemporaryDirectory(prefix="audiopress-benchmark-") as name:
        bench = Bench(Path(name), options.article)
        if options.quick:
            bench = replace(bench, lengths=LENGTHS[:-1], archives=ARCHIVES[:-1], episodes=EPISODES[:-1])
        log, repeat = Log(), options.repeat or (1 if options.quick else 3)
        try:
            results = measure(bench, options.only, repeat, options.sampled, log)
        except CommandError as problem:
            click.echo(report.text(log.results))  # an hour's figures, but nothing to publish
            raise click.ClickException(str(problem)) from problem
        about = _about(bench)
    click.echo(report.text(results))
    if options.json is not None:
        options.json.write_text(_raw(results, facts, began), encoding="utf-8")
    if options.write:
        date = f"{began:%-d %B %Y}"
        command = shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]])
        for name, content in _pages(results, options.only, facts, command, date, about).items():
            (ROOT / "docs" / name).write_text(content, encoding="utf-8")


def _pages(results: Results, groups: tuple[str, ...], *about: Any) -> dict[str, str]:
    """Name below docs/ -> text."""
    facts, command, date, article = about
    if groups == ("feeds",):
        return {report.FEEDS_PAGE: report.feeds_page(results, facts, command, date)}
    return {
        report.PAGE: report.page(results, facts, command, date, article),
        report.PICTURE: report.picture(results, article, date),
    }


def _raw(results: Results, facts: dict[str, str], began: datetime) -> str:
    """Every single run, for other tools."""
    runs = [{"key": one.key, "round": one.round, **asdict(one.usage)} for one in results.runs]
    everything = {
        "began": began.isoformat(),
        "machine": facts,
        "labels": results.labels,
        "losses": results.losses,
        "runs": runs,
    }
    return json.dumps(everything, indent=1, ensure_ascii=False) + "\n"


def _about(bench: Bench) -> str:
    """The article in a sentence."""
    if not bench.words.exists():
        return "none was measured."
    count = len(bench.words.read_text(encoding="utf-8").split())
    minutes = length_s(bench.speech) / 60
    whose = "of the command" if bench.articles else "of this repository's content/"
    return f"{count:,} spoken words {whose}, {minutes:.0f} minutes of speech."


if __name__ == "__main__":
    main()
