"""TOML text -> the line on which each key is written, by parsing one statement after the other."""

from __future__ import annotations

import tomllib

Path = tuple[str, ...]


def key_lines(text: str) -> dict[Path, int]:
    """The 1-based line of every key and table of a TOML document that parses.

    >>> key_lines('a = 1\\n[voice]\\nrate = 180\\nroles = { quote = "x" }')
    {('a',): 1, ('voice',): 2, ('voice', 'rate'): 3, ('voice', 'roles'): 4, ('voice', 'roles', 'quote'): 4}
    """
    found: dict[Path, int] = {}
    table: Path = ()
    lines = text.replace("\r\n", "\n").split("\n")  # TOML 1.0: a newline is LF or CRLF, and nothing else is
    start = 0
    while start < len(lines):
        end, statement = _statement(lines, start)
        if lines[start].lstrip().startswith("["):
            table = _deepest(statement)
            paths = [table[: depth + 1] for depth in range(len(table))]
        else:
            paths = [table + path for path in _paths(statement)]
        for path in paths:
            found.setdefault(path, start + 1)
        start = end
    return found


def _statement(lines: list[str], start: int) -> tuple[int, dict[str, object]]:
    """Where the statement at `start` ends, and it: an open string or list does not parse, so the first to is whole."""
    for end in range(start + 1, len(lines) + 1):
        try:
            return end, tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
    return len(lines), {}


def _paths(value: object, above: Path = ()) -> list[Path]:
    if not isinstance(value, dict):
        return []
    found: list[Path] = []
    for key, inner in value.items():
        found += [(*above, key), *_paths(inner, (*above, key))]
    return found


def _deepest(statement: dict[str, object]) -> Path:
    """The path a table header opens; `[[a]]` counts as `[a]`."""
    path: Path = ()
    inner: object = statement
    while isinstance(inner, dict) and inner:
        key = next(iter(inner))
        path, inner = (*path, key), inner[key]
    return path
