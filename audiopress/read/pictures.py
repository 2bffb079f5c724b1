"""An article's pictures -> refusals for those that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from audiopress.errors import SourceError
from audiopress.model import Block
from audiopress.read.links import is_remote

_COVERS: Final = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def check_pictures(
    blocks: tuple[Block, ...], lines: Mapping[str, int | None], folder: Path, root: Path, place: str
) -> None:
    """Raises SourceError for a picture that is no file of the workspace, at its line; remote ones are let be."""
    for src in _sources(blocks):
        if src and not is_remote(src):
            line = lines.get(src)
            locate(src, folder, root, f"{place}:{line}" if line else place)


def locate(src: str, folder: Path, root: Path, place: str) -> Path:
    """The file that a relative `src` names: next to the article, or below the workspace if it begins with a slash."""
    path = unquote(urlsplit(src).path)
    file = (root / path.lstrip("/")) if path.startswith("/") else folder / path
    if "\0" in path or not file.resolve().is_relative_to(root.resolve()):
        raise SourceError(
            f"the picture “{_short(src)}” lies outside the workspace", "copy it next to the article", place
        )
    if not file.is_file():
        raise SourceError(
            f"the picture “{_short(src)}” is missing", "put the file next to the article, or correct its name", place
        )
    return file


def check_cover(cover: str, folder: Path, root: Path, place: str) -> Path:
    """The cover's file; SourceError if it is not there, or neither PNG nor JPEG."""
    if is_remote(cover):
        raise SourceError("a cover must be a file, not an address", "copy the picture next to the article", place)
    file = locate(cover, folder, root, place)
    magic = _COVERS.get(file.suffix.lower())
    with file.open("rb") as opened:
        start = opened.read(8)
    if magic is None or not start.startswith(magic):
        raise SourceError(f"the cover “{_short(cover)}” is neither PNG nor JPEG", "players show no other kind", place)
    return file


def _sources(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "boilerplate":
            continue
        if block.kind == "figure":
            yield block.attribute("src")
        for run in block.runs:
            if run.image is not None:
                yield run.image
        yield from _sources(block.children)


def _short(src: str) -> str:
    return src if len(src) <= 80 else f"{src[:79]}…"
