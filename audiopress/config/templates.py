"""templates/ beside audiopress.toml -> the author's own templates and style; who uses them sees whether they fit."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from audiopress.errors import ConfigError
from audiopress.model import Template

FOLDER: Final = "templates"
STYLES: Final = ("more.css", "style.css")  # more.css comes after the style, ours or the author's
SUFFIX: Final = ".j2"
LARGEST: Final = 1_000_000  # bytes

_HINT = "what may lie there: page.html.j2, index.html.j2, parts of these (*.j2), style.css and more.css"


def load_templates(folder: Path, place: str = "") -> tuple[Template, ...]:
    """The templates of a show, in order of name; `place` is its folder as errors name it.

    A file that nothing would be made with is a ConfigError: its name is most likely a slip.
    """
    own = folder / FOLDER
    if not own.is_dir():
        return ()
    paths = sorted(path for path in own.iterdir() if not path.name.startswith(".") and path.suffix != ".md")
    return tuple(
        _template(path, f"{place}/{FOLDER}/{path.name}" if place else f"{FOLDER}/{path.name}") for path in paths
    )


def _template(path: Path, place: str) -> Template:
    if not path.is_file() or (path.suffix != SUFFIX and path.name not in STYLES):
        raise ConfigError("no page is made with this", _HINT, place)
    try:
        data = path.read_bytes()
    except OSError as problem:
        why = (problem.strerror or "it cannot be opened").lower()
        raise ConfigError(f"the template cannot be read: {why}", "look at its permissions", place) from None
    if len(data) > LARGEST:
        raise ConfigError("the template is larger than 1 MB", "every page would be, too: shorten it", place)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ConfigError("the file is not UTF-8", "save it as UTF-8", f"{place}:{line}") from None
    if path.name in STYLES and "</style" in text.lower():
        line = text.lower()[: text.lower().index("</style")].count("\n") + 1
        raise ConfigError("“</style” would end the style in the middle", "take it out", f"{place}:{line}")
    return Template(path.name, text, place)
