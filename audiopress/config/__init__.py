"""audiopress.toml -> Show: one table of rows says what may stand there, and anything else is an error with its line."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from audiopress.config.fits import UnfitError
from audiopress.config.lines import key_lines
from audiopress.config.mistakes import FILE, among, called, instead, meant, shown, strayed, unparsed
from audiopress.config.rows import BY_KEY, ROWS, TABLES, Names, Row
from audiopress.config.terms import BIT_RATES
from audiopress.errors import ConfigError
from audiopress.model import Audio, Feed, Music, Narration, Role, Show, Suppression, Track, Voice

ROLES: frozenset[str] = frozenset(get_args(Role))
# What silence can follow: an utterance of each role, the parts of one, and what stands between sections.
PAUSES = ROLES | {"sentence", "line", "clause", "cell", "row", "term", "break", "section", "subsection"}

__all__ = [
    "FILE",
    "PAUSES",
    "ROLES",
    "default_address",
    "default_description",
    "default_slug",
    "load_show",
    "parse_show",
]


def default_description(title: str) -> str:
    """What a show is described as whose author says nothing."""
    return f"{title}: articles, read aloud."


def default_slug(title: str) -> str:
    """The folder below feeds/ of a show whose author names none.

    >>> default_slug("Café über alles"), default_slug("読む")
    ('cafe-uber-alles', 'show')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "show"


def default_address(slug: str) -> str:
    """Where the feed of a show is looked for whose author has not decided: on this machine."""
    return f"http://localhost:8000/feeds/{slug}/"


def load_show(
    workspace: Path,
    *,
    rule_names: frozenset[str] | None = None,
    pause_names: frozenset[str] | None = PAUSES,
    roles: frozenset[str] | None = ROLES,
) -> Show:
    """The show of a workspace, defaults filled in; ConfigError with the line of whatever is wrong.

    `rule_names`, `pause_names` and `roles` are what [rules], [pauses] and [voice.roles] may name; None: anything.
    """
    try:
        data = (workspace / FILE).read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            f"there is no {FILE} in this folder", "type `audiopress init .` to make this folder a workspace", FILE
        ) from None
    except OSError as problem:
        raise ConfigError(f"the file cannot be read: {problem.strerror}", "look at its permissions", FILE) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ConfigError("the file is not UTF-8", "save it as UTF-8", f"{FILE}:{line}") from None
    return parse_show(text, workspace, rule_names=rule_names, pause_names=pause_names, roles=roles)


