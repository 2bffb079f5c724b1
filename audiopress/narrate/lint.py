"""Article + Script -> what a listener would stumble over: the table of everything narrating may remark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from audiopress.model import Article, Block, Finding, Script, Severity
from audiopress.narrate.ledger import unaccounted
from audiopress.narrate.phrases import known
from audiopress.narrate.scripts import foreign_script
from audiopress.narrate.sentences import sentences
from audiopress.narrate.telling import TITLE

LONG: Final = 45  # words of a sentence that a listener can just follow
ENDLESS: Final = 1_000  # words: no longer a sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """One row of the table; `sentence` and `hint` are str.format templates."""

    severity: Severity
    sentence: str
    hint: str = ""


REMARKS: Final[Mapping[str, Remark]] = {
    "N-901": Remark("note", "a sentence of {words} words is hard to follow by ear: “{start}…”", "part it in two"),
    "N-902": Remark(
        "warning",
        "a sentence of {words} words will be spoken in pieces: “{start}…”",
        "end its sentences with full stops, or make it a table or a list",
    ),
    "N-903": Remark(
        "note",
        "announcements will be in English, since there are none in “{language}” yet",
        "correct `language:` if it is another",
    ),
    "N-904": Remark("warning", "nothing of this article can be read aloud but its title", "write text below the title"),
    "N-905": Remark("note", "nothing refers to this note, so it is read at the end", "refer to it from the text"),
    "N-906": Remark(
        "warning",
        "this is written in {script} letters, but its language is said to be “{language}”",
        "put `language: …` into front matter, or mark the passage with lang=“…”, so that a voice of it reads",
    ),
    "N-999": Remark(
        "error",
        "the words “{start}” of block {block} are {how} in the script",
        "this is a fault in audiopress: please report it",
    ),
}


def narration_findings(article: Article, script: Script) -> tuple[Finding, ...]:
    """Remarks about an article as it will be heard, in reading order."""
    return tuple(
        Finding(code, REMARKS[code].severity, article.place or article.source.as_posix(), line, *_said(code, words))
        for code, line, words in _remarks(article, script)
    )


_Found = tuple[str, int | None, dict[str, object]]


def _said(code: str, words: dict[str, object]) -> tuple[str, str]:
    return REMARKS[code].sentence.format(**words), REMARKS[code].hint.format(**words)


def _remarks(article: Article, script: Script) -> Iterator[_Found]:
    if not known(article.language):
        yield "N-903", None, {"language": article.language}
    if all(utterance.block == TITLE for utterance in script.utterances):
        yield "N-904", None, {}
    blocks = {block.id: block for block in article.blocks()}
    told = dict.fromkeys(utterance.block for utterance in script.utterances if utterance.span)
    for name in told:
        if name in blocks:
            yield from _long_sentences(blocks[name], article.language)
    yield from _foreign_scripts(article, script)
    yield from _lonely_notes(article)
    for stray in unaccounted(article, script):
        line = blocks[stray.block].line if stray.block in blocks else None
        yield "N-999", line, {"start": _start(stray.text), "block": stray.block, "how": stray.how}


def _long_sentences(block: Block, language: str) -> Iterator[_Found]:
    text = block.text
    if block.kind == "poem" or text.count(" ") < LONG:
        return
    for start, end in sentences(text, block.language or language):
        number = len(text[start:end].split())
        if number > LONG:
            code = "N-902" if number > ENDLESS else "N-901"
            yield code, block.line, {"words": number, "start": _start(text[start:end])}


def _foreign_scripts(article: Article, script: Script) -> Iterator[_Found]:
    """The first passage in each script that its language is not written in."""
    lines = {block.id: block.line for block in article.blocks()}
    told: set[str] = set()
    for utterance in script.utterances:
        name = foreign_script(utterance.display, utterance.language)
        if name and name not in told:
            told.add(name)
            yield "N-906", lines.get(utterance.block), {"script": name.capitalize(), "language": utterance.language}


def _lonely_notes(article: Article) -> Iterator[_Found]:
    blocks = tuple(article.blocks())
    referred = {run.note for block in blocks for run in block.runs if run.note}
    for block in blocks:
        if block.kind == "note" and not referred & {block.id, block.attribute("ref") or block.id}:
            yield "N-905", block.line, {}


def _start(text: str) -> str:
    return " ".join(text[:200].split())[:60]
