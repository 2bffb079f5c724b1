"""Answers -> a new workspace: a show that builds, an article to hear, and a place for the feed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from audiopress.config import FILE, default_slug, parse_show
from audiopress.errors import ConfigError, PublishError
from audiopress.places import CONTENT, FEEDS, within_workspace

WELCOME = "welcome.md"


@dataclass(frozen=True, slots=True)
class Answers:
    """What an author says of a show to begin with; "" where they have not decided."""

    title: str = ""
    author: str = ""
    email: str = ""
    description: str = ""
    language: str = ""
    base_url: str = ""


# What stands, commented out, where there is no answer.
_EXAMPLES = {
    "author": "Your name",
    "email": "you@example.org",
    "description": "What this show is about, in a sentence or two.",
    "base_url": "https://example.org/{slug}/",
}
_COLUMN = 43  # where the comments beside the suggestions begin


def title_of(folder: Path) -> str:
    """A first title, from the folder's name.

    >>> title_of(Path("long-reads"))
    'Long reads'
    """
    words = " ".join(folder.resolve().name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if words.isprintable() and words else "My audio edition"


def create(folder: Path, answers: Answers) -> tuple[Path, ...]:
    """Make `folder` a workspace, or below the content/ of one a show of it, and return what was written.

    ConfigError when an answer is none or the folder is a workspace already, PublishError when it cannot be written;
    a file that is there already is left as it is.
    """
    if (folder / FILE).exists():
        raise ConfigError(
            "this folder is a workspace already", f"type `audiopress -C {folder} build`", str(folder / FILE)
        )
    show = show_text(answers, folder)
    written = []
    try:
        for made in (folder, *(() if within_workspace(folder) else (folder / CONTENT, folder / FEEDS))):
            made.mkdir(parents=True, exist_ok=True)
        content = folder / CONTENT
        article = (content if content.is_dir() else folder) / WELCOME
        for path, text in ((article, _template(WELCOME)), (folder / FILE, show)):  # what makes it a show comes last
            if not path.exists():
                path.write_text(text, encoding="utf-8", newline="\n")
                written.append(path)
    except OSError as problem:
        raise PublishError(
            f"the workspace cannot be made: {(problem.strerror or str(problem)).lower()}",
            "choose a folder that you may write to",
            str(problem.filename or folder),
        ) from problem
    return tuple(written)


def show_text(answers: Answers, folder: Path) -> str:
    """The text of an audiopress.toml; ConfigError when an answer cannot stand in one."""
    title = answers.title or title_of(folder)
    slug = default_slug(title)
    values = {
        "title": _line("title", title),
        "language": _line("language", answers.language or "en"),
        **{
            key: _line(key, getattr(answers, key))
            if getattr(answers, key)
            else f"# {_line(key, example.format(slug=slug))}"
            for key, example in _EXAMPLES.items()
        },
        "slug": f"# {_line('slug', slug)} ".ljust(_COLUMN),
    }
    text = Template(_template("audiopress.toml.in")).substitute(values)
    try:
        parse_show(text, folder)
    except ConfigError as problem:
        raise ConfigError(problem.message, problem.hint) from None
    return text


def _line(key: str, value: str) -> str:
    """`key = "value"`: a JSON string is a TOML basic string, once DEL is escaped (TOML 1.0, “String”)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ConfigError(f"the {key} is not text", "type it in UTF-8") from None
    return f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007F")


def _template(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")
