"""Chapters' pictures inside an audio file: small, together bounded, the same each time."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from audiopress import gallery
from audiopress.gallery import PLATES, fitting, plates
from audiopress.speak import Cache


def _noise(kind: str = "PNG", size: tuple[int, int] = (700, 500), **options: object) -> bytes:
    """A picture that no encoder can make small."""
    file = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def _made(count: int, cache: Path) -> dict[str, bytes]:
    picture = _noise()
    return plates(Counter(f"{n}.png" for n in range(count)), lambda name: picture, Cache(cache))


def _sides(made: dict[str, bytes]) -> set[int]:
    return {max(Image.open(BytesIO(data)).size) for data in made.values()}


@pytest.mark.parametrize(("count", "side"), [(1, 600), (5, 600), (20, 300), (100, 150), (300, 100)])
def test_many_pictures_are_small_ones(count: int, side: int, tmp_path: Path) -> None:
    """All of one size, as large as lets them all fit into 1 MiB."""
    made = _made(count, tmp_path)

    assert {side} == _sides(made)
    assert count == len(made)
    assert sum(map(len, made.values())) <= PLATES


def test_too_many_pictures_end_where_the_room_does(tmp_path: Path) -> None:
    """What does not fit at 100 pixels either is left out from the first one on that is too much."""
    made = _made(800, tmp_path)
    uses = Counter(made.keys())
    kept = fitting(uses, made)
    size = sum(map(len, kept.values()))

    assert sum(map(len, made.values())) > PLATES
    assert list(made)[: len(kept)] == list(kept)
    assert PLATES - len(made["0.png"]) <= size <= PLATES


def test_a_picture_of_many_chapters_counts_for_each(tmp_path: Path) -> None:
    """The tag repeats it, as no chapter can point to another's."""
    picture = _noise()
    made = plates(Counter({"a.png": 30}), lambda name: picture, Cache(tmp_path))

    assert {300} == _sides(made)
    assert 30 * len(made["a.png"]) <= PLATES


def test_what_pillow_cannot_read_is_no_chapters_picture(tmp_path: Path) -> None:
    """Nor what has more pixels than it thinks harmless: a page may show it, an audio file does without."""
    vast = BytesIO()
    Image.new("1", (12_000, 9_000)).save(vast, "PNG")
    sources = {
        "a.png": _noise(),
        "b.png": b"\x89PNG\r\n\x1a\n",
        "c.jpg": _noise("JPEG")[:400],
        "d.png": vast.getvalue(),
    }

    assert ["a.png"] == list(plates(Counter(sources.keys()), sources.__getitem__, Cache(tmp_path)))


def test_a_picture_taken_upright_stands_upright(tmp_path: Path) -> None:
    """A camera turns nothing, but says how the picture is to be held (EXIF); browsers do so, and the tag's copy."""
    held = Image.Exif()
    held[0x0112] = 6  # orientation: turn by 90°
    made = plates(Counter(["a.jpg"]), lambda name: _noise("JPEG", (400, 200), exif=held), Cache(tmp_path))

    assert (200, 400) == Image.open(BytesIO(made["a.jpg"])).size


def test_a_picture_is_made_small_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build finds it in the cache, byte by byte."""
    picture = _noise()
    first = plates(Counter(["a.png"]), lambda name: picture, Cache(tmp_path))
    monkeypatch.setattr("audiopress.write.artwork.plate", None)

    assert first == plates(Counter(["a.png"]), lambda name: picture, Cache(tmp_path))
    assert 600 == gallery._SIDES[0]
