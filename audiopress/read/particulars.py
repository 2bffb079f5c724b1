"""The key `podcast` of front matter -> Particulars: an episode's season, people, places, rights and links.

These have a table of their own, since other tools' front matter uses the same words for other things.
"""

from __future__ import annotations

from typing import Any, Final

from audiopress.config.fits import Fit, UnfitError, address, nearest, one_of, prose, switch, whole
from audiopress.config.records import license_, links, locations, people, several, soundbites, texts
from audiopress.errors import SourceError
from audiopress.model import Link, Particulars
from audiopress.read.frontmatter import Entry, together


def _discussion(value: object) -> object:
    return Link(str(address()(value)), "activitypub")


# Key -> the field of Particulars that it fills, and what fits.
_KEYS: Final[dict[str, tuple[str, Fit]]] = {
    "type": ("kind", one_of(("full", "trailer", "bonus"))),
    "season": ("season", whole(1, 9999)),
    "season_name": ("season_name", prose(128)),
    "episode": ("number", whole(1, 999_999)),
    "episode_shown": ("number_shown", prose(32)),
    "explicit": ("explicit", switch),
    "block": ("block", switch),
    "people": ("people", people),
    "funding": ("funding", links),
    "license": ("license", license_),
    "locations": ("locations", locations),
    "links": ("links", links),
    "discussions": ("discussions", several(_discussion, '"https://social.example/@me/1"')),
    "soundbites": ("soundbites", soundbites),
    "texts": ("texts", texts),
}


def particulars(entry: Entry, place: str) -> Particulars:
    """What an author wrote below `podcast:`; SourceError for keys that are none, and values that do not fit."""
    if not isinstance(entry.value, dict):
        raise SourceError(
            f"“{entry.key}” must be a group of keys", f"write {entry.key}: {{season: 1, episode: 2}}", place
        )
    found: dict[str, Any] = {}
    failures: list[SourceError] = []
    for key, value in entry.value.items():
        if key not in _KEYS:
            near = nearest(str(key), _KEYS)
            hint = f"did you mean “{near}”?" if near else f"the keys are: {', '.join(_KEYS)}"
            failures.append(SourceError(f"there is no key “{key}” in “{entry.key}”", hint, place))
            continue
        name, fit = _KEYS[key]
        try:
            found[name] = fit(value)
        except UnfitError as problem:
            failures.append(SourceError(_told(key, value, problem), problem.hint, place))
    if failures:
        raise together(failures)
    return Particulars(**found)


def _told(key: str, value: object, problem: UnfitError) -> str:
    inside = value if problem.inside is None else problem.inside
    shown = f", not “{inside}”" if isinstance(inside, str | int | float) else ""
    return f"“{key}” in “podcast” must be {problem.allowed}{shown}"
