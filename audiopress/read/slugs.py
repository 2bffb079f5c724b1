"""Any words -> a readable ASCII name for files and anchors."""

from __future__ import annotations

import re
import unicodedata
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


def anchor(words: str, taken: frozenset[str] | set[str]) -> str:
    """A section's id: a slug that no other has, beginning with a letter, and never like a block's id (b1, b2 ...).

    >>> anchor("2026 in review", set()), anchor("Hope", {"hope", "hope-2"}), anchor("B1", set())
    ('s-2026-in-review', 'hope-3', 's-b1')
    """
    slug = slugify(words)
    if not slug[0].isalpha() or re.fullmatch(r"b\d+", slug):
        slug = f"s-{slug}"
    name, number = slug, 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name
