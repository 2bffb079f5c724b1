"""Blocks that are seen more than heard (tables, code, formulas, figures, lists of references) -> how they are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from audiopress.model import DETAILS, Block, Run
from audiopress.narrate.containers import ANNOUNCING, is_description
from audiopress.narrate.draft import Draft, Place
from audiopress.narrate.phrases import count
from audiopress.narrate.sentences import LIMIT
from audiopress.narrate.spoken import audible
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

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

_SHORT: Final = 60  # characters of a line of code that is read
_COMMAND: Final = late(r"[a-z][\w-]*(?: +[\w./:@=+-]{1,40}){1,7}")  # words and options, and no other signs


def code(draft: Draft, block: Block, place: Place) -> None:
    """Only that it is there: read aloud, it is noise. A full edition reads it line by line; any but a brief one, a
    command of a few words.
    """
    inside = place.inside(block, "code")
    short = len(block.text) <= _SHORT and _COMMAND.fullmatch(block.text.strip()) is not None
    with draft.only(("standard",) if short else ()) as wanted:
        if wanted:
            draft.say(_as_code(block), inside, "whole", lead=draft.phrase(inside, "code read") + " ")
            draft.tell_all(block.children, inside)
    with draft.only(("full",)) as wanted:
        if wanted:
            frame = (draft.phrase(inside, "code read"), draft.phrase(inside, "code end"))

            def lines() -> None:
                draft.say(_as_code(block), inside, "lines")
                draft.tell_all(block.children, inside)

            draft.framed(block, inside, frame, lines)
    with draft.only(("brief",) if short else ("brief", "standard")) as wanted:
        if wanted:
            told = draft.announce(block.id, inside, _code_described(draft, block, inside), "code")
            draft.miss("code described", draft.omit(block, "code described", told))


def _code_described(draft: Draft, block: Block, place: Place) -> str:
    key = block.attribute("language").split(" ")[0].lower()
    name = _CODE_LANGUAGES.get(key, key if key.isalpha() else "")
    lines = len([line for line in block.text.splitlines() if line.strip()]) or 1
    return draft.phrase(
        *(place, "code"),
        language=draft.phrase(place, "code language", name=name) if name else "",
        lines=count(place.language, "line", lines),
    )


def _as_code(block: Block) -> Block:
    """The block with its words marked, so that they are read as those of code within a sentence are."""
    return replace(block, runs=tuple(replace(run, marks=(*run.marks, "code")) for run in block.runs))


def math(draft: Draft, block: Block, place: Place) -> None:
    """In words where there are any for it, else only that it is there."""
    inside = place.inside(block, "math")
    own = next((run.spoken for run in block.runs if run.spoken), "")  # the author's words for it
    words = own or draft.formulas.words(block.text, block.attribute("notation") or "tex", inside.language)
    if words and len(block.text) <= LIMIT:
        run = Run(block.text, ("math",), title=words, spoken=own or None)
        marked = replace(block, runs=(run,), children=())
        draft.say(marked, inside, "whole", lead=draft.phrase(inside, "equation read"))
    else:
        told = draft.announce(block.id, inside, draft.phrase(inside, "equation"), "math")
        draft.miss("equation", draft.omit(replace(block, children=()), "equation", told))
    draft.tell_all(block.children, inside)


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
        draft.say_text(block, inside, alt, lead=image)
    elif not described and not block.children:
        if block.attribute("src") or not audible(caption):
            with draft.only(ANNOUNCING):
                draft.announce(block.id, inside, draft.phrase(inside, "no alt"), "figure")
        else:
            lead = image  # plain text has no pictures, only the words that stood for them
    told = [child for child in block.children if is_description(child)] if caption else []
    draft.tell_all(told, inside)
    draft.say(block, inside, lead=lead)
    for child in block.children:
        if child in told:
            continue
        if child.attribute("role") == "caption" and child.kind == "paragraph":
            draft.say(child, inside, lead=lead)
            draft.tell_all(child.children, inside)
        else:
            draft.tell(child, inside)


def _same(alt: str, caption: str) -> bool:
    """Whether a caption only repeats the alternative text.

    >>> _same("Two hands.", "two hands")
    True
    """
    return [word.strip(".,;:!?…").casefold() for word in alt.split()] == [
        word.strip(".,;:!?…").casefold() for word in caption.split()
    ]


def references(draft: Draft, block: Block, place: Place) -> None:
    """Read in a full edition only; else a listener is told how many there are, in a brief one at the very end."""
    with draft.only(("full",)) as wanted:
        if wanted:
            _read_references(draft, block, place.inside(block, "reference").grouped(block, "skippable", "bibliography"))
    with draft.only(("standard",)) as wanted:
        if wanted:
            _announce_references(draft, block, place.inside(block))
    with draft.only(("brief",)) as wanted:
        if wanted:
            left = [(part.kind, _left_out(draft, part)) for part in _entries(block)]
            draft.miss("reference list", sum(number for kind, number in left if kind != "heading"))


def _read_references(draft: Draft, block: Block, place: Place) -> None:
    """Entry by entry."""
    entries = sum(part.kind not in ("heading", "note") and _has_words(part) for part in _entries(block))
    opening = draft.phrase(place, "references read", entries=count(place.language, "entry", entries))

    def each() -> None:
        draft.say(block, place)
        for part in block.children:
            if part.kind in ("item", "paragraph"):
                draft.say(part, replace(place, language=part.language or place.language))
                draft.tell_all(part.children, place.inside(part))
            else:
                draft.tell(part, place)

    draft.framed(block, place, (opening, ""), each)


def _announce_references(draft: Draft, block: Block, place: Place) -> None:
    entries, first = 0, len(draft.omissions)
    for part in _entries(block):
        if part.kind == "heading":
            draft.tell(part, place)
        else:
            entries += _left_out(draft, part)
    if not entries:
        return
    name = "references one" if entries == 1 else "references"
    words = draft.phrase(place, name, entries=count(place.language, "reference", entries))
    told = draft.announce(block.id, place, words)
    draft.miss("reference list", entries)
    draft.omissions[first:] = [
        replace(omission, announced=told) if omission.reason == "reference list" else omission
        for omission in draft.omissions[first:]
    ]


def _left_out(draft: Draft, part: Block) -> int:
    """How many entries it was; notes in it are told like all others."""
    return 0 if part.kind == "note" else draft.omit(part, "reference list")


def _entries(block: Block) -> tuple[Block, ...]:
    """The block's own text, then what is in it."""
    return (*((replace(block, children=()),) if block.text.strip() else ()), *block.children)


