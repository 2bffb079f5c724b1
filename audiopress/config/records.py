"""A table of keys, as an author writes one for a person or a place -> the value it describes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from audiopress.config.fits import Fit, UnfitError, address, list_of, nearest, number, one_of, pattern, prose
from audiopress.config.recurrence import recurrence
from audiopress.config.terms import COUNTRY, GEO, GROUPS, GUID, MEDIA, OSM, ROLE_GROUPS, SCHEDULES
from audiopress.model import (
    DETAILS,
    License,
    Link,
    Location,
    Person,
    Recommendation,
    Schedule,
    Selection,
    Soundbite,
    Text,
)

_WORDS = prose(128, empty=False)  # podcast namespace: node values of 128 characters; bytes are the safer measure


def record(make: Callable[..., object], keys: Mapping[str, Fit], needed: tuple[str, ...], shape: str) -> Fit:
    """A table whose values fit, handed to `make` by name; `shape` shows one that would do."""

    def fit(value: object) -> object:
        if not isinstance(value, dict):
            raise UnfitError(f"a table such as {shape}")
        for key in value:
            if key not in keys:
                near = nearest(str(key), keys)
                hint = f"did you mean `{near}`?" if near else f"its keys are: {', '.join(keys)}"
                raise UnfitError(f"a table such as {shape}, which has no `{key}`", hint)
        for key in needed:
            if value.get(key) in (None, ""):
                raise UnfitError(f"a table such as {shape}, with its `{key}`")
        return make(**{key: _inner(keys[key], key, given) for key, given in value.items()})

    return fit


def _inner(fit: Fit, key: str, value: object) -> object:
    try:
        return fit(value)
    except UnfitError as problem:
        inside = value if problem.inside is None else problem.inside
        raise UnfitError(f"a table whose `{key}` is {problem.allowed}", problem.hint, inside) from None


def either(first: Fit, second: Fit) -> Fit:
    """What the first takes, where it is no table; else what the second makes of it."""
    return lambda value: second(value) if isinstance(value, dict) else first(value)


def several(fit: Fit, shape: str) -> Fit:
    """A list of them; one alone need not stand in a list."""
    listed = list_of(fit, f"a list such as [{shape}]")
    return lambda value: listed(value if isinstance(value, list) else [value])


def _role(value: object) -> object:
    """A role of the taxonomy, however it is capitalised."""
    return one_of(tuple(ROLE_GROUPS))(value.lower() if isinstance(value, str) else value)


def _group(value: object) -> object:
    return one_of(GROUPS)(value.lower() if isinstance(value, str) else value)


def _person(name: str, role: str = "host", group: str = "", href: str = "", img: str = "") -> Person:
    return Person(name, role, group or ROLE_GROUPS[role], href, img)


def _named(value: object) -> object:
    return _person(str(_WORDS(value)))


def _scheduled(text: str, rrule: str = "", start: str = "") -> Schedule:
    if "COUNT=" in rrule and not start:
        raise UnfitError("a table with its `start`, since its `rrule` counts")
    return Schedule(text, rrule, start)


def _rrule(value: object) -> object:
    """A recurrence rule within RFC 5545's ranges that dateutil, with which apps read such rules, understands too."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415  (for those few shows that have one)

    text = str(pattern(r"[A-Za-z0-9=;,:.+-]+", 'a rule such as "FREQ=WEEKLY;BYDAY=MO"')(value)).upper()
    try:
        fault = recurrence(text) or not rrulestr(text)
    except (
        ValueError,
        KeyError,
        AttributeError,
        TypeError,
        IndexError,
        OverflowError,
    ):  # dateutil has no error of its own
        fault = True
    if fault:
        raise UnfitError('a rule of RFC 5545, such as "FREQ=WEEKLY;BYDAY=MO"')
    return text


