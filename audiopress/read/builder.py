"""Open, text, close -> blocks: the growing article, whatever is still open kept on stacks and not in recursion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from audiopress.model import Block, Kind, Run
from audiopress.read.clean import polish
from audiopress.read.inline import BREAK, Picture, Piece, Style, is_blank, runs_of
from audiopress.read.shapes import Frame, shape
from audiopress.read.verse import is_couplet

Close = Callable[[], None]

DEEPEST: Final = 16  # containers inside one another; what is nested deeper stands in the last of them
_VERSE: Final = 60  # characters: the longest line of a poem
_WORDS: Final = 3  # in its lines, on average, at the least


@dataclass(frozen=True, slots=True)
class Leaf:
    """The kind of block that text is going into."""

    kind: Kind = "paragraph"
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remarked:
    """Something to tell the author, before it has a path."""

    code: str
    line: int | None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """What the author wants said of the text up to its end; "": nothing, None: what it would be without it.

    `what` is the comment's own name.
    """

    words: str | None
    line: int | None
    what: str


class Builder:
    """Keeps what is open while a tree is walked; `blocks` and `remarks` are complete after `flush`."""

    def __init__(self) -> None:
        self.frames = [Frame("aside")]  # the article itself; its kind is never asked for
        self.styles = [Style()]
        self.leaf = Leaf()
        self.line: int | None = None
        self.verbatim = False
        self.verse = False
        self.targets: list[str] = []  # ids that some link points to, waiting for the block they begin
        self.remarks: list[Remarked] = []
        self.override: Override | None = None
        self._pieces: list[Piece] = []
        self._waiting: list[Block] = []
        self._first_line: int | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self.frames[0].children)

    def within(self, kind: Kind) -> bool:
        return self.frames[-1].kind == kind and len(self.frames) > 1

    def inside(self, kind: Kind) -> bool:
        return any(frame.kind == kind for frame in self.frames[1:])

    def begun(self) -> bool:
        """Whether the block that is open holds anything yet."""
        return not is_blank(self._pieces)

    # --- text

    def text(self, text: str | None) -> None:
        if text:
            self.piece(Piece(text, self.styles[-1], self.verbatim))

    def piece(self, piece: Piece) -> None:
        if self._first_line is None and (piece.text.strip() or piece.picture):
            self._first_line = self.line
        if self.override:
            piece = replace(piece, style=replace(piece.style, spoken=self.override.words))
        self._pieces.append(piece)

    def line_break(self) -> None:
        """One ends a line; two end the paragraph, as people who had no other key have always used them."""
        last = next(
            (p for p in reversed(self._pieces) if p.text.strip(" \t\n\r\f") or p.text == BREAK or p.picture), None
        )
        if last and last.verbatim and last.text == BREAK and self.leaf.kind == "paragraph" and not self.verbatim:
            self.flush()
        else:
            self._pieces.append(Piece(BREAK, self.styles[-1], verbatim=True))

    # --- blocks

    def boundary(self) -> None:
        """A block begins or ends here; inside a heading that is only a space."""
        if self.leaf.kind == "heading":
            self._pieces.append(Piece(" ", self.styles[-1]))
        else:
            self.flush()

    def flush(self) -> None:
        self._flush_text()
        waiting, self._waiting = self._waiting, []
        for block in waiting:
            self.append(block)

    def put_below(self, block: Block) -> None:
        """The block comes after the text that is open, which it would else tear in two."""
        self._waiting.append(block)

    def _flush_text(self) -> None:
        pieces, line = self._pieces, self._first_line or self.line
        self._pieces, self._first_line = [], None
        if is_blank(pieces):
            return
        if self.override and any(piece.style.spoken for piece in pieces):
            self.override = replace(self.override, words="")  # said once, however many blocks it goes on for
        pictures = [_unless_silent(piece.picture, piece.style) for piece in pieces if piece.picture]
        self._remark_pictures(pictures)
        words = any(piece.text.strip() for piece in pieces if not piece.picture)
        if pictures and not words and self.leaf.kind == "paragraph" and not self.leaf.attributes:
            for picture in pictures:
                self.append(_figure(picture))
            return
        runs = _verbatim(pieces) if self.leaf.kind == "code" else runs_of(pieces)
        if runs:
            block = _leaf(self.leaf, runs, line, verse=self.verse)
            before = self.frames[-1].children[-1:]
            if block == replace(block, kind="paragraph", attributes=()) and before and before[0].kind == "poem":
                couplet = is_couplet(tuple(block.text.split(BREAK)), tuple(before[0].text.split(BREAK)))
                block = replace(block, kind="poem") if couplet else block
            self.append(block)

    def append(self, block: Block) -> None:
        if self.override and block.kind in ("code", "math"):
            block = replace(block, runs=tuple(replace(run, spoken=self.override.words) for run in block.runs))
        if self.targets:
            block = replace(block, attributes=(*block.attributes, ("anchor", " ".join(self.targets))))
            self.targets = []
        self.frames[-1].children.append(block)

    def open_leaf(self, leaf: Leaf) -> Close:
        """Text goes into such a block from here; a paragraph inside a caption is still a caption."""
        outer = self.leaf
        self.boundary()
        if not (leaf == Leaf() and (outer.attributes or outer.kind != "paragraph")):
            self.leaf = leaf

        def close() -> None:
            if outer == self.leaf:
                self.boundary()
            else:
                self.flush()
                self.leaf = outer

        return close

    def open_frame(self, kind: Kind, *attributes: tuple[str, str], deepest: int = DEEPEST) -> Close:
        """A container begins; too deep inside others it does not, and its text goes on where it stands."""
        self.flush()
        if len(self.frames) > deepest:
            return self.flush
        frame, outer = Frame(kind, self.line, list(attributes)), self.leaf
        self.frames.append(frame)
        self.leaf = Leaf()

        def close() -> None:
            self.flush()
            self.leaf = outer
            while self.frames.pop() is not frame:
                pass
            for block in shape(frame):
                self.append(block)

        return close

    def remark(self, code: str, line: int | None, *words: tuple[str, str]) -> None:
        if not self.inside("boilerplate"):
            self.remarks.append(Remarked(code, line, words))

    def _remark_pictures(self, pictures: list[Picture]) -> None:
        for picture in pictures:
            if picture.alt is None and not picture.decorative:
                self.remark("A-001", picture.line, ("picture", picture.src[:80]))


def _unless_silent(picture: Picture, style: Style) -> Picture:
    """A picture that the author wants left out is a decoration."""
    return replace(picture, decorative=True) if style.spoken == "" else picture


def _figure(picture: Picture) -> Block:
    attributes = [("src", picture.src)] if picture.src else []
    if picture.alt is not None:
        attributes.append(("alt", polish(" ".join(picture.alt.split()))))
    if picture.decorative:
        attributes.append(("decorative", "true"))
    return Block("", "figure", (), (), tuple(attributes), None, picture.line)


def _verbatim(pieces: list[Piece]) -> tuple[Run, ...]:
    text = polish("".join(piece.text for piece in pieces))
    return (Run(text.removeprefix("\n").rstrip("\n")),)


def _leaf(leaf: Leaf, runs: tuple[Run, ...], line: int | None, *, verse: bool) -> Block:
    """The block; a language that all its runs share is the block's own."""
    kind = leaf.kind
    if kind == "paragraph" and not leaf.attributes and (verse or _is_verse(runs)):
        kind = "poem"
    languages = {run.language for run in runs if run.text.strip()}
    language = languages.pop() if len(languages) == 1 else None
    if language:
        runs = tuple(replace(run, language=None) for run in runs)
    return Block("", kind, runs, (), leaf.attributes, language, line)


def _is_verse(runs: tuple[Run, ...]) -> bool:
    """Several lines broken by hand, all of them short; not an address, nor the name and place under a letter."""
    lines = "".join(run.text for run in runs).split(BREAK)
    words = sum(len(line.split()) for line in lines)
    numbered = sum(any(map(str.isdigit, line)) for line in lines)
    return (
        len(lines) >= 3
        and words >= _WORDS * len(lines)
        and 2 * numbered < len(lines)
        and all(0 < len(line) <= _VERSE and not line.endswith(":") for line in lines)
    )
