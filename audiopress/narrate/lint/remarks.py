"""The table of everything narrating may remark: how grave, which sentence, and what the author may do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from audiopress.model import Severity


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
    "N-907": Remark(
        "warning",
        "the alternative text “{alt}” does not say what the picture shows{more}",
        'say it in a sentence, as to somebody on the telephone; in HTML, alt="" says that it is decoration',
    ),
    "N-908": Remark(
        "note",
        "the alternative text “{alt}” only repeats the caption",
        "say in it what can be seen and the caption does not tell",
    ),
    "N-909": Remark(
        "warning",
        "this table has no headers, so a listener cannot tell what its cells are",
        "name its columns in a first row (in HTML, of th elements)",
    ),
    "N-910": Remark(
        "note",
        "the link text “{text}” does not say where it leads{more}",
        "make the words that name its target the link: a listener hears nothing else of it",
    ),
    "N-911": Remark("warning", "this heading has no words, so nobody hears that a part begins", "name the part"),
    "N-912": Remark(
        "warning",
        "the date “{date}” is one day in Britain and another in the United States, and is read as “{read}”{more}",
        "write the month as a word, or say in `language:` where this is written (“en-GB”)",
    ),
    "N-913": Remark(
        "note",
        "the acronym “{acronym}” is nowhere explained",
        "where it first stands, write its words with it in brackets: “Name of the Thing ({acronym})”",
    ),
    "N-914": Remark(
        "note",
        "“{start}” seems to be {name}, and will be read in a voice for “{language}”{more}",
        'mark it: <i lang="{tag}">…</i>',
    ),
    "N-915": Remark(
        "note",
        "the abbreviation “{written}” will be read as it is spelt{more}",
        "write it out, or give its reading in the lexicon",
    ),
    "N-916": Remark(
        "note",
        "the picture “{picture}” seems to be one of text, of which a listener hears only “{alt}”",
        "put what must be known of its text into the article",
    ),
    "N-917": Remark("note", "reading this takes {duration}", "make two episodes of it, or shorten it"),
    "N-918": Remark("note", "a list of {items} items is long to hear: nobody remembers its beginning", "group them"),
    "N-919": Remark(
        "note",
        "a parenthesis of {words} words parts its sentence, and brackets are not heard: “({start}…”",
        "give it a sentence of its own",
    ),
    "N-920": Remark(
        "note",
        "lists inside lists, {levels} deep: a listener loses the place",
        "give the parts headings, or say in the items what they belong to",
    ),
    "N-921": Remark("note", "{number} emoji in a row: none of them is read{more}", "say in words what they are to say"),
    "N-922": Remark(
        "note",
        "this paragraph is mostly code, which is hard to follow by ear: “{start}…”",
        "say in words what it does, and show the code in a block of its own",
    ),
    "N-923": Remark("note", "a paragraph of {words} words leaves a listener no rest: “{start}…”", "part it"),
    "N-924": Remark(
        "note",
        "the alternative text is {words} words long, and is heard all at once: “{start}…”",
        "keep it to a sentence or two, and write the rest into the article",
    ),
    "N-999": Remark(
        "error",
        "the words “{start}” of block {block} are {how} in the script",
        "this is a fault in audiopress: please report it",
    ),
}
