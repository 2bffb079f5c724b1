"""A picture file -> the picture a podcast directory accepts, or why it does not; and a small one for the audio file."""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from audiopress.errors import ConfigError

SMALLEST, LARGEST = 1400, 3000  # pixels: Apple, “Podcast RSS feed requirements”
_SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


def checked_artwork(path: Path) -> bytes:
    """The file's bytes, if it is artwork as Apple and PSP-1 ask: square, 1400 to 3000 pixels, JPEG or PNG, RGB.

    Raises ConfigError that says which of these it is not.
    """
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            image.verify()  # reads every block: a file cut short is found here
            fault = _fault(image, path.suffix.lower())
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise ConfigError("the artwork is no picture that can be read", _HINT, str(path)) from error
    except OSError as error:
        reason = (error.strerror or "it is damaged").lower()
        raise ConfigError(f"the artwork cannot be read: {reason}", _HINT, str(path)) from error
    if fault:
        raise ConfigError(fault, _HINT, str(path))
    return data


_HINT = "give a square JPEG or PNG in RGB, 1400 to 3000 pixels wide, or take `artwork` out to have a cover drawn"


def _fault(image: Image.Image, suffix: str) -> str:
    """What is wrong with the artwork, if anything is."""
    width, height = image.size
    kind = image.format or ""
    rows = (
        (kind in _SUFFIXES, f"the artwork is {kind or 'of no known kind'}, not JPEG or PNG"),
        (suffix in _SUFFIXES.get(kind, ()), f"the artwork is {kind}, but its name ends in “{suffix}”"),
        (width == height, f"the artwork is not square: {width} × {height} pixels"),
        (SMALLEST <= width <= LARGEST, f"the artwork is {width} pixels wide, not {SMALLEST} to {LARGEST}"),
        (image.mode == "RGB", f"the artwork's colours are {image.mode}, not RGB"),
    )
    return next((sentence for good, sentence in rows if not good), "")


def thumbnail(image: bytes, size: int = 1400) -> bytes:
    """The picture as a JPEG of at most `size` pixels a side, for the audio file's tag.

    Raises ConfigError where the bytes are no picture.
    """
    try:
        return jpeg(_reduced(image, size))
    except _UNREADABLE as error:
        raise ConfigError("the cover is no picture that can be read", "give a JPEG or PNG file") from error


def plate(image: bytes, size: int) -> bytes:
    """A picture of the article as a JPEG of at most `size` pixels a side, for a chapter; b"" where Pillow reads none.

    The page shows whatever a browser can, so a picture that only a browser can read is no error. One of more pixels
    than Pillow thinks harmless (`MAX_IMAGE_PIXELS`) is taken for such a one.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return jpeg(_reduced(image, size), quality=80)
    except (*_UNREADABLE, Image.DecompressionBombWarning):
        return b""


_UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    struct.error,
    Image.DecompressionBombError,
)  # what Pillow's readers raise


def _reduced(image: bytes, size: int) -> Image.Image:
    """The picture in RGB on white paper, the right way up, at most `size` pixels a side."""
    with Image.open(io.BytesIO(image)) as opened:
        opened.draft("RGB", (size, size))  # a JPEG gives half its size as quickly as a quarter of its pixels
        small = opened.convert("RGBA") if "transparency" in opened.info or opened.mode in ("LA", "RGBA") else opened
        if small.mode == "RGBA":  # JPEG knows no transparency, and black is the wrong paper for most pictures
            small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
        small = ImageOps.exif_transpose(small.convert("RGB"))  # a camera held upright says so; browsers listen
        small.thumbnail((size, size), Image.Resampling.LANCZOS)
    return small


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    """The picture as bytes: the same for the same picture and the same version of Pillow."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, dpi=(72, 72))
    return out.getvalue()
