"""Checks of an article as a whole: its language, its length, its notes, and that the script has all its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from audiopress.narrate.ends import TITLE
from audiopress.narrate.ledger import unaccounted
from audiopress.narrate.lint.page import Found, Page, start_of
from audiopress.narrate.listing import duration, estimate
from audiopress.narrate.pauses import STANDARD_RATE
from audiopress.narrate.phrases import known

HOUR: Final = 3_600  # seconds


def unknown_language(page: Page) -> Iterator[Found]:
    if not known(page.article.language):
        yield Found("N-903", None, {"language": page.article.language})


def nothing_to_read(page: Page) -> Iterator[Found]:
    if all(utterance.block == TITLE for utterance in page.edition.utterances):
        yield Found("N-904")


def over_an_hour(page: Page) -> Iterator[Found]:
    seconds = estimate(page.edition, STANDARD_RATE)
    if seconds > HOUR:
        yield Found("N-917", None, {"duration": f"about {duration(seconds - seconds % 60)}"})


def lonely_notes(page: Page) -> Iterator[Found]:
    referred = {run.note for block in page.article.blocks() for run in block.runs if run.note}
    for told in page.told:
        if told.block.kind == "note" and not referred & {told.block.id, told.block.attribute("ref") or told.block.id}:
            yield Found("N-905", told.line)


def strays(page: Page) -> Iterator[Found]:
    lines = {block.id: block.line for block in page.article.blocks()}
    for stray in dict.fromkeys(stray for edition in page.editions for stray in unaccounted(page.article, edition)):
        words = {"start": start_of(stray.text), "block": stray.block, "how": stray.how}
        yield Found("N-999", lines.get(stray.block), words)


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    *(unknown_language, nothing_to_read, over_an_hour, lonely_notes, strays),
)
