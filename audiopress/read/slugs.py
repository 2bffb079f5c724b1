"""Any words -> a readable ASCII name for files and anchors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

# Letters that NFKD leaves whole although every reader of their languages knows an ASCII form.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng"}
)
_LONGEST: Final = 80


def slugify(words: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; a hash of the words where no letter has an ASCII form.

    >>> slugify("Über uns: Straße & Café"), slugify("C'est la vie!")
    ('uber-uns-strasse-cafe', 'cest-la-vie')
    """
    flat = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    ascii_words = re.sub(r"['’‘]", "", flat).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_words).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or f"x{sha256(words.encode()).hexdigest()[:8]}"


def anchor(words: str) -> str:
    """A slug that can be a section's id: it begins with a letter, and is like no other id of the page.

    Those are of blocks (b1, b2 ...), of sentences (s1, s2 ...), and of the page's own list of chapters.

    >>> anchor("2026 in review"), anchor("Hope"), anchor("B1"), anchor("S1")
    ('s-2026-in-review', 'hope', 's-b1', 's-s1')
    """
    slug = slugify(words)
    return slug if slug[0].isalpha() and not re.fullmatch(r"[bs]\d+|list-of-chapters", slug) else f"s-{slug}"


@dataclass(slots=True)
class Anchors:
    """Gives no name twice: a second "hope" is "hope-2"."""

    _next: dict[str, int] = field(default_factory=dict)

    def take(self, words: str) -> str:
        """
        >>> names = Anchors()
        >>> [names.take(words) for words in ("Hope", "Hope 2", "Hope", "Hope")]
        ['hope', 'hope-2', 'hope-3', 'hope-4']
        """
        slug = name = anchor(words)
        number = self._next.get(slug, 1)
        while name in self._next:
            number += 1
            name = f"{slug}-{number}"
        self._next[slug] = number
        self._next.setdefault(name, 1)
        return name
