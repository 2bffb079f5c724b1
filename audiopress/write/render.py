"""A template and its values -> a page's bytes, under a policy that lets nothing else run and nothing call out.

Where the author has a template of that name, it is used instead of ours; ours can be extended or included as
“audiopress/NAME”. No sandbox: who can write a template can run any program on this machine anyway.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import TracebackType

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplatesNotFound
from markupsafe import Markup
from rjsmin import jsmin

from audiopress.errors import ConfigError
from audiopress.model import Template
from audiopress.write.plain import legal
from audiopress.write.undeclared import reached, undeclared

OURS = "audiopress/"  # before the name of a template of ours that the author's own stands in front of
Templates = tuple[Template, ...]


@cache
def _style(names: Sequence[str], own: Templates) -> str:
    """Stylesheets of templates/ as one, the author's instead of ours, without the space that only people need."""
    given = {one.name: one.text for one in own}
    texts = (given.get(name) or _read(name) for name in names)
    return re.sub(r"\s*\n\s*", "\n", legal("\n".join((*texts, given.get("more.css", ""))))).strip()


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


def render(
    template: str,
    *,
    templates: Templates = (),
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    **values: object,
) -> bytes:
    """The page; every value but Markup is escaped, and loses the characters HTML forbids.

    `scripts` are files of templates/ that run in it, as one; `styles` are those that come after the one of every page.
    `templates` are the author's own: ConfigError, with the line, for a mistake in one of these.
    """
    style = _style(("style.css", *styles), templates)
    given = {"policy": _policy(scripts, style), "style": Markup(style), "script": Markup(bundle(scripts))}
    environment = _environment(templates)
    try:
        _expect_known(environment, templates, template, {*given, *values})
        return environment.get_template(template).render(**given, **values).encode() + b"\n"
    except ConfigError:
        raise
    except Exception as problem:
        place = _place(problem, templates)
        if not place:
            raise
        raise ConfigError(_sentence(problem), _hint(problem), place) from problem


@cache
def _environment(own: Templates) -> Environment:
    return Environment(
        loader=_Loader({one.name: one for one in own}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if not isinstance(value, str) or isinstance(value, Markup) else legal(value),
    )


class _Loader(BaseLoader):
    """The author's templates before ours; the file that a traceback names is the place that errors name."""

    def __init__(self, own: Mapping[str, Template]) -> None:
        self.own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        if one := self.own.get(template):
            return one.text, one.place, None
        name = template.removeprefix(OURS)
        if not name.endswith(".j2") or not _packaged(name):
            raise TemplateNotFound(template)
        return _read(name), OURS + name, None


def expect_used(own: Templates, pages: Sequence[str]) -> None:
    """ConfigError for an author's template that no page takes in: its name is most likely a slip."""
    environment = _environment(own)
    try:
        used = {name for page in pages for name in reached(environment, page)}
    except TemplateSyntaxError as problem:
        raise ConfigError(_sentence(problem), _hint(problem), _place(problem, own)) from problem
    for one in own:
        if one.name.endswith(".j2") and one.name not in used:
            near = difflib.get_close_matches(one.name, pages, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "include it in page.html.j2 or index.html.j2"
            raise ConfigError("no page is made with this template", hint, one.place)


def _expect_known(environment: Environment, own: Templates, template: str, names: set[str]) -> None:
    """ConfigError for a name that an author's template uses, in whatever branch, and nobody gives it."""
    if not any(one.name.endswith(".j2") for one in own):
        return
    for one, line, name, near in undeclared(environment, own, template, names):
        hint = f"did you mean “{near}”?" if near else "docs/page.md lists the names there are"
        raise ConfigError(f"there is nothing called “{name}” on this page", hint, f"{one.place}:{line}")


def _place(problem: BaseException, own: Templates) -> str:
    """path:line of the author's template in which it came up, the innermost; "" where it was in none of them."""
    places = {one.place for one in own}
    if isinstance(problem, TemplateSyntaxError):
        return f"{problem.filename}:{problem.lineno}" if problem.filename in places else ""
    lines = [(step.tb_frame.f_code.co_filename, step.tb_lineno) for step in _steps(problem.__traceback__)]
    return next((f"{name}:{line}" for name, line in reversed(lines) if name in places), "")


def _steps(trace: TracebackType | None) -> list[TracebackType]:
    found = []
    while trace is not None:
        found.append(trace)
        trace = trace.tb_next
    return found


def _sentence(problem: BaseException) -> str:
    match problem:
        case RecursionError():
            return "the template takes itself in again, and so for ever"
        case TemplatesNotFound():
            return f"there is none of the templates {', '.join(map(str, problem.templates))}"
        case TemplateNotFound():
            return f"there is no template “{problem.name}”"
    message = str(problem).strip().split("\n")[0].rstrip(".")
    return f"the template does not work: {message or type(problem).__name__}"


def _hint(problem: BaseException) -> str:
    match problem:
        case RecursionError():
            return f'to build on ours, type {{% extends "{OURS}page.html.j2" %}}'
        case TemplateNotFound():
            return f"yours go by their file's name, ours by “{OURS}” and theirs"
        case TemplateSyntaxError():
            return "see the documentation of Jinja2's templates"
    return "docs/page.md lists the names there are"


def _packaged(name: str) -> bool:
    return ".." not in name and files("audiopress.write").joinpath("templates", name).is_file()


def _read(name: str) -> str:
    return files("audiopress.write").joinpath("templates", name).read_text(encoding="utf-8")
