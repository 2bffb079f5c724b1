"""The head of a source file -> its keys and values, each with its line; what stands below keeps its line numbers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Final

import yaml

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
    _refuse_twice(entries, place)
    return entries, "\n".join([""] * (end + 1) + lines[end + 1 :])


def _opens(lines: list[str], start: int, fence: str) -> bool:
    """A rule at the top of a text looks like front matter too, but no key follows it."""
    below = next((line for line in lines[start + 1 :] if line.strip()), "")
    block = takewhile(str.strip, lines[start + 1 :])
    return bool(_KEY.match(below)) or any(line.rstrip() == fence for line in block)


class _Loader(yaml.SafeLoader):
    """Safe YAML whose timestamps stay text: a date that is none must be found by us, with its line."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _yaml(source: str, place: str, first: int) -> tuple[Entry, ...]:
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return ()
        if not isinstance(node, yaml.MappingNode):
            raise SourceError("front matter holds no `key: value` lines", _HINT["---"], f"{place}:{first}")
        return tuple(_entry(loader, key, value, first) for key, value in node.value)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + min(mark.line if mark else 0, source.count("\n"))
        what = error.problem or error.context or "it is not YAML"
        raise SourceError(f"front matter does not parse: {what}", _HINT["---"], f"{place}:{line}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SourceError("front matter does not parse: it is not YAML", _HINT["---"], f"{place}:{first}") from error
    finally:
        loader.dispose()


def _entry(loader: yaml.SafeLoader, key: yaml.Node, value: yaml.Node, first: int) -> Entry:
    written = value.value if isinstance(value, yaml.ScalarNode) else ""
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return Entry(str(name), loader.construct_object(value, deep=True), first + key.start_mark.line, str(written))


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


def _refuse_twice(entries: tuple[Entry, ...], place: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.key.casefold() in seen:
            raise SourceError(f"front matter gives “{entry.key}” twice", "delete one of them", f"{place}:{entry.line}")
        seen.add(entry.key.casefold())
