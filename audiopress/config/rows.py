"""The table of everything audiopress.toml may say: key, the field of Show it fills, and what fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from audiopress.config.fits import (
    Fit,
    address,
    audio_format,
    category,
    list_of,
    number,
    one_of,
    pattern,
    prose,
    switch,
    whole,
)
from audiopress.config.terms import BIT_RATES, MEDIA
from audiopress.model import DETAILS, Formulas, Notes

Names = Literal["", "pauses", "roles", "rules"]


@dataclass(frozen=True, slots=True)
class Row:
    """`key` as written, `field` of Show or of a part of it; with `names`, a table whose keys are these."""

    key: str
    field: str
    fit: Fit
    names: Names = ""
    needed: bool = False


_NAME = prose(255)

ROWS = (
    # PSP-1 and Apple: values of 255 characters, descriptions of 4,000 bytes
    Row("title", "title", prose(255, empty=False), needed=True),
    Row("author", "author", _NAME),
    Row("email", "email", pattern(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", 'an e-mail address such as "me@example.org"')),
    Row("description", "description", prose(4000, lines=True)),
    # RSS 2.0 <language> and BCP 47, in the shape both accept
    Row(
        "language", "language", pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", 'a language tag such as "en" or "pt-BR"')
    ),
    Row("base_url", "base_url", address(folder=True)),
    Row("link", "link", address()),
    # Apple: file names and addresses of a-z, A-Z, 0-9; ours are lower case, as not every disk tells cases apart
    Row(
        "slug", "slug", pattern(r"(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens")
    ),
    Row("artwork", "artwork", pattern(r"(?i).+\.(png|jpe?g)", "the path of a PNG or JPEG picture")),
    Row("categories", "categories", list_of(category, 'a list such as ["Arts > Books", "Education"]')),
    Row("explicit", "explicit", switch),
    Row("medium", "medium", one_of(MEDIA)),
    Row("copyright", "copyright", _NAME),
    Row("voice.engine", "engine", prose(80, empty=False)),
    Row("voice.name", "voice.name", _NAME),
    Row("voice.rate", "voice.rate", whole(80, 450, "words a minute")),
    Row("voice.pitch", "voice.pitch", whole(0, 99)),
    Row("voice.volume", "voice.volume", whole(0, 100)),
    Row("voice.library", "library", prose(4096)),
    Row("voice.roles", "voices", prose(255, empty=False), "roles"),
    Row("audio.formats", "audio.formats", list_of(audio_format, 'a list such as ["mp3"]')),
    Row("audio.bit_rate", "audio.bit_rate", whole(8, 320, "kb/s")),
    Row("audio.sample_rate", "audio.sample_rate", one_of(tuple(BIT_RATES))),
    Row("audio.loudness", "audio.loudness", number(-40, -5, "LUFS")),
    Row("audio.chapter_depth", "audio.chapter_depth", whole(1, 6, "levels of headings")),
    Row("narration.detail", "narration.detail", one_of(DETAILS)),
    Row("narration.editions", "narration.editions", list_of(one_of(DETAILS), 'a list such as ["brief", "full"]')),
    Row("narration.notes", "narration.notes", one_of(get_args(Notes))),
    Row("narration.formulas", "narration.formulas", one_of(get_args(Formulas))),
    Row("pauses", "pauses", number(0, 30, "seconds"), "pauses"),
    Row("rules", "rules", switch, "rules"),
)

BY_KEY = {row.key: row for row in ROWS}
TABLES = tuple(dict.fromkeys(row.key.partition(".")[0] for row in ROWS if "." in row.key))
