"""Text as it came -> text as it was meant: normal form, nothing invisible, no mojibake; lines keep their numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from audiopress.model import Finding
from audiopress.patterns import late
from audiopress.read.codes import finding

# Characters with a purpose in print or in programs, none in a text: soft hyphen, word joiner, byte order mark,
# Mongolian vowel separator, invisible operators, interlinear anchors.
_SILENT: Final = "\u00ad\u2060-\u2064\ufeff\u180e\ufff9-\ufffb"
_CONTROL: Final = late(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_BIDI: Final = late("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = late(f"[{_SILENT}]")
_JOINERS: Final = late("[\u200b-\u200d]+")
# What ftfy takes for mojibake is a C1 control, an “œ”, “Â” or “Ã” before a space, or two characters above ASCII side by
# side, of which one at least is no mark of punctuation.
_MARKS: Final = "\xa0\xab\xb7\xbb\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
_ABOVE: Final = "[^\x00-\x7f]"
_LETTER: Final = f"[^\x00-\x7f{_MARKS}]"
_SUSPECT: Final = late(f"[\x80-\x9fŒœ]|[ÂÃ] |{_LETTER}{_ABOVE}|{_ABOVE}{_LETTER}")


def clean(text: str, place: str) -> tuple[str, tuple[Finding, ...]]:
    """The cleaned source and what was found on the way, each with the line where it first stands."""
    lines = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\f", " ").split("\n")
    # Mojibake first: what looks like a control character may be a part of it ("â\x80\x99" was an apostrophe).
    findings = _mend(lines, place) + _control(lines, place) + _lost(lines, place)
    return polish("\n".join(lines)), tuple(findings)


def polish(text: str) -> str:
    """Text in NFC without characters that are neither seen nor heard; what a script or an emoji needs stays.

    >>> polish("co\\u00adop\\u200b e\\u0301"), polish("\\U0001f469\\u200d\\U0001f4bb")
    ('coop é', '👩\u200d💻')
    """
    if text.isascii():
        return _CONTROL.sub("", text)
    text = _INVISIBLE.sub("", _CONTROL.sub("", text))
    text = _JOINERS.sub(_joiner, text)
    if _BIDI.search(text):
        text = "\n".join(line if _right_to_left(line) else _BIDI.sub("", line) for line in text.split("\n"))
    return unicodedata.normalize("NFC", text)


def _joiner(found: re.Match[str]) -> str:
    """A joiner stays beside letters that change their shape by it, and inside an emoji; Latin letters need none."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    shaped = before >= "\u0590" and not "\u2000" <= before <= "\u206f"
    return found[0][0] if shaped and after and not after.isspace() else ""


def _right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in line)


def _mend(lines: list[str], place: str) -> list[Finding]:
    """Repair mojibake line by line, in place of the wrong lines; one finding tells of the first and counts the rest."""
    mended: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        if line.isascii() or not _SUSPECT.search(line):
            continue
        fixed = _demangled(line)
        if fixed != line:
            mended.append((number + 1, *_difference(line, fixed)))
            lines[number] = fixed
    if not mended:
        return []
    line_number, wrong, right = mended[0]
    return [finding("A-002", place, line_number, wrong=wrong, right=right, more=_more(len(mended)))]


def _demangled(line: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415  (slow to load, and hardly a line needs it)
    from ftfy.badness import is_bad  # noqa: PLC0415  (as above)

    return fix_encoding(line) if is_bad(line) else line


def _control(lines: list[str], place: str) -> list[Finding]:
    found = [(number, match) for number, line in enumerate(lines, 1) for match in _CONTROL.finditer(line)]
    if not found:
        return []
    number, match = found[0]
    return [finding("A-003", place, number, name=f"U+{ord(match[0]):04X}", more=_more(len(found)))]


def _lost(lines: list[str], place: str) -> list[Finding]:
    """What no repair brings back: the replacement character, written where a program could not read."""
    lost = [(number, line) for number, line in enumerate(lines, 1) if "\ufffd" in line]
    if not lost:
        return []
    number, line = lost[0]
    wrong = next(word for word in line.split() if "\ufffd" in word)
    return [finding("A-011", place, number, wrong=wrong[:40], more=_more(len(lost)))]


def _difference(line: str, fixed: str) -> tuple[str, str]:
    """The first word that differs, before and after."""
    pairs = zip(line.split(" "), fixed.split(" "), strict=False)
    wrong, right = next(((a, b) for a, b in pairs if a != b), (line, fixed))
    return wrong[:40], right[:40]


def _more(count: int) -> str:
    return f" ({count} places)" if count > 1 else ""
