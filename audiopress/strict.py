"""Bytes that anybody may have written -> a JSON value that every reader takes alike; and whether it is of its kind."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

_Number = TypeVar("_Number", int, float)
_MOST = 2**53  # RFC 7493 § 2.2: up to here a number is the same to every reader
_LONG = re.compile(r"[0-9]{16}")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class NotJsonError(ValueError):
    """Why bytes are no JSON that every reader takes alike, and on which line."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line


class RepeatedNameError(NotJsonError):
    """A name that one object holds twice: some readers keep the first of its values, and some the last."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” stands twice in one object")
        self.name = name


def loads(data: bytes) -> Any:
    """The value of a JSON text (RFC 8259) in UTF-8, within I-JSON (RFC 7493); NotJsonError for anything else.

    Python alone would take NaN, Infinity, halves of characters (§ 2.1), names that stand twice in an object (§ 2.3),
    and numbers that no time, size or place can have (§ 2.2). A byte order mark is refused, too, since many readers do
    not know it (RFC 8259 § 8.1). Noncharacters are taken, against § 2.1: every reader does, and a file's name may hold
    one (Unicode, Corrigendum 9).

    >>> loads(b'{"a": 1.5}')
    {'a': 1.5}
    """
    try:
        text = data.decode("utf-8")
        if text.startswith("\ufeff"):
            raise NotJsonError("it begins with a byte order mark")
        # only where a number is as long is each of them looked at: that takes its time
        whole = _whole if _LONG.search(text) else None
        found = json.loads(
            text, parse_constant=_refused, parse_float=_fraction, parse_int=whole, object_pairs_hook=_once
        )
        if _HALF.search(text):
            json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as problem:
        raise NotJsonError(problem.msg, problem.lineno) from problem
    except UnicodeDecodeError as problem:
        raise NotJsonError("it is not UTF-8", data.count(b"\n", 0, problem.start) + 1) from problem
    except UnicodeEncodeError as problem:
        raise NotJsonError("it holds half a character") from problem
    except RecursionError as problem:
        raise NotJsonError("its lists are nested too deep") from problem
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise RepeatedNameError(next(name for name in names if names.count(name) > 1))
    return found


def _refused(name: str) -> NoReturn:
    raise NotJsonError(f"“{name}” is no number")


def _fraction(text: str) -> float:
    return _bounded(float(text), text)


def _whole(text: str) -> int:
    return _bounded(int(text[:20]), text)


def _bounded(number: _Number, text: str) -> _Number:
    if not -_MOST <= number <= _MOST:
        raise NotJsonError(f"“{text[:20]}” is a number that is too large")
    return number


def fits(value: object, kind: Any) -> bool:
    """Whether a value, and whatever it is made of, is of a kind, as annotations have it: dataclasses, tuples, unions.

    >>> fits(("a", "b"), tuple[str, ...]), fits(True, int), fits(None, int | None)
    (True, False, True)
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in parts)
    if origin is Literal:
        return value in parts
    if origin is tuple:  # of one kind, however many
        return isinstance(value, tuple) and all(fits(one, parts[0]) for one in value)
    if isinstance(value, bool) or kind is bool:
        return isinstance(value, bool) and kind is bool
    if kind is float:
        return isinstance(value, int | float)
    if isinstance(kind, type) and is_dataclass(kind):
        return isinstance(value, kind) and all(fits(getattr(value, name), one) for name, one in _fields(kind))
    return isinstance(value, kind)


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
