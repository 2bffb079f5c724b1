"""Built audio files -> tags that name another episode, and chapters that some apps would not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mutagen import MutagenError
from mutagen.id3 import CTOCFlags

from audiopress.check.built import Built, Edition
from audiopress.check.codes import finding
from audiopress.check.media import opened
from audiopress.model import Finding
from audiopress.sound.languages import iso639_2
from audiopress.write.plain import plain

# What each kind of file calls a title, the authors, the show and the day.
_ID3 = {
    "title": "TIT2",
    "artist": "TPE1",
    "album": "TALB",
    "date": "TDRC",
    "genre": "TCON",
    "language": "TLAN",
    "track": "TRCK",
}
_MP4 = {"title": "\xa9nam", "artist": "\xa9ART", "album": "\xa9alb", "date": "\xa9day", "genre": "\xa9gen"}
_VORBIS = {name: name for name in _ID3} | {"track": "tracknumber"}
_GENRES = frozenset({"podcast", "audiobook"})
_TIMED = 0xFFFFFFFF  # ID3v2 chapter addendum § 3.1: else the offset in bytes counts, and the time does not
_NAMES = {".mp3": _ID3, ".m4a": _MP4, ".m4b": _MP4, ".opus": _VORBIS}


def tags(built: Built) -> Iterator[Finding]:
    """Title, authors, show and day are the episode's; so are genre, language and number, where they are said."""
    for edition, name, file in _files(built):
        episode = edition.episode
        wanted = {
            "title": episode.title,
            "artist": ", ".join(episode.authors),
            "album": built.show.title,
            "date": episode.published.strftime("%Y-%m-%d"),
            "genre": "Podcast",
            "language": episode.language,
            "track": str(episode.particulars.number or ""),
        }
        names = next((names for end, names in _NAMES.items() if name.endswith(end)), {})
        for what, key in names.items():
            told = _text(file.tags, key)
            if not _alike(what, told, wanted[what]):
                message = f"the tag's {what} is “{told[:80]}”, and the episode's is “{wanted[what][:80]}”"
                yield finding("B-037", built.path(name), message)


def _alike(what: str, told: str, wanted: str) -> bool:
    """Whether a tag says what it should; of what need not be said, nothing is right, too."""
    if what in {"artist", "track"} and not wanted:  # the show's, and anybody's count
        return True
    if what in {"genre", "language", "track"} and not told:
        return True
    match what:
        case "date":
            return told.startswith(wanted)
        case "genre":
            return told.lower() in _GENRES
        case "language":
            return iso639_2(told) == iso639_2(wanted)
        case "track":  # ID3v2.3 § 4.2.1: “3/12” is the third of twelve
            return told.partition("/")[0].strip().lstrip("0") == wanted
    return plain(told) == plain(wanted)


def contents(built: Built) -> Iterator[Finding]:
    """ID3v2 chapter addendum: one table of contents at the top, in order, of all chapters; and there is a cover."""
    for edition, name, file in _files(built):
        for chapter in file.tags.getall("CHAP") if name.endswith(".mp3") else ():
            if not chapter.start_time < chapter.end_time <= edition.sounds[name].duration_ms + 1000:
                message = f"a chapter lies at {chapter.start_time} to {chapter.end_time} ms"
                yield finding("B-043", built.path(name), message)
            if {chapter.start_offset, chapter.end_offset} != {_TIMED}:
                message = f"the chapter at {chapter.start_time} ms begins at byte {chapter.start_offset:,} for players"
                yield finding("B-042", built.path(name), message)
        if name.endswith(".mp3") and (fault := _fault(file.tags, len(edition.sounds[name].marks))):
            yield finding("B-038", built.path(name), fault)
        if not _pictured(name, file.tags):
            yield finding("B-039", built.path(name), "the file has no cover")


def _files(built: Built) -> Iterator[tuple[Edition, str, Any]]:
    for edition in built.editions:
        for name in edition.sounds:
            try:
                file = opened(built.folder / name)
            except (MutagenError, OSError):
                continue  # B-030 or B-040 says so
            if file.tags is not None:  # else B-041
                yield edition, name, file


def _text(tags: Any, key: str) -> str:
    if key not in tags:
        return ""
    value = tags[key]
    return str(value[0] if isinstance(value, list) else value)


def _fault(tags: Any, count: int) -> str:
    """Apple Podcasts shows no chapters without a table of contents that has a title; others go by its order."""
    if not count:
        return ""
    tables = {one.element_id: one for one in tags.getall("CTOC")}
    # not by the mark of a top level: above 255 chapters none has it (sound/tags.py says why)
    parts = {child for one in tables.values() for child in one.child_element_ids}
    top = [one for name, one in tables.items() if name not in parts]
    if len(top) != 1:
        return f"the chapters have {len(top) or 'no'} table of contents"
    if not top[0].flags & CTOCFlags.ORDERED:
        return "the table of contents is not in order"
    if "TIT2" not in top[0].sub_frames:
        return "the table of contents has no title, and Apple Podcasts shows none of its chapters"
    listed = [leaf for child in top[0].child_element_ids for leaf in _leaves(tables, child)]
    known = {one.element_id: one.start_time for one in tags.getall("CHAP")}
    if sorted(listed) != sorted(known):
        return "the table of contents does not list each chapter once"
    starts = [known[one] for one in listed]
    return "" if starts == sorted(starts) else "the table of contents lists the chapters out of order"


def _leaves(tables: dict[str, Any], name: str) -> list[str]:
    """The chapters below a table's row: itself, or those of the part it names."""
    return list(tables[name].child_element_ids) if name in tables else [name]


def _pictured(name: str, tags: Any) -> bool:
    if name.endswith(".mp3"):
        return bool(tags.getall("APIC"))
    return ("covr" if name.endswith((".m4a", ".m4b")) else "metadata_block_picture") in tags
