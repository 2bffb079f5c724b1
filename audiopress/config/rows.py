"""The table of everything audiopress.toml may say: key, the field of Show it fills, and what fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from audiopress.config.fits import (
    Fit,
    address,
    category,
    list_of,
    number,
    one_of,
    pattern,
    prose,
    switch,
    template,
    whole,
)
from audiopress.config.records import license_, links, locations, people, podroll, schedule, selection, texts
from audiopress.config.terms import BIT_RATES, FORMATS, MEDIA, PUBLICATIONS, VARIABLES
from audiopress.model import DETAILS, Formulas, Notes

Names = Literal["", "feeds", "pauses", "roles", "rules"]


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
    Row("publications", "publications", list_of(one_of(PUBLICATIONS), 'a list such as ["epub"]')),
    Row("feed.type", "feed.type", one_of(("episodic", "serial"))),
    Row("feed.locked", "feed.locked", switch),
    Row("feed.complete", "feed.complete", switch),
    Row("feed.block", "feed.block", switch),
    Row("feed.new_url", "feed.new_url", address()),
    Row("feed.hubs", "feed.hubs", list_of(address(empty=False), 'a list such as ["https://hub.example.org/"]')),
    Row("feed.podping", "feed.podping", switch),
    Row("feed.people", "feed.people", people),
    Row("feed.funding", "feed.funding", links),
    Row("feed.license", "feed.license", license_),
    Row("feed.locations", "feed.locations", locations),
    Row("feed.schedule", "feed.schedule", schedule),
    Row("feed.podroll", "feed.podroll", podroll),
    Row("feed.texts", "feed.texts", texts),
    Row("feed.page", "feed.page", whole(5, 5000, "episodes")),
    Row("feeds", "feeds", selection, "feeds"),
    Row("voice.engine", "engine", prose(80, empty=False)),
    Row("voice.name", "voice.name", _NAME),
    Row("voice.rate", "voice.rate", whole(80, 450, "words a minute")),
    Row("voice.pitch", "voice.pitch", whole(0, 99)),
    Row("voice.volume", "voice.volume", whole(0, 100)),
    Row("voice.library", "library", prose(4096)),
    Row("voice.roles", "voices", prose(255, empty=False), "roles"),
    Row("audio.formats", "audio.formats", list_of(one_of(FORMATS), 'a list such as ["mp3", "m4b"]')),
    Row("audio.bit_rate", "audio.bit_rate", whole(8, 320, "kb/s")),
    # 160: what an AAC frame can hold at 32,000 Hz (ISO/IEC 14496-3 § 4.5.3.3); 16: what is left to understand of Opus
    Row("audio.aac_bit_rate", "audio.aac_bit_rate", whole(24, 160, "kb/s")),
    Row("audio.opus_bit_rate", "audio.opus_bit_rate", whole(16, 160, "kb/s")),
    Row("audio.sample_rate", "audio.sample_rate", one_of(tuple(BIT_RATES))),
    Row("audio.loudness", "audio.loudness", number(-40, -5, "LUFS")),
    Row("audio.chapter_depth", "audio.chapter_depth", whole(1, 6, "levels of headings")),
    Row("narration.detail", "narration.detail", one_of(DETAILS)),
    Row("narration.editions", "narration.editions", list_of(one_of(DETAILS), 'a list such as ["brief", "full"]')),
    Row("narration.notes", "narration.notes", one_of(get_args(Notes))),
    Row("narration.formulas", "narration.formulas", one_of(get_args(Formulas))),
    Row("narration.opening", "narration.opening", template(2000, VARIABLES)),
    Row("narration.closing", "narration.closing", template(2000, VARIABLES)),
    Row("music.intro", "music.intro", prose(4096)),
    Row("music.outro", "music.outro", prose(4096)),
    Row("music.bed", "music.bed", prose(4096)),
    Row("music.chapter", "music.chapter", prose(4096)),
    Row("music.level", "music.level", number(-30, 6, "LU against speech")),
    # WCAG 2.2 SC 1.4.7: 20 dB below speech; the bed goes down by 6 of them while somebody speaks
    Row("music.bed_level", "music.bed_level", number(-40, -4, "LU against speech")),
    Row("music.fade_in", "music.fade_in", whole(0, 10_000, "milliseconds")),
    Row("music.fade_out", "music.fade_out", whole(0, 10_000, "milliseconds")),
    Row("check.ignore", "ignored", list_of(prose(20, empty=False), 'a list of codes such as ["S-004", "N-917"]')),
    Row("pauses", "pauses", number(0, 30, "seconds"), "pauses"),
    Row("rules", "rules", switch, "rules"),
)

BY_KEY = {row.key: row for row in ROWS}
TABLES = tuple(dict.fromkeys(row.key.partition(".")[0] for row in ROWS if "." in row.key))
