"""Built files -> which of them are missing, were changed, or belong to nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.write import EMBED, embed_js, record_sha256
from audiopress.write import asset as asset_of

_OF_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # laid into whatever folder somebody looks at
COVERS = ("cover.jpg", "cover.png")


def assets(built: Built) -> Iterator[Finding]:
    """Every file that episode.json lists is there, with the size and sha256 it had when it was built."""
    for edition in built.editions:
        for asset in edition.episode.assets:
            if not built.has(asset.path):
                yield finding("B-030", built.path(asset.path), "the file is not there")
                continue
            now = asset_of(built.folder, asset.path, asset.type)
            if now != asset:
                what = (
                    f"it has {now.size} bytes, not {asset.size}" if now.size != asset.size else "its bytes are others"
                )
                yield finding("B-031", built.path(asset.path), f"the file was changed after the build: {what}")


def seals(built: Built) -> Iterator[Finding]:
    """episode.json and the show's picture, which no record beside them lists, are as the ledger has them."""
    for edition in built.editions:
        name = f"{edition.entry.slug}/episode.json"
        kept = edition.entry.record_sha256
        if kept and record_sha256((built.folder / name).read_bytes()) != kept:
            message = "the file was changed after the build: it tells something else of the episode"
            yield finding("B-031", built.path(name), message)
    kept = built.ledger.picture_sha256
    for path in (built.folder / name for name in COVERS if kept and built.has(name)):
        if hashlib.sha256(path.read_bytes()).hexdigest() != kept:
            yield finding("B-031", built.path(path.name), "the file was changed after the build: its bytes are others")


def script(built: Built) -> Iterator[Finding]:
    """The script with which other sites play an episode is the one that belongs to this audiopress's files."""
    if not built.has(EMBED):
        if any(asset.path.endswith("/read-along.json") for one in built.editions for asset in one.episode.assets):
            yield finding("B-001", built.path(EMBED), "the script that other sites load is not there")
    elif (built.folder / EMBED).read_bytes() != embed_js():
        message = "the file was changed after the build, or is another audiopress's: its bytes are others"
        yield finding("B-031", built.path(EMBED), message)


def ledger(built: Built) -> Iterator[Finding]:
    """The audio that episode.json lists is the audio that the ledger keeps."""
    for edition in built.editions:
        asset = edition.episode.audio
        if (asset.size, asset.sha256) != (edition.entry.size, edition.entry.sha256):
            yield finding(
                "B-032", built.path(asset.path), f"the ledger has another audio for “{edition.episode.title}”"
            )


def strays(built: Built) -> Iterator[Finding]:
    """An episode's folder holds the episode's files and no other, and belongs to an episode of the ledger."""
    published = {entry.slug for entry in built.ledger.episodes if not entry.removed}
    for path in sorted(built.folder.glob("*/episode.json")):
        if path.parent.name not in published:
            name = f"{path.parent.name}/{path.name}"
            yield finding("B-033", built.path(name), "the folder belongs to no episode of the ledger")
    for edition in built.editions:
        known = {asset.path for asset in edition.episode.assets} | {f"{edition.entry.slug}/episode.json"}
        for path in sorted((built.folder / edition.entry.slug).rglob("*")):
            name = path.relative_to(built.folder).as_posix()
            if path.is_file() and name not in known and path.name not in _OF_DESKTOPS:
                yield finding("B-033", built.path(name), f"the file belongs to no part of “{edition.episode.title}”")
