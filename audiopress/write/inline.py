"""Runs of a block -> inline HTML, with an element around each sentence that is heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from audiopress.model import Article, Block, Run, Script
from audiopress.write.labels import Labels, direction, labels
from audiopress.write.links import fragment, remote, safe
from audiopress.write.plain import escape

Sentence = tuple[int, int, str]  # [start, end) in the block's text, and the id of its element

_MARKS = {
    "em": "<em>",
    "strong": "<strong>",
    "code": "<code>",
    "del": "<del>",
    "ins": "<ins>",
    "sup": "<sup>",
    "sub": "<sub>",
    "q": "<q>",
    "cite": "<cite>",
    "mark": "<mark>",
    "citation": '<span class="citation">',
    "math": '<span class="math">',
}


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the HTML of an article depends on besides its blocks."""

    language: str
    pictures: Mapping[str, str] = field(default_factory=dict)  # source as written -> published name
    sentences: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)  # by block id, in order
    references: Mapping[tuple[str, int], str] = field(default_factory=dict)  # (block id, run's index) -> its anchor
    backlinks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # note id -> anchors of what refers to it
    notes: Mapping[str, str] = field(default_factory=dict)  # note id -> its label
    pictured: Mapping[str, str] = field(
        default_factory=dict
    )  # figure's id -> id of the sentence that tells its picture

    @property
    def labels(self) -> Labels:
        return labels(self.language)


def rendering(article: Article, script: Script | None, pictures: Mapping[str, str]) -> Rendering:
    """Everything that has to be known of the whole article before its first block can be written."""
    references: dict[tuple[str, int], str] = {}
    backlinks: dict[str, tuple[str, ...]] = {}
    notes: dict[str, str] = {}
    for block in article.blocks():
        for index, run in enumerate(block.runs):
            if run.note:
                known = backlinks.get(run.note, ())
                anchor = f"ref-{run.note}-{len(known) + 1}" if known else f"ref-{run.note}"
                references[block.id, index] = anchor
                backlinks[run.note] = (*known, anchor)
                notes.setdefault(run.note, run.text.strip(" []()"))
    return Rendering(
        article.language, pictures, _sentences(article, script), references, backlinks, notes, _pictured(script)
    )


def _pictured(script: Script | None) -> dict[str, str]:
    """Alternative texts have no span in their block's text, so their sentence is the picture itself."""
    spoken = script.utterances if script else ()
    return {
        item.block: item.id for item in reversed(spoken) if item.role == "figure" and item.display and not item.span
    }


def _sentences(article: Article, script: Script | None) -> Mapping[str, tuple[Sentence, ...]]:
    """Where each block's sentences lie; spans that overlap an earlier one give way to it."""
    ids = {block.id for block in article.blocks()} | {section.id for section in article.walk()}
    spans: dict[str, list[Sentence]] = {}
    for utterance in script.utterances if script else ():
        if utterance.span and utterance.span[0] < utterance.span[1]:
            anchor = f"s-{utterance.id}" if utterance.id in ids else utterance.id
            spans.setdefault(utterance.block, []).append((*utterance.span, anchor))
    return {block: tuple(_apart(sorted(found))) for block, found in spans.items()}


def _apart(spans: list[Sentence]) -> Iterator[Sentence]:
    reached = 0
    for start, end, anchor in spans:
        if start >= reached:
            yield start, end, anchor
            reached = end


def inline(block: Block, context: Rendering, *, verbatim: bool = False) -> str:
    """The block's runs as HTML; a line feed in the text is a line end on the page, unless it is kept verbatim."""
    parts: list[str] = []
    opened: list[str] = []
    for path, text in _segments(block, context):
        shared = 0
        while shared < min(len(opened), len(path)) and opened[shared] == path[shared]:
            shared += 1
        parts += [_close(tag) for tag in reversed(opened[shared:])]
        parts += path[shared:]
        parts.append(text if verbatim else text.replace("\n", "<br>\n"))
        opened = path
    parts += [_close(tag) for tag in reversed(opened)]
    return "".join(parts)


