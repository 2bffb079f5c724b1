"""The artwork: drawn, checked, made small."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from audiopress.errors import ConfigError
from audiopress.gallery import artwork
from audiopress.speak import Cache
from audiopress.write.artwork import checked_artwork, presentable, thumbnail
from audiopress.write.cover import _colour, cover
from tests.write import made


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("title", ["Essays", "The long way home, and what we heard on it " * 7, "見出し", "עברית", ""])
def test_a_drawn_cover_is_what_directories_accept(title: str, tmp_path: Path) -> None:
    """3000 pixels square, RGB JPEG, below 900 kB, the same for the same title, and passed by our own check."""
    data = cover(title, "Ada Writer")
    (tmp_path / "cover.jpg").write_bytes(data)
    image = opened(data)

    assert (image.size, image.mode, image.format) == ((3000, 3000), "RGB", "JPEG")
    assert len(data) < 900_000
    assert data == cover(title, "Ada Writer")
    assert data == checked_artwork(tmp_path / "cover.jpg")


def test_titles_look_different() -> None:
    """Another title is another picture, even where it cannot be written."""
    assert len({cover(title, "x", 300) for title in ("One", "Two", "一", "二")}) == 4


def test_a_title_the_font_lacks_leaves_no_boxes() -> None:
    """Above the waves a cover without lettering is smooth: no box for a missing character, no author alone."""
    image = np.asarray(opened(cover("見出し", "Ada", 600)).convert("L"), np.int16)
    lettered = np.asarray(opened(cover("Essays", "Ada", 600)).convert("L"), np.int16)

    assert np.abs(np.diff(image[:80])).max() < 16
    assert np.abs(np.diff(lettered[:130])).max() > 100


def test_lettering_has_contrast_whatever_the_hue() -> None:
    """The lightest ground there can be stays 7:1 below the lettering (WCAG 1.4.6)."""

    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    worst = max(luminance(_colour(hue / 256, 0.58, 0.30)) for hue in range(256))

    assert (luminance((250, 247, 240)) + 0.05) / (worst + 0.05) >= 7


def _file(path: Path, size: tuple[int, int], mode: str = "RGB", kind: str = "PNG") -> Path:
    Image.new(mode, size).save(path, kind)
    return path


@pytest.mark.parametrize(
    ("name", "picture", "kind", "word"),
    [
        ("a.png", ((1400, 1401), "RGB"), "PNG", "square"),
        ("a.png", ((1399, 1399), "RGB"), "PNG", "1400 to 3000"),
        ("a.png", ((3001, 3001), "RGB"), "PNG", "1400 to 3000"),
        ("a.png", ((1400, 1400), "RGBA"), "PNG", "RGBA"),
        ("a.jpg", ((1400, 1400), "L"), "JPEG", "not RGB"),
        ("a.gif", ((1400, 1400), "P"), "GIF", "not JPEG or PNG"),
        ("a.png", ((1400, 1400), "RGB"), "JPEG", "name ends in"),
    ],
)
def test_artwork_that_apple_refuses_is_refused(
    tmp_path: Path, name: str, picture: tuple[tuple[int, int], str], kind: str, word: str
) -> None:
    """Shape, size, colours, format and name are each checked, and the error says which is wrong."""
    with pytest.raises(ConfigError, match=word):
        checked_artwork(_file(tmp_path / name, *picture, kind))


@pytest.mark.parametrize("size", [1400, 3000])
def test_artwork_at_the_limits_is_taken(tmp_path: Path, size: int) -> None:
    """1400 and 3000 pixels are both allowed, and the bytes are the author's own."""
    path = _file(tmp_path / "a.png", (size, size))

    assert path.read_bytes() == checked_artwork(path)


def test_artwork_that_is_no_picture_is_told(tmp_path: Path) -> None:
    """Nothing, something else, or half a picture: one sentence each, with the path."""
    (tmp_path / "text.png").write_bytes(b"no picture")
    whole = _file(tmp_path / "whole.png", (1400, 1400)).read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    for name in ("gone.png", "text.png", "half.png"):
        with pytest.raises(ConfigError) as caught:
            checked_artwork(tmp_path / name)

        assert caught.value.place.endswith(name)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "CMYK"])
def test_a_thumbnail_is_a_small_jpeg(mode: str) -> None:
    """Whatever the picture's colours, the tag gets a JPEG in RGB that is no larger than asked."""
    out = io.BytesIO()
    Image.new(mode, (200, 100)).save(out, "TIFF")
    image = opened(thumbnail(out.getvalue(), 50))

    assert (image.size, image.mode, image.format) == ((50, 25), "RGB", "JPEG")


def test_a_transparent_picture_stands_on_white() -> None:
    """Transparency becomes paper, not ink."""
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(thumbnail(out.getvalue())).getpixel((10, 10)) == (255, 255, 255)


def test_a_thumbnail_of_no_picture_is_told() -> None:
    """Bytes that are no picture are a ConfigError."""
    with pytest.raises(ConfigError, match="no picture"):
        thumbnail(b"words")


