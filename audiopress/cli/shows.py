"""A command for one show -> the same for each of several; a show that fails is told, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from audiopress.cli.failures import tell
from audiopress.errors import PressError
from audiopress.places import Place

Asked = TypeVar("Asked")
Result = TypeVar("Result")


def for_each(
    ctx: click.Context, tasks: Iterable[tuple[Place, Asked]], do: Callable[[Place, Asked], Result]
) -> tuple[list[Result], int]:
    """What was done for each show, and the exit code of the first that failed; with one show, its failure is ours."""
    given = tuple(tasks)
    if len(given) == 1:
        return [do(*given[0])], 0
    done: list[Result] = []
    code = 0
    for place, asked in given:
        try:
            done.append(do(place, asked))
        except Exception as problem:  # whatever it is, it is told here, and no reason to leave the others undone
            if isinstance(problem, PressError) and not problem.place:
                problem.place = place.name
            told = tell(problem, ctx.obj)
            code = code or told
    return done, code
