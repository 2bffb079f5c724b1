"""Ways to damage, or to write differently, what lies in a built workspace."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Damage = Callable[[Path], None]


def place(workspace: Path, name: str) -> Path:
    return workspace / name if name == "audiopress.lock" else workspace / "feeds" / "checks" / name


def edit(name: str, old: str, new: str, *, count: int = 1) -> Damage:
    """Replace text (a regular expression) in a built file, which must hold it."""

    def damage(workspace: Path) -> None:
        path = place(workspace, name)
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=count)
        if changed == text:
            pytest.fail(f"{name} holds no {old}")
        path.write_text(changed, encoding="utf-8")

    return damage


def feed(old: str, new: str, *, count: int = 1) -> Damage:
    return edit("feed.xml", old, new, count=count)


def channel(xml: str) -> Damage:
    """Put a tag into the channel, before its first item."""
    return feed(r"    <item>", f"    {xml}\n    <item>".replace("\\", r"\\"))


def item(xml: str) -> Damage:
    """Put a tag at the beginning of the first item."""
    return feed(r"    <item>", f"    <item>\n      {xml}".replace("\\", r"\\"))


def drop(tag: str) -> Damage:
    """Take the first element of that name out."""
    return feed(rf"(?s)\s*<{tag}\b[^>]*?(/>|>.*?</{tag}>)", "")


def text(tag: str, said: str) -> Damage:
    """Let the first element of that name say something else."""
    return feed(rf"(?s)(<{tag}\b[^>/]*>).*?(</{tag}>)", rf"\g<1>{said}\g<2>")


def attribute(tag: str, name: str, said: str | None) -> Damage:
    """Give the first element of that name, which has the attribute, another value; None: take it away."""
    new = "" if said is None else f' {name}="{said}"'
    return feed(rf'(<{tag}\b[^>]*?) {name}="[^"]*"', rf"\g<1>{new}")


def write(name: str, data: bytes) -> Damage:
    return lambda workspace: place(workspace, name).write_bytes(data) and None


def copy(source: str, name: str) -> Damage:
    return lambda workspace: place(workspace, name).write_bytes(place(workspace, source).read_bytes()) and None


def data(name: str, change: Callable[[bytes], bytes]) -> Damage:
    """Change the bytes of a built file."""

    def damage(workspace: Path) -> None:
        path = place(workspace, name)
        before = path.read_bytes()
        path.write_bytes(change(before))
        assert path.read_bytes() != before

    return damage


def values(name: str, change: Callable[[Any], object]) -> Damage:
    """Change what a JSON file says."""

    def damage(workspace: Path) -> None:
        path = place(workspace, name)
        document = json.loads(path.read_bytes())
        change(document)
        path.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")

    return damage


def both(*damages: Damage) -> Damage:
    def damage(workspace: Path) -> None:
        for one in damages:
            one(workspace)

    return damage


def drop_with(tag: str, held: str) -> Damage:
    """Take the first element of that name that holds these words out."""
    return feed(rf"\s*<{tag}\b[^>]*{re.escape(held)}[^>]*/>", "")
