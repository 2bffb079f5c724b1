"""A passage -> the writing system it is in, where that is not one its language is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from audiopress.narrate.tongue import base

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
    own = (*_OWN.get(base(language), ()), _LATIN)  # every voice reads Latin letters somehow
    return name if name not in own and number > _MOST * counts.total() else ""


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
