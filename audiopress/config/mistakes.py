"""What is wrong in audiopress.toml -> the words for it, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audiopress.config.fits import UnfitError, nearest
from audiopress.config.lines import Path, key_lines
from audiopress.config.rows import BY_KEY, ROWS, TABLES
from audiopress.errors import ConfigError

FILE = "audiopress.toml"


def unparsed(message: str, text: str) -> ConfigError:
    """tomllib says “… (at line 3, column 5)” or “… (at end of document)”."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place.group(1)) if place and place.group(1) else text.count("\n") + 1
    sentence = message[: place.start()] if place else message
    return ConfigError(
        f"this is not TOML: {sentence[:1].lower()}{sentence[1:]}",
        'a line is `key = "text"`, `key = 12`, `key = true` or `[table]`',
        f"{FILE}:{line}",
    )


def called(path: Path) -> str:
    *tables, key = path
    return f"`{key}` in [{'.'.join(tables)}]" if tables else f"`{key}`"


def shown(value: object) -> str:
    """A wrong value as its author would recognise it."""
    names = {dict: "a table", list: "a list", bool: str(value).lower()}
    if isinstance(value, str):
        return f"“{value[:60]}…”" if len(value) > 60 else f"“{value}”"
    return names.get(type(value), str(value))


def instead(value: object, problem: UnfitError) -> str:
    """“, not …”: what is written there; nothing for a table whose keys are what is wrong with it."""
    written = value if problem.inside is None else problem.inside
    keys = isinstance(written, dict) and re.match("a table (such as|with) ", problem.allowed)
    return "" if keys else f", not {shown(written)}"


def strayed(path: Path, text: str) -> str:
    """Where a key of the top of the file belongs that stands below a table's name, and so in that table; "" for others.

    >>> strayed(("check", "title"), '[check]\\ntitle = "x"')
    'did you mean `title`? write it above [check] on line 1: what stands below that belongs to it'
    """
    if len(path) < 2 or path[-1] not in BY_KEY:
        return ""
    written = text.replace("\r\n", "\n").split("\n")
    lines = key_lines(text)
    headers = (line for line in sorted(set(lines.values())) if written[line - 1].lstrip().startswith("["))
    first = next(headers, 0)
    if not 0 < first < lines.get(path, 0):
        return ""
    header = written[first - 1].partition("#")[0].strip()
    return f"did you mean `{path[-1]}`? write it above {header} on line {first}: what stands below that belongs to it"


def among(known: Iterable[str], path: Path, text: str) -> str:
    """The name of a table of names that was probably meant, else all there are."""
    near = nearest(path[-1], sorted(known))
    if near:
        return f"did you mean `{near}`?"
    return strayed(path, text) or f"the names are: {', '.join(sorted(known))}"


def meant(table: str, leaf: str) -> str:
    """The key that was probably meant: in the same table, else of that name in another, else all there are."""
    here = [row.key.rpartition(".")[2] for row in ROWS if row.key.rpartition(".")[0] == table]
    here += [] if table else list(TABLES)
    elsewhere = {row.key.rpartition(".")[2]: row.key for row in ROWS if row.key.rpartition(".")[0] != table}
    if leaf in elsewhere:
        return f"did you mean {called(tuple(elsewhere[leaf].split('.')))}?"
    near = nearest(leaf, here)
    if near:
        return f"did you mean `{near}`?"
    near = nearest(leaf, elsewhere)
    if near:
        return f"did you mean {called(tuple(elsewhere[near].split('.')))}?"
    return f"the keys {f'of [{table}]' if table else 'here'} are: {', '.join(here)}"
