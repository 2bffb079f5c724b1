"""What each reader of feeds makes of ours: path in its output -> where the value stands in the document, and its form.

A path has `[]` for each list it goes through; its XPath has a step for each of them, and one for the value, with ` > `
between. What a reader adds of its own accord is named in DERIVED, with the reason. What it is known to mangle has a
converter that does the same: if it changes, or another value comes out changed, a test fails.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree
from lxml.html import fragment_fromstring

from audiopress.write.tags import NAMESPACES

Element = etree._Element


def unchanged(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its steps in the document, how the reader writes it, and what is the same in what it made of it."""

    xpath: str
    written: Callable[[Any], Any] = str
    read: Callable[[Any], Any] = unchanged


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a reader's output, by its path; lists count from 0. An empty list or table says nothing."""
    if isinstance(value, Mapping):
        for key in value:
            yield from leaves(value[key], f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, f"{path}[{number}]")
    else:
        yield path, value


def expected(channel: Element, path: str, row: Row) -> Iterator[tuple[str, Any]]:
    """The values of a row, by their paths in the reader's output."""
    return _walk(channel, path.split("[]"), row.xpath.split(" > "), row.written, "")


def _walk(
    context: Any, parts: list[str], steps: list[str], written: Callable[[Any], Any], before: str
) -> Iterator[tuple[str, Any]]:
    found = _found(context, steps[0])
    here = before + parts[0]
    if len(parts) == 1:
        assert len(found) <= 1, f"{here}: {steps[0]} is there {len(found)} times"
        yield from ((here, written(one)) for one in found)
    elif parts[1:] == [""]:
        yield from ((f"{here}[{number}]", written(one)) for number, one in enumerate(found))
    else:
        for number, one in enumerate(found):
            yield from _walk(one, parts[1:], steps[1:], written, f"{here}[{number}]")


def _found(context: Any, step: str) -> list[Any]:
    """What a step leads to."""
    found = context.xpath(step, namespaces=NAMESPACES)
    return found if isinstance(found, list) else [found]


def true(value: str) -> bool:
    """yes, Yes and true."""
    return value.lower() in ("yes", "true")


def number(value: str) -> int | float:
    return float(value) if "." in value else int(value)


def moment(value: str) -> str:
    """RFC 2822 -> ISO 8601, as JavaScript writes it."""
    return parsedate_to_datetime(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def timestamp(value: str) -> int:
    return int(parsedate_to_datetime(value).timestamp())


def parts_of(value: str) -> tuple[int, ...]:
    return tuple(parsedate_to_datetime(value).astimezone(UTC).timetuple()[:6])


def seconds(value: str) -> int:
    """Normal play time, without its fraction."""
    return round((datetime.strptime(value, "%H:%M:%S.%f") - datetime(1900, 1, 1)).total_seconds())


def markup(value: str) -> bytes:
    """HTML without what is of no account in it: the order of attributes, and how characters are written."""
    return etree.tostring(fragment_fromstring(value, create_parent=True), method="c14n")


def decoded(value: str) -> str:
    """HTML as a reader has it that reads its references once too often."""
    return html.unescape(value)


def decoded_line(value: str) -> str:
    return " ".join(html.unescape(value).split())


def rows(prefix: str, base: str, below: Mapping[str, str | Row]) -> dict[str, Row]:
    """Rows below a path and a step: short to write for what channel and item share."""
    listed = ((path, row if isinstance(row, Row) else Row(row)) for path, row in below.items())
    return {f"{prefix}{path}": Row(f"{base}{row.xpath}", row.written, row.read) for path, row in listed}


CHANNEL, ITEM = "", "item > "
