"""Blocks that are seen more than heard (tables, code, formulas, figures, lists of references) -> how they are told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from audiopress.model import Block
from audiopress.narrate.draft import Draft, Place
from audiopress.narrate.phrases import count
from audiopress.narrate.spoken import audible
from audiopress.narrate.wordlist import wordlist

# What an author writes after ``` -> what a listener hears.
_CODE_LANGUAGES: Final = {
    **dict.fromkeys(("py", "python", "python3", "pycon"), "Python"),
    **dict.fromkeys(("js", "javascript", "node"), "JavaScript"),
    **dict.fromkeys(("ts", "typescript"), "TypeScript"),
    **dict.fromkeys(("sh", "bash", "zsh", "shell", "console", "sh-session"), "shell"),
    **dict.fromkeys(("cpp", "c++"), "C plus plus"),
    **dict.fromkeys(("cs", "csharp", "c#"), "C sharp"),
    **dict.fromkeys(("yaml", "yml"), "YAML"),
    **dict.fromkeys(("rb", "ruby"), "Ruby"),
    **dict.fromkeys(("rs", "rust"), "Rust"),
    **dict.fromkeys(("md", "markdown"), "Markdown"),
    **dict.fromkeys(("tex", "latex"), "LaTeX"),
    **{name.lower(): name for name in wordlist("C HTML XML CSS JSON TOML SQL PHP INI Java Go R Swift Kotlin Lua Perl")},
    **dict.fromkeys(("text", "txt", "plain", "plaintext", "none", "output"), ""),
}


def table(draft: Draft, block: Block, place: Place) -> None:
    """Described: its caption, and how large it is; the cells are on the page."""
    inside = place.inside(block, "table").grouped(block, "escapable", "table")
    rows = [row for row in block.children if row.kind == "row"]
    before = len(draft.utterances)
    draft.lead += draft.phrase(inside, "table lead")
    draft.say(block, inside)
    for child in block.children:
        if child.kind != "row":
            draft.tell(child, inside)
    captioned = len(draft.utterances) > before
    draft.lead = "" if captioned else draft.lead.removesuffix(draft.phrase(inside, "table lead"))
    if not rows:
        return
    size = {
        "rows": count(inside.language, "row", len(rows)),
        "columns": count(inside.language, "column", _columns(rows)),
    }
    words = ("" if captioned else draft.phrase(inside, "table alone") + " ") + draft.phrase(inside, "table", **size)
    told = draft.announce(block.id, inside, words, "table")
    for row in rows:
        draft.omit(row, "table described", told)


def _columns(rows: list[Block]) -> int:
    def width(row: Block) -> int:
        spans = (cell.attribute("colspan", "1") for cell in row.children)
        return sum(int(span) if re.fullmatch(r"[1-9]\d{0,2}", span, re.ASCII) else 1 for span in spans)

    return max(map(width, rows))


def code(draft: Draft, block: Block, place: Place) -> None:
    """Only that it is there: read aloud, it is noise."""
    inside = place.inside(block)
    key = block.attribute("language").split(" ")[0].lower()
    name = _CODE_LANGUAGES.get(key, key if key.isalpha() else "")
    lines = len([line for line in block.text.splitlines() if line.strip()]) or 1
    words = draft.phrase(
        *(inside, "code"),
        language=draft.phrase(inside, "code language", name=name) if name else "",
        lines=count(inside.language, "line", lines),
    )
    draft.omit(block, "code described", draft.announce(block.id, inside, words, "code"))


def math(draft: Draft, block: Block, place: Place) -> None:
    """Only that it is there."""
    inside = place.inside(block)
    draft.omit(block, "equation", draft.announce(block.id, inside, draft.phrase(inside, "equation"), "math"))


def figure(draft: Draft, block: Block, place: Place) -> None:
    """“Image.” and its alternative text, then the caption; not the same words twice, and nothing for an ornament."""
    inside = place.inside(block, "figure").grouped(block, "escapable", "figure")
    alt, caption = " ".join(block.attribute("alt").split()), block.text
    described = {name for name, _ in block.attributes} & {"alt", "decorative"}
    image = draft.phrase(inside, "image", alt="")
    lead = draft.phrase(inside, "caption")
    if audible(alt) and _same(alt, caption):
        lead = image  # one and the same: the words on the page stand for both
    elif audible(alt):
        draft.lead += image
        draft.say_text(block, inside, alt)
    elif not described and not block.children:
        if block.attribute("src") or not audible(caption):
            draft.announce(block.id, inside, draft.phrase(inside, "no alt"), "figure")
        else:
            lead = image  # plain text has no pictures, only the words that stood for them
    _lead_by(draft, lead, block, inside)
    for child in block.children:
        if child.attribute("role") == "caption":
            _lead_by(draft, lead, child, inside)
        else:
            draft.tell(child, inside)


def _lead_by(draft: Draft, lead: str, block: Block, place: Place) -> None:
    """Say the block after a lead, which goes unsaid with it."""
    if audible(block.text):
        kept = draft.lead
        draft.lead += lead
        said = len(draft.utterances)
        draft.say(block, replace(place, language=block.language or place.language))
        draft.lead = kept if len(draft.utterances) == said else ""
    else:
        draft.say(block, place)
    if block.attribute("role") == "caption":
        draft.tell_all(block.children, place)


def _same(alt: str, caption: str) -> bool:
    """Whether a caption only repeats the alternative text.

    >>> _same("Two hands.", "two hands")
    True
    """
    return [word.strip(".,;:!?…").casefold() for word in alt.split()] == [
        word.strip(".,;:!?…").casefold() for word in caption.split()
    ]


def references(draft: Draft, block: Block, place: Place) -> None:
    """Never read: a listener is told how many there are, and where."""
    inside = place.inside(block)
    first = len(draft.omissions)
    entries = 0
    for part in _entries(block):
        if part.kind == "heading":
            draft.tell(part, inside)
        else:
            entries += draft.omit(replace(part, children=()) if part is block else part, "reference list")
    if not entries:
        return
    name = "references one" if entries == 1 else "references"
    told = draft.announce(
        block.id, inside, draft.phrase(inside, name, entries=count(inside.language, "reference", entries))
    )
    draft.omissions[first:] = [
        replace(omission, announced=told) if omission.reason == "reference list" else omission
        for omission in draft.omissions[first:]
    ]


def _entries(block: Block) -> tuple[Block, ...]:
    """The block's own text, then what is in it."""
    return (*((block,) if block.text.strip() else ()), *block.children)


_SAID_ELSEWHERE: Final = {"byline": "byline", "pullquote": "pull-quote"}  # a block's role -> why it is not said here


def boilerplate(draft: Draft, block: Block, _: Place) -> None:
    """Menus, share buttons, related posts: not the article; the closing line counts them.

    What the narrator says elsewhere in other words, such as the byline, is not missed and not counted.
    """
    reason = _SAID_ELSEWHERE.get(block.attribute("role"), "boilerplate")
    byline = next((utterance.id for utterance in draft.utterances if utterance.role == "byline"), None)
    draft.omit(block, reason, byline if reason == "byline" else None, notes=True)


def pause(draft: Draft, block: Block, place: Place) -> None:
    """A break in the text is a silence."""
    draft.say(block, place)
    draft.tell_all(block.children, place.inside(block))
    draft.rest_longer("break")
