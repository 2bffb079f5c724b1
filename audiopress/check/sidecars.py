"""The bytes of chapters and transcripts -> what apps would stumble over; from a disk or from the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from audiopress import strict
from audiopress.check.codes import finding
from audiopress.check.rss.values import url
from audiopress.model import Finding

_TIMES = re.compile(r"(\d\d):([0-5]\d):([0-5]\d),(\d{3}) --> (\d\d):([0-5]\d):([0-5]\d),(\d{3})[ \t]*")

Piece = tuple[int, int, int, str]  # (line, start in ms, end in ms, text)


def chapters_file(place: str, data: bytes) -> Iterator[Finding]:
    """JSON chapters 1.2 (podcast namespace, docs/examples/chapters/jsonChapters.md)."""
    document, problem = _json(place, data, "F-410", "chapters")
    if problem:
        yield problem
        return
    if not re.fullmatch(r"1\.\d+(\.\d+)?", str(document.get("version"))) or not isinstance(document["version"], str):
        yield finding("F-410", place, f"the version is {document.get('version')!r}, and must be “1.2.0”", line=1)
    previous = -1.0
    for line, one in _placed(data, document["chapters"]):
        start = one.get("startTime") if isinstance(one, dict) else None
        if not _is_number(start) or start < 0:
            yield finding("F-410", place, f"a chapter begins at {start!r}, which is no number of seconds", line=line)
            continue
        if start < previous or (start == previous and one.get("toc") is not False):
            yield finding("F-411", place, f"a chapter begins at {start} s, after one at {previous:g} s", line=line)
        previous = start
        yield from _chapter(place, line, one, start)


def _chapter(place: str, line: int, one: dict[str, Any], start: float) -> Iterator[Finding]:
    end = one.get("endTime")
    if end is not None and (not _is_number(end) or end <= start):
        yield finding("F-411", place, f"a chapter that begins at {start} s ends at {end!r}", line=line)
    if one.get("toc") is not False and not (isinstance(one.get("title"), str) and one["title"].strip()):
        yield finding("F-410", place, f"the chapter at {start} s has no title", line=line)
    if not isinstance(one.get("toc", True), bool):
        yield finding("F-410", place, f"“toc” is {one['toc']!r}, and must be true or false", line=line)
    for name in ("url", "img"):
        if name in one and (fault := url(str(one[name]))):
            yield finding("F-410", place, f"“{name}” is {one[name]!r}, and must be {fault}", line=line)


def segments(place: str, data: bytes) -> tuple[tuple[Piece, ...], tuple[Finding, ...]]:
    """The namespace's JSON transcript (transcripts.md): its segments, and what is wrong with them."""
    document, problem = _json(place, data, "F-420", "segments")
    if problem:
        return (), (problem,)
    pieces: list[Piece] = []
    found: list[Finding] = []
    if not isinstance(document.get("version"), str):
        found.append(finding("F-420", place, f"the version is {document.get('version')!r}, not “1.0.0”", line=1))
    for line, one in _placed(data, document["segments"]):
        about = one if isinstance(one, dict) else {}
        start, end, body = about.get("startTime"), about.get("endTime"), about.get("body")
        if not (_is_number(start) and _is_number(end)):
            found.append(
                finding("F-420", place, f"a segment lies at {start!r} to {end!r}, which are no seconds", line=line)
            )
            continue
        if not isinstance(body, str) or not body.strip():
            message = "a segment has no text, for which AntennaPod drops the whole transcript"
            found.append(finding("F-421", place, message, line=line))
        pieces.append((line, round(1000 * start), round(1000 * end), str(body or "")))
    return tuple(pieces), (*found, *_ordered(place, "F-422", pieces))


def subrip(place: str, data: bytes) -> tuple[tuple[Piece, ...], tuple[Finding, ...]]:
    """SubRip: numbered blocks of a line of times and lines of text."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return (), (finding("F-430", place, "the file is not UTF-8", line=line),)
    pieces: list[Piece] = []
    found: list[Finding] = []
    for number, (line, block) in enumerate(_blocks(text), start=1):
        timing = _TIMES.fullmatch(block[1]) if len(block) > 1 else None
        if block[0].strip() != str(number) or not timing:
            what = "a number" if timing is None else f"the number {number}"
            found.append(finding("F-430", place, f"a block does not begin with {what} and its times", line=line))
            continue
        pieces.append((line, *_ends(timing), "\n".join(block[2:])))
        found += _lines(place, line, block[2:])
    return tuple(pieces), (*found, *_ordered(place, "F-432", pieces))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that stand together, with the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _ends(timing: re.Match[str]) -> tuple[int, int]:
    parts = [int(part) for part in timing.groups()]
    first, last = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (parts[:4], parts[4:]))
    return first, last


def _lines(place: str, line: int, words: list[str]) -> Iterator[Finding]:
    if not "".join(words).strip():
        yield finding("F-431", place, "a block has no text", line=line)
    if ": " in " ".join([*words, ""]):  # it puts a blank after the last line, too
        message = "AntennaPod takes what stands before “: ” for the name of a speaker"
        yield finding("F-433", place, message, line=line)


def _ordered(place: str, code: str, pieces: list[Piece]) -> Iterator[Finding]:
    """The first piece that is not after the one before it."""
    previous = 0
    for line, start, end, _ in pieces:
        if not previous <= start < end:
            message = f"a piece lies at {start} to {end} ms, after one that ends at {previous} ms"
            yield finding(code, place, message, line=line)
            return
        previous = end


def _json(place: str, data: bytes, code: str, name: str) -> tuple[dict[str, Any], Finding | None]:
    """A JSON object that holds a list of that name, or the finding that it is none."""
    try:
        document = strict.loads(data)
    except strict.NotJsonError as problem:
        return {}, finding(code, place, f"this is not JSON: {problem.message}", line=problem.line)
    if not isinstance(document, dict) or not isinstance(document.get(name), list):
        return {}, finding(code, place, f"the file has no list “{name}”", line=1)
    return document, None


def _placed(data: bytes, rows: list[Any]) -> Iterator[tuple[int, Any]]:
    """Each row with its line: that on which the next start stands; where there is no other, the last one's."""
    line, place = 1, 0
    for row in rows:
        found = data.find(b'"startTime"', place)
        if found >= 0:
            line += data.count(b"\n", place, found)
            place = found + 1
        yield line, row