def _saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _deep() -> bytes:
    """A PNG of 16 bits in each of three colours, which Pillow itself cannot write."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + struct.pack(">3H", 60000, 30000, 100) * SIDE) * SIDE
    head = chunk(b"IHDR", struct.pack(">2I5B", SIDE, SIDE, 16, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SIDE = 1400
RED = (200, 40, 30)
COLOURS = {
    "palette": (_saved(Image.new("RGB", (SIDE, SIDE), RED).quantize()), RED),
    "transparent palette": (_saved(Image.new("P", (SIDE, SIDE), 0), transparency=0), (255, 255, 255)),
    "transparent": (_saved(Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))), (255, 255, 255)),
    "opaque, with alpha": (_saved(Image.new("RGBA", (SIDE, SIDE), (*RED, 255))), RED),
    "one colour transparent": (_saved(Image.new("RGB", (SIDE, SIDE), RED), transparency=RED), (255, 255, 255)),
    "black and white": (_saved(Image.new("1", (SIDE, SIDE), 1)), (255, 255, 255)),
    "grey": (_saved(Image.new("L", (SIDE, SIDE), 77)), (77, 77, 77)),
    "grey with alpha": (_saved(Image.new("LA", (SIDE, SIDE), (77, 255))), (77, 77, 77)),
    "grey of 16 bits": (_saved(Image.new("I;16", (SIDE, SIDE), 30000)), (117, 117, 117)),
    "16 bits": (_deep(), (233, 116, 0)),
    "grey JPEG": (_saved(Image.new("L", (SIDE, SIDE), 77), "JPEG"), (77, 77, 77)),
    "CMYK": (_saved(Image.new("CMYK", (SIDE, SIDE), (0, 255, 255, 0)), "JPEG"), (255, 0, 0)),
    "a phone's": (
        _saved(Image.new("RGB", (SIDE, SIDE), RED), "MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))]),
        RED,
    ),
}


@pytest.mark.parametrize("name", COLOURS)
def test_any_colours_are_published_in_rgb(name: str, tmp_path: Path) -> None:
    """A JPEG stays a JPEG and a PNG a PNG, on white paper, the same bytes each time; and directories take it."""
    data, colour = COLOURS[name]
    path = tmp_path / ("a.png" if data.startswith(b"\x89PNG") else "a.jpg")
    path.write_bytes(presentable(data))

    assert checked_artwork(path) == presentable(data) == presentable(presentable(data))
    assert np.abs(np.subtract(opened(checked_artwork(path)).getpixel((700, 700)), colour)).max() <= 2
    assert path.read_bytes()[24] == 8 or path.suffix == ".jpg"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_directories_take_is_published_as_it_is(kind: str) -> None:
    """Byte for byte; and so is what is no artwork at all, since the checks have words for it."""
    data = _saved(Image.new("RGB", (SIDE, SIDE), RED), kind)

    assert data == presentable(data)
    assert data[:-400] == presentable(data[:-400])
    assert presentable(b"words") == b"words"


def test_colours_mean_what_their_profile_says() -> None:
    """A palette keeps its profile, since it is still one of RGB; one of greys or inks is used up, and never copied."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    palette = _saved(Image.new("RGB", (9, 9), RED).quantize(), icc_profile=srgb)
    grey = _saved(Image.new("L", (9, 9), 77), "JPEG", icc_profile=srgb)

    assert opened(presentable(palette)).info["icc_profile"] == srgb
    assert "icc_profile" not in opened(presentable(grey)).info


def test_a_picture_that_lies_on_its_side_is_put_upright() -> None:
    """The copy needs no note on how to turn it, which not every app reads."""
    drawn = Image.new("L", (20, 20), 255)
    drawn.paste(0, (0, 0, 20, 10))
    turned = Image.Exif()
    turned[0x0112] = 3  # upside down
    copy = opened(presentable(_saved(drawn, "JPEG", exif=turned)))

    assert copy.getpixel((10, 3))[0] > 200
    assert copy.getpixel((10, 17))[0] < 50
    assert 0x0112 not in copy.getexif()


@pytest.mark.parametrize("name", ["transparent", "CMYK"])
def test_a_show_s_artwork_is_published_in_rgb(name: str, tmp_path: Path) -> None:
    """As an episode's cover is: once converted it lies in the cache, and the next build has the same bytes."""
    data, _ = COLOURS[name]
    path = tmp_path / ("a.png" if data.startswith(b"\x89PNG") else "a.jpg")
    path.write_bytes(data)
    show, cache = replace(made.SHOW, artwork=path), Cache(tmp_path / "cache")

    assert presentable(data) == artwork(show, cache) == artwork(show, cache)


def test_a_show_s_artwork_of_another_shape_is_refused(tmp_path: Path) -> None:
    """The press recolours; what to cut off a picture, only its author knows."""
    path = tmp_path / "a.png"
    path.write_bytes(_saved(Image.new("P", (SIDE, SIDE + 1))))

    with pytest.raises(ConfigError, match="not square"):
        artwork(replace(made.SHOW, artwork=path), Cache(tmp_path / "cache"))
