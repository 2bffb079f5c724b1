"""A built file -> the JSON object in it."""

from __future__ import annotations

from typing import Any

from audiopress import strict
from audiopress.check.built import Built


def object_in(built: Built, name: str) -> dict[str, Any] | None:
    """None where there is no such file, or no JSON object in it."""
    if not built.has(name):
        return None
    try:
        found = strict.loads((built.folder / name).read_bytes())
    except strict.NotJsonError:
        return None
    return found if isinstance(found, dict) else None


def rows_of(document: dict[str, Any] | None, name: str) -> list[dict[str, Any]]:
    """The objects of a list in it; none where there is no such list."""
    found = (document or {}).get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
