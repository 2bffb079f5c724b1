"""Built transcripts in all their forms -> where they are damaged, out of step with the audio, or disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from audiopress.check.built import Built, Edition, Reading
from audiopress.check.captions import NotVttError, read_cues, vtt_name
from audiopress.check.codes import finding
from audiopress.check.sidecars import Piece, segments, subrip
from audiopress.model import Finding
from audiopress.write.captions import words_of

_Read = Callable[[str, bytes], tuple[tuple[Piece, ...], tuple[Finding, ...]]]


def transcripts(built: Built) -> Iterator[Finding]:
    """SubRip, JSON and plain text of the edition in the feed: the words of the captions, at their times."""
    for edition in built.editions:
        slug, reading = edition.episode.slug, edition.readings[0]
        words = _captions(built, edition)
        for name, read in ((f"{slug}/{slug}.srt", subrip), (f"{slug}/transcript.json", segments)):
            if built.has(name):  # else B-030 says so
                yield from _timed(built, name, read, reading, words)
        yield from _plain(built, f"{slug}/{slug}.txt", words)
        yield from _silent(built, edition)


def _captions(built: Built, edition: Edition) -> list[str] | None:
    """The words of the captions; None where they cannot be read."""
    name = vtt_name(edition, edition.readings[0])
    if not built.has(name):
        return None  # B-030 says so
    try:
        cues = read_cues((built.folder / name).read_bytes())
    except NotVttError:
        return None  # B-050 says so
    return words_of(" ".join(text for _, _, _, text in cues))


def _silent(built: Built, edition: Edition) -> Iterator[Finding]:
    """A cue of episode.json that stands in no captions: every one was given its words."""
    for reading in edition.readings:
        name = vtt_name(edition, reading)
        if not built.has(name):
            continue  # B-030 says so
        try:
            cues = read_cues((built.folder / name).read_bytes())
        except NotVttError:
            continue  # B-050 says so
        if len(cues) < len(reading.cues):
            message = f"{len(reading.cues)} passages are heard, and {len(cues)} can be read"
            yield finding("B-054", built.path(name), message)


def _timed(built: Built, name: str, read: _Read, reading: Reading, words: list[str] | None) -> Iterator[Finding]:
    path = built.path(name)
    pieces, faults = read(path, (built.folder / name).read_bytes())
    yield from faults
    if faults:
        return
    for line, start, end, _ in pieces:
        if not all(_known(time, reading) for time in (start, end)):
            yield finding("B-056", path, f"nothing begins or ends at {start} or {end} ms", line=line)
            break
    if pieces and pieces[-1][2] > reading.duration_ms:
        message = f"the last words end at {pieces[-1][2]} ms, and the audio at {reading.duration_ms} ms"
        yield finding("B-057", path, message, line=pieces[-1][0])
    own = words_of(" ".join(text for _, _, _, text in pieces))
    if words is not None and own != words:
        line, said = _first_difference(pieces, own, words)
        yield finding("B-055", path, said, line=line)


def _known(time: int, reading: Reading) -> bool:
    return any(one in reading.moments for one in (time - 1, time, time + 1))


def _first_difference(pieces: tuple[Piece, ...], own: list[str], words: list[str]) -> tuple[int, str]:
    pairs = enumerate(zip(own, words, strict=False))
    place, here, there = next(
        ((place, a, b) for place, (a, b) in pairs if a != b), (min(len(own), len(words)), "…", "…")
    )
    line, count = pieces[-1][0] if pieces else 1, 0
    for at, _, _, text in pieces:
        count += len(words_of(text))
        if count > place:
            line = at
            break
    return line, f"the words differ from those of the captions: “{here}” here, “{there}” there"


def _plain(built: Built, name: str, words: list[str] | None) -> Iterator[Finding]:
    """Plain text holds the same words, the end of the article after its beginning."""
    if not built.has(name) or words is None:
        return  # B-030 or B-050 says so
    try:
        own = words_of((built.folder / name).read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield finding("B-055", built.path(name), "the file is not UTF-8")
        return
    more, less = Counter(own) - Counter(words), Counter(words) - Counter(own)
    if more or less:
        odd = next(iter(more or less))
        where = "is not in the captions" if more else "is missing"
        yield finding("B-055", built.path(name), f"the words differ from those of the captions: “{odd}” {where}")
