"""Checks of pictures: alternative text that describes nothing, says a thing twice, or stands for a page of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from audiopress.narrate.lint.page import Found, Page, Told, start_of
from audiopress.narrate.spoken import audible
from audiopress.patterns import late

WORDY: Final = 100  # words of an alternative text that is a paragraph
_ENOUGH: Final = 15  # words that say what a picture of text says
_FILE: Final = late(r"[^\s/]{1,200}\.(?:jpe?g|png|gif|webp|svg|avif|heic|tiff?|bmp)", re.IGNORECASE)
_CAMERA: Final = late(r"(?:IMG|DSC[FN]?|DCIM|PXL|MVIMG|image|photo|picture|bild|untitled)[-_ ]?\d[\w-]{0,60}", re.I)
_NOTHING: Final = frozenset((
    *("image", "picture", "photo", "photograph", "graphic", "figure", "img", "pic", "icon", "logo", "untitled", "alt"),
    *("alt text", "placeholder", "bild", "foto", "grafik", "abbildung", "photographie", "imagen", "dibujo"),
))  # fmt: skip
_OF_TEXT: Final = late(
    r"(?<![a-z])(?:screen[-_ ]?(?:shots?|caps?|captures?|grabs?)|bildschirmfotos?|capture[-_ ]d[’'-]?[ée]cran|"
    r"captura[-_ ]de[-_ ]pantalla|tweet|infographic|quote[-_ ]?card|slide[-_ ]?\d{1,3}|image[-_ ]of[-_ ]text|"
    r"text[-_ ]that[-_ ](?:reads|says))(?![a-z])",
    re.IGNORECASE,
)


class _Picture(NamedTuple):
    src: str
    alt: str
    caption: str
    told: Told

    @property
    def file(self) -> str:
        return unquote(urlsplit(self.src).path.rpartition("/")[2]) if not self.src.startswith("data:") else ""


def _pictures(page: Page) -> Iterator[_Picture]:
    for told in page.told:
        block = told.block
        alt = " ".join(block.attribute("alt").split())
        if block.kind == "figure" and audible(alt):
            captions = (inner.text for inner in block.walk() if inner is block or inner.attribute("role") == "caption")
            yield _Picture(block.attribute("src"), alt, " ".join(captions), told)
        yield from (
            _Picture(run.image, " ".join(run.text.split()), "", told)
            for run in block.runs
            if run.image and audible(run.text)
        )


def undescribed(page: Page) -> Iterator[Found]:
    """One remark for each such text, with the number of the others."""
    found: dict[str, list[Found]] = {}
    for picture in _pictures(page):
        if _is_name(picture):
            key = picture.alt if picture.alt.casefold() in _NOTHING else "file"
            found.setdefault(key, []).append(Found("N-907", picture.told.line, {"alt": picture.alt[:60]}))
    for same in found.values():
        yield same[0]._replace(more=len(same) - 1)


def _is_name(picture: _Picture) -> bool:
    """Whether an alternative text is the name of a file, or of no picture in particular."""
    alt, stem = picture.alt, picture.file.rpartition(".")[0]
    named = alt == stem and re.search(r"[_\d]|-.*-", alt) is not None and " " not in alt
    return bool(named or alt.casefold().strip(".") in _NOTHING or _FILE.fullmatch(alt) or _CAMERA.fullmatch(alt))


def repeated(page: Page) -> Iterator[Found]:
    for picture in _pictures(page):
        if _words(picture.alt) == _words(picture.caption) and not _is_name(picture):
            yield Found("N-908", picture.told.line, {"alt": start_of(picture.alt)})


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?…“”\"'").casefold() for word in text.split()]


def of_text(page: Page) -> Iterator[Found]:
    """A picture whose name or description says so, if what it says is not in its alternative text or caption."""
    for picture in _pictures(page):
        told = len(picture.alt.split()) + len(picture.caption.split())
        if told < _ENOUGH and not _is_name(picture) and (_OF_TEXT.search(picture.file) or _OF_TEXT.search(picture.alt)):
            words = {"picture": picture.file[:60] or start_of(picture.alt), "alt": picture.alt[:60]}
            yield Found("N-916", picture.told.line, words)


def wordy(page: Page) -> Iterator[Found]:
    for picture in _pictures(page):
        number = len(picture.alt.split())
        if number > WORDY:
            yield Found("N-924", picture.told.line, {"words": number, "start": start_of(picture.alt)})


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (undescribed, repeated, of_text, wordy)