def parse_show(
    text: str,
    workspace: Path,
    *,
    rule_names: frozenset[str] | None = None,
    pause_names: frozenset[str] | None = PAUSES,
    roles: frozenset[str] | None = ROLES,
) -> Show:
    """The show that the text of an audiopress.toml describes; paths in it count from `workspace`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise unparsed(str(problem), text) from None
    reader = _Reader(text, {"feeds": None, "roles": roles, "pauses": pause_names, "rules": rule_names})
    values = reader.values(document)
    _fill(values, reader, workspace)
    return _show(values)


class _Reader:
    """The text being read, for the lines of errors, and the names its open tables may use."""

    def __init__(self, text: str, names: dict[Names, frozenset[str] | None]) -> None:
        self.text = text
        self.names = names

    def wrong(self, path: tuple[str, ...], message: str, hint: str = "") -> ConfigError:
        """The error at `path`, or at the nearest table around it that is written down."""
        return ConfigError(message, hint, self.place(path))

    def place(self, path: tuple[str, ...]) -> str:
        """Where `path`, or the nearest table around it, is written."""
        lines = key_lines(self.text)
        while path and path not in lines:
            path = path[:-1]
        return f"{FILE}:{lines.get(path, 1)}"

    def values(self, document: dict[str, Any]) -> dict[str, Any]:
        """Field -> value, for every key that is written."""
        found: dict[str, Any] = {}
        for key, value in document.items():
            if key not in TABLES:
                row, path = self._row(key, (key,))
                found[row.field] = self._fit(row, path, value)
                continue
            if not isinstance(value, dict):
                raise self.wrong(
                    (key,), f"`{key}` must be a table", f"write [{key}] on a line of its own, its keys below"
                )
            for inner, below in value.items():
                row, path = self._row(f"{key}.{inner}", (key, inner))
                found[row.field] = self._fit(row, path, below)
        return found

    def _row(self, key: str, path: tuple[str, ...]) -> tuple[Row, tuple[str, ...]]:
        if key in BY_KEY:
            return BY_KEY[key], path
        table, _, leaf = key.rpartition(".")
        hint = strayed(path, self.text) or meant(table, leaf)
        raise self.wrong(path, f"there is no key {called(path)}", hint)

    def _fit(self, row: Row, path: tuple[str, ...], value: object) -> object:
        if row.names:
            return self._named(row, path, value)
        try:
            return row.fit(value)
        except UnfitError as problem:
            raise self._unfit(path, value, problem) from None

    def _named(self, row: Row, path: tuple[str, ...], value: object) -> tuple[tuple[str, object], ...]:
        if not isinstance(value, dict):
            raise self.wrong(path, f"{called(path)} must be a table of names and values, not {shown(value)}")
        known = self.names[row.names]
        pairs = []
        for name, inner in sorted(value.items()):
            if known is not None and name not in known:
                hint = among(known, (*path, name), self.text)
                raise self.wrong((*path, name), f"there is no key {called((*path, name))}", hint)
            try:
                pairs.append((name, row.fit(inner)))
            except UnfitError as problem:
                raise self._unfit((*path, name), inner, problem) from None
        return tuple(pairs)

    def _unfit(self, path: tuple[str, ...], value: object, problem: UnfitError) -> ConfigError:
        hint = problem.hint or strayed(path, self.text)
        return self.wrong(path, f"{called(path)} must be {problem.allowed}{instead(value, problem)}", hint)


def _fill(values: dict[str, Any], reader: _Reader, workspace: Path) -> None:
    """Put in the defaults that depend on other values, and check the values that depend on each other."""
    for row in ROWS:
        if row.needed and row.field not in values:
            raise reader.wrong((), f"`{row.key}` is missing", f'write {row.key} = "…" at the top of {FILE}')
    values["slug"] = values.get("slug") or default_slug(values["title"])
    values["author"] = values.get("author") or values["title"]
    values["language"] = values.get("language") or "en"
    values["description"] = values.get("description") or default_description(values["title"])
    values["base_url"] = values.get("base_url") or default_address(values["slug"])
    artwork = values.get("artwork") or None
    values["artwork"] = workspace / artwork if artwork else None
    if values["artwork"] and not values["artwork"].is_file():
        raise reader.wrong(
            ("artwork",), f"there is no picture “{artwork}”", f"its path counts from the folder of {FILE}"
        )
    for name in ("intro", "outro", "bed", "chapter"):
        values[f"music.{name}"] = _track(values.get(f"music.{name}"), name, reader, workspace)
    path, _, line = reader.place(("check", "ignore")).rpartition(":")
    values["ignored"] = tuple(Suppression(code.upper(), path, int(line)) for code in values.get("ignored", ()))
    _check_bit_rate(values, reader)
    _check_feeds(values, reader)


def _track(written: str | None, name: str, reader: _Reader, workspace: Path) -> Track | None:
    """The sound file that [music] names; whether there is sound in it, `audiopress.sound.music` knows."""
    if not written:
        return None
    path = workspace / written
    if not path.is_file():
        raise reader.wrong(
            ("music", name), f"there is no sound file “{written}”", f"its path counts from the folder of {FILE}"
        )
    return Track(path, reader.place(("music", name)))


def _check_bit_rate(values: dict[str, Any], reader: _Reader) -> None:
    defaults = Audio()
    sample_rate = values.get("audio.sample_rate", defaults.sample_rate)
    bit_rate = values.get("audio.bit_rate", defaults.bit_rate)
    allowed = BIT_RATES[sample_rate]
    if bit_rate not in allowed:
        key = "bit_rate" if "audio.bit_rate" in values else "sample_rate"
        raise reader.wrong(
            ("audio", key),
            f"MP3 knows no {bit_rate} kb/s at {sample_rate} Hz",
            f"bit_rate may be {', '.join(map(str, allowed))} there",
        )
    if values.get("audio.formats") == ():
        raise reader.wrong(("audio", "formats"), "`formats` in [audio] names no format", 'write formats = ["mp3"]')


def _check_feeds(values: dict[str, Any], reader: _Reader) -> None:
    """The names of further feeds are those of files beside feed.xml; their editions are among the show's."""
    details = Narration(
        **{key: values[f"narration.{key}"] for key in ("detail", "editions") if f"narration.{key}" in values}
    ).details
    for name, one in values.get("feeds", ()):
        if not re.fullmatch(r"(?!feed(-|$)|.*-\d+$)[a-z0-9]+(-[a-z0-9]+)*", name):
            raise reader.wrong(
                ("feeds", name),
                f"a feed cannot have the name “{name}”",
                "its file is NAME.xml: lower-case letters, digits, single hyphens; not “feed” first, no number last",
            )
        if one.detail not in {None, *details}:
            hint = f'write editions = ["{one.detail}"] into [narration]'
            raise reader.wrong(("feeds", name, "detail"), f"the show has no edition “{one.detail}”", hint)


def _show(values: dict[str, Any]) -> Show:
    def part(prefix: str) -> dict[str, Any]:
        return {key.removeprefix(prefix): value for key, value in values.items() if key.startswith(prefix)}

    own = {field.name for field in fields(Show)}
    return Show(
        **{key: value for key, value in values.items() if key in own},
        voice=Voice(**{"name": "", **part("voice.")}),
        feed=Feed(**part("feed.")),
        audio=Audio(**part("audio.")),
        narration=Narration(**part("narration.")),
        music=Music(**part("music.")),
    )
