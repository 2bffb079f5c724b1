"""Front matter's entries -> the values an article takes from them, each of its right type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

from audiopress.config.lexicon import agreeing
from audiopress.config.lexicon import entry as lexicon_entry
from audiopress.errors import SourceError
from audiopress.model import NOTHING_PARTICULAR, Finding, Particulars, Pronunciation
from audiopress.patterns import late
from audiopress.read.codes import finding
from audiopress.read.dates import aware, parse_date, publishable
from audiopress.read.frontmatter import Entry, given_twice, together
from audiopress.read.particulars import particulars
from audiopress.read.slugs import slugify

_NEAR: Final = 0.75
_LANGUAGE: Final = late(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+")


@dataclass(frozen=True, slots=True)
class Fields:
    """What an author or a page says about an article; an empty value is one that was not given."""

    title: str = ""
    slug: str = ""
    date: datetime | None = None
    updated: datetime | None = None
    author: tuple[str, ...] = ()
    language: str = ""
    summary: str = ""
    cover: str = ""
    cover_line: int | None = None
    voice: str | None = None
    draft: bool = False
    tags: tuple[str, ...] = ()
    lexicon: tuple[Pronunciation, ...] = ()
    podcast: Particulars = NOTHING_PARTICULAR
    check: tuple[tuple[str, int], ...] = ()  # codes that are ignored, each with its line


def fields_of(entries: tuple[Entry, ...], place: str) -> tuple[Fields, tuple[Finding, ...]]:
    """Raises SourceError that tells every value of a wrong type; a key that is nearly one of ours is a finding."""
    given, findings, failures = dict[str, Any](), [], given_twice(entries, place)
    # Our own names last, so that they win over other tools' names for the same thing.
    for entry in sorted(entries, key=lambda entry: _named(entry) in _READ):
        key = _ALIASES.get(_named(entry), _named(entry))
        if key in _READ:
            try:
                given |= _given(key, entry, f"{place}:{entry.line}")
            except SourceError as failure:
                failures.append(failure)
        elif near := get_close_matches(key, _READ, n=1, cutoff=_NEAR):
            findings.append(finding("A-006", place, entry.line, key=entry.key, nearest=near[0]))
    if failures:
        raise together(failures)
    return Fields(**given), tuple(findings)


def _given(key: str, entry: Entry, place: str) -> dict[str, Any]:
    """What an entry says of an article, by the names of its fields."""
    value = {key: _READ[key](entry, place)} if entry.value is not None and entry.value != "" else {}
    return {**value, "cover_line": entry.line} if key == "cover" else value


def _named(entry: Entry) -> str:
    return entry.key.strip().casefold()


def tidy_language(code: str) -> str:
    """A language tag in the usual case (RFC 5646 § 2.1.1), or "" for what is none.

    >>> tidy_language("EN_gb"), tidy_language("zh-hant-tw"), tidy_language("English")
    ('en-GB', 'zh-Hant-TW', '')
    """
    tag = code.strip().replace("_", "-")
    if _LANGUAGE.fullmatch(tag) is None:
        return ""
    first, *rest = tag.split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cases.get(len(part), str.lower)(part) for part in rest)])


def _text(entry: Entry, place: str) -> str:
    """Text; a number is text too where text is asked for: a title may be 1984."""
    value = entry.value
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return entry.written or str(value)
    raise SourceError(f"“{entry.key}” must be text, not {_name(value)}", f'write {entry.key}: "…"', place)


def _texts(entry: Entry, place: str) -> tuple[str, ...]:
    """One text or a list of them."""
    if not isinstance(entry.value, list):
        return (_text(entry, place),)
    if not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in entry.value):
        raise SourceError(
            f"“{entry.key}” must be a text or a list of texts", f"write {entry.key}: [one, another]", place
        )
    return tuple(words for item in entry.value if (words := " ".join(str(item).split())))


def _tags(entry: Entry, place: str) -> tuple[str, ...]:
    """A list, or one line with commas as other tools write it."""
    words = _texts(entry, place)
    if isinstance(entry.value, list):
        return words
    return tuple(tag.strip() for tag in words[0].split(",") if tag.strip())


def _date(entry: Entry, place: str) -> datetime:
    value = entry.value
    if isinstance(value, date) and publishable(value):
        return aware(value)
    if isinstance(value, str) and (moment := parse_date(value)):
        return moment
    raise SourceError(
        f"“{entry.key}: {_short(entry)}” is no date", f"write {entry.key}: 2026-03-04, from 1900 on", place
    )


def _language(entry: Entry, place: str) -> str:
    if tag := tidy_language(_text(entry, place)):
        return tag
    raise SourceError(f"“{_short(entry)}” is no language code", "write a code such as en-GB, de or zh-Hant", place)


def _draft(entry: Entry, place: str) -> bool:
    if isinstance(entry.value, bool):
        return entry.value
    raise SourceError(f"“{entry.key}” must be true or false, not {_name(entry.value)}", "write draft: true", place)


def _slug(entry: Entry, place: str) -> str:
    return slugify(_text(entry, place))


def _lexicon(entry: Entry, place: str) -> tuple[Pronunciation, ...]:
    """A mapping from what is written to what is spoken, in the plain form of a lexicon."""
    value = entry.value
    if not isinstance(value, dict):
        hint = f'write {entry.key}: {{Jahren: "yah ren"}}, or one pair on each line below it'
        raise SourceError(f"“{entry.key}” must be pairs of written and spoken words, not {_name(value)}", hint, place)
    pairs = ((str(written), "" if spoken is None else str(spoken)) for written, spoken in value.items())
    return agreeing((lexicon_entry(*pair, place, error=SourceError) for pair in pairs), SourceError)


def _ignored(entry: Entry, place: str) -> tuple[tuple[str, int], ...]:
    """`{ignore: [A-001]}`: codes whose findings in this article are known, and as they should be."""
    value = entry.value
    codes = value.get("ignore") if isinstance(value, dict) and set(value) == {"ignore"} else None
    codes = [codes] if isinstance(codes, str) else codes
    if not isinstance(codes, list) or not all(isinstance(code, str) and code.strip() for code in codes):
        raise SourceError(
            f"“{entry.key}” must say which codes to ignore", f"write {entry.key}: {{ignore: [A-001, N-910]}}", place
        )
    return tuple((str(code).strip().upper(), entry.line) for code in codes)


def _short(entry: Entry) -> str:
    words = str(entry.value)
    return words if len(words) <= 40 else f"{words[:39]}…"


def _name(value: object) -> str:
    """What an author would call a value of that type."""
    names: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (list, "a list"),
        (dict, "a group of keys"),
        (str, "text"),
        (int, "a number"),
        (float, "a number"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "that")


_ALIASES: Final = {  # what other tools call our keys
    "authors": "author",
    "description": "summary",
    "lang": "language",
    "lastmod": "updated",
    "modified": "updated",
}
_READ: Final[dict[str, Callable[[Entry, str], object]]] = {
    "title": _text,
    "slug": _slug,
    "date": _date,
    "updated": _date,
    "author": _texts,
    "language": _language,
    "summary": _text,
    "cover": _text,
    "voice": _text,
    "draft": _draft,
    "tags": _tags,
    "lexicon": _lexicon,
    "podcast": particulars,
    "check": _ignored,
}
