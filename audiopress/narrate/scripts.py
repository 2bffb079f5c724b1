"""A passage -> the writing system it is in, and words of it in another, where its language is not written in that."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from audiopress.narrate.tongue import base
from audiopress.patterns import late

_LATIN: Final = "LATIN"
# Unicode names of letters begin with their script; Chinese and Japanese ones with several.
_OWN: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("zh", "cmn", "yue"), ("CJK", "BOPOMOFO")),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL", "CJK"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug"), ("ARABIC",)),
    **dict.fromkeys(("he", "yi"), ("HEBREW",)),
    **dict.fromkeys(("ru", "uk", "bg", "mk", "be", "kk", "ky", "mn", "tg", "ba", "tt"), ("CYRILLIC",)),
    "sr": ("CYRILLIC", _LATIN),
    "el": ("GREEK",),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), ("DEVANAGARI",)),
    **dict.fromkeys(("bn", "as"), ("BENGALI",)),
    **dict.fromkeys(("am", "ti"), ("ETHIOPIC",)),
    "ta": ("TAMIL",), "te": ("TELUGU",), "kn": ("KANNADA",), "ml": ("MALAYALAM",), "gu": ("GUJARATI",),
    "pa": ("GURMUKHI",), "or": ("ORIYA",), "si": ("SINHALA",), "th": ("THAI",), "lo": ("LAO",), "my": ("MYANMAR",),
    "km": ("KHMER",), "bo": ("TIBETAN",), "ka": ("GEORGIAN",), "hy": ("ARMENIAN",),
}  # fmt: skip
_FOREIGN: Final = late(  # letters from Greek on, and the marks that sit on them
    r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]{2,200}"
    r"(?:[ ’'-][\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]{2,200}){0,20}"
)
# Whether there can be any: classes of two ranges are ready at once, and most texts hold none of their characters.
_BEYOND_LATIN: Final = late(r"[\u0370-\u1dff\u1f00-\u1fff]|[\u2c00-\U0003ffff]")
_MOST: Final = 0.5  # of the letters: a quoted word or a name in another script is no passage in it


def foreign_script(text: str, language: str) -> str:
    """The script most letters of `text` are in, "" when `language` is written in it.

    >>> [foreign_script(text, "en") for text in ("这是一篇文章。", "Tao (道)")], foreign_script("这是", "zh-Hans")
    (['CJK', ''], '')
    """
    counts = Counter(_script(char) for char in text if char.isalpha())
    if not counts:
        return ""
    name, number = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return name if name not in _own(language) and number > _MOST * counts.total() else ""


def foreign_words(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Script, start and end of every run of words, of two letters or more, in a script that is not the language's.

    A single letter is a sign (α, Ж), and what mixes scripts is in neither.

    >>> list(foreign_words("The λόγος of α", "en"))
    [('GREEK', 4, 9)]
    """
    if _BEYOND_LATIN.search(text) is None:
        return
    own = _own(language)
    for word in _FOREIGN.finditer(text):
        scripts = {_script(char) for char in word[0] if char.isalpha()}
        if len(scripts) == 1 and not scripts & set(own):
            yield scripts.pop(), word.start(), word.end()


def _own(language: str) -> tuple[str, ...]:
    """The scripts a voice of that language reads: every one reads Latin letters somehow."""
    return (*_OWN.get(base(language), ()), _LATIN)


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
