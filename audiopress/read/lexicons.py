"""An article's file -> the entries of the lexicons that lie beside it, its own before its folder's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from audiopress.config import FILE
from audiopress.config.lexicon import NAMES, load_lexicon
from audiopress.errors import ConfigError, SourceError
from audiopress.model import Pronunciation

STEM: Final = "lexicon"


def is_lexicon(path: Path) -> bool:
    """Whether a file in content/ is a lexicon, and so no article: lexicon.txt, river.lexicon.txt."""
    return path.suffix.lower() in (".txt", ".pls") and (path.stem == STEM or path.stem.endswith(f".{STEM}"))


def own_lexicon(file: Path, root: Path, place: str) -> tuple[Pronunciation, ...]:
    """NAME.lexicon.txt and NAME.lexicon.pls, then lexicon.txt and lexicon.pls in its folder; SourceError with the line.

    A folder with settings is not asked, nor is the workspace's own: its lexicon is the show's.
    """
    folder = place.rpartition("/")[0]
    try:
        own = load_lexicon(file.parent, [f"{file.stem}.{name}" for name in NAMES], folder)
        shows = file.parent.resolve() == root.resolve() or (file.parent / FILE).is_file()
        shared = () if shows else load_lexicon(file.parent, NAMES, folder)
    except ConfigError as error:
        raise SourceError(error.message, error.hint, error.place) from None
    return (*own, *shared)
