"""An episode's facts -> Vorbis comments, the tags of an Ogg file, with its chapters (xiph.org, "Ogg Vorbis I", § 5)."""

from __future__ import annotations

from base64 import b64encode

from mutagen.flac import Picture
from mutagen.id3 import PictureType

from audiopress.addresses import section_url
from audiopress.model import Timeline
from audiopress.sound.tags import Facts


def comments(facts: Facts, timeline: Timeline) -> dict[str, str]:
    """Names and values in the order in which they shall lie in the file; empty values are left out."""
    found = {
        "TITLE": facts.title,
        "ARTIST": ", ".join(facts.authors) or facts.show,
        "ALBUM": facts.show,
        "PERFORMER": facts.narrator,
        "GENRE": "Podcast",
        "DATE": facts.published.strftime("%Y-%m-%d"),
        "LANGUAGE": facts.language,
        "DESCRIPTION": facts.description,
        "CONTACT": facts.page,
        **_chapters(facts, timeline),
        "LYRICS": facts.lyrics,
        "METADATA_BLOCK_PICTURE": _picture(facts.picture) if facts.picture else "",
    }
    return {name: value for name, value in found.items() if value}


def _chapters(facts: Facts, timeline: Timeline) -> dict[str, str]:
    """The "chapter extension" of VorbisComment: time, name, address.

    The time comes before the name, or AntennaPod drops the name; three digits, or more where there are more chapters.
    """
    found = {}
    for number, chapter in enumerate(timeline.chapters):
        key = f"CHAPTER{number:03}"
        found[key] = _clock(timeline.milliseconds(chapter.start))
        found[f"{key}NAME"] = chapter.title
        found[f"{key}URL"] = section_url(facts.page, chapter.section)
    return found


def _clock(milliseconds: int) -> str:
    """Hours, minutes, seconds, as chapters want them.

    >>> _clock(36_061_005)
    '10:01:01.005'
    """
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _picture(data: bytes) -> str:
    """A FLAC picture block (RFC 9639 § 8.8) in base64, as Ogg files carry it."""
    picture = Picture()
    picture.type = PictureType.COVER_FRONT
    picture.mime = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    picture.data = data
    return b64encode(picture.write()).decode()