def _segments(block: Block, context: Rendering) -> Iterator[tuple[list[str], str]]:
    """Stretches of text that lie in one run and in one sentence or none: the tags around each, and its HTML."""
    sentences = context.sentences.get(block.id, ())
    position = 0
    for index, run in enumerate(block.runs):
        end = position + len(run.text)
        tags = _tags(run, context.references.get((block.id, index), ""), context)
        for start, stop, anchor in _cuts(position, end, sentences, whole=run.image is not None or run.note is not None):
            words = run.text[start - position : stop - position]
            around = [f'<span id="{escape(anchor)}">'] if anchor else []
            html = picture(run.image, run.text, context) if run.image is not None else escape(words)
            # White space between two sentences belongs to neither, and to no mark.
            yield (around + tags if anchor or html.strip() else []), html
        position = end


def _cuts(start: int, end: int, sentences: tuple[Sentence, ...], *, whole: bool) -> Iterator[Sentence]:
    """[start, end) cut at the borders of sentences; a picture or a note's mark stays whole in the one it begins in."""
    if whole or start == end:
        inside = (anchor for first, last, anchor in sentences if first <= start < last)
        yield start, end, next(inside, "")
        return
    for first, last, anchor in sentences:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first, ""
        yield max(start, first), min(end, last), anchor
        start = min(end, last)
    if start < end:
        yield start, end, ""


def _tags(run: Run, reference: str, context: Rendering) -> list[str]:
    """Opening tags around a run, outermost first: links hold languages, languages hold marks."""
    tags = []
    if run.note:
        tags.append("" if "sup" in run.marks else "<sup>")
        label = escape(context.labels.note.format(context.notes.get(run.note) or "*"))
        anchor = f'id="{escape(reference)}" href="{escape(fragment(run.note))}"'
        tags.append(f'<a {anchor} role="doc-noteref" aria-label="{label}">')
    elif run.href and (run.image is None or run.image in context.pictures) and (address := safe(run.href)):
        tags.append(f'<a href="{escape(address)}">')
    if run.language:
        tags.append(f"<span{language_attributes(run.language, context.language)}>")
    if "abbr" in run.marks:
        tags.append(f'<abbr title="{escape(run.title)}">' if run.title else "<abbr>")
    tags += [_MARKS[mark] for mark in run.marks if mark in _MARKS]
    return [tag for tag in tags if tag]


def language_attributes(language: str | None, around: str) -> str:
    """`lang`, and `dir` where it turns (WCAG 3.1.2), of something in a language that may not be the page's.

    >>> language_attributes("he", "en"), language_attributes("fr", "en"), language_attributes(None, "en")
    (' lang="he" dir="rtl"', ' lang="fr"', '')
    """
    if not language or language == around:
        return ""
    turned = f' dir="{direction(language)}"' if direction(language) != direction(around) else ""
    return f' lang="{escape(language)}"{turned}'


def picture(source: str, alt: str, context: Rendering, anchor: str = "") -> str:
    """A local picture itself; one on another host as a link by its alternative text, so that nothing calls out.

    One that is not there at all (pasted text keeps only its words) is its words: they are heard, so they are shown.
    """
    name = context.pictures.get(source)
    own = f' id="{escape(anchor)}"' if anchor else ""
    if name:
        return f'<img{own} src="{escape(name)}" alt="{escape(alt)}">'
    address = safe(source) if remote(source) else None
    words = escape(context.labels.picture.format(alt) if alt else context.labels.undescribed)
    if address:
        return f'<a{own} class="picture" href="{escape(address)}">{words}</a>'
    return f'<span{own} class="picture">{escape(alt)}</span>' if alt else ""


def _close(tag: str) -> str:
    """The end of an opening tag.

    >>> _close('<a href="x">')
    '</a>'
    """
    return f"</{tag[1:-1].split(' ', 1)[0]}>"
