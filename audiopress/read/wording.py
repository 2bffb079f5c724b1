"""A short line of plain text -> what its wording says: a heading, a picture's caption, or neither."""

from __future__ import annotations

import re
from typing import Final, Literal

from audiopress.patterns import late
from audiopress.read.byline import parse_byline
from audiopress.read.entries import is_entry
from audiopress.read.layout import ends_sentence
from audiopress.read.names import matter
from audiopress.read.shapes import is_attribution

Case = Literal["title", "sentence", "caps", ""]

_LONGEST: Final = 120  # characters
_MOST: Final = 18  # words
_SMALL: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "nor", "but", "so", "yet", "of", "in", "on", "at", "to", "for", "from", "by"),
        *("with", "without", "as", "into", "onto", "over", "under", "than", "that", "vs", "via", "per"),
        *("de", "la", "le", "les", "des", "du", "el", "los", "las", "y", "e", "et", "u", "und", "oder", "der", "die"),
        *("das", "den", "dem", "im", "am", "zu", "zur", "zum", "von", "vom", "mit", "für"),
    )
)
_LABELLED: Final = late(
    r"(?:chapter|part|section|book|act|scene|appendix|kapitel|teil|abschnitt|chapitre|partie|capítulo|parte|capitolo)"
    r"\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z])\b.{0,80}",
    re.IGNORECASE,
)
_ROMAN: Final = late(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?")
_NUMBERED: Final = late(r"(?:(\d{1,2}(?:\.\d{1,2})*)[.)]?|[IVX]{1,5}\.)\s+(?=\S)")
_CAPTION: Final = late(
    r"(?:photos?|photographs?|images?|pictures?|illustrations?|figures?|screenshots?|credits?|caption|alt|alt text|foto"
    r"|bild|abbildung|imagen|légende)(?:\s+\d+)?\s*(?::|—|–|-\s|of\s|by\s|courtesy\b|credit\b|von\s|de\s)",
    re.IGNORECASE,
)
_SCENE: Final = late(
    r"(?:an?|the|two|three|four|five|several|some|many|close[- ]?up of|aerial|black and white|view of)\s+"
    r"(?:[\w-]+\s+){0,3}?"
    r"(?:wom[ae]n|m[ae]n|persons?|people|group|couple|pair|child(?:ren)?|girls?|boys?|kids?|hands?|crowd|bab(?:y|ies)|"
    r"famil(?:y|ies)|friends|dogs?|cats?|birds?|view|photo\w*|picture|image|drawing|painting|illustration|sign|portrait|"
    r"close[- ]?up|silhouettes?|screenshot|diagram|chart|map|hikers?|figures?)\b",
    re.IGNORECASE,
)
_INDEFINITE: Final = frozenset(
    ("A", "An", "Two", "Three", "Four", "Five", "Several", "Some", "People", "Someone", "Hands")
)
_VERB: Final = late(
    r"\b(?:sits?|stands?|looks?|holds?|walks?|smil\w+|hold\w*|[a-z]{3,}ing|rests?|lies|gathers?|hugs?)\b"
)


def reads_as_heading(text: str) -> bool:
    """Whether the line could be a heading, were it to stand like one.

    >>> [reads_as_heading(t) for t in ("Hope as Resistance", "How do we begin?", "It rained.", "and then")]
    [True, True, False, False]
    """
    words = text.split()
    if not text or len(text) > _LONGEST or len(words) > _MOST or not any(map(str.isalpha, text)):
        return False
    if matter(text) or is_labelled(text):
        return True
    if re.search(r"[.…。।,;:،；：][\"'”’»)\]]*$", text) or re.search(r"https?://|www\.|\S@\S", text):
        return False
    if re.match(r"[\"“„«‘‚]", text) and re.search(r"[\"”“»’][?!]?$", text):
        return False
    first = _NUMBERED.sub("", text)[:1]
    return not (first.islower() or is_attribution(text) or parse_byline(text) or is_entry(text))


def is_labelled(text: str) -> bool:
    """Whether the line numbers itself as a part of the whole: "Chapter IV", "IV.", "2.1 Methods"."""
    return bool(_LABELLED.fullmatch(text) or _ROMAN.fullmatch(text)) or (
        _NUMBERED.match(text) is not None and not ends_sentence(text) and len(text) < 80
    )


def depth(text: str) -> int:
    """How deep a number like 2.1.3 says that a heading stands; 1 for any other."""
    found = _NUMBERED.match(text)
    return found[1].count(".") + 1 if found and found[1] else 1


def case_of(text: str) -> Case:
    """How the line is capitalised; "" where it cannot be told (one word, or a script without cases).

    >>> case_of("Hope as a Practice"), case_of("Hope as a practice"), case_of("HOPE"), case_of("Hope")
    ('title', 'sentence', 'caps', '')
    """
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 2 and all(c.isupper() for c in letters):
        return "caps"
    words = re.findall(r"[^\W_][\w'’-]*", re.sub(r"(^|[:.?!–—]\s+)[\"“‘(]?[\w'’-]+", " ", _NUMBERED.sub("", text)))
    telling = [w for w in words if w.casefold() not in _SMALL and w.lower() != w.upper()]
    if not telling:
        return ""
    share = sum(word[0].isupper() for word in telling) / len(telling)
    return "title" if share >= 0.7 else "sentence" if share <= 0.4 else ""


def is_caption(text: str) -> bool:
    """Whether the line says itself that it describes a picture: "Photo of ...", "Image: ...".

    >>> is_caption("Photo of a lake at dawn"), is_caption("Figure skating")
    (True, False)
    """
    return bool(_CAPTION.match(text))


def describes_scene(text: str) -> bool:
    """Whether the line names what a picture may show: someone or something, doing something.

    >>> describes_scene("A woman in a red coat holding a lantern"), describes_scene("A history of salt")
    (True, False)
    """
    words = text.split()
    acts = len(words) >= 5 and words[0] in _INDEFINITE and _VERB.search(text) is not None
    return acts or _SCENE.match(text) is not None
