"""Episode -> guided-navigation.json: text and sound in step, as Readium's Guided Navigation has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from audiopress.model import Episode, Role
from audiopress.write.along import Passage, passages
from audiopress.write.links import fragment
from audiopress.write.times import number

PAGE: Final = "index.html"

# readium/guided-navigation, roles.md: of the roles there, those that an utterance or a group of them may have.
# bibliography and footnote are skippable, aside, figure, list and table escapable.
ROLES: Final[dict[Role, str]] = {
    "title": "heading",
    "heading": "heading",
    "paragraph": "paragraph",
    "quote": "blockquote",
    "item": "listItem",
    "figure": "figure",
    "code": "preformatted",
    "math": "math",
    "poem": "paragraph",
}
GROUPS: Final = {
    "note": "footnote",
    "bibliography": "bibliography",
    "aside": "aside",
    "figure": "figure",
    "list": "list",
    "table": "table",
}


def guided_navigation_json(episode: Episode) -> bytes:
    """The edition that `episode` is read as: sections, in them groups (a table, a list), in these sentences."""
    sections = groupby(passages(episode), key=lambda one: one.section)
    guided = [_section(name, tuple(inside), episode) for name, inside in sections]
    return json.dumps({"guided": guided}, ensure_ascii=False, indent=1).encode() + b"\n"


def _section(name: str, inside: Sequence[Passage], episode: Episode) -> dict[str, Any]:
    known = {section.id for section in episode.article.walk()}
    about = {"role": ["section"], **({"textref": _place(name)} if name in known else {})}
    return about | {"children": list(_children(inside, episode))}


def _children(inside: Sequence[Passage], episode: Episode) -> Iterator[dict[str, Any]]:
    for group, run in groupby(inside, key=lambda one: one.group):
        leaves = [_leaf(one, episode) for one in run]
        if group is None:
            yield from leaves
        else:
            yield {"role": [GROUPS[group.role]], "children": leaves}


def _leaf(one: Passage, episode: Episode) -> dict[str, Any]:
    """A sentence; what only the voice says has its words instead of a place on the page."""
    audio = quote(PurePosixPath(episode.audio.path).name)
    times = f"{number(one.start_ms)},{number(one.end_ms)}"  # W3C Media Fragments § 4.2.1, normal play time
    leaf: dict[str, Any] = {"audioref": f"{audio}#t={times}"}
    if role := ROLES.get(one.role):
        leaf["role"] = [role]
    if one.anchor:
        leaf["textref"] = _place(one.anchor)
    if not one.own and one.caption:
        leaf["text"] = one.caption
    return leaf


def _place(name: str) -> str:
    return PAGE + fragment(name)
