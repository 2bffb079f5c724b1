"""A title and an author -> a cover: lines of a page that turn into sound."""

from __future__ import annotations

import colorsys
import hashlib
import math
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw, ImageFont, ImageOps

from audiopress.write.artwork import jpeg
from audiopress.write.plain import plain

Colour = tuple[int, int, int]
_INK: Colour = (250, 247, 240)
_LINES = 26
_DASHES = str.maketrans("–—‐‑−\u00a0", "----- ")  # Pillow's own font has no other


def cover(title: str, author: str, size: int = 3000) -> bytes:
    """A square JPEG, RGB, `size` pixels a side; colours and waves follow from the title alone.

    A title that the built-in font cannot write is left out, with its author: a picture, and no empty boxes.
    """
    seed = hashlib.sha256(plain(title).encode()).digest()
    image = _paper(size, seed)
    lettering = _lettering(title, size)
    top = 0.52 if lettering else 0.22
    _draw_waves(image, seed, top, 0.86 if lettering else 0.80)
    draw = ImageDraw.Draw(image)
    margin = size // 12
    if lettering:
        font, lines = lettering
        step = font.size * 1.12
        for index, line in enumerate(lines):
            draw.text((margin, margin + index * step), line, font=font, fill=_INK)
    name = plain(author).translate(_DASHES)
    if lettering and name and _writable(name):
        font, (line, *_) = _fitted(name, size, int(size * 0.036), 1)
        draw.text((margin, size - margin), line, font=font, fill=_INK, anchor="ls")
    return jpeg(image)


def _paper(size: int, seed: bytes) -> Image.Image:
    """A quiet dark ground, lighter towards one corner: dark enough for 7:1 under the lettering (WCAG 1.4.6)."""
    hue = seed[0] / 256
    dark, light = _colour(hue, 0.62, 0.17), _colour(hue + 0.08, 0.58, 0.30)
    down = Image.linear_gradient("L")
    mix = Image.blend(down, down.transpose(Image.Transpose.ROTATE_90), 0.25)
    return ImageOps.colorize(mix, dark, light).resize((size, size), Image.Resampling.BILINEAR)


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _draw_waves(image: Image.Image, seed: bytes, top: float, bottom: float) -> None:
    """Rows of words from the left that lose their gaps and begin to swing: a page being read aloud."""
    size = image.width
    scale = 2 if size <= 4000 else 1  # drawn at twice the size and reduced: Pillow draws lines without smoothing
    first, last = round(size * (top - 0.06)), round(size * (bottom + 0.06))
    mask = Image.new("L", (size * scale, (last - first) * scale))
    draw = ImageDraw.Draw(mask)
    step = size * (bottom - top) / (_LINES - 1)
    for row in range(_LINES):
        base = (size * top + row * step - first) * scale
        strength = 150 + 105 * math.sin(math.pi * (row + 0.5) / _LINES)
        for stretch in _words(row, seed):
            points = [(x * size * scale, base + _swing(x, row, seed) * step * scale) for x in stretch]
            draw.line(points, fill=round(strength), width=max(1, round(size * scale * 0.003)))
    mask = mask.reduce(scale)
    hue = seed[0] / 256 + (0.42 if seed[1] % 2 else 0.12)
    image.paste(_colour(hue, 0.38, 1.0), (0, first), mask)


def _words(row: int, seed: bytes) -> Iterator[list[float]]:
    """A row's strokes as positions along it, 0 to 1: words at first, with gaps that close on the way."""
    state = hashlib.sha256(seed + bytes([row])).digest()
    left, right = 1 / 12, 11 / 12
    x, index = left, 0
    while x < right:
        gap = 0.012 * max(0.0, 1 - (x - left) / 0.34)
        long = 0.018 + 0.05 * state[index % 32] / 255
        end = right if gap == 0 else min(x + long, right)
        count = max(2, round((end - x) * 300))
        yield [x + (end - x) * part / count for part in range(count + 1)]
        x, index = end + gap, index + 1


def _swing(x: float, row: int, seed: bytes) -> float:
    """How far a row's stroke is from its base line at x, in steps between rows."""
    rise = min(1.0, max(0.0, (x - 0.22) / 0.4))
    fall = min(1.0, max(0.0, (11 / 12 - x) / 0.12))
    envelope = rise * rise * (3 - 2 * rise) * (0.15 + 0.85 * fall)
    turn = row / _LINES
    swings = (
        (5 + seed[2] % 4, seed[3] / 255 + 0.55 * turn, 0.9),
        (11 + seed[4] % 6, seed[5] / 255 - 0.8 * turn, 0.5),
        (23 + seed[6] % 9, seed[7] / 255 + 1.3 * turn, 0.28),
    )
    total = sum(weight * math.sin(2 * math.pi * (count * x / 2 + phase)) for count, phase, weight in swings)
    return envelope * total * (0.55 + 0.9 * math.sin(math.pi * turn) ** 2)


def _lettering(title: str, size: int) -> tuple[ImageFont.FreeTypeFont, list[str]] | None:
    """The title's font and lines; None where the font lacks one of its characters."""
    words = plain(title).translate(_DASHES)
    if not words or not _writable(words):
        return None
    for share, rows in ((0.125, 2), (0.1, 3), (0.082, 4), (0.066, 5)):
        font, lines = _fitted(words, size, int(size * share), rows)
        if not lines[-1].endswith("…"):
            return font, lines
    return _fitted(words, size, int(size * 0.052), 6)


def _fitted(words: str, size: int, height: int, rows: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Words in at most `rows` lines that fit between the margins, cut with “…” where there are too many of them."""
    font, room = _font(height), size * 10 / 12
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line]
    cut = len(lines) > rows
    kept = lines[:rows]
    return font, [_cut(line, font, room, marked=cut and index == len(kept) - 1) for index, line in enumerate(kept)]


def _cut(line: str, font: ImageFont.FreeTypeFont, room: float, *, marked: bool) -> str:
    """The line, shortened and marked with “…” if it is too wide, or if more was to follow it."""
    if not marked and font.getlength(line) <= room:
        return line
    while line and font.getlength(line + "…") > room:
        line = line[:-1]
    return line.rstrip(" ,;:-") + "…"


@cache
def _font(height: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size=height)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font


def _writable(text: str) -> bool:
    """Whether the built-in font has every character: one it lacks is drawn as its box for “no such character”."""
    font = _font(40)
    box = _drawn(font, "\U0010ffff")
    return all(char == " " or _drawn(font, char) != box for char in text)


def _drawn(font: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(char)
    return mask.size, bytes(mask)
