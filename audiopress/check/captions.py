"""Built captions -> where they are not WebVTT, or not in step with the audio."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from audiopress.check.built import Built, Edition, Reading
from audiopress.check.codes import finding
from audiopress.check.sidecars import Piece
from audiopress.model import Finding

_TIME = r"(?:(\d{2,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})"  # WebVTT § 4.1, timestamp
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}([ \t].*)?", re.ASCII)
_SPANS = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")  # WebVTT § 4.2.2
_RAW = re.compile(r"<|&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)")


class NotVttError(ValueError):
    """What is wrong with a file that should be WebVTT, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message


def captions(built: Built) -> Iterator[Finding]:
    """Cues ascend, end inside the audio and lie where episode.json says that the words are heard."""
    for edition, reading in ((held, one) for held in built.editions for one in held.readings):
        name = vtt_name(edition, reading)
        if not built.has(name):
            continue  # B-030 says so
        path = built.path(name)
        try:
            cues = read_cues((built.folder / name).read_bytes())
        except NotVttError as problem:
            yield finding("B-050", path, problem.message, line=problem.line)
            continue
        yield from _order(path, cues)
        if cues and cues[-1][2] > reading.duration_ms:
            message = f"the last cue ends at {cues[-1][2]} ms, and the audio at {reading.duration_ms} ms"
            yield finding("B-052", path, message, line=cues[-1][0])
        heard = set(reading.cues)
        for line, start, end, _ in cues:
            if (start, end) not in heard and (start, end - 1) not in heard:  # no cue may be empty: § 4.1
                yield finding("B-053", path, f"nothing is heard from {start} to {end} ms", line=line)
                break


def vtt_name(edition: Edition, reading: Reading) -> str:
    """The captions of an edition, below the show's folder."""
    return f"{edition.episode.slug}/{reading.stem}.vtt"


def _order(path: str, cues: tuple[Piece, ...]) -> Iterator[Finding]:
    """The first cue that is not after the one before it."""
    previous = 0
    for line, start, end, _ in cues:
        if not previous <= start < end:
            yield finding(
                "B-051", path, f"a cue lies at {start} to {end} ms, after one that ends at {previous} ms", line=line
            )
            return
        previous = end


def read_cues(data: bytes) -> tuple[Piece, ...]:
    """The cues of a WebVTT file, their text as it is shown; NotVttError with the line of what is none."""
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError as problem:
        raise NotVttError(data.count(b"\n", 0, problem.start) + 1, "the file is not UTF-8") from None
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        raise NotVttError(1, "the file does not begin with WEBVTT")
    if len(lines) > 1 and lines[1]:  # § 4.1: what stands there is a header that no reader knows
        raise NotVttError(2, "no empty line stands after WEBVTT")
    cues = []
    comment = False
    for number, line in enumerate(lines, start=1):
        if not line:
            comment = False
        elif re.match(r"(NOTE|STYLE|REGION)([ \t]|$)", line) and not lines[number - 2]:
            comment = True
        elif "-->" in line and not comment:
            cues.append(_timing(number, line, lines))
    return tuple(cues)


def _timing(number: int, line: str, lines: list[str]) -> Piece:
    timing = _TIMING.fullmatch(line)
    if not timing:
        raise NotVttError(number, f"this is no timing: “{line}”")
    text = []
    for words in lines[number:]:
        if not words.strip():
            break
        text.append(words)
    if not text:
        raise NotVttError(number, "a cue without text makes some apps drop the whole transcript")
    shown = _SPANS.sub("", "\n".join(text))
    if not shown.strip():
        raise NotVttError(number, "a cue without text makes some apps drop the whole transcript")
    if raw := _RAW.search(shown):
        raise NotVttError(number + 1, f"“{raw[0]}” in a cue must be written as {html.escape(raw[0])}")
    return (
        number,
        _milliseconds(timing.group(1, 2, 3, 4)),
        _milliseconds(timing.group(5, 6, 7, 8)),
        html.unescape(shown),
    )


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