def _has_words(block: Block) -> bool:
    return any(audible(part.text) for part in block.walk())


_SAID_ELSEWHERE: Final = {"byline": "byline", "pullquote": "pull-quote"}  # a block's role -> why it is not said here


def boilerplate(draft: Draft, block: Block, place: Place) -> None:
    """Menus, share buttons, related posts: not the article; the closing line counts them.

    What the narrator says elsewhere in other words, such as the byline, is not missed and not counted. A sentence that
    an editor has repeated in large type is read in a full edition.
    """
    role = block.attribute("role")
    pulled = role == "pullquote" and not any(
        part.kind in ("note", "boilerplate") for part in block.walk() if part is not block
    )
    with draft.only(("full",) if pulled else ()) as wanted:
        if wanted:
            inside = place.inside(block, "quote")
            frame = (draft.phrase(inside, "pull quote"), draft.phrase(inside, "pull quote end"))

            def words() -> None:
                draft.say(block, inside)
                draft.tell_all(block.children, inside)

            draft.framed(block, inside, frame, words)
    with draft.only(("brief", "standard") if pulled else DETAILS):
        reason = _SAID_ELSEWHERE.get(role, "boilerplate")
        draft.miss(reason, draft.omit(block, reason, draft.byline or None if reason == "byline" else None, notes=True))


def pause(draft: Draft, block: Block, place: Place) -> None:
    """A break in the text is a silence; the mark of a page is said in a full edition."""
    if block.attribute("role") == "pagebreak":
        with draft.only(("full",)):
            draft.say(block, place, "whole", lead=draft.phrase(place, "page"))
        with draft.only(("brief", "standard")):
            draft.omit(replace(block, children=()), "page number")
        draft.tell_all(block.children, place.inside(block))
        return
    draft.say(block, place)
    draft.tell_all(block.children, place.inside(block))
    draft.rest_longer("break")
