"""A source file -> Article: every step of reading, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from audiopress.errors import SourceError
from audiopress.model import Article, Block, Finding, Section, Suppression
from audiopress.read.backmatter import settle
from audiopress.read.clean import clean
from audiopress.read.codes import finding
from audiopress.read.decode import LARGEST, decode, refuse_size
from audiopress.read.fields import Fields, fields_of
from audiopress.read.frontmatter import split
from audiopress.read.lexicons import is_lexicon, own_lexicon
from audiopress.read.machinery import set_apart
from audiopress.read.numbering import number
from audiopress.read.opening import Opening, open_article
from audiopress.read.outline import bare_headings, outline
from audiopress.read.pictures import check_cover, check_pictures
from audiopress.read.pullquotes import settle_pullquotes
from audiopress.read.slugs import slugify
from audiopress.read.source import Document, Source
from audiopress.read.walk import walk

Reader = Callable[[Source], Document]

# Suffix -> the module below audiopress.read whose `read` reads it, imported when there is such a file.
READERS: Final[dict[str, str]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
    ".txt": "plaintext",
}
_GUESSING: Final = "plaintext"  # its blocks are what they look like, not what somebody marked
_INDEX: Final = "index"
_NOT_ARTICLES: Final = frozenset({"readme", "license", "changelog", "contributing"})


def is_article(path: Path) -> bool:
    """Whether the file, or the folder by the index file in it, is an article: not hidden, and of a suffix we read."""
    if path.name.startswith((".", "_")) or path.stem.lower() in _NOT_ARTICLES or is_lexicon(path):
        return False
    return _index_of(path) is not None if path.is_dir() else path.suffix.lower() in READERS


def read_article(path: Path, *, language: str, author: str, root: Path) -> Article:
    """Read one article: a file, or a folder with an index file; `language` and `author` are the show's.

    `root` is the workspace: places in errors and findings are relative to it, and no picture may lie outside it.
    Raises SourceError, with path:line, for what cannot be read as it is.
    """
    file = (_index_of(path) or path) if path.is_dir() else path
    place = _place(file, root)
    text, findings = _text_of(file, place)
    text, cleaned = clean(text, place)
    entries, body = split(text, place)
    fields, unknown = fields_of(entries, place)
    kind = _kind_of(file, place)
    read: Reader = import_module(f"audiopress.read.{kind}").read
    document = read(Source(body, place, fields))
    speech = fields.language or document.about.language or language
    walked = walk(document.tree, speech)
    known = fields.author or document.about.author or ((author,) if author else ())
    blocks = settle(settle_pullquotes(set_apart(walked.blocks, guessed=kind == _GUESSING)))
    opening = open_article(blocks, fields.title, document.about.title, known)
    sections, skipped = outline(opening.blocks, place)
    if not opening.headed and all(block.kind == "boilerplate" for block in opening.blocks):
        raise SourceError("there is no text in it", "write the article below its front matter", place)
    sections = number(sections)
    lines = {picture.src: picture.line for picture in reversed(walked.pictures)}
    check_pictures(_blocks(sections), lines, file.parent, root, place)
    remarks = tuple(finding(r.code, place, r.line, **dict(r.words)) for r in walked.remarks)
    found = (*findings, *cleaned, *unknown, *remarks, *skipped, *bare_headings(sections, place))
    facts = _Facts(file, root, place, speech, author, fields, document.about, opening)
    return _article(facts, sections, found)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything known about an article but its text, from the surest source to the last resort."""

    file: Path
    root: Path
    place: str
    language: str
    author: str
    fields: Fields
    about: Fields
    opening: Opening


def _article(facts: _Facts, sections: tuple[Section, ...], findings: tuple[Finding, ...]) -> Article:
    fields, about, byline = facts.fields, facts.about, facts.opening.byline
    name = facts.file.resolve().parent.name if facts.file.stem == _INDEX else facts.file.stem
    title = facts.opening.title or _title_from(name)
    if not facts.opening.title:
        findings = (*findings, finding("A-005", facts.place, 1, title=title))
    cover_place = f"{facts.place}:{fields.cover_line}"
    slug = fields.slug or slugify(name)
    return Article(
        slug=slug,
        title=title,
        language=facts.language,
        authors=fields.author or about.author or byline.authors or ((facts.author,) if facts.author else ()),
        published=fields.date or about.date or byline.published,
        updated=fields.updated or about.updated or byline.updated,
        summary=fields.summary or about.summary,
        cover=check_cover(fields.cover, facts.file.parent, facts.root, cover_place) if fields.cover else None,
        sections=sections,
        source=facts.file,
        place=facts.place,
        voice=fields.voice,
        draft=fields.draft,
        tags=fields.tags or about.tags,
        findings=_in_order(findings),
        particulars=fields.podcast,
        ignored=tuple(Suppression(code, facts.place, line, slug) for code, line in fields.check),
        lexicon=(*fields.lexicon, *own_lexicon(facts.file, facts.root, facts.place)),
    )


def _text_of(file: Path, place: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file; its size is asked for before a byte of it is read."""
    try:
        refuse_size(file.stat().st_size, place)
        with file.open("rb") as opened:
            return decode(opened.read(LARGEST + 1), place)
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        raise SourceError(f"the article cannot be read: {why}", "check its name and its permissions", place) from error


def _kind_of(file: Path, place: str) -> str:
    if kind := READERS.get(file.suffix.lower()):
        return kind
    kinds = ", ".join(READERS)
    raise SourceError(f"“{file.suffix or file.name}” is no kind of article", f"give it one of these: {kinds}", place)


def _index_of(folder: Path) -> Path | None:
    names = (folder / f"{_INDEX}{suffix}" for suffix in READERS)
    return next((file for file in names if file.is_file()), None)


def _place(file: Path, root: Path) -> str:
    inside = file.resolve().is_relative_to(root.resolve())
    return file.resolve().relative_to(root.resolve()).as_posix() if inside else file.name


def _title_from(name: str) -> str:
    words = " ".join(name.replace("-", " ").replace("_", " ").split()) or name
    return words[0].upper() + words[1:]


def _blocks(sections: Iterable[Section]) -> tuple[Block, ...]:
    """The blocks right below the sections and their headings, in reading order."""
    found: list[Block] = []
    for top in sections:
        for section in top.walk():
            found += [section.heading] if section.heading else []
            found += section.blocks
    return tuple(found)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.line or 0, f.code, f.message)))
