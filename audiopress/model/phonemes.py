"""Words with phonemes inside a spoken text, `[[words|IPA]]`: built, told apart and made plain again here only."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

JOINER: Final = "\u2060"
# A word joiner follows the bar: reading and narrating take it out of every text, so that no author's own brackets
# ("[[a|b]]", a link of some wikis) can be taken for the form.
_BAR: Final = f"|{JOINER}"
_FORM: Final = re.compile(r"\[\[([^\[\]|]*)\|\u2060([^\]]*)\]\]")
_OTHERS: Final = str.maketrans("[]|", "()/")

RAW: Final = "x-espeak "  # before phonemes that are espeak's own mnemonics, not IPA


class Piece(NamedTuple):
    """text[start:end] of a spoken text: `words` as an engine without phonemes says them, `phonemes` or ""."""

    start: int
    end: int
    words: str
    phonemes: str


def pronounced(words: str, phonemes: str) -> str:
    """The words, said with these phonemes.

    >>> plain(f"It is {pronounced('Siobhan', 'ʃɪˈvɔːn')}.")
    'It is Siobhan.'
    """
    return f"[[{words.translate(_OTHERS)}{_BAR}{phonemes}]]"


def plain(text: str) -> str:
    """The words alone, as they are counted and captioned.

    >>> plain("[[Page|label]]")
    '[[Page|label]]'
    """
    return _FORM.sub(r"\1", text) if _BAR in text else text


def legible(text: str) -> str:
    """For a person: the words, each followed by its phonemes.

    >>> legible(f"{pronounced('Siobhan', 'ʃɪˈvɔːn')} rows.")
    'Siobhan /ʃɪˈvɔːn/ rows.'
    """
    return _FORM.sub(r"\1 /\2/", text) if _BAR in text else text


def pieces(text: str) -> tuple[Piece, ...]:
    """The whole text in order, words with phonemes apart from the rest.

    >>> [piece.words for piece in pieces(f"So {pronounced('Siobhan', 'ʃɪˈvɔːn')} rows.")]
    ['So ', 'Siobhan', ' rows.']
    """
    found, position = [], 0
    for form in _FORM.finditer(text) if _BAR in text else ():
        if position < form.start():
            found.append(Piece(position, form.start(), text[position : form.start()], ""))
        found.append(Piece(form.start(), form.end(), form[1], form[2]))
        position = form.end()
    if position < len(text):
        found.append(Piece(position, len(text), text[position:], ""))
    return tuple(found)


class Offsets:
    """From places in what an engine was given to places in the spoken text that it was made from."""

    def __init__(self, rows: list[tuple[int, Piece]]) -> None:
        """`rows`: where each piece begins in what the engine was given; a piece with phonemes counts as one place."""
        self._starts = [start for start, _ in rows]
        self._pieces = [piece for _, piece in rows]

    def __call__(self, position: int) -> int:
        """Where what is at `position` begins."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        piece = self._pieces[index]
        inside = 0 if piece.phonemes else position - self._starts[index]
        return min(piece.start + inside, piece.end)

    def end(self, position: int) -> int:
        """Where what ends at `position` ends."""
        index = bisect_right(self._starts, position - 1) - 1
        if index >= 0 and self._pieces[index].phonemes:
            return self._pieces[index].end
        return self(position - 1) + 1
