"""`audiopress check`: a workspace -> what is wrong in its articles and in what is built."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain

import click

from audiopress import pipeline
from audiopress.cli.session import common, of_show, session
from audiopress.cli.shows import for_each
from audiopress.cli.speech import by_gravity, counted, data, finding_lines, json_data, message
from audiopress.errors import CheckFailed


@click.command("check")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON list of {code, severity, path, line, message, hint}."
)
@of_show
@common
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look for mistakes in the articles and in what is built.

    Every finding has a code that stays: S- for the show, A- for articles, B- for built files. Leaves with 7 when there
    is an error; warnings and notes are no errors.

    \b
    Examples:
      audiopress check
      audiopress check --json
    """
    talk = session(ctx)
    found, failed = for_each(ctx, [(place, None) for place in talk.shows()], lambda place, _: pipeline.check(place))
    findings = by_gravity(chain.from_iterable(found))
    if as_json:
        json_data([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            first, *hint = finding_lines(finding)
            data(f"{finding.severity}: {first}")
            for line in hint:
                data(f"  hint: {line}")
    errors, warnings, notes = (
        sum(finding.severity == severity for finding in findings) for severity in ("error", "warning", "note")
    )
    if errors:
        raise CheckFailed(f"{counted(errors, 'error')} found", "each finding says what to do")
    if failed:
        ctx.exit(failed)
    message(f"No errors, {counted(warnings, 'warning')}, {counted(notes, 'note')}.", talk)
