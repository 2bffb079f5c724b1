"""A value of audiopress.toml -> the value a Show keeps; `UnfitError` says what would have been allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from string import Formatter
from urllib.parse import quote, urlsplit, urlunsplit

from audiopress.config.terms import CATEGORIES

Fit = Callable[[object], object]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 § 2.2, Char


class UnfitError(Exception):
    """`allowed` completes “KEY must be …”; `hint` is what to try; `inside`: the value of a list it is about."""

    def __init__(self, allowed: str, hint: str = "", inside: object = None) -> None:
        super().__init__(allowed, hint, inside)
        self.allowed = allowed
        self.hint = hint
        self.inside = inside


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` most like `name`, case aside; "" when none is like it.

    >>> nearest("Loudnes", ("loudness", "formats"))
    'loudness'
    """
    lower = {candidate.lower(): candidate for candidate in names}
    close = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else ""


def listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def prose(limit: int, *, lines: bool = False, empty: bool = True) -> Fit:
    """Text of at most `limit` bytes of UTF-8; one line unless `lines`."""

    def fit(value: object) -> str:
        if not isinstance(value, str):
            raise UnfitError("text in quotes")
        if odd := _NOT_XML.search(value):
            raise UnfitError(f"text without control characters (it has U+{ord(odd.group()):04X})")
        text = value.strip() if lines else " ".join(value.split())
        if not text and not empty:
            raise UnfitError("some text")
        if len(text.encode()) > limit:
            raise UnfitError(f"at most {limit} bytes long (it has {len(text.encode())})")
        return text

    return fit


def template(limit: int, names: tuple[str, ...]) -> Fit:
    """One line of text in which each of `names` may stand in braces."""
    known = ", ".join(f"{{{name}}}" for name in names)
    plain = prose(limit)

    def fit(value: object) -> object:
        text = plain(value)
        try:
            found = list(Formatter().parse(str(text)))
        except ValueError:
            raise UnfitError("text in which every { has its }", "write {{ and }} for braces that are read") from None
        for _, name, form, conversion in found:
            if name is not None and (form or conversion or name not in names):
                near = nearest(name, names)
                hint = f"did you mean {{{near}}}? " if near and near != name else ""
                raise UnfitError(f"text with no other variables than {known}", f"{hint}{{{name}}} is none of them")
        return text

    return fit


def pattern(expression: str, allowed: str) -> Fit:
    """Text that is all of the regular expression, or empty."""

    def fit(value: object) -> str:
        if not isinstance(value, str) or (value and not re.fullmatch(expression, value)):
            raise UnfitError(allowed)
        return value

    return fit


def switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnfitError("true or false, without quotes")
    return value


def whole(low: int, high: int, unit: str = "") -> Fit:
    """An integer from `low` to `high`."""
    allowed = f"a whole number from {low} to {high}" + (f" ({unit})" if unit else "")

    def fit(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise UnfitError(allowed)
        return value

    return fit


def number(low: float, high: float, unit: str = "") -> Fit:
    """A number from `low` to `high`, as a float."""
    allowed = f"a number from {low:g} to {high:g}" + (f" ({unit})" if unit else "")

    def fit(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise UnfitError(allowed)
        return float(value)

    return fit


def one_of(names: tuple[object, ...]) -> Fit:
    """One of a short list of words or numbers."""
    allowed = "one of " + ", ".join(f"“{name}”" if isinstance(name, str) else str(name) for name in names)

    def fit(value: object) -> object:
        if not any(value == name and type(value) is type(name) for name in names):
            near = nearest(value, [name for name in names if isinstance(name, str)]) if isinstance(value, str) else ""
            raise UnfitError(allowed, f"did you mean “{near}”?" if near else "")
        return value

    return fit


def list_of(fit_one: Fit, allowed: str) -> Fit:
    """A list without repetitions, each of whose values fits."""

    def fit(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise UnfitError(allowed)
        found = []
        for one in value:
            try:
                found.append(fit_one(one))
            except UnfitError as problem:
                inside = one if problem.inside is None else problem.inside
                raise UnfitError(problem.allowed, problem.hint, inside) from None
        return tuple(dict.fromkeys(found))

    return fit


def category(value: object) -> tuple[str, str]:
    """“Category” or “Category > Subcategory”, as Apple writes them, case included."""
    if not isinstance(value, str):
        raise UnfitError('text such as "Arts" or "Arts > Books"')
    name, _, sub = (part.strip() for part in value.partition(">"))
    if name in CATEGORIES and (not sub or sub in CATEGORIES[name]):
        return name, sub
    if name in CATEGORIES and not CATEGORIES[name]:
        raise UnfitError("from Apple's list", f"“{name}” has no subcategories")
    paths = {f"{top} > {below}": below for top, subs in CATEGORIES.items() for below in subs}
    near = nearest(value, [*CATEGORIES, *paths]) or nearest(sub or name, [*CATEGORIES, *paths.values()])
    near = next((path for path, below in paths.items() if below == near), near)
    raise UnfitError(
        "from Apple's list", f"did you mean “{near}”?" if near else f"the categories are {listed(CATEGORIES)}"
    )


def address(*, folder: bool = False, empty: bool = True) -> Fit:
    """An absolute http or https address in ASCII, or nothing; a `folder` gets its closing slash and takes no query."""
    allowed = 'an absolute address such as "https://example.org/show/"'

    def fit(value: object) -> str:
        if value == "" and empty and not folder:
            return ""
        if not isinstance(value, str) or _NOT_XML.search(value) or re.search(r"\s", value.strip()):
            raise UnfitError(allowed)
        try:
            parts = urlsplit(value.strip())
            host = (parts.hostname or "").encode("idna").decode()
            port = parts.port
        except (ValueError, UnicodeError):
            raise UnfitError(allowed) from None
        if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
            raise UnfitError(allowed)
        if folder and (parts.query or parts.fragment):
            raise UnfitError(allowed, "take off what stands after “?” or “#”")
        host = f"[{host}]" if ":" in host else host
        path = quote(parts.path, safe="/%:@!$&'()*+,;=~") or "/"
        if folder and not path.endswith("/"):
            path += "/"
        query = quote(parts.query, safe="/?%:@!$&'()*+,;=~")
        return urlunsplit((parts.scheme, f"{host}:{port}" if port else host, path, query, parts.fragment))

    return fit
