"""A code and its words -> a Finding: the table of everything reading may remark without refusing the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from audiopress.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One row of the table: how grave, which sentence, and what the author may do about it."""

    severity: Severity
    sentence: str  # a str.format template
    hint: str = ""


REMARKS: Final[dict[str, Remark]] = {
    "A-001": Remark(
        "warning",
        "the picture “{picture}” has no alternative text, so a listener will not know of it",
        'describe it in its alt text; in HTML, alt="" says that it is decoration',
    ),
    "A-002": Remark(
        "warning",
        "mojibake: “{wrong}” was probably “{right}”, and is read so{more}",
        "correct the source: it was once read in the wrong encoding",
    ),
    "A-003": Remark(
        "warning",
        "the control character {name} was left out{more}",
        "delete it: it has no meaning in text",
    ),
    "A-004": Remark(
        "warning",
        "the heading “{heading}” jumps from level {before} to level {after}",
        "headings go down one level at a time, or a reader of headings believes that one is missing",
    ),
    "A-005": Remark(
        "warning",
        "there is no title, so the name of the file became “{title}”",
        "put `title:` in front matter, or begin with a heading",
    ),
    "A-006": Remark("warning", "front matter has no key “{key}”", "did you mean “{nearest}”?"),
    "A-007": Remark(
        "warning",
        "the encoding is not declared and was guessed to be {encoding}",
        "save the file as UTF-8",
    ),
    "A-008": Remark("note", "there is no text under the heading “{heading}”"),
    "A-010": Remark(
        "warning",
        "an embedded {what} is not part of the audio edition",
        "say in the text what it holds, or link to it",
    ),
    "A-011": Remark(
        "warning",
        "characters were lost before the text came here: “{wrong}”{more}",
        "look the passage up where it came from, and write it again",
    ),
    "A-012": Remark(
        "error",
        "<!-- {what} --> is not closed",
        "write <!-- /{what} --> where it ends; one cannot stand inside another",
    ),
    "A-013": Remark("warning", "<!-- /{what} --> closes nothing", "delete it, or write where it begins"),
    "A-014": Remark(
        "error",
        "<!-- say: {words} --> cannot be said: {why}",
        "write words, or IPA between slashes; <!-- silent --> … <!-- /silent --> leaves a passage out",
    ),
    "A-015": Remark(
        "note",
        "the page hides “{words}” from screen readers (aria-hidden), so it is left out here, too",
        "take the attribute away if it should be read",
    ),
}


def finding(code: str, path: str, line: int | None, **words: object) -> Finding:
    """The finding of that code at path:line.

    >>> finding("A-006", "content/a.md", 2, key="tilte", nearest="title").message
    'front matter has no key “tilte”'
    """
    remark = REMARKS[code]
    return Finding(code, remark.severity, path, line, remark.sentence.format(**words), remark.hint.format(**words))
