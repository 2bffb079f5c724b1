"""Flat blocks -> the same, with what belongs to the page and not to its article gathered in boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audiopress.model import Block
from audiopress.patterns import late
from audiopress.read.backmatter import level_of, words_of
from audiopress.read.layout import ends_sentence
from audiopress.read.names import is_button, matter, opens_comments, opens_pages, stands_alone
from audiopress.read.shapes import block
from audiopress.read.wording import case_of, is_labelled

_LABEL: Final = 60  # characters: the longest name of a row of buttons
_LINE: Final = 120  # characters: the longest title or button among links
_NUMBERED: Final = late(r"\d{1,6}\b")
_TEASER: Final = 300  # characters: teasers of other articles are shorter, paragraphs of this one longer
_BEFORE: Final = 0.25  # of the words: so many stand before readers' comments
_CUT_OFF: Final = late(r"(?:…|\.\.\.|\[…\]|read more|continue reading|weiterlesen|lire la suite)\W*$", re.IGNORECASE)
_LEGAL: Final = late(
    r"©|\(c\) \d{4}|all rights reserved|privacy policy|terms of (?:use|service)|powered by|required fields"
    r"|email address will not be published",
    re.IGNORECASE,
)
_SAID: Final = late(  # whole paragraphs that publishing systems put between those of the author
    r"thanks for reading\b.{0,80}[!.] subscribe\b.*|.{1,80} is a reader-supported publication\b.*"
    r"|press enter or click to view image in full size|this post is public so feel free to share it\.?"
    r"|you (?:may|might) also (?:like|enjoy|be interested in)\s*[:—–-].*|type your e-?mail.{0,3}(?: subscribe)?",
    re.IGNORECASE,
)
_POINTER: Final = late(
    r"(?:related|(?:also )?read(?: next| also| more)?|more (?:from|on) .{1,40})\s*:\s.+", re.IGNORECASE
)


def set_apart(blocks: tuple[Block, ...], *, guessed: bool) -> tuple[Block, ...]:
    """No word is moved out of its order, and none is lost; `guessed` if nobody stated which lines are headings.

    A furniture line takes with it the links and titles right below it, never a sentence; a heading ends that.
    """
    page = _Page(blocks, tuple(len(words_of(item)) for item in blocks), guessed)
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        end = page.end_of(at)
        taken = blocks[at:end]
        if taken:
            out.append(block("boilerplate", [b for b in taken if b.kind != "note"], (), taken[0].line))
            out += [b for b in taken if b.kind == "note"]
        else:
            out.append(blocks[at])
        at = max(end, at + 1)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a document with their lengths in characters, and how sure its headings are."""

    blocks: tuple[Block, ...]
    lengths: tuple[int, ...]
    guessed: bool

    def end_of(self, at: int) -> int:
        """Where the furniture that begins here ends; `at` itself if it is none."""
        first = self.blocks[at]
        if first.kind == "paragraph" and _is_said(first):
            return at + 1
        if first.kind == "poem" and self.guessed and matter(_lines(first)[0]) == "boilerplate":
            return self._run(at) if self._begun(at) and _are_links(_lines(first)) else at
        if self._is_title(at):
            return at
        if self._is_button(at):
            return at + 1
        kind = matter(first.text) if first.kind == "heading" or _is_label(first) else ""
        if kind == "boilerplate":
            return self._certain(at)
        return self._perhaps(at) if kind and first.kind == "heading" and "boilerplate" in kind else at

    def _certain(self, at: int) -> int:
        """The line itself at least, unless a stated heading has the text of a chapter under it."""
        first = self.blocks[at]
        if first.kind == "heading" and opens_comments(first.text):
            return self._comments_end(at)
        if stands_alone(first.text) or not self._begun(at):
            return self._linked_run(at)
        end = self._run(at)
        chapter = first.kind == "heading" and not self.guessed and end == at + 1 and end < self._section_end(at)
        return at if chapter and not is_button(first.text) else end

    def _perhaps(self, at: int) -> int:
        """An ordinary word is furniture only with links right below it and nothing else, or at the very end."""
        if not self._begun(at) or _is_figure(self.blocks[at + 1 : at + 2]):
            return at
        end = self._run(at)
        unlinked = (item for item in self.blocks[at + 1 : end] if item.kind == "list" and not _is_linked(item))
        if end == at + 1 < len(self.blocks) or next(unlinked, None):
            return at
        linked = any(_is_linked(item) for item in self.blocks[at + 1 : end])
        return end if linked or end == self._section_end(at) or end == len(self.blocks) else at

    def _is_title(self, at: int) -> bool:
        """Whether it is the first heading and of level 1: an article may be called "Share This"."""
        first = self.blocks[at]
        top = first.kind == "heading" and level_of(first) == 1
        return top and not any(item.kind == "heading" for item in self.blocks[:at])

    def _is_button(self, at: int) -> bool:
        """Whether one word, "Share", stands above the text, or in it where no chapter could begin."""
        first, below = self.blocks[at], self.blocks[at + 1 : at + 2]
        if not opens_pages(first.text) or (first.kind == "heading" and not self.guessed):
            return False
        bare = (
            self.guessed
            and first.kind == "heading"
            and (not below or below[0].kind in {"heading", "boilerplate"} or _is_said(below[0]))
        )
        return bare or not self._begun(at)

    def _comments_end(self, at: int) -> int:
        """Readers write sentences too: all to the next heading, if enough of the article stands above."""
        count = _NUMBERED.match(self.blocks[at].text)
        above = int(count[0]) - 1 if count else 0
        headings = (item.text for item in self.blocks[:at] if item.kind == "heading")
        numbered = any((found := _NUMBERED.match(text)) and int(found[0]) == above for text in headings)
        if numbered or self._share_before(at) < _BEFORE:  # the third chapter, or a count under the title
            return at if numbered else at + 1
        return max(self._section_end(at), self._run(at))

    def _begun(self, at: int) -> bool:
        """Whether a paragraph of the article stands above: what is found before it are only buttons."""
        return any(_is_prose(item) for item in self.blocks[:at])

    def _share_before(self, at: int) -> float:
        return sum(self.lengths[:at]) / max(1, sum(self.lengths))

    def _section_end(self, at: int) -> int:
        """The next heading as high as this one; a guessed one is as high as any."""
        level = 6 if self.guessed or self.blocks[at].kind != "heading" else level_of(self.blocks[at])
        headings = (i for i in range(at + 1, len(self.blocks)) if self.blocks[i].kind == "heading")
        ends = (i for i in headings if level_of(self.blocks[i]) <= level or "references" in matter(self.blocks[i].text))
        return next(ends, len(self.blocks))

    def _linked_run(self, at: int) -> int:
        end = at + 1
        while end < len(self.blocks) and _is_linked(self.blocks[end]):
            end += 1
        return end

    def _run(self, at: int) -> int:
        """Links and titles right below; all of them, headings too, where nothing else comes to the end."""
        if all(self._closes(item) for item in self.blocks[at + 1 :]):
            return len(self.blocks)
        end = at + 1
        while end < len(self.blocks) and self._goes_on(at, end):
            end += 1
        while end > at + 1 and end < len(self.blocks) and self.blocks[end - 1].kind in {"break", "figure"}:
            end -= 1
        return end

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether a block still belongs to the links that begin at `start`, when all above it do."""
        first, item = self.blocks[start], self.blocks[at]
        if item.kind != "heading":
            return _is_link(item) or self._is_teaser(start, at)
        if self.guessed:
            titles = matter(first.text) == "boilerplate" and not is_button(first.text)
            return titles and self._is_bare(at) and not is_labelled(item.text)
        deeper = first.kind == "heading" and level_of(item) > level_of(first)
        return deeper and (_is_linked(item) or self._is_bare(at))

    def _closes(self, item: Block) -> bool:
        """Whether it may stand among the titles of other articles at the end of a page."""
        if item.kind == "heading":
            return "references" not in matter(item.text) and (
                self.guessed or _is_linked(item) or bool(matter(item.text))
            )
        return _is_link(item) if self.guessed else _is_linked(item) or item.kind in {"figure", "break", "note"}

    def _is_bare(self, at: int) -> bool:
        """Whether a heading has nothing below it: a title among titles."""
        below = self.blocks[at + 1 : at + 2]
        return not matter(self.blocks[at].text) and (not below or below[0].kind == "heading")

    def _is_teaser(self, start: int, at: int) -> bool:
        """A short text under the linked title of another article."""
        titles = [item for item in self.blocks[start + 1 : at] if item.kind == "heading"]
        return bool(titles) and _is_linked(titles[-1]) and self.lengths[at] < _TEASER


def _is_label(item: Block) -> bool:
    """A paragraph that is only a name, like that of a row of buttons."""
    return item.kind == "paragraph" and len(item.text) <= _LABEL and not ends_sentence(item.text)


def _is_said(item: Block) -> bool:
    words = " ".join(item.text.split())
    if _SAID.fullmatch(words):
        return True
    return bool(_POINTER.fullmatch(words)) and (_is_linked(item) or (len(words) <= _LINE and not ends_sentence(words)))


def _is_prose(item: Block) -> bool:
    return item.kind in {"paragraph", "quote", "aside"} and not _is_link(item)


def _is_link(item: Block) -> bool:
    """Whether it reads like links, titles or buttons, and like no sentence of an article."""
    if item.kind in {"boilerplate", "note", "figure", "break"} or _is_linked(item):
        return True
    if item.kind == "list":
        return all(len(words_of(part)) <= _LINE and not ends_sentence(words_of(part)) for part in item.children)
    return item.kind in {"paragraph", "poem"} and _are_links(_lines(item))


def _are_links(lines: tuple[str, ...]) -> bool:
    return all(_reads_as_link(line) for line in lines)


def _reads_as_link(line: str) -> bool:
    titled = line.endswith("?") and case_of(line) == "title"
    short = len(line) <= _LINE and (titled or not ends_sentence(line)) and not line.endswith((",", ";"))
    return short or (len(line) <= _TEASER and bool(_CUT_OFF.search(line) or _LEGAL.search(line)))


def _lines(item: Block) -> tuple[str, ...]:
    return tuple(line.strip() for line in item.text.split("\n") if line.strip()) or ("",)


def _is_figure(items: tuple[Block, ...]) -> bool:
    return any(item.kind == "figure" for item in items)


def _is_linked(item: Block) -> bool:
    """Whether most of its words are links."""
    return sum(_lengths(item, linked=True)) > 0.5 * max(1, sum(_lengths(item, linked=False)))


def _lengths(item: Block, *, linked: bool) -> Iterator[int]:
    return (len(run.text) for part in item.walk() for run in part.runs if run.href or not linked)
