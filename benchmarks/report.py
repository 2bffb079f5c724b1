"""Results -> tables as text or Markdown, the targets, the page docs/performance.md and its picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.chart import Panel, Row, chart
from benchmarks.figures import TARGETS, Results, Spread, Target

PAGE, PICTURE = "performance.md", "performance.svg"
FEEDS_PAGE = "performance-feeds.md"
Show = Callable[[Results, str], Spread | None]
Lines = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of each row: its heading, how it is found, how it is written."""

    name: str
    find: Show
    form: str = "{:.2f}"


def _of(name: str) -> Show:
    return lambda results, key: results.spread(key, name)


def _over(name: str, under: str) -> Show:
    return lambda results, key: results.ratio((key, name), (under, name))


def _per_word(name: str) -> Show:
    return lambda results, key: _scaled(results.spread(key, name), 1000 / int(key.rpartition("-")[2]))


def _beside(key: str) -> str:
    """The baseline of as many episodes."""
    return f"{key.rpartition('-')[0]}-plain"


def _scaled(spread: Spread | None, factor: float) -> Spread | None:
    return spread and Spread(spread.median * factor, spread.low * factor, spread.high * factor)


USED = (
    Column("wall, s", _of("wall")),
    Column("CPU, s", _of("cpu")),
    Column("memory, MB", _of("pss"), "{:.0f}"),
    Column("RSS, MB", _of("rss"), "{:.0f}"),
    Column("written, MB", _of("written"), "{:.1f}"),
)
RATIOS = (
    Column("wall ÷ plain script", _over("wall", "plain-sentence")),
    Column("CPU ÷ espeak-ng \\| ffmpeg", _over("cpu", "floor-ffmpeg")),
)
PER_WORD = (
    Column("wall, ms a word", _per_word("wall"), "{:.3f}"),
    Column("CPU, ms a word", _per_word("cpu"), "{:.3f}"),
)
PER_FEED = (
    Column("wall ÷ feedgen", lambda results, key: _over("wall", _beside(key))(results, key)),
    Column("memory ÷ feedgen", lambda results, key: _over("pss", _beside(key))(results, key)),
)
ESSAY = ("plain-", "floor-", "cold-", "nothing", "edit")
TABLES: tuple[tuple[str, tuple[str, ...], tuple[Column, ...]], ...] = (
    ("The article", ESSAY, USED + RATIOS),
    ("Length: made-up prose, cold, 2 workers", ("words-",), USED + PER_WORD),
    ("An archive of articles of 60–100 words, 2 workers", ("archive-",), USED),
    ("Feeds of shows whose episodes are made, 250 to a page", ("feeds-",), USED + PER_FEED),
    ("The command", ("help", "version"), USED[:3]),
)


def tables(results: Results) -> list[tuple[str, Lines]]:
    """Titles and rows, the first row of each a heading; tables of nothing are left out."""
    made = []
    for title, prefixes, columns in TABLES:
        keys = [key for key in results.labels if key.startswith(prefixes)]
        rows = [(_label(results, key), *(_cell(column, results, key) for column in columns)) for key in keys]
        if rows:
            made.append((title, [("", *(column.name for column in columns)), *rows]))
    return made


def targets(results: Results) -> Lines:
    """Every target with what was measured, or that nothing was."""
    heading = ("“Done when”", "figure", "target", "measured", "")
    return [heading, *(_target(target, results) for target in TARGETS)]


def text(results: Results) -> str:
    """For a terminal."""
    parts = [f"{title}\n{_aligned(rows)}" for title, rows in tables(results)]
    return "\n\n".join([*parts, f"Targets\n{_aligned(targets(results))}"]) + "\n"


def page(results: Results, machine: Mapping[str, str], command: str, date: str, article: str) -> str:
    """docs/performance.md."""
    shown = "\n\n".join(f"## {title}\n\n{_markdown(rows)}" for title, rows in tables(results))
    facts = "\n".join(f"| {name} | {value} |" for name, value in machine.items())
    return _TEMPLATE.format(
        picture=PICTURE, article=article, tables=shown, targets=_markdown(targets(results)),
        losses=_losses(results), facts=facts, command=command, date=date,
    )  # fmt: skip


def feeds_page(results: Results, machine: Mapping[str, str], command: str, date: str) -> str:
    """docs/performance-feeds.md."""
    ((_, rows),) = tables(results)
    facts = "\n".join(f"| {name} | {value} |" for name, value in machine.items())
    return _FEEDS_TEMPLATE.format(table=_markdown(rows), facts=facts, command=command, date=date)


def picture(results: Results, article: str, date: str) -> str:
    """docs/performance.svg: times of the article, memory by length."""
    panels = (
        Panel("The article: time", "seconds", ("wall", "CPU"), _rows(results, ESSAY, ("wall", "cpu"))),
        Panel("The article: peak memory of all processes", "MB", ("PSS",), _rows(results, ESSAY, ("pss",))),
        Panel("Length: peak memory of all processes", "MB", ("PSS",), _rows(results, ("words-",), ("pss",))),
        Panel(
            *("An archive of short articles: time", "seconds", ("wall", "CPU")),
            _rows(results, ("archive-",), ("wall", "cpu")),
        ),
    )
    told = "; ".join(
        f"{row.label}: " + ", ".join(f"{value.show('{:.1f}')} {panel.unit}" for value in row.values)
        for panel in panels[:1]
        for row in panel.rows
    )
    return chart(
        f"What audiopress costs, {date}", f"{article} {told}. The tables on the page hold every figure.", panels
    )


