"""Built captions and the account of the narration -> who is not named, what has no room, what is not told."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator

from audiopress.check.built import Built, Edition, Reading
from audiopress.check.captions import vtt_name
from audiopress.check.codes import finding
from audiopress.check.objects import object_in, rows_of
from audiopress.check.sidecars import subrip
from audiopress.model import Finding
from audiopress.write.labels import labels
from audiopress.write.plain import plain
from audiopress.write.transcripts import subrip_lines

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")  # WebVTT § 4.2.2, voice span
_WIDTH, _LINES = 32, 2  # podcast namespace, transcripts.md: what SubRip's readers have room for
_LISTS = ("utterances", "omissions", "totals", "ledger")


def speakers(built: Built) -> Iterator[Finding]:
    """Every caption, and every segment of the JSON transcript, says that a synthetic voice speaks."""
    for edition in built.editions:
        voice = labels(edition.episode.language).voice
        for reading in edition.readings:
            name = vtt_name(edition, reading)
            if built.has(name) and (line := _unnamed(built, name, voice)):
                yield finding("B-085", built.path(name), f"a caption is not said by “{voice}”", line=line)
        name = f"{edition.episode.slug}/transcript.json"
        for segment in rows_of(object_in(built, name), "segments"):
            if not str(segment.get("speaker", "")).startswith(voice):
                message = f"“{str(segment.get('body', ''))[:40]}” is said by “{segment.get('speaker', '')}”"
                yield finding("B-085", built.path(name), f"{message}, not by “{voice}”")
                break


def blocks(built: Built) -> Iterator[Finding]:
    """SubRip: two lines of 32 characters, unless a word is longer, or nobody knows when the words between are heard."""
    for edition in built.editions:
        name = f"{edition.episode.slug}/{edition.episode.slug}.srt"
        if not built.has(name):
            continue  # B-030 says so
        pieces, _ = subrip(built.path(name), (built.folder / name).read_bytes())
        for line, start, end, text in pieces:
            if fault := _crowded(text, start, end, edition.readings[0]):
                yield finding("B-086", built.path(name), fault, line=line)
                break


def accounts(built: Built) -> Iterator[Finding]:
    """narration.json tells what became of every word: it is there, and it is the episode's."""
    for edition in built.editions:
        for reading in edition.readings:
            name = f"{edition.episode.slug}/narration{reading.suffix}.json"
            if built.has(name) and (fault := _untold(built, name, edition, reading)):  # else B-030 says so
                yield finding("B-087", built.path(name), fault)


def _unnamed(built: Built, name: str, voice: str) -> int:
    """The line of the first cue that does not begin with the voice's name; 0 where there is none."""
    text = (built.folder / name).read_bytes().decode("utf-8-sig", errors="replace")
    lines = [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]
    for number, (line, words) in enumerate(itertools.pairwise(lines), start=1):
        if "-->" in line:
            said = _VOICE.match(words)
            if not said or not html.unescape(said[1]).strip().startswith(voice):
                return number + 1
    return 0


def _crowded(text: str, start: int, end: int, reading: Reading) -> str:
    lines = text.split("\n")
    if long := next((one for one in lines if len(one.strip()) > _WIDTH and " " in one.strip()), ""):
        return f"a line has {len(long.strip())} characters, not {_WIDTH} at the most"
    needed = subrip_lines(text)
    # the first word's moment is no place to cut at, and so one inside is not enough
    divisible = sum(start + 1 < moment < end - 1 for moment in reading.moments) > 1
    if len(lines) > _LINES and (divisible or len(lines) > len(needed)):
        return f"a block has {len(lines)} lines, not {_LINES} at the most"
    return ""


def _untold(built: Built, name: str, edition: Edition, reading: Reading) -> str:
    document = object_in(built, name)
    if document is None:
        return "this is no JSON object"
    if missing := next((one for one in _LISTS if not isinstance(document.get(one), list)), ""):
        return f"there is no list “{missing}”"
    wanted = {"slug": edition.episode.slug, "title": edition.episode.title}
    if reading.suffix:
        wanted["detail"] = reading.suffix.removeprefix(".")
    for key, value in wanted.items():
        if plain(str(document.get(key, ""))) != plain(value):
            return f"the {key} is “{str(document.get(key, ''))[:80]}”, and the episode's is “{value[:80]}”"
    told = len(document["utterances"])
    return f"it tells of {told} passages, and {len(reading.cues)} are heard" if told < len(reading.cues) else ""
