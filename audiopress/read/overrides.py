"""`<!-- say: … -->` and `<!-- silent -->` as the walk meets them -> what is said of the text up to their end."""

from __future__ import annotations

from lxml import etree

from audiopress.config.ipa import foreign_symbol, has_sound, tidy
from audiopress.read.builder import Close, Override
from audiopress.read.context import Context
from audiopress.read.tree import attribute


def open_say(at: Context, element: etree._Element) -> Close | None:
    """From here on, the author's words are said instead of the text; one inside another ends it."""
    unclosed(at)
    what, words = attribute(element, "what"), attribute(element, "words")
    at.override = Override(words if what == "silent" or _can_be_said(at, words) else None, at.line, what)
    return None


def open_end(at: Context, element: etree._Element) -> Close | None:
    what = attribute(element, "what")
    if at.override is None:
        at.remark("A-013", at.line, ("what", what))
    elif at.override.what != what:
        unclosed(at)
    at.override = None
    return None


def unclosed(at: Context) -> None:
    """Tell of the override that is still open, if one is."""
    if at.override:
        at.remark("A-012", at.override.line, ("what", at.override.what))
        at.override = None


def _can_be_said(at: Context, words: str) -> bool:
    why = ""
    if len(words) > 1 and words[0] == words[-1] == "/":
        phonemes = tidy(words[1:-1])
        symbol = foreign_symbol(phonemes)
        why = f"“{symbol}” is no phonetic symbol (IPA)" if symbol else "" if has_sound(phonemes) else "it has no sound"
    elif not any(map(str.isalnum, words)):
        why = "it has no words"
    if why:
        at.remark("A-014", at.line, ("words", words), ("why", why))
    return not why
