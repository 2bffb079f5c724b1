"""This repository's own articles, built as any author builds theirs: the check finds nothing that could be mended."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.press.conftest import run

ROOT = Path(__file__).parents[2]
# Edison's sentence of 54 words is a quotation, which nobody may part.
TRUE = [("N-901", "content/the-dropped-kerb.html")]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean build of content/, with the voice that the show names."""
    root = tmp_path_factory.mktemp("own")
    shutil.copy(ROOT / "audiopress.toml", root)
    shutil.copytree(ROOT / "content", root / "content")
    done = run("build", cwd=root, AUDIOPRESS_CACHE=str(root / "cache"))
    (root / "said.txt").write_text(done.stderr, encoding="utf-8")
    return root


def test_only_what_is_true_and_meant_is_told(own: Path) -> None:
    """No error, no warning, no idle suppression; and a note only where the words are another's."""
    told = json.loads(run("check", "--strict", "--json", cwd=own, AUDIOPRESS_CACHE=str(own / "cache")).stdout)

    assert TRUE == [(one["code"], one["path"]) for one in told]


def test_one_note_is_one(own: Path) -> None:
    """The build's last lines count as people do."""
    said = (own / "said.txt").read_text(encoding="utf-8")

    assert "\n1 note on the sources: `audiopress check` tells it\n1 finding suppressed\n" in said


def test_a_cover_of_a_palette_is_published_in_rgb(own: Path) -> None:
    """One of these articles has such a cover; its file stays as its author made it."""
    name = "how-this-press-works/cover.png"
    with Image.open(own / "content" / name) as source, Image.open(own / "feeds/audiopress" / name) as published:
        assert (source.mode, published.mode) == ("P", "RGB")
        assert source.convert("RGB").tobytes() == published.tobytes()
    assert (own / "feeds/audiopress" / name).stat().st_size < 1_000_000
