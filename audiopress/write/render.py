"""A template and its values -> a page's bytes, under a policy that lets nothing else run and nothing call out."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup
from rjsmin import jsmin

from audiopress.write.plain import legal


@cache
def _style(names: Sequence[str]) -> str:
    """Stylesheets of templates/ as one, without the white space that only their authors need."""
    return re.sub(r"\s*\n\s*", "\n", "\n".join(_read(name) for name in names)).strip()


@cache
def bundle(names: Sequence[str]) -> str:
    """Scripts of templates/ as one, each seeing what those before it declare; no comment, no spare space."""
    if not names:
        return ""
    whole = "\n".join(_read(name) for name in names)
    return str(jsmin(f'(() => {{\n"use strict";\n{whole}\n}})();'))


def _policy(scripts: Sequence[str], style: str) -> str:
    """Content Security Policy 3: this script, if any, this stylesheet, pictures and sound from beside the page."""
    script = f"script-src {_hash(bundle(scripts))}; " if scripts else ""
    return (
        f"default-src 'none'; {script}style-src {_hash(style)}; img-src 'self'; media-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render(template: str, *, scripts: tuple[str, ...] = (), styles: tuple[str, ...] = (), **values: object) -> bytes:
    """The page; every value but Markup is escaped, and loses the characters HTML forbids.

    `scripts` are files of templates/ that run in it, as one; `styles` are those that come after the one of every page.
    """
    page = _environment().from_string(_read(template))
    style = _style(("style.css", *styles))
    own = {"policy": _policy(scripts, style), "style": Markup(style), "script": Markup(bundle(scripts))}
    return page.render(**own, **values).encode() + b"\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=BaseLoader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if not isinstance(value, str) or isinstance(value, Markup) else legal(value),
    )


def _read(name: str) -> str:
    return files("audiopress.write").joinpath("templates", name).read_text(encoding="utf-8")
