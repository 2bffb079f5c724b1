"""Show -> what its settings say that feeds and their pages are written from, as text that a later build compares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from audiopress.config import default_description
from audiopress.config.rows import ROWS
from audiopress.model import Show

# Addresses and the folder are the ledger's; voices and sound are each episode's.
_ELSEWHERE = {"slug", "base_url"}
_TOLD = tuple(
    row for row in ROWS if row.field not in _ELSEWHERE and ("." not in row.key or row.key.startswith("feed."))
)
_OPEN = ("feeds", "pauses", "rules")  # tables whose keys are the author's, or whose values are not the feed's


def told(show: Show) -> Mapping[str, str]:
    """Key, as audiopress.toml has it -> the value; what is as it is by default is left out.

    A further feed is one value, `feeds.NAME`.
    """
    plain = Show("", "", "", "", "", "")
    kept = {row.key: (_field(show, row.field), _field(plain, row.field)) for row in _TOLD if row.key not in _OPEN}
    if show.author == show.title:  # as nobody has written it, it follows from the title
        del kept["author"]
    if show.description == default_description(show.title):
        del kept["description"]
    own = {key: _text(value) for key, (value, usual) in kept.items() if value != usual}
    return own | {f"feeds.{name}": _text(one) for name, one in show.feeds}


def _field(show: Show, path: str) -> object:
    value: object = show
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Path):
        return value.name
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> object:
    """JSON's values; what is empty in a table is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: inner for name, inner in asdict(value).items() if inner not in ("", None, ())}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
