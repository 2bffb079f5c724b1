"""audiopress.lock -> Ledger; a damaged file is an error with its line, never a reason to start anew."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from audiopress import strict
from audiopress.errors import PublishError
from audiopress.publish.ledger import FILE, VERSION, Channel, Entry, Ledger
from audiopress.write import FEED

LEDGER = FILE
_RESTORE = f"take the last good version from version control (`git checkout {FILE}`); without it every episode is new"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)


class _UnlikeError(Exception):
    """A value that is not what it must be; the argument says what that is."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _UnlikeError("text")
    return value


def _guid(value: object) -> str:
    try:
        return str(uuid.UUID(_text(value)))
    except ValueError:
        raise _UnlikeError("a UUID") from None


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _UnlikeError("a whole number")
    return value


def _time(value: object) -> datetime:
    try:
        return datetime.strptime(_text(value), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise _UnlikeError("a time such as 2026-01-31T00:00:00Z") from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnlikeError("true or false")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _UnlikeError("a list of texts")
    return tuple(_text(one) for one in value)


# What an entry must say, and how what it says becomes the field's value.
_FIELDS: dict[str, Callable[[object], object]] = {
    **dict.fromkeys(("slug", "url", "source", "title", "content_sha256", "sha256", "record_sha256"), _text),
    "guid": _guid,
    **dict.fromkeys(("revision", "size"), _count),
    **dict.fromkeys(("published", "updated"), _time),
    "removed": _flag,
    "formerly": _texts,
}


def read_ledger(path: Path) -> Ledger:
    """The ledger at `path`; an empty one where there is no file yet. PublishError with the line for a damaged one."""
    text = _read(path)
    if text is None:
        return Ledger()
    if conflict := _CONFLICT.search(text):
        raise PublishError(
            "the ledger holds both sides of a merge conflict",
            "keep the episodes of both sides, delete the lines <<<<<<<, ======= and >>>>>>>, then build again",
            f"{FILE}:{text.count(chr(10), 0, conflict.start()) + 1}",
        )
    return _ledger(text)


def _read(path: Path) -> str | None:
    """The file's text; None where there is no file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise PublishError(f"the ledger cannot be read: {problem.strerror}", "look at its permissions", FILE) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _damaged("it is not UTF-8", data.count(b"\n", 0, problem.start) + 1) from None


def _ledger(text: str) -> Ledger:
    try:
        document = strict.loads(text.encode())
    except strict.RepeatedNameError as problem:
        raise _damaged(f"“{problem.name}” stands there twice", _line(text, problem.name, last=True)) from None
    except strict.NotJsonError as problem:
        raise _damaged(f"this is not JSON: {problem.message}", problem.line) from None
    if not isinstance(document, dict) or not isinstance(document.get("episodes"), dict):
        raise _damaged("it has no “episodes”", 1)
    if document.get("version") != VERSION:
        raise PublishError(
            f"the ledger is of version {document.get('version')}, and this audiopress knows version {VERSION}",
            "install the newest audiopress",
            f"{FILE}:{_line(text, 'version')}",
        )
    show = document.get("show")
    if not isinstance(show, dict):
        raise _damaged("it has no “show”", 1)
    try:
        guid = _guid(show.get("guid")) if show.get("guid") else ""
        ledger = Ledger(guid, _text(show.get("feed_url", "")), _text(show.get("slug", "")))
    except _UnlikeError as problem:
        raise _damaged(f"the show's guid, feed_url or slug is not {problem}", _line(text, "show")) from None
    try:
        ledger = replace(ledger, formerly=_texts(show.get("formerly", [])))
    except _UnlikeError as problem:
        raise _damaged(f"“formerly” of the show is not {problem}", _line(text, "show")) from None
    ledger = _with_settings(text, ledger, show)
    channels = _channels(text, document.get("feeds", {}), guid)
    _expect_episodes(text, channels, document["episodes"])
    episodes = document["episodes"]
    # each as JSON has it goes as soon as it is an Entry: there may be ten thousand
    entries = tuple(_entry(text, slug, episodes.pop(slug)) for slug in sorted(episodes))
    _unique(text, entries)
    return replace(ledger, episodes=entries, channels=channels)


def _with_settings(text: str, ledger: Ledger, show: Mapping[str, object]) -> Ledger:
    """And what its feeds were written from; an older audiopress kept nothing of that."""
    told = show.get("settings", {})
    try:
        pairs = tuple((key, _text(value)) for key, value in sorted(told.items())) if isinstance(told, dict) else None
        cover = _text(show.get("picture_sha256", ""))
    except _UnlikeError:
        pairs = None
    if pairs is None:
        raise _damaged("“settings” of the show is not a table of texts", _line(text, "show"))
    return replace(ledger, told=pairs, picture_sha256=cover)


def _channels(text: str, feeds: object, guid: str) -> tuple[Channel, ...]:
    """The feeds; the show's own has no guid here but the show's, whatever an older audiopress wrote down twice."""
    if not isinstance(feeds, dict):
        raise _damaged("“feeds” is not a table", _line(text, "feeds"))
    channels = []
    for name, fields in sorted(feeds.items()):
        try:
            own = "" if name == FEED else _guid(fields["guid"])
            channels.append(Channel(name, own, _pages(fields["pages"])))
        except (TypeError, KeyError, _UnlikeError):
            raise _damaged(f"the feed “{name}” has no guid, or no pages", _line(text, name)) from None
    guids = [guid, *(channel.guid for channel in channels if channel.name != FEED)]
    if len(set(guids)) < len(guids):
        raise _damaged("two feeds have one guid", _line(text, "feeds"))
    return tuple(channels)


def _pages(value: object) -> tuple[tuple[str, ...], ...]:
    """The full pages, each slug where it stands first.

    A merge of two branches that both filled a page gives a slug twice: no feed may hold an episode on two pages, and
    what stands on the older one may have been read there. A page that is left without any is none.
    """
    if not isinstance(value, list):
        raise _UnlikeError("a list of pages")
    seen: set[str] = set()
    pages = []
    for slugs in map(_texts, value):
        pages.append(tuple(slug for slug in dict.fromkeys(slugs) if slug not in seen))
        seen.update(slugs)
    return tuple(page for page in pages if page)


def _expect_episodes(text: str, channels: tuple[Channel, ...], episodes: Mapping[str, object]) -> None:
    """The ledger keeps every episode for ever: a page cannot hold one that it has not."""
    for channel in channels:
        for slug in (slug for page in channel.pages for slug in page if slug not in episodes):
            place = text.find(json.dumps(slug, ensure_ascii=False), _position(text, channel.name))
            line = text.count("\n", 0, max(place, 0)) + 1
            raise _damaged(f"a page of the feed “{channel.name}” holds “{slug}”, which is no episode", line)


def _entry(text: str, slug: str, fields: object) -> Entry:
    if not isinstance(fields, dict):
        raise _damaged(f"the episode “{slug}” is not a table", _line(text, slug))
    fields = {"removed": False, "formerly": [], "record_sha256": "", **fields}
    values = {}
    for name, convert in _FIELDS.items():
        if name not in fields:
            raise _damaged(f"the episode “{slug}” has no “{name}”", _line(text, slug))
        try:
            values[name] = convert(fields[name])
        except _UnlikeError as problem:
            place = text.count("\n", 0, _position(text, name, after=_position(text, slug))) + 1
            raise _damaged(f"“{name}” of the episode “{slug}” is not {problem}", place) from None
    if values["slug"] != slug:
        raise _damaged(f"the episode “{slug}” says that its slug is “{values['slug']}”", _line(text, slug))
    return Entry(**values)  # type: ignore[arg-type]  # each value was made by its field's own converter


def _unique(text: str, entries: tuple[Entry, ...]) -> None:
    owners: dict[str, str] = {}
    for entry in entries:
        other = owners.setdefault(entry.guid, entry.slug)
        if other != entry.slug:
            raise _damaged(f"the episodes “{other}” and “{entry.slug}” have one guid", _line(text, entry.slug))


def _position(text: str, name: str, *, after: int = 0, last: bool = False) -> int:
    """Where the member `name` is written in the text, 0 if nowhere."""
    found = list(re.compile(rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:").finditer(text, after))
    return found[-1 if last else 0].start() if found else 0


def _line(text: str, name: str, *, last: bool = False) -> int:
    return text.count("\n", 0, _position(text, name, last=last)) + 1


def _damaged(what: str, line: int) -> PublishError:
    return PublishError(f"the ledger is damaged: {what}", _RESTORE, f"{FILE}:{line}")
