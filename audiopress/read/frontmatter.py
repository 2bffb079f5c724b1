"""The head of a source file -> its keys and values, each with its line; what stands below keeps its line numbers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Final

from audiopress.errors import SourceError
from audiopress.patterns import late

Value = str | int | float | bool | date | datetime | None | list[object] | dict[object, object]

_KEY: Final = late(r"""\s*["']?[^\W\d][\w .-]*["']?\s*[:=]""")
_HINT: Final = {
    "---": "front matter is `key: value` lines between two lines of ---; quote values that hold a colon",
    "+++": 'front matter is `key = "value"` lines between two lines of +++',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One key as the author wrote it; `written` is the value's own text where YAML would read a number into it."""

    key: str
    value: Value
    line: int
    written: str = ""


def split(text: str, place: str) -> tuple[tuple[Entry, ...], str]:
    """The entries, and the text with as many empty lines in place of the front matter.

    Raises SourceError, with its line, for front matter that does not close or does not parse.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fence = lines[start].rstrip()
    if fence not in _HINT or not _opens(lines, start, fence):
        return (), text
    closing = (fence, "...") if fence == "---" else (fence,)
    end = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() in closing), None)
    if end is None:
        raise SourceError(
            f"front matter opens with {fence} and never closes",
            f"write a line with only {fence} where it ends",
            f"{place}:{start + 1}",
        )
    source = "\n".join(lines[start + 1 : end])
    parse = _yaml if fence == "---" else _toml
    entries = parse(source, place, start + 2)
    return entries, "\n".join([""] * (end + 1) + lines[end + 1 :])


def _opens(lines: list[str], start: int, fence: str) -> bool:
    """A rule at the top of a text looks like front matter too, but no key follows it."""
    below = next((line for line in lines[start + 1 :] if line.strip()), "")
    block = takewhile(str.strip, lines[start + 1 :])
    return bool(_KEY.match(below)) or any(line.rstrip() == fence for line in block)


def _yaml(source: str, place: str, first: int) -> tuple[Entry, ...]:
    from audiopress.read.yaml_matter import yaml_entries  # noqa: PLC0415  (PyYAML is slow to load, and plain texts have none)

    return tuple(Entry(*found) for found in yaml_entries(source, place, first, _HINT["---"]))


def _toml(source: str, place: str, first: int) -> tuple[Entry, ...]:
    try:
        values = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = first + (int(found[1]) - 1 if found else source.rstrip().count("\n"))
        what = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise SourceError(f"front matter does not parse: {what}", _HINT["+++"], f"{place}:{line}") from error
    return tuple(Entry(key, value, first + _line_of(key, source)) for key, value in values.items())


def _line_of(key: str, source: str) -> int:
    found = re.search(rf"""^\s*\[*\s*["']?{re.escape(key)}\b""", source, re.MULTILINE)
    return source.count("\n", 0, found.end()) if found else 0


def given_twice(entries: tuple[Entry, ...], place: str) -> list[SourceError]:
    """What to say of each key that stands there already."""
    seen: set[str] = set()
    found = []
    for entry in entries:
        if entry.key.casefold() in seen:
            message = f"front matter gives “{entry.key}” twice"
            found.append(SourceError(message, "delete one of them", f"{place}:{entry.line}"))
        seen.add(entry.key.casefold())
    return found


def together(failures: list[SourceError]) -> SourceError:
    """Everything that is wrong with one front matter, as one error at the first place: nobody wants it one by one.

    >>> told = together([SourceError("b", "mend it", "a.md:3"), SourceError("a", "mend it", "a.md:2")])
    >>> str(told), told.hint
    ('a.md:2: a; line 3: b', 'mend it')
    """
    first, *others = sorted(failures, key=_line)
    messages, hints, told, line = [first.message], [first.hint], {first.hint}, _line(first)
    for one in others:
        where = f"line {_line(one)}: " if _line(one) != line else ""
        line = _line(one)
        messages.append(f"{where}{one.message}")
        if one.hint and one.hint not in told:
            hints.append(f"{where}{one.hint}")
            told.add(one.hint)
    return SourceError("; ".join(messages), "; ".join(filter(None, hints)), first.place)


def _line(failure: SourceError) -> int:
    return int(failure.place.rpartition(":")[2])