def _identifier(value: object) -> object:
    """license.md: of SPDX's list."""
    from packaging.licenses import (  # noqa: PLC0415  (for those few shows that name one)
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    _WORDS(value)
    allowed = 'an SPDX identifier such as "cc-by-4.0"'
    name = str(pattern(r"[A-Za-z0-9][A-Za-z0-9.+-]*", allowed)(value))
    try:
        canonicalize_license_expression(name)
    except InvalidLicenseExpression:
        raise UnfitError(allowed, 'write { name = "…", url = "https://…" } for one of your own') from None
    return License(name)


def _bite(words: str = "", title: str = "", start: float | None = None, duration: float | None = None) -> Soundbite:
    if not words and (start is None or duration is None):
        raise UnfitError(f"a table such as {_BITE}, or with `start` and `duration` in seconds")
    return Soundbite(words, title, start, duration)


def _usual(value: object) -> object:
    """One of the words that say it all."""
    word = str(one_of(tuple(SCHEDULES))(value))
    return Schedule(word, SCHEDULES[word])


_PERSON = '{ name = "Ada Example", role = "author" }'
_LINK = '{ url = "https://example.org/", text = "Support us" }'
_PLACE = '{ name = "Austin, Texas", geo = "geo:30.2672,-97.7431", osm = "R113314", country = "us" }'
_SHOW = (
    '{ guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", url = "https://example.org/feed.xml", title = "Another show" }'
)
_TEXT = '{ text = "…", purpose = "verify" }'
_BITE = '{ words = "what is said there", title = "…" }'
_RULE = '{ text = "Every Monday", rrule = "FREQ=WEEKLY;BYDAY=MO" }'
_RIGHTS = '{ name = "our-licence", url = "https://example.org/licence" }'

link = record(Link, {"url": address(), "text": _WORDS}, ("url", "text"), _LINK)
person = either(
    _named,
    record(
        _person,
        {"name": _WORDS, "role": _role, "group": _group, "href": address(), "img": address()},
        ("name",),
        _PERSON,
    ),
)
location = either(
    lambda value: Location(str(_WORDS(value))),
    record(
        Location,
        {
            "name": _WORDS,
            "rel": one_of(("subject", "creator")),
            "geo": pattern(GEO, 'a place such as "geo:30.2672,-97.7431" (RFC 5870)'),
            "osm": pattern(OSM, 'OpenStreetMap\'s letter and number, such as "R113314"'),
            "country": pattern(COUNTRY, 'two letters such as "us" (ISO 3166-1)'),
        },
        ("name",),
        _PLACE,
    ),
)
license_ = either(
    _identifier,
    record(License, {"name": _WORDS, "url": address()}, ("name", "url"), _RIGHTS),
)
schedule = either(
    _usual,
    record(
        _scheduled,
        {"text": _WORDS, "rrule": _rrule, "start": pattern(r"\d{4}-\d\d-\d\d(T[\d:.]+Z)?", "a day such as 2026-03-04")},
        ("text",),
        _RULE,
    ),
)
recommendation = record(
    Recommendation,
    {
        "guid": pattern(GUID, "the show's podcast:guid"),
        "url": address(),
        "title": _WORDS,
        "medium": one_of(MEDIA),
    },
    ("guid",),
    _SHOW,
)
text = either(
    lambda value: Text(str(prose(4000, empty=False)(value))),
    record(Text, {"text": prose(4000, empty=False), "purpose": _WORDS}, ("text",), _TEXT),
)
soundbite = either(
    lambda value: Soundbite(str(prose(1000, empty=False)(value))),
    record(
        _bite,
        {
            "words": prose(1000, empty=False),
            "title": _WORDS,
            "start": number(0, 1_000_000, "seconds"),
            "duration": number(1, 3600, "seconds"),
        },
        (),
        _BITE,
    ),
)

selection = record(
    Selection,
    {
        "title": prose(255, empty=False),
        "description": prose(4000, lines=True),
        "tags": several(prose(128, empty=False), '"essays"'),
        "folder": pattern(
            r"(?!.*(^|/)\.\.?(/|$))[^/\\]+(/[^/\\]+)*", 'the path of a folder in content/, such as "essays"'
        ),
        "detail": one_of(DETAILS),
    },
    ("title",),
    '{ title = "Essays only", tags = ["essays"] }',
)

people = several(person, _PERSON)
links = several(link, _LINK)
locations = several(location, _PLACE)
podroll = several(recommendation, _SHOW)
texts = several(text, _TEXT)
soundbites = several(soundbite, _BITE)