def _rows(results: Results, prefixes: tuple[str, ...], names: tuple[str, ...]) -> tuple[Row, ...]:
    rows = []
    for key, label in results.labels.items():
        values = [results.spread(key, name) for name in names]
        found = tuple(value for value in values if value is not None)
        if key.startswith(prefixes) and len(found) == len(names):
            ours = not key.startswith(("plain-", "floor-"))
            rows.append(Row(label, found, ours))
    return tuple(rows)


def _cell(column: Column, results: Results, key: str) -> str:
    found = column.find(results, key)
    return "–" if found is None else found.show(column.form)


def _label(results: Results, key: str) -> str:
    lost = len(results.losses.get(key, ()))
    return results.labels[key] + (f" ({lost} incomplete, run again)" if lost else "")


def _target(target: Target, results: Results) -> tuple[str, ...]:
    found = target.measured(results)
    limit = f"{'≥' if target.at_least else '≤'} {target.form.format(target.limit)}"
    shown = "–" if found is None else found.show(target.form)
    return target.clause, target.promise, limit, shown, target.verdict(results)


def _losses(results: Results) -> str:
    said = [f"{results.labels[key]}: {loss}" for key, losses in results.losses.items() for loss in losses]
    if not said:
        return "In this run no baseline lost anything."
    return "In this run these were incomplete, and were run again:\n\n" + "\n".join(f"- {one}" for one in said)


def _markdown(rows: Sequence[tuple[str, ...]]) -> str:
    heading, *rest = (f"| {' | '.join(cells)} |" for cells in (map(_piped, row) for row in rows))
    return "\n".join([heading, "|---" * len(rows[0]) + "|", *rest])


def _piped(cell: str) -> str:
    return cell.replace("\\|", "|").replace("|", "\\|")


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    shown = [[cell.replace("\\|", "|") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in shown)


_TEMPLATE = """\
# Performance

What a build costs, beside two things measured in the same run on the same machine: the script an author would otherwise
write, and the least that the same words can cost. Seconds are of one machine; the ratios are what travels. This page
and its picture are written by the command at its end; nothing in it is typed by hand.

![Times and memory of audiopress beside a plain script and beside espeak-ng with an encoder, as in the tables
below]({picture})

Every figure is a median, with the smallest and the largest value in brackets. The article: {article}

{tables}

## Targets

Decided by the median. A ratio is taken within each round, so that what slows the machine for minutes slows both sides.

{targets}

## What is compared

- **The plain script** (`benchmarks/plain_script.py`): a text at a time through pyttsx3, `AudioSegment +=`,
  `export(bitrate="64k")`, chapters by mutagen, a feed by feedgen. It is made correct: the obvious version loses audio
  in half of its runs. The chapters of each run are compared with what espeak-ng speaks straight; a run that lacks
  something is done again, and counted. By the sentence, it copies the recording for every sentence; by the section it
  copies less, and is the faster script.
- **The floor** (`benchmarks/floors.py`): espeak-ng into ffmpeg's LAME, and espeak-ng's library into lameenc within one
  process, pinned to one core, at the quality (7) and bit rate (96 kb/s) of our build, with every word our build says
  and nothing else: no levelling, no captions, no page, no cache.
- **audiopress** as installed, its bytecode compiled; each cold build with an empty cache, no feeds, no ledger. “One
  sentence changed” is one word changed in the middle of the text.

{losses}

## How it is measured

Each command is a process tree (`benchmarks/meter.py`). **Wall** ends when the command ends. **CPU** is user and system
time of every process of the tree, also of those that were killed or outlived their parent: the meter is their
subreaper, so the kernel accounts all of them to it. **Written** is what they gave to the disk (`ru_oublock`).
**Memory** is the highest sum over all processes at one moment: of PSS, which counts a page that n processes share once,
and of RSS, which counts it n times; it is sampled every 20 ms, in rounds of its own, since sampling slows what it
watches. The rounds are interleaved: each runs every command once, and five times what takes a fraction of a second.

| | |
|---|---|
{facts}

{date}:

```sh
{command}
```
"""

_FEEDS_TEMPLATE = """\
# Feeds of many episodes

What it costs to publish shows of 100, 1,000 and 10,000 episodes, once their sound is made: every feed, page of a feed
and index written anew; a build with nothing changed; a build after one article was changed. Beside it, the feed that a
script writes with feedgen alone: all episodes in one document and in memory, with Apple's tags and no others. Written
by the command at its end; nothing in it is typed by hand.

{table}

Every figure is a median, with the smallest and the largest value in brackets. Articles of 60–100 words, spoken by the
test tone, since no word is heard here. A build after a change looks at the stamps of every file of the show, reads the
one article, makes its episode, and writes the pages of the feed that name it. How it is measured:
[performance.md](performance.md).

| | |
|---|---|
{facts}

{date}:

```sh
{command}
```
"""
