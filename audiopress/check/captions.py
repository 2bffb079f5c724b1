"""Built captions -> where they are not WebVTT, or not in step with the audio."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiopress.check.built import Built
from audiopress.check.codes import finding
from audiopress.model import Finding

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"  # WebVTT § 4.1, timestamp
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}([ \t].*)?")

Cue = tuple[int, int, int]  # (line, start, end), times in ms


class NotVttError(ValueError):
    """What is wrong with a file that should be WebVTT, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message


def captions(built: Built) -> Iterator[Finding]:
    """Cues ascend, end inside the audio and lie where episode.json says that the words are heard."""
    for edition in built.editions:
        asset = edition.episode.asset("text/vtt")
        if asset is None or not built.has(asset.path):
            continue  # B-030 says so
        path = built.path(asset.path)
        try:
            cues = read_cues((built.folder / asset.path).read_bytes())
        except NotVttError as problem:
            yield finding("B-050", path, problem.message, line=problem.line)
            continue
        yield from _order(path, cues)
        if cues and cues[-1][2] > edition.episode.duration_ms:
            message = f"the last cue ends at {cues[-1][2]} ms, and the audio at {edition.episode.duration_ms} ms"
            yield finding("B-052", path, message, line=cues[-1][0])
        heard = set(edition.cues)
        for line, start, end in cues:
            if (start, end) not in heard and (start, end - 1) not in heard:  # no cue may be empty: § 4.1
                yield finding("B-053", path, f"nothing is heard from {start} to {end} ms", line=line)
                break


def _order(path: str, cues: tuple[Cue, ...]) -> Iterator[Finding]:
    """The first cue that is not after the one before it."""
    previous = 0
    for line, start, end in cues:
        if not previous <= start < end:
            yield finding(
                "B-051", path, f"a cue lies at {start} to {end} ms, after one that ends at {previous} ms", line=line
            )
            return
        previous = end


def read_cues(data: bytes) -> tuple[Cue, ...]:
    """The cues of a WebVTT file; NotVttError with the line of what is none."""
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError as problem:
        raise NotVttError(data.count(b"\n", 0, problem.start) + 1, "the file is not UTF-8") from None
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise NotVttError(1, "the file does not begin with WEBVTT")
    cues = []
    comment = False
    for number, line in enumerate(lines, start=1):
        if not line:
            comment = False
        elif re.match(r"NOTE([ \t]|$)", line) and not lines[number - 2]:
            comment = True
        elif "-->" in line and not comment:
            cues.append(_timing(number, line, lines))
    return tuple(cues)


def _timing(number: int, line: str, lines: list[str]) -> Cue:
    timing = _TIMING.fullmatch(line)
    if not timing:
        raise NotVttError(number, f"this is no timing: “{line}”")
    if number >= len(lines) or not lines[number].strip():
        raise NotVttError(number, "a cue without text makes some apps drop the whole transcript")
    return number, _milliseconds(timing.group(1, 2, 3, 4)), _milliseconds(timing.group(5, 6, 7, 8))


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
