"""The name of a file -> the media types it may be said to have."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from audiopress.check.rss.values import url

# What can be played as an item's own sound or picture nearly everywhere (Apple; PSP-1).
PLAYED = {
    ".mp3": ("audio/mpeg",),
    ".m4a": ("audio/x-m4a", "audio/m4a", "audio/mp4"),
    ".m4b": ("audio/mp4", "audio/x-m4b", "audio/m4b", "audio/x-m4a", "audio/m4a"),
    ".mp4": ("video/mp4", "audio/mp4"),
    ".m4v": ("video/x-m4v", "video/mp4", "video/m4v"),
    ".mov": ("video/quicktime",),
    ".pdf": ("application/pdf",),
}
MEDIA = {
    **PLAYED,
    ".aac": ("audio/aac", "audio/aacp"),
    ".opus": ("audio/ogg", "audio/opus"),
    ".ogg": ("audio/ogg", "application/ogg", "audio/opus", "audio/vorbis"),
    ".oga": ("audio/ogg",),
    ".flac": ("audio/flac", "audio/x-flac"),
    ".wav": ("audio/wav", "audio/x-wav", "audio/vnd.wave", "audio/wave"),
    ".webm": ("video/webm", "audio/webm"),
    ".m3u8": ("application/x-mpegurl", "application/vnd.apple.mpegurl", "audio/mpegurl", "audio/x-mpegurl"),
}
ARTWORK = (".jpg", ".jpeg", ".png")
PICTURES = {
    **dict.fromkeys((".jpg", ".jpeg"), ("image/jpeg", "image/jpg")),
    ".png": ("image/png",),
    ".gif": ("image/gif",),
    ".webp": ("image/webp",),
    ".avif": ("image/avif",),
    ".svg": ("image/svg+xml",),
    ".mp4": ("video/mp4",),
}
TEXTS = {
    ".vtt": ("text/vtt",),
    ".srt": ("application/x-subrip", "application/srt", "text/srt"),
    ".json": ("application/json",),
    ".txt": ("text/plain",),
    **dict.fromkeys((".html", ".htm"), ("text/html",)),
}


def ending(address: str) -> str:
    """The end of a file's name in an address, in lower case; "" where there is none.

    >>> ending("https://example.org/a%2Emp3?x=1.ogg"), ending("https://example.org/v1.2/audio")
    ('.mp3', '')
    """
    try:
        return PurePosixPath(unquote(urlsplit(address).path)).suffix.lower()
    except ValueError:
        return ""


def plain_type(value: str) -> str:
    """A media type without its parameters, in lower case.

    >>> plain_type("Audio/OGG; codecs=opus")
    'audio/ogg'
    """
    return value.partition(";")[0].strip().lower()


def picture(value: str) -> str:
    """An address that may be a picture's: its name does not end as another file's would."""
    end = ending(value)
    return url(value) or ("the address of a picture" if end in {*MEDIA, *TEXTS} - {*PICTURES} else "")
