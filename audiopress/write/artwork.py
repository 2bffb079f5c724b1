"""A picture file -> the picture a podcast directory accepts, or why it does not; and a small one for the audio file.

Authors need not know of colours: whatever is not RGB of 8 bits without transparency is published as a copy that is.
"""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from audiopress.errors import ConfigError

SMALLEST, LARGEST = 1400, 3000  # pixels: Apple, “Podcast RSS feed requirements”
_SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


def checked_artwork(path: Path) -> bytes:
    """The file's bytes, if it is artwork as Apple and PSP-1 ask: square, 1400 to 3000 pixels, JPEG or PNG, RGB.

    Raises ConfigError that says which of these it is not.
    """
    return judged(read_artwork(path), path)


def read_artwork(path: Path) -> bytes:
    """The file's bytes, whatever they are; ConfigError where there are none to be had."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(error, path) from error


def judged(data: bytes, path: Path) -> bytes:
    """The bytes, if they are artwork as directories ask; ConfigError, at `path`, that says what is wrong with them."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()  # reads every block: a file cut short is found here
            fault = _fault(image, path.suffix.lower())
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise ConfigError("the artwork is no picture that can be read", _HINT, str(path)) from error
    except OSError as error:
        raise _unreadable(error, path) from error
    if fault:
        raise ConfigError(fault, _HINT, str(path))
    return data


def _unreadable(error: OSError, path: Path) -> ConfigError:
    reason = (error.strerror or "it is damaged").lower()
    return ConfigError(f"the artwork cannot be read: {reason}", _HINT, str(path))


def presentable(data: bytes) -> bytes:
    """A JPEG or PNG in RGB, on white paper: the bytes themselves where they are that, else a copy of the same kind.

    What Pillow cannot read, or takes for a bomb, stays as it is: the checks of built files say what is wrong with it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                kind = "JPEG" if image.format == "MPO" else image.format  # a phone's JPEG with a second picture in it
                fine = image.mode == "RGB" and "transparency" not in image.info and not _is_deep(data)
                if kind not in _SUFFIXES or (fine and kind == image.format):
                    return data
                profile = image.info.get("icc_profile") if image.mode in _KEEP_PROFILE else None
                return _written(_coloured(ImageOps.exif_transpose(image)), kind, profile)
    except (*_UNREADABLE, Image.DecompressionBombWarning):
        return data


_KEEP_PROFILE = ("RGB", "RGBA", "P", "PA")  # what the numbers in them mean, they mean in RGB


def _is_deep(data: bytes) -> bool:
    """A PNG of 16 bits a colour (PNG § 11.2.1, IHDR), which Pillow reads as one of 8."""
    return data.startswith(b"\x89PNG") and data[24:25] == b"\x10"


def _written(image: Image.Image, kind: str, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG":
        image.save(out, kind, quality=92, subsampling=0, optimize=True, dpi=(72, 72), icc_profile=profile)
    else:
        image.save(out, kind, icc_profile=profile)
    return out.getvalue()


def _coloured(image: Image.Image) -> Image.Image:
    """The picture in RGB on white paper."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("RGB")
    if "transparency" in image.info or image.mode in ("LA", "PA", "RGBA"):
        drawn = image.convert("RGBA")  # JPEG knows no transparency, and black is the wrong paper for most pictures
        return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")
    profile = image.info.get("icc_profile")
    return _managed(image, profile) if profile and image.mode in ("L", "CMYK") else image.convert("RGB")


def _managed(image: Image.Image, profile: bytes) -> Image.Image:
    """Inks and greys as their own profile means them; by the plain formula where it is none for such a picture."""
    try:
        own, ours = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, ours, outputMode="RGB") or image.convert("RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")


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
        small = _coloured(ImageOps.exif_transpose(opened))  # a camera held upright says so; browsers listen
        small.thumbnail((size, size), Image.Resampling.LANCZOS)
    return small


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    """The picture as bytes: the same for the same picture and the same version of Pillow."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, dpi=(72, 72))
    return out.getvalue()
