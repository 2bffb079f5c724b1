"""A template and its values -> a page's bytes, under a policy that lets nothing run and nothing call out."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from audiopress.write.plain import legal


@cache
def _style() -> str:
    """The one stylesheet, without the white space that only its authors need."""
    return re.sub(r"\s*\n\s*", "\n", _read("style.css")).strip()


def _policy() -> str:
    """Content Security Policy 3: no script at all, this one stylesheet, pictures and sound from beside the page."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; media-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def render(template: str, **values: object) -> bytes:
    """The page; every value but Markup is escaped, and loses the characters HTML forbids."""
    page = _environment().from_string(_read(template))
    return page.render(policy=_policy(), style=Markup(_style()), **values).encode() + b"\n"


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
