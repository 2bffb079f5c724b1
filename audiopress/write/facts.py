"""Particulars <-> plain values, as episode.json keeps them."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from audiopress.model import NOTHING_PARTICULAR, License, Link, Location, Particulars, Person, Text

_LISTS: dict[str, type] = {
    "people": Person,
    "funding": Link,
    "locations": Location,
    "links": Link,
    "discussions": Link,
    "texts": Text,
}


def plain_particulars(particulars: Particulars) -> dict[str, Any]:
    """What an author gave; soundbites are left to the timeline, which knows where they are."""
    given = asdict(particulars)
    usual = asdict(NOTHING_PARTICULAR)
    return {name: value for name, value in given.items() if value != usual[name] and name != "soundbites"}


def particulars_of(values: dict[str, Any]) -> Particulars:
    """What `plain_particulars` wrote; TypeError or KeyError for anything else."""
    known = {field.name for field in fields(Particulars)}
    found: dict[str, Any] = {name: values[name] for name in values if name in known}
    for name, make in _LISTS.items():
        if name in found:
            found[name] = tuple(make(**one) for one in found[name])
    if "license" in found:
        found["license"] = License(**found["license"])
    return Particulars(**found)
